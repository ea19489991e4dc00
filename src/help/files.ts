import type { Edition } from '../procedure/index.ts';
import { readBeside } from '../publication/index.ts';
import { readHelpPages } from './domain.ts';
import type { ReadHelp } from './domain.ts';

/** Reads the help pages of a manual folder: `help/*.md`. A folder that is not there counts as empty. Throws where a file cannot be read. */
export async function readHelp(folder: string, edition: Pick<Edition, 'contacts'>): Promise<ReadHelp> {
  return readHelpPages(await readBeside(folder, 'help', '.md'), edition);
}
