/** What every page about one concern shares: opening it, showing it, and taking its forms. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { actorOf, field, formOf, typedRows } from '../access/index.ts';
import type { Gate, Keys } from '../access/index.ts';
import type { Finding } from '../language/index.ts';
import type { Edition } from '../procedure/index.ts';
import { html, insetText, paramOf, queryOf, summaryList } from '../web/index.ts';
import { countedOf, POINTED_OUT } from '../wording/index.ts';
import type { Wordings } from '../wording/index.ts';
import type { Html } from '../web/index.ts';
import type { Typed, Understood } from './forms.ts';
import { discardDraft, draftOf, saveDraft } from './keeping.ts';
import type { Actor, Concern, EntryBody, Progress } from './model.ts';
import { addEntries, progressNow, readConcern } from './store.ts';
import type { RecordKeeper, RecordRefusal } from './store.ts';
import { errorsOf } from './views/fields.ts';
import type { FormState } from './views/fields.ts';
import { ownText } from './wordings.ts';
import { londonDate } from './words.ts';

/** What the pages of a concern need. */
export interface ConcernParts {
  readonly keeper: RecordKeeper;
  readonly keys: Keys;
  readonly gate: Gate;
  /** The edition of this hash, from memory or from where it is kept. */
  readonly editionOf: (hash: string) => Promise<Edition>;
  readonly now: () => Date;
  readonly wordings: Wordings;
}

export type ConcernRequest = FastifyRequest<{ Params: Readonly<Record<string, string>> }>;

/** A concern that this person may see, as it stands at this moment. */
export interface Opened {
  readonly concern: Concern;
  readonly progress: Progress;
  readonly edition: Edition;
  readonly actor: Actor;
  /** ISO moment, and the calendar date in London. */
  readonly now: string;
  readonly today: string;
}

/** Opens the concern that the address names; the reading is written down. Null where there is none for this person. */
export async function openConcern(parts: ConcernParts, request: ConcernRequest, what: string): Promise<Opened | null> {
  const actor = actorOf(request);
  const concern = await readConcern(parts.keeper, actor, request.params['id'] ?? '', { what, why: '' });
  if (!concern) return null;
  const now = parts.now();
  const progress = await progressNow(parts.keeper, concern, now);
  const moment = now.toISOString();
  return { concern, progress, edition: await parts.editionOf(concern.edition), actor, now: moment, today: londonDate(moment) };
}

/** Where "Back" goes from a page of a concern. */
export function backToConcern(concern: Concern): { readonly text: string; readonly href: string } {
  return { text: `Concern ${concern.reference}`, href: `/concerns/${concern.id}` };
}

const DONE: Readonly<Record<string, string>> = {
  read: 'Marked as read. The concern is with you.',
  'read-before': 'This had been read already. “Who has it” says who it is with now.',
  assigned: 'The concern has been passed on.',
  note: 'The note has been added.',
  corrected: 'The correction has been added. The entry that it corrects stays.',
  person: 'The person or account has been added.',
  changed: 'The details have been changed. What they were before stays in the chronology.',
  linked: 'The link has been added.',
  evidence: 'The item has been logged.',
  moved: 'The hand-over has been recorded.',
  access: 'Recorded.',
  closed: 'The concern is closed.',
  reopened: 'The concern is open again.',
  decided: 'Your decision has been recorded.',
  answered: 'Your answer has been recorded.',
  adopted: 'This concern now follows the newer edition.',
  kept: 'Recorded. The wording stays as it is.',
  referral: 'The referral is kept as it stands. It has not been sent yet.',
  sent: 'Recorded that the referral was sent.',
  reply: 'The answer has been recorded.',
};

/** The banner about what has just been done, from the address, with the way to wording that was found in it. */
export function noticeOf(request: FastifyRequest): { readonly type: string; readonly html: Html } | null {
  const done = DONE[queryOf(request, 'done')];
  const found = Number(/^\d{1,3}$/.exec(queryOf(request, 'wordings'))?.[0] ?? 0);
  if (done === undefined && found === 0) return null;
  return { type: 'success', html: html`<p class="govuk-notification-banner__heading">${done ?? 'Recorded.'}</p>${found > 0 && html`<p class="govuk-body">There ${found === 1 ? 'is 1 wording' : `are ${found} wordings`} in it to look at. <a class="govuk-notification-banner__link" href="/concerns/${paramOf(request, 'id')}/wording">Look at the wording</a></p>`}` };
}

