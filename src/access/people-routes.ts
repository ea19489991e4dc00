/** Accounts, for the administrator of the setting. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Role } from '../record/index.ts';
import { ROLES } from './domain.ts';
import { onceEach } from './once.ts';
import type { Keys } from './session.ts';
import { accountsOf, changeRoles, createAccount, renewSetupCode, setActive } from './store.ts';
import type { Account, AccountFault, AccountRefusal, NewAccount, WithSetupCode } from './store.ts';
import { actorOf, field, formOf } from './viewer.ts';
import type { Gate, Posted } from './viewer.ts';
import { addPersonView, codeView, peopleView, personView } from './views/people.ts';

export interface PeopleParts {
  readonly keys: Keys;
  readonly gate: Gate;
}

interface OfPerson {
  Params: { person: string };
}
type PersonRequest = FastifyRequest<OfPerson>;

const AT = '/admin/people/:person';
const back = { text: 'Back to people', href: '/admin/people' };
const NOBODY: NewAccount = { displayName: '', signInName: '', email: '', roles: ['reporter'] };
/** What has just been done, by a word of the address: a fixed sentence and nobody's name. */
const DONE: Readonly<Record<string, string>> = {
  roles: 'The roles have been changed. The person has been signed out and can sign in again.',
  ended: 'The account has been ended.',
  restored: 'The account has been restored.',
};

/** Registers the pages of the administrator. */
export function peopleRoutes(app: FastifyInstance, { keys, gate }: PeopleParts): void {
  const administrator = gate.requires('administrator');
  const once = onceEach<WithSetupCode | AccountRefusal>();

  app.get<{ Querystring: { done?: string } }>('/admin/people', { preHandler: administrator }, async (request, reply) => {
    const accounts = await accountsOf(keys, actorOf(request));
    if ('ok' in accounts) return reply.absent();
    const done = DONE[request.query.done ?? ''];
    return reply.page({ title: 'People who can sign in', body: peopleView(accounts), width: 'full', notice: done ? { type: 'success', text: done } : null });
  });

  app.get('/admin/people/add', { preHandler: administrator }, async (request, reply) => showAdd(gate, request, reply, NOBODY, []));
  app.post('/admin/people/add', { preHandler: [administrator, gate.takes('add-person')] }, async (request, reply) => {
    const { fields, nonce } = formOf(request);
    const account = newAccount(fields);
    const made = await once(nonce, () => createAccount(keys, actorOf(request), account));
    if (made.ok) return reply.page({ title: 'One-time code', body: codeView(account.displayName, account.signInName, made.code), back });
    return made.refusal === 'faults' ? showAdd(gate, request, reply.code(400), account, made.faults) : reply.absent();
  });

  app.get<OfPerson>(AT, { preHandler: administrator }, async (request, reply) => showPerson({ keys, gate }, request, reply, [], null));
  app.post<OfPerson>(`${AT}/roles`, { preHandler: [administrator, gate.takes('roles')] }, async (request, reply) => {
    const roles = rolesOf(formOf(request).fields);
    const changed = await changeRoles(keys, actorOf(request), request.params.person, roles);
    if (changed.ok) return reply.redirect('/admin/people?done=roles', 303);
    return refuse({ keys, gate }, request, reply, changed, roles);
  });
  app.post<OfPerson>(`${AT}/active`, { preHandler: [administrator, gate.takes('active')] }, async (request, reply) => {
    const active = field(formOf(request).fields, 'active') === 'yes';
    const set = await setActive(keys, actorOf(request), request.params.person, active);
    return set.ok ? reply.redirect(`/admin/people?done=${active ? 'restored' : 'ended'}`, 303) : refuse({ keys, gate }, request, reply, set, null);
  });
  app.post<OfPerson>(`${AT}/code`, { preHandler: [administrator, gate.takes('code')] }, async (request, reply) => {
    const account = await accountFor(keys, request);
    const made = await once(formOf(request).nonce, () => renewSetupCode(keys, actorOf(request), request.params.person));
    if (!made.ok || !account) return made.ok ? reply.absent() : refuse({ keys, gate }, request, reply, made, null);
    return reply.page({ title: 'One-time code', body: codeView(account.displayName, account.signInName, made.code), back });
  });
}

function showAdd(gate: Gate, request: FastifyRequest, reply: FastifyReply, account: NewAccount, faults: readonly AccountFault[]): FastifyReply {
  return reply.page({ title: 'Add a person', body: addPersonView(gate.token(request, 'add-person'), account, faults), errors: asErrors(faults), back });
}

async function showPerson({ keys, gate }: PeopleParts, request: PersonRequest, reply: FastifyReply, faults: readonly AccountFault[], chosen: readonly Role[] | null): Promise<FastifyReply> {
  const account = await accountFor(keys, request);
  if (!account) return reply.absent();
  const tokens = { roles: gate.token(request, 'roles'), active: gate.token(request, 'active'), code: gate.token(request, 'code') };
  const body = personView(account, account.id === actorOf(request).userId, tokens, faults, chosen ?? account.roles);
  return reply.page({ title: 'Account', body, errors: asErrors(faults), back });
}

async function refuse(parts: PeopleParts, request: PersonRequest, reply: FastifyReply, refusal: AccountRefusal, chosen: readonly Role[] | null): Promise<FastifyReply> {
  if (refusal.refusal === 'faults') return showPerson(parts, request, reply.code(400), refusal.faults, chosen);
  if (refusal.refusal === 'own-account') return showPerson(parts, request, reply.code(409), [], null);
  return reply.absent();
}

async function accountFor(keys: Keys, request: PersonRequest): Promise<Account | null> {
  const accounts = await accountsOf(keys, actorOf(request));
  return 'ok' in accounts ? null : (accounts.find((account) => account.id === request.params.person) ?? null);
}

function newAccount(fields: Posted): NewAccount {
  return { displayName: field(fields, 'displayName'), signInName: field(fields, 'signInName'), email: field(fields, 'email'), roles: rolesOf(fields) };
}

function rolesOf(fields: Posted): readonly Role[] {
  const chosen = fields['roles'] ?? [];
  const given = typeof chosen === 'string' ? [chosen] : chosen;
  return ROLES.filter((role) => given.includes(role));
}

function asErrors(faults: readonly AccountFault[]): readonly { readonly text: string; readonly href: string }[] {
  return faults.map(({ field: name, message }) => ({ text: message, href: `#${name}` }));
}
