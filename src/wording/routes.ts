/** The learning page and the check. Nobody has to sign in, and no text is kept or logged. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { check, createChecker } from '../language/index.ts';
import type { Checker, Finding, Group, LanguageSource } from '../language/index.ts';
import { learnView } from './views/learn.ts';

export interface WordingParts {
  readonly language: LanguageSource;
}

const LONGEST = 20_000;
const TOO_LONG = `The text must be ${LONGEST.toLocaleString('en-GB')} characters or fewer`;
const MISSING = 'Enter a sentence or a note to look at';

/** Registers `/wording` and `/wording/check`. */
export function wordingRoutes(app: FastifyInstance, { language }: WordingParts): void {
  const checkerOf = onFirstUse(() => createChecker(language));
  app.get('/wording', async (_request, reply) => showLearning(reply, { language, checker: checkerOf() }, '', null));
  app.post('/wording', async (request, reply) => {
    const { text } = asked(request.body);
    const fault = faultOf(text);
    const checker = checkerOf();
    return fault === null ? showLearning(reply, { language, checker }, text, check(checker, text)) : showLearning(reply.code(400), { language, checker }, text, null, fault);
  });
  app.post('/wording/check', async (request, reply) => {
    const { text, groups } = asked(request.body);
    const fault = typeof text === 'string' && text.length <= LONGEST ? null : TOO_LONG;
    if (fault !== null) return reply.code(400).send({ error: fault });
    return reply.send({ findings: check(checkerOf(), text, groups === null ? {} : { groups }) });
  });
}

/** Made when it is first asked for, so that the server starts sooner. */
function onFirstUse<T>(make: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= make());
}

function showLearning(reply: FastifyReply, parts: { readonly language: LanguageSource; readonly checker: Checker }, text: string, findings: readonly Finding[] | null, fault: string | null = null): FastifyReply {
  return reply.page({ title: 'Words that do not blame', body: learnView({ ...parts, text, findings, fault }), errors: fault === null ? [] : [{ text: fault, href: '#text' }] });
}

function faultOf(text: string): string | null {
  if (text.trim() === '') return MISSING;
  return text.length > LONGEST ? TOO_LONG : null;
}

/** What a form or a program sent: the text, and one group where only that is wanted. */
function asked(body: unknown): { readonly text: string; readonly groups: readonly Group[] | null } {
  const field = (name: string): unknown => (typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined);
  const [text, group] = [field('text'), field('group')];
  return { text: typeof text === 'string' ? text : '', groups: group === 'blame' || group === 'recording' ? [group] : null };
}
