import type { FactKind } from './model.ts';
import { isPlainDate } from './dates.ts';
import { suggest } from './words.ts';

/** What is wrong with an answer and how to mend it. */
export interface Mistake {
  readonly message: string;
  readonly mend: string;
}

interface Shape {
  readonly kind: FactKind;
  readonly values: readonly string[];
  readonly min?: number;
  readonly max?: number;
}

const longestText = 200;

/** What is wrong with a value as the answer to a question, or null. `unknown` is always an answer. */
export function mistakeInAnswer(id: string, shape: Shape, value: unknown): Mistake | null {
  if (value === 'unknown') return null;
  if (shape.kind === 'number') return mistakeInNumber(id, shape, value);
  if (shape.kind === 'date') return mistakeInDate(id, value);
  if (shape.kind === 'platform') return mistakeInText(id, value);
  if (typeof value === 'string' && shape.values.includes(value)) return null;
  const mend = shape.kind === 'yes-no' ? 'Answer yes, no or unknown.' : suggest(show(value), [...shape.values, 'unknown']);
  return { message: `${show(value)} is not an answer to “${id}”`, mend };
}

function mistakeInNumber(id: string, shape: Shape, value: unknown): Mistake | null {
  const mend = `Give a whole number from ${shape.min ?? 0} to ${shape.max ?? 'any'}, without quotes, or unknown.`;
  if (typeof value !== 'number' || !Number.isInteger(value)) return { message: `“${id}” should be a whole number, but is ${show(value)}`, mend };
  if (value < (shape.min ?? -Infinity) || value > (shape.max ?? Infinity)) return { message: `“${id}” is out of range: ${value}`, mend };
  return null;
}

function mistakeInDate(id: string, value: unknown): Mistake | null {
  if (typeof value === 'string' && isPlainDate(value)) return null;
  return { message: `“${id}” should be a date in the calendar, but is ${show(value)}`, mend: 'Give a real date as YYYY-MM-DD, such as 2026-03-01, or unknown.' };
}

function mistakeInText(id: string, value: unknown): Mistake | null {
  if (typeof value === 'string' && value.trim() !== '' && value.length <= longestText) return null;
  return { message: `“${id}” should be a short text, but is ${show(value)}`, mend: `Give the id of a platform or its name, at most ${longestText} characters, or unknown.` };
}

/** A value as it is told in a message, cut short. */
export function show(value: unknown): string {
  if (typeof value === 'string') return `“${value.length > 40 ? `${value.slice(0, 40)}…` : value}”`;
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : String(value);
}
