/** Signing in, staying signed in and signing out. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { withTenant, withTransaction } from '../database/index.ts';
import type { Database, Transaction } from '../database/index.ts';
import type { Actor, Role } from '../record/index.ts';
import { faultOfPassword, IDLE_MINUTES, LONGEST_SESSION_HOURS, normalCode, normalName, throttle } from './domain.ts';
import { hashPassword, verifyPassword } from './password.ts';

export type Keys = Pick<Database, 'pool' | 'secret'>;

export interface SignedIn {
  readonly ok: true;
  /** For the session cookie. Only its hash is kept. */
  readonly token: string;
  /** For a cookie that lasts a year: this device has signed in as this person before, so strangers' guesses do not slow it down. */
  readonly device: string;
  readonly actor: Actor;
  readonly mustChangePassword: boolean;
}

export type SignInRefusal =
  /** Wrong name, wrong password, not active or not set up: never said which. */
  { readonly ok: false; readonly refusal: 'wrong' } | { readonly ok: false; readonly refusal: 'wait'; readonly seconds: number };

export interface Session {
  readonly actor: Actor;
  readonly signInName: string;
  readonly organisationName: string;
  readonly partnership: string;
  readonly setting: string;
  readonly demonstration: boolean;
  readonly mustChangePassword: boolean;
  /** ISO moments: when it ends if nothing more is asked, and when it ends in any case. */
  readonly idleEnd: string;
  readonly latestEnd: string;
}

interface AccountRow {
  readonly organisation_id: string;
  readonly id: string;
  readonly sign_in_name: string;
  readonly display_name: string;
  readonly roles: Role[];
  readonly active: boolean;
  readonly must_change_password: boolean;
  readonly password_hash: string | null;
  readonly setup_code_hash: Buffer | null;
  readonly setup_code_valid: boolean | null;
}

const IDLE = `interval '${IDLE_MINUTES} minutes'`;
const LONGEST = `interval '${LONGEST_SESSION_HOURS} hours'`;
/** A request within this time of the last one is not written down: one write in five seconds is exact enough for 15 minutes. */
const TOUCH = `interval '5 seconds'`;

/**
 * Signs somebody in with a new session.
 * @param attempt.address the address of the client, used only as a hash
 * @param attempt.device the device cookie of an earlier sign-in, if any
 * @param attempt.previous a session token that is to end, if any
 */
export async function signIn(
  keys: Keys,
  attempt: { readonly name: string; readonly password: string; readonly address: string; readonly device?: string; readonly previous?: string },
): Promise<SignedIn | SignInRefusal> {
  const bucket = bucketOf(keys, attempt);
  const seconds = await claimGuess(keys, bucket);
  if (seconds > 0) return { ok: false, refusal: 'wait', seconds };
  const account = await rightAccount(keys, attempt);
  if (!account) return { ok: false, refusal: 'wrong' };
  await forgetGuesses(keys, bucket);
  if (attempt.previous) await signOut(keys, attempt.previous);
  return withTenant(keys.pool, account.organisation_id, (tx) => openSession(keys, tx, account.id));
}

/** Sets the first password (or the next, after a reset) with the one-time code that the administrator handed over, and signs in. */
export async function useSetupCode(
  keys: Keys,
  attempt: { readonly name: string; readonly code: string; readonly password: string; readonly address: string },
): Promise<SignedIn | SignInRefusal | { readonly ok: false; readonly refusal: 'password'; readonly fault: string }> {
  const fault = faultOfPassword(attempt.password, attempt.name);
  if (fault) return { ok: false, refusal: 'password', fault };
  const bucket = bucketOf(keys, { ...attempt, device: undefined });
  const seconds = await claimGuess(keys, bucket);
  if (seconds > 0) return { ok: false, refusal: 'wait', seconds };
  const wanted = createHash('sha256').update(normalCode(attempt.code)).digest();
  const account = (await candidates(keys, attempt.name)).find(
    (row) => row.active && row.setup_code_valid === true && row.setup_code_hash !== null && timingSafeEqual(row.setup_code_hash, wanted),
  );
  if (!account) return { ok: false, refusal: 'wrong' };
  const hash = await hashPassword(attempt.password);
  const signedIn = await withTenant(keys.pool, account.organisation_id, async (tx) => {
    const used = await tx.query('use-setup-code', `
      update account set password_hash = $3, setup_code_hash = null, setup_code_expires_at = null, must_change_password = false
       where organisation_id = $1 and id = $2 and setup_code_hash = $4 returning id`, [account.organisation_id, account.id, hash, wanted]);
    return used.length === 1 ? openSession(keys, tx, account.id) : null;
  });
  if (!signedIn) return { ok: false, refusal: 'wrong' };
  await forgetGuesses(keys, bucket);
  return signedIn;
}

