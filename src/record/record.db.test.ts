import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import fc from 'fast-check';
import { createOrganisation, may, ROLES } from '../access/index.ts';
import { withTenant } from '../database/index.ts';
import { testDatabase } from '../database/testing.ts';
import type { TestDatabase } from '../database/testing.ts';
import type { Edition, Plan } from '../procedure/index.ts';
import {
  addEntries, countConcerns, discardDraft, draftOf, editionOf, keepEdition, listConcerns, markRead, parkedFormsOf, parkForm, readConcern, readingsOf,
  rebuildStates, reportConcern, reportsOf, saveDraft,
} from './index.ts';
import type { AboutStaff, Actor, EntryBody, RecordKeeper, Report, Role, Saved } from './index.ts';

const EDITION = 'e'.repeat(64);
let db: TestDatabase;
let keeper: RecordKeeper;
let school: string;
let dsl: Actor;
let teacher: Actor;

before(async () => {
  db = await testDatabase();
  keeper = { pool: db.pool, plan: (edition, input) => planFor(edition, input.answers['immediate-danger'] === 'yes') };
  await keepEdition(db, { hash: EDITION, title: 'Test edition', published: '2026-01-01' } as Edition);
});
after(() => db.close());
beforeEach(async () => {
  school = await newSchool();
  dsl = await person(school, ['dsl'], 'Lead');
  teacher = await person(school, ['reporter'], 'Teacher');
});

/** A plan of three steps, so that these tests do not depend on the wording of the manual. */
function planFor(edition: string, danger: boolean): Plan {
  const step = { strength: null, after: [], because: [], pending: [] };
  return {
    edition,
    questions: [],
    law: [],
    actions: [
      ...(danger ? [{ ...step, id: 'call-999', standing: 'required' as const, deadline: 'immediately' }] : []),
      { ...step, id: 'record-incident', standing: 'required', deadline: 'P1D' },
      { ...step, id: 'tell-family', standing: 'held', strength: 'advised', after: ['record-incident'], deadline: null },
      { ...step, id: 'do-not-delete', standing: 'prohibited', deadline: null },
    ],
  };
}

function newSchool(): Promise<string> {
  return createOrganisation(db, { name: 'School', partnership: 'birmingham', setting: 'school', demonstration: false });
}

async function person(organisationId: string, roles: readonly Role[], displayName: string): Promise<Actor> {
  const userId = randomUUID();
  await withTenant(db.pool, organisationId, (tx) =>
    tx.query('test-person', `insert into account (organisation_id, id, sign_in_name, display_name, roles) values ($1, $2, $3, $4, $5)`, [organisationId, userId, userId, displayName, roles]),
  );
  return { organisationId, userId, displayName, roles };
}

const report = (more: Partial<Report> = {}): Report => ({
  immediateDanger: 'no', seenOrSaid: 'Was upset after using a game', childsWords: 'I do not like it', happenedOn: '2026-11-20', happenedWhen: '', happenedWhere: '',
  child: 'Sam Example', childAge: '12', otherPeople: '', platform: '', doneAlready: '', aboutStaff: 'none', ...more,
});
const form = () => ({ nonce: randomUUID(), fields: { text: 'as typed' } });

async function reported(actor: Actor = teacher, more: Partial<Report> = {}): Promise<Saved> {
  return saved(await reportConcern(keeper, actor, { report: report(more), reporterRole: 'staff', edition: EDITION }, form()));
}
function saved(result: Saved | { readonly ok: false; readonly refusal: string }): Saved {
  assert.ok(result.ok, JSON.stringify(result));
  return result;
}
const add = (actor: Actor, id: string, ...bodies: EntryBody[]) => addEntries(keeper, actor, id, bodies, form());
const note = (text: string): EntryBody => ({ kind: 'note-added', text, happenedOn: null, happenedAt: '' });
const decide = (action: string, decision: 'done' | 'not-done', reason = ''): EntryBody => ({ kind: 'step-decided', action, decision, reason, details: '', doneOn: null, doneAt: '', doneBy: '', standing: 'absent' });
const read = (actor: Actor, id: string) => readConcern(keeper, actor, id, { what: 'record', why: 'test' });

