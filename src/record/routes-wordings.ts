/** Wording in a concern: looked at after it has been saved, put in other words by a correction, or kept with a reason. */
import type { FastifyInstance } from 'fastify';
import { backToConcern, concernForm, noticeOf, openConcern } from './concern-pages.ts';
import type { ConcernParts, ConcernRequest, Opened } from './concern-pages.ts';
import { readCorrection, readKeptWording } from './forms.ts';
import { keepWordingView, rewordView, wordingsView } from './views/wordings.ts';
import { wordingsIn } from './wordings.ts';
import type { EntryWording, WordingFound } from './wordings.ts';

/** Registers `/concerns/:id/wording` and its two forms. */
export function wordingsRoutes(app: FastifyInstance, parts: ConcernParts): void {
  app.get('/concerns/:id/wording', { preHandler: parts.gate.requires('dsl', 'head') }, async (request: ConcernRequest, reply) => {
    const opened = await openConcern(parts, request, 'Wording');
    if (!opened) return reply.absent();
    const body = wordingsView(opened.concern, await wordingsOfConcern(parts, opened));
    return reply.page({ title: `Wording, concern ${opened.concern.reference}`, body, notice: noticeOf(request), back: backToConcern(opened.concern) });
  });
  const back = ({ concern }: Opened) => ({ text: 'Wording', href: `/concerns/${concern.id}/wording` });
  concernForm<EntryWording>(app, parts, {
    path: '/concerns/:id/wording/:seq/reword', title: 'Put it in other words', name: ({ id, seq }) => `reword:${id}:${seq}`, when: 'both', back,
    subject: (opened, { seq }) => entryNumbered(parts, opened, seq),
    start: (_opened, { text }) => ({ text }),
    view: ({ concern }, wording, state, token) => rewordView(concern, wording, state, token),
    read: (typed, { today }, { entry }) => readCorrection({ ...typed, reason: 'Put in other words' }, entry.seq, today),
    after: ({ concern }) => `/concerns/${concern.id}/wording?done=corrected`,
  });
  concernForm<{ readonly wording: EntryWording; readonly found: WordingFound }>(app, parts, {
    path: '/concerns/:id/wording/:seq/keep/:wording', title: 'This wording is meant', name: ({ id, seq, wording }) => `keep:${id}:${seq}:${wording}`, when: 'both', back,
    subject: async (opened, params) => {
      const wording = await entryNumbered(parts, opened, params['seq']);
      const found = wording?.findings.find(({ finding, state }) => finding.pattern === params['wording'] && state === 'open');
      return wording && found ? { wording, found } : null;
    },
    view: ({ concern }, { wording, found }, state, token) => keepWordingView(concern, { wording, found }, state, token),
    read: (typed, { today }, { wording: { entry }, found: { finding } }) => readKeptWording(typed, { entry: entry.seq, wording: finding.pattern, words: finding.text }, today),
    after: ({ concern }) => `/concerns/${concern.id}/wording?done=kept`,
  });
}

/** Every entry of a concern in which something is found, as the setting wants it. */
export async function wordingsOfConcern(parts: ConcernParts, { concern, actor }: Opened): Promise<readonly EntryWording[]> {
  return wordingsIn(concern, await parts.wordings.finder(actor.organisationId));
}

async function entryNumbered(parts: ConcernParts, opened: Opened, seq: string | undefined): Promise<EntryWording | null> {
  return (await wordingsOfConcern(parts, opened)).find(({ entry }) => String(entry.seq) === seq) ?? null;
}
