/** Which installation a start is about: the real one where it has been set up, else the demonstration, kept apart from it. */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { dataDirectory } from '../database/index.ts';

export interface Installation {
  readonly directory: string;
  readonly demonstration: boolean;
}

/**
 * The data directory to open. `npm run setup` makes a database in the data directory itself; as long as there is none, and no
 * DATABASE_URL, a start shows the demonstration from a folder of its own inside.
 */
export async function chooseInstallation(directory?: string): Promise<Installation> {
  const real = dataDirectory(directory);
  const setUp = await access(join(real, 'postgres', 'PG_VERSION')).then(
    () => true,
    () => false,
  );
  if (setUp || process.env['DATABASE_URL']) return { directory: real, demonstration: false };
  return { directory: join(real, 'demonstration'), demonstration: true };
}