describe('a concern on the record', () => {
  test('a report is kept word for word, with who, when, edition and form version', async () => {
    const words = 'He said: “don’t tell”\n\tthen 😢 <b>left</b> \\ "\'';
    const { concernId, reference, seqs } = await reported(teacher, { childsWords: words });
    assert.deepEqual(seqs, [1]);
    assert.match(reference, /^[2-9B-Z]{4}-[2-9B-Z]{4}$/);
    const concern = await read(dsl, concernId);
    assert.equal(concern?.report.childsWords, words);
    const [entry] = concern?.entries ?? [];
    assert.deepEqual([entry?.authorId, entry?.authorName, entry?.authorRole, entry?.edition, entry?.formVersion], [teacher.userId, 'Teacher', 'reporter', EDITION, 1]);
    assert.ok(Math.abs(Date.parse(entry?.writtenAt ?? '') - Date.now()) < 60_000);
    assert.equal(concern?.answers['child-age'], 12);
    assert.equal(concern?.answers['happened-on'], '2026-11-20');
  });

  test('entries of an organisation are numbered without a gap, also when many are added at once and some are refused', async () => {
    const ids = await Promise.all([1, 2, 3, 4].map(async () => (await reported()).concernId));
    const results = await Promise.all(
      Array.from({ length: 40 }, (_, i) => add(dsl, ids[i % 4] ?? '', i % 5 === 0 ? note('  ') : note(`Note ${i}`), note('and another'))),
    );
    assert.equal(results.filter((result) => !result.ok).length, 8);
    const rows = await db.superuser.query('select seq::int from entry where organisation_id = $1 order by seq', [school]);
    assert.deepEqual(rows.rows.map((row) => row.seq), Array.from({ length: 4 + 32 * 2 }, (_, i) => i + 1));
    const other = await newSchool();
    const first = await reported(await person(other, ['reporter'], 'Elsewhere'));
    assert.deepEqual(first.seqs, [1]);
  });

  test('the same form sent fifty times at once makes one concern and gives one reference', async () => {
    const once = form();
    const results = await Promise.all(Array.from({ length: 50 }, () => reportConcern(keeper, teacher, { report: report(), reporterRole: 'staff', edition: EDITION }, once)));
    const all = results.map(saved);
    assert.equal(new Set(all.map((result) => result.reference)).size, 1);
    assert.equal(all.filter((result) => !result.repeated).length, 1);
    assert.equal((await reportsOf(keeper, teacher)).length, 1);
  });

  test('the same form with other words is refused, names what it saved and saves nothing', async () => {
    const once = form();
    const first = saved(await reportConcern(keeper, teacher, { report: report(), reporterRole: 'staff', edition: EDITION }, once));
    const second = await reportConcern(keeper, teacher, { report: report({ seenOrSaid: 'Other' }), reporterRole: 'staff', edition: EDITION }, { ...once, fields: { text: 'other' } });
    assert.deepEqual(second, { ok: false, refusal: 'form-changed', concernId: first.concernId, reference: first.reference });
    assert.equal((await reportsOf(keeper, teacher)).length, 1);
    const stranger = await reportConcern(keeper, dsl, { report: report(), reporterRole: 'dsl', edition: EDITION }, once);
    assert.deepEqual(stranger, { ok: false, refusal: 'not-allowed' });
  });

  test('a refused form can be mended and sent again with the same token', async () => {
    const { concernId } = await reported();
    const once = form();
    const faulty = await addEntries(keeper, dsl, concernId, [note('')], once);
    assert.deepEqual(faulty, { ok: false, refusal: 'faults', faults: [{ field: 'text', message: 'Enter the note' }] });
    saved(await addEntries(keeper, dsl, concernId, [note('Now with words')], { ...once, fields: { text: 'Now with words' } }));
  });

  test('characters that cannot be kept are refused with a sentence and change nothing', async () => {
    const result = await reportConcern(keeper, teacher, { report: report({ seenOrSaid: 'a\u0000b' }), reporterRole: 'staff', edition: EDITION }, form());
    assert.deepEqual(result, { ok: false, refusal: 'faults', faults: [{ field: 'seenOrSaid', message: 'Remove the characters that cannot be shown' }] });
    assert.deepEqual(await reportsOf(keeper, teacher), []);
  });
});