/** An address to go on to, that also says how many wordings there are to look at in what was just saved. */
export function sayingWordings(address: string, wordings: number): string {
  if (wordings === 0) return address;
  const [path = '', anchor] = address.split('#');
  return `${path}${path.includes('?') ? '&' : '?'}wordings=${Math.min(wordings, 999)}${anchor === undefined ? '' : `#${anchor}`}`;
}

/** The typed fields of a posted form, one text each. */
export function typedFields(request: FastifyRequest): Typed {
  const { fields } = formOf(request);
  return Object.fromEntries(Object.keys(fields).map((name) => [name, field(fields, name)]));
}

/** A form about a concern, at one address: shown by GET, taken by POST. */
export interface ConcernForm<Subject> {
  readonly path: string;
  /** For the tab: never a name, never what happened. */
  readonly title: string;
  /** The name of the form: its drafts and kept forms are found by it. */
  readonly name: (params: Readonly<Record<string, string>>) => string;
  /** What the form is about, beyond the concern; null where there is no such thing. */
  readonly subject: (opened: Opened, params: Readonly<Record<string, string>>, parts: ConcernParts) => Subject | null | Promise<Subject | null>;
  readonly view: (opened: Opened, subject: Subject, state: FormState, token: string) => Html;
  /** What the fields hold before anybody has typed. */
  readonly start?: (opened: Opened, subject: Subject) => Typed;
  readonly read: (typed: Typed, opened: Opened, subject: Subject) => Understood<EntryBody | readonly EntryBody[]>;
  /** Everything as it will be recorded, looked at before it is: without it, a form is recorded at once. */
  readonly check?: (opened: Opened, subject: Subject, looked: ToCheck) => Html | null | Promise<Html | null>;
  /** Where to go when it has been taken. @param seqs numbers of the entries that were added */
  readonly after: (opened: Opened, subject: Subject, seqs: readonly number[]) => string;
  readonly back: (opened: Opened) => { readonly text: string; readonly href: string };
  /** Whether it is for closed concerns (reopening), for open ones, or for both (corrections). */
  readonly when: 'open' | 'closed' | 'both';
}

/** What is looked at before it is recorded: the fields as typed, what they would become, and a token for the form that keeps it. */
export interface ToCheck {
  readonly typed: Typed;
  readonly bodies: readonly EntryBody[];
  readonly token: string;
}

/** The name of the buttons of a form that is checked first: `keep`, `change`, or `anew`; without one it is checked. */
export const WANTED = 'wanted';

/** Registers the two routes of a form. */
export function concernForm<Subject>(app: FastifyInstance, parts: ConcernParts, form: ConcernForm<Subject>): void {
  const { gate } = parts;
  const signedIn = gate.requires('dsl', 'head');
  app.get(form.path, { preHandler: signedIn }, async (request: ConcernRequest, reply) => {
    const opened = await openConcern(parts, request, form.title);
    const subject = opened && (await form.subject(opened, request.params, parts));
    if (!opened || subject === null) return reply.absent();
    const draft = await draftOf(parts.keeper, opened.actor, form.name(request.params));
    const values = draft ? textsOf(draft.fields) : (form.start?.(opened, subject) ?? {});
    return showForm(parts, form, { request, reply, opened, subject }, { values, mends: [] }, draft !== null);
  });
  app.post(form.path, { preHandler: [signedIn, gate.takes((request) => form.name(paramsOf(request)))] }, async (request: ConcernRequest, reply) => {
    const opened = await openConcern(parts, request, form.title);
    const subject = opened && (await form.subject(opened, request.params, parts));
    if (!opened || subject === null) return reply.absent();
    return takeForm(parts, form, { request, reply, opened, subject });
  });
}

interface Showing<Subject> {
  readonly request: ConcernRequest;
  readonly reply: FastifyReply;
  readonly opened: Opened;
  readonly subject: Subject;
}

