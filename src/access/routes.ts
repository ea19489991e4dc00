/** The first page, signing in and out, passwords, and what was kept when a session ended. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../record/index.ts';
import { readFormToken } from './form-token.ts';
import { changePassword, signIn, signOut, useSetupCode } from './session.ts';
import type { Keys, SignedIn, SignInRefusal } from './session.ts';
import { actorOf, field, formOf, ownPath, postedFields, TOKEN_FIELD } from './viewer.ts';
import type { Gate, Parked, Posted, Viewer } from './viewer.ts';
import { frontView } from './views/front.ts';
import { givenBackView } from './views/given-back.ts';
import { passwordView, setUpView, signInView } from './views/sign-in.ts';
import type { Arrival, DemonstrationAccount } from './views/sign-in.ts';

export interface AccessParts {
  readonly keys: Keys;
  readonly gate: Gate;
  /** The first page of somebody who has signed in. */
  readonly homeOf: (viewer: Viewer) => string;
  /** Shown on the sign-in page where this is a demonstration; otherwise empty. */
  readonly demonstration: readonly DemonstrationAccount[];
  readonly saveTyped: (actor: Actor, form: string, fields: Posted) => Promise<void>;
  readonly kept: (actor: Actor) => Promise<readonly (Parked & { readonly parkedAt: string })[]>;
  readonly release: (actor: Actor, nonce: string) => Promise<void>;
  /** A moment as people read it. */
  readonly inWords: (moment: string) => string;
}

type Fault = { readonly field: string; readonly message: string };

const WRONG = 'Sign-in name or password is not right. Check both, or ask your administrator for a one-time code';

/** Registers the routes of signing in. */
export function accessRoutes(app: FastifyInstance, parts: AccessParts): void {
  app.get('/', async (request, reply) =>
    request.viewer ? reply.redirect(parts.homeOf(request.viewer), 303) : reply.page({ title: 'Report a worry about a child', body: frontView() }),
  );
  signInRoutes(app, parts);
  passwordRoutes(app, parts);
  sessionRoutes(app, parts);
  keptRoutes(app, parts);
}

function signInRoutes(app: FastifyInstance, parts: AccessParts): void {
  const { gate } = parts;
  app.get('/sign-in', async (request, reply) => {
    if (request.viewer) return reply.redirect('/', 303);
    return showSignIn(parts, request, reply, { returnTo: ownPath(query(request, 'return')), username: '', faults: [] });
  });
  app.post('/sign-in', { preHandler: gate.takes('sign-in') }, async (request, reply) => {
    const { fields } = formOf(request);
    const returnTo = ownPath(field(fields, 'return'));
    const name = field(fields, 'username');
    const empty = emptyFaults(fields, [['username', 'Enter your sign-in name'], ['password', 'Enter your password']]);
    if (empty.length > 0) return showSignIn(parts, request, reply, { returnTo, username: name, faults: empty }, 400);
    const { session, device } = gate.cookies(request);
    const result = await signIn(parts.keys, { name, password: field(fields, 'password'), address: request.ip, device, previous: session });
    if (!result.ok) return showSignIn(parts, request, reply, { returnTo, username: name, faults: [{ field: 'username', message: refusalInWords(result) }] }, statusOf(result));
    return enter(parts, reply, result, returnTo);
  });
}

async function enter(parts: AccessParts, reply: FastifyReply, signedIn: SignedIn, returnTo: string): Promise<FastifyReply> {
  parts.gate.begin(reply, signedIn);
  if (signedIn.mustChangePassword) return reply.redirect('/password', 303);
  const waiting = await parts.kept(signedIn.actor);
  return reply.redirect(waiting.length > 0 ? '/given-back' : returnTo, 303);
}

function showSignIn(parts: AccessParts, request: FastifyRequest, reply: FastifyReply, form: { returnTo: string; username: string; faults: readonly Fault[] }, status = 200): FastifyReply {
  const body = signInView({ ...form, token: parts.gate.token(request, 'sign-in'), arrival: arrivalOf(request), demonstration: parts.demonstration });
  return reply.code(status).page({ title: 'Sign in', body, errors: asErrors(form.faults), quiet: true });
}

function arrivalOf(request: FastifyRequest): Arrival {
  const why = query(request, 'why');
  return why === 'kept' || why === 'timed-out' || why === 'signed-out' || why === 'sign-in-first' ? why : 'plain';
}

function query(request: FastifyRequest, name: string): string {
  const asked = request.query;
  if (typeof asked !== 'object' || asked === null || !(name in asked)) return '';
  const value: unknown = Reflect.get(asked, name);
  return typeof value === 'string' ? value : '';
}

function refusalInWords(refusal: SignInRefusal): string {
  if (refusal.refusal === 'wrong') return WRONG;
  const minutes = Math.ceil(refusal.seconds / 60);
  return `Too many wrong tries. Wait ${refusal.seconds < 60 ? `${refusal.seconds} seconds` : minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again`;
}

function statusOf(refusal: SignInRefusal): number {
  return refusal.refusal === 'wait' ? 429 : 401;
}

