/** Organisations and accounts, as administrators keep them. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { withTenant, withTransaction } from '../database/index.ts';
import type { Transaction } from '../database/index.ts';
import type { Actor, Role } from '../record/index.ts';
import { faultOfName, faultOfRoles, may, mayGenerally, normalCode, normalName, ROLES, SETUP_CODE_DAYS, setupCode } from './domain.ts';
import type { Sensitivity } from './domain.ts';
import { hashPassword } from './password.ts';
import { endSessionsOf, nameHash } from './session.ts';
import type { Keys } from './session.ts';

export interface Organisation {
  readonly id: string;
  readonly name: string;
  readonly partnership: string;
  /** An option of the question `setting`. */
  readonly setting: string;
  readonly demonstration: boolean;
}

export interface Account {
  readonly id: string;
  readonly signInName: string;
  readonly email: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly active: boolean;
  /** `ready` has a password; `waiting` has a set-up code that can still be used; `lapsed` has neither. */
  readonly state: 'ready' | 'waiting' | 'lapsed';
}

export interface NewAccount {
  readonly signInName: string;
  readonly email: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
}

/** The field at fault, to put the sentence beside. */
export interface AccountFault {
  readonly field: 'signInName' | 'displayName' | 'email' | 'roles';
  readonly message: string;
}

export type AccountRefusal =
  | { readonly ok: false; readonly refusal: 'not-allowed' }
  | { readonly ok: false; readonly refusal: 'not-found' }
  /** Nobody changes the own roles or ends the own account, so there is always an administrator left. */
  | { readonly ok: false; readonly refusal: 'own-account' }
  | { readonly ok: false; readonly refusal: 'faults'; readonly faults: readonly AccountFault[] };

export interface WithSetupCode {
  readonly ok: true;
  readonly accountId: string;
  /** To be handed over; shown this once, kept only as a hash, good for seven days and one use. */
  readonly code: string;
}

/** Whether nobody has ever been given an account here. */
export async function isEmptyInstallation(keys: Pick<Keys, 'pool'>): Promise<boolean> {
  const found = await withTransaction(keys.pool, (tx) => tx.first('any-account', 'select 1 from sign_in_directory limit 1'));
  return found === null;
}

/** A new organisation with nobody in it. @param id given only where it is known beforehand; one that is there already stays as it is @returns its id */
export async function createOrganisation(keys: Pick<Keys, 'pool'>, organisation: Omit<Organisation, 'id'>, id: string = randomUUID()): Promise<string> {
  await withTenant(keys.pool, id, async (tx) => {
    await tx.query('create-organisation', 'insert into organisation (organisation_id, name, partnership, setting, demonstration) values ($1, $2, $3, $4, $5) on conflict do nothing', [
      id, organisation.name, organisation.partnership, organisation.setting, organisation.demonstration,
    ]);
    await tx.query('create-head', 'insert into entry_head (organisation_id) values ($1) on conflict do nothing', [id]);
  });
  return id;
}

/** The organisation of this id, or null. */
export async function organisationOf(keys: Pick<Keys, 'pool'>, id: string): Promise<Organisation | null> {
  return withTenant(keys.pool, id, (tx) =>
    tx.first<Organisation>('organisation', 'select organisation_id as id, name, partnership, setting, demonstration from organisation where organisation_id = $1', [id]),
  );
}

/** The first account of an organisation: an administrator, made by whoever installs Handrail. @throws where there is one already */
export async function createFirstAdministrator(keys: Pick<Keys, 'pool'>, organisationId: string, account: Omit<NewAccount, 'roles'>): Promise<WithSetupCode | AccountRefusal> {
  const wanted: NewAccount = { ...account, roles: ['administrator'] };
  const faults = faultsOf(wanted);
  if (faults.length > 0) return { ok: false, refusal: 'faults', faults };
  return withTenant(keys.pool, organisationId, async (tx) => {
    await tx.query('lock-organisation', 'select last_seq from entry_head where organisation_id = $1 for update', [organisationId]);
    const there = await tx.first('any-account-here', 'select 1 from account limit 1');
    if (there) throw new Error('This organisation has accounts already.');
    return insertAccount(tx, organisationId, null, wanted);
  });
}

/**
 * An account with a password that everybody may know, for a demonstration. One that is there already stays as it is.
 * @returns the person, to act as @throws for an organisation that is not a demonstration
 */
