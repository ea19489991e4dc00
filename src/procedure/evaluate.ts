import type { Graph } from './graph.ts';
import { opAll, opAny, type Literal } from './program.ts';

/**
 * How a condition comes out: Kleene's three values, in bits such that “all” is the and of its parts and “any” is the or.
 * So evaluating takes no branch that random answers would send the wrong way.
 */
export type Level = 0 | 1 | 3;
export const no: Level = 0;
export const open: Level = 1;
export const yes: Level = 3;

/** Where conditions are evaluated: written anew for each set of answers. */
export interface Machine {
  readonly graph: Graph;
  /** By literal. */
  readonly levels: Uint8Array;
  /** By question: 1 where it has been answered. */
  readonly answered: Uint8Array;
  /** By question: 1 where it has not been answered and counts as no, because its gate is ruled out. */
  readonly ruledOut: Uint8Array;
}

export function machineFor(graph: Graph): Machine {
  const facts = graph.gate.length;
  return { graph, levels: new Uint8Array(graph.kind.length * 2), answered: new Uint8Array(facts), ruledOut: new Uint8Array(facts) };
}

/** Forgets every answer. */
export function clear({ levels, answered, ruledOut }: Machine): void {
  levels.fill(open);
  answered.fill(0);
  ruledOut.fill(0);
  setVariable(levels, 0, yes);
}

/** Sets a variable, and what says the opposite. The shift turns yes into no, no into yes, and leaves open as it is. */
export function setVariable(levels: Uint8Array, variable: number, level: number): void {
  levels[variable * 2] = level;
  levels[variable * 2 + 1] = (7 >> (level * 2)) & 3;
}

/** How a literal came out. */
export function level({ levels }: Machine, literal: Literal): Level {
  return levels[literal] as Level;
}

/** Evaluates every condition, on the leaves that the answers have set. */
export function run(machine: Machine): void {
  const { graph: { order }, levels } = machine;
  for (let i = 0; i < order.length; i++) {
    const entry = order[i] ?? 0;
    if (entry < 0) closeGate(machine, ~entry);
    else setVariable(levels, entry, valueOf(machine, entry));
  }
}

function valueOf({ graph, levels }: Machine, variable: number): number {
  const { kind, from, parts } = graph;
  const first = from[variable] ?? 0;
  const end = from[variable + 1] ?? 0;
  if (kind[variable] === opAll) {
    let all: number = yes;
    for (let i = first; i < end; i++) all &= levels[parts[i] ?? 0] ?? 0;
    return all;
  }
  if (kind[variable] === opAny) {
    let any: number = no;
    for (let i = first; i < end; i++) any |= levels[parts[i] ?? 0] ?? 0;
    return any;
  }
  return levels[parts[first] ?? 0] === no ? no : yes;
}

/** Where the gate is ruled out, the leaves of an unanswered question are false. */
function closeGate({ graph, levels, answered, ruledOut }: Machine, fact: number): void {
  if (answered[fact] === 1 || levels[graph.gate[fact] ?? 0] !== no) return;
  ruledOut[fact] = 1;
  const leaves = graph.leaves[fact];
  if (leaves) for (let i = 0; i < leaves.length; i++) setVariable(levels, leaves[i] ?? 0, no);
}
