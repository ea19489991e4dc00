import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { withTenant } from './index.ts';
import { testDatabase } from './testing.ts';
import type { TestDatabase } from './testing.ts';

let db: TestDatabase;
before(async () => {
  db = await testDatabase();
});
after(() => db.close());

async function organisation(name: string): Promise<string> {
  const id = randomUUID();
  await withTenant(db.pool, id, (tx) =>
    tx.query('test-organisation', `insert into organisation (organisation_id, name, partnership, setting) values ($1, $2, 'birmingham', 'school')`, [id, name]),
  );
  return id;
}

describe('organisations are kept apart by the database itself', () => {
  test('an organisation sees its own rows and none of another', async () => {
    const [first, second] = [await organisation('First'), await organisation('Second')];
    const seen = await withTenant(db.pool, first, (tx) => tx.query<{ organisation_id: string }>('test-all', 'select organisation_id from organisation'));
    assert.deepEqual(seen.map((row) => row.organisation_id), [first]);
    assert.notEqual(first, second);
  });

  test('a row for another organisation is refused', async () => {
    const own = await organisation('Own');
    await assert.rejects(
      withTenant(db.pool, own, (tx) =>
        tx.query('test-foreign', `insert into organisation (organisation_id, name, partnership, setting) values ($1, 'Foreign', 'x', 'school')`, [randomUUID()]),
      ),
      /row-level security/,
    );
  });

  test('without an organisation every table of a tenant is closed, also on a connection that had one before', async () => {
    const own = await organisation('Earlier');
    const client = await db.pool.connect();
    try {
      const tables = await client.query<{ name: string }>(`select relname as name from pg_class where relrowsecurity order by relname`);
      assert.equal(tables.rows.length, 15);
      for (const { name } of tables.rows) await assert.rejects(client.query(`select * from ${name}`), /handrail.organisation|invalid input syntax/);
      await client.query('begin');
      await client.query('select enter_organisation($1)', [own]);
      await client.query('commit');
      for (const { name } of tables.rows) await assert.rejects(client.query(`select * from ${name}`), /invalid input syntax/, name);
    } finally {
      client.release();
    }
  });

  test('every table with an organisation enforces row-level security even on its owner, and its key begins with the organisation', async () => {
    const open = await db.superuser.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id'
        where c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity) and c.relname <> 'sign_in_directory'`,
    );
    assert.deepEqual(open.rows, []);
    const keys = await db.superuser.query<{ name: string; first: string }>(
      `select c.relname as name, a.attname as first from pg_class c join pg_index i on i.indrelid = c.oid and i.indisprimary
         join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where c.relrowsecurity`,
    );
    assert.ok(keys.rows.every((row) => row.first === 'organisation_id'), JSON.stringify(keys.rows));
  });
});

describe("what the application's role may do", () => {
  test('it is no superuser, owns nothing and cannot step round row-level security', async () => {
    const role = await db.pool.query(`select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user`);
    assert.deepEqual(role.rows, [{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }]);
    const owned = await db.pool.query(`select relname from pg_class where relowner = (select oid from pg_roles where rolname = current_user)`);
    assert.deepEqual(owned.rows, []);
    await assert.rejects(db.pool.query('create table mine (a int)'), /permission denied/);
  });

  for (const table of ['entry', 'concern', 'read_log', 'edition', 'form_token', 'account_event', 'amendment']) {
    test(`it can neither change nor remove a row of ${table}`, async () => {
      const own = await organisation(`Kept ${table}`);
      const column = table === 'edition' ? 'title' : 'organisation_id';
      for (const sql of [`update ${table} set ${column} = ${column}`, `delete from ${table}`, `truncate ${table} cascade`]) {
        await assert.rejects(withTenant(db.pool, own, (tx) => tx.query(`test ${sql}`, sql)), /permission denied/, sql);
      }
      const rights = await db.superuser.query(
        `select privilege_type from information_schema.role_table_grants where grantee = 'handrail_app' and table_name = $1 order by 1`,
        [table],
      );
      assert.deepEqual(rights.rows.map((row) => row.privilege_type), ['INSERT', 'SELECT']);
    });
  }

  test('even the owner of the schema is stopped by a trigger', async () => {
    await db.owner.query(`insert into edition (hash, title, published, document) values (repeat('a', 64), 'Test', '2026-01-01', '{}')`);
    await assert.rejects(db.owner.query(`update edition set title = 'Other'`), /only ever added/);
    await assert.rejects(db.owner.query('delete from edition'), /only ever added/);
    await assert.rejects(db.owner.query('truncate edition cascade'), /only ever added/);
  });
});
