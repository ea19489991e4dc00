/** Starts, finds, watches and stops the PostgreSQL server of one data directory. */
import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { command, findBinaries } from './binaries.ts';
import type { Binaries, RunAs } from './binaries.ts';

const run = promisify(execFile);
const PORT = 5432;
const SUPERUSER = 'postgres';
/** The longest path of a Unix socket is 103 bytes on macOS and 107 on Linux, `/.s.PGSQL.5432` included. */
const LONGEST_SOCKET_DIRECTORY = 85;
const START_PATIENCE_MS = 30_000;
/** What the connections of a pool call themselves. */
export const POOL_NAME = 'handrail';

export interface ServerOptions {
  /** Holds everything of this installation; made with mode 0700 where it is missing. */
  readonly directory: string;
  /** Only for throw-away test data: no waiting for the disk. */
  readonly durable?: boolean;
  readonly runAs?: RunAs;
}

export interface Server {
  /** The folder of the Unix socket: the `host` of a connection. */
  readonly host: string;
  readonly port: number;
  readonly superuser: string;
  /** Process id of the postmaster now running. */
  pid(): Promise<number | null>;
  /** Lets go of the server, and stops it unless another process is using it. */
  release(): Promise<void>;
  /** Lets go of the server and leaves it running. */
  abandon(): Promise<void>;
}

interface Place {
  readonly root: string;
  readonly data: string;
  readonly socket: string;
  readonly log: string;
  readonly durable: boolean;
}

interface Running {
  readonly pid: number;
  readonly keeper: pg.Client;
}

/**
 * A running server for the data directory: the one that is there already, or a new one.
 * If the server dies while we hold it, it is started again.
 * @throws where it cannot be started; the message names the log
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  const binaries = await findBinaries(options.runAs);
  const place = await preparePlace(options, binaries);
  await initialise(place, binaries);
  const watch = { held: true, running: await ensureRunning(place, binaries) };
  keepAlive(watch, place, binaries);
  return {
    host: place.socket,
    port: PORT,
    superuser: SUPERUSER,
    pid: () => postmasterPid(place),
    async release() {
      watch.held = false;
      await lastOneOut(watch.running);
    },
    async abandon() {
      watch.held = false;
      await watch.running.keeper.end().catch(() => undefined);
    },
  };
}

async function preparePlace(options: ServerOptions, binaries: Binaries): Promise<Place> {
  const root = resolve(options.directory);
  await mkdir(root, { recursive: true, mode: 0o700 });
  const beside = join(root, 'run');
  const short = join(tmpdir(), `handrail-${process.getuid?.() ?? 0}-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`);
  const socket = Buffer.byteLength(beside) <= LONGEST_SOCKET_DIRECTORY ? beside : short;
  await mkdir(socket, { recursive: true, mode: 0o700 });
  await takeOwnership(socket, binaries);
  // `nobody` has to pass through the folder to reach its own.
  await chmod(root, binaries.owner ? 0o711 : 0o700);
  return { root, socket, data: join(root, 'postgres'), log: join(root, 'postgres.log'), durable: options.durable ?? true };
}

async function takeOwnership(path: string, binaries: Binaries): Promise<void> {
  const uid = binaries.owner?.uid ?? process.getuid?.() ?? 0;
  const found = await stat(path);
  if (found.uid !== uid && found.uid !== process.getuid?.()) {
    throw new Error(`${path} belongs to another user. Remove it, or set HANDRAIL_DATA to a folder of your own.`);
  }
  if (binaries.owner) await chown(path, binaries.owner.uid, binaries.owner.gid);
  await chmod(path, 0o700);
}

/** Made aside and moved into place, so that an interrupted or doubled first start leaves nothing half done. */
async function initialise(place: Place, binaries: Binaries): Promise<void> {
  if (await exists(join(place.data, 'PG_VERSION'))) return;
  const making = `${place.data}.${process.pid}`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { mode: 0o700 });
  await takeOwnership(making, binaries);
  const args = ['-D', making, '-U', SUPERUSER, '--auth=trust', '--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--data-checksums', '--no-instructions'];
  const call = command(binaries, 'initdb', place.durable ? args : [...args, '--no-sync']);
  await run(call.file, call.args, { uid: call.uid, gid: call.gid, cwd: place.socket }).catch(async (error: Error) => {
    await rm(making, { recursive: true, force: true });
    const unreachable = binaries.owner !== null && /Permission denied|could not access/.test(error.message);
    throw new Error(
      unreachable
        ? `Handrail runs as root, and the user "nobody", who runs the database, cannot reach ${place.root}. Set HANDRAIL_DATA to a folder that it can reach, such as /var/lib/handrail, or run Handrail as an ordinary user.`
        : `The database could not be created in ${place.data}: ${error.message}`,
    );
  });
  await rename(making, place.data).catch(() => rm(making, { recursive: true, force: true }));
}

