import { level } from './evaluate.ts';
import type { Literal } from './program.ts';
import type { Tables } from './tables.ts';

/**
 * Marks in `scratch.support` the questions whose answers make a literal come out as it does: where it is known, the fewest;
 * where it is not, the answers on which it already rests.
 */
export function findSupport(tables: Tables, literal: Literal): void {
  tables.scratch.support.fill(0);
  if (level(tables.scratch.machine, literal) === 1) markOpen(tables, literal, false);
  else markKnown(tables, literal);
}

function mark(tables: Tables, fact: number): void {
  const { support } = tables.scratch;
  support[fact >> 5] = (support[fact >> 5] ?? 0) | (1 << (fact & 31));
}

function markKnown(tables: Tables, literal: Literal): void {
  const step = tables.stepOf[literal >> 1];
  if (!step) return markLeaf(tables, literal);
  if (step.op === 'gate') return;
  if (step.op === 'not-ruled-out') return markNotRuledOut(tables, step.of);
  const came = level(tables.scratch.machine, literal & ~1);
  const everyPart = (step.op === 'all') === (came === 2);
  if (everyPart) for (let i = 0; i < step.of.length; i++) markKnown(tables, step.of[i] ?? 0);
  else markKnown(tables, onePart(tables, step.of, came));
}

/** One part that came out like the whole: a given answer before one that is ruled out, and that before a condition with parts. */
function onePart(tables: Tables, of: readonly Literal[], came: number): Literal {
  const { answered } = tables.scratch.machine;
  let best = 0;
  let rank = 3;
  for (let i = 0; i < of.length && rank > 0; i++) {
    const literal = of[i] ?? 0;
    if (level(tables.scratch.machine, literal) !== came) continue;
    const leaf = tables.leafOf[literal >> 1];
    const own = leaf === undefined ? 2 : answered[leaf.fact] === 1 ? 0 : 1;
    if (own < rank) [best, rank] = [literal, own];
  }
  return best;
}

/** What is not ruled out rests on the answers that say so, or on the questions that are open. */
function markNotRuledOut(tables: Tables, of: Literal): void {
  if (level(tables.scratch.machine, of) === 1) markOpen(tables, of, true);
  else markKnown(tables, of);
}

function markLeaf(tables: Tables, literal: Literal): void {
  const leaf = tables.leafOf[literal >> 1];
  if (!leaf) return;
  const { machine } = tables.scratch;
  if (machine.answered[leaf.fact] === 1) return mark(tables, leaf.fact);
  const table = tables.facts[leaf.fact];
  if (!table || machine.ruledOut[leaf.fact] !== 1) return;
  if (table.fact.kind === 'yes-no') mark(tables, leaf.fact);
  if (table.gate !== null) markKnown(tables, table.gate);
}

/** The answers that a literal that is not known already rests on; with `unknown`, also the questions left open. */
function markOpen(tables: Tables, literal: Literal, unknown: boolean): void {
  const step = tables.stepOf[literal >> 1];
  if (!step) {
    const leaf = tables.leafOf[literal >> 1];
    if (unknown && leaf) mark(tables, leaf.fact);
    return;
  }
  if (step.op === 'gate' || step.op === 'not-ruled-out') return;
  for (let i = 0; i < step.of.length; i++) {
    const part = step.of[i] ?? 0;
    const came = level(tables.scratch.machine, part);
    if (came === 1) markOpen(tables, part, unknown);
    else if (came === 2 && step.op === 'all') markKnown(tables, part);
  }
}
