/** The wordings of a manual. They take seconds to read and to compile, so what came of the same files is kept and taken from there. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { writeWhole } from '../files/index.ts';
import { compileLanguage, readLanguage } from '../language/index.ts';
import type { CompiledLanguage, LanguageFault, LanguageSource } from '../language/index.ts';
import { readWordings } from '../publication/index.ts';

export interface ManualWordings {
  readonly language: LanguageSource;
  /** What they are compiled to, when it is first asked for. */
  readonly compiled: () => CompiledLanguage;
}

export type ManualWordingsRead = { readonly ok: true; readonly wordings: ManualWordings } | { readonly ok: false; readonly faults: readonly LanguageFault[] };

/** Within the data folder. */
const KEPT_IN = 'wordings';
const READERS = dirname(fileURLToPath(import.meta.resolve('../language/index.ts')));

interface Kept {
  readonly language: LanguageSource;
  readonly compiled: CompiledLanguage;
}

interface Named {
  readonly path: string;
  readonly text: string;
}

/**
 * The wordings of a manual's folder, or all their faults. Throws where a file cannot be read.
 * @param data the data folder, in which they are kept once compiled; without one they are read anew
 */
export async function readManualWordings(folder: string, data: string | null): Promise<ManualWordingsRead> {
  const files = await readWordings(folder);
  const keptIn = data === null ? null : join(data, KEPT_IN);
  const name = keptIn === null ? '' : `${hashOf([...files, ...(await readers())])}.bin`;
  const kept = keptIn === null ? null : await readKept(join(keptIn, name));
  if (kept) return { ok: true, wordings: { language: kept.language, compiled: () => kept.compiled } };
  const read = readLanguage(files);
  if (!read.ok) return read;
  const { language } = read;
  return { ok: true, wordings: { language, compiled: () => compiledAndKept(language, keptIn, name) } };
}

/** What reads and compiles the wordings: where it has changed, something else may come of the same files. */
async function readers(): Promise<readonly Named[]> {
  const names = (await readdir(READERS)).filter((name) => name.endsWith('.ts') && !name.includes('.test')).toSorted();
  return Promise.all(names.map(async (path) => ({ path, text: await readFile(join(READERS, path), 'utf8') })));
}

function hashOf(files: readonly Named[]): string {
  return createHash('sha256').update(JSON.stringify(files.map(({ path, text }) => [path, text]))).digest('hex');
}

/** Null where nothing is kept, or what is kept cannot be read. */
async function readKept(path: string): Promise<Kept | null> {
  return readFile(path).then((bytes): Kept => deserialize(bytes)).catch(() => null);
}

function compiledAndKept(language: LanguageSource, folder: string | null, name: string): CompiledLanguage {
  const compiled = compileLanguage(language);
  try {
    if (folder !== null) keep(folder, name, { language, compiled });
  } catch {
    // Keeping only saves time: where it cannot be done, nothing is lost.
  }
  return compiled;
}

/** Keeps it in the place of what was kept of other files. */
function keep(folder: string, name: string, kept: Kept): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const before = readdirSync(folder);
  writeWhole(join(folder, name), serialize(kept), 0o600);
  for (const one of before) if (one.endsWith('.bin') && one !== name) rmSync(join(folder, one), { force: true });
}
