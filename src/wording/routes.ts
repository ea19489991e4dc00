/** The learning page with its exercises, the check that pages and programs ask, and what a setting meets over time. No text is kept or logged. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { actorOf, field, formOf } from '../access/index.ts';
import type { Gate } from '../access/index.ts';
import { check, tryExercise } from '../language/index.ts';
import type { Finding, Group } from '../language/index.ts';
import { paramOf, queryOf } from '../web/index.ts';
import type { Html } from '../web/index.ts';
import { chooseRecording, countsOf } from './setting.ts';
import { exerciseView } from './views/exercise.ts';
import { behindView, learnView } from './views/learn.ts';
import { settingView } from './views/setting.ts';
import type { Wordings } from './wordings.ts';

export interface WordingParts {
  readonly pool: Pool;
  readonly gate: Gate;
  readonly wordings: Wordings;
}

const LONGEST = 20_000;
const MISSING = 'Enter a sentence or a note to look at';
const MONTHS = 12;

/** Registers `/wording`, its exercises, `/wording/check` and `/wording/setting`. */
export function wordingRoutes(app: FastifyInstance, parts: WordingParts): void {
  learningRoutes(app, parts);
  exerciseRoutes(app, parts);
  checkRoute(app, parts);
  settingRoutes(app, parts);
}

function learningRoutes(app: FastifyInstance, { wordings }: WordingParts): void {
  let behind: Html | null = null;
  const show = (request: FastifyRequest, reply: FastifyReply, text: string, findings: readonly Finding[] | null, fault: string | null): FastifyReply => {
    behind ??= behindView(wordings.language, wordings.checker());
    const body = learnView({ behind, text, findings, fault, exercises: wordings.language.exercises, isLead: isLead(request) });
    return reply.page({ title: 'Words that do not blame', body, errors: fault === null ? [] : [{ text: fault, href: '#text' }] });
  };
  app.get('/wording', async (request, reply) => show(request, reply, '', null, null));
  app.post('/wording', async (request, reply) => {
    const { text } = asked(request.body);
    const fault = faultOf(text, MISSING);
    return fault === null ? show(request, reply, text, check(wordings.checker(), text), null) : show(request, reply.code(400), text, null, fault);
  });
}

function exerciseRoutes(app: FastifyInstance, { wordings }: WordingParts): void {
  const { exercises } = wordings.language;
  const show = (request: FastifyRequest, reply: FastifyReply, text: string | null): FastifyReply => {
    const place = exercises.findIndex(({ id }) => id === paramOf(request, 'exercise'));
    const exercise = exercises[place];
    if (!exercise) return reply.absent();
    const fault = text === null ? null : faultOf(text, 'Write the sentence in other words');
    const attempt = text === null || fault !== null ? null : tryExercise(wordings.checker(), exercise, text);
    const body = exerciseView({ exercise, number: place + 1, count: exercises.length, next: exercises[place + 1]?.id ?? null, before: check(wordings.checker(), exercise.sentence), text: text ?? '', attempt, fault });
    return reply.code(fault === null ? 200 : 400).page({ title: `Exercise ${place + 1}`, body, errors: fault === null ? [] : [{ text: fault, href: '#text' }], back: { text: 'Words that do not blame', href: '/wording' } });
  };
  app.get('/wording/exercises/:exercise', async (request, reply) => show(request, reply, null));
  app.post('/wording/exercises/:exercise', async (request, reply) => show(request, reply, asked(request.body).text));
}

/** Somebody who has signed in is shown what their setting wants; a program may ask for one group. */
function checkRoute(app: FastifyInstance, { wordings }: WordingParts): void {
  app.post('/wording/check', async (request, reply) => {
    const { text, groups } = asked(request.body);
    const fault = faultOf(text, null);
    if (fault !== null) return reply.code(400).send({ error: fault });
    const wanted = groups ?? (request.viewer ? await wordings.groups(request.viewer.actor.organisationId) : undefined);
    return reply.send({ findings: check(wordings.checker(), text, wanted === undefined ? {} : { groups: wanted }) });
  });
}

const SETTING = 'wording-setting';

function settingRoutes(app: FastifyInstance, { pool, gate, wordings }: WordingParts): void {
  const leads = gate.requires('dsl', 'head');
  const show = async (request: FastifyRequest, reply: FastifyReply, fault: string | null): Promise<FastifyReply> => {
    const { organisationId } = actorOf(request);
    const [groups, counts] = await Promise.all([wordings.groups(organisationId), countsOf(pool, organisationId, MONTHS)]);
    const body = settingView({ language: wordings.language, checker: wordings.checker(), counts, months: MONTHS, isRecordingShown: groups.includes('recording'), token: gate.token(request, SETTING), fault });
    const notice = queryOf(request, 'done') === 'chosen' ? { type: 'success', text: 'Your choice has been saved.' } : null;
    return reply.page({ title: 'Wording in this setting', body, notice, errors: fault === null ? [] : [{ text: fault, href: '#recording' }], back: { text: 'Words that do not blame', href: '/wording' } });
  };
  app.get('/wording/setting', { preHandler: leads }, async (request, reply) => show(request, reply, null));
  app.post('/wording/setting', { preHandler: [leads, gate.takes(SETTING)] }, async (request, reply) => {
    const chosen = field(formOf(request).fields, 'recording');
    if (chosen !== 'yes' && chosen !== 'no') return show(request, reply.code(400), 'Select whether wording that weakens a record is pointed out');
    await chooseRecording(pool, actorOf(request), chosen === 'yes');
    return reply.redirect('/wording/setting?done=chosen', 303);
  });
}

function isLead({ viewer }: FastifyRequest): boolean {
  return viewer?.actor.roles.some((role) => role === 'dsl' || role === 'head') ?? false;
}

function faultOf(text: string, missing: string | null): string | null {
  if (missing !== null && text.trim() === '') return missing;
  return text.length > LONGEST ? `The text must be ${LONGEST.toLocaleString('en-GB')} characters or fewer` : null;
}

/** What a form or a program sent: the text, and one group where only that is wanted. */
function asked(body: unknown): { readonly text: string; readonly groups: readonly Group[] | null } {
  const named = (name: string): unknown => (typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined);
  const [text, group] = [named('text'), named('group')];
  return { text: typeof text === 'string' ? text : '', groups: group === 'blame' || group === 'recording' ? [group] : null };
}
