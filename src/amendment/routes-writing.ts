/** Writing: the text of a paragraph is changed, saved as a version, looked at, and changed again. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { actorOf, field, formOf } from '../access/index.ts';
import { errorsOf, londonDate, typedFields } from '../record/index.ts';
import type { FormState, Typed } from '../record/index.ts';
import { paramOf } from '../web/index.ts';
import { countedOf, POINTED_OUT } from '../wording/index.ts';
import { fingerprintOf } from './domain.ts';
import type { Act, Amendment } from './domain.ts';
import { readText } from './forms.ts';
import { blameIn, openAmendment, openAmendments, openParagraph } from './opened.ts';
import type { AmendmentParts, Amendments, Effects, OpenedParagraph } from './opened.ts';
import { formName, isShownAgain, keptDraft, refuse, showAmendment, TEXT_FIELDS } from './showing.ts';
import { beginAmendment, changeAmendment } from './store.ts';
import { beginView } from './views/amendment.ts';
import { REFUSALS } from './words.ts';

type Written = Extract<Act, { readonly kind: 'write' }>;

/** Registers `/manual/amendments/new/:chapter/:paragraph` and `/manual/amendments/:id`. */
export function writingRoutes(app: FastifyInstance, parts: AmendmentParts, effects: Effects): void {
  beginRoutes(app, parts);
  changeRoutes(app, parts, effects);
}

const NEW = '/manual/amendments/new/:chapter/:paragraph';
const newForm = (request: FastifyRequest): string => formName('text', `new:${paramOf(request, 'paragraph')}`);

interface Begun {
  readonly amendments: Amendments;
  readonly at: OpenedParagraph;
}

function beginRoutes(app: FastifyInstance, parts: AmendmentParts): void {
  const writers = parts.gate.requires('policy-officer');
  app.get(NEW, { preHandler: writers }, async (request, reply) => {
    const begun = await openNew(parts, request);
    return begun ? showNew(parts, request, reply, begun, null) : reply.absent();
  });
  app.post(NEW, { preHandler: [writers, parts.gate.takes(newForm)] }, async (request, reply) => {
    const begun = await openNew(parts, request);
    if (!begun) return reply.absent();
    const typed = typedFields(request);
    const understood = readWritten(parts, typed, begun);
    if (!understood.ok) return showNew(parts, request, reply.code(400), begun, { values: typed, mends: understood.mends });
    const saved = await beginAmendment(parts, actorOf(request), begun.at.current.id, understood.body, submissionOf(request, newForm(request)));
    if (!saved.ok) return isShownAgain(saved) ? showNew(parts, request, reply.code(409), begun, withMend(typed, REFUSALS[saved.refusal])) : refuse(reply, saved, typed, null);
    if (!saved.isRepeated) await count(parts, request, understood.body, null);
    return reply.redirect(`/manual/amendments/${saved.id}?done=saved`, 303);
  });
}

async function openNew(parts: AmendmentParts, request: FastifyRequest): Promise<Begun | null> {
  const amendments = await openAmendments(parts, request);
  const at = amendments && openParagraph(parts, amendments, paramOf(request, 'paragraph'));
  return amendments && at?.paragraph.chapter === paramOf(request, 'chapter') ? { amendments, at } : null;
}

async function showNew(parts: AmendmentParts, request: FastifyRequest, reply: FastifyReply, { amendments: { all, standings }, at }: Begun, faulty: FormState | null): Promise<FastifyReply> {
  const draft = faulty ? null : await keptDraft(parts, request, newForm(request), TEXT_FIELDS, { seen: '0', base: fingerprintOf(at.current.text) });
  const isOpen = ({ id, latest }: Amendment): boolean => latest.state === 'draft' || latest.state === 'for-review' || standings.get(id) === 'to-publish';
  const state = faulty ?? draft?.state ?? { values: { text: at.current.text }, mends: [] };
  const body = beginView({ at, state, token: parts.gate.token(request, newForm(request)), others: all.filter((one) => one.latest.paragraph === at.current.id && isOpen(one)), draft: draft?.kind ?? 'none' });
  const { id, chapter } = at.paragraph;
  return reply.page({ title: `Change paragraph ${id}`, body, errors: faulty ? errorsOf(faulty) : [], back: { text: `Paragraph ${id}`, href: `/manual/${chapter}#${id}` } });
}

