import type { Because, PlannedAction } from './model.ts';
import type { Link, LinkTable } from './links.ts';
import { wipe } from './bits.ts';
import { level, open, yes, type Level } from './evaluate.ts';
import { addOpen, idsOf } from './open.ts';
import { reasonOf } from './reasons.ts';
import type { DayTable, Tables } from './tables.ts';

const none: readonly never[] = Object.freeze([]);

/** How an action stands, with its reasons; null where it does not appear. docs/manual-format.md says how rules become a standing. */
export function planStep(tables: Tables, day: DayTable, table: LinkTable, index: number): PlannedAction | null {
  const forbidden = collect(tables, table.nots, yes, null);
  if (forbidden) return { id: table.id, standing: 'prohibited', strength: null, after: none, deadline: null, because: forbidden, pending: none };
  const must = collect(tables, table.musts, yes, null);
  const duty = collect(tables, table.shoulds, yes, must);
  if (duty) return planDuty(tables, day, table, index, must ? 'required' : 'advised', duty);
  const unsure = collect(tables, table.shoulds, open, collect(tables, table.musts, open, null));
  if (!unsure) return null;
  const pending = pendingOf(tables, table.musts, table.shoulds);
  return { id: table.id, standing: 'possible', strength: null, after: none, deadline: day.own[index]?.iso ?? null, because: unsure, pending };
}

function planDuty(tables: Tables, day: DayTable, table: LinkTable, index: number, strength: 'required' | 'advised', because: Because[]): PlannedAction {
  const { id, nots, afters } = table;
  const deadline = deadlineOf(tables, day, table, index);
  const ownReasons = because.length;
  collect(tables, afters, yes, because);
  if (because.length > ownReasons) return { id, standing: 'held', strength, after: holdsOf(tables, table), deadline, because, pending: none };
  collect(tables, nots, open, because);
  collect(tables, afters, open, because);
  if (because.length > ownReasons) return { id, standing: 'possible', strength, after: none, deadline, because, pending: pendingOf(tables, nots, afters) };
  return { id, standing: strength, strength, after: none, deadline, because, pending: none };
}

/** Adds the reasons of the links whose rules stand at a level to those there are; null where there are none at all. */
function collect(tables: Tables, links: readonly Link[], wanted: Level, sofar: Because[] | null): Because[] | null {
  const { levels } = tables.scratch.machine;
  let because = sofar;
  for (let i = 0; i < links.length; i++) {
    const link = links[i];
    if (!link || levels[link.now] !== wanted) continue;
    if (because) because.push(reasonOf(tables, link.rule));
    else because = [reasonOf(tables, link.rule)];
  }
  return because;
}

function deadlineOf(tables: Tables, day: DayTable, table: LinkTable, index: number): string | null {
  const { levels } = tables.scratch.machine;
  const ofRule = day.ofRule[index];
  let due = day.own[index];
  if (!ofRule) return due?.iso ?? null;
  for (const links of [table.musts, table.shoulds]) {
    for (const { rule, now } of links) {
      const own = levels[now] === yes ? ofRule[rule] : undefined;
      if (own && own.rank < (due?.rank ?? Infinity)) due = own;
    }
  }
  return due?.iso ?? null;
}

function holdsOf(tables: Tables, table: LinkTable): readonly string[] {
  const holding = table.afters.filter(({ now }) => level(tables.scratch.machine, now) === yes);
  const [first] = holding;
  return holding.length === 1 && first ? first.after : [...new Set(holding.flatMap(({ after }) => after))];
}

/** The open questions of the links that are not known, most urgent first. */
function pendingOf(tables: Tables, first: readonly Link[], second: readonly Link[]): string[] {
  const { scratch } = tables;
  wipe(scratch.pending);
  markPending(tables, first);
  markPending(tables, second);
  return idsOf(tables, scratch.pending);
}

function markPending(tables: Tables, links: readonly Link[]): void {
  const { pending } = tables.scratch;
  for (let i = 0; i < links.length; i++) {
    const link = links[i];
    if (link) addOpen(tables, link.now, pending);
  }
}
