/** Who may do what, and the rules of names, passwords, sessions and waiting. Pure: no clock, no I/O, no randomness. */
import type { AboutStaff, Role, Routing } from '../record/index.ts';

export const ROLES: readonly Role[] = ['reporter', 'dsl', 'head', 'administrator', 'policy-officer'];

/** What can be done to a concern that exists. */
export type ConcernAction = 'list' | 'read' | 'print' | 'write' | 'assign' | 'close' | 'reopen';
/** What can be done without one. */
export type GeneralAction = 'report' | 'see-own-reports' | 'manage-accounts' | 'write-manual' | 'review-manual';

/** What decides who may see a concern. */
export interface Sensitivity {
  readonly routing: Routing;
  readonly aboutStaff: AboutStaff;
}

/** The policy: role × action × routing. What is not written here is not allowed. */
export const CONCERN_POLICY: Readonly<Record<ConcernAction, Readonly<Record<Routing, readonly Role[]>>>> = {
  list: { dsl: ['dsl'], head: ['head'] },
  read: { dsl: ['dsl'], head: ['head'] },
  print: { dsl: ['dsl'], head: ['head'] },
  write: { dsl: ['dsl'], head: ['head'] },
  assign: { dsl: ['dsl'], head: ['head'] },
  close: { dsl: ['dsl'], head: ['head'] },
  reopen: { dsl: ['dsl'], head: ['head'] },
};

/** A concern about the holder of a role is never shown to anybody who holds it. This beats every permission. */
export const NEVER_SHOWN_TO: Readonly<Record<AboutStaff, readonly Role[]>> = { none: [], staff: [], dsl: ['dsl'], head: ['head'] };

export const GENERAL_POLICY: Readonly<Record<GeneralAction, readonly Role[]>> = {
  report: ROLES,
  'see-own-reports': ROLES,
  'manage-accounts': ['administrator'],
  'write-manual': ['policy-officer'],
  'review-manual': ['policy-officer', 'head'],
};

/** Who in the setting a concern goes to: allegations against staff to the head, those against the head to the leads. */
export function routingOf(aboutStaff: AboutStaff): Routing {
  return aboutStaff === 'staff' || aboutStaff === 'dsl' ? 'head' : 'dsl';
}

/** How sensitive a concern is that is about somebody who works here, or about nobody who does. */
export function sensitivityOf(aboutStaff: AboutStaff): Sensitivity {
  return { routing: routingOf(aboutStaff), aboutStaff };
}

/** Whether somebody with these roles may do this to a concern of this sensitivity. */
export function may(roles: readonly Role[], action: ConcernAction, concern: Sensitivity): boolean {
  const excluded = NEVER_SHOWN_TO[concern.aboutStaff].some((role) => roles.includes(role));
  return !excluded && CONCERN_POLICY[action][concern.routing].some((role) => roles.includes(role));
}

/** Whether somebody with these roles may do this at all. */
export function mayGenerally(roles: readonly string[], action: GeneralAction): boolean {
  return GENERAL_POLICY[action].some((role) => roles.includes(role));
}

/** The role in which somebody acts on a concern: the one that lets them. */
export function actingRole(roles: readonly Role[], concern: Sensitivity): Role | null {
  if (!may(roles, 'write', concern)) return null;
  return CONCERN_POLICY.write[concern.routing].find((role) => roles.includes(role)) ?? null;
}

/** A sentence that says what is wrong with the roles, or null. */
export function faultOfRoles(roles: readonly Role[]): string | null {
  if (roles.length === 0) return 'Choose at least one role';
  if (roles.includes('administrator') && (roles.includes('dsl') || roles.includes('head'))) {
    return 'An administrator does not see concerns, so one account cannot be an administrator and a safeguarding lead or head teacher. Give the person two accounts';
  }
  return null;
}

/** Sign-in names are compared without regard to case, spaces around them or Unicode form. */
export function normalName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

/** A sentence that says what is wrong with the sign-in name, or null. */
export function faultOfName(name: string): string | null {
  const plain = normalName(name);
  if (plain === '') return 'Enter a sign-in name or e-mail address';
  if (plain.length > 200) return 'Sign-in name must be 200 characters or fewer';
  return /^[^\s\p{C}]+$/u.test(plain) ? null : 'Sign-in name must not contain spaces';
}

export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 200;

/** The first guesses of anybody who tries, each long enough to pass the length rule. */
const GUESSED_FIRST = ['password', 'passw0rd', 'qwerty', '123456', 'letmein', 'welcome', 'safeguarding', 'handrail', 'iloveyou', 'football', 'liverpool', 'arsenal', 'school', 'abc123'];

/**
 * A sentence that says what is wrong with a new password, or null. Length and not being a first guess are what counts
 * (NCSC: three random words); no rules about kinds of characters.
 */
export function faultOfPassword(password: string, signInName: string): string | null {
  if (password === '') return 'Enter a password';
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD) return `Password must be ${SHORTEST_PASSWORD} characters or more. Three random words work well`;
  if (length > LONGEST_PASSWORD) return `Password must be ${LONGEST_PASSWORD} characters or fewer`;
  return isGuessable(password, signInName) ? 'Password is too easy to guess. Three random words work well' : null;
}

function isGuessable(password: string, signInName: string): boolean {
  const plain = password.normalize('NFKC').toLowerCase();
  const name = normalName(signInName).split('@')[0] ?? '';
  const left = [...GUESSED_FIRST, ...(name.length > 2 ? [name] : [])].reduce((rest, guess) => rest.replaceAll(guess, ''), plain);
  return left.replace(/[\d\W_]/g, '').length < 4 || new Set(plain).size < 5;
}

/** Minutes without a request after which a session is over, when the person is warned, and the longest a session lasts. */
export const IDLE_MINUTES = 15;
export const WARN_MINUTES = 13;
export const LONGEST_SESSION_HOURS = 8;
/** Days for which a set-up code can be used. */
export const SETUP_CODE_DAYS = 7;

const FREE_GUESSES = 5;
const LONGEST_WAIT_SECONDS = 900;
const FORGOTTEN_AFTER_SECONDS = 24 * 60 * 60;

/**
 * Seconds before the next guess is looked at, after this many wrong ones in a row from one place for one account:
 * none up to five, then 4, 8, 16 … and never more than 15 minutes.
 */
export function waitAfter(failures: number): number {
  return failures < FREE_GUESSES ? 0 : Math.min(LONGEST_WAIT_SECONDS, 4 * 2 ** Math.min(20, failures - FREE_GUESSES));
}

/**
 * Whether a guess may be looked at now. `claimed` is the count to keep before looking, so that guesses side by side are counted too.
 * @param secondsSince seconds since the last guess that was looked at
 */
export function throttle(failures: number, secondsSince: number): { readonly wait: number; readonly claimed: number } {
  if (secondsSince >= FORGOTTEN_AFTER_SECONDS) return { wait: 0, claimed: 1 };
  const wait = Math.max(0, Math.ceil(waitAfter(failures) - secondsSince));
  return { wait, claimed: wait > 0 ? failures : failures + 1 };
}

const CODE_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 120 bits of randomness as 24 letters that are hard to confuse, in groups of four. @param bytes 24 random bytes */
export function setupCode(bytes: Uint8Array): string {
  const letters = [...bytes.subarray(0, 24)].map((byte) => CODE_LETTERS[byte % 32]);
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
}

/** The code as it was given out, from what somebody typed: case, dashes and O, I, L do not matter. */
export function normalCode(typed: string): string {
  return typed.toUpperCase().replace(/[^0-9A-Z]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
}
