import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { isEmptyInstallation, signIn } from '../access/index.ts';
import { testDatabase } from '../database/testing.ts';
import type { TestDatabase } from '../database/testing.ts';
import { assess, compile } from '../procedure/index.ts';
import type { Edition } from '../procedure/index.ts';
import { readManual } from '../publication/index.ts';
import { countConcerns, keepEdition, listConcerns, reportsOf } from '../record/index.ts';
import type { Actor, RecordKeeper } from '../record/index.ts';
import { DEMONSTRATION_ACCOUNTS, seedDemonstration } from './index.ts';

let db: TestDatabase;
let edition: Edition;
let keeper: RecordKeeper;

before(async () => {
  db = await testDatabase();
  const compiled = compile(await readManual(join(import.meta.dirname, '../../manual')));
  assert.ok(compiled.ok, JSON.stringify(compiled));
  edition = compiled.edition;
  keeper = { pool: db.pool, plan: (_hash, input) => assess(edition, input) };
  await keepEdition(db, edition);
});
after(() => db.close());

async function as(username: string): Promise<Actor> {
  const account = DEMONSTRATION_ACCOUNTS.find((each) => each.username === username);
  const result = await signIn(db, { name: username, password: account?.password ?? '', address: '192.0.2.1' });
  assert.ok(result.ok, username);
  return result.actor;
}

describe('the demonstration school', () => {
  test('is told once, also when it was interrupted and started again', async () => {
    let steps = 0;
    const interrupted: RecordKeeper = {
      ...keeper,
      plan: (hash, input) => {
        steps += 1;
        if (steps % 40 === 0) throw new Error('interrupted');
        return keeper.plan(hash, input);
      },
    };
    for (let tries = 0; tries < 20; tries += 1) await seedDemonstration(interrupted, edition.hash, '2026-11-24').catch((error: Error) => assert.match(error.message, /interrupted/));
    await seedDemonstration(keeper, edition.hash, '2026-11-24');
    const count = () => db.superuser.query('select count(*)::int as entries, count(distinct concern_id)::int as concerns from entry').then((found) => found.rows[0]);
    const before = await count();
    assert.equal(before?.concerns, 6);
    await seedDemonstration(keeper, edition.hash, '2026-11-25');
    assert.deepEqual(await count(), before);
    assert.equal(await isEmptyInstallation(db), false);
  });

  test('everybody can sign in, and sees what their role sees', async () => {
    assert.deepEqual(await countConcerns(keeper, await as('dsl')), { new: 2, mine: 1, open: 4, overdue: 0, closed: 1 });
    assert.deepEqual(await countConcerns(keeper, await as('deputy')), { new: 2, mine: 1, open: 4, overdue: 0, closed: 1 });
    assert.deepEqual(await countConcerns(keeper, await as('head')), { new: 1, mine: 0, open: 1, overdue: 0, closed: 0 });
    for (const username of ['staff', 'admin', 'policy']) assert.equal((await countConcerns(keeper, await as(username))).open, 0);
    assert.equal((await reportsOf(keeper, await as('staff'))).length, 4);
    const [first] = await listConcerns(keeper, await as('dsl'), 'open');
    assert.deepEqual([first?.child, first?.urgency], ['Wren Hadley', 1]);
  });
});
