/** Starts Handrail: database, manual, edition, demonstration, server. `npm start` runs this file. */
import { join } from 'node:path';
import { warmUpPasswords } from './access/index.ts';
import { createApp, keeperOf } from './app.ts';
import type { AppParts } from './app.ts';
import { dataDirectory, openDatabase } from './database/index.ts';
import { chooseInstallation, DEMONSTRATION_ACCOUNTS, seedDemonstration } from './demo/index.ts';
import { FaultyManual, readWholeManual } from './manual/index.ts';
import { editionsWith } from './publication/index.ts';
import { editionOf, editionsKept, keepEdition, londonDate } from './record/index.ts';
import { loadAssets } from './web/index.ts';

export interface StartOptions {
  /** HANDRAIL_PORT, PORT, else 3000; 0 takes any free one. */
  readonly port?: number;
  /** HANDRAIL_HOST, else 127.0.0.1. */
  readonly host?: string;
  /** HANDRAIL_DATA, else `var` in the folder of Handrail. */
  readonly directory?: string;
  readonly manual?: string;
  /** Where lines for the person at the keyboard go. */
  readonly say?: (line: string) => void;
}

const MANUAL = join(import.meta.dirname, '..', 'manual');
const SLOW_MS = 2_000;

/** Runs Handrail until `stop` is called. @throws FaultyManual, or with a sentence that says what is wrong and how to mend it */
export async function start(options: StartOptions = {}): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const say = options.say ?? (() => undefined);
  const read = await readWholeManual(options.manual ?? process.env['HANDRAIL_MANUAL'] ?? MANUAL, dataDirectory(options.directory));
  if (!read.ok) throw new FaultyManual(read.faults);
  const { edition, help, referrals, language, files } = read.manual;
  const { directory, demonstration } = await chooseInstallation(options.directory);
  const assets = loadAssets(join(directory, 'assets'));
  // Waited for below; until then a failure of the database may end the start first.
  assets.catch(() => undefined);
  // Now, so that the first person who saves something does not wait for it.
  const compiled = read.manual.compiled();
  const database = await slowly('Starting the database', say, () => openDatabase({ directory }));
  try {
    await keepEdition(database, edition);
    const editions = editionsWith(edition, { find: (hash) => editionOf(database, hash), list: () => editionsKept(database) });
    if (demonstration) await slowly('Making a demonstration school', say, () => seedDemonstration(keeperOf(database, editions), edition.hash, londonDate(new Date().toISOString())));
    return await serve({ database, editions, files, help, referrals, language, compiled, demonstration, assets: await slowly('Building the style sheet', say, () => assets) }, options, say);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function serve(parts: Pick<AppParts, 'database' | 'editions' | 'files' | 'help' | 'referrals' | 'language' | 'compiled' | 'demonstration' | 'assets'>, options: StartOptions, say: (line: string) => void): Promise<{ url: string; stop(): Promise<void> }> {
  await warmUpPasswords();
  const app = await createApp({
    ...parts, publicOrigin: process.env['HANDRAIL_ORIGIN'], isBehindProxy: process.env['HANDRAIL_BEHIND_PROXY'] === 'yes',
    log: process.env['HANDRAIL_LOG'] === 'yes' ? process.stdout : null,
  });
  const port = options.port ?? Number(process.env['HANDRAIL_PORT'] ?? process.env['PORT'] ?? 3000);
  const url = await app.listen({ port, host: options.host ?? process.env['HANDRAIL_HOST'] ?? '127.0.0.1' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${port} is taken. Another Handrail may be running. Stop it, or choose another port: HANDRAIL_PORT=${port + 1} npm start`);
  });
  say(`Handrail is running at ${url}`);
  if (parts.demonstration) for (const { role, username, password } of DEMONSTRATION_ACCOUNTS) say(`  ${username} / ${password}  (${role})`);
  return { url, stop: async () => { await app.close(); await parts.database.close(); } };
}

/** Says what is going on where it takes longer than people like to wait without a word. */
async function slowly<T>(what: string, say: (line: string) => void, work: () => Promise<T>): Promise<T> {
  const told = setTimeout(() => say(`${what} …`), SLOW_MS);
  return work().finally(() => clearTimeout(told));
}

if (import.meta.main) {
  const running = start({ say: console.log }).catch((error: unknown) => {
    if (error instanceof FaultyManual) for (const { file, line, message, mend } of error.faults) console.error(`manual/${file}:${line} ${message}\n  ${mend}`);
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void running.then((handrail) => handrail.stop()).then(() => process.exit(0)));
}
