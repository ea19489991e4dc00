/** The pages of reporting. One draft a person; it is kept with every page, and goes when the report has been taken. */
import type { FastifyInstance, FastifyReply, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import { actorOf, audienceOf, field, formOf, postedFields, readFormToken, sensitivityOf, TOKEN_FIELD } from '../access/index.ts';
import type { Gate, Keys } from '../access/index.ts';
import type { Finding } from '../language/index.ts';
import type { Plan } from '../procedure/index.ts';
import type { Editions } from '../publication/index.ts';
import { discardDraft, draftOf, londonDate, momentText, reportConcern, reportsOf, saveDraft } from '../record/index.ts';
import type { AboutStaff, Actor, OwnReport, RecordKeeper, RecordRefusal, Saved } from '../record/index.ts';
import { countedOf, POINTED_OUT } from '../wording/index.ts';
import type { Wordings } from '../wording/index.ts';
import { aboutOf, allFaults, draftFrom, faultsOf, fingerprintOf, isEmpty, ownTextOf, reporterRole, STEPS, toReport, withStep } from './domain.ts';
import type { Draft, FieldFault, Step } from './domain.ts';
import { checkView } from './views/check.ts';
import { dangerView, sentView } from './views/guidance.ts';
import { HEADINGS } from './views/questions.ts';
import { ownReportsView, stepView } from './views/pages.ts';

export interface ReportParts {
  readonly keeper: RecordKeeper;
  readonly keys: Keys;
  readonly gate: Gate;
  readonly editions: Editions;
  readonly now: () => Date;
  readonly wordings: Wordings;
}

const FORM = 'report';

/** Registers `/report` with its pages, and `/reports`. */
export function reportRoutes(app: FastifyInstance, parts: ReportParts): void {
  const signedIn = parts.gate.requires();
  app.get('/report', { preHandler: signedIn }, async (request, reply) => reply.redirect(`/report/${await firstStep(parts, actorOf(request))}`, 303));
  for (const step of STEPS) stepRoutes(app, parts, step, signedIn);
  app.get('/report/do-now', { preHandler: signedIn }, async (request, reply) =>
    reply.page({ title: 'Do this now', body: dangerView(parts.editions.current, await planFor(parts, request, { 'immediate-danger': 'yes' })), back: { text: 'Back', href: '/report/danger' } }));
  checkRoutes(app, parts, signedIn);
  ownReportRoutes(app, parts, signedIn);
}

/** Where a report that was begun goes on: the first page that is not done, or the look at the whole. */
async function firstStep(parts: ReportParts, actor: Actor): Promise<string> {
  const draft = await loadDraft(parts, actor);
  if (isEmpty(draft)) return 'danger';
  return STEPS.find((step) => faultsOf(step, draft, today(parts)).length > 0) ?? 'check';
}

function stepRoutes(app: FastifyInstance, parts: ReportParts, step: Step, signedIn: preHandlerAsyncHookHandler): void {
  const form = `${FORM}:${step}`;
  app.get(`/report/${step}`, { preHandler: signedIn }, async (request, reply) => showStep(parts, request, reply, step, await loadDraft(parts, actorOf(request)), []));
  app.post(`/report/${step}`, { preHandler: [signedIn, parts.gate.takes(form)] }, async (request, reply) => {
    const actor = actorOf(request);
    const draft = withStep(await loadDraft(parts, actor), step, formOf(request).fields);
    await saveDraft(parts.keeper, actor, FORM, draft);
    await countReplaced(parts, request, ownTextOf(draft, step));
    const faults = faultsOf(step, draft, today(parts));
    if (faults.length > 0) return showStep(parts, request, reply.code(400), step, draft, faults);
    return reply.redirect(after(step, draft, today(parts), 'change' in formOf(request).fields), 303);
  });
  app.post(`/report/${step}/draft`, async (request, reply) => reply.code(await keepTyped(parts, request, step)).send());
}

/** What was pointed out on a page and is there no longer was replaced; what is still there counts when the report is sent. */
async function countReplaced(parts: ReportParts, request: FastifyRequest, text: string): Promise<void> {
  const pointedOut = field(formOf(request).fields, POINTED_OUT);
  if (pointedOut === '') return;
  const { organisationId } = actorOf(request);
  const find = await parts.wordings.finder(organisationId);
  const { replaced } = countedOf(pointedOut, find(text).map(({ pattern }) => pattern));
  await parts.wordings.count(request, today(parts), { met: replaced, replaced, meant: [] });
}

/** Danger comes before everything; somebody who changes one page goes back to the look at the whole. */
function after(step: Step, draft: Draft, day: string, isChange: boolean): string {
  if (step === 'danger' && draft.danger === 'yes') return '/report/do-now';
  if (isChange && allFaults(draft, day).length === 0) return '/report/check';
  const next = STEPS[STEPS.indexOf(step) + 1];
  return next ? `/report/${next}` : '/report/check';
}

/** Keeps what is being typed on a page. @returns the status: 204 kept, 401 signed out, 403 somebody else's form */
async function keepTyped(parts: ReportParts, request: FastifyRequest, step: Step): Promise<number> {
  if (!request.viewer) return 401;
  const { actor } = request.viewer;
  const posted = postedFields(request);
  const token = readFormToken(parts.keys.secret, field(posted, TOKEN_FIELD));
  if (token?.owner?.userId !== actor.userId || token.form !== `${FORM}:${step}`) return 403;
  await saveDraft(parts.keeper, actor, FORM, withStep(await loadDraft(parts, actor), step, posted));
  return 204;
}

async function loadDraft(parts: ReportParts, actor: Actor): Promise<Draft> {
  return draftFrom((await draftOf(parts.keeper, actor, FORM))?.fields ?? {});
}

function today(parts: ReportParts): string {
  return londonDate(parts.now().toISOString());
}

function showStep(parts: ReportParts, request: FastifyRequest, reply: FastifyReply, step: Step, draft: Draft, faults: readonly FieldFault[]): FastifyReply {
  const isChange = typeof request.query === 'object' && request.query !== null && 'change' in request.query ? true : request.form !== null && 'change' in request.form.fields;
  const body = stepView({ step, isChange, token: parts.gate.token(request, `${FORM}:${step}`), page: { draft, faults, platforms: parts.editions.current.platforms } });
  const before = STEPS[STEPS.indexOf(step) - 1];
  const back = isChange ? { text: 'Back', href: '/report/check' } : before ? { text: 'Back', href: `/report/${before}` } : null;
  return reply.page({ title: HEADINGS[step], body, errors: faults.map(({ field: name, message }) => ({ text: message, href: `#${name}` })), back });
}

function checkRoutes(app: FastifyInstance, parts: ReportParts, signedIn: preHandlerAsyncHookHandler): void {
  app.get('/report/check', { preHandler: signedIn }, async (request, reply) => showCheck(parts, request, reply, await loadDraft(parts, actorOf(request)), null));
  app.post('/report/check', { preHandler: [signedIn, parts.gate.takes(FORM)] }, async (request, reply) => {
    const draft = await loadDraft(parts, actorOf(request));
    if (!isEmpty(draft)) {
      if (allFaults(draft, today(parts)).length > 0) return showCheck(parts, request, reply.code(400), draft, null);
      if (field(formOf(request).fields, 'shown') !== fingerprintOf(draft)) return showCheck(parts, request, reply.code(409), draft, 'The report has changed since this page was shown. Read it again, then send it');
    }
    const sent = await send(parts, request, draft);
    return sent.ok ? reply.redirect(`/report/sent/${sent.reference}`, 303) : notSent(parts, request, reply, draft, sent);
  });
  app.post('/report/throw-away', { preHandler: [signedIn, parts.gate.takes('report-away')] }, async (request, reply) => {
    await discardDraft(parts.keeper, actorOf(request), FORM);
    return reply.redirect('/reports', 303);
  });
}

/** An empty draft is either nothing, or a report that this very form has sent before: the record knows which. */
async function send(parts: ReportParts, request: FastifyRequest, draft: Draft): Promise<Saved | RecordRefusal> {
  const actor = actorOf(request);
  const { nonce, fields } = formOf(request);
  const kept = field(fields, 'wording-kept');
  const sent = await reportConcern(parts.keeper, actor, { report: toReport(draft, kept), reporterRole: reporterRole(actor.roles), edition: parts.editions.current.hash }, { nonce, fields: {}, draft: FORM });
  if (sent.ok && !sent.repeated) {
    const found = (await wordingOf(parts, request, draft)).map(({ pattern }) => pattern);
    await parts.wordings.count(request, today(parts), { met: found, replaced: [], meant: kept.trim() === '' ? [] : found });
  }
  return sent;
}

async function wordingOf(parts: ReportParts, request: FastifyRequest, draft: Draft): Promise<readonly Finding[]> {
  return (await parts.wordings.finder(actorOf(request).organisationId))(ownTextOf(draft));
}

async function notSent(parts: ReportParts, request: FastifyRequest, reply: FastifyReply, draft: Draft, refusal: RecordRefusal): Promise<FastifyReply> {
  if (isEmpty(draft)) return reply.redirect('/report', 303);
  const text = 'faults' in refusal ? refusal.faults.map(({ message }) => message).join('. ') : 'The report could not be sent. Sign out and in again, then send it: it is kept';
  return showCheck(parts, request, reply.code(refusal.refusal === 'faults' ? 400 : 409), draft, text);
}

async function showCheck(parts: ReportParts, request: FastifyRequest, reply: FastifyReply, draft: Draft, problem: string | null): Promise<FastifyReply> {
  if (isEmpty(draft)) return reply.redirect('/report', 303);
  const faults = allFaults(draft, today(parts));
  const body = checkView({
    draft, faults, edition: parts.editions.current, isRead: await isRead(parts, request, aboutOf(draft)), found: await wordingOf(parts, request, draft), kept: request.form === null ? '' : field(request.form.fields, 'wording-kept'), token: parts.gate.token(request, FORM), awayToken: parts.gate.token(request, 'report-away'),
  });
  const errors = [...(problem === null ? [] : [{ text: problem, href: '#send' }]), ...faults.map(({ step, field: name, message }) => ({ text: message, href: `/report/${step}?change=1#${name}` }))];
  return reply.page({ title: 'Check your report', body, errors, back: { text: 'Back', href: '/report/when' } });
}

/** Whether there is anybody here who has signed in and may read a report of this kind. */
async function isRead(parts: ReportParts, request: FastifyRequest, aboutStaff: AboutStaff): Promise<boolean> {
  const readers = await audienceOf(parts.keys, actorOf(request).organisationId, sensitivityOf(aboutStaff));
  return readers.some(({ state }) => state === 'ready');
}

function ownReportRoutes(app: FastifyInstance, parts: ReportParts, signedIn: preHandlerAsyncHookHandler): void {
  app.get('/reports', { preHandler: signedIn }, async (request, reply) => {
    const actor = actorOf(request);
    const [reports, draft] = await Promise.all([reportsOf(parts.keeper, actor), loadDraft(parts, actor)]);
    return reply.page({ title: 'My reports', body: ownReportsView(reports.map(told), !isEmpty(draft)) });
  });
  app.get('/report/sent/:reference', { preHandler: signedIn }, async (request: FastifyRequest<{ Params: { reference: string } }>, reply) => {
    const own = (await reportsOf(parts.keeper, actorOf(request))).find(({ reference }) => reference === request.params.reference);
    if (!own) return reply.absent();
    const [plan, read] = await Promise.all([planFor(parts, request, {}), isRead(parts, request, 'none')]);
    return reply.page({ title: 'Report sent', body: sentView(parts.editions.current, told(own), plan, read) });
  });
}

function told(report: OwnReport): OwnReport {
  return { ...report, reportedAt: momentText(report.reportedAt) };
}

/** What the procedure asks of somebody who has noticed something: for the steps of a reporter. */
async function planFor(parts: ReportParts, request: FastifyRequest, answers: Readonly<Record<string, string>>): Promise<Plan> {
  const { viewer } = request;
  return parts.keeper.plan(parts.editions.current.hash, { answers: { ...answers, ...(viewer ? { setting: viewer.setting } : {}) }, partnership: viewer?.partnership || undefined, on: today(parts) });
}
