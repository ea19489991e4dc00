/** The plan, and the decision on each step. */
import type { FastifyInstance } from 'fastify';
import { explain } from '../procedure/index.ts';
import { button, html } from '../web/index.ts';
import { concernForm, FormReader, noticeOf, openConcern, postForm } from '../record/index.ts';
import type { Concern, ConcernRequest, Decided, EntryBody, FormState, Opened, Step, Typed, Understood } from '../record/index.ts';
import { inputOf, lawDay, standingOf } from './opened.ts';
import type { AssessmentParts } from './opened.ts';
import { decidedOutsidePlan, lawViews, needsReason, planSections, stepView, turnsInWords } from './plan-view.ts';
import type { StepView } from './plan-view.ts';
import { newerBanner } from './routes-edition.ts';
import { planView } from './views/plan.ts';
import { meanwhileView, stepFields, stepIntro } from './views/step.ts';

export function planRoutes(app: FastifyInstance, parts: AssessmentParts): void {
  app.get('/concerns/:id/plan', { preHandler: parts.gate.requires('dsl', 'head') }, async (request: ConcernRequest, reply) => {
    const opened = await openConcern(parts, request, 'Plan');
    if (!opened) return reply.absent();
    const { concern, edition, progress, now } = opened;
    const { open, next } = standingOf(opened);
    const law = lawDay(concern);
    const body = planView({
      concern, edition, now, next, questions: open, sections: planSections(edition, progress, concern.partnership), outside: decidedOutsidePlan(edition, progress, concern.decisions),
      law: lawViews(edition, progress.plan.law, law.on), lawOn: law.on, lawOnKnown: law.isKnown, newer: newerBanner(parts, opened), readOnly: concern.status === 'closed',
    });
    return reply.page({ title: `Plan, concern ${concern.reference}`, body, notice: noticeOf(request), back: { text: `Concern ${concern.reference}`, href: `/concerns/${concern.id}` } });
  });
  stepRoutes(app, parts);
}

interface StepSubject {
  readonly step: StepView;
  readonly history: readonly Decided[];
  /** The forms of referrals that are for it. */
  readonly referrals: AssessmentParts['referrals'];
}

function stepRoutes(app: FastifyInstance, parts: AssessmentParts): void {
  concernForm<StepSubject>(app, parts, {
    path: '/concerns/:id/steps/:action', title: 'Decide a step', when: 'open', name: ({ id, action }) => `step:${id}:${action}`,
    subject: (opened, { action = '' }) => subjectOf(opened, action, parts.referrals),
    view: (opened, subject, state, token) => decideView(opened, subject, state, token),
    start: (_opened, { history }) => ({ seen: String(history.length) }),
    read: (typed, opened, subject) => readDecision(typed, opened, subject),
    after: ({ concern }, { step }) => `/concerns/${concern.id}/plan?done=decided#step-${step.id}`,
    back: ({ concern }) => ({ text: 'Plan', href: `/concerns/${concern.id}/plan` }),
  });
}

function subjectOf({ concern, edition, progress }: Opened, action: string, forms: AssessmentParts['referrals']): StepSubject | null {
  if (!edition.actions.some(({ id }) => id === action)) return null;
  const step = stepView(edition, progress.steps.find(({ id }) => id === action) ?? outsidePlan(concern, action), concern.partnership);
  const explained = explain(edition, inputOf(concern), action);
  const turns = explained.ok ? turnsInWords(edition, explained.explanation.steps[0]?.changes ?? []) : [];
  return { step: { ...step, turns }, history: historyOf(concern, action), referrals: forms.filter((form) => form.for.includes(action)) };
}

/** Something that the plan does not ask for can be recorded all the same. */
function outsidePlan(concern: Concern, action: string): Step {
  const planned = { id: action, standing: 'possible', strength: null, after: [], deadline: null, because: [], pending: [] } as const;
  return { id: action, planned, decision: concern.decisions[action] ?? null, state: 'depends', waitsFor: [], due: null, overdue: false };
}

function historyOf(concern: Concern, action: string): readonly Decided[] {
  return concern.entries.flatMap(({ body, seq, authorName, writtenAt }) => (body.kind === 'step-decided' && body.action === action ? [{ ...body, seq, authorName, writtenAt }] : []));
}

function decideView({ concern, edition }: Opened, { step, history, referrals }: StepSubject, state: FormState, token: string): ReturnType<typeof html> {
  const seen = Number(state.values['seen'] ?? history.length);
  const page = { concern, step, edition, referrals, lawOn: lawDay(concern).on, history, meanwhile: history.slice(seen), state };
  return html`${meanwhileView(page)}${stepIntro(page)}
    ${postForm({ action: `/concerns/${concern.id}/steps/${step.id}`, token, autosave: true }, html`<input type="hidden" name="seen" value="${history.length}">${stepFields(page)}
      <div class="govuk-button-group">${button({ text: 'Save the decision', preventDoubleClick: true })}<a class="govuk-link" href="/concerns/${concern.id}/plan">Back to the plan</a></div>`)}`;
}

const DECISIONS = { done: null, 'not-done': null } as const;

function readDecision(typed: Typed, { today }: Opened, { step, history }: StepSubject): Understood<EntryBody> {
  const form = new FormReader(typed, today);
  const decision = form.choice('decision', DECISIONS, 'Select whether it has been done or is not being done');
  const standing = step.step.planned.standing === 'held' && step.step.waitsFor.length === 0 ? 'required' : step.step.planned.standing;
  const reason = decision !== null && needsReason(decision, standing) ? form.reason('reason', missingReason(decision, standing)) : form.text('reason', 'The reason', null, 5_000);
  const details = form.text('details', 'The details', null, 10_000);
  const doneOn = form.date('done', 'The day it was done');
  const doneAt = form.text('done-at', 'The time', null);
  const doneBy = form.text('done-by', 'The name', null);
  if (Number(typed['seen'] ?? history.length) < history.length) form.mend('decision', 'Somebody decided this while you were writing. Read what they recorded, then save again if yours should stand too');
  const isDone = decision === 'done';
  return form.result(() => ({
    kind: 'step-decided', action: step.id, decision: decision ?? 'not-done', reason, details, doneOn: isDone ? doneOn : null, doneAt: isDone ? doneAt : '', doneBy, standing,
  }));
}

function missingReason(decision: 'done' | 'not-done', standing: string): string {
  if (decision === 'not-done') return 'Enter why this is not being done';
  return standing === 'held' ? 'Enter why this was done before the steps it must wait for' : 'Enter why this was done although the procedure says it must not be';
}
