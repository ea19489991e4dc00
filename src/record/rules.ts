/** Which entries a concern takes, in which state, and what each must say. Pure. */
import type { Concern, EntryBody, EntryKind, Progress } from './model.ts';

/** The field at fault (a key of the entry's body) and a sentence on how to mend it. */
export interface EntryFault {
  readonly field: string;
  readonly message: string;
}

/** The version of each form, stored with its entries. Raise it when the meaning of a field changes; old entries keep theirs. */
export const FORM_VERSION: Readonly<Record<EntryKind, number>> = {
  'concern-reported': 1, 'concern-read': 1, 'concern-assigned': 1, 'answers-given': 1, 'step-decided': 1, 'note-added': 1, 'person-added': 1,
  'person-corrected': 1, 'people-linked': 1, 'evidence-logged': 1, 'evidence-moved': 1, 'access-recorded': 1, 'entry-corrected': 1, 'wording-kept': 1,
  'referral-prepared': 1, 'referral-sent': 1, 'referral-answered': 1, 'edition-adopted': 1, 'concern-closed': 1, 'concern-reopened': 1,
};

/** What may still be added to a concern that is closed. */
const WHEN_CLOSED: readonly EntryKind[] = ['concern-read', 'concern-reopened', 'entry-corrected', 'wording-kept'];

/** Why a concern in this state does not take an entry of this kind, or null. */
export function refusalOfKind(concern: Concern, kind: EntryKind): 'closed' | 'not-closed' | 'already-reported' | null {
  if (kind === 'concern-reported') return 'already-reported';
  if (concern.status === 'closed') return WHEN_CLOSED.includes(kind) ? null : 'closed';
  return kind === 'concern-reopened' ? 'not-closed' : null;
}

/** Everything that is wrong with an entry for this concern as it stands. */
export function faultsOfEntry(concern: Concern, progress: Progress, body: EntryBody): EntryFault[] {
  return [...faultsOfText(body), ...faultsOfBody(concern, progress, body)];
}

/** What is wrong with a report. */
export function faultsOfReport(body: Extract<EntryBody, { kind: 'concern-reported' }>): EntryFault[] {
  const nothing = body.report.seenOrSaid.trim() === '' && body.report.childsWords.trim() === '';
  return [...faultsOfText(body.report), ...(nothing ? [{ field: 'seenOrSaid', message: 'Enter what was seen or said' }] : [])];
}

const LONGEST_TEXT = 20_000;

/** PostgreSQL cannot keep the character NUL nor half a character; a page cannot show them. */
function faultsOfText(body: object): EntryFault[] {
  return Object.entries(body).flatMap(([field, value]) => {
    if (typeof value === 'object' && value !== null) return faultsOfText(value as object);
    if (typeof value !== 'string') return [];
    if (value.includes('\u0000') || !value.isWellFormed()) return [{ field, message: 'Remove the characters that cannot be shown' }];
    return value.length > LONGEST_TEXT ? [{ field, message: `Use ${LONGEST_TEXT.toLocaleString('en-GB')} characters or fewer` }] : [];
  });
}

function faultsOfBody(concern: Concern, progress: Progress, body: EntryBody): EntryFault[] {
  switch (body.kind) {
    case 'concern-reported':
    case 'concern-assigned':
      return [];
    case 'concern-read':
      return concern.readAt === null ? [] : [{ field: 'read', message: 'This has been read already' }];
    case 'answers-given':
      return Object.keys(body.answers).length > 0 ? [] : [{ field: 'answers', message: 'Choose an answer' }];
    case 'step-decided':
      return faultsOfDecision(progress, body);
    case 'note-added':
      return needed(body, { text: 'Enter the note' });
    case 'person-added':
      return [...needed(body.details, { name: 'Enter the name' }), ...taken(concern.people, body.person, 'person')];
    case 'person-corrected':
      return [...needed(body.details, { name: 'Enter the name' }), ...needed(body, { reason: 'Enter why this is being corrected' }), ...known(concern.people, body.person, 'person')];
    case 'people-linked':
      return faultsOfLink(concern, body);
    case 'evidence-logged':
      return [...needed(body, { what: 'Enter what it is', holder: 'Enter who holds it', keptWhere: 'Enter where it is kept' }), ...taken(concern.evidence, body.evidence, 'evidence')];
    case 'evidence-moved':
      return [...needed(body, { toHolder: 'Enter who holds it now', keptWhere: 'Enter where it is kept now', why: 'Enter why it was moved' }), ...known(concern.evidence, body.evidence, 'evidence')];
    case 'access-recorded':
      return body.known === 'yes' ? needed(body, { details: 'Enter what access they have' }) : [];
    case 'entry-corrected': {
      const there = concern.entries.some((entry) => entry.seq === body.corrects);
      return [...needed(body, { text: 'Enter the correction', reason: 'Enter why this is being corrected' }), ...(there ? [] : [{ field: 'corrects', message: 'Choose an entry of this concern' }])];
    }
    case 'wording-kept': {
      const there = concern.entries.some((entry) => entry.seq === body.entry);
      return [...needed(body, { words: 'Choose a wording', wording: 'Choose a wording', reason: 'Enter why this wording is meant' }), ...(there ? [] : [{ field: 'entry', message: 'Choose an entry of this concern' }])];
    }
    case 'referral-prepared':
      return faultsOfReferral(body);
    case 'referral-sent':
      return [...needed(body, { to: 'Enter who took it', sentOn: 'Enter the day it was sent' }), ...(concern.referrals.some(({ seq }) => seq === body.referral) ? [] : [NO_REFERRAL])];
    case 'referral-answered':
      return faultsOfAnswer(concern, body);
    case 'edition-adopted':
      return needed(body, { reason: 'Enter why the newer edition is being used' });
    case 'concern-closed':
      return faultsOfClosing(progress, body);
    case 'concern-reopened':
      return needed(body, { reason: 'Enter why the concern is being reopened' });
  }
}

