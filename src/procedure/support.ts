import { setBit, wipe } from './bits.ts';
import { level, open, yes } from './evaluate.ts';
import { isLeaf } from './graph.ts';
import { opAll, opNotRuledOut, type Literal } from './program.ts';
import type { Tables } from './tables.ts';

/**
 * Marks in `scratch.support` the questions whose answers make a literal come out as it does: where it is known, the fewest;
 * where it is not, the answers on which it already rests.
 */
export function findSupport(tables: Tables, literal: Literal): void {
  wipe(tables.scratch.support);
  if (level(tables.scratch.machine, literal) === open) markOpen(tables, literal, false);
  else markKnown(tables, literal);
}

function markKnown(tables: Tables, literal: Literal): void {
  const { graph, scratch } = tables;
  const variable = literal >> 1;
  const kind = graph.kind[variable] ?? isLeaf;
  if (kind === isLeaf) return markLeaf(tables, graph.fact[variable] ?? -1);
  const from = graph.from[variable] ?? 0;
  if (kind === opNotRuledOut) return markNotRuledOut(tables, graph.parts[from] ?? 0);
  const came = level(scratch.machine, variable * 2);
  const end = graph.from[variable + 1] ?? 0;
  const everyPart = (kind === opAll) === (came === yes);
  if (everyPart) for (let i = from; i < end; i++) markKnown(tables, graph.parts[i] ?? 0);
  else markKnown(tables, onePart(tables, from, end, came));
}

/** One part that came out like the whole: a given answer before one that is ruled out, and that before a condition with parts. */
function onePart({ graph, scratch: { machine } }: Tables, from: number, end: number, came: number): Literal {
  let best = 0;
  let least = 3;
  for (let i = from; i < end && least > 0; i++) {
    const literal = graph.parts[i] ?? 0;
    if (level(machine, literal) !== came) continue;
    const fact = graph.fact[literal >> 1] ?? -1;
    const rank = fact < 0 ? 2 : 1 - (machine.answered[fact] ?? 0);
    if (rank < least) {
      best = literal;
      least = rank;
    }
  }
  return best;
}

/** What is not ruled out rests on the answers that say so, or on the questions that are open. */
function markNotRuledOut(tables: Tables, of: Literal): void {
  if (level(tables.scratch.machine, of) === open) markOpen(tables, of, true);
  else markKnown(tables, of);
}

/** A question that its gate rules out counts as no, and rests on what rules out the gate. */
function markLeaf(tables: Tables, fact: number): void {
  if (fact < 0) return;
  const { machine, support } = tables.scratch;
  if (machine.answered[fact] === 1) return setBit(support, fact);
  if (machine.ruledOut[fact] !== 1) return;
  if (tables.facts[fact]?.fact.kind === 'yes-no') setBit(support, fact);
  markKnown(tables, tables.graph.gate[fact] ?? 0);
}

/** The answers that a literal that is not known already rests on; with `unknown`, also the questions left open. */
function markOpen(tables: Tables, literal: Literal, unknown: boolean): void {
  const { graph, scratch } = tables;
  const variable = literal >> 1;
  const kind = graph.kind[variable];
  if (kind === isLeaf) {
    if (unknown) setBit(scratch.support, graph.fact[variable] ?? 0);
    return;
  }
  const end = graph.from[variable + 1] ?? 0;
  for (let i = graph.from[variable] ?? 0; i < end; i++) {
    const part = graph.parts[i] ?? 0;
    const came = level(scratch.machine, part);
    if (came === open) markOpen(tables, part, unknown);
    else if (came === yes && kind === opAll) markKnown(tables, part);
  }
}
