/** The chronology: every entry of a concern in plain words, in the order in which it was written. Pure. */
import type { Edition } from '../procedure/index.ts';
import type { Concern, Entry, EntryBody, EntryKind, PersonDetails, Report } from './model.ts';
import {
  ACCESS_KINDS, actionTitle, answersInWords, defanged, defangedAddress, EVIDENCE_KINDS, happenedText, londonDate, PERSON_KINDS, PERSON_PARTS, platformName, REFERRAL_CONSENT,
  REFERRAL_OUTCOMES, ROLES, SENT_HOW, YES_NO_UNKNOWN,
} from './words.ts';

export type ChronologyGroup = 'report' | 'assessment' | 'decisions' | 'notes' | 'people' | 'evidence' | 'access' | 'referrals' | 'handling';

export const CHRONOLOGY_GROUPS: Readonly<Record<ChronologyGroup, string>> = {
  report: 'Report',
  assessment: 'Answers',
  decisions: 'Decisions on steps',
  notes: 'Notes and corrections',
  people: 'People',
  evidence: 'Evidence',
  access: 'Access to children',
  referrals: 'Referrals',
  handling: 'Reading, assigning, closing',
};

export interface ChronologyItem {
  readonly seq: number;
  readonly kind: EntryKind;
  readonly group: ChronologyGroup;
  readonly title: string;
  readonly lines: readonly { readonly label: string; readonly text: string }[];
  /** Somebody's own words, exactly as written. */
  readonly quote: string | null;
  /** When it happened, in words, where that was recorded apart from when it was written. */
  readonly happened: string | null;
  /** The calendar date on which it happened, for sorting by eye only; the order is by `seq`. */
  readonly happenedOn: string | null;
  readonly writtenAt: string;
  readonly author: string;
  readonly role: string;
  readonly edition: string;
  readonly corrects: number | null;
  readonly correctedBy: readonly number[];
  /** How a decision departs from the procedure; null where it follows it. */
  readonly departure: string | null;
}

type Telling = Pick<ChronologyItem, 'group' | 'title' | 'lines'> & Partial<Pick<ChronologyItem, 'quote' | 'happened' | 'happenedOn' | 'departure'>>;
type Line = ChronologyItem['lines'][number];
type Body<K extends EntryKind> = Extract<EntryBody, { readonly kind: K }>;

/** Every entry in order. Web addresses are made safe to look at; a child's own words are never altered. */
export function chronology(concern: Concern, edition: Edition): readonly ChronologyItem[] {
  return concern.entries.map((entry) => {
    const telling = tell(entry.body, concern, edition);
    return {
      quote: null, happened: null, happenedOn: null, departure: null, ...telling,
      seq: entry.seq, kind: entry.body.kind, writtenAt: entry.writtenAt, author: entry.authorName, role: ROLES[entry.authorRole], edition: entry.edition,
      corrects: entry.body.kind === 'entry-corrected' ? entry.body.corrects : null,
      correctedBy: correctionsOf(concern.entries, entry.seq),
    };
  });
}

/** The items of the chosen groups; all of them where none is chosen. */
export function filteredChronology(items: readonly ChronologyItem[], groups: readonly ChronologyGroup[]): readonly ChronologyItem[] {
  return groups.length === 0 ? items : items.filter((item) => groups.includes(item.group));
}

/** True for the name of a group. */
export function isChronologyGroup(value: string): value is ChronologyGroup {
  return Object.hasOwn(CHRONOLOGY_GROUPS, value);
}

function correctionsOf(entries: readonly Entry[], seq: number): readonly number[] {
  return entries.filter((entry) => entry.body.kind === 'entry-corrected' && entry.body.corrects === seq).map((entry) => entry.seq);
}

