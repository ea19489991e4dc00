/** Who is looking: the session cookie, what a page asks of its reader, forms that count once, and what is kept when a session is over. */
import type { FastifyInstance, FastifyReply, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import type { Actor, Role } from '../record/index.ts';
import type { Viewer as Framed } from '../web/index.ts';
import { checkFormToken, issueFormToken, readFormToken } from './form-token.ts';
import type { FormOwner, FormToken } from './form-token.ts';
import { sessionOf } from './session.ts';
import type { Keys, Session } from './session.ts';
import { refusalView } from './views/refusal.ts';
import type { Refusal } from './views/refusal.ts';

/** The person who has signed in, with the setting and the times of the session. */
export type Viewer = Session;

/** Fields as they were posted. */
export type Posted = Readonly<Record<string, string | readonly string[]>>;

/** A form that has been checked: it is this form, shown to this person by us. */
export interface CheckedForm {
  /** Unique to the showing of the form: the same form sent twice has the same nonce. */
  readonly nonce: string;
  /** What was posted, without the token. */
  readonly fields: Posted;
  /** It had been kept after a session had ended, and has now been sent again. */
  readonly givenBack: boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    viewer: Viewer | null;
    /** A session cookie came, but its session is over. */
    sessionOver: boolean;
    form: CheckedForm | null;
  }
}

/** A form that arrived after the session had ended. */
export interface Parked {
  readonly nonce: string;
  readonly form: string;
  readonly path: string;
  readonly fields: Posted;
}

export interface ViewerParts {
  readonly keys: Keys;
  /** Cookies only over TLS, with a name that no other host can set. */
  readonly secureCookies: boolean;
  /** Keeps a form for the person that its token names. */
  readonly park: (owner: FormOwner, parked: Parked) => Promise<void>;
  /** Lets go of a kept form that has been taken now. */
  readonly release: (actor: Actor, nonce: string) => Promise<void>;
}

export const TOKEN_FIELD = 'form-token';
/** Marks a form that was kept and is sent again. */
export const GIVEN_BACK_FIELD = 'given-back';
/** Forms for people who have not signed in. */
const NOBODYS = new Set(['sign-in', 'set-up']);
/** Forms whose fields are secrets: never kept, never given back. */
const SECRET = new Set(['sign-in', 'set-up', 'password']);
/** Answers after which a form that was given back has not been taken in: it stays kept. */
const NOT_TAKEN = new Set([403, 409, 429]);

/** What the routes of every room use to know who is looking. */
export interface Gate {
  /** preHandler: somebody has signed in, and has one of these roles where any are named. Anything posted is kept first. */
  requires(...roles: readonly Role[]): preHandlerAsyncHookHandler;
  /** preHandler: the posted form is this one, shown to this person. Sets `request.form`. */
  takes(form: string | ((request: FastifyRequest) => string)): preHandlerAsyncHookHandler;
  /** A new token for one showing of a form. */
  token(request: FastifyRequest, form: string): string;
  /** Begins a session in this browser. */
  begin(reply: FastifyReply, signedIn: { readonly token: string; readonly device: string }): void;
  /** Ends it in this browser and empties the browser's stores. */
  end(reply: FastifyReply): void;
  /** The tokens that came in cookies. */
  cookies(request: FastifyRequest): { readonly session: string | undefined; readonly device: string | undefined };
}

const A_YEAR = 365 * 24 * 60 * 60;

/** Makes `request.viewer` known to every route and returns the gate. */
export function viewers(app: FastifyInstance, parts: ViewerParts): Gate {
  const names = parts.secureCookies ? { session: '__Host-handrail', device: '__Host-handrail-device' } : { session: 'handrail', device: 'handrail-device' };
  const settings = { path: '/', httpOnly: true, sameSite: 'lax', secure: parts.secureCookies } as const;
  app.decorateRequest('viewer', null);
  app.decorateRequest('sessionOver', false);
  app.decorateRequest('form', null);
  app.addHook('preHandler', async (request) => {
    const token = request.cookies[names.session];
    if (token === undefined || request.routeOptions.config?.sessionless) return;
    request.viewer = await sessionOf(parts.keys, token);
    request.sessionOver = request.viewer === null;
  });
  app.addHook('onResponse', async (request, reply) => {
    if (!request.form?.givenBack || !request.viewer || reply.statusCode >= 500 || NOT_TAKEN.has(reply.statusCode)) return;
    await parts.release(request.viewer.actor, request.form.nonce);
  });
  return {
    requires: (...roles) => (request, reply) => letIn(parts, request, reply, roles),
    takes: (form) => (request, reply) => take(parts, request, reply, typeof form === 'string' ? form : form(request)),
    token: (request, form) => issueFormToken(parts.keys.secret, NOBODYS.has(form) ? null : owner(request.viewer), form),
    begin(reply, signedIn) {
      reply.setCookie(names.session, signedIn.token, settings);
      reply.setCookie(names.device, signedIn.device, { ...settings, maxAge: A_YEAR });
    },
    end(reply) {
      reply.clearCookie(names.session, settings);
      reply.header('clear-site-data', '"cache", "storage"');
    },
    cookies: (request) => ({ session: request.cookies[names.session], device: request.cookies[names.device] }),
  };
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Pages that touch no database: nobody is looked up. */
    readonly sessionless?: boolean;
  }
}

