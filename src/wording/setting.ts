/** What a setting wants to be shown, and which wording it meets and replaces over time. Of nobody: the numbers have no author. */
import type { Pool } from 'pg';
import { withTenant } from '../database/index.ts';
import type { Group } from '../language/index.ts';

/** How often a wording was met, replaced, or kept with a reason in one month. */
export interface WordingCount {
  /** The first day of the month, `YYYY-MM-DD`. */
  readonly month: string;
  /** The id of the wording in `manual/language/`. */
  readonly wording: string;
  readonly met: number;
  readonly replaced: number;
  readonly meant: number;
}

/** Ids of wordings: each counts once for each thing that is saved. */
export interface Counted {
  readonly met: readonly string[];
  readonly replaced: readonly string[];
  readonly meant: readonly string[];
}

/** The groups of wordings that a setting wants to be shown: both, unless its leads chose otherwise. */
export async function groupsOf(pool: Pool, organisationId: string): Promise<readonly Group[]> {
  const row = await withTenant(pool, organisationId, (tx) => tx.first<{ recording: boolean }>('wording-choice', 'select points_out_recording as recording from wording_choice where organisation_id = $1', [organisationId]));
  return row?.recording === false ? ['blame'] : ['blame', 'recording'];
}

/** Chooses whether wording that weakens a record is pointed out. What blames a child always is. */
export async function chooseRecording(pool: Pool, chooser: { readonly organisationId: string; readonly userId: string }, isPointedOut: boolean): Promise<void> {
  await withTenant(pool, chooser.organisationId, (tx) =>
    tx.query('choose-wording', `
      insert into wording_choice (organisation_id, points_out_recording, chosen_by) values ($1, $2, $3)
      on conflict (organisation_id) do update set points_out_recording = excluded.points_out_recording, chosen_by = excluded.chosen_by, chosen_at = clock_timestamp()`,
      [chooser.organisationId, isPointedOut, chooser.userId]),
  );
}

/** Adds to the numbers of a month. @param day a calendar date in London */
export async function countWordings(pool: Pool, organisationId: string, day: string, counted: Counted): Promise<void> {
  const wordings = [...new Set([...counted.met, ...counted.replaced, ...counted.meant])].toSorted();
  if (wordings.length === 0) return;
  const ones = (ids: readonly string[]): number[] => wordings.map((wording) => (ids.includes(wording) ? 1 : 0));
  await withTenant(pool, organisationId, (tx) =>
    tx.query('count-wordings', `
      insert into wording_count (organisation_id, month, wording, met, replaced, meant)
      select $1, date_trunc('month', $2::date)::date, each.wording, each.met, each.replaced, each.meant
        from unnest($3::text[], $4::int[], $5::int[], $6::int[]) as each (wording, met, replaced, meant)
      on conflict (organisation_id, month, wording) do update
        set met = wording_count.met + excluded.met, replaced = wording_count.replaced + excluded.replaced, meant = wording_count.meant + excluded.meant`,
      [organisationId, day, wordings, ones(counted.met), ones(counted.replaced), ones(counted.meant)]),
  );
}

/** The numbers of the last months, the newest month first. */
export async function countsOf(pool: Pool, organisationId: string, months: number): Promise<readonly WordingCount[]> {
  return withTenant(pool, organisationId, (tx) =>
    tx.query<WordingCount>('wording-counts', `
      select to_char(month, 'YYYY-MM-DD') as month, wording, met, replaced, meant from wording_count
       where organisation_id = $1 and month > current_date - make_interval(months => $2) order by month desc, met desc, wording`, [organisationId, months]),
  );
}
