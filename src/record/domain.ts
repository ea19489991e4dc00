/** What the entries of a concern come to: reading them in order, the steps of its plan, and how urgent it is. Pure. */
import { routingOf } from '../access/index.ts';
import type { Action, Answers, Deadline, Edition, PlainDate, Plan, PlannedAction } from '../procedure/index.ts';
import type { Concern, Decided, Entry, EntryBody, Progress, Referral, Report, Step } from './model.ts';
import { calendarDaysFor } from './working-days.ts';

/** What a concern is before its first entry: given once, never changed. */
export interface Origin {
  readonly id: string;
  readonly reference: string;
  readonly partnership: string;
  readonly setting: string;
}

/** Hours after which something that is to be done at once counts as overdue. */
export const AT_ONCE_HOURS = 1;
const HOUR_MS = 3_600_000;

/** Reads the entries of one concern in order of `seq`. @throws where the first is not a report */
export function foldConcern(origin: Origin, entries: readonly Entry[]): Concern {
  const [first, ...rest] = entries;
  if (first?.body.kind !== 'concern-reported') throw new Error(`The first entry of concern ${origin.reference} is not a report.`);
  return rest.reduce(withEntry, begun(origin, first, first.body));
}

function begun(origin: Origin, first: Entry, body: Extract<EntryBody, { kind: 'concern-reported' }>): Concern {
  return {
    id: origin.id,
    reference: origin.reference,
    partnership: origin.partnership,
    status: 'new',
    routing: routingOf(body.report.aboutStaff),
    report: body.report,
    reporterId: first.authorId,
    reporterName: first.authorName,
    reportedAt: first.writtenAt,
    readAt: null,
    assignedTo: null,
    assignedName: null,
    edition: first.edition,
    answers: answersOfReport(origin, body),
    decisions: {},
    people: [],
    links: [],
    evidence: [],
    access: [],
    referrals: [],
    closedAt: null,
    entries: [first],
    lastSeq: first.seq,
  };
}

/** What a report already answers, so that nobody is asked twice. An answer given later goes before it. */
export function answersOfReport(origin: Pick<Origin, 'setting'>, body: Extract<EntryBody, { kind: 'concern-reported' }>): Answers {
  const report = body.report;
  const age = /^\d{1,2}$/.test(report.childAge.trim()) ? Number(report.childAge) : null;
  return {
    'immediate-danger': report.immediateDanger,
    ...(age !== null && age <= 25 ? { 'child-age': age } : {}),
    ...(report.happenedOn ? { 'happened-on': report.happenedOn } : {}),
    ...(report.platform.trim() ? { platform: report.platform.trim() } : {}),
    ...(report.childsWords.trim() ? { 'child-told-us': 'yes' } : {}),
    ...(report.aboutStaff === 'none' ? {} : { 'suspect-kind': 'adult', 'suspect-works-with-children': 'yes' }),
    setting: origin.setting,
    'reporter-role': body.reporterRole,
  };
}

function withEntry(before: Concern, entry: Entry): Concern {
  const concern: Concern = { ...before, entries: [...before.entries, entry], lastSeq: entry.seq, status: before.status === 'new' ? 'open' : before.status };
  const body = entry.body;
  switch (body.kind) {
    case 'concern-reported':
    case 'note-added':
    case 'entry-corrected':
    case 'wording-kept':
      return concern;
    case 'concern-read':
      return { ...concern, readAt: concern.readAt ?? entry.writtenAt };
    case 'concern-assigned':
      return { ...concern, assignedTo: body.to, assignedName: body.toName };
    case 'answers-given':
      return { ...concern, answers: { ...concern.answers, ...body.answers } };
    case 'step-decided':
      return { ...concern, decisions: { ...concern.decisions, [body.action]: kept(entry, body) } };
    case 'person-added':
      return { ...concern, people: [...concern.people, { ...body.details, id: body.person, seq: entry.seq }] };
    case 'person-corrected':
      return { ...concern, people: concern.people.map((person) => (person.id === body.person ? { ...body.details, id: person.id, seq: person.seq } : person)) };
    case 'people-linked':
      return { ...concern, links: [...concern.links, { from: body.from, to: body.to, relation: body.relation, seq: entry.seq }] };
    case 'evidence-logged': {
      const { evidence: id, type, what, holder, keptWhere } = body;
      return { ...concern, evidence: [...concern.evidence, { id, type, what, holder, keptWhere, custody: [entry] }] };
    }
    case 'evidence-moved':
      return { ...concern, evidence: concern.evidence.map((item) => (item.id === body.evidence ? { ...item, holder: body.toHolder, keptWhere: body.keptWhere, custody: [...item.custody, entry] } : item)) };
    case 'access-recorded':
      return { ...concern, access: [...concern.access, entry] };
    case 'referral-prepared':
      return { ...concern, referrals: [...concern.referrals, { ...kept(entry, body), edition: entry.edition, sent: [], answers: [] }] };
    case 'referral-sent':
      return { ...concern, referrals: concern.referrals.map((referral) => (referral.seq === body.referral ? { ...referral, sent: [...referral.sent, kept(entry, body)] } : referral)) };
    case 'referral-answered':
      return { ...concern, referrals: concern.referrals.map((referral) => (referral.seq === body.referral ? { ...referral, answers: [...referral.answers, kept(entry, body)] } : referral)) };
    case 'edition-adopted':
      return { ...concern, edition: body.edition };
    case 'concern-closed':
      return { ...concern, status: 'closed', closedAt: entry.writtenAt };
    case 'concern-reopened':
      return { ...concern, status: 'open', closedAt: null };
  }
}

