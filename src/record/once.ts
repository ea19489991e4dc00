/** Forms that count once: what a form came to is kept beside it, in the transaction that did its work. */
import { createHash } from 'node:crypto';
import type { Transaction } from '../database/index.ts';
import type { Actor } from './model.ts';

/** One showing of a form, sent. */
export interface Submission {
  /** The nonce of the form token. */
  readonly nonce: string;
  /** The fields as they were sent: the same nonce with other fields is refused. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The draft that this form was saved as while it was typed; it goes when the form has been taken. */
  readonly draft?: string;
}

/** A form that was taken before: what it came to, and whether it says the same now. */
export type TakenBefore<R> = { readonly by: 'other' } | { readonly by: 'self'; readonly result: R; readonly isSame: boolean };

/** What the form came to when it was taken before; null where it is new. */
export async function takenBefore<R>(tx: Transaction, actor: Actor, submission: Submission): Promise<TakenBefore<R> | null> {
  const row = await tx.first<{ account_id: string; fingerprint: Buffer; result: R }>(
    'taken-before', 'select account_id, fingerprint, result from form_token where organisation_id = $1 and token = $2', [actor.organisationId, submission.nonce],
  );
  if (!row) return null;
  return row.account_id === actor.userId ? { by: 'self', result: row.result, isSame: row.fingerprint.equals(fingerprintOf(submission)) } : { by: 'other' };
}

/** Takes the form: it will not count again, and its draft goes. */
export async function takeForm(tx: Transaction, actor: Actor, submission: Submission, result: object): Promise<void> {
  await tx.query('take-form', 'insert into form_token (organisation_id, token, account_id, fingerprint, result) values ($1, $2, $3, $4, $5)', [
    actor.organisationId, submission.nonce, actor.userId, fingerprintOf(submission), JSON.stringify(result),
  ]);
  if (submission.draft !== undefined) await tx.query('drop-draft', 'delete from draft where organisation_id = $1 and account_id = $2 and form = $3', [actor.organisationId, actor.userId, submission.draft]);
}

function fingerprintOf({ fields }: Submission): Buffer {
  return createHash('sha256').update(JSON.stringify(fields)).digest();
}