function tell(body: EntryBody, concern: Concern, edition: Edition): Telling {
  switch (body.kind) {
    case 'concern-reported':
      return tellReport(body.report, edition);
    case 'concern-read':
      return { group: 'handling', title: 'Report read', lines: [] };
    case 'concern-assigned':
      return { group: 'handling', title: `Assigned to ${body.toName}`, lines: lines(['Reason', body.reason]) };
    case 'answers-given':
      return tellAnswers(body, edition);
    case 'step-decided':
      return tellDecision(body, edition);
    case 'note-added':
      return { group: 'notes', title: 'Note', lines: lines(['Note', body.text]), ...when(body.happenedOn, body.happenedAt) };
    case 'entry-corrected':
      return { group: 'notes', title: `Correction of entry ${body.corrects}`, lines: lines(['Correction', body.text], ['Reason', body.reason]) };
    case 'wording-kept':
      return { group: 'notes', title: `Wording of entry ${body.entry} is meant`, lines: lines(['Words', body.words], ['Reason', body.reason]) };
    case 'person-added':
    case 'person-corrected':
    case 'people-linked':
      return tellPeople(body, concern, edition);
    case 'evidence-logged':
    case 'evidence-moved':
      return tellEvidence(body, concern);
    case 'access-recorded':
      return tellAccess(body, concern);
    case 'referral-prepared':
    case 'referral-sent':
    case 'referral-answered':
      return tellReferral(body, concern);
    case 'edition-adopted':
      return { group: 'handling', title: 'Newer edition of the procedure adopted', lines: lines(['Edition', body.edition.slice(0, 12)], ['Reason', body.reason]) };
    case 'concern-closed':
      return { group: 'handling', title: 'Concern closed', lines: lines(['Summary', body.summary], ['Why questions were left open', body.openQuestionsReason]) };
    case 'concern-reopened':
      return { group: 'handling', title: 'Concern reopened', lines: lines(['Reason', body.reason]) };
  }
}

function lines(...pairs: readonly (readonly [string, string])[]): readonly Line[] {
  return pairs.filter(([, text]) => text.trim() !== '').map(([label, text]) => ({ label, text: defanged(text) }));
}

function when(on: string | null, at: string): Pick<ChronologyItem, 'happened' | 'happenedOn'> {
  return { happened: happenedText(on, at), happenedOn: on };
}

const ABOUT: Readonly<Record<Report['aboutStaff'], string>> = {
  none: '', staff: 'Somebody who works or volunteers here', dsl: 'A safeguarding lead', head: 'The head teacher',
};

function tellReport(report: Report, edition: Edition): Telling {
  return {
    group: 'report',
    title: 'Concern reported',
    quote: report.childsWords === '' ? null : report.childsWords,
    lines: lines(
      ['Immediate danger', YES_NO_UNKNOWN[report.immediateDanger]], ['What was seen or said', report.seenOrSaid], ['Child', report.child],
      ['Age', report.childAge], ['Other people', report.otherPeople], ['Where', report.happenedWhere],
      ['Site, app or game', platformName(edition, report.platform)], ['Done already', report.doneAlready], ['About', ABOUT[report.aboutStaff]],
      ['Why the wording is meant', report.wordingKept ?? ''],
    ),
    ...when(report.happenedOn, report.happenedWhen),
  };
}

function tellAnswers(body: Body<'answers-given'>, edition: Edition): Telling {
  const given = answersInWords(edition, body.answers);
  return {
    group: 'assessment',
    title: given.length === 1 ? 'Question answered' : `${given.length} questions answered`,
    lines: [...given.map(({ label, answer }) => ({ label, text: answer })), ...lines(['Reason for the change', body.reason])],
  };
}

function tellDecision(body: Body<'step-decided'>, edition: Edition): Telling {
  const done = body.decision === 'done';
  return {
    group: 'decisions',
    title: `${done ? 'Done' : 'Not done'}: ${actionTitle(edition, body.action)}`,
    lines: lines(['Reason', body.reason], ['Details', body.details], ['Done by', body.doneBy]),
    departure: departure(body),
    ...when(body.doneOn, body.doneAt),
  };
}

/** How a decision departs from the procedure, in a sentence; null where it follows it. */
export function departure(decision: Pick<Body<'step-decided'>, 'decision' | 'standing'>): string | null {
  if (decision.decision === 'not-done') {
    return decision.standing === 'required' ? 'The procedure says this must be done. It was decided not to.' : null;
  }
  if (decision.standing === 'prohibited') return 'The procedure says this must not be done. It was done.';
  return decision.standing === 'held' ? 'The procedure says this must wait. It was done first.' : null;
}

