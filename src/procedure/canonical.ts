import { createHash } from 'node:crypto';
import type { Edition } from './model.ts';

/** JSON with the keys of every object in alphabetical order, so that equal content gives equal text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((entry) => canonicalJson(entry ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`).join(',')}}`;
}

/** SHA-256, hexadecimal, of the canonical JSON of an edition without its hash. */
export function hashOf(edition: Omit<Edition, 'hash'>): string {
  const { ...content } = edition;
  Reflect.deleteProperty(content, 'hash');
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

/** Freezes a value and all that is in it. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const entry of Object.values(value)) deepFreeze(entry);
  return Object.freeze(value);
}
