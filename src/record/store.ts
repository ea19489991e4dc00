/** Keeps the record: entries are added in one order, each form counts once, and the lists follow in the same transaction. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { actingRole, may } from '../access/index.ts';
import { withTenant } from '../database/index.ts';
import type { Transaction } from '../database/index.ts';
import type { AssessInput, Plan } from '../procedure/index.ts';
import { appliedOn, foldConcern, progressOf, stateOfConcern } from './domain.ts';
import type { ConcernState, Origin } from './domain.ts';
import type { Actor, Concern, Entry, EntryBody, Progress, Role } from './model.ts';
import { takeForm, takenBefore } from './once.ts';
import type { Submission, TakenBefore } from './once.ts';
import { faultsOfEntry, faultsOfReport, FORM_VERSION, refusalOfKind } from './rules.ts';
import type { EntryFault } from './rules.ts';
import { logReading, rolesNow } from './reading.ts';
import { writeState } from './state.ts';

/** Makes the plan of a concern under the edition that it is pinned to. */
export type Planner = (edition: string, input: AssessInput) => Plan | Promise<Plan>;

/** What the functions of the record need. */
export interface RecordKeeper {
  readonly pool: Pool;
  readonly plan: Planner;
  /** The actions of an edition whose days are working days. Without it every day counts. */
  readonly inWorkingDays?: (edition: string) => ReadonlySet<string> | Promise<ReadonlySet<string>>;
}

export interface Saved {
  readonly ok: true;
  readonly concernId: string;
  readonly reference: string;
  /** Numbers of the entries that were added. */
  readonly seqs: readonly number[];
  /** True where this form had been taken before and nothing was added now. */
  readonly repeated: boolean;
}

export type RecordRefusal =
  /** There is no such concern, or none that this person may see: never said which. */
  | { readonly ok: false; readonly refusal: 'not-found' }
  | { readonly ok: false; readonly refusal: 'not-allowed' }
  /** The same form was sent before with other fields; what it saved is named. */
  | { readonly ok: false; readonly refusal: 'form-changed'; readonly concernId: string; readonly reference: string }
  | { readonly ok: false; readonly refusal: 'closed' | 'not-closed' | 'already-reported' }
  | { readonly ok: false; readonly refusal: 'faults'; readonly faults: readonly EntryFault[] };

type ReportBody = Extract<EntryBody, { kind: 'concern-reported' }>;

/** A new concern. Everybody who is signed in may report one. @param edition the hash of the edition in use today */
export async function reportConcern(
  keeper: RecordKeeper,
  actor: Actor,
  report: Omit<ReportBody, 'kind'> & { readonly edition: string },
  submission: Submission,
): Promise<Saved | RecordRefusal> {
  const { edition, ...rest } = report;
  const body: ReportBody = { kind: 'concern-reported', ...rest };
  return once(keeper, actor, submission, async (tx, head) => {
    const faults = faultsOfReport(body);
    if (faults.length > 0) return { ok: false, refusal: 'faults', faults };
    const origin = await insertConcern(tx, actor.organisationId);
    const role: Role = head.roles.includes('reporter') ? 'reporter' : (head.roles[0] ?? 'reporter');
    const entries = await insertEntries(tx, actor, { head: head.lastSeq, concernId: origin.id, edition, role }, [body]);
    const concern = foldConcern(origin, entries);
    await writeState(tx, actor.organisationId, concern.id, await stateNow(keeper, concern));
    return { ok: true, concernId: origin.id, reference: origin.reference, seqs: entries.map((entry) => entry.seq), repeated: false };
  });
}

/** Adds entries to a concern: all of them or none. Checked against the concern as it stands under the lock. */
export async function addEntries(
  keeper: RecordKeeper,
  actor: Actor,
  concernId: string,
  bodies: readonly EntryBody[],
  submission: Submission,
): Promise<Saved | RecordRefusal> {
  return once(keeper, actor, submission, (tx, head) => addUnderLock(keeper, tx, { ...actor, roles: head.roles }, { concernId, lastSeq: head.lastSeq }, bodies));
}