function changeRoutes(app: FastifyInstance, parts: AmendmentParts, effects: Effects): void {
  const { gate } = parts;
  app.get('/manual/amendments/:id', { preHandler: gate.requires('policy-officer', 'head') }, async (request, reply) => {
    const opened = await openAmendment(parts, request);
    return opened ? showAmendment(parts, effects, request, reply, opened) : reply.absent();
  });
  const name = (request: FastifyRequest): string => formName('text', paramOf(request, 'id'));
  app.post('/manual/amendments/:id', { preHandler: [gate.requires('policy-officer'), gate.takes(name)] }, async (request, reply) => {
    const opened = await openAmendment(parts, request);
    if (!opened?.at) return reply.absent();
    const { amendments, at } = { amendments: opened, at: opened.at };
    const typed = typedFields(request);
    const again = (status: number, state: FormState) => showAmendment(parts, effects, request, reply.code(status), opened, { form: 'text', state });
    const understood = readWritten(parts, typed, { amendments, at });
    if (!understood.ok) return again(400, { values: typed, mends: understood.mends });
    const saved = await changeAmendment(parts, actorOf(request), opened.amendment.id, seenOf(typed), understood.body, submissionOf(request, name(request)));
    if (!saved.ok) return isShownAgain(saved) ? again(409, withMend(typed, REFUSALS[saved.refusal])) : refuse(reply, saved, typed, opened.amendment.id);
    if (!saved.isRepeated) await count(parts, request, understood.body, opened.amendment);
    return reply.redirect(`/manual/amendments/${saved.id}?done=saved`, 303);
  });
}

/** What was written, where it was written for the paragraph as it stands now. */
function readWritten(parts: AmendmentParts, typed: Typed, { amendments, at: { current } }: Begun): ReturnType<typeof readText> {
  const chapter = amendments.files.find(({ path }) => path === current.file)?.text ?? '';
  const understood = readText(typed, current, chapter, londonDate(parts.now().toISOString()));
  if (!understood.ok || typed['base'] === fingerprintOf(current.text)) return understood;
  return { ok: false, mends: [{ field: 'text', message: REFUSALS['base-changed'] }] };
}

function withMend(typed: Typed, message: string): FormState {
  return { values: typed, mends: [{ field: 'text', message }] };
}

/** The number of the version that somebody looked at. */
export function seenOf(typed: Typed): number {
  return Number(/^\d{1,9}$/.exec(typed['seen'] ?? '')?.[0] ?? 0);
}

/** A form of this room as it was sent, with the draft that goes when it has been taken. */
export function submissionOf(request: FastifyRequest, draft: string): { readonly nonce: string; readonly fields: Readonly<Record<string, unknown>>; readonly draft: string } {
  const { nonce, fields } = formOf(request);
  return { nonce, fields, draft };
}

/** Counts for the setting which wording was met in what has been saved, and what it replaced. */
async function count(parts: AmendmentParts, request: FastifyRequest, { text, why }: Written, before: Amendment | null): Promise<void> {
  const idsIn = (...texts: readonly string[]): readonly string[] => texts.flatMap((one) => blameIn(parts, one)).map(({ pattern }) => pattern);
  const found = idsIn(text, why);
  const counted = countedOf(field(formOf(request).fields, POINTED_OUT), found);
  const gone = before ? idsIn(before.latest.text, before.latest.why).filter((id) => !found.includes(id)) : [];
  await parts.wordings.count(request, londonDate(parts.now().toISOString()), { ...counted, replaced: [...counted.replaced, ...gone] });
}
