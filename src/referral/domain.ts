/** A referral before it is kept: read from its form, what is missing, how its steps stand; afterwards, what is waited for. Pure. */
import { dueOn, parametersOf } from '../procedure/index.ts';
import type { Edition, PlainDate } from '../procedure/index.ts';
import { actionTitle, dateText, defanged, dueOf, FormReader, isAnswered, londonDate, REFERRAL_CONSENT, REFERRAL_OUTCOMES, SENT_HOW } from '../record/index.ts';
import type { Concern, EntryBody, Progress, Referral, ReferralConsent, ReferralField, ReferralOutcome, ReferralSection, SentHow, Step, Typed, Understood } from '../record/index.ts';
import type { Filling } from './filling.ts';
import { filled } from './filling.ts';
import type { FormField, FormSection, ReferralForm } from './forms.ts';

type Body<K extends EntryBody['kind']> = Extract<EntryBody, { readonly kind: K }>;
const LONG = 20_000;
const LINE = 300;

/** The names of the fields of a form on its page. */
export const textName = (field: Pick<FormField, 'id'>): string => `text-${field.id}`;
export const includeName = (section: Pick<FormSection, 'id'>): string => `include-${section.id}`;

/** What the fields of a form hold before anybody has typed. No section is ticked in. */
export function startOf(form: ReferralForm, filling: Filling): Typed {
  return Object.fromEntries(form.sections.flatMap(({ fields }) => fields.map((field) => [textName(field), filled(field, filling)] as const)));
}

/** The sections that go out. */
export function includedSections(form: ReferralForm, typed: Typed): readonly FormSection[] {
  return form.sections.filter((section) => section.isAlways || (typed[includeName(section)] ?? '') !== '');
}

/** Reads a typed form. What is only missing is no fault: a referral that cannot wait goes out without it. */
export function readReferral(form: ReferralForm, typed: Typed, filling: Filling, today: PlainDate): Understood<Body<'referral-prepared'>> {
  const reader = new FormReader(typed, today);
  const sections = includedSections(form, typed).map((section) => readSection(reader, section, filling));
  const consent = reader.choice<ReferralConsent>('consent', REFERRAL_CONSENT, 'Select whether consent to share this was asked for');
  const missing = consent === null || consent === 'asked-and-given' ? null : WHY[consent];
  const reason = missing === null ? reader.text('reason', 'The reason', null, 5_000) : reader.reason('reason', missing);
  const said = sections.filter(({ fields }) => fields.length > 0);
  if (reader.mends.length === 0 && said.every(({ fields }) => fields.every(({ text }) => text.trim() === ''))) reader.mend(firstName(form), 'Enter what the agency needs to know');
  return reader.result(() => ({ kind: 'referral-prepared', form: form.id, for: form.for, title: form.title, to: form.to, consent: consent ?? 'not-asked', reason, sections: said }));
}

const WHY: Readonly<Record<Exclude<ReferralConsent, 'asked-and-given'>, string>> = {
  'asked-and-refused': 'Enter why it is shared although consent was refused',
  'not-asked': 'Enter why consent was not asked for',
};

function firstName({ sections }: ReferralForm): string {
  const [field] = sections.find(({ isAlways }) => isAlways)?.fields ?? [];
  return field ? textName(field) : 'consent';
}

/** An empty field goes out only where it was asked for, so that its reader sees that it is not known. */
function readSection(reader: FormReader, { title, fields }: FormSection, filling: Filling): ReferralSection {
  const read = fields.map((field) => ({ field, kept: readField(reader, field, filling) }));
  return { title, fields: read.filter(({ field, kept }) => field.isRequired || kept.text !== '').map(({ kept }) => kept) };
}

function readField(reader: FormReader, field: FormField, filling: Filling): ReferralField {
  const { id, label, from, size } = field;
  if (from === 'childs-words') return { label, text: ownWords(reader, id, label), words: 'child' };
  const text = defanged(reader.text(textName({ id }), `“${label}”`, null, size === 'line' ? LINE : LONG));
  return { label, text, words: size === 'line' ? 'fact' : text === filled(field, filling).trim() ? 'record' : 'author' };
}

