import type { Answer, AssessInput } from './model.ts';
import { dayAfter } from './dates.ts';
import { valuesOf } from './input.ts';
import { questionsOf } from './links.ts';
import type { Tables } from './tables.ts';

/** The questions on which the rules about an action rest, most urgent first. */
export function factsBehind(tables: Tables, actionId: string): Set<string> {
  const action = tables.actions.find(({ id }) => id === actionId);
  const questions = action ? [...questionsOf(action, tables.graph)] : [];
  return new Set(questions.toSorted((a, b) => a - b).flatMap((index) => tables.facts[index]?.fact.id ?? []));
}

/** The other answers to a question that are worth trying: each that could make some condition come out differently. */
export function alternatives(tables: Tables, factId: string, input: AssessInput): Answer[] {
  const table = tables.facts[tables.factOf.get(factId) ?? -1];
  if (!table) return [];
  const now = input.answers[factId] ?? 'unknown';
  const fixed = valuesOf(table.fact);
  const named = fixed.length > 0 ? fixed : [...table.values, ...table.bounds.flatMap(({ condition }) => beside(condition, tables, input))];
  return [...new Set([...named, 'unknown'])].filter((value) => value !== now && inRange(value, table.fact.min, table.fact.max));
}

function inRange(value: Answer, min = -Infinity, max = Infinity): boolean {
  return typeof value !== 'number' || (value >= min && value <= max);
}

/** A value on each side of a bound. */
function beside(condition: Tables['facts'][number]['bounds'][number]['condition'], tables: Tables, input: AssessInput): Answer[] {
  if (condition.op === 'number') {
    const own = condition.parameter === undefined ? undefined : tables.day(input.on).parameter.get(condition.parameter);
    const bound = own ?? condition.below ?? condition.atLeast ?? 0;
    return [bound - 1, bound];
  }
  if (condition.op !== 'date') return [];
  const bound = condition.from ?? condition.before ?? '';
  return [dayBefore(bound), bound];
}

/** The last day before a date. */
function dayBefore(date: string): string {
  const [year = 0, month = 0] = date.split('-').map(Number);
  const start = date.endsWith('-01') ? `${month === 1 ? year - 1 : year}-${String(month === 1 ? 12 : month - 1).padStart(2, '0')}-27` : `${date.slice(0, 8)}01`;
  let day = start;
  while (dayAfter(day) < date) day = dayAfter(day);
  return day;
}
