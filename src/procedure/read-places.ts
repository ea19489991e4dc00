import type { Contact, Parameter, Paragraph, Partnership, Platform } from './model.ts';
import type { Fields, Spot } from './source.ts';
import { readState } from './read-law.ts';
import { readRules } from './read-steps.ts';
import { checkLinks, idOf, type Vocabulary } from './vocabulary.ts';

const contactKeys = ['id', 'name', 'phone', 'email', 'web', 'hours', 'note', 'state'];

/** Reads contacts, national or of a partnership. */
export function readContacts(items: readonly Spot[]): Contact[] {
  return items.map((item) => {
    const fields = item.fields(`the contact “${idOf(item)?.id ?? '?'}”`, contactKeys);
    return { id: fields.text('id'), name: fields.text('name'), ...optional(fields, ['phone', 'email', 'web', 'hours', 'note']), state: readState(fields) };
  });
}

function optional<K extends string>(fields: Fields, keys: readonly K[]): Partial<Record<K, string>> {
  const found: Partial<Record<K, string>> = {};
  for (const key of keys) {
    const text = fields.maybeText(key);
    if (text !== undefined) found[key] = text;
  }
  return found;
}

const platformKeys = ['id', 'name', 'kind', 'closed-on', 'minimum-age', 'safety-centre', 'report', 'block', 'who-may-report', 'under13', 'under-13', 'state'];

/** Reads the routes of one site, app or game. */
export function readPlatform(item: Spot): Platform {
  const fields = item.fields(`the platform “${idOf(item)?.id ?? '?'}”`, platformKeys);
  const closedOn = fields.maybeText('closed-on');
  const minimumAge = fields.maybeNumber('minimum-age');
  return {
    id: fields.text('id'), name: fields.text('name'), kind: fields.text('kind'),
    ...(closedOn === undefined ? {} : { closedOn }), ...(minimumAge === undefined ? {} : { minimumAge }),
    safetyCentre: fields.text('safety-centre'), report: fields.text('report'), block: fields.text('block'),
    whoMayReport: fields.text('who-may-report'), under13: fields.has('under13') ? fields.text('under13') : fields.text('under-13'), state: readState(fields),
  };
}

const units = ['working-day', 'school-day', 'hour', 'day', 'year'] as const;

/** Reads one value with its history, oldest first. */
export function readParameter(item: Spot): Parameter {
  const what = `the parameter “${idOf(item)?.id ?? '?'}”`;
  const fields = item.fields(what, ['id', 'title', 'unit', 'values']);
  const spot = fields.need('values');
  const seen = new Set<string>();
  const values = (spot?.items(`“values” of ${what}`) ?? []).map((entry) => {
    const value = readValue(entry, what);
    if (seen.has(value.from)) entry.fail(`${what} has two values from ${value.from}`, 'Keep the one that held on that day.');
    seen.add(value.from);
    return value;
  });
  if (spot?.isList && values.length === 0) spot.fail(`${what} has no value`, 'Add one with from, value, reference and state.');
  return { id: fields.text('id'), title: fields.text('title'), unit: fields.oneOf('unit', units, 'day'), values: values.toSorted((a, b) => (a.from < b.from ? -1 : 1)) };
}

function readValue(item: Spot, what: string): Parameter['values'][number] {
  const fields = item.fields(`a value of ${what}`, ['from', 'value', 'reference', 'state']);
  const value = fields.number('value');
  if (!Number.isInteger(value) || value < 0) fields.get('value')?.fail(`a value of ${what} is ${value}`, 'Use a whole number, with the unit that fits it.');
  return { from: fields.date('from'), value, reference: fields.text('reference'), state: readState(fields) };
}

/** Reads what one partnership adds: contacts, paragraphs, rules, tighter parameters. */
export function readPartnership(item: Spot, words: Vocabulary): Partnership {
  const what = `the partnership “${idOf(item)?.id ?? '?'}”`;
  const fields = item.fields(what, ['id', 'name', 'police', 'contacts', 'paragraphs', 'rules', 'parameters']);
  const id = fields.text('id');
  const contacts = fields.items('contacts');
  checkTwice(contacts, 'contact', what);
  return {
    id, name: fields.text('name'), police: fields.text('police'), contacts: readContacts(contacts),
    paragraphs: fields.items('paragraphs').map((entry) => readParagraph(entry, id, words)),
    rules: readRules(fields.items('rules'), words, 'local'), parameters: readOwnParameters(fields, words),
  };
}

function readOwnParameters(fields: Fields, words: Vocabulary): Parameter[] {
  const items = fields.items('parameters');
  checkTwice(items, 'parameter', fields.what);
  for (const item of items) {
    const found = idOf(item);
    if (found) words.refer('parameter', found.id, found.at, fields.what);
  }
  return items.map((item) => readParameter(item));
}

function checkTwice(items: readonly Spot[], kind: string, what: string): void {
  const seen = new Set<string>();
  for (const item of items) {
    const id = idOf(item)?.id;
    if (id === undefined) continue;
    if (seen.has(id)) item.fail(`the ${kind} “${id}” is there twice in ${what}`, 'Leave one out.');
    seen.add(id);
  }
}

function readParagraph(item: Spot, partnership: string, words: Vocabulary): Paragraph {
  const what = `the paragraph “${idOf(item)?.id ?? '?'}”`;
  const fields = item.fields(what, ['id', 'heading', 'text', 'source', 'note']);
  const text = fields.text('text');
  checkLinks(words, text, fields.get('text')?.at ?? item.at, what);
  return { id: fields.text('id'), chapter: partnership, heading: fields.text('heading'), text, tier: 'local', ...optional(fields, ['source', 'note']) };
}
