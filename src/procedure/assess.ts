import type { AssessInput, Because, Edition, Plan, PlannedAction, PlannedLaw, Standing } from './model.ts';
import { tighter, type Due } from './durations.ts';
import { level, type Level } from './evaluate.ts';
import { dayOfTheAct } from './law.ts';
import { OpenQuestions } from './open.ts';
import { answersFor } from './support.ts';
import { load, prepare, type ActionTable, type DayTable, type Link, type Tables } from './tables.ts';

/** One assessment in the making: how each rule came out, now and for good. */
interface Work {
  readonly tables: Tables;
  readonly day: DayTable;
  readonly now: readonly Level[];
  readonly settled: readonly Level[];
  readonly because: (Because | undefined)[];
  readonly questions: OpenQuestions;
}

/**
 * The plan on these answers, under this edition, in this partnership, on this day. Pure: equal inputs give equal plans.
 * Answers that the edition cannot read count as not given; check inputs with `checkInput` first to tell of them.
 * Throws where the edition has no such partnership.
 */
export function assess(edition: Edition, input: AssessInput): Plan {
  const tables = prepare(edition, input.partnership);
  const work = begin(tables, input);
  const actions: PlannedAction[] = [];
  tables.actions.forEach((action, index) => {
    const planned = plan(work, action, index);
    if (planned) actions.push(planned);
    askAbout(work, action, index);
  });
  const law = listLaw(work, input);
  return { edition: edition.hash, actions, questions: work.questions.ids(), law };
}

function begin(tables: Tables, input: AssessInput): Work {
  const day = tables.day(input.on);
  load(tables, input.answers, day);
  return {
    tables, day, because: [], questions: new OpenQuestions(tables),
    now: tables.rules.map((rule) => level(tables.machine, rule.now)),
    settled: tables.rules.map((rule) => level(tables.machine, rule.inTheEnd)),
  };
}

/** One step of a plan, and whether facts were open to being answered: not ruled out by the other answers. */
export interface AssessedStep {
  readonly planned: PlannedAction | null;
  readonly possible: (facts: readonly string[]) => boolean;
}

/** How one action stands, without the rest of the plan. */
export function assessStep(edition: Edition, input: AssessInput, actionId: string): AssessedStep {
  const tables = prepare(edition, input.partnership);
  const work = begin(tables, input);
  const index = tables.actions.findIndex(({ id }) => id === actionId);
  const action = tables.actions[index];
  const gates = tables.facts.map(({ gate }) => gate === null || level(tables.machine, gate) !== 0);
  return {
    planned: action ? plan(work, action, index) : null,
    possible: (facts) => facts.every((id) => gates[tables.factOf.get(id) ?? -1] ?? true),
  };
}

const none: readonly string[] = Object.freeze([]);

function at(work: Work, links: readonly Link[], wanted: Level): Link[] {
  return links.filter(({ rule }) => work.now[rule] === wanted);
}

function plan(work: Work, action: ActionTable, index: number): PlannedAction | null {
  const forbidden = at(work, action.nots, 2);
  if (forbidden.length > 0) return planned(work, action, 'prohibited', { because: forbidden });
  const musts = at(work, action.musts, 2);
  const duties = [...musts, ...at(work, action.shoulds, 2)];
  if (duties.length > 0) return planDuty(work, action, index, musts.length > 0 ? 'required' : 'advised', duties);
  const open = [...at(work, action.musts, 1), ...at(work, action.shoulds, 1)];
  if (open.length === 0) return null;
  return planned(work, action, 'possible', { because: open, pending: open, deadline: work.day.own[index]?.iso ?? null });
}

function planDuty(work: Work, action: ActionTable, index: number, strength: 'required' | 'advised', duties: readonly Link[]): PlannedAction {
  const deadline = dueOf(work, index, duties).iso;
  const holds = at(work, action.afters, 2);
  if (holds.length > 0) {
    const after = [...new Set(holds.flatMap((link) => link.after))];
    return planned(work, action, 'held', { because: [...duties, ...holds], deadline, strength, after });
  }
  const pending = [...at(work, action.nots, 1), ...at(work, action.afters, 1)];
  if (pending.length > 0) return planned(work, action, 'possible', { because: [...duties, ...pending], deadline, strength, pending });
  return planned(work, action, strength, { because: duties, deadline, strength });
}

