import type { AssessInput, Edition, Plan, PlannedAction, PlannedLaw } from './model.ts';
import { setBit } from './bits.ts';
import { level, no, yes } from './evaluate.ts';
import { dayOfTheAct } from './law.ts';
import { load } from './load.ts';
import { idsOf } from './open.ts';
import { planActions } from './outcome.ts';
import { planStep } from './step.ts';
import { prepare, type Tables } from './tables.ts';

/**
 * The plan on these answers, under this edition, in this partnership, on this day. Pure: equal inputs give equal plans.
 * Answers that the edition cannot read count as not given; check inputs with `checkInput` first to tell of them.
 * Throws where the edition has no such partnership.
 */
export function assess(edition: Edition, input: AssessInput): Plan {
  const tables = prepare(edition, input.partnership);
  const day = tables.day(input.on);
  load(tables, input.answers, day);
  const actions = planActions(tables, day);
  const law = listLaw(tables, input);
  return { edition: edition.hash, actions, questions: idsOf(tables, tables.scratch.asked), law };
}

/** The law of the day of the act, or of today where that day is not known; asks for the day where it would change the list. */
function listLaw(tables: Tables, input: AssessInput): PlannedLaw[] {
  const { law, factOf, scratch } = tables;
  const fact = factOf.get(dayOfTheAct);
  const happened = fact === undefined ? undefined : scratch.given[fact];
  const period = law.period(typeof happened === 'string' ? happened : input.on);
  const shown = happened === undefined ? period.today : period.known;
  const open = fact !== undefined && scratch.machine.answered[fact] === 0 && scratch.machine.ruledOut[fact] === 0;
  const listed: PlannedLaw[] = [];
  for (let index = 0; index < law.when.length; index++) {
    if (level(scratch.machine, law.when[index] ?? 0) !== yes) continue;
    const planned = shown[index];
    if (planned) listed.push(planned);
    if (open && law.dated[index]) setBit(scratch.asked, fact);
  }
  return listed;
}

/** One step of a plan, and whether facts were open to being answered: not ruled out by the other answers. */
export interface AssessedStep {
  readonly planned: PlannedAction | null;
  readonly possible: (facts: readonly string[]) => boolean;
}

/** How one action stands, without the rest of the plan. */
export function assessStep(edition: Edition, input: AssessInput, actionId: string): AssessedStep {
  const tables = prepare(edition, input.partnership);
  const day = tables.day(input.on);
  load(tables, input.answers, day);
  const index = tables.actions.findIndex(({ id }) => id === actionId);
  const table = tables.actions[index];
  const open = tables.facts.map(({ gate }) => gate === null || level(tables.scratch.machine, gate) !== no);
  return {
    planned: table ? planStep(tables, day, table, index) : null,
    possible: (facts) => facts.every((id) => open[tables.factOf.get(id) ?? -1] ?? true),
  };
}
