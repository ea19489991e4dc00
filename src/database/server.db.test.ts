import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { openDatabase, withTransaction } from './index.ts';
import type { Database } from './index.ts';
import { applicationPool } from './open.ts';
import { startServer } from './server.ts';

let directory: string;
before(async () => {
  directory = await mkdtemp(join(tmpdir(), 'handrail-server-'));
});
after(() => rm(directory, { recursive: true, force: true }));

/** Whether there is such a process; one that has ended and waits to be fetched by its parent does not count. */
const alive = (pid: number | null) => {
  try {
    const there = pid !== null && process.kill(pid, 0);
    return there && (process.platform !== 'linux' || !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8')));
  } catch {
    return false;
  }
};

/** Another process of Handrail that opens the database, says the process id of its server, and waits. */
async function another(data: string): Promise<{ child: ChildProcess; pid: number }> {
  const script = `import { openDatabase } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))};
    const db = await openDatabase({ directory: ${JSON.stringify(data)} });
    process.on('SIGTERM', () => void db.close().then(() => process.exit(0)));
    console.log(await db.serverPid()); setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  return { child, pid: Number(line.toString()) };
}

async function serverOf(db: Database): Promise<number> {
  for (;;) {
    const pid = await db.serverPid();
    if (pid !== null) return pid;
    await wait(10);
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

/** Nobody waits for a process whose parent was killed, so that its number may stay in use for a moment. */
async function gone(pid: number | null): Promise<void> {
  for (const ends = performance.now() + 5_000; alive(pid); await wait(20)) assert.ok(performance.now() < ends, `process ${pid} is still there`);
}

describe('the embedded server', () => {
  test('starts on an empty machine, keeps to itself, and stops when the last process lets go', async () => {
    const data = join(directory, 'first');
    const db = await openDatabase({ directory: data });
    const pid = await db.serverPid();
    const settings = await db.pool.query<{ name: string; setting: string }>(
      `select name, setting from pg_settings where name in ('listen_addresses', 'fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums', 'server_encoding', 'unix_socket_permissions')`,
    );
    assert.deepEqual(Object.fromEntries(settings.rows.map((row) => [row.name, row.setting])), {
      listen_addresses: '', fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on', data_checksums: 'on', server_encoding: 'UTF8', unix_socket_permissions: '0700',
    });
    for (const path of [data, join(data, 'run'), join(data, 'postgres')]) assert.equal((await stat(path)).mode & 0o077, 0, path);
    assert.equal((await stat(join(data, 'secret'))).mode & 0o077, 0);
    const secret = db.secret;
    await db.close();
    await gone(pid);
    const again = await openDatabase({ directory: data });
    assert.ok(again.secret.equals(secret));
    await again.close();
  });

  test('stops when the last process lets go, also where connections of its own have not quite gone yet', async () => {
    const server = await startServer({ directory: join(directory, 'closing') });
    const pid = await server.pid();
    const pool = applicationPool({ host: server.host, port: server.port, user: server.superuser, database: 'postgres' });
    await pool.query('select 1');
    await server.release();
    await gone(pid);
    await pool.end();
  });

  test('a second process uses the same server, and neither takes it from the other', async () => {
    const data = join(directory, 'shared');
    const [db, other] = await Promise.all([openDatabase({ directory: data }), another(data)]);
    assert.equal(await db.serverPid(), other.pid);
    await db.close();
    assert.ok(alive(other.pid), 'the other is still using it');
    await end(other.child, 'SIGTERM');
    await gone(other.pid);
  });

  test('a server left behind by a process that was killed is taken over, and stopped in the end', async () => {
    const data = join(directory, 'orphan');
    const other = await another(data);
    await end(other.child, 'SIGKILL');
    assert.ok(alive(other.pid));
    const db = await openDatabase({ directory: data });
    assert.equal(await db.serverPid(), other.pid);
    await db.close();
    await gone(other.pid);
  });

  test('a server that is killed is started again while we hold it, and requests wait for it', async () => {
    const db = await openDatabase({ directory: join(directory, 'killed') });
    try {
      for (let round = 0; round < 3; round += 1) {
        const pid = await serverOf(db);
        process.kill(pid, 'SIGKILL');
        const started = performance.now();
        while (alive(pid)) await wait(5);
        const rows = await withTransaction(db.pool, (tx) => tx.query('one', 'select 1 as one'));
        assert.deepEqual(rows, [{ one: 1 }]);
        assert.ok(performance.now() - started < 10_000);
        assert.notEqual(await serverOf(db), pid);
      }
    } finally {
      await db.close();
    }
  });

  test('a stale file that names the process of somebody else does not keep it from starting', async () => {
    const data = join(directory, 'stale');
    const db = await openDatabase({ directory: data });
    const pid = await db.serverPid();
    const left = await readFile(join(data, 'postgres', 'postmaster.pid'), 'utf8');
    await db.close();
    await writeFile(join(data, 'postgres', 'postmaster.pid'), left.replace(String(pid), String(process.pid)));
    const again = await openDatabase({ directory: data });
    assert.notEqual(await again.serverPid(), process.pid);
    await again.close();
  });

  test('a data directory with a very long name works too', async () => {
    const data = join(directory, 'a-long-name-'.repeat(9));
    const server = await startServer({ directory: data, durable: false });
    assert.ok(server.host.length < 100);
    await server.release();
    await rm(server.host, { recursive: true, force: true });
  });

  test('where user namespaces are refused, root runs it as nobody', { skip: process.getuid?.() !== 0 }, async () => {
    await assert.rejects(startServer({ directory: join(directory, 'nobody'), durable: false, runAs: 'nobody' }), /cannot reach .* Set HANDRAIL_DATA/);
    await chmod(directory, 0o711);
    const server = await startServer({ directory: join(directory, 'nobody'), durable: false, runAs: 'nobody' });
    const pid = await server.pid();
    assert.match(await readFile(`/proc/${pid}/status`, 'utf8'), /^Uid:\s+65534/m);
    await server.release();
    await gone(pid);
  });
});

describe('a server of your own', () => {
  let embedded: Database;
  let url: (role: string) => string;
  before(async () => {
    const data = join(directory, 'own');
    embedded = await openDatabase({ directory: data });
    url = (role) => `postgres://${role}@/handrail?host=${encodeURIComponent(join(data, 'run'))}`;
  });
  after(() => embedded.close());

  test('is used by DATABASE_URL as the application and DATABASE_OWNER_URL for migrations', async () => {
    const db = await openDatabase({ directory: join(directory, 'own-data'), url: url('handrail_app'), ownerUrl: url('handrail_owner') });
    assert.equal(db.kind, 'external');
    assert.deepEqual((await db.pool.query('select current_user as role')).rows, [{ role: 'handrail_app' }]);
    await db.close();
  });

  test('is refused as a role that could step round the protections', async () => {
    for (const role of ['postgres', 'handrail_owner']) {
      await assert.rejects(openDatabase({ directory: join(directory, 'own-data'), url: url(role) }), /neither a superuser nor the owner/);
    }
  });
});