function kept<B extends EntryBody>({ seq, authorName, writtenAt }: Entry, body: B): B & Pick<Entry, 'seq' | 'authorName' | 'writtenAt'> {
  return { ...body, seq, authorName, writtenAt };
}

/** The day on which the procedure is applied to a concern: the day of the report, as the calendar in England has it. */
export function appliedOn(concern: Pick<Concern, 'reportedAt'>): PlainDate {
  return LONDON_DAY.format(new Date(concern.reportedAt));
}

const LONDON_DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' });

/**
 * The plan of a concern beside what has been decided.
 * @param now the moment against which steps are overdue @param inWorkingDays the actions whose days are working days
 */
export function progressOf(concern: Concern, plan: Plan, now: Date, inWorkingDays: ReadonlySet<string> = NONE): Progress {
  const steps = plan.actions.map((planned) => stepOf(concern, planned, now, inWorkingDays.has(planned.id)));
  const open = concern.status !== 'closed';
  const due = steps.filter((step) => open && step.state === 'to-do' && step.due !== null).map((step) => step.due ?? '');
  return {
    plan,
    steps,
    undecided: steps.filter((step) => step.state === 'to-do' || step.state === 'waiting').map((step) => step.id),
    nextDue: due.toSorted()[0] ?? null,
    urgency: open ? urgencyOf(concern, steps) : 5,
  };
}

const NONE: ReadonlySet<string> = new Set();

function stepOf(concern: Concern, planned: PlannedAction, now: Date, inWorkingDays: boolean): Step {
  const decision = concern.decisions[planned.id] ?? null;
  const waitsFor = planned.standing === 'held' ? planned.after.filter((id) => concern.decisions[id]?.decision !== 'done') : [];
  const state = stateOf(planned, decision, waitsFor);
  const due = dueOf(planned.deadline, concern.reportedAt, inWorkingDays);
  const overdueAt = overdueFrom(planned.deadline, due);
  const overdue = concern.status !== 'closed' && state === 'to-do' && overdueAt !== null && overdueAt <= now.toISOString();
  return { id: planned.id, planned, decision, state, waitsFor, due, overdue };
}

function stateOf(planned: PlannedAction, decision: Decided | null, waitsFor: readonly string[]): Step['state'] {
  if (decision && stillStands(decision, planned)) return decision.decision;
  switch (planned.standing) {
    case 'prohibited':
      return 'must-not';
    case 'possible':
      return 'depends';
    case 'held':
      return waitsFor.length > 0 ? 'waiting' : 'to-do';
    case 'required':
    case 'advised':
      return 'to-do';
  }
}

const WEIGHT: Readonly<Record<Decided['standing'], number>> = { required: 2, held: 2, advised: 1, possible: 0, prohibited: 0, absent: 0 };

/** A "not done" that was decided when the step weighed less has to be decided again. What was done was done. */
function stillStands(decision: Decided, planned: PlannedAction): boolean {
  const standing = planned.standing === 'held' ? (planned.strength ?? 'required') : planned.standing;
  return decision.decision === 'done' || WEIGHT[decision.standing] >= WEIGHT[standing];
}

/** Whether somebody has answered a referral. That no answer came in time is recorded too, and it is waited for all the same. */
export function isAnswered({ answers }: Pick<Referral, 'answers'>): boolean {
  return answers.some(({ outcome }) => outcome !== 'no-answer');
}

/**
 * ISO moment at which a deadline ends, counted from the report.
 * @param deadline `immediately` or an ISO 8601 duration @param inWorkingDays its days are working days: weekends and bank holidays are passed over
 */