function paramsOf(request: FastifyRequest): Readonly<Record<string, string>> {
  const { params } = request;
  return typeof params === 'object' && params !== null ? (Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)])) as Record<string, string>) : {};
}

function textsOf(fields: Readonly<Record<string, unknown>>): Typed {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? value : '']));
}

function showForm<Subject>(parts: ConcernParts, form: ConcernForm<Subject>, showing: Showing<Subject>, state: FormState, isDraft = false): FastifyReply {
  const { request, reply, opened, subject } = showing;
  const { concern } = opened;
  const back = form.back(opened);
  if (!fits(form.when, concern)) return reply.code(request.method === 'POST' ? 409 : 200).page({ title: `${form.title}, concern ${concern.reference}`, body: notNowView(concern), back });
  const body = html`${isDraft && draftWords}${form.view(opened, subject, state, parts.gate.token(request, form.name(request.params)))}`;
  return reply.page({ title: `${form.title}, concern ${concern.reference}`, body, errors: errorsOf(state), notice: noticeOf(request), back });
}

const draftWords = insetText({ text: 'What you had written before is still here. It has not been recorded yet.' });

function fits(when: 'open' | 'closed' | 'both', concern: Concern): boolean {
  return when === 'both' || (when === 'closed') === (concern.status === 'closed');
}

/** Shown where a concern is closed and the form is for open ones, or the other way round. */
export function notNowView(concern: Concern): Html {
  const { id, reference, status } = concern;
  return status === 'closed'
    ? html`<span class="govuk-caption-l">Concern ${reference}</span><h1 class="govuk-heading-l">This concern is closed</h1><p class="govuk-body">Nothing has been added. To add to it, <a class="govuk-link" href="/concerns/${id}/reopen">open it again</a> first.</p>`
    : html`<span class="govuk-caption-l">Concern ${reference}</span><h1 class="govuk-heading-l">This concern is open</h1><p class="govuk-body">There is nothing to open again. <a class="govuk-link" href="/concerns/${id}">Go to the concern</a>.</p>`;
}

async function takeForm<Subject>(parts: ConcernParts, form: ConcernForm<Subject>, showing: Showing<Subject>): Promise<FastifyReply> {
  const { request, reply, opened, subject } = showing;
  const typed = typedFields(request);
  const isOpen = fits(form.when, opened.concern);
  const isChecked = form.check !== undefined && isOpen;
  if (isChecked && typed[WANTED] === 'anew') return startAnew(parts, form, showing);
  if (isChecked && typed[WANTED] === 'change') return showForm(parts, form, showing, { values: typed, mends: [] });
  const understood = form.read(typed, opened, subject);
  if (!understood.ok && isOpen) return showForm(parts, form, { ...showing, reply: reply.code(400) }, { values: typed, mends: understood.mends });
  const bodies = understood.ok ? [understood.body].flat() : [];
  if (isChecked && typed[WANTED] !== 'keep') return showCheck(parts, form, showing, { typed, bodies });
  const { refused, wordings, seqs } = await saveEntries(parts, request, opened, bodies, form.name(request.params));
  if (refused === null) return reply.redirect(sayingWordings(form.after(opened, subject, seqs), wordings), 303);
  if (refused.refusal === 'faults') return showForm(parts, form, { ...showing, reply: reply.code(400) }, { values: typed, mends: mendsOf(refused) });
  return refuse(reply, opened.concern, refused, typed);
}

/** What is shown before it is recorded. It is kept as a draft meanwhile. */
async function showCheck<Subject>(parts: ConcernParts, form: ConcernForm<Subject>, { request, reply, opened, subject }: Showing<Subject>, looked: Omit<ToCheck, 'token'>): Promise<FastifyReply> {
  const name = form.name(request.params);
  await saveDraft(parts.keeper, opened.actor, name, looked.typed);
  const body = await form.check?.(opened, subject, { ...looked, token: parts.gate.token(request, name) });
  return reply.page({ title: `Check before it is kept, concern ${opened.concern.reference}`, body: html`${body}`, back: form.back(opened) });
}