describe('migrations', () => {
  test('two processes that start at once on an empty database apply each migration once', async () => {
    const data = join(directory, 'race');
    const [db, other] = await Promise.all([openDatabase({ directory: data }), another(data)]);
    const applied = await new pg.Pool({ host: join(data, 'run'), user: 'postgres', database: 'handrail', max: 1, idleTimeoutMillis: 1 }).query('select name, count(*)::int as times from migration group by name');
    assert.ok(applied.rows.length > 0);
    assert.ok(applied.rows.every((row) => row.times === 1));
    await end(other.child, 'SIGTERM');
    await db.close();
  });

  test('a migration changed after it was applied, or one from a newer version, is refused with what to do', async () => {
    const data = join(directory, 'changed');
    const db = await openDatabase({ directory: data });
    const superuser = new pg.Client({ host: join(data, 'run'), user: 'postgres', database: 'handrail' });
    await superuser.connect();
    await superuser.query(`update migration set hash = 'other'`);
    await assert.rejects(openDatabase({ directory: data }), /has been changed since it was applied/);
    await superuser.query(`insert into migration (name, hash) values ('9999-from-the-future.sql', 'x')`);
    await assert.rejects(openDatabase({ directory: data }), /Use the newer version/);
    await superuser.end();
    await db.close();
  });
});
