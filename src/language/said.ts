/** What a finding says of the principle and the source of its wording. */
import type { LanguageSource } from './model.ts';

/** By the ids of principles their titles, and by those of sources who published them, when, and their titles. */
export function saidOf({ principles, sources }: Pick<LanguageSource, 'principles' | 'sources'>): ReadonlyMap<string, string> {
  return new Map([...principles.map(({ id, title }) => [id, title] as const), ...sources.map(({ id, title, publisher, year }) => [id, `${publisher} (${year}), ${title}`] as const)]);
}