/** Notes that a lead has opened a new concern, which is new no longer. Does nothing the second time. */
export async function markRead(keeper: RecordKeeper, actor: Actor, concernId: string): Promise<void> {
  await withTenant(keeper.pool, actor.organisationId, async (tx) => {
    const head = await lockHead(tx, actor);
    const concern = head && (await visibleConcern(tx, { ...actor, roles: head.roles }, concernId));
    if (!head || !concern || concern.readAt !== null) return;
    await addUnderLock(keeper, tx, { ...actor, roles: head.roles }, { concernId, lastSeq: head.lastSeq }, [{ kind: 'concern-read' }]);
  });
}

/**
 * A concern with all its entries, or null where there is none that this person may see. The reading is written down in the same
 * transaction: no log, no record.
 * @param reading what was looked at (`record`, `chronology`, `print` …) and why
 */
export async function readConcern(keeper: RecordKeeper, actor: Actor, concernId: string, reading: { readonly what: string; readonly why: string }): Promise<Concern | null> {
  return withTenant(keeper.pool, actor.organisationId, async (tx) => {
    const roles = await rolesNow(tx, actor);
    const concern = roles && (await visibleConcern(tx, { ...actor, roles }, concernId));
    if (concern) await logReading(tx, actor, concernId, reading);
    return concern;
  });
}

/** Plan and progress of a concern at this moment. */
export async function progressNow(keeper: RecordKeeper, concern: Concern, now: Date): Promise<Progress> {
  return progressOf(concern, await planOf(keeper, concern), now, await keeper.inWorkingDays?.(concern.edition));
}

/** The plan of a concern, under its edition, its partnership and its day. */
export async function planOf(keeper: RecordKeeper, concern: Concern): Promise<Plan> {
  return keeper.plan(concern.edition, { answers: concern.answers, partnership: concern.partnership, on: appliedOn(concern) });
}

async function stateNow(keeper: RecordKeeper, concern: Concern): Promise<ConcernState> {
  return stateOfConcern(concern, await planOf(keeper, concern), await keeper.inWorkingDays?.(concern.edition));
}

/** Builds the lists of an organisation again from its entries. @returns the number of concerns */
export async function rebuildStates(keeper: RecordKeeper, organisationId: string): Promise<number> {
  return withTenant(keeper.pool, organisationId, async (tx) => {
    await tx.query('lock-head-alone', 'select last_seq from entry_head where organisation_id = $1 for update', [organisationId]);
    const origins = await tx.query<Origin>('origins', `${ORIGIN} where organisation_id = $1`, [organisationId]);
    for (const origin of origins) {
      const concern = foldConcern(origin, await entriesOf(tx, organisationId, origin.id));
      await writeState(tx, organisationId, origin.id, await stateNow(keeper, concern));
    }
    return origins.length;
  });
}

interface Head {
  readonly lastSeq: number;
  readonly roles: readonly Role[];
}

/** The lock that puts the entries of an organisation in one order; with it the roles that the person has at this moment. */
async function lockHead(tx: Transaction, actor: Actor): Promise<Head | null> {
  const row = await tx.first<{ last_seq: string; roles: Role[] }>('lock-head', `
    select h.last_seq, a.roles from entry_head h join account a on a.organisation_id = h.organisation_id and a.id = $2 and a.active
     where h.organisation_id = $1 for update of h for share of a`, [actor.organisationId, actor.userId]);
  return row && { lastSeq: Number(row.last_seq), roles: row.roles };
}

