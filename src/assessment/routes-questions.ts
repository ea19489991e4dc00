/** The task list of questions, one question a page, and several yes-or-no questions together. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Answer, Answers, Fact } from '../procedure/index.ts';
import { answerText, BLANK, concernForm, draftOf, errorsOf, isSentence, notNowView, noticeOf, openConcern, postForm, refuse, saveEntries, sayingWordings, typedFields } from '../record/index.ts';
import type { ConcernRequest, FormState, Opened, Typed } from '../record/index.ts';
import { html, queryOf } from '../web/index.ts';
import { EMPTY_ANSWER, NOT_KNOWN, postedFrom, readAnswer } from './answers.ts';
import type { PostedAnswer } from './answers.ts';
import { planChanges } from './changes.ts';
import { inputOf, standingOf, toDoNow } from './opened.ts';
import type { AssessmentParts } from './opened.ts';
import { paragraphsOf } from './plan-view.ts';
import { question, questionGroups, togetherQuestions } from './task-list.ts';
import { assessmentView, FEWEST_FOR_REST, togetherFields } from './views/assessment.ts';
import { confirmButtons, confirmFields, questionButtons, questionFields } from './views/question.ts';

const MOST_PUT_OFF = 60;
const formName = (id: string, fact: string): string => `answer:${id}:${fact}`;

export function questionRoutes(app: FastifyInstance, parts: AssessmentParts): void {
  listRoutes(app, parts);
  togetherRoutes(app, parts);
  oneRoutes(app, parts);
}

function listRoutes(app: FastifyInstance, parts: AssessmentParts): void {
  const leads = { preHandler: parts.gate.requires('dsl', 'head') };
  app.get('/concerns/:id/assessment', leads, async (request: ConcernRequest, reply) => {
    const opened = await openConcern(parts, request, 'Questions');
    if (!opened) return reply.absent();
    const { concern, edition, progress } = opened;
    const { given, next } = standingOf(opened);
    const groups = questionGroups(edition, given, progress.plan);
    const together = groups.filter(({ id }) => togetherQuestions(edition, id, given, progress.plan).length > 1).map(({ id }) => id);
    const body = assessmentView({ concern, groups, next, together, readOnly: concern.status === 'closed' });
    return reply.page({ title: `Questions, concern ${concern.reference}`, body, notice: noticeOf(request), back: backTo(opened) });
  });
  app.get('/concerns/:id/assessment/next', leads, async (request: ConcernRequest, reply) => {
    const opened = await openConcern(parts, request, 'Questions');
    if (!opened) return reply.absent();
    const putOff = putOffOf(request);
    const { next } = standingOf(opened, putOff);
    const at = `/concerns/${opened.concern.id}`;
    if (next !== null) return reply.redirect(`${at}/questions/${next}${putOff.length > 0 ? `?later=${putOff.join(',')}` : ''}`, 303);
    return reply.redirect(putOff.length > 0 ? `${at}/assessment` : `${at}/plan`, 303);
  });
}

function backTo({ concern }: Opened): { readonly text: string; readonly href: string } {
  return { text: `Concern ${concern.reference}`, href: `/concerns/${concern.id}` };
}

/** Questions that were put off on the way here. */
function putOffOf(request: FastifyRequest): readonly string[] {
  return queryOf(request, 'later').split(',').filter((id) => /^[a-z0-9-]{1,60}$/.test(id)).slice(0, MOST_PUT_OFF);
}

function togetherRoutes(app: FastifyInstance, parts: AssessmentParts): void {
  concernForm<{ readonly title: string; readonly facts: readonly Fact[] }>(app, parts, {
    path: '/concerns/:id/assessment/:group', title: 'Questions', when: 'open', name: ({ id, group }) => `answers:${id}:${group}`,
    subject: (opened, { group }) => {
      const found = opened.edition.groups.find(({ id }) => id === group);
      return found ? { title: found.title, facts: togetherQuestions(opened.edition, found.id, standingOf(opened).given, opened.progress.plan) } : null;
    },
    view: ({ concern }, { title, facts }, state, token) =>
      facts.length === 0
        ? html`<h1 class="govuk-heading-l">${title}</h1><p class="govuk-body">There is no yes-or-no question left here that can change the plan now. <a class="govuk-link" href="/concerns/${concern.id}/assessment">See all questions</a></p>`
        : togetherView({ concern, title, facts, state }, token),
    start: (opened, { facts }) => Object.fromEntries(facts.map(({ id }) => [`answer-${id}`, String(standingOf(opened).given.confirmed[id] ?? '')])),
    read: (typed, opened, { facts }) => readTogether(typed, opened, facts),
    after: ({ concern }) => `/concerns/${concern.id}/assessment?done=answered`,
    back: ({ concern }) => ({ text: 'All questions', href: `/concerns/${concern.id}/assessment` }),
  });
}

