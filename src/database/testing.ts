/** A real, empty, migrated database for a test file: a clone of one template on one server that a whole test run shares. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from './migration.ts';
import { APPLICATION_ROLE, applicationPool, createDatabase, OWNER_ROLE } from './open.ts';
import type { Database } from './open.ts';
import { startServer } from './server.ts';
import type { Server } from './server.ts';

const TEMPLATE = 'handrail_template';

export interface TestDatabase extends Database {
  /** Connections as the superuser: for looking behind the application's back. */
  readonly superuser: pg.Pool;
  /** Connections as the owner of the schema. */
  readonly owner: pg.Pool;
  readonly name: string;
}

/**
 * A fresh database with every migration applied. Call `close` when done; whatever is left goes when the test run ends,
 * even if it was killed.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const directory = await runDirectory();
  const server = await startServer({ directory, durable: false });
  await makeTemplate(server);
  const name = `test_${randomBytes(6).toString('hex')}`;
  const address = { host: server.host, port: server.port };
  await asSuperuser(server, async (client) => {
    await client.query(`create database ${name} template ${TEMPLATE} owner ${OWNER_ROLE}`);
  });
  const pool = applicationPool({ ...address, user: APPLICATION_ROLE, database: name, max: 10 });
  const owner = applicationPool({ ...address, user: OWNER_ROLE, database: name, max: 2 });
  const superuser = applicationPool({ ...address, user: server.superuser, database: name, max: 2 });
  return {
    pool, owner, superuser, name, directory,
    kind: 'embedded',
    secret: randomBytes(32),
    serverPid: () => server.pid(),
    async close() {
      await Promise.all([pool.end(), owner.end(), superuser.end()]);
      await asSuperuser(server, (client) => client.query(`drop database if exists ${name} with (force)`));
      await server.abandon();
    },
  };
}

/** One directory a test run, named by the process that runs the test files; watched from outside, so that it always goes. */
async function runDirectory(): Promise<string> {
  const runner = Number(process.env['HANDRAIL_TEST_RUN'] ?? (process.env['NODE_TEST_CONTEXT'] ? process.ppid : process.pid));
  const directory = join(tmpdir(), `handrail-test-${process.getuid?.() ?? 0}-${runner}`);
  const made = await mkdir(directory, { recursive: true, mode: 0o700 });
  if (made !== undefined) watchRunner(runner, directory);
  return directory;
}

function watchRunner(runner: number, directory: string): void {
  const script = `
    while kill -0 "$1" 2>/dev/null; do sleep 1; done
    read -r pid < "$2/postgres/postmaster.pid" && kill -QUIT "$pid"
    sleep 1
    rm -rf "$2"`;
  spawn('/bin/sh', ['-c', script, 'sh', String(runner), directory], { detached: true, stdio: 'ignore' }).unref();
}

async function makeTemplate(server: Server): Promise<void> {
  await asSuperuser(server, async (client) => {
    await client.query('select pg_advisory_lock(7301986)');
    const known = await client.query('select 1 from pg_database where datname = $1 and datistemplate', [TEMPLATE]);
    if (known.rowCount) return;
    await createDatabase(server, TEMPLATE);
    const owner = new pg.Client({ host: server.host, port: server.port, user: OWNER_ROLE, database: TEMPLATE });
    await owner.connect();
    await migrate(owner);
    await owner.end();
    await client.query(`alter database ${TEMPLATE} is_template true`);
  });
}

async function asSuperuser(server: Server, fn: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ host: server.host, port: server.port, user: server.superuser, database: 'postgres' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await fn(client);
  } finally {
    await client.end();
  }
}
