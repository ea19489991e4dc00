/** What somebody typed, shown to that person again. */
import { html } from '../../web/index.ts';
import type { SummaryRow } from '../../web/index.ts';

type Fields = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Each name with each of its values. */
export function pairs(fields: Fields): readonly (readonly [string, string])[] {
  return Object.entries(fields).flatMap(([name, value = []]) => (typeof value === 'string' ? [value] : value).map((one) => [name, one] as const));
}

/** Fields that pages need and nobody typed. */
const OURS = new Set(['form-token', 'change', 'shown', 'confirm', 'base', 'wanted', 'wording-met']);

/** The texts that are not empty, with the names of their fields in words. */
export function typedRows(fields: Fields): readonly SummaryRow[] {
  return pairs(fields)
    .filter(([name, value]) => !OURS.has(name) && value.trim() !== '')
    .map(([name, value]) => ({ key: { text: inWords(name) }, value: { html: html`<span class="app-verbatim">${value}</span>` } }));
}

/** The name of a field as words: `happened-day` → “Happened day”. */
function inWords(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/[-_.]+/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
