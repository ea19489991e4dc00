/** Amendments as they are kept: by whom, once, for ever, and never on a text that has changed meanwhile. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { createOrganisation } from '../access/index.ts';
import { withTenant } from '../database/index.ts';
import { testDatabase } from '../database/testing.ts';
import type { TestDatabase } from '../database/testing.ts';
import type { Actor, Role } from '../record/index.ts';
import type { Act, Amendment } from './domain.ts';
import { amendmentsOf, beginAmendment, changeAmendment } from './index.ts';
import type { AmendmentKeeper, AmendmentRefusal, AmendmentSaved } from './index.ts';

const CLUB = '---\nid: club\n---\n\n### Booking {#C1}\nBook a day before.\n\n### Guests {#C2}\nSign the book.\n';
const WRITTEN = { kind: 'write', base: 'Book a day before.', text: 'Book a week before.', why: 'More members' } as const;

let db: TestDatabase;
let keeper: AmendmentKeeper;
let school: string;
let officer: Actor;
let head: Actor;

before(async () => {
  db = await testDatabase();
  keeper = { pool: db.pool, files: [{ path: 'chapters/club.md', text: CLUB }] };
});
after(() => db.close());
beforeEach(async () => {
  school = await createOrganisation(db, { name: 'School', partnership: 'birmingham', setting: 'school', demonstration: false });
  [officer, head] = [await person(school, 'policy-officer'), await person(school, 'head')];
});

async function person(organisationId: string, ...roles: Role[]): Promise<Actor> {
  const userId = randomUUID();
  await withTenant(db.pool, organisationId, (tx) =>
    tx.query('test-person', `insert into account (organisation_id, id, sign_in_name, display_name, roles) values ($1, $2, $3, 'Somebody', $4)`, [organisationId, userId, userId, roles]),
  );
  return { organisationId, userId, displayName: 'Somebody', roles };
}

const form = (fields: Record<string, string> = {}) => ({ nonce: randomUUID(), fields });
const begin = (actor: Actor, submission = form()) => beginAmendment(keeper, actor, 'C1', WRITTEN, submission);
const doTo = (actor: Actor, id: string, seen: number, act: Act, submission = form()) => changeAmendment(keeper, actor, id, seen, act, submission);
const idOf = (saved: AmendmentSaved | AmendmentRefusal): string => (saved.ok ? saved.id : assert.fail(saved.refusal));
const refusal = (saved: AmendmentSaved | AmendmentRefusal): string => (saved.ok ? 'saved' : saved.refusal);
const only = async (actor: Actor = officer): Promise<Amendment> => (await amendmentsOf(keeper, actor))?.[0] ?? assert.fail('no amendment');

async function approved(): Promise<string> {
  const id = idOf(await begin(officer));
  idOf(await doTo(officer, id, 1, { kind: 'send' }));
  return idOf(await doTo(head, id, 2, { kind: 'approve', comment: '' }));
}

describe('an amendment', () => {
  test('is written by one person and approved by another, and every version stays', async () => {
    await approved();
    const { versions } = await only();
    assert.deepEqual(versions.map(({ version, state, authorId, text }) => [version, state, authorId, text]), [
      [1, 'draft', officer.userId, WRITTEN.text], [2, 'for-review', officer.userId, WRITTEN.text], [3, 'approved', head.userId, WRITTEN.text],
    ]);
    assert.deepEqual(versions[0]?.file, 'chapters/club.md');
  });

  test('is not approved by who wrote it, also after the role of a head teacher was added', async () => {
    const id = idOf(await begin(officer));
    await doTo(officer, id, 1, { kind: 'send' });
    await db.superuser.query(`update account set roles = '{policy-officer,head}' where id = $1`, [officer.userId]);
    assert.equal(refusal(await doTo(officer, id, 2, { kind: 'approve', comment: '' })), 'own-text');
  });

  test('counts once from a form that is sent twice, and refuses the form with other fields', async () => {
    const sent = form({ text: 'one' });
    const id = idOf(await begin(officer, sent));
    assert.deepEqual(await begin(officer, sent), { ok: true, id, isRepeated: true });
    assert.deepEqual(await begin(officer, { ...sent, fields: { text: 'two' } }), { ok: false, refusal: 'form-changed', id });
    assert.equal(refusal(await begin(await person(school, 'policy-officer'), sent)), 'not-allowed');
    assert.equal((await amendmentsOf(keeper, officer))?.length, 1);
  });

  test('is not changed, nor approved, by somebody who has not seen its latest version', async () => {
    const id = idOf(await begin(officer));
    await doTo(officer, id, 1, { ...WRITTEN, text: 'Book two weeks before.' });
    assert.equal(refusal(await doTo(officer, id, 1, WRITTEN)), 'newer');
    await doTo(officer, id, 2, { kind: 'send' });
    assert.equal(refusal(await doTo(head, id, 2, { kind: 'approve', comment: '' })), 'newer');
  });

  test('is neither sent nor approved while the paragraph is another than the one it was written for', async () => {
    const [first, second] = [idOf(await begin(officer)), idOf(await begin(officer))];
    for (const id of [first, second]) await doTo(officer, id, 1, { kind: 'send' });
    idOf(await doTo(head, first, 2, { kind: 'approve', comment: '' }));
    assert.equal(refusal(await doTo(head, second, 2, { kind: 'approve', comment: '' })), 'base-changed');
    idOf(await doTo(head, second, 2, { kind: 'send-back', comment: 'It has been changed' }));
    assert.equal(refusal(await doTo(officer, second, 3, { kind: 'send' })), 'base-changed');
    idOf(await doTo(officer, second, 3, { ...WRITTEN, base: WRITTEN.text, text: 'Book two weeks before.' }));
    await doTo(officer, second, 4, { kind: 'send' });
    idOf(await doTo(head, second, 5, { kind: 'approve', comment: '' }));
  });
});

describe('who sees and changes amendments', () => {
  test('nobody but policy officers and head teachers, by the roles that they have now', async () => {
    const id = idOf(await begin(officer));
    for (const role of ['reporter', 'dsl', 'administrator'] as const) {
      const other = await person(school, role);
      assert.equal(await amendmentsOf(keeper, other), null);
      for (const done of [await begin(other), await doTo(other, id, 1, { kind: 'send' }), await doTo(other, id, 1, { kind: 'withdraw', comment: '' })]) assert.equal(refusal(done), 'not-allowed');
    }
    assert.equal(refusal(await begin(head)), 'not-allowed');
    await db.superuser.query('update account set active = false where id = $1', [officer.userId]);
    assert.equal(await amendmentsOf(keeper, officer), null);
    assert.equal(refusal(await begin(officer)), 'not-allowed');
  });

  test('another organisation sees none and changes none', async () => {
    const id = idOf(await begin(officer));
    const elsewhere = await createOrganisation(db, { name: 'Elsewhere', partnership: 'dudley', setting: 'school', demonstration: false });
    const other = await person(elsewhere, 'policy-officer', 'head');
    assert.deepEqual(await amendmentsOf(keeper, other), []);
    assert.equal(refusal(await doTo(other, id, 1, { kind: 'send' })), 'not-found');
  });
});
