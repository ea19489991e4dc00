/** Concerns saved a second, with fsync on, against the same INSERTs straight into PostgreSQL: one at a time, and eight at once. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDemonstrationAccount, createOrganisation } from '../src/access/index.ts';
import { keeperOf } from '../src/app.ts';
import { openDatabase, withTenant } from '../src/database/index.ts';
import type { Database } from '../src/database/index.ts';
import { compile } from '../src/procedure/index.ts';
import { editionsWith, readManual } from '../src/publication/index.ts';
import { editionOf, editionsKept, keepEdition, reportConcern } from '../src/record/index.ts';
import type { Actor, RecordKeeper, Report } from '../src/record/index.ts';
import { aim, ratesByTurns, showRate } from './measure.ts';

const report: Report = {
  immediateDanger: 'no', seenOrSaid: 'A pupil said that someone in a game keeps asking where she lives. '.repeat(8), childsWords: 'he asks me every day', happenedOn: '2026-11-20',
  happenedWhen: 'after lunch', happenedWhere: 'library', child: 'Sam Example', childAge: '12', otherPeople: '', platform: 'roblox', doneAlready: 'Told the office', aboutStaff: 'none',
};

/** Handrail's own way: lock, policy, faults, entry, plan, lists, form counted once. */
async function ours(keeper: RecordKeeper, actor: Actor, edition: string): Promise<void> {
  const saved = await reportConcern(keeper, actor, { report, reporterRole: 'staff', edition }, { nonce: randomUUID(), fields: { ...report } });
  if (!saved.ok) throw new Error(saved.refusal);
}

/** The rows that this leaves, and nothing else. */
async function straight(database: Database, actor: Actor, edition: string, seq: number): Promise<void> {
  const id = randomUUID();
  const own = [actor.organisationId, id];
  await withTenant(database.pool, actor.organisationId, async (tx) => {
    await tx.query('bench-concern', "insert into concern (organisation_id, id, reference, partnership, setting) values ($1, $2, $3, 'birmingham', 'school')", [...own, id.slice(0, 18)]);
    await tx.query('bench-entry', `insert into entry (organisation_id, concern_id, seq, kind, form_version, body, edition, author_id, author_name, author_role)
      values ($1, $2, $3, 'concern-reported', 1, $4, $5, $6, $7, 'reporter')`, [...own, seq, JSON.stringify({ kind: 'concern-reported', report, reporterRole: 'staff' }), edition, actor.userId, actor.displayName]);
    await tx.query('bench-state', `insert into concern_state (organisation_id, concern_id, status, routing, about_staff, child, reporter_id, reporter_name, reported_at, edition, urgency, undecided, last_seq, last_written_at)
      values ($1, $2, 'new', 'dsl', 'none', $3, $4, $5, clock_timestamp(), $6, 2, 5, $7, clock_timestamp())`, [...own, report.child, actor.userId, actor.displayName, edition, seq]);
    await tx.query('bench-token', 'insert into form_token (organisation_id, token, account_id, fingerprint, result) values ($1, $2, $3, $4, $5)', [actor.organisationId, randomUUID(), actor.userId, Buffer.alloc(32), JSON.stringify({ concernId: id })]);
  });
}

async function actorIn(keeper: RecordKeeper, name: string): Promise<Actor> {
  const organisationId = randomUUID();
  await createOrganisation(keeper, { name, partnership: 'birmingham', setting: 'school', demonstration: true }, organisationId);
  return createDemonstrationAccount(keeper, organisationId, { signInName: `bench-${organisationId.slice(0, 8)}`, displayName: 'Bench', email: '', roles: ['reporter'], password: 'a long bench password' });
}

const together = (many: number, work: () => Promise<void>) => (): Promise<unknown> => Promise.all(Array.from({ length: many }, work));

export async function benchSave(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'handrail-bench-save-'));
  const compiled = compile(await readManual(join(import.meta.dirname, '..', 'manual')));
  if (!compiled.ok) throw new Error('The manual has faults.');
  const { edition } = compiled;
  const database = await openDatabase({ directory });
  try {
    await keepEdition(database, edition);
    const keeper = keeperOf(database, editionsWith(edition, { find: (hash) => editionOf(database, hash), list: () => editionsKept(database) }));
    const [mine, raw] = [await actorIn(keeper, 'Bench of Handrail'), await actorIn(keeper, 'Bench of plain rows')];
    let seq = 0;
    console.log(`Concerns saved, fsync ${(await database.pool.query<{ fsync: string }>('show fsync')).rows[0]?.fsync}`);
    for (const many of [1, 8]) {
      const [handrail, plain] = await ratesByTurns([
        { batch: many, run: together(many, () => ours(keeper, mine, edition.hash)) },
        { batch: many, run: together(many, () => straight(database, raw, edition.hash, ++seq)) },
      ]);
      if (!handrail || !plain) throw new Error('Something was not measured.');
      console.log(`  ${many} at once: Handrail ${showRate(handrail)}, the same INSERTs alone ${showRate(plain)}`);
      console.log(`  ${aim('  share of plain speed', handrail.perSecond / plain.perSecond, 0.5)}`);
    }
  } finally {
    await database.close();
    rmSync(directory, { recursive: true, force: true });
  }
}
