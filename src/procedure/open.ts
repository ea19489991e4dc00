import { setBit } from './bits.ts';
import { level, open } from './evaluate.ts';
import type { Literal } from './program.ts';
import type { Tables } from './tables.ts';

/** The open questions beneath a literal that is not known, as bits of \`scratch.open\` from the place that is returned. */
function openBelow(tables: Tables, literal: Literal): number {
  const { scratch, factWords } = tables;
  const variable = literal >> 1;
  const place = variable * factWords;
  if (scratch.openFound[variable] === 1) return place;
  scratch.openFound[variable] = 1;
  scratch.walk++;
  for (let word = place; word < place + factWords; word++) scratch.open[word] = 0;
  mark(tables, literal, place * 32);
  return place;
}

/** Goes down to the open questions; what has been passed on this walk is not passed again. */
function mark(tables: Tables, literal: Literal, firstBit: number): void {
  const { graph, scratch } = tables;
  const variable = literal >> 1;
  if (scratch.machine.levels[literal] !== open || scratch.passed[variable] === scratch.walk) return;
  scratch.passed[variable] = scratch.walk;
  const fact = graph.fact[variable] ?? -1;
  if (fact >= 0) {
    setBit(scratch.open, firstBit + fact);
    if ((graph.gate[fact] ?? -1) >= 0) mark(tables, graph.gate[fact] ?? 0, firstBit);
  }
  const end = graph.from[variable + 1] ?? 0;
  for (let i = graph.from[variable] ?? 0; i < end; i++) mark(tables, graph.parts[i] ?? 0, firstBit);
}

/** Adds the open questions beneath a literal to some bits; none where it is known. */
export function addOpen(tables: Tables, literal: Literal, to: Int32Array): void {
  const { scratch, factWords } = tables;
  if (level(scratch.machine, literal) !== open) return;
  const from = openBelow(tables, literal);
  for (let word = 0; word < factWords; word++) to[word] = (to[word] ?? 0) | (scratch.open[from + word] ?? 0);
}

/** Whether a literal that is not known has open questions beneath it that are not among those to be asked. */
export function hasUnasked(tables: Tables, literal: Literal): boolean {
  const { scratch, factWords } = tables;
  const from = openBelow(tables, literal);
  for (let word = 0; word < factWords; word++) if (((scratch.open[from + word] ?? 0) & ~(scratch.asked[word] ?? 0)) !== 0) return true;
  return false;
}

/** The ids of questions from their bits, most urgent first. */
export function idsOf(tables: Tables, bits: Int32Array): string[] {
  const ids: string[] = [];
  for (let word = 0; word < tables.factWords; word++) {
    for (let rest = bits[word] ?? 0; rest !== 0; rest &= rest - 1) {
      const table = tables.facts[word * 32 + 31 - Math.clz32(rest & -rest)];
      if (table) ids.push(table.fact.id);
    }
  }
  return ids;
}