/** The child's own words are kept as they are, blanks at their ends included. */
function ownWords(reader: FormReader, id: string, label: string): string {
  const name = textName({ id });
  reader.text(name, `“${label}”`, null, LONG);
  const typed = reader.typed[name] ?? '';
  return typed.trim() === '' ? '' : typed;
}

/** The labels of what the form asks for and nobody has filled in, with their sections. */
export function missingFrom(form: ReferralForm, typed: Typed): readonly { readonly section: string; readonly label: string }[] {
  return includedSections(form, typed).flatMap(({ title, fields }) =>
    fields.filter((field) => field.isRequired && (typed[textName(field)] ?? '').trim() === '').map(({ label }) => ({ section: title, label })));
}

/** Whether what is given as the child's own words differs from what was reported. */
export function differsFromReport({ sections }: Pick<Body<'referral-prepared'>, 'sections'>, { report }: Pick<Concern, 'report'>): boolean {
  const words = sections.flatMap(({ fields }) => fields.filter((field) => field.words === 'child' && field.text !== ''));
  return report.childsWords.trim() !== '' && words.some(({ text }) => text !== report.childsWords);
}

/** How a step of the plan stands that a form is for. */
export interface ReferralStanding {
  readonly action: string;
  readonly title: string;
  /** Null where the plan does not name it. */
  readonly step: Step | null;
  /** The sentences of the rules on which it rests. */
  readonly because: readonly string[];
  /** The steps that come first. */
  readonly waitsFor: readonly string[];
}

export function standingsOf(form: Pick<ReferralForm, 'for'>, { concern, progress, edition }: Pick<Filling, 'concern' | 'progress' | 'edition'>): readonly ReferralStanding[] {
  const local = edition.partnerships.find(({ id }) => id === concern.partnership)?.rules ?? [];
  const says = (rule: string): string => [...edition.rules, ...local].find(({ id }) => id === rule)?.says ?? rule;
  return form.for.map((action) => {
    const step = progress.steps.find(({ id }) => id === action) ?? null;
    return {
      action, title: actionTitle(edition, action), step,
      because: step?.planned.because.map(({ rule }) => says(rule)) ?? [], waitsFor: step?.waitsFor.map((id) => actionTitle(edition, id)) ?? [],
    };
  });
}

/** True where sending it departs from the plan: it must not be done, or not yet. */
export function departs({ step }: Pick<ReferralStanding, 'step'>): boolean {
  return step !== null && (step.planned.standing === 'prohibited' || step.waitsFor.length > 0);
}

const RANK: Readonly<Record<Step['state'], number>> = { 'to-do': 0, waiting: 2, depends: 3, 'must-not': 4, done: 5, 'not-done': 5 };

/** The forms in the order in which they matter: what must be done, what should, what waits, what may still be needed, the rest. */
export function inOrder(forms: readonly ReferralForm[], filling: Pick<Filling, 'concern' | 'progress' | 'edition'>): readonly { readonly form: ReferralForm; readonly standings: readonly ReferralStanding[] }[] {
  const rank = ({ step }: ReferralStanding): number => (step === null ? 6 : RANK[step.state] + (step.state === 'to-do' && step.planned.standing === 'advised' ? 1 : 0));
  const ranked = forms.map((form) => ({ form, standings: standingsOf(form, filling) }));
  const least = (standings: readonly ReferralStanding[]): number => Math.min(...standings.map(rank));
  return ranked.toSorted((one, other) => least(one.standings) - least(other.standings));
}

/** How a referral was sent, and with it the decision on each step that it is for and that nobody has decided yet. */
export function readSent(referral: Referral, typed: Typed, { concern, progress }: { readonly concern: Concern; readonly progress: Progress }, today: PlainDate): Understood<readonly EntryBody[]> {
  const reader = new FormReader(typed, today);
  const to = reader.text('to', 'The name', 'Enter who took it, with their role or team');
  const how = reader.choice<SentHow>('how', SENT_HOW, 'Select how it was sent');
  const sentOn = reader.date('sent', 'The day', 'Enter the day it was sent');
  const sentAt = reader.text('sent-at', 'The time', null, 100);
  const reference = reader.text('reference', 'The reference', null);
  const undecided = undecidedSteps(referral, concern, progress);
  const reason = undecided.some(departs) ? reader.reason('reason', 'Enter why it was sent although the procedure says that it must not be done, or must wait') : '';
  return reader.result(() => {
    const sent: Body<'referral-sent'> = { kind: 'referral-sent', referral: referral.seq, to, how: how ?? 'phone', sentOn: sentOn ?? today, sentAt, reference };
    return [sent, ...undecided.map((step) => doneBy(sent, step, departs(step) ? reason : ''))];
  });
}

