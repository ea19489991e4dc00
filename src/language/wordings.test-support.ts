/** The wordings of `manual/language`, for tests. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLanguage } from './read.ts';
import type { LanguageFile } from './read.ts';
import type { LanguageSource } from './model.ts';

const folder = join(import.meta.dirname, '..', '..', 'manual', 'language');

export function wordingFiles(): readonly LanguageFile[] {
  return globSync('*.yaml', { cwd: folder }).toSorted().map((path) => ({ path: `language/${path}`, text: readFileSync(join(folder, path), 'utf8') }));
}

/** @throws Error where the wordings have faults */
export function wordings(): LanguageSource {
  const read = readLanguage(wordingFiles());
  if (!read.ok) throw new Error(read.faults.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'));
  return read.language;
}
