/** The referrals of a concern: prepared from a form, checked and kept; printed; recorded as sent and as answered. */
import type { FastifyInstance } from 'fastify';
import { organisationOf } from '../access/index.ts';
import type { Printer } from '../document/index.ts';
import { backToConcern, concernForm, noticeOf, openConcern } from '../record/index.ts';
import type { ConcernParts, ConcernRequest, EntryBody, Opened, Referral, ReferralField, ToCheck } from '../record/index.ts';
import type { Html } from '../web/index.ts';
import { differsFromReport, includedSections, inOrder, missingFrom, readAnswer, readReferral, readSent, standingsOf, startOf, undecidedSteps, waitingFor } from './domain.ts';
import type { ReferralStanding } from './domain.ts';
import type { Filling } from './filling.ts';
import type { ReferralForm } from './forms.ts';
import { printedReferral } from './print.ts';
import { checkView, referralFormView } from './views/form.ts';
import type { FoundIn } from './views/form.ts';
import { answerFormView, keptView, sentFormView } from './views/kept.ts';
import { referralsView } from './views/list.ts';

export interface ReferralParts extends ConcernParts {
  /** The forms of the manual. */
  readonly referrals: readonly ReferralForm[];
  readonly printer: Printer;
}

/** Registers `/concerns/:id/referrals` and everything below it. */
export function referralRoutes(app: FastifyInstance, parts: ReferralParts): void {
  const signedIn = { preHandler: parts.gate.requires('dsl', 'head') };
  app.get('/concerns/:id/referrals', signedIn, async (request: ConcernRequest, reply) => {
    const opened = await openConcern(parts, request, 'Referrals');
    if (!opened) return reply.absent();
    const { concern, today } = opened;
    const kept = concern.referrals.map((referral) => ({ referral, waiting: waitingFor(referral, formOf(parts, referral), opened) }));
    const body = referralsView({ concern, kept, forms: inOrder(parts.referrals, opened), today });
    return reply.page({ title: `Referrals, concern ${concern.reference}`, body, notice: noticeOf(request), back: backToConcern(concern) });
  });
  preparingRoutes(app, parts);
  keptRoutes(app, parts);
  followingRoutes(app, parts);
}

const backToReferrals = ({ concern }: Opened) => ({ text: 'Referrals', href: `/concerns/${concern.id}/referrals` });

function formOf({ referrals }: Pick<ReferralParts, 'referrals'>, { form }: Pick<Referral, 'form'>): ReferralForm | null {
  return referrals.find(({ id }) => id === form) ?? null;
}

interface Preparing {
  readonly form: ReferralForm;
  readonly filling: Filling;
  readonly standings: readonly ReferralStanding[];
}

function preparingRoutes(app: FastifyInstance, parts: ReferralParts): void {
  concernForm<Preparing>(app, parts, {
    path: '/concerns/:id/referrals/new/:form', title: 'Prepare a referral', name: ({ id, form }) => `referral:${id}:${form}`, when: 'open', back: backToReferrals,
    subject: (opened, { form = '' }) => preparing(parts, opened, form),
    start: (_opened, { form, filling }) => startOf(form, filling),
    view: ({ concern }, { form, standings }, state, token) => referralFormView({ concern, form, standings, token }, state),
    read: (typed, { today }, { form, filling }) => readReferral(form, typed, filling, today),
    check: (opened, subject, looked) => checkBody(parts, opened, subject, looked),
    after: ({ concern }, _subject, [seq]) => `/concerns/${concern.id}/referrals${seq === undefined ? '' : `/${seq}`}?done=referral`,
  });
}

async function preparing(parts: ReferralParts, opened: Opened, id: string): Promise<Preparing | null> {
  const form = formOf(parts, { form: id });
  if (!form) return null;
  const organisation = (await organisationOf(parts.keys, opened.actor.organisationId))?.name ?? '';
  return { form, filling: { ...opened, organisation }, standings: standingsOf(form, opened) };
}