/** Does the work of a form once: the same form again gets the first answer, and nothing happens. */
async function once(keeper: RecordKeeper, actor: Actor, submission: Submission, work: (tx: Transaction, head: Head) => Promise<Saved | RecordRefusal>): Promise<Saved | RecordRefusal> {
  return withTenant(keeper.pool, actor.organisationId, async (tx) => {
    const head = await lockHead(tx, actor);
    if (!head) return { ok: false, refusal: 'not-allowed' };
    const before = await takenBefore<Pick<Saved, 'concernId' | 'reference' | 'seqs'>>(tx, actor, submission);
    if (before !== null) return asBefore(before);
    const saved = await work(tx, head);
    if (!saved.ok) return saved;
    const { concernId, reference, seqs } = saved;
    await takeForm(tx, actor, submission, { concernId, reference, seqs });
    return saved;
  });
}

function asBefore(before: TakenBefore<Pick<Saved, 'concernId' | 'reference' | 'seqs'>>): Saved | RecordRefusal {
  if (before.by === 'other') return { ok: false, refusal: 'not-allowed' };
  if (before.isSame) return { ok: true, ...before.result, repeated: true };
  return { ok: false, refusal: 'form-changed', concernId: before.result.concernId, reference: before.result.reference };
}

async function addUnderLock(keeper: RecordKeeper, tx: Transaction, actor: Actor, at: { readonly concernId: string; readonly lastSeq: number }, bodies: readonly EntryBody[]): Promise<Saved | RecordRefusal> {
  const concern = await visibleConcern(tx, actor, at.concernId);
  if (!concern) return { ok: false, refusal: 'not-found' };
  const role = actingRole(actor.roles, { routing: concern.routing, aboutStaff: concern.report.aboutStaff });
  if (!role) return { ok: false, refusal: 'not-allowed' };
  const origin = await originOf(tx, actor.organisationId, concern.id);
  let standing = concern;
  const checked: EntryBody[] = [];
  for (const given of bodies) {
    const checkedOne = await checkEntry(keeper, tx, standing, given);
    if ('refused' in checkedOne) return checkedOne.refused;
    checked.push(checkedOne.body);
    standing = foldConcern(origin, [...standing.entries, provisional(standing, actor, role, checkedOne.body)]);
  }
  const edition = bodies.findLast((body) => body.kind === 'edition-adopted')?.edition ?? concern.edition;
  const added = await insertEntries(tx, actor, { head: at.lastSeq, concernId: concern.id, edition, role }, checked);
  const after = foldConcern(origin, [...concern.entries, ...added]);
  await writeState(tx, actor.organisationId, concern.id, await stateNow(keeper, after));
  return { ok: true, concernId: concern.id, reference: concern.reference, seqs: added.map((entry) => entry.seq), repeated: false };
}

/** Each entry of a form is checked against the concern as the entries before it in the same form leave it. */
async function checkEntry(keeper: RecordKeeper, tx: Transaction, concern: Concern, body: EntryBody): Promise<{ readonly body: EntryBody } | { readonly refused: RecordRefusal }> {
  const refusal = refusalOfKind(concern, body.kind);
  if (refusal) return { refused: { ok: false, refusal } };
  const progress = await progressNow(keeper, concern, new Date(0));
  const faults = [...faultsOfEntry(concern, progress, body), ...(await faultsOfAssignment(tx, concern, body))];
  return faults.length > 0 ? { refused: { ok: false, refusal: 'faults', faults } } : { body: asItStands(progress, body) };
}

/** An entry as it will be, before the database has given it its moment. */
function provisional(concern: Concern, actor: Actor, authorRole: Role, body: EntryBody): Entry {
  const seq = concern.lastSeq + 1;
  return { seq, concernId: concern.id, body, authorId: actor.userId, authorName: actor.displayName, authorRole, writtenAt: concern.reportedAt, edition: concern.edition, formVersion: FORM_VERSION[body.kind] };
}

