import { hasBit, setBit } from './bits.ts';
import { level, open, yes, type Level } from './evaluate.ts';
import { follows, partsOf } from './implication.ts';
import type { Link, LinkTable } from './links.ts';
import type { Literal } from './program.ts';
import type { DayTable, Tables } from './tables.ts';

/** Marks the open questions beneath a literal in `to`; a condition that was walked in this round is not walked again. */
export function markOpen(tables: Tables, literal: Literal, to: Int32Array): void {
  const { graph, scratch } = tables;
  const variable = literal >> 1;
  if (scratch.walked[variable] === scratch.round || level(scratch.machine, literal) !== open) return;
  scratch.walked[variable] = scratch.round;
  const fact = graph.fact[variable] ?? -1;
  if (fact >= 0) {
    setBit(to, fact);
    markOpen(tables, Math.max(graph.gate[fact] ?? 0, 0), to);
  }
  const end = graph.from[variable + 1] ?? 0;
  for (let i = graph.from[variable] ?? 0; i < end; i++) markOpen(tables, graph.parts[i] ?? 0, to);
}

/** Whether a literal has open questions beneath it that are not among those to be asked. */
function hasUnasked(tables: Tables, literal: Literal): boolean {
  const { graph, scratch } = tables;
  const variable = literal >> 1;
  if (scratch.walked[variable] === scratch.round || level(scratch.machine, literal) !== open) return false;
  const fact = graph.fact[variable] ?? -1;
  if (fact >= 0) return !hasBit(scratch.asked, fact) || hasUnasked(tables, Math.max(graph.gate[fact] ?? 0, 0));
  const end = graph.from[variable + 1] ?? 0;
  for (let i = graph.from[variable] ?? 0; i < end; i++) if (hasUnasked(tables, graph.parts[i] ?? 0)) return true;
  return false;
}

/** Links that need a closer look: they matter, but another may say as much wherever they do. */
export type Doubtful = { readonly link: Link; readonly action: number }[];

/** Asks what can still change an action: its standing, deadline or order. Links that others may make superfluous are put off. */
export function askAbout(tables: Tables, day: DayTable, table: LinkTable, action: number, doubtful: Doubtful): void {
  const { inTheEnd } = tables.scratch;
  if (some(table.nots, inTheEnd, yes)) return;
  considerAll(tables, table.nots, action, doubtful);
  const must = some(table.musts, inTheEnd, yes);
  const duty = must || some(table.shoulds, inTheEnd, yes);
  if (must) considerTighter(tables, day, table, table.musts, action, doubtful);
  else considerAll(tables, table.musts, action, doubtful);
  if (duty) considerTighter(tables, day, table, table.shoulds, action, doubtful);
  else considerAll(tables, table.shoulds, action, doubtful);
  if (table.afters.length === 0 || !(duty || some(table.musts, inTheEnd, open) || some(table.shoulds, inTheEnd, open))) return;
  for (const link of table.afters) if (inTheEnd[link.rule] === open && addsOrder(table, link, inTheEnd)) consider(tables, link, action, doubtful);
}

function some(links: readonly Link[], levels: Uint8Array, wanted: Level): boolean {
  for (let i = 0; i < links.length; i++) if (levels[links[i]?.rule ?? 0] === wanted) return true;
  return false;
}

function considerAll(tables: Tables, links: readonly Link[], action: number, doubtful: Doubtful): void {
  const { inTheEnd } = tables.scratch;
  for (let i = 0; i < links.length; i++) {
    const link = links[i];
    if (link && inTheEnd[link.rule] === open) consider(tables, link, action, doubtful);
  }
}

/** Where a duty stands already, another rule matters only if its deadline is tighter. */
function considerTighter(tables: Tables, day: DayTable, table: LinkTable, links: readonly Link[], action: number, doubtful: Doubtful): void {
  if (!day.ofRule[action]) return;
  const { inTheEnd } = tables.scratch;
  const best = bestRank(day, table, action, inTheEnd);
  for (const link of links) if (inTheEnd[link.rule] === open && rankOf(day, action, link) < best) consider(tables, link, action, doubtful);
}

function rankOf(day: DayTable, action: number, { rule }: Link): number {
  return Math.min(day.ofRule[action]?.[rule]?.rank ?? Infinity, day.own[action]?.rank ?? Infinity);
}

/** The tightest deadline of the duties that stand for good; with none, that of the action. */
function bestRank(day: DayTable, table: LinkTable, action: number, levels: Uint8Array): number {
  let best = day.own[action]?.rank ?? Infinity;
  for (const link of [...table.musts, ...table.shoulds]) if (levels[link.rule] === yes) best = Math.min(best, rankOf(day, action, link));
  return best;
}

function addsOrder(table: LinkTable, link: Link, levels: Uint8Array): boolean {
  return !link.after.every((id) => table.afters.some((other) => levels[other.rule] === yes && other.after.includes(id)));
}

function consider(tables: Tables, link: Link, action: number, doubtful: Doubtful): void {
  if (some(link.rivals, tables.scratch.inTheEnd, open)) doubtful.push({ link, action });
  else markOpen(tables, tables.ruleInTheEnd[link.rule] ?? 0, tables.scratch.asked);
}

/** Asks the questions of the links that were put off, where no rival makes them superfluous. */
export function settleDoubts(tables: Tables, day: DayTable, doubtful: Doubtful): void {
  for (const { link, action } of doubtful) {
    const literal = tables.ruleInTheEnd[link.rule] ?? 0;
    if (!hasUnasked(tables, literal)) continue;
    const rivals = link.rivals.filter((rival) => tables.scratch.inTheEnd[rival.rule] === open && coversDeadline(day, action, rival, link));
    walk(tables, literal, [], rivals.map(({ rule }) => tables.ruleInTheEnd[rule] ?? 0));
  }
}

function coversDeadline(day: DayTable, action: number, rival: Link, link: Link): boolean {
  return rival.kind === 'not' || rival.kind === 'after' || rankOf(day, action, rival) <= rankOf(day, action, link);
}

/**
 * Goes down to each open question. `held` is what must hold for an answer there to be felt at the top: the conditions
 * passed on the way of which every part must hold. Where a rival follows from that, the answer is not felt.
 */
function walk(tables: Tables, literal: Literal, held: readonly Literal[], rivals: readonly Literal[]): void {
  const { machine, asked } = tables.scratch;
  if (level(machine, literal) !== open || !hasUnasked(tables, literal)) return;
  const parts = partsOf(tables, literal);
  if (parts) {
    const next = parts.every ? [...held, literal] : held;
    for (const part of parts.of) walk(tables, part, next, rivals);
    return;
  }
  const leaf = tables.leafOf[literal >> 1];
  if (!leaf) return;
  const here = [...held, literal];
  const conditions = { machine, stepOf: tables.stepOf, leafOf: tables.leafOf };
  if (!rivals.some((rival) => follows(conditions, here, rival))) setBit(asked, leaf.fact);
  const gate = tables.facts[leaf.fact]?.gate ?? null;
  if (gate !== null) walk(tables, gate ^ (literal & 1), here, rivals);
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