async function ensureRunning(place: Place, binaries: Binaries): Promise<Running> {
  const deadline = Date.now() + START_PATIENCE_MS;
  let child: ReturnType<typeof spawn> | null = null;
  while (Date.now() < deadline) {
    const running = await connectToOurs(place);
    if (running) return running;
    if (child === null || child.exitCode !== null || child.signalCode !== null) {
      if (child !== null) await wait(200);
      if (await nothingAlive(place)) child = await launch(place, binaries);
    }
    await wait(15);
  }
  throw new Error(`The database did not start. Its log says why: ${place.log}`);
}

/** Process id in postmaster.pid of a process that is alive and is this server; otherwise null. */
async function postmasterPid(place: Place): Promise<number | null> {
  const text = await readFile(join(place.data, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return pid > 0 && isAlive(pid) && (await looksLikePostgres(pid)) ? pid : null;
}

/** A stale file that names a process id now used by something else would keep PostgreSQL from starting. */
async function nothingAlive(place: Place): Promise<boolean> {
  const path = join(place.data, 'postmaster.pid');
  const pid = Number.parseInt(await readFile(path, 'utf8').catch(() => ''), 10);
  if (!(pid > 0) || !isAlive(pid)) return true;
  if (await looksLikePostgres(pid)) return false;
  await rm(path, { force: true });
  return true;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function looksLikePostgres(pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const [line, state] = await Promise.all([
    readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
    readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''),
  ]);
  return line.includes('postgres') && !/\) [ZX] /.test(state);
}

async function launch(place: Place, binaries: Binaries): Promise<ReturnType<typeof spawn>> {
  const log = await open(place.log, 'a', 0o600);
  const call = command(binaries, 'postgres', ['-D', place.data, ...settings(place)]);
  // Detached, so that Ctrl-C reaches Handrail first, and Handrail then stops the server in good order.
  const child = spawn(call.file, call.args, { uid: call.uid, gid: call.gid, cwd: place.socket, detached: true, stdio: ['ignore', log.fd, log.fd] });
  child.on('error', () => undefined);
  child.unref();
  await log.close();
  return child;
}

/** What the server's log may hold is kept free of personal data: no statements, no parameters, no key values. */
function settings(place: Place): string[] {
  const values: Record<string, string> = {
    listen_addresses: '',
    port: String(PORT),
    unix_socket_directories: place.socket,
    unix_socket_permissions: '0700',
    max_connections: '120',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_min_messages: 'warning',
    log_checkpoints: 'off',
    fsync: place.durable ? 'on' : 'off',
    synchronous_commit: place.durable ? 'on' : 'off',
    full_page_writes: place.durable ? 'on' : 'off',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Every process that uses the server keeps one connection open, so that the last one can tell that it is the last. */
async function connectToOurs(place: Place): Promise<Running | null> {
  const pid = await postmasterPid(place);
  if (pid === null) return null;
  const keeper = new pg.Client({ host: place.socket, port: PORT, user: SUPERUSER, database: 'postgres', application_name: 'handrail-keeper' });
  keeper.on('error', () => undefined);
  try {
    await keeper.connect();
    return { pid, keeper };
  } catch {
    return null;
  }
}

function keepAlive(watch: { held: boolean; running: Running }, place: Place, binaries: Binaries): void {
  watch.running.keeper.once('end', () => {
    if (watch.held) void recover(watch, place, binaries);
  });
}

async function recover(watch: { held: boolean; running: Running }, place: Place, binaries: Binaries): Promise<void> {
  while (watch.held) {
    try {
      const running = await ensureRunning(place, binaries);
      watch.running = running;
      if (!watch.held) return await lastOneOut(running);
      return keepAlive(watch, place, binaries);
    } catch (error) {
      console.error(error instanceof Error ? error.message : 'The database is not running.');
      await wait(2_000);
    }
  }
}

/** Connections of a pool do not count: ours may still be closing, and another process has a keeper too. */
async function lastOneOut(running: Running): Promise<void> {
  const others = await running.keeper
    .query(`select count(*)::int as n from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() and application_name <> $1`, [POOL_NAME])
    .then((found) => Number(found.rows[0]?.n ?? 0))
    .catch(() => 1);
  await running.keeper.end().catch(() => undefined);
  if (others === 0) await stop(running.pid);
}

/** SIGINT asks PostgreSQL for a fast, clean shutdown. */
async function stop(pid: number): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + 10_000;
  while (isAlive(pid) && (await looksLikePostgres(pid)) && Date.now() < deadline) await wait(10);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
