/** Posted forms of the record read into what an entry says, or into what has to be mended. Pure. */
import type { AccessKind, Concern, EntryBody, EntryKind, EvidenceKind, PersonDetails, PersonKind, PersonPart } from './model.ts';
import { ACCESS_KINDS, EVIDENCE_KINDS, PERSON_KINDS, PERSON_PARTS, plainDate } from './words.ts';

/** Fields by name, as typed. Absent fields are empty. */
export type Typed = Readonly<Record<string, string | undefined>>;

/** One thing to mend: the field it belongs to and what to do. */
export interface Mend {
  readonly field: string;
  readonly message: string;
}

export type Understood<B> = { readonly ok: true; readonly body: B } | { readonly ok: false; readonly mends: readonly Mend[] };
type Body<K extends EntryKind> = Extract<EntryBody, { readonly kind: K }>;

const LONG = 20_000;
const SHORT = 300;
/** Fewer words than this do not say why. */
const REASON_WORDS = 3;

/** Collects what has to be mended while the fields of a form are read. */
export class FormReader {
  readonly typed: Typed;
  readonly today: string;
  readonly mends: Mend[] = [];

  /** @param today the calendar date in London: nothing recorded lies in the future */
  constructor(typed: Typed, today: string) {
    this.typed = typed;
    this.today = today;
  }

  /** A text, trimmed; mended where it is empty and `missing` says what to do, or longer than `most` characters. */
  text(field: string, name: string, missing: string | null, most: number = SHORT): string {
    const value = (this.typed[field] ?? '').trim();
    if (value === '' && missing !== null) this.mend(field, missing);
    if (value.length > most) this.mend(field, `${name} must be ${most.toLocaleString('en-GB')} characters or fewer. Take out ${(value.length - most).toLocaleString('en-GB')}`);
    return value;
  }

  /** A reason that says why: a few words at least. */
  reason(field: string, missing: string): string {
    const value = this.text(field, 'The reason', missing, 5_000);
    if (value !== '' && !isSentence(value)) this.mend(field, 'Say why in a sentence, so that someone who reads this in a year understands the decision');
    return value;
  }

  /** One of the keys of a table. */
  choice<K extends string>(field: string, known: Readonly<Record<K, unknown>>, missing: string): K | null {
    const value = this.typed[field] ?? '';
    if (isKey(known, value)) return value;
    this.mend(field, missing);
    return null;
  }

  /** A calendar date in three fields; null where it is left empty or is wrong. Mended where it is empty and `missing` says what to do. */
  date(prefix: string, name: string, missing: string | null = null): string | null {
    const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map((part) => (this.typed[`${prefix}-${part}`] ?? '').trim());
    if (`${day}${month}${year}` === '') {
      if (missing !== null) this.mend(`${prefix}-day`, missing);
      return null;
    }
    const date = plainDate(day, month, year);
    if (date === null) this.mend(`${prefix}-day`, `${name} must be a real date, such as 9 11 2026${missing === null ? '. Leave it empty if you do not know' : ''}`);
    else if (date > this.today) this.mend(`${prefix}-day`, `${name} must be today or in the past`);
    return date;
  }

  mend(field: string, message: string): void {
    this.mends.push({ field, message });
  }

  /** The body where nothing has to be mended. */
  result<B>(body: () => B): Understood<B> {
    return this.mends.length > 0 ? { ok: false, mends: this.mends } : { ok: true, body: body() };
  }
}