function faultsOfDecision(progress: Progress, body: Extract<EntryBody, { kind: 'step-decided' }>): EntryFault[] {
  if (body.reason.trim() !== '') return [];
  if (body.decision === 'not-done') return [{ field: 'reason', message: 'Enter why this is not being done' }];
  const step = progress.steps.find((each) => each.id === body.action);
  if (step?.planned.standing === 'prohibited') return [{ field: 'reason', message: 'Enter why this was done although the procedure says it must not be' }];
  if ((step?.waitsFor.length ?? 0) > 0) return [{ field: 'reason', message: 'Enter why this was done before the steps it must wait for' }];
  return [];
}

const NO_REFERRAL: EntryFault = { field: 'referral', message: 'Choose a referral of this concern' };

function faultsOfReferral(body: Extract<EntryBody, { kind: 'referral-prepared' }>): EntryFault[] {
  const isEmpty = body.sections.every(({ fields }) => fields.every(({ text }) => text.trim() === ''));
  return [
    ...needed(body, { form: 'Choose a form', title: 'Choose a form', to: 'Enter the agency that it goes to' }),
    ...(body.consent === 'asked-and-given' ? [] : needed(body, { reason: 'Enter why it is shared without consent, or why that was not asked for' })),
    ...(isEmpty ? [{ field: 'sections', message: 'Enter what the agency needs to know' }] : []),
  ];
}

function faultsOfAnswer(concern: Concern, body: Extract<EntryBody, { kind: 'referral-answered' }>): EntryFault[] {
  const referral = concern.referrals.find(({ seq }) => seq === body.referral);
  if (!referral) return [NO_REFERRAL];
  const notSent = referral.sent.length === 0 ? [{ field: 'outcome', message: 'Record first that the referral was sent' }] : [];
  return [...notSent, ...(body.outcome === 'no-answer' ? [] : needed(body, { by: 'Enter who answered' }))];
}

function faultsOfLink(concern: Concern, body: Extract<EntryBody, { kind: 'people-linked' }>): EntryFault[] {
  const same = body.from === body.to ? [{ field: 'to', message: 'Choose two different people' }] : [];
  return [...known(concern.people, body.from, 'from'), ...known(concern.people, body.to, 'to'), ...same, ...needed(body, { relation: 'Enter how they are linked' })];
}

function faultsOfClosing(progress: Progress, body: Extract<EntryBody, { kind: 'concern-closed' }>): EntryFault[] {
  const steps = progress.undecided.length;
  const open = steps === 0 ? [] : [{ field: 'undecided', message: `Decide ${steps === 1 ? 'the step' : `the ${steps} steps`} still open before you close the concern` }];
  const questions = progress.plan.questions.length > 0 ? needed(body, { openQuestionsReason: 'Enter why the concern can be closed with questions still open' }) : [];
  return [...open, ...needed(body, { summary: 'Enter the outcome' }), ...questions];
}

function needed(body: object, messages: Readonly<Record<string, string>>): EntryFault[] {
  const values = new Map<string, unknown>(Object.entries(body));
  return Object.entries(messages).flatMap(([field, message]) => (String(values.get(field) ?? '').trim() === '' ? [{ field, message }] : []));
}

function taken(things: readonly { readonly id: string }[], id: string, field: string): EntryFault[] {
  return things.some((thing) => thing.id === id) ? [{ field, message: 'This has been added already' }] : [];
}

function known(things: readonly { readonly id: string }[], id: string, field: string): EntryFault[] {
  return things.some((thing) => thing.id === id) ? [] : [{ field, message: 'Choose from the list' }];
}
