/** What is decided about an amendment: it is sent for review, approved or sent back by a second person, or withdrawn. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { actorOf } from '../access/index.ts';
import { londonDate, typedFields } from '../record/index.ts';
import type { Mend, Role, Typed, Understood } from '../record/index.ts';
import { paramOf } from '../web/index.ts';
import { isSound } from './domain.ts';
import type { Act } from './domain.ts';
import { readReview, readWithdrawal } from './forms.ts';
import { openAmendment } from './opened.ts';
import type { AmendmentParts, Effects, FormOfPage, OpenedAmendment } from './opened.ts';
import { seenOf, submissionOf } from './routes-writing.ts';
import { formName, isShownAgain, refuse, showAmendment } from './showing.ts';
import { changeAmendment } from './store.ts';
import { REFUSALS } from './words.ts';

interface Decision {
  readonly form: Exclude<FormOfPage, 'text'>;
  readonly roles: readonly Role[];
  /** The field beside which it is said that it could not be done. */
  readonly field: string;
  readonly read: (typed: Typed, today: string) => Understood<Act>;
}

const DECISIONS: readonly Decision[] = [
  { form: 'send', roles: ['policy-officer'], field: 'text', read: () => ({ ok: true, body: { kind: 'send' } }) },
  { form: 'review', roles: ['policy-officer', 'head'], field: 'decision', read: readReview },
  { form: 'withdraw', roles: ['policy-officer'], field: 'reason', read: readWithdrawal },
];

const AFTER: Readonly<Record<Act['kind'], string>> = { write: 'saved', send: 'sent', approve: 'approved', 'send-back': 'sent-back', withdraw: 'withdrawn' };
const UNSOUND = 'The manual would no longer be sound with this text. Send it back, and say what has to be mended';

/** Registers `/manual/amendments/:id/send`, `/review` and `/withdraw`. */
export function decisionRoutes(app: FastifyInstance, parts: AmendmentParts, effects: Effects): void {
  for (const decision of DECISIONS) decisionRoute(app, parts, effects, decision);
}

function decisionRoute(app: FastifyInstance, parts: AmendmentParts, effects: Effects, { form, roles, field, read }: Decision): void {
  const name = (request: FastifyRequest): string => formName(form, paramOf(request, 'id'));
  app.post(`/manual/amendments/:id/${form}`, { preHandler: [parts.gate.requires(...roles), parts.gate.takes(name)] }, async (request, reply) => {
    const opened = await openAmendment(parts, request);
    if (!opened) return reply.absent();
    const typed = typedFields(request);
    const again = (status: number, mends: readonly Mend[]) => showAmendment(parts, effects, request, reply.code(status), opened, { form, state: { values: typed, mends } });
    const understood = read(typed, londonDate(parts.now().toISOString()));
    if (!understood.ok) return again(400, understood.mends);
    const { body: act } = understood;
    if (act.kind === 'approve' && isWaitingUnsound(opened, effects)) return again(409, [{ field, message: UNSOUND }]);
    if (act.kind === 'withdraw' && opened.standings.get(opened.amendment.id) === 'in-manual') return refuse(reply, { ok: false, refusal: 'not-now' }, typed, opened.amendment.id);
    const saved = await changeAmendment(parts, actorOf(request), opened.amendment.id, seenOf(typed), act, submissionOf(request, name(request)));
    if (!saved.ok) return isShownAgain(saved) ? again(409, [{ field, message: REFUSALS[saved.refusal] }]) : refuse(reply, saved, typed, opened.amendment.id);
    return reply.redirect(`/manual/amendments/${saved.id}?done=${AFTER[act.kind]}`, 303);
  });
}

function isWaitingUnsound(opened: OpenedAmendment, effects: Effects): boolean {
  return opened.amendment.latest.state === 'for-review' && !isSound(effects(opened));
}