/** How a step stood is for the plan to say, not for the form. */
function asItStands(progress: Progress, body: EntryBody): EntryBody {
  if (body.kind !== 'step-decided') return body;
  const step = progress.steps.find((each) => each.id === body.action);
  if (!step) return { ...body, standing: 'absent' };
  const { standing, strength } = step.planned;
  // What it had to wait for has been done: it is held no longer.
  return { ...body, standing: standing === 'held' && step.waitsFor.length === 0 ? (strength ?? 'required') : standing };
}

async function faultsOfAssignment(tx: Transaction, concern: Concern, body: EntryBody): Promise<EntryFault[]> {
  if (body.kind !== 'concern-assigned') return [];
  const row = await tx.first<{ roles: Role[] }>('assignee', 'select roles from account where id::text = $1 and active', [body.to]);
  const sees = row !== null && may(row.roles, 'read', { routing: concern.routing, aboutStaff: concern.report.aboutStaff });
  return sees ? [] : [{ field: 'to', message: 'Choose somebody who may see this concern' }];
}

/** No letters or digits that can be confused; random, so that a gap says nothing. */
const REFERENCE_LETTERS = '23456789BCDFGHJKMNPQRSTVWXYZ';

function newReference(): string {
  const letters = [...randomBytes(8)].map((byte) => REFERENCE_LETTERS[byte % REFERENCE_LETTERS.length]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

async function insertConcern(tx: Transaction, organisationId: string): Promise<Origin> {
  const made = await tx.first<Origin>('insert-concern', `
    insert into concern (organisation_id, id, reference, partnership, setting)
    select $1, $2, $3, partnership, setting from organisation where organisation_id = $1
    on conflict (organisation_id, reference) do nothing
    returning id, reference, partnership, setting`, [organisationId, randomUUID(), newReference()]);
  return made ?? insertConcern(tx, organisationId);
}

const ENTRY = `seq::int, concern_id as "concernId", body, author_id as "authorId", author_name as "authorName", author_role as "authorRole",
  to_char(written_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "writtenAt", edition, form_version as "formVersion"`;
const ORIGIN = 'select id, reference, partnership, setting from concern';

async function insertEntries(tx: Transaction, actor: Actor, at: { readonly head: number; readonly concernId: string; readonly edition: string; readonly role: Role }, bodies: readonly EntryBody[]): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const body of bodies) {
    const entry = await tx.first<Entry>('insert-entry', `
      insert into entry (organisation_id, seq, concern_id, kind, form_version, body, edition, author_id, author_name, author_role)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning ${ENTRY}`,
      [actor.organisationId, at.head + entries.length + 1, at.concernId, body.kind, FORM_VERSION[body.kind], JSON.stringify(body), at.edition, actor.userId, actor.displayName, at.role]);
    if (entry) entries.push(entry);
  }
  await tx.query('move-head', 'update entry_head set last_seq = $2 where organisation_id = $1', [actor.organisationId, at.head + entries.length]);
  return entries;
}

async function visibleConcern(tx: Transaction, actor: Actor, concernId: string): Promise<Concern | null> {
  const origin = await tx.first<Origin>('origin', `${ORIGIN} where organisation_id = $1 and id::text = $2`, [actor.organisationId, concernId]);
  if (!origin) return null;
  const concern = foldConcern(origin, await entriesOf(tx, actor.organisationId, origin.id));
  return may(actor.roles, 'read', { routing: concern.routing, aboutStaff: concern.report.aboutStaff }) ? concern : null;
}

async function originOf(tx: Transaction, organisationId: string, concernId: string): Promise<Origin> {
  const origin = await tx.first<Origin>('origin', `${ORIGIN} where organisation_id = $1 and id::text = $2`, [organisationId, concernId]);
  if (!origin) throw new Error('The concern is gone.');
  return origin;
}

function entriesOf(tx: Transaction, organisationId: string, concernId: string): Promise<Entry[]> {
  return tx.query<Entry>('entries', `select ${ENTRY} from entry where organisation_id = $1 and concern_id = $2 order by seq`, [organisationId, concernId]);
}
