/** Fills the demonstration school through the same functions that its users use. */
import { createHash } from 'node:crypto';
import { createDemonstrationAccount, createOrganisation } from '../access/index.ts';
import { withTenant } from '../database/index.ts';
import { addEntries, progressNow, readConcern, reportConcern } from '../record/index.ts';
import type { Actor, Concern, EntryBody, RecordKeeper, Saved, Submission } from '../record/index.ts';
import { DEMONSTRATION_ACCOUNTS, DEMONSTRATION_SCHOOL } from './school.ts';
import type { Player } from './school.ts';
import { STORIES } from './stories.ts';
import type { Handling, Story } from './stories.ts';

type Cast = ReadonlyMap<Player, Actor>;

/** More rounds than any plan has steps that wait for one another. */
const MOST_ROUNDS = 30;
/** Another name when somebody joins the school, so that one made before gets the account too. */
const END = 'the end, with a policy officer';

/**
 * Makes the demonstration school, its people and its concerns. A story that has been told is left alone, so that this can be
 * called at every start, also after one that was interrupted.
 * @param edition hash of the edition in use, kept already @param today calendar date, for the dates of the stories
 */
export async function seedDemonstration(keeper: RecordKeeper, edition: string, today: string): Promise<void> {
  const { id, ...school } = DEMONSTRATION_SCHOOL;
  await createOrganisation(keeper, { ...school, demonstration: true }, id);
  if (await isTold(keeper, END)) return;
  const cast = await people(keeper);
  for (const story of STORIES) await tell(keeper, cast, story, edition, today);
  await markTold(keeper, cast, END);
}

async function people(keeper: RecordKeeper): Promise<Cast> {
  const cast = new Map<Player, Actor>();
  for (const { username, name, roles, password } of DEMONSTRATION_ACCOUNTS) {
    const account = { signInName: username, displayName: name, email: '', roles, password };
    cast.set(username, await createDemonstrationAccount(keeper, DEMONSTRATION_SCHOOL.id, account));
  }
  return cast;
}

async function tell(keeper: RecordKeeper, cast: Cast, story: Story, edition: string, today: string): Promise<void> {
  if (await isTold(keeper, `${story.id} end`)) return;
  const happenedOn = story.daysAgo === null ? null : daysBefore(today, story.daysAgo);
  const reporter = player(cast, story.by);
  const report = { report: { ...story.report, happenedOn }, reporterRole: story.reporterRole, edition };
  const { concernId } = saved(story, await reportConcern(keeper, reporter, report, once(`${story.id} report`)));
  if (story.handled) await handle(keeper, player(cast, story.handled.by), story, story.handled, concernId);
  await markTold(keeper, cast, `${story.id} end`);
}

async function handle(keeper: RecordKeeper, lead: Actor, story: Story, handling: Handling, concernId: string): Promise<void> {
  const opening: EntryBody[] = [
    { kind: 'concern-read' },
    { kind: 'concern-assigned', to: lead.userId, toName: lead.displayName, reason: '' },
    { kind: 'answers-given', answers: handling.answers, reason: '' },
    ...handling.entries,
  ];
  saved(story, await addEntries(keeper, lead, concernId, opening, once(`${story.id} opening`)));
  const most = handling.decide === 'all' ? MOST_ROUNDS : 1;
  for (let round = 0; round < most; round += 1) {
    const decisions = await nextDecisions(keeper, lead, handling, concernId);
    if (decisions.length === 0) break;
    saved(story, await addEntries(keeper, lead, concernId, decisions, once(`${story.id} round ${round}`)));
  }
  if (handling.decide !== 'all') return;
  const closing: EntryBody = { kind: 'concern-closed', summary: handling.closing, openQuestionsReason: 'What is still open cannot change what was needed here.' };
  saved(story, await addEntries(keeper, lead, concernId, [closing], once(`${story.id} closing`)));
}

async function nextDecisions(keeper: RecordKeeper, lead: Actor, handling: Handling, concernId: string): Promise<EntryBody[]> {
  const concern = await readConcern(keeper, lead, concernId, { what: 'Overview', why: 'Making the demonstration' });
  const todo = concern ? await toDo(keeper, concern) : [];
  const some = handling.decide === 'all' ? todo : todo.slice(0, handling.decide);
  return some.map((action) => decision(action, handling.notDone[action]));
}

async function toDo(keeper: RecordKeeper, concern: Concern): Promise<string[]> {
  const progress = await progressNow(keeper, concern, new Date());
  return progress.steps.filter((step) => step.state === 'to-do').map((step) => step.id);
}

function decision(action: string, notDone: string | undefined): EntryBody {
  const done = notDone === undefined;
  return {
    kind: 'step-decided', action, decision: done ? 'done' : 'not-done', reason: notDone ?? '', details: done ? 'Done as the procedure says.' : '',
    doneOn: null, doneAt: '', doneBy: '', standing: 'absent',
  };
}

function player(cast: Cast, name: Player): Actor {
  const actor = cast.get(name);
  if (!actor) throw new Error(`Nobody plays ${name} in the demonstration.`);
  return actor;
}

function saved(story: Story, result: Awaited<ReturnType<typeof addEntries>>): Saved {
  if (result.ok) return result;
  throw new Error(`The demonstration's story "${story.id}" no longer fits: ${JSON.stringify(result)}`);
}

/** Each part of a story has a form token of its own, so that it is told once. */
function once(name: string): Submission {
  return { nonce: nonce(name), fields: { demonstration: name } };
}

function nonce(name: string): string {
  const hex = createHash('sha256').update(`demonstration ${name}`).digest('hex').slice(0, 32);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

async function isTold(keeper: RecordKeeper, name: string): Promise<boolean> {
  const found = await withTenant(keeper.pool, DEMONSTRATION_SCHOOL.id, (tx) => tx.first('story-told', 'select 1 from form_token where organisation_id = $1 and token = $2', [DEMONSTRATION_SCHOOL.id, nonce(name)]));
  return found !== null;
}

async function markTold(keeper: RecordKeeper, cast: Cast, name: string): Promise<void> {
  const teller = player(cast, 'admin').userId;
  await withTenant(keeper.pool, DEMONSTRATION_SCHOOL.id, (tx) =>
    tx.query('mark-told', `insert into form_token (organisation_id, token, account_id, fingerprint, result) values ($1, $2, $3, sha256('told'), '{}') on conflict do nothing`, [DEMONSTRATION_SCHOOL.id, nonce(name), teller]),
  );
}

/** @param today calendar date @returns the calendar date so many days before */
function daysBefore(today: string, days: number): string {
  const day = new Date(`${today}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() - days);
  return day.toISOString().slice(0, 10);
}