/** True for a text of a few words at least, different from each other. */
export function isSentence(text: string): boolean {
  const words = text.match(/[\p{L}\p{N}’'-]{2,}/gu) ?? [];
  return new Set(words.map((word) => word.toLowerCase())).size >= REASON_WORDS;
}

function isKey<K extends string>(known: Readonly<Record<K, unknown>>, value: string): value is K {
  return Object.hasOwn(known, value);
}

/** A note: what, and when it happened where that differs from when it is written. */
export function readNote(typed: Typed, today: string): Understood<Body<'note-added'>> {
  const form = new FormReader(typed, today);
  const text = form.text('text', 'The note', 'Enter the note', LONG);
  const happenedOn = form.date('happened', 'The date it happened');
  const happenedAt = form.text('happened-at', 'The time', null, 100);
  return form.result(() => ({ kind: 'note-added', text, happenedOn, happenedAt }));
}

/** A correction of an entry: what is right, and why. The old entry stays. */
export function readCorrection(typed: Typed, corrects: number, today: string): Understood<Body<'entry-corrected'>> {
  const form = new FormReader(typed, today);
  const text = form.text('text', 'The correction', 'Enter what is right', LONG);
  const reason = form.reason('reason', 'Enter why it has to be corrected');
  return form.result(() => ({ kind: 'entry-corrected', corrects, text, reason }));
}

/** Why wording of an entry is meant as it stands. */
export function readKeptWording(typed: Typed, kept: Pick<Body<'wording-kept'>, 'entry' | 'wording' | 'words'>, today: string): Understood<Body<'wording-kept'>> {
  const form = new FormReader(typed, today);
  const reason = form.reason('reason', 'Enter why this wording is meant');
  return form.result(() => ({ kind: 'wording-kept', ...kept, reason }));
}

const NAME_MISSING: Readonly<Record<PersonKind | 'unknown', string>> = {
  unknown: 'Enter a name, or describe who it is if you do not know it',
  child: 'Enter the child’s name, or describe who they are if you do not know it',
  adult: 'Enter the adult’s name, or describe who they are if you do not know it',
  account: 'Enter the user name exactly as it is written',
};

/** Details of a person or an account who is not recorded yet. */
export function readPerson(typed: Typed, person: string, today: string): Understood<Body<'person-added'>> {
  const form = new FormReader(typed, today);
  const details = personDetails(form);
  return form.result(() => ({ kind: 'person-added', person, details }));
}

/** Changed details of a person who is already recorded, with the reason. */
export function readPersonChange(typed: Typed, person: string, today: string): Understood<Body<'person-corrected'>> {
  const form = new FormReader(typed, today);
  const details = personDetails(form);
  const reason = form.reason('reason', 'Enter why the details change');
  return form.result(() => ({ kind: 'person-corrected', person, details, reason }));
}

function personDetails(form: FormReader): PersonDetails {
  const kind = form.choice<PersonKind>('kind', PERSON_KINDS, 'Select whether this is a child, an adult or an account');
  const name = form.text('name', 'The name', NAME_MISSING[kind ?? 'unknown'], 200);
  const part = form.choice<PersonPart>('part', PERSON_PARTS, 'Select their part in this');
  const age = form.text('age', 'The age', null, 40);
  if (age !== '' && !/\d/u.test(age)) form.mend('age', 'Enter the age in figures, such as 14 or “about 14”. Leave it empty if you do not know');
  const platform = form.text('platform', 'The site, app or game', null, 100);
  const details = form.text('details', 'The details', null, 5_000);
  return { kind: kind ?? 'adult', name, part: part ?? 'other', age, platform, details };
}

/** A link between two people of the concern. */
export function readLink(typed: Typed, concern: Concern, today: string): Understood<Body<'people-linked'>> {
  const form = new FormReader(typed, today);
  const people = Object.fromEntries(concern.people.map((person) => [person.id, true]));
  const from = form.choice('from', people, 'Select the first person or account');
  const relation = form.text('relation', 'How they are linked', 'Enter how they are linked, such as “is the brother of” or “uses the account”', 200);
  const to = form.choice('to', people, 'Select the second person or account');
  if (from !== null && from === to) form.mend('to', 'Select two different people or accounts');
  return form.result(() => ({ kind: 'people-linked', from: from ?? '', to: to ?? '', relation }));
}

/** An item of evidence: described, never uploaded. */
export function readEvidence(typed: Typed, evidence: string, today: string): Understood<Body<'evidence-logged'>> {
  const form = new FormReader(typed, today);
  const type = form.choice<EvidenceKind>('type', EVIDENCE_KINDS, 'Select what kind of evidence it is');
  const what = form.text('what', 'The description', 'Describe what it is, such as “black phone, cracked corner, in flight mode”', 5_000);
  const holder = form.text('holder', 'Who holds it', 'Enter who holds it now. If nobody does, say who controls it, such as “the platform”');
  const keptWhere = form.text('kept-where', 'Where it is kept', 'Enter where it is kept. If it is online, say so');
  const since = form.date('since', 'The date');
  const sinceAt = form.text('since-at', 'The time', null, 100);
  return form.result(() => ({ kind: 'evidence-logged', evidence, type: type ?? 'other', what, holder, keptWhere, since, sinceAt }));
}

/** Evidence that passes from one holder to another. */
export function readMove(typed: Typed, item: Concern['evidence'][number], today: string): Understood<Body<'evidence-moved'>> {
  const form = new FormReader(typed, today);
  const toHolder = form.text('to-holder', 'Who has it now', 'Enter who has it now, with their role, or collar number if they are police');
  const keptWhere = form.text('kept-where', 'Where it is kept', 'Enter where it is kept now');
  const movedOn = form.date('moved', 'The date');
  const movedAt = form.text('moved-at', 'The time', null, 100);
  const why = form.text('why', 'Why it was handed over', 'Enter why it was handed over', 2_000);
  return form.result(() => ({ kind: 'evidence-moved', evidence: item.id, fromHolder: item.holder, toHolder, keptWhere, movedOn, movedAt, why }));
}

/** What access the suspected person has to children, of one kind. */
export function readAccess(typed: Typed, person: string, access: AccessKind, today: string): Understood<Body<'access-recorded'>> {
  const form = new FormReader(typed, today);
  const known = form.choice<'yes' | 'no' | 'unknown'>('known', { yes: 1, no: 1, unknown: 1 }, 'Select yes, no or not known');
  const details = form.text('details', 'The details', known === 'yes' ? 'Enter which children, where and when' : null, 5_000);
  const safeguards = form.text('safeguards', 'What keeps children safe', null, 5_000);
  return form.result(() => ({ kind: 'access-recorded', person, access, known: known ?? 'unknown', details, safeguards }));
}

/** True for the name of a kind of access. */
export function isAccessKind(value: string): value is AccessKind {
  return Object.hasOwn(ACCESS_KINDS, value);
}

/** Who takes the concern over, and why. @param leads account id → display name of those who may */
export function readAssignment(typed: Typed, leads: Readonly<Record<string, string>>, today: string): Understood<Body<'concern-assigned'>> {
  const form = new FormReader(typed, today);
  const to = form.choice('to', leads, 'Select who takes the concern over');
  const reason = form.reason('reason', 'Enter why it is assigned to them');
  return form.result(() => ({ kind: 'concern-assigned', to: to ?? '', toName: to === null ? '' : (leads[to] ?? ''), reason }));
}

/** Closing: a summary, and why questions stay open where some do. */
export function readClosing(typed: Typed, openQuestions: number, today: string): Understood<Body<'concern-closed'>> {
  const form = new FormReader(typed, today);
  const summary = form.text('summary', 'The summary', 'Enter a summary: what was found, what was done, and how the child is', LONG);
  const openQuestionsReason = openQuestions > 0 ? form.reason('open-reason', 'Enter why these questions stay open') : '';
  return form.result(() => ({ kind: 'concern-closed', summary, openQuestionsReason }));
}

/** Reopening: why. */
export function readReopening(typed: Typed, today: string): Understood<Body<'concern-reopened'>> {
  const form = new FormReader(typed, today);
  const reason = form.reason('reason', 'Enter why the concern is opened again');
  return form.result(() => ({ kind: 'concern-reopened', reason }));
}