/** Lets go of what was typed: the form begins as at first. */
async function startAnew<Subject>(parts: ConcernParts, form: ConcernForm<Subject>, { request, reply, opened }: Showing<Subject>): Promise<FastifyReply> {
  await discardDraft(parts.keeper, opened.actor, form.name(request.params));
  return reply.redirect(request.url.split('?')[0] ?? '/', 303);
}

export interface Taken {
  /** Null where the entries are in the record, now or from the same form before. */
  readonly refused: RecordRefusal | null;
  /** How many wordings there are to look at in what was saved. */
  readonly wordings: number;
  /** Numbers of the entries that were added. */
  readonly seqs: readonly number[];
}

/** Adds entries from a form that counts once, and counts for the setting which wording was met in them. */
export async function saveEntries(parts: ConcernParts, request: FastifyRequest, opened: Opened, bodies: readonly EntryBody[], formName: string): Promise<Taken> {
  const { nonce, fields } = formOf(request);
  const saved = await addEntries(parts.keeper, opened.actor, opened.concern.id, bodies, { nonce, fields, draft: formName });
  if (!saved.ok) return { refused: saved, wordings: 0, seqs: [] };
  const texts = bodies.map(ownText).filter((text) => text !== '');
  const find = texts.length === 0 ? () => [] : await parts.wordings.finder(opened.actor.organisationId);
  const found = texts.flatMap(find);
  if (!saved.repeated) await countSaved(parts, request, opened, { bodies, found: found.map(({ pattern }) => pattern), find });
  return { refused: null, wordings: found.length, seqs: saved.seqs };
}

interface SavedWording {
  readonly bodies: readonly EntryBody[];
  /** Ids of what the saved texts still hold. */
  readonly found: readonly string[];
  readonly find: (text: string) => readonly Finding[];
}

/** Counts what was met in what has been saved, and what a correction replaced. */
async function countSaved(parts: ConcernParts, request: FastifyRequest, { concern, today }: Opened, { bodies, found, find }: SavedWording): Promise<void> {
  const corrected = bodies.flatMap((body) => (body.kind === 'entry-corrected' ? concern.entries.filter(({ seq }) => seq === body.corrects) : []));
  const before = corrected.flatMap(({ body }) => find(ownText(body))).map(({ pattern }) => pattern);
  const counted = countedOf(field(formOf(request).fields, POINTED_OUT), found);
  const replaced = [...counted.replaced, ...before.filter((id) => !found.includes(id))];
  const meant = bodies.flatMap((body) => (body.kind === 'wording-kept' ? [body.wording] : []));
  await parts.wordings.count(request, today, { ...counted, replaced, meant });
}

/** What the record found at fault, beside the fields of the form. */
export function mendsOf(refusal: Extract<RecordRefusal, { refusal: 'faults' }>): FormState['mends'] {
  return refusal.faults.map(({ field: name, message }) => ({ field: name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace('open-questions-reason', 'open-reason'), message }));
}

/** The page for a form that the record does not take. What was typed is shown, so that nothing is lost. */
export function refuse(reply: FastifyReply, concern: Concern, refusal: RecordRefusal, typed: Typed): FastifyReply {
  if (refusal.refusal === 'not-found' || refusal.refusal === 'not-allowed') return reply.absent();
  const back = backToConcern(concern);
  if (refusal.refusal !== 'form-changed') return reply.code(409).page({ title: `Not added, concern ${concern.reference}`, body: html`${notNowView(concern)}${writtenView(typed)}`, back });
  const body = html`<span class="govuk-caption-l">Concern ${concern.reference}</span><h1 class="govuk-heading-l">This form was sent before</h1>
    <p class="govuk-body">It has been recorded as it was sent the first time. What you changed since has not been added: open the form again and add it.</p>${writtenView(typed)}`;
  return reply.code(409).page({ title: `Sent before, concern ${concern.reference}`, body, back });
}

/** What somebody had written, where the form itself cannot be shown. */
export function writtenView(typed: Typed): Html | null {
  const rows = typedRows(typed);
  return rows.length === 0 ? null : html`<h2 class="govuk-heading-m">What you wrote</h2>${summaryList({ rows })}`;
}
