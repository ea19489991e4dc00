/** Opens the database of an installation: the embedded server, or one of its own by DATABASE_URL. */
import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { migrate } from './migration.ts';
import { POOL_NAME, startServer } from './server.ts';
import type { Server } from './server.ts';

export const OWNER_ROLE = 'handrail_owner';
export const APPLICATION_ROLE = 'handrail_app';
const DATABASE = 'handrail';
const POOL_SIZE = 16;
const OWN_DATA = join(import.meta.dirname, '..', '..', 'var');

export interface OpenOptions {
  /** Defaults to HANDRAIL_DATA, else `var` in the folder of Handrail. */
  readonly directory?: string;
  /** Defaults to DATABASE_URL: a server of one's own, as the role `handrail_app`. */
  readonly url?: string;
  /** Defaults to DATABASE_OWNER_URL: the same database as the owner of its schema, for migrations. */
  readonly ownerUrl?: string;
}

export interface Database {
  /** Connections as the application's role, which owns nothing and can change no entry. */
  readonly pool: pg.Pool;
  readonly kind: 'embedded' | 'external';
  readonly directory: string;
  /** 32 bytes known to this installation alone: signs form tokens. From HANDRAIL_SECRET or a file of the data directory. */
  readonly secret: Buffer;
  /** Process id of the embedded server; null where there is none. */
  serverPid(): Promise<number | null>;
  close(): Promise<void>;
}

/** A database with its schema up to date. @throws with a sentence that says how to mend it */
export async function openDatabase(options: OpenOptions = {}): Promise<Database> {
  const directory = dataDirectory(options.directory);
  const url = options.url ?? process.env['DATABASE_URL'];
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const secret = await serverSecret(directory);
  return url ? openExternal(url, options.ownerUrl, directory, secret) : openEmbedded(directory, secret);
}

/** Where the installation keeps its data: the argument, HANDRAIL_DATA, or `var` in the folder of Handrail, wherever it is started from. */
export function dataDirectory(directory?: string): string {
  return resolve(directory ?? process.env['HANDRAIL_DATA'] ?? OWN_DATA);
}

async function openEmbedded(directory: string, secret: Buffer): Promise<Database> {
  const server = await startServer({ directory });
  try {
    await createDatabase(server, DATABASE);
    await migrateAs({ host: server.host, port: server.port, user: OWNER_ROLE, database: DATABASE });
  } catch (error) {
    await server.release();
    throw error;
  }
  const pool = applicationPool({ host: server.host, port: server.port, user: APPLICATION_ROLE, database: DATABASE });
  return {
    pool,
    kind: 'embedded',
    directory,
    secret,
    serverPid: () => server.pid(),
    async close() {
      await pool.end();
      await server.release();
    },
  };
}

async function openExternal(url: string, ownerUrl: string | undefined, directory: string, secret: Buffer): Promise<Database> {
  const owner = ownerUrl ?? process.env['DATABASE_OWNER_URL'];
  if (owner) await migrateAs({ connectionString: owner });
  const pool = applicationPool({ connectionString: url });
  try {
    await checkExternal(pool, owner !== undefined);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return { pool, kind: 'external', directory, secret, serverPid: async () => null, close: () => pool.end() };
}

/** Row-level security and grants are only worth something for a role that cannot step round them. */
async function checkExternal(pool: pg.Pool, migrated: boolean): Promise<void> {
  const found = await pool.query<{ powerful: boolean; owner: boolean; there: boolean }>(
    `select rolsuper or rolbypassrls as powerful, to_regclass('public.entry') is not null as there,
            coalesce((select pg_has_role(current_user, relowner, 'member') from pg_class where oid = to_regclass('public.entry')), false) as owner
       from pg_roles where rolname = current_user`,
  );
  const role = found.rows[0];
  if (!role?.there) throw new Error(migrated ? 'DATABASE_URL and DATABASE_OWNER_URL name different databases. Name the same one.' : 'The database has no tables yet. Set DATABASE_OWNER_URL to the owner of the schema, so that Handrail can make them.');
  if (role.powerful || role.owner) throw new Error('DATABASE_URL must name a role that is neither a superuser nor the owner of the tables. Use the role handrail_app.');
}

async function migrateAs(config: pg.ClientConfig): Promise<void> {
  const owner = new pg.Client({ ...config, application_name: 'handrail-migration' });
  owner.on('error', () => undefined);
  await owner.connect();
  try {
    await migrate(owner);
  } finally {
    await owner.end();
  }
}

/** The two roles and a database on a server where we are the superuser. Safe to repeat and to run twice at once. */
export async function createDatabase(server: Pick<Server, 'host' | 'port' | 'superuser'>, name: string): Promise<void> {
  const client = new pg.Client({ host: server.host, port: server.port, user: server.superuser, database: 'postgres' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(7301985)');
    for (const role of [OWNER_ROLE, APPLICATION_ROLE]) {
      const known = await client.query('select 1 from pg_roles where rolname = $1', [role]);
      if (known.rowCount === 0) await client.query(`create role ${role} login nosuperuser nocreatedb nocreaterole nobypassrls noinherit`);
    }
    const known = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (known.rowCount === 0) await client.query(`create database ${name} owner ${OWNER_ROLE}`);
  } finally {
    await client.end();
  }
}

/** Connections as the application's role. An idle connection that breaks is dropped quietly; the next request gets a new one. */
export function applicationPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    max: POOL_SIZE,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: 20_000,
    idle_in_transaction_session_timeout: 30_000,
    application_name: POOL_NAME,
    ...config,
  });
  pool.on('error', () => undefined);
  // Without this a connection cut while it is borrowed would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

async function serverSecret(directory: string): Promise<Buffer> {
  const given = process.env['HANDRAIL_SECRET'];
  const text = given ?? (await keptSecret(join(directory, 'secret')));
  const secret = Buffer.from(text.trim(), 'hex');
  if (secret.length >= 32) return secret;
  throw new Error(
    given === undefined
      ? `${join(directory, 'secret')} must hold 64 or more hexadecimal digits. Move it away and start again to have a new one made.`
      : 'HANDRAIL_SECRET must be 64 or more hexadecimal digits.',
  );
}

async function keptSecret(path: string): Promise<string> {
  const made = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return null;
    throw error;
  });
  if (made === null) return readFile(path, 'utf8');
  try {
    const secret = randomBytes(32).toString('hex');
    await made.writeFile(secret);
    await made.sync();
    return secret;
  } finally {
    await made.close();
  }
}