async function checkBody(parts: ReferralParts, { concern, actor }: Opened, { form, standings }: Preparing, { typed, bodies, token }: ToCheck): Promise<Html | null> {
  const body = bodies.find((each) => each.kind === 'referral-prepared');
  if (!body) return null;
  const included = includedSections(form, typed);
  return checkView({
    concern, form, standings, token, body, typed, found: await foundIn(parts, actor.organisationId, body), missing: missingFrom(form, typed), otherWords: differsFromReport(body, concern),
    leftOut: form.sections.filter((section) => !included.includes(section)).map(({ title }) => title),
  });
}

/** Every sentence that goes out is looked at, taken over from the record or not; never the child's own words. */
async function foundIn(parts: ReferralParts, organisationId: string, body: Extract<EntryBody, { readonly kind: 'referral-prepared' }>): Promise<readonly FoundIn[]> {
  const find = await parts.wordings.finder(organisationId);
  const reason: ReferralField = { label: 'Reason', text: body.reason, words: 'author' };
  const fields = [...body.sections.flatMap((section) => section.fields), reason].filter(({ words }) => words === 'record' || words === 'author');
  return fields.map((field) => ({ field, findings: find(field.text) })).filter(({ findings }) => findings.length > 0);
}

function referralNumbered({ concern }: Opened, seq: string | undefined): Referral | null {
  return concern.referrals.find((referral) => String(referral.seq) === seq) ?? null;
}

function keptRoutes(app: FastifyInstance, parts: ReferralParts): void {
  const signedIn = { preHandler: parts.gate.requires('dsl', 'head') };
  app.get('/concerns/:id/referrals/:seq(^\\d+)', signedIn, async (request: ConcernRequest, reply) => {
    const opened = await openConcern(parts, request, 'Referral');
    const referral = opened && referralNumbered(opened, request.params['seq']);
    if (!opened || !referral) return reply.absent();
    const { concern, today } = opened;
    const body = keptView({ concern, referral, waiting: waitingFor(referral, formOf(parts, referral), opened), today });
    return reply.page({ title: `Referral, concern ${concern.reference}`, body, notice: noticeOf(request), back: backToReferrals(opened) });
  });
  app.get('/concerns/:id/referrals/:seq(^\\d+).pdf', signedIn, async (request: ConcernRequest, reply) => {
    const opened = await openConcern(parts, request, 'Referral, printed');
    const referral = opened && referralNumbered(opened, request.params['seq']);
    if (!opened || !referral) return reply.absent();
    const pdf = await parts.printer.print(printedReferral(opened.concern, referral, request.viewer?.organisationName ?? ''));
    return reply.type('application/pdf').header('content-disposition', `inline; filename="referral-${opened.concern.reference}-${referral.seq}.pdf"`).send(Buffer.from(pdf));
  });
}

function followingRoutes(app: FastifyInstance, parts: ReferralParts): void {
  concernForm<Referral>(app, parts, {
    path: '/concerns/:id/referrals/:seq/sent', title: 'Record that a referral was sent', name: ({ id, seq }) => `referral-sent:${id}:${seq}`, when: 'open', back: backToReferrals,
    subject: (opened, { seq }) => referralNumbered(opened, seq),
    view: (opened, referral, state, token) => sentFormView({ concern: opened.concern, referral, standings: undecided(referral, opened), state, token }),
    read: (typed, opened, referral) => readSent(referral, typed, opened, opened.today),
    after: ({ concern }, { seq }) => `/concerns/${concern.id}/referrals/${seq}?done=sent`,
  });
  concernForm<Referral>(app, parts, {
    path: '/concerns/:id/referrals/:seq/answered', title: 'Record the answer to a referral', name: ({ id, seq }) => `referral-answered:${id}:${seq}`, when: 'open', back: backToReferrals,
    subject: (opened, { seq }) => referralNumbered(opened, seq),
    view: ({ concern }, referral, state, token) => answerFormView({ concern, referral, state, token }),
    read: (typed, { today }, referral) => readAnswer(referral, typed, today),
    after: ({ concern }, { seq }) => `/concerns/${concern.id}/referrals/${seq}?done=reply`,
  });
}

/** How the steps stand that are decided once the referral is recorded as sent. */
function undecided(referral: Referral, opened: Opened): readonly ReferralStanding[] {
  const steps = undecidedSteps(referral, opened.concern, opened.progress).map(({ action }) => action);
  return standingsOf({ for: steps }, opened);
}