describe('closing and reopening', () => {
  const closing: EntryBody = { kind: 'concern-closed', summary: 'Supported and settled', openQuestionsReason: '' };

  test('a concern closes only when every required, advised and waiting step has a decision', async () => {
    const { concernId } = await reported();
    const early = await add(dsl, concernId, closing);
    assert.ok(!early.ok && early.refusal === 'faults' && early.faults[0]?.message.startsWith('Decide the 2 steps still open'), JSON.stringify(early));
    saved(await add(dsl, concernId, decide('record-incident', 'done')));
    assert.ok(!(await add(dsl, concernId, decide('tell-family', 'not-done'))).ok, 'not done needs a reason');
    saved(await add(dsl, concernId, decide('tell-family', 'not-done', 'They were told by the police')));
    saved(await add(dsl, concernId, closing));
    assert.equal((await read(dsl, concernId))?.status, 'closed');
    assert.deepEqual(await add(dsl, concernId, note('Late')), { ok: false, refusal: 'closed' });
    saved(await add(dsl, concernId, { kind: 'concern-reopened', reason: 'More was said' }));
    saved(await add(dsl, concernId, note('In time')));
    assert.deepEqual(await add(dsl, concernId, { kind: 'concern-reopened', reason: 'Again' }), { ok: false, refusal: 'not-closed' });
  });

  test('doing what must wait, or must not be done, needs a reason; how it stood is kept as the plan had it', async () => {
    const { concernId } = await reported();
    assert.ok(!(await add(dsl, concernId, decide('tell-family', 'done'))).ok);
    assert.ok(!(await add(dsl, concernId, decide('do-not-delete', 'done'))).ok);
    saved(await add(dsl, concernId, decide('tell-family', 'done', 'The child asked us to ring at once')));
    const concern = await read(dsl, concernId);
    assert.equal(concern?.decisions['tell-family']?.standing, 'held');
  });

  test('when danger becomes known a new step appears and the concern cannot be closed without it', async () => {
    const { concernId } = await reported();
    saved(await add(dsl, concernId, decide('record-incident', 'done'), decide('tell-family', 'done')));
    saved(await add(dsl, concernId, { kind: 'answers-given', answers: { 'immediate-danger': 'yes' }, reason: 'He has gone to meet them' }));
    const [item] = await listConcerns(keeper, dsl, 'open');
    assert.deepEqual([item?.urgency, item?.undecided], [1, 1]);
    assert.ok(!(await add(dsl, concernId, closing)).ok);
  });
});

describe('the lists', () => {
  test('new, mine, open, overdue and closed each hold what they say, most urgent first', async () => {
    const calm = await reported();
    const danger = await reported(teacher, { immediateDanger: 'yes' });
    assert.deepEqual((await listConcerns(keeper, dsl, 'new')).map((item) => item.id), [danger.concernId, calm.concernId]);
    await markRead(keeper, dsl, calm.concernId);
    await markRead(keeper, dsl, calm.concernId);
    assert.equal((await read(dsl, calm.concernId))?.entries.filter((entry) => entry.body.kind === 'concern-read').length, 1);
    saved(await add(dsl, calm.concernId, { kind: 'concern-assigned', to: dsl.userId, toName: dsl.displayName, reason: '' }));
    assert.deepEqual((await listConcerns(keeper, dsl, 'mine')).map((item) => item.id), [calm.concernId]);
    assert.deepEqual(await countConcerns(keeper, dsl), { new: 1, mine: 1, open: 2, overdue: 0, closed: 0 });
    await db.superuser.query(`update concern_state set overdue_from = now() - interval '1 minute', urgency = 4 where concern_id = $1`, [calm.concernId]);
    const [late] = await listConcerns(keeper, dsl, 'overdue');
    assert.deepEqual([late?.id, late?.urgency, late?.overdue], [calm.concernId, 3, true]);
  });

  test('a concern can be assigned only to somebody who may see it', async () => {
    const { concernId } = await reported();
    for (const to of [teacher.userId, randomUUID(), 'nobody']) {
      const result = await add(dsl, concernId, { kind: 'concern-assigned', to, toName: '', reason: '' });
      assert.ok(!result.ok && result.refusal === 'faults', to);
    }
  });

  test('they can be thrown away and built again from the entries', async () => {
    const { concernId } = await reported();
    await reported(teacher, { immediateDanger: 'yes', aboutStaff: 'staff' });
    saved(await add(dsl, concernId, decide('record-incident', 'done'), note('Kept')));
    const rows = () => db.superuser.query('select * from concern_state where organisation_id = $1 order by concern_id', [school]).then((found) => found.rows);
    const before = await rows();
    await db.superuser.query(`update concern_state set status = 'closed', child = 'wrong', urgency = 9, last_seq = 0, next_due = null where organisation_id = $1`, [school]);
    await db.superuser.query(`delete from concern_state where concern_id = $1`, [concernId]);
    assert.equal(await rebuildStates(keeper, school), 2);
    assert.deepEqual(await rows(), before);
  });
});

