import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, it } from 'node:test';
import { dataDirectory } from './index.ts';

const root = join(import.meta.dirname, '..', '..');
const [here, given] = [process.cwd(), process.env['HANDRAIL_DATA']];

afterEach(() => {
  process.chdir(here);
  if (given === undefined) delete process.env['HANDRAIL_DATA'];
  else process.env['HANDRAIL_DATA'] = given;
});

describe('the data folder', () => {
  it('is the same wherever Handrail is started from', () => {
    delete process.env['HANDRAIL_DATA'];
    process.chdir(tmpdir());
    assert.equal(dataDirectory(), join(root, 'var'));
  });

  it('is the one that was named', () => {
    process.env['HANDRAIL_DATA'] = join(root, 'other');
    assert.equal(dataDirectory(), join(root, 'other'));
    assert.equal(dataDirectory(join(root, 'third')), join(root, 'third'));
  });
});
