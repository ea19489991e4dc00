/** What a different answer, or another edition of the manual, does to a plan. Pure. */
import type { Edition, Plan, PlannedAction, Standing } from '../procedure/index.ts';

export interface StepChange {
  readonly id: string;
  readonly title: string;
  readonly from: Standing | null;
  readonly to: Standing | null;
  /** One short sentence: "now must be done". */
  readonly says: string;
}

export interface PlanChanges {
  readonly added: readonly StepChange[];
  readonly removed: readonly StepChange[];
  readonly changed: readonly StepChange[];
  /** Laws that come into view or go out of it, in words. */
  readonly law: readonly string[];
  /** Labels of questions that start or stop mattering. */
  readonly questionsAdded: readonly string[];
  readonly questionsRemoved: readonly string[];
}

/** How a standing is said in a sentence about a step. */
export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  required: 'must be done',
  advised: 'should be done',
  prohibited: 'must not be done',
  held: 'must wait',
  possible: 'could still be needed',
};

const BEFORE_WORDS: Readonly<Record<Standing, string>> = {
  required: 'had to be done',
  advised: 'was advised',
  prohibited: 'was forbidden',
  held: 'had to wait',
  possible: 'was possible',
};

/** A law as it is cited: some sections name their statutes themselves. */
export function lawName({ statute, section }: { readonly statute: string; readonly section: string }): string {
  return / Act \d/u.test(section) ? section : `${statute} ${section}`.trim();
}

/** Compares two plans step by step. The titles are those of `next`, else of `previous`. */
export function planChanges(previous: Plan, next: Plan, editions: { readonly previous: Edition; readonly next: Edition }): PlanChanges {
  const ids = [...new Set([...next.actions, ...previous.actions].map((action) => action.id))];
  const changes = ids
    .map((id) => stepChange(id, find(previous, id), find(next, id), editions))
    .filter((change) => change !== null);
  return {
    added: changes.filter((change) => change.from === null),
    removed: changes.filter((change) => change.to === null),
    changed: changes.filter((change) => change.from !== null && change.to !== null),
    law: lawChanges(previous, next),
    questionsAdded: labels(editions.next, next.questions.filter((id) => !previous.questions.includes(id))),
    questionsRemoved: labels(editions.previous, previous.questions.filter((id) => !next.questions.includes(id))),
  };
}

/** True where nothing that a person would see has changed. */
export function nothingChanges(changes: PlanChanges): boolean {
  return changes.added.length + changes.removed.length + changes.changed.length + changes.law.length === 0;
}

function find(plan: Plan, id: string): PlannedAction | null {
  return plan.actions.find((action) => action.id === id) ?? null;
}

function stepChange(id: string, from: PlannedAction | null, to: PlannedAction | null, editions: { readonly previous: Edition; readonly next: Edition }): StepChange | null {
  const title = actionTitle(editions.next, id) ?? actionTitle(editions.previous, id) ?? id;
  const change = { id, title, from: from?.standing ?? null, to: to?.standing ?? null };
  if (from === null && to !== null) return { ...change, says: STANDING_WORDS[to.standing] };
  if (to === null) return from === null ? null : { ...change, says: `no longer ${pastWords(from.standing)}` };
  if (from?.standing !== to.standing) {
    return { ...change, says: `${STANDING_WORDS[to.standing]}; before, it ${BEFORE_WORDS[from?.standing ?? 'possible']}` };
  }
  return from.deadline === to.deadline ? null : { ...change, says: 'has a different time limit' };
}

function pastWords(standing: Standing): string {
  return standing === 'prohibited' ? 'forbidden by the plan' : 'part of the plan';
}

function actionTitle(edition: Edition, id: string): string | null {
  return edition.actions.find((action) => action.id === id)?.title ?? null;
}

function labels(edition: Edition, ids: readonly string[]): readonly string[] {
  return ids.map((id) => edition.facts.find((fact) => fact.id === id)?.label ?? id);
}

function lawChanges(previous: Plan, next: Plan): readonly string[] {
  const before = new Set(previous.law.filter((law) => law.inForce).map(lawName));
  const after = new Set(next.law.filter((law) => law.inForce).map(lawName));
  return [
    ...[...after].filter((law) => !before.has(law)).map((law) => `${law} may matter`),
    ...[...before].filter((law) => !after.has(law)).map((law) => `${law} no longer matters on these answers`),
  ];
}
