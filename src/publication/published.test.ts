import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { assess } from '../procedure/index.ts';
import { listEditions, loadEdition } from './files.ts';

const manual = join(import.meta.dirname, '..', '..', 'manual');

describe('published editions', () => {
  it('each still has the hash of its name, and can be assessed under', async () => {
    const names = await listEditions(manual);
    assert.ok(names.length > 0);
    for (const name of names) {
      const loaded = await loadEdition(manual, name.slice(11, 23));
      assert.ok(loaded.ok, name);
      const plan = assess(loaded.edition, { answers: { 'immediate-danger': 'yes' }, on: '2026-11-24' });
      assert.equal(plan.edition, loaded.edition.hash);
      assert.ok(plan.actions.some(({ id, standing }) => id === 'record-incident' && standing === 'required'));
    }
  });
});
