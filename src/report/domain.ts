/**
 * A report of a concern while it is being written: five small pages, one draft.
 * Pure: what each page must hold, what the finished report says, which answers it gives to the procedure.
 */
import { createHash } from 'node:crypto';
import { ownTextOfReport, plainDate } from '../record/index.ts';
import type { AboutStaff, Report, Role } from '../record/index.ts';
import type { PlainDate } from '../procedure/index.ts';

/** Every field of the report, by the name it has in the form. */
export const FIELDS = [
  'danger', 'seen', 'words', 'child', 'age', 'others', 'about',
  'happened-day', 'happened-month', 'happened-year', 'when', 'where', 'platform', 'platform-other', 'done',
] as const;
export type Field = (typeof FIELDS)[number];

/** What has been typed so far. Nothing is trimmed or altered until it is sent, and the child's words not even then. */
export type Draft = Readonly<Record<Field, string>>;

export type Step = 'danger' | 'what' | 'who' | 'when';
/** The pages in the order in which they are asked. */
export const STEPS: readonly Step[] = ['danger', 'what', 'who', 'when'];

/** The fields that each page shows. */
export const FIELDS_OF: Readonly<Record<Step, readonly Field[]>> = {
  danger: ['danger'],
  what: ['seen', 'words'],
  who: ['child', 'age', 'others', 'about'],
  when: ['happened-day', 'happened-month', 'happened-year', 'when', 'where', 'platform', 'platform-other', 'done'],
};

/** One thing to mend on a page: the field it belongs to and what to do. */
export interface FieldFault {
  readonly field: Field;
  readonly message: string;
}

const LONGEST: Readonly<Partial<Record<Field, { readonly most: number; readonly name: string }>>> = {
  seen: { most: 20_000, name: 'What you saw or heard' },
  words: { most: 20_000, name: 'The child’s own words' },
  child: { most: 200, name: 'The child’s name' },
  age: { most: 40, name: 'The child’s age' },
  others: { most: 5_000, name: 'Other people involved' },
  when: { most: 500, name: 'When it happened' },
  where: { most: 500, name: 'Where it happened' },
  platform: { most: 100, name: 'The site, app or game' },
  'platform-other': { most: 100, name: 'The site, app or game' },
  done: { most: 10_000, name: 'What you have done already' },
};

/**
 * The draft that a set of stored or posted values makes: unknown names are dropped, missing ones are empty.
 */
export function draftFrom(values: Readonly<Record<string, unknown>>): Draft {
  const text = (field: Field): string => {
    const value = values[field];
    return typeof value === 'string' ? value : '';
  };
  return Object.fromEntries(FIELDS.map((field) => [field, text(field)])) as Record<Field, string>;
}

/** The draft with the fields of one page replaced by what was posted on that page. */
export function withStep(draft: Draft, step: Step, posted: Readonly<Record<string, unknown>>): Draft {
  const own: readonly Field[] = FIELDS_OF[step];
  const given = draftFrom(posted);
  return Object.fromEntries(FIELDS.map((field) => [field, own.includes(field) ? given[field] : draft[field]])) as Record<Field, string>;
}

/** True where nothing at all has been typed. */
export function isEmpty(draft: Draft): boolean {
  return FIELDS.every((field) => draft[field].trim() === '');
}

/**
 * What has to be mended on one page before going on. Empty when the page is fine.
 * @param today the calendar date in London: nothing that has been seen lies in the future.
 */
export function faultsOf(step: Step, draft: Draft, today: PlainDate): readonly FieldFault[] {
  return [...tooLong(step, draft), ...CHECKS[step](draft, today)];
}

/** What has to be mended anywhere in the report, page by page. */
export function allFaults(draft: Draft, today: PlainDate): readonly (FieldFault & { readonly step: Step })[] {
  return STEPS.flatMap((step) => faultsOf(step, draft, today).map((fault) => ({ ...fault, step })));
}

const CHECKS: Readonly<Record<Step, (draft: Draft, today: PlainDate) => readonly FieldFault[]>> = {
  danger: (draft) =>
    ['yes', 'no', 'unknown'].includes(draft.danger)
      ? []
      : [{ field: 'danger', message: 'Select whether someone is in immediate danger now. If you are not sure, say so' }],
  what: (draft) =>
    draft.seen.trim() === '' && draft.words.trim() === ''
      ? [{ field: 'seen', message: 'Say what you saw or heard, or what the child said. A few words are enough' }]
      : [],
  who: (draft) => whoFaults(draft),
  when: (draft, today) => [...dateFaults(draft, today), ...platformFaults(draft)],
};