/** The person as the owner of a form, or null. */
function owner(viewer: Viewer | null): FormOwner | null {
  return viewer && { organisationId: viewer.actor.organisationId, userId: viewer.actor.userId };
}

/** The form of a request that has passed `takes`. @throws where the route lacks it */
export function formOf(request: FastifyRequest): CheckedForm {
  if (!request.form) throw new Error('This route lacks takes().');
  return request.form;
}

/** The actor of a request that has passed `requires`. @throws where nobody has signed in, which `requires` has made sure of */
export function actorOf(request: FastifyRequest): Actor {
  if (!request.viewer) throw new Error('This route lacks requires().');
  return request.viewer.actor;
}

async function letIn(parts: ViewerParts, request: FastifyRequest, reply: FastifyReply, roles: readonly Role[]): Promise<FastifyReply | void> {
  const viewer = request.viewer;
  if (!viewer) return toSignIn(request, reply, (await keep(parts, request)) ? 'kept' : 'no');
  if (viewer.mustChangePassword && !request.url.startsWith('/password')) return reply.redirect('/password', 303);
  if (roles.length === 0 || roles.some((role) => viewer.actor.roles.includes(role))) return undefined;
  return refuse(request, reply, 'role');
}

/** The session goes on and nothing that was typed is lost: the page shows it. */
function refuse(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { status, title, body } = refusalView(refusal, withoutOurs(postedFields(request)));
  return reply.code(status).page({ title, body });
}

/** Signed out: to the sign-in page, and back to the page itself (of a form: to what was kept). */
function toSignIn(request: FastifyRequest, reply: FastifyReply, kept: 'kept' | 'no'): FastifyReply {
  const back = kept === 'kept' ? '/given-back' : request.method === 'GET' ? request.url : '/';
  const why = kept === 'kept' ? 'kept' : request.sessionOver ? 'timed-out' : 'sign-in-first';
  return reply.redirect(`/sign-in?${new URLSearchParams({ why, return: back }).toString()}`, 303);
}

async function take(parts: ViewerParts, request: FastifyRequest, reply: FastifyReply, form: string): Promise<FastifyReply | void> {
  const posted = postedFields(request);
  const check = checkFormToken(parts.keys.secret, text(posted[TOKEN_FIELD]), form, NOBODYS.has(form) ? null : owner(request.viewer));
  if (!check.ok) {
    if (check.refusal === 'other-person') await keep(parts, request);
    return refuse(request, reply, check.refusal === 'other-person' ? 'other-person' : 'forged');
  }
  request.form = { nonce: check.token.nonce, fields: withoutOurs(posted), givenBack: GIVEN_BACK_FIELD in posted };
  return undefined;
}

/** Keeps what was posted for the person whose form it is. @returns whether anything was kept */
async function keep(parts: ViewerParts, request: FastifyRequest): Promise<boolean> {
  if (request.method !== 'POST') return false;
  const posted = postedFields(request);
  const token = readFormToken(parts.keys.secret, text(posted[TOKEN_FIELD]));
  if (!token?.owner || SECRET.has(token.form)) return false;
  await parts.park(token.owner, parkedOf(request, token, posted));
  return true;
}

function parkedOf(request: FastifyRequest, token: FormToken, posted: Posted): Parked {
  return { nonce: token.nonce, form: token.form, path: request.url.split('?')[0] ?? '/', fields: posted };
}

/** What was posted: texts, and lists of texts where a name came more than once. */
export function postedFields(request: FastifyRequest): Posted {
  return asPosted(request.body);
}

/** The texts, and lists of texts, of any value; everything else is dropped. */
export function asPosted(body: unknown): Posted {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(Object.entries(body).filter((entry): entry is [string, string | string[]] => isText(entry[1])));
}

/** What the frame of a page needs to know of who looks; null where nobody has signed in. */
export function framed(gate: Gate, request: FastifyRequest): Framed | null {
  const { viewer } = request;
  if (!viewer) return null;
  return {
    displayName: viewer.actor.displayName,
    roles: viewer.actor.roles,
    organisationName: viewer.organisationName,
    signOutToken: gate.token(request, 'sign-out'),
    endsIn: Math.max(0, Math.round((Date.parse(viewer.latestEnd) - Date.now()) / 1000)),
  };
}

function isText(value: unknown): value is string | string[] {
  return typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'));
}

function withoutOurs(posted: Posted): Posted {
  return Object.fromEntries(Object.entries(posted).filter(([name]) => name !== TOKEN_FIELD && name !== GIVEN_BACK_FIELD));
}

function text(value: string | readonly string[] | undefined): string {
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

/** The text of one posted field: the first where several came, empty where none did. */
export function field(posted: Posted, name: string): string {
  return text(posted[name]);
}

/** Only a path of our own: an address elsewhere becomes the front page. */
export function ownPath(path: string): string {
  return /^\/(?![/\\])[^\s\\]*$/.test(path) && path.length <= 500 ? path : '/';
}
