/**
 * Form tokens: one hidden field that proves that the form came from us (against cross-site posts), names the person and the form
 * (so that what arrives after the session has ended can be kept for that person), and is unique (so that a form counts once).
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Somebody's form, or that of a visitor who has not signed in. */
export interface FormOwner {
  readonly organisationId: string;
  readonly userId: string;
}

export interface FormToken {
  /** Null for a form shown to somebody who had not signed in. */
  readonly owner: FormOwner | null;
  readonly form: string;
  /** Unique to this showing of the form, as a UUID: the idempotency key. */
  readonly nonce: string;
}

export type FormTokenCheck = { readonly ok: true; readonly token: FormToken } | { readonly ok: false; readonly refusal: 'forged' | 'other-form' | 'other-person' };

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** A new token for one showing of a form. @param form a name such as `report` or `decide:call-999` */
export function issueFormToken(secret: Buffer, owner: FormOwner | null, form: string): string {
  const ids = [owner?.organisationId ?? NOBODY, owner?.userId ?? NOBODY].map(uuidBytes);
  const nonce = randomBytes(16);
  const payload = Buffer.concat([...ids, nonce, Buffer.from(form, 'utf8')]);
  return `${payload.toString('base64url')}.${sign(secret, payload).toString('base64url')}`;
}

/** What a token says; null where we did not make it. It does not matter who sends it. */
export function readFormToken(secret: Buffer, text: string): FormToken | null {
  const [first = '', second = ''] = text.slice(0, 1_000).split('.');
  const payload = Buffer.from(first, 'base64url');
  const mac = Buffer.from(second, 'base64url');
  const right = sign(secret, payload);
  if (payload.length < 48 || mac.length !== right.length || !timingSafeEqual(mac, right)) return null;
  const [organisationId, userId, nonce] = [0, 16, 32].map((at) => uuidText(payload.subarray(at, at + 16)));
  if (organisationId === undefined || userId === undefined || nonce === undefined) return null;
  return { owner: userId === NOBODY ? null : { organisationId, userId }, form: payload.subarray(48).toString('utf8'), nonce };
}

/** Whether this token is of this form and this person. */
export function checkFormToken(secret: Buffer, text: string, form: string, person: FormOwner | null): FormTokenCheck {
  const token = readFormToken(secret, text);
  if (!token) return { ok: false, refusal: 'forged' };
  if (token.form !== form) return { ok: false, refusal: 'other-form' };
  const same = token.owner?.userId === person?.userId && token.owner?.organisationId === person?.organisationId;
  return same ? { ok: true, token } : { ok: false, refusal: 'other-person' };
}

function sign(secret: Buffer, payload: Buffer): Buffer {
  return createHmac('sha256', secret).update('form-token:').update(payload).digest();
}

function uuidBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function uuidText(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
