/** Transactions that can see one organisation and no other. */
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';

export type Value = string | number | boolean | Date | Buffer | null | readonly string[] | readonly number[];
export type Row = Readonly<Record<string, unknown>>;

/** Queries inside one transaction. Every query has a name and is prepared once a connection. */
export interface Transaction {
  /** @param name unique for the text: the same name with another text is an error of PostgreSQL */
  query<R extends object = Row>(name: string, text: string, values?: readonly Value[]): Promise<R[]>;
  /** The only row, or null. */
  first<R extends object = Row>(name: string, text: string, values?: readonly Value[]): Promise<R | null>;
}

/** How often and how long a lost connection is tried again before anything has been sent: the database may be restarting. */
const CONNECT_TRIES = 40;
const CONNECT_PAUSE_MS = 150;

/**
 * Runs `fn` in one transaction as the given organisation: row-level security shows and takes rows of that organisation alone.
 * Commits where `fn` returns, rolls back where it throws. Nothing is saved unless this returns.
 */
export async function withTenant<T>(pool: pg.Pool, organisationId: string, fn: (tx: Transaction) => Promise<T>): Promise<T> {
  return withTransaction(pool, async (tx) => {
    await tx.query('enter-organisation', 'select enter_organisation($1::uuid)', [organisationId]);
    return fn(tx);
  });
}

/** One transaction without an organisation: only the tables that belong to none can be read. */
export async function withTransaction<T>(pool: pg.Pool, fn: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await begin(pool);
  let broken: Error | undefined;
  try {
    const result = await fn(transactionOn(client));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((fault: Error) => {
      broken = fault;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

async function begin(pool: pg.Pool): Promise<pg.PoolClient> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await connectAndBegin(pool);
    } catch (error) {
      if (tries >= CONNECT_TRIES || !isConnectionFault(error)) throw error;
      await wait(CONNECT_PAUSE_MS);
    }
  }
}

async function connectAndBegin(pool: pg.Pool): Promise<pg.PoolClient> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    return client;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** Faults of the connection, not of the query: socket errors, and PostgreSQL's classes 08 and 57P (shutting down, starting up). */
function isConnectionFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return /^(ECONN|ENOENT|EPIPE|08|57P)/.test(code) || /Connection terminated|timeout/i.test(error.message);
}

function transactionOn(client: pg.PoolClient): Transaction {
  return {
    async query<R extends object>(name: string, text: string, values: readonly Value[] = []) {
      const found = await client.query({ name, text, values: [...values] });
      return found.rows as R[];
    },
    async first<R extends object>(name: string, text: string, values: readonly Value[] = []) {
      const found = await client.query({ name, text, values: [...values] });
      return (found.rows[0] as R | undefined) ?? null;
    },
  };
}
