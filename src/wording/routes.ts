/** The learning page and the check. Nobody has to sign in, and no text is kept or logged. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { check, createChecker } from '../language/index.ts';
import type { Finding, Group, LanguageSource } from '../language/index.ts';
import { behindView, learnView } from './views/learn.ts';

export interface WordingParts {
  readonly language: LanguageSource;
}

const LONGEST = 20_000;
const MISSING = 'Enter a sentence or a note to look at';

/** Registers `/wording` and `/wording/check`. */
export function wordingRoutes(app: FastifyInstance, { language }: WordingParts): void {
  const learning = onFirstUse(() => {
    const checker = createChecker(language);
    return { checker, behind: behindView(language, checker) };
  });
  const show = (reply: FastifyReply, text: string, findings: readonly Finding[] | null, fault: string | null): FastifyReply =>
    reply.page({ title: 'Words that do not blame', body: learnView({ behind: learning().behind, text, findings, fault }), errors: fault === null ? [] : [{ text: fault, href: '#text' }] });
  app.get('/wording', async (_request, reply) => show(reply, '', null, null));
  app.post('/wording', async (request, reply) => {
    const { text } = asked(request.body);
    const fault = text.trim() === '' ? MISSING : tooLong(text);
    return fault === null ? show(reply, text, check(learning().checker, text), null) : show(reply.code(400), text, null, fault);
  });
  app.post('/wording/check', async (request, reply) => {
    const { text, groups } = asked(request.body);
    const fault = tooLong(text);
    return fault === null ? reply.send({ findings: check(learning().checker, text, groups === null ? {} : { groups }) }) : reply.code(400).send({ error: fault });
  });
}

/** Made when it is first asked for, so that the server starts sooner. */
function onFirstUse<T>(make: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= make());
}

function tooLong(text: string): string | null {
  return text.length > LONGEST ? `The text must be ${LONGEST.toLocaleString('en-GB')} characters or fewer` : null;
}

/** What a form or a program sent: the text, and one group where only that is wanted. */
function asked(body: unknown): { readonly text: string; readonly groups: readonly Group[] | null } {
  const field = (name: string): unknown => (typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined);
  const [text, group] = [field('text'), field('group')];
  return { text: typeof text === 'string' ? text : '', groups: group === 'blame' || group === 'recording' ? [group] : null };
}