function togetherView(page: Parameters<typeof togetherFields>[0] & { readonly concern: Opened['concern'] }, token: string): ReturnType<typeof html> {
  const group = page.facts[0]?.group ?? '';
  return postForm({ action: `/concerns/${page.concern.id}/assessment/${group}`, token, autosave: true }, togetherFields(page));
}

/** Only what has been answered, and differently from before; what is left empty stays open. */
function readTogether(typed: Typed, opened: Opened, facts: readonly Fact[]): ReturnType<Parameters<typeof concernForm<unknown>>[2]['read']> {
  const { edition, today } = opened;
  const { confirmed } = standingOf(opened).given;
  const answers: Record<string, Answer> = {};
  const rest = facts.length >= FEWEST_FOR_REST ? (typed['rest'] ?? 'open') : 'open';
  if (!['open', 'no', NOT_KNOWN].includes(rest)) return { ok: false, mends: [{ field: 'rest', message: 'Select what to do with the questions that you left empty' }] };
  for (const fact of facts) {
    const answer = (typed[`answer-${fact.id}`] ?? '') || (rest === 'open' ? '' : rest);
    if (answer === '') continue;
    const read = readAnswer(edition, fact, { ...EMPTY_ANSWER, answer }, today);
    if (!read.ok) return { ok: false, mends: [{ field: `answer-${fact.id}`, message: `${fact.label}: ${read.message.toLowerCase()}` }] };
    if (confirmed[fact.id] !== read.value) answers[fact.id] = read.value;
  }
  if (Object.keys(answers).length === 0) return { ok: false, mends: [{ field: `answer-${facts[0]?.id ?? ''}`, message: 'Answer at least one question, or go back' }] };
  return { ok: true, body: { kind: 'answers-given', answers, reason: '' } };
}

function oneRoutes(app: FastifyInstance, parts: AssessmentParts): void {
  const leads = parts.gate.requires('dsl', 'head');
  const path = '/concerns/:id/questions/:fact';
  app.get(path, { preHandler: leads }, async (request: ConcernRequest, reply) => {
    const asked = await openQuestion(parts, request);
    if (!asked) return reply.absent();
    const draft = await draftOf(parts.keeper, asked.opened.actor, asked.form);
    const values = draft ? postedOf(draft.fields) : postedFrom(asked.opened.edition, asked.fact, asked.opened.concern.answers[asked.fact.id]);
    return showQuestion(parts, request, reply, asked, { ...BLANK, values: { ...values } });
  });
  const takes = parts.gate.takes((request) => (isParams(request.params) ? formName(request.params.id, request.params.fact) : ''));
  app.post(path, { preHandler: [leads, takes] }, async (request: ConcernRequest, reply) => {
    const asked = await openQuestion(parts, request);
    return asked ? takeAnswer(parts, request, reply, asked) : reply.absent();
  });
}

interface Asked {
  readonly opened: Opened;
  readonly fact: Fact;
  readonly form: string;
}

function isParams(params: unknown): params is { readonly id: string; readonly fact: string } {
  return typeof params === 'object' && params !== null && 'id' in params && 'fact' in params;
}

async function openQuestion(parts: AssessmentParts, request: ConcernRequest): Promise<Asked | null> {
  const opened = await openConcern(parts, request, 'Question');
  const fact = opened?.edition.facts.find(({ id }) => id === request.params['fact']);
  return opened && fact ? { opened, fact, form: formName(opened.concern.id, fact.id) } : null;
}

function postedOf(fields: Readonly<Record<string, unknown>>): PostedAnswer {
  const text = (name: string): string => (typeof fields[name] === 'string' ? fields[name] : '');
  return { answer: text('answer'), number: text('number'), day: text('day'), month: text('month'), year: text('year'), platform: text('platform'), text: text('text') };
}