function tooLong(step: Step, draft: Draft): readonly FieldFault[] {
  return FIELDS_OF[step].flatMap((field) => {
    const limit = LONGEST[field];
    if (!limit || draft[field].length <= limit.most) return [];
    const over = draft[field].length - limit.most;
    return [{ field, message: `${limit.name} must be ${limit.most.toLocaleString('en-GB')} characters or fewer. Take out ${over.toLocaleString('en-GB')}` }];
  });
}

function whoFaults(draft: Draft): readonly FieldFault[] {
  const faults: FieldFault[] = [];
  if (draft.child.trim() === '') {
    faults.push({ field: 'child', message: 'Enter the child’s name. If you do not know it, describe who they are, such as “girl in Year 8, red coat”' });
  }
  if (!isAboutStaff(draft.about)) {
    faults.push({ field: 'about', message: 'Select whether this is about somebody who works or volunteers here' });
  }
  return faults;
}

function dateFaults(draft: Draft, today: PlainDate): readonly FieldFault[] {
  if (dateParts(draft).every((part) => part === '')) return [];
  const date = happenedOn(draft);
  if (date === null) {
    return [{ field: 'happened-day', message: 'The date it happened must be a real date, such as 9 11 2026. Leave it empty if you do not know' }];
  }
  return date > today ? [{ field: 'happened-day', message: 'The date it happened must be today or in the past' }] : [];
}

/** The list and the free text are one answer: neither may be lost because the other was used. */
function platformFaults(draft: Draft): readonly FieldFault[] {
  const other = draft['platform-other'].trim();
  if (draft.platform === 'other' && other === '') return [{ field: 'platform-other', message: 'Enter the name of the site, app or game, or choose “Not online, or not known”' }];
  const both = draft.platform !== '' && draft.platform !== 'other' && other !== '';
  return both ? [{ field: 'platform-other', message: 'Choose “Another one”, or take this out. If there were two, write the second one under “Where”' }] : [];
}

function dateParts(draft: Draft): readonly string[] {
  return [draft['happened-day'], draft['happened-month'], draft['happened-year']].map((part) => part.trim());
}

/** The calendar date that was typed, or null where none was, or where there is no such day. */
export function happenedOn(draft: Draft): PlainDate | null {
  const [day = '', month = '', year = ''] = dateParts(draft);
  return plainDate(day, month, year);
}

/** The platform by its id in the manual, or as it was typed where it is not in the list. Empty where none was given. */
export function platformOf(draft: Draft): string {
  return draft['platform-other'].trim() || draft.platform;
}

/** Whom of those who work here the report is about, `none` where nothing has been chosen. */
export function aboutOf({ about }: Draft): AboutStaff {
  return isAboutStaff(about) ? about : 'none';
}

function isAboutStaff(value: string): value is AboutStaff {
  return value === 'none' || value === 'staff' || value === 'dsl' || value === 'head';
}

/**
 * The finished report. The child's own words go in exactly as typed; the other fields lose only the blanks at their ends.
 * Call it only when `allFaults` finds nothing.
 * @param wordingKept why wording that was pointed out is meant; empty where nobody said
 */
export function toReport(draft: Draft, wordingKept = ''): Report {
  const danger = draft.danger;
  return {
    immediateDanger: danger === 'yes' || danger === 'no' ? danger : 'unknown',
    seenOrSaid: draft.seen.trim(),
    childsWords: draft.words,
    happenedOn: happenedOn(draft),
    happenedWhen: draft.when.trim(),
    happenedWhere: draft.where.trim(),
    child: draft.child.trim(),
    childAge: draft.age.trim(),
    otherPeople: draft.others.trim(),
    platform: platformOf(draft),
    doneAlready: draft.done.trim(),
    aboutStaff: aboutOf(draft),
    ...(wordingKept.trim() === '' ? {} : { wordingKept: wordingKept.trim() }),
  };
}

/** The role in which somebody reports, in the words of the record. */
export function reporterRole(roles: readonly Role[]): 'staff' | 'dsl' | 'head' {
  if (roles.includes('head')) return 'head';
  return roles.includes('dsl') ? 'dsl' : 'staff';
}

/** What the reporter wrote themselves in a draft, or on one page of it: the child's own words and names are never among it. */
export function ownTextOf(draft: Draft, step?: Step): string {
  return ownTextOfReport(toReport(step === undefined ? draft : withStep(draftFrom({}), step, draft)));
}

/** Tells one state of a draft from another, so that only what was shown is sent. */
export function fingerprintOf(draft: Draft): string {
  return createHash('sha256').update(JSON.stringify(FIELDS.map((field) => draft[field]))).digest('hex').slice(0, 24);
}