/** The steps that sending a referral decides. */
export function undecidedSteps({ for: actions }: Pick<Referral, 'for'>, concern: Concern, progress: Progress): readonly { readonly action: string; readonly step: Step | null }[] {
  const found = actions.map((action) => ({ action, step: progress.steps.find(({ id }) => id === action) ?? null }));
  return found.filter(({ action, step }) => (step === null ? !Object.hasOwn(concern.decisions, action) : step.state !== 'done' && step.state !== 'not-done'));
}

function doneBy({ referral, to, how, sentOn, sentAt, reference }: Body<'referral-sent'>, { action }: { readonly action: string }, reason: string): Body<'step-decided'> {
  const lines = [`Sent to ${to}, ${SENT_HOW[how].toLowerCase()}. The referral is entry ${referral}.`, ...(reference === '' ? [] : [`Reference: ${reference}`])];
  return { kind: 'step-decided', action, decision: 'done', reason, details: lines.join('\n'), doneOn: sentOn, doneAt: sentAt, doneBy: '', referral, standing: 'absent' };
}

/** What was answered. */
export function readAnswer(referral: Referral, typed: Typed, today: PlainDate): Understood<Body<'referral-answered'>> {
  const reader = new FormReader(typed, today);
  const outcome = reader.choice<ReferralOutcome>('outcome', REFERRAL_OUTCOMES, 'Select what was answered');
  const by = reader.text('by', 'The name', outcome === 'no-answer' ? null : 'Enter who answered, with their role or team');
  const answeredOn = reader.date('answered', 'The day');
  const [sentOn] = referral.sent.map((sent) => sent.sentOn).toSorted();
  if (answeredOn !== null && sentOn !== undefined && answeredOn < sentOn) reader.mend('answered-day', `The day must not be before it was sent, ${dateText(sentOn)}`);
  const answeredAt = reader.text('answered-at', 'The time', null, 100);
  const details = reader.text('details', 'The details', outcome === 'more-information' ? 'Enter what they asked for' : null, 10_000);
  return reader.result(() => ({ kind: 'referral-answered', referral: referral.seq, outcome: outcome ?? 'no-answer', details, answeredOn, answeredAt, by }));
}

/** What a referral that was sent waits for; days are calendar dates, null where the manual sets no time. */
export interface Waiting {
  /** Since when an answer is waited for; null where there is one, or nothing was sent. That none came in time is no answer. */
  readonly since: PlainDate | null;
  readonly answerBy: PlainDate | null;
  /** A call is followed in writing by then; null where it was, or need not be. */
  readonly inWritingBy: PlainDate | null;
}

export function waitingFor({ sent, answers }: Pick<Referral, 'sent' | 'answers'>, form: ReferralForm | null, { edition, concern }: Pick<Filling, 'edition' | 'concern'>): Waiting {
  const [first] = sent;
  if (!first) return { since: null, answerBy: null, inWritingBy: null };
  const limit = (parameter: string | null | undefined): PlainDate | null => (parameter ? endOf(parameter, first.sentOn, edition, concern.partnership) : null);
  const isDone = isAnswered({ answers });
  return {
    since: isDone ? null : first.sentOn, answerBy: isDone ? null : limit(form?.answerWithin),
    inWritingBy: sent.every(({ how }) => how === 'phone') ? limit(form?.inWritingWithin) : null,
  };
}

/** The day on which a time of the manual ends that began on another; where units are mixed, days are days, which is sooner. */
function endOf(parameter: string, from: PlainDate, edition: Edition, partnership: string): PlainDate | null {
  const own = edition.partnerships.find(({ id }) => id === partnership)?.parameters ?? [];
  const all = parametersOf(edition.parameters, own);
  const { iso } = dueOn({ parameter }, all, from);
  const inWorkingDays = all.get(parameter)?.every(({ unit }) => unit === 'working-day') ?? false;
  const end = dueOf(iso, `${from}T12:00:00.000Z`, inWorkingDays);
  return end === null ? null : londonDate(end);
}