describe('who sees what', () => {
  test('a reporter sees that the report arrived and how it stands, and cannot open or add to it', async () => {
    const { concernId, reference } = await reported();
    assert.deepEqual((await reportsOf(keeper, teacher)).map((own) => ({ ...own, reportedAt: '' })), [{ reference, reportedAt: '', status: 'new' }]);
    assert.equal(await read(teacher, concernId), null);
    assert.deepEqual(await add(teacher, concernId, note('Mine')), { ok: false, refusal: 'not-found' });
    assert.deepEqual(await listConcerns(keeper, teacher, 'open'), []);
    assert.deepEqual((await reportsOf(keeper, dsl)).length, 0);
  });

  test('an allegation against a lead goes to the head and is absent for the lead; an administrator sees nothing', async () => {
    const [head, administrator] = [await person(school, ['head'], 'Head'), await person(school, ['administrator'], 'Admin')];
    const { concernId } = await reported(teacher, { aboutStaff: 'dsl' });
    const absent = await read(dsl, randomUUID());
    assert.equal(await read(dsl, concernId), absent);
    assert.deepEqual(await add(dsl, concernId, note('x')), await add(dsl, randomUUID(), note('x')));
    assert.equal((await countConcerns(keeper, dsl)).open, 0);
    assert.equal((await countConcerns(keeper, administrator)).open, 0);
    assert.equal(await read(administrator, concernId), null);
    assert.equal((await read(head, concernId))?.id, concernId);
    assert.equal(await readingsOf(keeper, dsl, concernId), null);
  });

  test('the policy in code and the policy in SQL agree for every set of roles and every kind of concern', async () => {
    const kinds: readonly AboutStaff[] = ['none', 'staff', 'dsl', 'head'];
    for (const aboutStaff of kinds) await reported(teacher, { aboutStaff });
    const all = await db.superuser.query<{ id: string; routing: 'dsl' | 'head'; aboutStaff: AboutStaff }>('select concern_id as id, routing, about_staff as "aboutStaff" from concern_state where organisation_id = $1', [school]);
    // Combinations of routing and subject that reporting does not make today are compared too.
    const other = await person(school, ['reporter'], 'Anybody');
    for (let mask = 1; mask < 16; mask += 1) {
      const roles = ROLES.filter((_, i) => (mask >> i) & 1);
      await db.superuser.query('update account set roles = $2 where id = $1', [other.userId, roles]);
      for (const swap of [false, true]) {
        if (swap) await db.superuser.query(`update concern_state set routing = case routing when 'dsl' then 'head' else 'dsl' end where organisation_id = $1`, [school]);
        const seen = new Set((await listConcerns(keeper, other, 'open')).map((item) => item.id));
        for (const row of all.rows) {
          const routing = swap ? (row.routing === 'dsl' ? 'head' : 'dsl') : row.routing;
          assert.equal(seen.has(row.id), may(roles, 'list', { ...row, routing }), `${roles.join('+')} ${routing} ${row.aboutStaff}`);
        }
        if (swap) await db.superuser.query(`update concern_state set routing = case routing when 'dsl' then 'head' else 'dsl' end where organisation_id = $1`, [school]);
      }
    }
  });

  test('another organisation sees and adds nothing, and its drafts are its own', async () => {
    const { concernId } = await reported();
    const stranger = await person(await newSchool(), ['dsl'], 'Stranger');
    assert.equal(await read(stranger, concernId), null);
    assert.deepEqual(await add(stranger, concernId, note('x')), { ok: false, refusal: 'not-found' });
    assert.deepEqual(await reportConcern(keeper, { ...stranger, organisationId: school }, { report: report(), reporterRole: 'dsl', edition: EDITION }, form()), { ok: false, refusal: 'not-allowed' });
  });

  test('a role that was taken away a moment ago no longer opens anything', async () => {
    const { concernId } = await reported();
    await db.superuser.query(`update account set roles = '{reporter}' where id = $1`, [dsl.userId]);
    assert.equal(await read(dsl, concernId), null);
    assert.deepEqual(await add(dsl, concernId, note('x')), { ok: false, refusal: 'not-found' });
    await db.superuser.query(`update account set roles = '{dsl}', active = false where id = $1`, [dsl.userId]);
    assert.equal(await read(dsl, concernId), null);
    assert.deepEqual(await add(dsl, concernId, note('x')), { ok: false, refusal: 'not-allowed' });
  });

  test('every reading is written down with who, what and why, and without the log there is no record', async () => {
    const { concernId } = await reported();
    await readConcern(keeper, dsl, concernId, { what: 'chronology', why: 'Meeting with the family' });
    const readings = await readingsOf(keeper, dsl, concernId);
    assert.deepEqual(readings?.map(({ who, what, why }) => ({ who, what, why })), [{ who: 'Lead', what: 'chronology', why: 'Meeting with the family' }]);
    await db.superuser.query('revoke insert on read_log from handrail_app');
    try {
      await assert.rejects(read(dsl, concernId), /permission denied/);
      await assert.rejects(listConcerns(keeper, dsl, 'open'), /permission denied/);
    } finally {
      await db.superuser.query('grant insert on read_log to handrail_app');
    }
  });
});

