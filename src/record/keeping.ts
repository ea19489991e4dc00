/** What is kept beside the record: editions, drafts, forms that arrived after a session had ended, and who looked. */
import type { Pool } from 'pg';
import { may } from '../access/index.ts';
import type { FormOwner } from '../access/index.ts';
import { withTenant, withTransaction } from '../database/index.ts';
import type { Edition } from '../procedure/index.ts';
import type { Actor, AboutStaff, Routing } from './model.ts';
import { rolesNow } from './reading.ts';

export interface Keeping {
  readonly pool: Pool;
}

export type Fields = Readonly<Record<string, unknown>>;

export interface ParkedForm {
  /** The nonce of its form token. */
  readonly nonce: string;
  readonly form: string;
  /** Where it was sent. */
  readonly path: string;
  readonly fields: Fields;
  readonly parkedAt: string;
}

export interface Reading {
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly why: string;
}

/** Hours for which a parked form waits for its owner. */
export const PARKED_HOURS = 24;
/** The most readings of one concern that are shown. */
export const READINGS_SHOWN = 500;
const MOMENT = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Keeps an edition for ever. Keeping it again does nothing. */
export async function keepEdition(keeping: Keeping, edition: Edition): Promise<void> {
  await withTransaction(keeping.pool, (tx) =>
    tx.query('keep-edition', 'insert into edition (hash, title, published, document) values ($1, $2, $3, $4) on conflict do nothing', [
      edition.hash, edition.title, edition.published, JSON.stringify(edition),
    ]),
  );
}

/** The edition of this hash as it was kept, or null. */
export async function editionOf(keeping: Keeping, hash: string): Promise<Edition | null> {
  const row = await withTransaction(keeping.pool, (tx) => tx.first<{ document: string }>('edition', 'select document from edition where hash = $1', [hash]));
  return row && (JSON.parse(row.document) as Edition);
}

/** Every edition that is kept, the newest first. `keptAt` is an ISO moment. */
export async function editionsKept(keeping: Keeping): Promise<readonly { hash: string; title: string; published: string; keptAt: string }[]> {
  return withTransaction(keeping.pool, (tx) =>
    tx.query('editions-kept', `select hash, title, to_char(published, 'YYYY-MM-DD') as published, ${MOMENT('kept_at')} as "keptAt" from edition order by kept_at desc, hash`),
  );
}

/** Saves what somebody is typing: one draft a person and form. */
export async function saveDraft(keeping: Keeping, actor: Actor, form: string, fields: Fields): Promise<void> {
  await withTenant(keeping.pool, actor.organisationId, (tx) =>
    tx.query('save-draft', `
      insert into draft (organisation_id, account_id, form, fields) values ($1, $2, $3, $4)
      on conflict (organisation_id, account_id, form) do update set fields = excluded.fields, saved_at = clock_timestamp()`,
      [actor.organisationId, actor.userId, form, keepable(fields)]),
  );
}

/** The draft of this person and form, or null. */
export async function draftOf(keeping: Keeping, actor: Actor, form: string): Promise<{ readonly fields: Fields; readonly savedAt: string } | null> {
  return withTenant(keeping.pool, actor.organisationId, (tx) =>
    tx.first('draft', `select fields, ${MOMENT('saved_at')} as "savedAt" from draft where organisation_id = $1 and account_id = $2 and form = $3`, [actor.organisationId, actor.userId, form]),
  );
}

/** Throws the draft away, because the person said so. */
export async function discardDraft(keeping: Keeping, actor: Actor, form: string): Promise<void> {
  await withTenant(keeping.pool, actor.organisationId, (tx) => tx.query('discard-draft', 'delete from draft where organisation_id = $1 and account_id = $2 and form = $3', [actor.organisationId, actor.userId, form]));
}

/** Keeps a form that arrived without a session for the person that its token names, and for nobody else. */
export async function parkForm(keeping: Keeping, owner: FormOwner, parked: Omit<ParkedForm, 'parkedAt'>): Promise<void> {
  await withTenant(keeping.pool, owner.organisationId, (tx) =>
    tx.query('park-form', `
      insert into parked_form (organisation_id, account_id, token, form, path, fields) values ($1, $2, $3, $4, $5, $6)
      on conflict (organisation_id, account_id, token) do update set fields = excluded.fields, path = excluded.path, parked_at = clock_timestamp()`,
      [owner.organisationId, owner.userId, parked.nonce, parked.form, parked.path, keepable(parked.fields)]),
  );
}

/** Forms that wait for this person, oldest first. */
export async function parkedFormsOf(keeping: Keeping, actor: Actor): Promise<readonly ParkedForm[]> {
  return withTenant(keeping.pool, actor.organisationId, async (tx) => {
    await tx.query('clear-parked', `delete from parked_form where organisation_id = $1 and parked_at < clock_timestamp() - interval '${PARKED_HOURS} hours'`, [actor.organisationId]);
    return tx.query<ParkedForm>('parked-forms', `
      select token as nonce, form, path, fields, ${MOMENT('parked_at')} as "parkedAt" from parked_form
       where organisation_id = $1 and account_id = $2 order by parked_at, token`, [actor.organisationId, actor.userId]);
  });
}

/** Lets go of a parked form: it has been sent again, or the person does not want it. */
export async function discardParked(keeping: Keeping, actor: Actor, nonce: string): Promise<void> {
  await withTenant(keeping.pool, actor.organisationId, (tx) => tx.query('discard-parked', 'delete from parked_form where organisation_id = $1 and account_id = $2 and token::text = $3', [actor.organisationId, actor.userId, nonce]));
}

/** Who looked at a concern, newest first; null where this person may not see the concern. */
export async function readingsOf(keeping: Keeping, actor: Actor, concernId: string): Promise<readonly Reading[] | null> {
  return withTenant(keeping.pool, actor.organisationId, async (tx) => {
    const roles = await rolesNow(tx, actor);
    const state = await tx.first<{ routing: Routing; aboutStaff: AboutStaff }>('sensitivity', 'select routing, about_staff as "aboutStaff" from concern_state where organisation_id = $1 and concern_id::text = $2', [actor.organisationId, concernId]);
    if (!roles || !state || !may(roles, 'read', state)) return null;
    return tx.query<Reading>('readings', `
      select ${MOMENT('r.read_at')} as at, a.display_name as who, r.what, r.why
        from read_log r join account a on a.organisation_id = r.organisation_id and a.id = r.account_id
       where r.organisation_id = $1 and r.concern_id::text = $2 order by r.id desc limit ${READINGS_SHOWN}`, [actor.organisationId, concernId]);
  });
}

/** The character NUL cannot be kept in JSON by PostgreSQL; a draft must never be lost to it. */
function keepable(fields: Fields): string {
  return JSON.stringify(fields, (_key, value: unknown) => (typeof value === 'string' ? value.replaceAll('\u0000', '').toWellFormed() : value));
}