function passwordRoutes(app: FastifyInstance, parts: AccessParts): void {
  const { gate } = parts;
  app.get('/set-up', async (request, reply) => showSetUp(parts, request, reply, '', []));
  app.post('/set-up', { preHandler: gate.takes('set-up') }, async (request, reply) => {
    const { fields } = formOf(request);
    const name = field(fields, 'username');
    const faults = setUpFaults(fields);
    if (faults.length > 0) return showSetUp(parts, request, reply, name, faults, 400);
    const result = await useSetupCode(parts.keys, { name, code: field(fields, 'code'), password: field(fields, 'password'), address: request.ip });
    if (result.ok) return enter(parts, reply, result, '/');
    if (result.refusal === 'password') return showSetUp(parts, request, reply, name, [{ field: 'password', message: result.fault }], 400);
    const message = result.refusal === 'wrong' ? 'Sign-in name or code is not right, or the code has been used or has run out. Ask your administrator for a new one' : refusalInWords(result);
    return showSetUp(parts, request, reply, name, [{ field: 'code', message }], statusOf(result));
  });
  app.get('/password', { preHandler: gate.requires() }, async (request, reply) => showPassword(parts, request, reply, []));
  app.post('/password', { preHandler: [gate.requires(), gate.takes('password')] }, async (request, reply) => {
    const { fields } = formOf(request);
    const faults = [...emptyFaults(fields, [['current', 'Enter your current password']]), ...againFaults(fields)];
    if (faults.length > 0) return showPassword(parts, request, reply, faults, 400);
    const result = await changePassword(parts.keys, actorOf(request), { current: field(fields, 'current'), next: field(fields, 'password'), address: request.ip });
    if (result.ok) return enter(parts, reply, result, '/');
    if (result.refusal === 'password') return showPassword(parts, request, reply, [{ field: 'password', message: result.fault }], 400);
    return showPassword(parts, request, reply, [{ field: 'current', message: result.refusal === 'wrong' ? 'Current password is not right' : refusalInWords(result) }], statusOf(result));
  });
}

function setUpFaults(fields: Posted): readonly Fault[] {
  return [...emptyFaults(fields, [['username', 'Enter your sign-in name'], ['code', 'Enter the one-time code']]), ...againFaults(fields)];
}

/** One fault for each of these fields that is empty. */
function emptyFaults(fields: Posted, needed: readonly (readonly [name: string, message: string])[]): readonly Fault[] {
  return needed.filter(([name]) => field(fields, name).trim() === '').map(([name, message]) => ({ field: name, message }));
}

function againFaults(fields: Posted): readonly Fault[] {
  const password = field(fields, 'password');
  if (password === '') return [{ field: 'password', message: 'Enter a new password' }];
  return field(fields, 'again') === password ? [] : [{ field: 'again', message: 'The two passwords must be the same' }];
}

function showSetUp(parts: AccessParts, request: FastifyRequest, reply: FastifyReply, username: string, faults: readonly Fault[], status = 200): FastifyReply {
  const body = setUpView({ token: parts.gate.token(request, 'set-up'), username, faults });
  return reply.code(status).page({ title: 'Set your password', body, errors: asErrors(faults), quiet: true, back: { text: 'Back', href: '/sign-in' } });
}

function showPassword(parts: AccessParts, request: FastifyRequest, reply: FastifyReply, faults: readonly Fault[], status = 200): FastifyReply {
  const body = passwordView({ token: parts.gate.token(request, 'password'), must: request.viewer?.mustChangePassword ?? false, faults });
  return reply.code(status).page({ title: 'Change your password', body, errors: asErrors(faults) });
}

function asErrors(faults: readonly Fault[]): readonly { readonly text: string; readonly href: string }[] {
  return faults.map(({ field: name, message }) => ({ text: message, href: `#${name}` }));
}

function sessionRoutes(app: FastifyInstance, parts: AccessParts): void {
  app.post('/sign-out', async (request, reply) => {
    // Without a session there is nothing to end; with one, only our own form ends it.
    if (request.viewer && readFormToken(parts.keys.secret, field(postedFields(request), TOKEN_FIELD))?.owner?.userId !== request.viewer.actor.userId) return reply.redirect('/', 303);
    const { session } = parts.gate.cookies(request);
    if (session !== undefined) await signOut(parts.keys, session);
    parts.gate.end(reply);
    return reply.redirect('/sign-in?why=signed-out', 303);
  });
  app.post('/session/stay', async (request, reply) => reply.code(request.viewer ? 204 : 401).send());
  app.post('/drafts', async (request, reply) => {
    if (!request.viewer) return reply.code(401).send();
    const posted = postedFields(request);
    const token = readFormToken(parts.keys.secret, field(posted, TOKEN_FIELD));
    if (!token?.owner || token.owner.userId !== request.viewer.actor.userId) return reply.code(403).send();
    const { [TOKEN_FIELD]: _token, ...fields } = posted;
    await parts.saveTyped(request.viewer.actor, token.form, fields);
    return reply.code(204).send();
  });
}

function keptRoutes(app: FastifyInstance, parts: AccessParts): void {
  const { gate } = parts;
  app.get('/given-back', { preHandler: gate.requires() }, async (request, reply) => {
    const kept = await parts.kept(actorOf(request));
    const shown = kept.map((one) => ({ ...one, sent: parts.inWords(one.parkedAt) }));
    return reply.page({ title: 'What you sent is still here', body: givenBackView(shown, gate.token(request, 'given-back')) });
  });
  app.post('/given-back/discard', { preHandler: [gate.requires(), gate.takes('given-back')] }, async (request, reply) => {
    await parts.release(actorOf(request), field(formOf(request).fields, 'nonce'));
    return reply.redirect('/given-back', 303);
  });
}
