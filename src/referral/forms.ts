/** The form of a referral as data, read with every fault at once. Pure: text in, forms or faults out. */
import { Faults, Page, suggest } from '../procedure/index.ts';
import type { Edition, Fault, Fields, ManualFile, Spot } from '../procedure/index.ts';

/** What a field can be filled with from the record. */
export const SOURCES = [
  'child-name', 'child-age', 'referrer', 'reporter', 'setting', 'immediate-danger', 'seen-or-said', 'childs-words', 'happened', 'other-people', 'people-harmed', 'people-may-have-harmed',
  'people-affected', 'family', 'accounts', 'known', 'not-known', 'done-already', 'steps-taken', 'evidence', 'access-to-children', 'law',
] as const;
export type Source = (typeof SOURCES)[number];

export interface FormField {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly isRequired: boolean;
  readonly size: 'line' | 'long';
  readonly from: Source | null;
}

export interface FormSection {
  readonly id: string;
  readonly title: string;
  /** Whether it always goes out; the others are ticked in one by one. */
  readonly isAlways: boolean;
  readonly fields: readonly FormField[];
}

export interface ReferralForm {
  readonly id: string;
  readonly title: string;
  /** The steps of the plan that are done once it is sent. */
  readonly for: readonly string[];
  /** The agency, in words. */
  readonly to: string;
  /** What to bear in mind, above the form; empty where there is nothing. */
  readonly note: string;
  readonly cites: readonly string[];
  /** The parameter within which a call is followed in writing, and that within which an answer comes; null where there is none. */
  readonly inWritingWithin: string | null;
  readonly answerWithin: string | null;
  readonly sections: readonly FormSection[];
}

export type ReadReferrals = { readonly ok: true; readonly forms: readonly ReferralForm[] } | { readonly ok: false; readonly faults: readonly Fault[] };

type Known = Pick<Edition, 'actions' | 'paragraphs' | 'parameters'>;

const FORM_KEYS = ['id', 'title', 'for', 'to', 'note', 'cites', 'in-writing-within', 'answer-within', 'sections'];
const SECTION_KEYS = ['id', 'title', 'always', 'fields'];
const FIELD_KEYS = ['id', 'label', 'hint', 'required', 'size', 'from'];
const YES_NO = ['yes', 'no'] as const;

/** Reads all forms and says everything that is wrong with them at once. */
export function readReferralForms(files: readonly ManualFile[], edition: Known): ReadReferrals {
  const faults = new Faults();
  const pages = files.map(({ path, text }) => new Page(path, text, faults)).filter((page) => !page.broken);
  const forms = pages.map((page) => readForm(page, edition));
  return faults.list.length > 0 ? { ok: false, faults: faults.list } : { ok: true, forms };
}

/** Ids that a form has used already. */
interface Used {
  readonly sections: Set<string>;
  readonly fields: Set<string>;
}

/** A form is named as its file, so that no two have one id. */
function readForm({ file, root }: Page, edition: Known): ReferralForm {
  const named = file.replace(/^referrals\/|\.yaml$/g, '');
  const what = `the referral form “${named}”`;
  const fields = root.fields(what, FORM_KEYS);
  const id = fields.text('id');
  if (id !== '' && id !== named) fields.get('id')?.fail(`the id is “${id}”`, `Write id: ${named}, as the file is named.`);
  const used: Used = { sections: new Set(), fields: new Set() };
  const form: ReferralForm = {
    id, title: fields.text('title'), for: someOf(fields, 'for', 'action', edition.actions), to: fields.text('to'), note: fields.maybeText('note') ?? '',
    cites: someOf(fields, 'cites', 'paragraph', edition.paragraphs),
    inWritingWithin: parameterOf(fields, 'in-writing-within', edition), answerWithin: parameterOf(fields, 'answer-within', edition),
    sections: listed(fields, 'sections').map((spot) => readSection(spot, what, used)),
  };
  if (form.sections.length > 0 && form.sections.every(({ isAlways }) => !isAlways)) fields.get('sections')?.fail(`${what} has no section that always goes out`, 'Write always: yes in at least one section.');
  return form;
}

function readSection(spot: Spot, ofForm: string, used: Used): FormSection {
  const fields = spot.fields(`a section of ${ofForm}`, SECTION_KEYS);
  const id = idOf(fields, 'section', used.sections);
  return { id, title: fields.text('title'), isAlways: fields.oneOf('always', YES_NO, 'no') === 'yes', fields: listed(fields, 'fields').map((field) => readField(field, ofForm, used)) };
}

function readField(spot: Spot, ofForm: string, used: Used): FormField {
  const fields = spot.fields(`a field of ${ofForm}`, FIELD_KEYS);
  return {
    id: idOf(fields, 'field', used.fields), label: fields.text('label'), hint: fields.maybeText('hint') ?? '', isRequired: fields.oneOf('required', YES_NO, 'no') === 'yes',
    size: fields.oneOf('size', ['line', 'long'], 'long'), from: fields.get('from')?.oneOf(`“from” of a field of ${ofForm}`, SOURCES, 'known') ?? null,
  };
}

function idOf(fields: Fields, what: string, used: Set<string>): string {
  const id = fields.text('id');
  const fail = (message: string, mend: string): void => fields.get('id')?.fail(message, mend);
  if (id !== '' && !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id)) fail(`“${id}” cannot be an id`, 'Use small letters, digits and single hyphens, such as child-and-family.');
  if (used.has(id)) fail(`the ${what} “${id}” is there twice`, 'Give one of the two another id.');
  if (id !== '') used.add(id);
  return id;
}

/** A list that must not be empty. */
function listed(fields: Fields, key: string): readonly Spot[] {
  const spot = fields.need(key);
  const items = spot?.items(`“${key}” of ${fields.what}`) ?? [];
  if (spot?.isList && items.length === 0) spot.fail(`${fields.what} has no ${key}`, 'Add at least one.');
  return items;
}

/** Ids of the manual, at least one. */
function someOf(fields: Fields, key: string, kind: string, known: readonly { readonly id: string }[]): readonly string[] {
  const spot = fields.need(key);
  const ids = known.map(({ id }) => id);
  const words = spot?.words(`“${key}” of ${fields.what}`) ?? [];
  if (spot?.isList && words.length === 0) spot.fail(`${fields.what} names no ${kind} in “${key}”`, `Name at least one, such as [${ids[0] ?? ''}].`);
  for (const { word, at } of words) if (word !== '' && !ids.includes(word)) fields.spot.faults.add(at, `${fields.what} names the ${kind} “${word}”, which is not in the manual`, suggest(word, ids));
  return words.map(({ word }) => word);
}

function parameterOf(fields: Fields, key: string, { parameters }: Known): string | null {
  const id = fields.maybeText(key);
  const ids = parameters.map((parameter) => parameter.id);
  if (id !== undefined && !ids.includes(id)) fields.get(key)?.fail(`${fields.what} names the parameter “${id}”, which is not in the manual`, suggest(id, ids));
  return id ?? null;
}
