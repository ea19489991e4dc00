import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { writeWhole } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'handrail-files-'));
after(() => rmSync(folder, { recursive: true, force: true }));

describe('a file that is written whole', () => {
  it('takes the place of the one before and leaves nothing beside it', () => {
    const path = join(folder, 'kept.txt');
    writeFileSync(path, 'the one before, which is longer');
    writeWhole(path, 'the new one');
    assert.equal(readFileSync(path, 'utf8'), 'the new one');
    assert.deepEqual(readdirSync(folder), ['kept.txt']);
  });

  it('can be kept from the eyes of others', { skip: process.platform === 'win32' }, () => {
    const path = join(folder, 'own.bin');
    writeWhole(path, Uint8Array.of(1, 2), 0o600);
    assert.equal(statSync(path).mode & 0o777, 0o600);
    assert.deepEqual([...readFileSync(path)], [1, 2]);
  });
});
