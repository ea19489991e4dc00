/** Brings the schema forward: plain SQL files, each in one transaction, each exactly once. */
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';

const FOLDER = join(import.meta.dirname, 'migrations');
const NAME = /^\d{4}-[a-z0-9-]+\.sql$/;
/** Any number will do, so long as every Handrail uses the same. */
const LOCK = 7_301_984;

/**
 * Applies the migrations that are missing, in order. Safe when two processes start at once: the second waits and finds nothing to do.
 * @param owner a connection as the owner of the schema
 * @returns the names of the migrations that were applied
 * @throws where an applied migration has been changed since, or the database is newer than this version of Handrail
 */
export async function migrate(owner: pg.ClientBase): Promise<string[]> {
  const files = (await readdir(FOLDER)).filter((name) => NAME.test(name)).toSorted();
  await owner.query('select pg_advisory_lock($1)', [LOCK]);
  try {
    await owner.query(
      'create table if not exists migration (name text primary key, hash text not null, applied_at timestamptz not null default clock_timestamp())',
    );
    return await applyMissing(owner, files);
  } finally {
    await owner.query('select pg_advisory_unlock($1)', [LOCK]);
  }
}

async function applyMissing(owner: pg.ClientBase, files: readonly string[]): Promise<string[]> {
  const found = await owner.query<{ name: string; hash: string }>('select name, hash from migration');
  const applied = new Map(found.rows.map((row) => [row.name, row.hash]));
  const strange = [...applied.keys()].find((name) => !files.includes(name));
  if (strange) throw new Error(`The database holds the migration ${strange}, which this version of Handrail does not know. Use the newer version.`);
  const done: string[] = [];
  for (const name of files) {
    const sql = await readFile(join(FOLDER, name), 'utf8');
    const hash = createHash('sha256').update(sql).digest('hex');
    if (!applied.has(name)) done.push(await apply(owner, name, hash, sql));
    else if (applied.get(name) !== hash) throw new Error(`The migration ${name} has been changed since it was applied. Put it back as it was and add a new one.`);
  }
  return done;
}

async function apply(owner: pg.ClientBase, name: string, hash: string, sql: string): Promise<string> {
  await owner.query('begin');
  try {
    await owner.query('insert into migration (name, hash) values ($1, $2)', [name, hash]);
    await owner.query(sql);
    await owner.query('commit');
    return name;
  } catch (error) {
    await owner.query('rollback');
    throw new Error(`The migration ${name} failed and was undone: ${error instanceof Error ? error.message : 'unknown'}`, { cause: error });
  }
}