export async function createDemonstrationAccount(keys: Pick<Keys, 'pool'>, organisationId: string, account: NewAccount & { readonly password: string }): Promise<Actor> {
  const hash = await hashPassword(account.password);
  return withTenant(keys.pool, organisationId, async (tx) => {
    const demonstration = await tx.first('is-demonstration', 'select 1 from organisation where organisation_id = $1 and demonstration', [organisationId]);
    if (!demonstration) throw new Error('Accounts with a known password are only for a demonstration.');
    const made = await insertAccount(tx, organisationId, null, account);
    if (made.ok) await tx.query('set-known-password', 'update account set password_hash = $3, setup_code_hash = null, setup_code_expires_at = null where organisation_id = $1 and id = $2', [organisationId, made.accountId, hash]);
    const row = await tx.first<Account>('account-by-name', `${ACCOUNT} where organisation_id = $1 and lower(sign_in_name) = $2`, [organisationId, normalName(account.signInName)]);
    if (!row) throw new Error(`The demonstration account ${account.signInName} could not be made.`);
    return { organisationId, userId: row.id, displayName: row.displayName, roles: row.roles };
  });
}

/** A new account. The administrator hands the code over and never knows the password. */
export async function createAccount(keys: Pick<Keys, 'pool'>, actor: Actor, account: NewAccount): Promise<WithSetupCode | AccountRefusal> {
  const faults = faultsOf(account);
  return asAdministrator<WithSetupCode | AccountRefusal>(keys, actor, async (tx) => {
    if (faults.length > 0) return { ok: false, refusal: 'faults', faults };
    return insertAccount(tx, actor.organisationId, actor.userId, account);
  });
}

/** Everybody of the organisation, by name. For administrators. */
export async function accountsOf(keys: Pick<Keys, 'pool'>, actor: Actor): Promise<readonly Account[] | AccountRefusal> {
  return asAdministrator(keys, actor, (tx) => tx.query<Account>('accounts', `${ACCOUNT} order by display_name, id`));
}

/** Gives the account these roles and no others, and ends its sessions. */
export async function changeRoles(keys: Pick<Keys, 'pool'>, actor: Actor, accountId: string, roles: readonly Role[]): Promise<{ readonly ok: true } | AccountRefusal> {
  const fault = faultOfRoles(roles);
  return onOther(keys, actor, accountId, async (tx, account) => {
    if (fault) return { ok: false, refusal: 'faults', faults: [{ field: 'roles', message: fault }] };
    await tx.query('change-roles', 'update account set roles = $3 where organisation_id = $1 and id = $2', [actor.organisationId, accountId, inOrder(roles)]);
    await endSessionsOf(tx, actor.organisationId, accountId);
    await note(tx, actor.organisationId, accountId, actor.userId, 'roles-changed', { from: account.roles, to: inOrder(roles) });
    return { ok: true };
  });
}

/** Ends or restores an account. Its sessions end at once; what it wrote stays. */
export async function setActive(keys: Pick<Keys, 'pool'>, actor: Actor, accountId: string, active: boolean): Promise<{ readonly ok: true } | AccountRefusal> {
  return onOther(keys, actor, accountId, async (tx) => {
    await tx.query('set-active', 'update account set active = $3 where organisation_id = $1 and id = $2', [actor.organisationId, accountId, active]);
    await endSessionsOf(tx, actor.organisationId, accountId);
    await note(tx, actor.organisationId, accountId, actor.userId, active ? 'restored' : 'deactivated', {});
    return { ok: true };
  });
}

/** A new set-up code, for a code that lapsed or a password that was lost. The old password stops working now. */
export async function renewSetupCode(keys: Pick<Keys, 'pool'>, actor: Actor, accountId: string): Promise<WithSetupCode | AccountRefusal> {
  return onOther(keys, actor, accountId, async (tx) => {
    const code = newCode();
    await tx.query('renew-code', `
      update account set password_hash = null, setup_code_hash = $3, setup_code_expires_at = clock_timestamp() + make_interval(days => $4)
       where organisation_id = $1 and id = $2`, [actor.organisationId, accountId, code.hash, SETUP_CODE_DAYS]);
    await endSessionsOf(tx, actor.organisationId, accountId);
    await note(tx, actor.organisationId, accountId, actor.userId, 'setup-code-renewed', {});
    return { ok: true, accountId, code: code.text };
  });
}

/** Everybody who may see a concern of this sensitivity: to choose from when it is assigned, and to know when it is nobody. */
export async function audienceOf(keys: Pick<Keys, 'pool'>, organisationId: string, concern: Sensitivity): Promise<readonly Account[]> {
  const accounts = await withTenant(keys.pool, organisationId, (tx) => tx.query<Account>('active-accounts', `${ACCOUNT} where active order by display_name, id`));
  return accounts.filter((account) => may(account.roles, 'read', concern));
}

