import { setBit } from './bits.ts';
import { level, open, yes, type Level } from './evaluate.ts';
import { endOfParts, firstPart, hasParts, isEvery } from './graph.ts';
import { follows } from './implication.ts';
import type { Link, LinkTable } from './links.ts';
import { addOpen, hasUnasked } from './open.ts';
import type { Literal } from './program.ts';
import type { DayTable, Tables } from './tables.ts';

/** Links that need a closer look: they matter, but another may say as much wherever they do. */
export type Doubtful = { readonly link: Link; readonly action: number }[];

/** Asks what can still change an action: its standing, deadline or order. Links that others may make superfluous are put off. */
export function askAbout(tables: Tables, day: DayTable, table: LinkTable, action: number, doubtful: Doubtful): void {
  const { levels } = tables.scratch.machine;
  if (some(table.nots, levels, yes)) return;
  considerAll(tables, table.nots, action, doubtful);
  const must = some(table.musts, levels, yes);
  const duty = must || some(table.shoulds, levels, yes);
  if (must) considerTighter(tables, day, table, table.musts, action, doubtful);
  else considerAll(tables, table.musts, action, doubtful);
  if (duty) considerTighter(tables, day, table, table.shoulds, action, doubtful);
  else considerAll(tables, table.shoulds, action, doubtful);
  if (table.afters.length === 0 || !(duty || some(table.musts, levels, open) || some(table.shoulds, levels, open))) return;
  for (const link of table.afters) if (levels[link.inTheEnd] === open && addsOrder(table, link, levels)) consider(tables, link, action, doubtful);
}

function some(links: readonly Link[], levels: Uint8Array, wanted: Level): boolean {
  for (let i = 0; i < links.length; i++) if (levels[links[i]?.inTheEnd ?? 0] === wanted) return true;
  return false;
}

function considerAll(tables: Tables, links: readonly Link[], action: number, doubtful: Doubtful): void {
  const { levels } = tables.scratch.machine;
  for (let i = 0; i < links.length; i++) {
    const link = links[i];
    if (link && levels[link.inTheEnd] === open) consider(tables, link, action, doubtful);
  }
}

/** Where a duty stands already, another rule matters only if its deadline is tighter. */
function considerTighter(tables: Tables, day: DayTable, table: LinkTable, links: readonly Link[], action: number, doubtful: Doubtful): void {
  if (!day.ofRule[action]) return;
  const { levels } = tables.scratch.machine;
  const best = bestRank(day, table, action, levels);
  for (const link of links) if (levels[link.inTheEnd] === open && rankOf(day, action, link) < best) consider(tables, link, action, doubtful);
}

function rankOf(day: DayTable, action: number, { rule }: Link): number {
  return Math.min(day.ofRule[action]?.[rule]?.rank ?? Infinity, day.own[action]?.rank ?? Infinity);
}

/** The tightest deadline of the duties that stand for good; with none, that of the action. */
function bestRank(day: DayTable, table: LinkTable, action: number, levels: Uint8Array): number {
  let best = day.own[action]?.rank ?? Infinity;
  for (const link of [...table.musts, ...table.shoulds]) if (levels[link.inTheEnd] === yes) best = Math.min(best, rankOf(day, action, link));
  return best;
}

function addsOrder(table: LinkTable, link: Link, levels: Uint8Array): boolean {
  return !link.after.every((id) => table.afters.some((other) => levels[other.inTheEnd] === yes && other.after.includes(id)));
}

function consider(tables: Tables, link: Link, action: number, doubtful: Doubtful): void {
  if (some(link.rivals, tables.scratch.machine.levels, open)) doubtful.push({ link, action });
  else addOpen(tables, link.inTheEnd, tables.scratch.asked);
}

/** Asks the questions of the links that were put off, where no rival makes them superfluous. */
export function settleDoubts(tables: Tables, day: DayTable, doubtful: Doubtful): void {
  for (const { link, action } of doubtful) {
    if (hasUnasked(tables, link.inTheEnd)) askUnlessCovered(tables, link.inTheEnd, { held: [], rivals: rivalsOf(tables, day, link, action) });
  }
}

/** The rivals of a link that are not known either, and whose deadline is no later. */
function rivalsOf(tables: Tables, day: DayTable, link: Link, action: number): Literal[] {
  const rivals: Literal[] = [];
  for (const rival of link.rivals) {
    if (level(tables.scratch.machine, rival.inTheEnd) === open && coversDeadline(day, action, rival, link)) rivals.push(rival.inTheEnd);
  }
  return rivals;
}

function coversDeadline(day: DayTable, action: number, rival: Link, link: Link): boolean {
  return rival.kind === 'not' || rival.kind === 'after' || rankOf(day, action, rival) <= rankOf(day, action, link);
}

/** On the way down to a question: what must hold for an answer there to be felt at the top, and what would cover it. */
interface Way {
  readonly held: Literal[];
  readonly rivals: readonly Literal[];
}

/**
 * Goes down to each open question. `held` are the conditions passed on the way of which every part must hold. Where a rival
 * follows from them, an answer there is not felt.
 */
function askUnlessCovered(tables: Tables, literal: Literal, way: Way): void {
  const { graph, scratch } = tables;
  if (level(scratch.machine, literal) !== open || !hasUnasked(tables, literal)) return;
  const variable = literal >> 1;
  const fact = graph.fact[variable] ?? -1;
  if (fact < 0 && !isEvery(graph, literal)) return askParts(tables, literal, way);
  way.held.push(literal);
  if (fact < 0) askParts(tables, literal, way);
  else {
    if (!way.rivals.some((rival) => follows(tables, way.held, rival))) setBit(scratch.asked, fact);
    if ((graph.gate[fact] ?? -1) >= 0) askUnlessCovered(tables, (graph.gate[fact] ?? 0) ^ (literal & 1), way);
  }
  way.held.pop();
}

function askParts(tables: Tables, literal: Literal, way: Way): void {
  const { graph } = tables;
  if (!hasParts(graph, literal)) return;
  for (let i = firstPart(graph, literal); i < endOfParts(graph, literal); i++) askUnlessCovered(tables, (graph.parts[i] ?? 0) ^ (literal & 1), way);
}
