import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Edition } from '../procedure/index.ts';
import { readHelpPages } from './domain.ts';
import type { ReadHelp } from './domain.ts';

/** Reads the help pages of a manual folder: `help/*.md`. A folder that is not there counts as empty. Throws where a file cannot be read. */
export async function readHelp(folder: string, edition: Pick<Edition, 'contacts'>): Promise<ReadHelp> {
  const names = (await readdir(join(folder, 'help')).catch(() => [])).filter((name) => name.endsWith('.md')).toSorted();
  const files = await Promise.all(names.map(async (name) => ({ path: `help/${name}`, text: await readFile(join(folder, 'help', name), 'utf8') })));
  return readHelpPages(files, edition);
}