describe('what is typed is not lost', () => {
  test('a draft is kept for its owner, replaced as more is typed, and goes when the form has been taken', async () => {
    await saveDraft(db, teacher, 'report', { seenOrSaid: 'Half' });
    await saveDraft(db, teacher, 'report', { seenOrSaid: 'Half a sentence\u0000' });
    assert.deepEqual((await draftOf(db, teacher, 'report'))?.fields, { seenOrSaid: 'Half a sentence' });
    assert.equal(await draftOf(db, dsl, 'report'), null);
    saved(await reportConcern(keeper, teacher, { report: report(), reporterRole: 'staff', edition: EDITION }, { ...form(), draft: 'report' }));
    assert.equal(await draftOf(db, teacher, 'report'), null);
    await saveDraft(db, teacher, 'report', { seenOrSaid: 'Another' });
    await discardDraft(db, teacher, 'report');
    assert.equal(await draftOf(db, teacher, 'report'), null);
  });

  test('a form that arrived after the session had ended is given back to its owner alone, for a day', async () => {
    const parked = { nonce: randomUUID(), form: 'report', path: '/report', fields: { seenOrSaid: 'Every word' } };
    await parkForm(db, teacher, parked);
    assert.deepEqual(await parkedFormsOf(db, dsl), []);
    const [back] = await parkedFormsOf(db, teacher);
    assert.deepEqual({ ...back, parkedAt: '' }, { ...parked, parkedAt: '' });
    await db.superuser.query(`update parked_form set parked_at = now() - interval '25 hours'`);
    assert.deepEqual(await parkedFormsOf(db, teacher), []);
  });

  test('an edition is kept once and comes back as it was', async () => {
    const edition = { hash: 'f'.repeat(64), title: 'Autumn', published: '2026-09-01' } as Edition;
    await keepEdition(db, edition);
    await keepEdition(db, { ...edition, title: 'Changed' });
    assert.deepEqual(await editionOf(db, edition.hash), edition);
    assert.equal(await editionOf(db, '0'.repeat(64)), null);
  });

  test('any text comes back exactly as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 60 }).filter((text) => text.trim() !== '' && !text.includes('\u0000')), async (text) => {
        const { concernId } = await reported(teacher, { seenOrSaid: text });
        assert.equal((await read(dsl, concernId))?.report.seenOrSaid, text);
      }),
      { numRuns: 40 },
    );
  });
});
