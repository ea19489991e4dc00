import { opAll, opAny, opNotRuledOut, type Leaf, type Literal, type Step } from './program.ts';

/** What a variable is, beside `opAll`, `opAny` and `opNotRuledOut`: a leaf, which is also what always holds. */
export const isLeaf = 4;

/** The conditions as rows of numbers: from the parts up they are evaluated, from the top down they are walked. */
export interface Graph {
  /** By variable: `opAll`, `opAny`, `opNotRuledOut` or `isLeaf`. */
  readonly kind: Uint8Array;
  /** By variable: where its parts begin in `parts`. They end where those of the next variable begin. */
  readonly from: Int32Array;
  readonly parts: Int32Array;
  /** By variable: the question that a leaf is about, or -1. */
  readonly fact: Int32Array;
  /** By question: the literal of its gate, or -1 where it is always asked. */
  readonly gate: Int32Array;
  /** By question: the variables of its leaves. */
  readonly leaves: readonly Int32Array[];
  /** In which order to evaluate: a variable with parts, or the complement of a question whose gate may close. */
  readonly order: Int32Array;
}

/** Lays the conditions out. `gates` has one entry for each question. */
export function graphOf(steps: readonly Step[], leaves: readonly Leaf[], variables: number, gates: readonly (Literal | null)[]): Graph {
  const kind = new Uint8Array(variables).fill(isLeaf);
  const fact = new Int32Array(variables).fill(-1);
  for (const leaf of leaves) fact[leaf.variable] = leaf.fact;
  const below: (readonly Literal[])[] = Array.from({ length: variables }, () => []);
  for (const step of steps) {
    if (step.op === 'gate') continue;
    kind[step.variable] = { all: opAll, any: opAny, 'not-ruled-out': opNotRuledOut }[step.op];
    below[step.variable] = step.op === 'not-ruled-out' ? [step.of] : step.of;
  }
  const from = new Int32Array(variables + 1);
  below.forEach((parts, variable) => { from[variable + 1] = (from[variable] ?? 0) + parts.length; });
  return {
    kind, from, parts: Int32Array.from(below.flat()), fact, gate: Int32Array.from(gates, (gate) => gate ?? -1),
    leaves: gates.map((_, index) => Int32Array.from(leaves.filter((leaf) => leaf.fact === index), ({ variable }) => variable)),
    order: Int32Array.from(steps, (step) => (step.op === 'gate' ? ~step.fact : step.variable)),
  };
}

/** Whether a literal is of several conditions; with the sign of the literal they are its parts. */
export function hasParts({ kind }: Graph, literal: Literal): boolean {
  return (kind[literal >> 1] ?? isLeaf) <= opAny;
}

export function firstPart({ from }: Graph, literal: Literal): number {
  return from[literal >> 1] ?? 0;
}

export function endOfParts({ from }: Graph, literal: Literal): number {
  return from[(literal >> 1) + 1] ?? 0;
}

/** Adds the questions on which a literal rests, directly or through gates, to those found; gives them back. */
export function addFactsUnder(graph: Graph, literal: Literal, found: Set<number>): Set<number> {
  const fact = graph.fact[literal >> 1] ?? -1;
  if (fact >= 0 && !found.has(fact)) {
    found.add(fact);
    if ((graph.gate[fact] ?? -1) >= 0) addFactsUnder(graph, graph.gate[fact] ?? 0, found);
  }
  for (let i = firstPart(graph, literal); i < endOfParts(graph, literal); i++) addFactsUnder(graph, graph.parts[i] ?? 0, found);
  return found;
}

/** Whether every part must hold, rather than one: negation turns one into the other. */
export function isEvery({ kind }: Graph, literal: Literal): boolean {
  return (kind[literal >> 1] === opAll) === ((literal & 1) === 0);
}