function showQuestion(parts: AssessmentParts, request: FastifyRequest, reply: FastifyReply, { opened, fact, form }: Asked, state: FormState): FastifyReply {
  const { concern, edition, progress } = opened;
  const title = `Question, concern ${concern.reference}`;
  if (concern.status === 'closed') return reply.page({ title, body: notNowView(concern), back: backTo(opened) });
  const { given, open } = standingOf(opened);
  const later = [...new Set([...putOffOf(request), fact.id])].join(',');
  const page = {
    concern, edition, fact, state, later, question: question(edition, fact, given, progress.plan), group: edition.groups.find(({ id }) => id === fact.group)?.title ?? '',
    paragraphs: paragraphsOf(edition, fact.cites, concern.partnership), doNow: toDoNow(opened), left: open.length,
  };
  const body = postForm({ action: addressOf(request, concern.id, fact.id), token: parts.gate.token(request, form), autosave: true }, html`${questionFields(page)}${questionButtons(page)}`);
  return reply.page({ title, body, errors: errorsOf(state), notice: noticeOf(request), back: { text: 'All questions', href: `/concerns/${concern.id}/assessment` } });
}

/** Where the form goes: questions that were put off stay so. */
function addressOf(request: FastifyRequest, concern: string, fact: string): string {
  const putOff = putOffOf(request);
  return `/concerns/${concern}/questions/${fact}${putOff.length > 0 ? `?later=${putOff.join(',')}` : ''}`;
}

async function takeAnswer(parts: AssessmentParts, request: ConcernRequest, reply: FastifyReply, asked: Asked): Promise<FastifyReply> {
  const { opened, fact } = asked;
  const typed = typedFields(request);
  const read = readAnswer(opened.edition, fact, postedOf(typed), opened.today);
  if (!read.ok) return showQuestion(parts, request, reply.code(400), asked, { values: typed, mends: [{ field: read.field, message: read.message }] });
  const { confirmed, reported } = standingOf(opened).given;
  if (confirmed[fact.id] === read.value && opened.concern.status !== 'closed') return reply.redirect(nextAddress(request, opened), 303);
  const before = confirmed[fact.id] ?? reported[fact.id];
  const reason = (typed['reason'] ?? '').trim();
  const isChange = before !== undefined && before !== NOT_KNOWN && before !== read.value;
  if (isChange && opened.concern.status !== 'closed' && !isSentence(reason)) return showConfirm(parts, request, reply, asked, { typed, value: read.value, before });
  return recordAnswer(parts, request, reply, asked, { [fact.id]: read.value }, isChange ? reason : '');
}

async function recordAnswer(parts: AssessmentParts, request: ConcernRequest, reply: FastifyReply, { opened, form }: Asked, answers: Answers, reason: string): Promise<FastifyReply> {
  const { refused, wordings } = await saveEntries(parts, request, opened, [{ kind: 'answers-given', answers, reason }], form);
  return refused === null ? reply.redirect(sayingWordings(nextAddress(request, opened), wordings), 303) : refuse(reply, opened.concern, refused, typedFields(request));
}

function nextAddress(request: FastifyRequest, { concern }: Opened): string {
  const putOff = putOffOf(request);
  return `/concerns/${concern.id}/assessment/next${putOff.length > 0 ? `?later=${putOff.join(',')}` : ''}`;
}

/** An answer that was given before, or that the report gives, is changed only after its effect has been seen, and with a reason. */
async function showConfirm(parts: AssessmentParts, request: ConcernRequest, reply: FastifyReply, { opened, fact, form }: Asked, change: { readonly typed: Typed; readonly value: Answer; readonly before: Answer }): Promise<FastifyReply> {
  const { concern, edition, progress } = opened;
  const input = inputOf(concern);
  const next = await parts.keeper.plan(concern.edition, { ...input, answers: { ...input.answers, [fact.id]: change.value } });
  const isAsked = 'confirm' in change.typed;
  const mends = isAsked ? [{ field: 'reason', message: 'Say in a sentence why the answer changes' }] : [];
  const page = {
    concern, fact, from: answerText(edition, fact.id, change.before), to: answerText(edition, fact.id, change.value), posted: { ...postedOf(change.typed) },
    changes: planChanges(progress.plan, next, { previous: edition, next: edition }), state: { values: { reason: change.typed['reason'] ?? '' }, mends },
  };
  const body = postForm({ action: addressOf(request, concern.id, fact.id), token: parts.gate.token(request, form) }, html`${confirmFields(page)}${confirmButtons(page)}`);
  return reply.code(isAsked ? 400 : 200).page({ title: `Change an answer, concern ${concern.reference}`, body, errors: errorsOf(page.state), back: { text: 'Back to the question', href: `/concerns/${concern.id}/questions/${fact.id}` } });
}
