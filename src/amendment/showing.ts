/** Showing the page of one amendment, and answering when something could not be saved. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { actorOf } from '../access/index.ts';
import { BLANK, draftOf, errorsOf, writtenView } from '../record/index.ts';
import type { FormState, Typed } from '../record/index.ts';
import { html, queryOf } from '../web/index.ts';
import { fingerprintOf, writersOf } from './domain.ts';
import type { AmendmentRefusal } from './store.ts';
import { blameIn, isOffered, mayWrite } from './opened.ts';
import type { AmendmentParts, Effects, FormOfPage, OpenedAmendment } from './opened.ts';
import { amendmentView } from './views/amendment.ts';
import type { DraftKind } from './views/amendment.ts';
import { DONE, REFUSALS } from './words.ts';

const back = { text: 'Amendments', href: '/manual/amendments' };

/** The name of a form of an amendment: its drafts and kept forms are found by it. */
export const formName = (form: FormOfPage, id: string): string => `amendment-${form}:${id}`;

/** What is shown of a form that could not be taken. */
export interface Faulty {
  readonly form: FormOfPage;
  readonly state: FormState;
}

/** The page of one amendment. A faulty form that it no longer holds is given back. */
export async function showAmendment(parts: AmendmentParts, effects: Effects, request: FastifyRequest, reply: FastifyReply, opened: OpenedAmendment, faulty: Faulty | null = null): Promise<FastifyReply> {
  const { amendment: { id, latest } } = opened;
  const isWriter = mayWrite(request);
  if (faulty && !isOffered(faulty.form, opened, isWriter)) return refuse(reply, { ok: false, refusal: 'not-now' }, faulty.state.values, id);
  const drafts = faulty ? {} : await draftsOf(parts, request, opened);
  const states = { text: { values: { text: latest.text, why: latest.why }, mends: [] }, send: BLANK, review: BLANK, withdraw: BLANK, ...mapped(drafts, ({ state }) => state) };
  const token = (form: FormOfPage): string => parts.gate.token(request, formName(form, id));
  const body = amendmentView({
    opened, edition: parts.editions.current, effect: effects(opened), textFindings: blameIn(parts, latest.text), whyFindings: blameIn(parts, latest.why),
    mayWrite: isWriter, isOwn: writersOf(opened.amendment).includes(actorOf(request).userId), drafts: mapped(drafts, ({ kind }) => kind),
    states: faulty ? { ...states, [faulty.form]: faulty.state } : states, tokens: { text: token('text'), send: token('send'), review: token('review'), withdraw: token('withdraw') },
  });
  const done = DONE[queryOf(request, 'done')];
  return reply.page({ title: `Amendment of ${latest.paragraph}`, body, errors: faulty ? errorsOf(faulty.state) : [], notice: done && !faulty ? { type: 'success', text: done } : null, back });
}

type Drafts = Readonly<Partial<Record<FormOfPage, KeptDraft>>>;

function mapped<T>(drafts: Drafts, change: (draft: KeptDraft) => T): Partial<Record<FormOfPage, T>> {
  return Object.fromEntries(Object.entries(drafts).map(([form, draft]) => [form, change(draft)]));
}

/** What somebody who looks had typed into the forms that they are given. */
async function draftsOf(parts: AmendmentParts, request: FastifyRequest, opened: OpenedAmendment): Promise<Drafts> {
  const { amendment: { id, latest }, at } = opened;
  const seen = { seen: String(latest.version) };
  const asked = [
    ['text', TEXT_FIELDS, { ...seen, base: fingerprintOf(at?.current.text ?? '') }], ['review', ['decision', 'comment'], seen], ['withdraw', ['reason'], seen],
  ] as const;
  const found = asked.filter(([form]) => isOffered(form, opened, mayWrite(request)))
    .map(async ([form, own, now]) => [form, await keptDraft(parts, request, formName(form, id), own, now)] as const);
  return Object.fromEntries((await Promise.all(found)).filter(([, draft]) => draft !== null));
}

/** The fields that somebody fills in who writes a text. */
export const TEXT_FIELDS = ['text', 'why'] as const;

/** What somebody had typed and not saved. */
export interface KeptDraft {
  readonly state: FormState;
  readonly kind: DraftKind;
}

/**
 * The draft of a form, and whether what it was written for has changed since.
 * @param own the fields that somebody fills in @param now what the fields hold that name what their writer sees
 */
export async function keptDraft(parts: AmendmentParts, request: FastifyRequest, name: string, own: readonly string[], now: Typed): Promise<KeptDraft | null> {
  const draft = await draftOf(parts, actorOf(request), name);
  if (!draft) return null;
  const text = (field: string): string => (typeof draft.fields[field] === 'string' ? draft.fields[field] : '');
  const values = Object.fromEntries(own.map((field) => [field, text(field)]));
  if (Object.values(values).every((value) => value.trim() === '')) return null;
  return { state: { values, mends: [] }, kind: Object.entries(now).some(([field, value]) => text(field) !== value) ? 'older' : 'kept' };
}

const ANEW: ReadonlySet<AmendmentRefusal['refusal']> = new Set(['newer', 'base-changed']);

/** Whether the same page is shown again, as it is now, with what was typed. */
export function isShownAgain({ refusal }: AmendmentRefusal): boolean {
  return ANEW.has(refusal);
}

/** The page for what could not be saved, with what was typed, so that nothing is lost. @param id of the amendment, where there is one */
export function refuse(reply: FastifyReply, refused: AmendmentRefusal, typed: Typed, id: string | null): FastifyReply {
  const { refusal } = refused;
  if (refusal === 'not-found' || refusal === 'not-allowed') return reply.absent();
  const { seen: _seen, base: _base, ...written } = typed;
  const at = refusal === 'form-changed' ? refused.id : id;
  const body = html`<h1 class="govuk-heading-l">Nothing has been saved</h1><p class="govuk-body">${REFUSALS[refusal]}.</p>${at !== null && html`<p class="govuk-body"><a class="govuk-link" href="/manual/amendments/${at}">The amendment as it is now</a></p>`}${writtenView(written)}`;
  return reply.code(409).page({ title: 'Nothing has been saved', body, back });
}
