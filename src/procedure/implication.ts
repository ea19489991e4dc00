import { open, yes, type Machine } from './evaluate.ts';
import { endOfParts, firstPart, hasParts, isEvery, type Graph } from './graph.ts';
import type { Leaf, Literal } from './program.ts';

/** What is needed in order to see that one condition follows from another. */
export interface Conditions {
  readonly scratch: { readonly machine: Machine };
  readonly graph: Graph;
  readonly leafOf: readonly (Leaf | undefined)[];
}

/**
 * Whether, given what is known already, a literal is at least as true as the least of those in `from`. Seen by structure
 * alone, so it may miss an implication but never sees one that is not there.
 */
export function follows(conditions: Conditions, from: readonly Literal[], literal: Literal): boolean {
  const now = conditions.scratch.machine.levels[literal];
  if (now !== open) return now === yes;
  for (let i = 0; i < from.length; i++) if (implies(conditions, from[i] ?? 0, literal)) return true;
  const { graph } = conditions;
  if (!hasParts(graph, literal)) return false;
  const every = isEvery(graph, literal);
  for (let i = firstPart(graph, literal); i < endOfParts(graph, literal); i++) {
    if (follows(conditions, from, (graph.parts[i] ?? 0) ^ (literal & 1)) !== every) return !every;
  }
  return every;
}

function implies(conditions: Conditions, from: Literal, to: Literal): boolean {
  if (from === to) return true;
  const target = conditions.scratch.machine.levels[to];
  if (target !== open) return target === yes;
  return partsImply(conditions, from, to) || impliesParts(conditions, from, to) || leafImplies(conditions, from, to);
}

/** Of several parts that must all hold, one is enough to imply; where one of them holds, each has to. Known ones say nothing. */
function partsImply(conditions: Conditions, from: Literal, to: Literal): boolean {
  const { graph, scratch: { machine } } = conditions;
  if (!hasParts(graph, from)) return false;
  const every = isEvery(graph, from);
  for (let i = firstPart(graph, from); i < endOfParts(graph, from); i++) {
    const part = (graph.parts[i] ?? 0) ^ (from & 1);
    if (machine.levels[part] === open && implies(conditions, part, to) === every) return every;
  }
  return !every;
}

/** Several parts that must all hold have each to be implied; where one is enough, one of them. */
function impliesParts(conditions: Conditions, from: Literal, to: Literal): boolean {
  const { graph } = conditions;
  if (!hasParts(graph, to)) return false;
  const every = isEvery(graph, to);
  for (let i = firstPart(graph, to); i < endOfParts(graph, to); i++) {
    if (implies(conditions, from, (graph.parts[i] ?? 0) ^ (to & 1)) !== every) return !every;
  }
  return every;
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
