import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { measure } from '../src/language/corpus/measure.test-support.ts';
import { check, createChecker } from '../src/language/index.ts';
import type { Finding } from '../src/language/index.ts';
import { wordings } from '../src/language/wordings.test-support.ts';
import { gzipped, LIGHT_BYTES } from './words-package.ts';

describe('the package for other systems', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'handrail-package-'));
    assert.equal(spawnSync(process.execPath, [join(import.meta.dirname, 'words-package.ts'), join(folder, 'node_modules', 'handrail-words')]).status, 0);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('finds in a system of its own what the checker finds here, and needs nothing else', () => {
    const sentences = wordings().patterns.flatMap(({ match, leave }) => [...match, ...leave]).join('\n\n');
    writeFileSync(join(folder, 'text.txt'), sentences);
    writeFileSync(join(folder, 'use.js'), "import { readFileSync } from 'node:fs';\nimport { findWords } from 'handrail-words';\nprocess.stdout.write(JSON.stringify(findWords(readFileSync('text.txt', 'utf8'))));");
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    const { stdout, stderr } = spawnSync(process.execPath, ['use.js'], { cwd: folder, encoding: 'utf8' });
    assert.deepEqual(JSON.parse(stdout || `"${stderr}"`), JSON.parse(JSON.stringify(check(createChecker(wordings()), sentences))));
  });

  it('has a light module of 20 KB that seven of eight times is right, and finds two of three wordings that nobody chose it by', async () => {
    const file = join(folder, 'node_modules', 'handrail-words', 'light.js');
    assert.ok(gzipped(readFileSync(file, 'utf8')) <= LIGHT_BYTES);
    const { findWords } = (await import(file)) as { findWords: (text: string) => readonly Finding[] };
    const { precision, recall } = measure(findWords, 'test', 'blame');
    assert.ok(precision >= 0.87 && recall >= 0.66, `precision ${precision}, recall ${recall}`);
  });
});