export function dueOf(deadline: string | null, reportedAt: string, inWorkingDays = false): string | null {
  if (deadline === null) return null;
  if (deadline === 'immediately') return reportedAt;
  const [, years, months, weeks, days, hours, minutes] = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(deadline) ?? [];
  const end = new Date(reportedAt);
  const passing = inWorkingDays ? calendarDaysFor(Number(days ?? 0), appliedOn({ reportedAt })) : Number(days ?? 0);
  end.setUTCFullYear(end.getUTCFullYear() + Number(years ?? 0), end.getUTCMonth() + Number(months ?? 0), end.getUTCDate() + 7 * Number(weeks ?? 0) + passing);
  return new Date(end.getTime() + Number(hours ?? 0) * HOUR_MS + Number(minutes ?? 0) * 60_000).toISOString();
}

/** The actions of an edition whose time limit is in working days, wherever it is set; where units are mixed, days are days, which is sooner. */
export function actionsInWorkingDays(edition: Edition): ReadonlySet<string> {
  const found = FOUND.get(edition) ?? findInWorkingDays(edition);
  FOUND.set(edition, found);
  return found;
}

const FOUND = new WeakMap<Edition, ReadonlySet<string>>();

function findInWorkingDays(edition: Edition): ReadonlySet<string> {
  const { partnerships } = edition;
  const parameters = [edition.parameters, ...partnerships.map((partnership) => partnership.parameters)].flat();
  const rules = [edition.rules, ...partnerships.map((partnership) => partnership.rules)].flat();
  const limitsOf = (action: Action): readonly Deadline[] => [action.deadline, ...rules.map((rule) => rule.deadlines[action.id] ?? null)];
  const unitsOf = (action: Action): readonly string[] => {
    const named = limitsOf(action).flatMap((limit) => (limit === null || limit === 'immediately' ? [] : [limit.parameter]));
    return parameters.filter((parameter) => named.includes(parameter.id)).map((parameter) => parameter.unit);
  };
  const inWorkingDays = edition.actions.filter((action) => unitsOf(action).length > 0 && unitsOf(action).every((unit) => unit === 'working-day'));
  return new Set(inWorkingDays.map((action) => action.id));
}

function overdueFrom(deadline: string | null, due: string | null): string | null {
  return due !== null && deadline === 'immediately' ? new Date(Date.parse(due) + AT_ONCE_HOURS * HOUR_MS).toISOString() : due;
}

/** @see Progress.urgency */
function urgencyOf(concern: Concern, steps: readonly Step[]): number {
  const required = steps.filter((step) => step.state === 'to-do' && (step.planned.strength ?? step.planned.standing) === 'required');
  if (concern.answers['immediate-danger'] === 'yes') return 1;
  if (required.some((step) => step.planned.deadline === 'immediately')) return 2;
  if (steps.some((step) => step.overdue)) return 3;
  return required.length > 0 ? 4 : 5;
}

/** What the lists need of a concern: derived from its entries and plan alone, never from the clock. */
export interface ConcernState {
  readonly status: Concern['status'];
  readonly routing: Concern['routing'];
  readonly aboutStaff: Report['aboutStaff'];
  readonly child: string;
  readonly reporterId: string;
  readonly reporterName: string;
  readonly reportedAt: string;
  readonly assignedTo: string | null;
  readonly assignedName: string | null;
  readonly edition: string;
  /** As in Progress, but never 3: being overdue depends on the clock. */
  readonly urgency: number;
  readonly undecided: number;
  readonly nextDue: string | null;
  /** From this moment on something is overdue. */
  readonly overdueFrom: string | null;
  readonly closedAt: string | null;
  readonly lastSeq: number;
  readonly lastWrittenAt: string;
}

/** The row of the lists for a concern. @param inWorkingDays as in `progressOf` */
export function stateOfConcern(concern: Concern, plan: Plan, inWorkingDays: ReadonlySet<string> = NONE): ConcernState {
  const progress = progressOf(concern, plan, new Date(0), inWorkingDays);
  const waiting = progress.steps.filter((step) => step.state === 'to-do').flatMap((step) => overdueFrom(step.planned.deadline, step.due) ?? []);
  const open = concern.status !== 'closed';
  return {
    status: concern.status,
    routing: concern.routing,
    aboutStaff: concern.report.aboutStaff,
    child: concern.report.child,
    reporterId: concern.reporterId,
    reporterName: concern.reporterName,
    reportedAt: concern.reportedAt,
    assignedTo: concern.assignedTo,
    assignedName: concern.assignedName,
    edition: concern.edition,
    urgency: progress.urgency,
    undecided: open ? progress.undecided.length : 0,
    nextDue: progress.nextDue,
    overdueFrom: open ? (waiting.toSorted()[0] ?? null) : null,
    closedAt: concern.closedAt,
    lastSeq: concern.lastSeq,
    lastWrittenAt: concern.entries.at(-1)?.writtenAt ?? concern.reportedAt,
  };
}