const ACCOUNT = `
  select id, sign_in_name as "signInName", email, display_name as "displayName", roles, active,
         case when password_hash is not null then 'ready' when setup_code_expires_at > clock_timestamp() then 'waiting' else 'lapsed' end as state
    from account`;

/** The roles are read again here: those of the session may be older than the request. */
async function asAdministrator<T>(keys: Pick<Keys, 'pool'>, actor: Actor, fn: (tx: Transaction) => Promise<T>): Promise<T | AccountRefusal> {
  return withTenant(keys.pool, actor.organisationId, async (tx) => {
    const self = await tx.first<{ roles: Role[] }>('own-roles', 'select roles from account where organisation_id = $1 and id = $2 and active for share', [actor.organisationId, actor.userId]);
    if (!self || !mayGenerally(self.roles, 'manage-accounts')) return { ok: false, refusal: 'not-allowed' };
    return fn(tx);
  });
}

function onOther<T>(keys: Pick<Keys, 'pool'>, actor: Actor, accountId: string, fn: (tx: Transaction, account: Account) => Promise<T | AccountRefusal>): Promise<T | AccountRefusal> {
  return asAdministrator<T | AccountRefusal>(keys, actor, async (tx) => {
    if (accountId === actor.userId) return { ok: false, refusal: 'own-account' };
    const account = await tx.first<Account>('other-account', `${ACCOUNT} where id::text = $1 for update`, [accountId]);
    return account ? fn(tx, account) : { ok: false, refusal: 'not-found' };
  });
}

async function insertAccount(tx: Transaction, organisationId: string, actorId: string | null, account: NewAccount): Promise<WithSetupCode | AccountRefusal> {
  const id = randomUUID();
  const code = newCode();
  const made = await tx.query('insert-account', `
    insert into account (organisation_id, id, sign_in_name, email, display_name, roles, setup_code_hash, setup_code_expires_at)
    values ($1, $2, $3, $4, $5, $6, $7, clock_timestamp() + make_interval(days => $8))
    on conflict (organisation_id, lower(sign_in_name)) do nothing returning id`,
    [organisationId, id, normalName(account.signInName), account.email.trim(), account.displayName.trim(), inOrder(account.roles), code.hash, SETUP_CODE_DAYS]);
  if (made.length === 0) return { ok: false, refusal: 'faults', faults: [{ field: 'signInName', message: 'Somebody in your organisation has this sign-in name already. Choose another' }] };
  await tx.query('insert-directory', 'insert into sign_in_directory (name_hash, organisation_id, account_id) values ($1, $2, $3)', [nameHash(account.signInName), organisationId, id]);
  await note(tx, organisationId, id, actorId ?? id, 'created', { roles: inOrder(account.roles) });
  return { ok: true, accountId: id, code: code.text };
}

/** RFC 5321, 4.5.3.1.3. */
const LONGEST_ADDRESS = 254;

function faultsOf(account: NewAccount): AccountFault[] {
  const name = account.displayName.trim();
  const faults: (AccountFault | null)[] = [
    name === '' ? { field: 'displayName', message: 'Enter the person’s full name' } : null,
    name.length > 200 ? { field: 'displayName', message: 'Full name must be 200 characters or fewer' } : null,
    at('signInName', faultOfName(account.signInName)),
    account.email.trim().length > LONGEST_ADDRESS ? { field: 'email', message: `E-mail address must be ${LONGEST_ADDRESS} characters or fewer` } : null,
    account.email.trim() !== '' && !/^[^\s@]+@[^\s@]+$/.test(account.email.trim()) ? { field: 'email', message: 'Enter an e-mail address in the correct format, like name@example.com' } : null,
    at('roles', faultOfRoles(account.roles)),
  ];
  return faults.filter((fault) => fault !== null);
}

function at(field: AccountFault['field'], message: string | null): AccountFault | null {
  return message === null ? null : { field, message };
}

function inOrder(roles: readonly Role[]): Role[] {
  return ROLES.filter((role) => roles.includes(role));
}

function newCode(): { readonly text: string; readonly hash: Buffer } {
  const text = setupCode(randomBytes(24));
  return { text, hash: createHash('sha256').update(normalCode(text)).digest() };
}

async function note(tx: Transaction, organisationId: string, accountId: string, actorId: string, what: string, details: object): Promise<void> {
  await tx.query('note-account', 'insert into account_event (organisation_id, account_id, actor_id, what, details) values ($1, $2, $3, $4, $5)', [
    organisationId, accountId, actorId, what, JSON.stringify(details),
  ]);
}
