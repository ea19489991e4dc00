import { level, open, yes, type Machine } from './evaluate.ts';
import type { Leaf, Literal, Step } from './program.ts';

/** What is needed in order to see that one condition follows from another. */
export interface Conditions {
  readonly machine: Machine;
  readonly stepOf: readonly (Step | undefined)[];
  readonly leafOf: readonly (Leaf | undefined)[];
}

/**
 * Whether, given what is known already, a literal is at least as true as the least of those in `from`. Seen by structure
 * alone, so it may miss an implication but never sees one that is not there.
 */
export function follows(conditions: Conditions, from: readonly Literal[], literal: Literal): boolean {
  const now = level(conditions.machine, literal);
  if (now !== open) return now === yes;
  if (from.some((one) => implies(conditions, one, literal))) return true;
  const parts = partsOf(conditions, literal);
  if (!parts) return false;
  return parts.every ? parts.of.every((part) => follows(conditions, from, part)) : parts.of.some((part) => follows(conditions, from, part));
}

function implies(conditions: Conditions, from: Literal, to: Literal): boolean {
  if (from === to) return true;
  const target = level(conditions.machine, to);
  if (target !== open) return target === yes;
  const parts = partsOf(conditions, from);
  if (parts) {
    const unsure = parts.of.filter((part) => level(conditions.machine, part) === open);
    if (parts.every ? unsure.some((part) => implies(conditions, part, to)) : unsure.every((part) => implies(conditions, part, to))) return true;
  }
  const goal = partsOf(conditions, to);
  if (goal) return goal.every ? goal.of.every((part) => implies(conditions, from, part)) : goal.of.some((part) => implies(conditions, from, part));
  return leafImplies(conditions, from, to);
}

/** The parts of a condition, all of which, or one of which, must hold; with the signs that negation gives them. */
export function partsOf(conditions: Pick<Conditions, 'stepOf'>, literal: Literal): { readonly every: boolean; readonly of: readonly Literal[] } | null {
  const step = conditions.stepOf[literal >> 1];
  if (step?.op !== 'all' && step?.op !== 'any') return null;
  if ((literal & 1) === 0) return { every: step.op === 'all', of: step.of };
  return { every: step.op === 'any', of: step.of.map((part) => part ^ 1) };
}

function leafImplies(conditions: Conditions, from: Literal, to: Literal): boolean {
  const a = conditions.leafOf[from >> 1];
  const b = conditions.leafOf[to >> 1];
  if (!a || !b || a.fact !== b.fact) return false;
  if ((from & 1) === 0) return (to & 1) === 0 ? within(a, b) : apart(a, b);
  return (to & 1) === 1 && within(b, a);
}

/** Whether every answer that makes `a` true makes `b` true. Bounds that are parameters can move, so they are not compared. */
function within({ condition: a }: Leaf, { condition: b }: Leaf): boolean {
  if (a.op === 'answer' && b.op === 'answer') return a.values.every((value) => b.values.includes(value));
  if (a.op === 'number' && b.op === 'number' && a.parameter === undefined && b.parameter === undefined) {
    if (a.below !== undefined) return b.below !== undefined && a.below <= b.below;
    return b.atLeast !== undefined && (a.atLeast ?? 0) >= b.atLeast;
  }
  if (a.op !== 'date' || b.op !== 'date') return false;
  if (a.before !== undefined) return b.before !== undefined && a.before <= b.before;
  return b.from !== undefined && (a.from ?? '') >= b.from;
}

/** Whether no answer makes both true. */
function apart({ condition: a }: Leaf, { condition: b }: Leaf): boolean {
  return a.op === 'answer' && b.op === 'answer' && !a.values.some((value) => b.values.includes(value));
}