function tellPeople(body: Body<'person-added' | 'person-corrected' | 'people-linked'>, concern: Concern, edition: Edition): Telling {
  if (body.kind === 'people-linked') {
    return { group: 'people', title: 'Link between people', lines: lines([personName(concern, body.from), `${body.relation} ${personName(concern, body.to)}`]) };
  }
  const reason = body.kind === 'person-corrected' ? body.reason : '';
  return {
    group: 'people',
    title: `${body.kind === 'person-added' ? 'Added' : 'Details changed'}: ${PERSON_KINDS[body.details.kind].toLowerCase()}`,
    lines: [...personLines(body.details, edition), ...lines(['Reason', reason])],
  };
}

function personLines(details: PersonDetails, edition: Edition): readonly Line[] {
  return lines(
    ['Name', details.name], ['Part in this', PERSON_PARTS[details.part]], ['Age', details.age],
    ['Site, app or game', platformName(edition, details.platform)], ['Details', details.details],
  );
}

/** The name of a person of the concern by id; "Not known" for an empty id or one that is not there. */
export function personName(concern: Concern, id: string): string {
  return concern.people.find((person) => person.id === id)?.name ?? 'Not known';
}

function tellEvidence(body: Body<'evidence-logged' | 'evidence-moved'>, concern: Concern): Telling {
  if (body.kind === 'evidence-logged') {
    return {
      group: 'evidence',
      title: `Evidence logged: ${EVIDENCE_KINDS[body.type].toLowerCase()}`,
      lines: lines(['What it is', body.type === 'address' ? defangedAddress(body.what) : body.what], ['Held by', body.holder], ['Kept where', body.keptWhere]),
      ...when(body.since, body.sinceAt),
    };
  }
  const item = concern.evidence.find((each) => each.id === body.evidence);
  return {
    group: 'evidence',
    title: 'Evidence handed over',
    lines: lines(['What it is', item?.what ?? ''], ['From', body.fromHolder], ['To', body.toHolder], ['Kept where', body.keptWhere], ['Why', body.why]),
    ...when(body.movedOn, body.movedAt),
  };
}

function tellAccess(body: Body<'access-recorded'>, concern: Concern): Telling {
  return {
    group: 'access',
    title: `Access to children: ${ACCESS_KINDS[body.access].label.toLowerCase()}`,
    lines: lines(
      ['Person', personName(concern, body.person)], ['Has access', YES_NO_UNKNOWN[body.known]], ['Details', body.details], ['What keeps children safe', body.safeguards],
    ),
  };
}

/** Of a referral only what was written for it in sentences: the rest stands where it was written, and on the page of the referral as it went out. */
function tellReferral(body: Body<'referral-prepared' | 'referral-sent' | 'referral-answered'>, concern: Concern): Telling {
  switch (body.kind) {
    case 'referral-prepared': {
      const fields = body.sections.flatMap((section) => section.fields);
      const quotes = fields.filter(({ words, text }) => words === 'child' && text !== '' && text !== concern.report.childsWords).map(({ text }) => text);
      return {
        group: 'referrals', title: `Referral kept: ${body.title}`, quote: quotes.length === 0 ? null : quotes.join('\n\n'),
        lines: lines(
          ['To', body.to], ['Sections', body.sections.map(({ title }) => title).join('; ')], ['Consent', REFERRAL_CONSENT[body.consent]], ['Reason', body.reason],
          ...fields.filter(({ words }) => words === 'author').map(({ label, text }) => [label, text] as const),
        ),
      };
    }
    case 'referral-sent':
      return { group: 'referrals', title: `Referral sent: ${referralTitle(concern, body.referral)}`, lines: lines(['To', body.to], ['How', SENT_HOW[body.how]], ['Reference', body.reference]), ...when(body.sentOn, body.sentAt) };
    case 'referral-answered':
      return { group: 'referrals', title: `Answer to the referral: ${REFERRAL_OUTCOMES[body.outcome]}`, lines: lines(['Referral', referralTitle(concern, body.referral)], ['Details', body.details], ['Answered by', body.by]), ...when(body.answeredOn, body.answeredAt) };
  }
}

function referralTitle(concern: Concern, seq: number): string {
  return `${concern.referrals.find((referral) => referral.seq === seq)?.title ?? 'Not known'} (entry ${seq})`;
}

/** True where an entry tells of an earlier day than the one on which it was written. */
export function writtenLater(item: ChronologyItem): boolean {
  return item.happenedOn !== null && item.happenedOn < londonDate(item.writtenAt);
}
