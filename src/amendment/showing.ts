/** Showing the page of one amendment, and answering when something could not be saved. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { actorOf } from '../access/index.ts';
import { BLANK, draftOf, errorsOf, writtenView } from '../record/index.ts';
import type { FormState, Typed } from '../record/index.ts';
import { html, queryOf } from '../web/index.ts';
import { fingerprintOf, writersOf } from './domain.ts';
import type { AmendmentRefusal } from './store.ts';
import { blameIn, mayWrite } from './opened.ts';
import type { AmendmentParts, Effects, OpenedAmendment, OpenedParagraph } from './opened.ts';
import { amendmentView } from './views/amendment.ts';
import type { BeginPage, FormOfPage } from './views/amendment.ts';
import { DONE, REFUSALS } from './words.ts';

const back = { text: 'Amendments', href: '/manual/amendments' };

/** The name of a form of an amendment: its drafts and kept forms are found by it. */
export const formName = (form: FormOfPage, id: string): string => `amendment-${form}:${id}`;

/** What is shown of a form that could not be taken. */
export interface Faulty {
  readonly form: FormOfPage;
  readonly state: FormState;
}

/** The page of one amendment. */
export async function showAmendment(parts: AmendmentParts, effects: Effects, request: FastifyRequest, reply: FastifyReply, opened: OpenedAmendment, faulty: Faulty | null = null): Promise<FastifyReply> {
  const { amendment: { id, latest } } = opened;
  const draft = faulty ? null : await keptDraft(parts, request, formName('text', id), opened.at, latest.version);
  const blank: Readonly<Record<FormOfPage, FormState>> = { text: draft?.state ?? { values: { text: latest.text, why: latest.why }, mends: [] }, send: BLANK, review: BLANK, withdraw: BLANK };
  const token = (form: FormOfPage): string => parts.gate.token(request, formName(form, id));
  const body = amendmentView({
    opened, edition: parts.editions.current, effect: effects(opened), textFindings: blameIn(parts, latest.text), whyFindings: blameIn(parts, latest.why),
    mayWrite: mayWrite(request), isOwn: writersOf(opened.amendment).includes(actorOf(request).userId), draft: draft?.kind ?? 'none',
    states: faulty ? { ...blank, [faulty.form]: faulty.state } : blank, tokens: { text: token('text'), send: token('send'), review: token('review'), withdraw: token('withdraw') },
  });
  const done = DONE[queryOf(request, 'done')];
  return reply.page({ title: `Amendment of ${latest.paragraph}`, body, errors: faulty ? errorsOf(faulty.state) : [], notice: done && !faulty ? { type: 'success', text: done } : null, back });
}

/** What somebody had typed and not saved. */
export interface KeptDraft {
  readonly state: FormState;
  readonly kind: BeginPage['draft'];
}

/** The draft of a form, and whether what it was written for has changed since. @param version the version that is the latest now */
export async function keptDraft(parts: AmendmentParts, request: FastifyRequest, name: string, at: OpenedParagraph | null, version: number): Promise<KeptDraft | null> {
  const draft = await draftOf(parts, actorOf(request), name);
  if (!draft) return null;
  const text = (field: string): string => (typeof draft.fields[field] === 'string' ? draft.fields[field] : '');
  const isOlder = text('base') !== fingerprintOf(at?.current.text ?? '') || text('seen') !== String(version);
  return { state: { values: { text: text('text'), why: text('why') }, mends: [] }, kind: isOlder ? 'older' : 'kept' };
}

const ANEW: ReadonlySet<AmendmentRefusal['refusal']> = new Set(['newer', 'base-changed']);

/** Whether the same page is shown again, as it is now, with what was typed. */
export function isShownAgain({ refusal }: AmendmentRefusal): boolean {
  return ANEW.has(refusal);
}

/** The page for what could not be saved, with what was typed, so that nothing is lost. */
export function refuse(reply: FastifyReply, refused: AmendmentRefusal, typed: Typed): FastifyReply {
  const { refusal } = refused;
  if (refusal === 'not-found' || refusal === 'not-allowed') return reply.absent();
  const { seen: _seen, base: _base, ...written } = typed;
  const body = html`<h1 class="govuk-heading-l">Nothing has been saved</h1><p class="govuk-body">${REFUSALS[refusal]}.</p>${refusal === 'form-changed' && html`<p class="govuk-body"><a class="govuk-link" href="/manual/amendments/${refused.id}">The amendment as it was saved</a></p>`}${writtenView(written)}`;
  return reply.code(409).page({ title: 'Nothing has been saved', body, back });
}