function dueOf(work: Work, index: number, duties: readonly Link[]): Due {
  let due = work.day.own[index] ?? { iso: null, rank: Infinity };
  for (const { rule } of duties) {
    const own = work.day.ofRule[index]?.get(rule);
    if (own) due = tighter(due, own);
  }
  return due;
}

interface Details {
  readonly because: readonly Link[];
  readonly deadline?: string | null;
  readonly strength?: 'required' | 'advised';
  readonly after?: readonly string[];
  readonly pending?: readonly Link[];
}

function planned(work: Work, action: ActionTable, standing: Standing, details: Details): PlannedAction {
  return {
    id: action.id, standing, strength: details.strength ?? null, after: details.after ?? none, deadline: details.deadline ?? null,
    because: details.because.map(({ rule }) => becauseOf(work, rule)), pending: details.pending ? pendingOf(work, details.pending) : none,
  };
}

function becauseOf(work: Work, index: number): Because {
  const known = work.because[index];
  if (known) return known;
  const table = work.tables.rules[index];
  if (!table) throw new Error(`no rule ${index}`);
  const because = { rule: table.rule.id, answers: answersFor(work.tables, table.now), cites: table.rule.cites };
  work.because[index] = because;
  return because;
}

function pendingOf(work: Work, links: readonly Link[]): string[] {
  const open = new OpenQuestions(work.tables);
  for (const { rule } of links) open.add(work.tables.rules[rule]?.now ?? 0);
  return open.ids();
}

/** Marks the questions that can still change the standing, the deadline or the order of an action. */
function askAbout(work: Work, action: ActionTable, index: number): void {
  const settled = (links: readonly Link[]): Link[] => links.filter(({ rule }) => work.settled[rule] === 2);
  const open = (links: readonly Link[]): Link[] => links.filter(({ rule }) => work.settled[rule] === 1);
  if (settled(action.nots).length > 0) return;
  ask(work, open(action.nots));
  const musts = settled(action.musts);
  const shoulds = settled(action.shoulds);
  const best = dueOf(work, index, [...musts, ...shoulds]).rank;
  const tightens = ({ rule }: Link): boolean => (work.day.ofRule[index]?.get(rule)?.rank ?? Infinity) < best;
  ask(work, open(action.musts).filter((link) => musts.length === 0 || tightens(link)));
  ask(work, open(action.shoulds).filter((link) => musts.length + shoulds.length === 0 || tightens(link)));
  if (musts.length + shoulds.length + open(action.musts).length + open(action.shoulds).length === 0) return;
  const named = new Set(settled(action.afters).flatMap((link) => link.after));
  ask(work, open(action.afters).filter((link) => link.after.some((id) => !named.has(id))));
}

function ask(work: Work, links: readonly Link[]): void {
  for (const { rule } of links) work.questions.add(work.tables.rules[rule]?.inTheEnd ?? 0);
}

/** The law of the day of the act, or of today where that day is not known. */
function listLaw(work: Work, input: AssessInput): PlannedLaw[] {
  const { law, machine, factOf, given } = work.tables;
  const fact = factOf.get(dayOfTheAct);
  const happened = fact === undefined ? undefined : given[fact];
  const period = law.period(typeof happened === 'string' ? happened : input.on);
  const shown = happened === undefined ? period.today : period.known;
  const listed: PlannedLaw[] = [];
  law.when.forEach((literal, index) => {
    if (level(machine, literal) !== 2) return;
    const planned = shown[index];
    if (planned) listed.push(planned);
    if (fact !== undefined && law.dated[index] && machine.answered[fact] === 0 && machine.ruledOut[fact] === 0) work.questions.marks[fact] = 1;
  });
  return listed;
}
