/** Writing down who looked, and with which roles they did. */
import type { Transaction } from '../database/index.ts';
import type { Actor, Role } from './model.ts';

/** Writes down that somebody looked. */
export async function logReading(tx: Transaction, actor: Actor, concernId: string | null, reading: { readonly what: string; readonly why: string }): Promise<void> {
  await tx.query('log-reading', 'insert into read_log (organisation_id, account_id, concern_id, what, why) values ($1, $2, $3, $4, $5)', [actor.organisationId, actor.userId, concernId, reading.what, reading.why]);
}

/** The roles that somebody has at this moment, or null where the account is no longer active. */
export async function rolesNow(tx: Transaction, actor: Actor): Promise<readonly Role[] | null> {
  const row = await tx.first<{ roles: Role[] }>('roles-now', 'select roles from account where organisation_id = $1 and id = $2 and active', [actor.organisationId, actor.userId]);
  return row?.roles ?? null;
}
