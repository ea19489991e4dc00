import { setBit } from './bits.ts';
import { level, open } from './evaluate.ts';
import type { Literal } from './program.ts';
import type { Tables } from './tables.ts';

/** The open questions beneath a variable that is not known, as bits of `scratch.open` from the place that is returned. */
function openBelow(tables: Tables, variable: number): number {
  const { scratch: { openFound, open: bits }, factWords } = tables;
  const place = variable * factWords;
  if (openFound[variable] === 1) return place;
  openFound[variable] = 1;
  for (let word = place; word < place + factWords; word++) bits[word] = 0;
  findOpen(tables, variable, place);
  return place;
}

function findOpen(tables: Tables, variable: number, place: number): void {
  const { graph, scratch } = tables;
  const fact = graph.fact[variable] ?? -1;
  if (fact >= 0) {
    setBit(scratch.open, place * 32 + fact);
    if ((graph.gate[fact] ?? -1) >= 0) mergeOpen(tables, graph.gate[fact] ?? 0, place);
  }
  const end = graph.from[variable + 1] ?? 0;
  for (let i = graph.from[variable] ?? 0; i < end; i++) mergeOpen(tables, graph.parts[i] ?? 0, place);
}

/** Adds to the bits at a place those of a part; what is known has none. */
function mergeOpen(tables: Tables, part: Literal, place: number): void {
  const { scratch, factWords } = tables;
  if (scratch.machine.levels[part] !== open) return;
  const from = openBelow(tables, part >> 1);
  for (let word = 0; word < factWords; word++) scratch.open[place + word] = (scratch.open[place + word] ?? 0) | (scratch.open[from + word] ?? 0);
}

/** Adds the open questions beneath a literal to some bits; none where it is known. */
export function addOpen(tables: Tables, literal: Literal, to: Int32Array): void {
  const { scratch, factWords } = tables;
  if (level(scratch.machine, literal) !== open) return;
  const from = openBelow(tables, literal >> 1);
  for (let word = 0; word < factWords; word++) to[word] = (to[word] ?? 0) | (scratch.open[from + word] ?? 0);
}

/** Whether a literal that is not known has open questions beneath it that are not among those to be asked. */
export function hasUnasked(tables: Tables, literal: Literal): boolean {
  const { scratch, factWords } = tables;
  const from = openBelow(tables, literal >> 1);
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
