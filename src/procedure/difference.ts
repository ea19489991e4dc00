import type { Plan, PlannedAction } from './model.ts';

/** What makes one plan differ from another. */
export interface PlanDifference {
  readonly added: readonly PlannedAction[];
  readonly removed: readonly PlannedAction[];
  readonly changed: readonly { readonly id: string; readonly from: PlannedAction; readonly to: PlannedAction }[];
  readonly questionsAdded: readonly string[];
  readonly questionsRemoved: readonly string[];
  readonly lawAdded: readonly string[];
  readonly lawRemoved: readonly string[];
}

/** Whether two steps ask the same of people: standing, deadline, order, and what they would come to once released. */
export function sameStep(a: PlannedAction, b: PlannedAction): boolean {
  return a.standing === b.standing && a.strength === b.strength && a.deadline === b.deadline && sameSet(a.after, b.after);
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id));
}

/** What has been added to, removed from and changed in a plan, in the order of the later plan. Reasons are not compared. */
export function difference(from: Plan, to: Plan): PlanDifference {
  const before = new Map(from.actions.map((action) => [action.id, action]));
  const after = new Map(to.actions.map((action) => [action.id, action]));
  return {
    added: to.actions.filter(({ id }) => !before.has(id)),
    removed: from.actions.filter(({ id }) => !after.has(id)),
    changed: to.actions.flatMap((action) => {
      const earlier = before.get(action.id);
      return earlier && !sameStep(earlier, action) ? [{ id: action.id, from: earlier, to: action }] : [];
    }),
    questionsAdded: missing(to.questions, from.questions), questionsRemoved: missing(from.questions, to.questions),
    lawAdded: missing(lawOf(to), lawOf(from)), lawRemoved: missing(lawOf(from), lawOf(to)),
  };
}

function missing(of: readonly string[], from: readonly string[]): string[] {
  return of.filter((id) => !from.includes(id));
}

/** A law and what of it is in force: a different section is a different law of the day. */
function lawOf(plan: Plan): string[] {
  return plan.law.map(({ id, section }) => `${id} ${section}`);
}

/** Whether the steps of two plans are the same. */
export function sameSteps(a: Plan, b: Plan): boolean {
  const { added, removed, changed } = difference(a, b);
  return added.length + removed.length + changed.length === 0;
}