/** A new password, chosen by the person. Ends every session of the account and opens a new one. */
export async function changePassword(
  keys: Keys,
  actor: Actor,
  change: { readonly current: string; readonly next: string; readonly address: string },
): Promise<SignedIn | SignInRefusal | { readonly ok: false; readonly refusal: 'password'; readonly fault: string }> {
  const account = await withTenant(keys.pool, actor.organisationId, (tx) => accountById(tx, actor.organisationId, actor.userId));
  if (!account) return { ok: false, refusal: 'wrong' };
  const bucket = bucketOf(keys, { name: account.sign_in_name, address: `change ${change.address}` });
  const seconds = await claimGuess(keys, bucket);
  if (seconds > 0) return { ok: false, refusal: 'wait', seconds };
  if (!(await verifyPassword(change.current, account.active ? account.password_hash : null))) return { ok: false, refusal: 'wrong' };
  await forgetGuesses(keys, bucket);
  const fault = change.next === change.current ? 'New password must be different from the current one' : faultOfPassword(change.next, account.sign_in_name);
  if (fault) return { ok: false, refusal: 'password', fault };
  const hash = await hashPassword(change.next);
  return withTenant(keys.pool, actor.organisationId, async (tx) => {
    await tx.query('change-password', `update account set password_hash = $3, must_change_password = false where organisation_id = $1 and id = $2`, [actor.organisationId, actor.userId, hash]);
    await endSessionsOf(tx, actor.organisationId, actor.userId);
    return openSession(keys, tx, actor.userId);
  });
}

/**
 * The session of a token, or null where it never was, has ended, was idle for 15 minutes or is 8 hours old.
 * @param options.touch false to look without keeping it alive
 */
export async function sessionOf(keys: Keys, token: string, options: { readonly touch: boolean } = { touch: true }): Promise<Session | null> {
  const parts = tokenParts(token);
  if (!parts) return null;
  return withTenant(keys.pool, parts.organisationId, async (tx) => {
    const row = await tx.first<AccountRow & { name: string; partnership: string; setting: string; demonstration: boolean; idle_end: Date; latest_end: Date; stale: boolean }>(options.touch ? 'session' : 'session-look', `
      select a.organisation_id, a.id, a.sign_in_name, a.display_name, a.roles, a.must_change_password, o.name, o.partnership, o.setting, o.demonstration,
             ${options.touch ? 'clock_timestamp()' : 's.seen_at'} + ${IDLE} as idle_end, s.started_at + ${LONGEST} as latest_end,
             s.seen_at < clock_timestamp() - ${TOUCH} as stale
        from session s
        join account a on a.organisation_id = s.organisation_id and a.id = s.account_id
        join organisation o on o.organisation_id = s.organisation_id
       where s.organisation_id = $1 and s.token_hash = $2 and a.active
         and s.seen_at > clock_timestamp() - ${IDLE} and s.started_at > clock_timestamp() - ${LONGEST}`, [parts.organisationId, parts.hash]);
    if (!row) return null;
    if (options.touch && row.stale) await tx.query('touch-session', 'update session set seen_at = clock_timestamp() where organisation_id = $1 and token_hash = $2', [parts.organisationId, parts.hash]);
    return {
      actor: actorOf(row),
      signInName: row.sign_in_name,
      organisationName: row.name,
      partnership: row.partnership,
      setting: row.setting,
      demonstration: row.demonstration,
      mustChangePassword: row.must_change_password,
      idleEnd: (row.idle_end < row.latest_end ? row.idle_end : row.latest_end).toISOString(),
      latestEnd: row.latest_end.toISOString(),
    };
  });
}

/** Ends the session for good, here and now. */
export async function signOut(keys: Keys, token: string): Promise<void> {
  const parts = tokenParts(token);
  if (!parts) return;
  await withTenant(keys.pool, parts.organisationId, (tx) =>
    tx.query('sign-out', 'delete from session where organisation_id = $1 and token_hash = $2', [parts.organisationId, parts.hash]),
  );
}

/** Ends every session of an account: on deactivation, change of roles, reset and change of password. */
export async function endSessionsOf(tx: Transaction, organisationId: string, accountId: string): Promise<void> {
  await tx.query('end-sessions', 'delete from session where organisation_id = $1 and account_id = $2', [organisationId, accountId]);
}

async function openSession(keys: Keys, tx: Transaction, accountId: string): Promise<SignedIn> {
  const row = await tx.first<AccountRow>('account-to-open', 'select organisation_id, id, sign_in_name, display_name, roles, must_change_password from account where id = $1 and active', [accountId]);
  if (!row) throw new Error('The account ended while it was being signed in to.');
  const token = randomBytes(32);
  const full = Buffer.concat([Buffer.from(row.organisation_id.replaceAll('-', ''), 'hex'), token]);
  await tx.query('clear-sessions', `delete from session where organisation_id = $1 and (seen_at < clock_timestamp() - ${IDLE} or started_at < clock_timestamp() - ${LONGEST})`, [row.organisation_id]);
  await tx.query('open-session', 'insert into session (organisation_id, token_hash, account_id) values ($1, $2, $3)', [row.organisation_id, sha256(token), row.id]);
  await tx.query('note-sign-in', `insert into account_event (organisation_id, account_id, actor_id, what) values ($1, $2, $2, 'signed-in')`, [row.organisation_id, row.id]);
  return { ok: true, token: full.toString('base64url'), device: deviceToken(keys, row.sign_in_name), actor: actorOf(row), mustChangePassword: row.must_change_password };
}

