import type { Graph } from './graph.ts';
import { questionsOf, type LinkTable } from './links.ts';
import type { FactTable } from './tables.ts';

/** Questions so few that each way of answering them has a place of its own in a short list. */
export interface FewQuestions {
  readonly facts: Int32Array;
  /** How far apart two ways are that differ by one in the answer to a question. */
  readonly strides: Int32Array;
  /** In how many ways they can be answered. */
  readonly ways: number;
}

const mostWays = 1024;

/** The questions on which an action rests, or null where they can be answered in too many ways. */
export function fewQuestions(action: LinkTable, parts: { readonly graph: Graph; readonly facts: readonly FactTable[] }): FewQuestions | null {
  const facts = Int32Array.from(questionsOf(action, parts.graph));
  const ways = Array.from(facts, (fact) => waysToAnswer(parts.facts[fact]));
  const before = (index: number): number => ways.slice(0, index).reduce((product, one) => product * one, 1);
  const all = before(ways.length);
  return all > mostWays ? null : { facts, strides: Int32Array.from(ways, (_, index) => before(index)), ways: all };
}

/** One for each fixed answer, and one for none. */
function waysToAnswer(table: FactTable | undefined): number {
  return table?.fixed ? table.values.length + 1 : Infinity;
}

/** The place of the answers that are given now; `ways` has for each question 0 where it is open, else one more than the place of its answer. */
export function placeOf({ facts, strides }: FewQuestions, ways: Uint16Array): number {
  let place = 0;
  for (let i = 0; i < facts.length; i++) place += (ways[facts[i] ?? 0] ?? 0) * (strides[i] ?? 0);
  return place;
}
