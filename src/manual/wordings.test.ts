import assert from 'node:assert/strict';
import { appendFile, cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { check, createChecker } from '../language/index.ts';
import { readManualWordings } from './index.ts';

const WORDINGS = ['words.yaml', 'principles.yaml', 'sources.yaml', 'exercises.yaml', 'adultify.yaml', 'relationship.yaml'];
let folder: string;
let data: string;
let keptIn: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handrail-wordings-'));
  data = join(folder, 'data');
  keptIn = join(data, 'wordings');
  for (const name of WORDINGS) await cp(join(import.meta.dirname, '../../manual/language', name), join(folder, 'language', name));
});
after(() => rm(folder, { recursive: true, force: true }));

async function foundIn(text: string): Promise<readonly string[]> {
  const read = await readManualWordings(folder, data);
  assert.ok(read.ok, JSON.stringify(read));
  return check(createChecker(read.wordings.language, read.wordings.compiled()), text).map((finding) => finding.text);
}

describe('wordings that were read before', () => {
  const text = 'Ola is streetwise. Her boyfriend is 27. She is a zigzagger.';

  it('are taken from where they were kept, and find the same', async () => {
    const first = await foundIn(text);
    assert.ok(first.includes('streetwise'), String(first));
    const kept = await readdir(keptIn);
    assert.equal(kept.length, 1);
    assert.deepEqual(await foundIn(text), first);
    assert.deepEqual(await readdir(keptIn), kept);
  });

  it('are read anew where what was kept is damaged', async () => {
    for (const name of await readdir(keptIn)) await writeFile(join(keptIn, name), 'not what was kept');
    assert.ok((await foundIn(text)).includes('streetwise'));
  });

  it('are read anew where a file has changed; what was kept before goes', async () => {
    const before = await readdir(keptIn);
    await appendFile(join(folder, 'language', 'adultify.yaml'), '\n  - {id: zigzagger, find: [zigzagger], why: It is a label., write: Say what was done., match: [She is a zigzagger.], leave: [They left.]}\n');
    assert.ok((await foundIn(text)).includes('zigzagger'));
    const after = await readdir(keptIn);
    assert.equal(after.length, 1);
    assert.notDeepEqual(after, before);
  });

  it('are found all the same where nothing can be kept', async () => {
    const read = await readManualWordings(folder, join(folder, 'language', 'words.yaml', 'no-folder'));
    assert.ok(read.ok);
    assert.ok(check(createChecker(read.wordings.language, read.wordings.compiled()), text).length > 0);
  });
});