function actorOf(row: Pick<AccountRow, 'organisation_id' | 'id' | 'display_name' | 'roles'>): Actor {
  return { organisationId: row.organisation_id, userId: row.id, displayName: row.display_name, roles: row.roles };
}

/** The token names its organisation, so that its row can be found under row-level security. */
function tokenParts(token: string): { organisationId: string; hash: Buffer } | null {
  const bytes = Buffer.from(token.slice(0, 100), 'base64url');
  if (bytes.length !== 48) return null;
  const hex = bytes.subarray(0, 16).toString('hex');
  return { organisationId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'), hash: sha256(bytes.subarray(16)) };
}

/** The account of this name whose password it is. One hash at least is computed, whether there is such a name or not. */
async function rightAccount(keys: Keys, attempt: { readonly name: string; readonly password: string }): Promise<AccountRow | null> {
  const found = await candidates(keys, attempt.name);
  let right: AccountRow | null = null;
  for (const account of found.length > 0 ? found : [null]) {
    const same = await verifyPassword(attempt.password, account?.active ? account.password_hash : null);
    if (same) right ??= account;
  }
  return right;
}

/** Accounts of this name; more than one only where several organisations of this installation use the same name. */
async function candidates(keys: Keys, name: string): Promise<AccountRow[]> {
  const places = await withTransaction(keys.pool, (tx) =>
    tx.query<{ organisation_id: string; account_id: string }>('directory', 'select organisation_id, account_id from sign_in_directory where name_hash = $1 order by organisation_id limit 5', [nameHash(name)]),
  );
  const accounts: AccountRow[] = [];
  for (const place of places) {
    const account = await withTenant(keys.pool, place.organisation_id, (tx) => accountById(tx, place.organisation_id, place.account_id));
    if (account) accounts.push(account);
  }
  return accounts;
}

function accountById(tx: Transaction, organisationId: string, id: string): Promise<AccountRow | null> {
  return tx.first<AccountRow>('account-by-id', `
    select organisation_id, id, sign_in_name, display_name, roles, active, must_change_password, password_hash, setup_code_hash,
           setup_code_expires_at > clock_timestamp() as setup_code_valid
      from account where organisation_id = $1 and id = $2`, [organisationId, id]);
}

/** What the directory keeps in place of the name. */
export function nameHash(name: string): Buffer {
  return sha256(Buffer.from(normalName(name), 'utf8'));
}

/** Guesses are counted for the account and the address, or for the account and a device that has signed in before. */
function bucketOf(keys: Keys, attempt: { readonly name: string; readonly address: string; readonly device?: string | undefined }): Buffer {
  const known = attempt.device !== undefined && isDeviceOf(keys, attempt.device, attempt.name);
  const place = known ? `device ${attempt.device}` : `address ${attempt.address}`;
  return createHmac('sha256', keys.secret).update('throttle:').update(nameHash(attempt.name)).update(place).digest();
}

/** Counts the guess before it is looked at. @returns seconds to wait; 0 where it may be looked at */
function claimGuess(keys: Keys, bucket: Buffer): Promise<number> {
  return withTransaction(keys.pool, async (tx) => {
    await tx.query('throttle-open', 'insert into sign_in_throttle (bucket, failures, last_at) values ($1, 0, clock_timestamp()) on conflict do nothing', [bucket]);
    const row = await tx.first<{ failures: number; since: number }>('throttle-read', 'select failures, extract(epoch from clock_timestamp() - last_at)::float8 as since from sign_in_throttle where bucket = $1 for update', [bucket]);
    const { wait, claimed } = throttle(row?.failures ?? 0, row?.since ?? 0);
    if (wait === 0) await tx.query('throttle-count', 'update sign_in_throttle set failures = $2, last_at = clock_timestamp() where bucket = $1', [bucket, claimed]);
    return wait;
  });
}

async function forgetGuesses(keys: Keys, bucket: Buffer): Promise<void> {
  await withTransaction(keys.pool, (tx) => tx.query('throttle-forget', `delete from sign_in_throttle where bucket = $1 or last_at < clock_timestamp() - interval '2 days'`, [bucket]));
}

function deviceToken(keys: Keys, name: string): string {
  const nonce = randomBytes(16).toString('base64url');
  return `${nonce}.${deviceMac(keys, name, nonce)}`;
}

function isDeviceOf(keys: Keys, device: string, name: string): boolean {
  const [nonce = '', mac = ''] = device.slice(0, 200).split('.');
  const right = Buffer.from(deviceMac(keys, name, nonce));
  const given = Buffer.from(mac);
  return nonce.length === 22 && given.length === right.length && timingSafeEqual(given, right);
}

function deviceMac(keys: Keys, name: string, nonce: string): string {
  return createHmac('sha256', keys.secret).update('device:').update(nameHash(name)).update(nonce).digest('base64url');
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
