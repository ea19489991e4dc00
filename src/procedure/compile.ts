import type { Edition, Fault, ManualFile } from './model.ts';
import { deepFreeze, hashOf } from './canonical.ts';
import { coverageFaults } from './coverage.ts';
import { checkCycles, checkWaits } from './cycles.ts';
import { sortFiles, type Folder } from './folder.ts';
import { checkTiers } from './overlay.ts';
import { readScenarios, readProperties } from './read-cases.ts';
import { readChapter, type ReadChapter } from './read-chapter.ts';
import { readLaws } from './read-law.ts';
import { readContacts, readParameter, readPartnership, readPlatform } from './read-places.ts';
import { learnFacts, readDefinitions, readFacts } from './read-questions.ts';
import { readActions, readRules } from './read-steps.ts';
import { Faults, type At, type Fields, type Spot } from './source.ts';
import { idOf, Vocabulary, type IdKind } from './vocabulary.ts';

export type Compiled = { readonly ok: true; readonly edition: Edition } | { readonly ok: false; readonly faults: readonly Fault[] };

type Parts = Omit<Edition, 'hash'>;

/**
 * Compiles the files of a manual into an edition: immutable, deeply frozen, named by its content.
 * All faults are told at once, in the order of files and lines; where there is one, there is no edition.
 */
export function compile(files: readonly ManualFile[]): Compiled {
  const faults = new Faults();
  const folder = sortFiles(files, faults);
  const words = new Vocabulary(faults);
  const chapters = folder.chapters.flatMap(({ path, text }) => readChapter(path, text, faults) ?? []);
  declareAll(folder, chapters, words);
  const parts = readAll(folder, chapters, words);
  if (faults.list.length === 0) checkWhole(parts, folder, words);
  if (faults.list.length > 0) return { ok: false, faults: inOrder(faults.list) };
  return { ok: true, edition: deepFreeze({ hash: hashOf(parts), ...parts }) };
}

/** Recompiles nothing: freezes the parts of an edition that was stored, and says whether its hash is that of its content. */
export function restore(stored: Edition): Edition | null {
  return hashOf(stored) === stored.hash ? deepFreeze(stored) : null;
}

function inOrder(faults: readonly Fault[]): Fault[] {
  return faults.toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

/** First pass: every id, so that later every use of one can be checked. */
function declareAll(folder: Folder, chapters: readonly ReadChapter[], words: Vocabulary): void {
  for (const { chapter, paragraphs } of chapters) {
    const at = paragraphs[0]?.at ?? { file: 'chapters', line: 1 };
    words.declare('chapter', chapter.id, { file: at.file, line: 1 });
    for (const { paragraph, at: place } of paragraphs) words.declare('paragraph', paragraph.id, place);
  }
  for (const [key, kind] of [['roles', 'role'], ['stages', 'stage'], ['groups', 'group']] as const) words.declareList(kind, listOf(folder.manual, key));
  words.declareList('platform', folder.platforms);
  words.declareList('partnership', folder.partnerships);
  words.declareList('parameter', folder.parameters);
  for (const parameter of folder.parameters) learnParameter(parameter, words);
  words.declareList('contact', folder.contacts);
  for (const partnership of folder.partnerships) declarePartnership(partnership, words);
  const kinds: [IdKind, readonly Spot[]][] = [
    ['fact', folder.facts], ['definition', folder.definitions], ['action', folder.actions], ['rule', folder.rules],
    ['law', folder.law], ['scenario', folder.scenarios], ['property', folder.properties],
  ];
  for (const [kind, items] of kinds) words.declareList(kind, items);
  learnFacts(folder.facts, words);
}

function listOf(spot: Spot | null, key: string): Spot[] {
  if (!spot?.isMap) return [];
  const found = spot.entries('').find((entry) => entry.key === key)?.spot;
  return found?.isList ? found.items('') : [];
}

function declarePartnership(partnership: Spot, words: Vocabulary): void {
  words.declareList('paragraph', listOf(partnership, 'paragraphs'));
  words.declareList('rule', listOf(partnership, 'rules'));
  for (const contact of listOf(partnership, 'contacts')) {
    const found = idOf(contact);
    if (found && !words.ids('contact').has(found.id)) words.declare('contact', found.id, found.at);
  }
}

/** Notes the values of a parameter for conditions; what is wrong with it is told when it is read. */
function learnParameter(spot: Spot, words: Vocabulary): void {
  const id = idOf(spot)?.id;
  if (id === undefined) return;
  const values = listOf(spot, 'values').flatMap((item) => {
    if (!item.isMap) return [];
    const fields = new Map(item.entries('').map((entry) => [entry.key, entry.spot.value]));
    const [from, value] = [fields.get('from'), fields.get('value')];
    return typeof from === 'string' && typeof value === 'number' ? [{ from, value }] : [];
  });
  words.parameters.set(id, values.toSorted((a, b) => (a.from < b.from ? -1 : 1)));
}

const manualKeys = ['title', 'region', 'published', 'roles', 'stages', 'groups'];

/** Second pass: everything, with every reference checked. */
function readAll(folder: Folder, chapters: readonly ReadChapter[], words: Vocabulary): Parts {
  const manual = folder.manual?.fields('manual.yaml', manualKeys) ?? null;
  const published = manual?.date('published') ?? '1900-01-01';
  for (const chapter of chapters) chapter.check(words);
  return {
    title: manual?.text('title') ?? '', region: manual?.text('region') ?? '', published,
    roles: named(manual, 'roles', (fields) => ({ id: fields.text('id'), name: fields.text('name') }), ['id', 'name']),
    stages: named(manual, 'stages', (fields) => {
      const hint = fields.maybeText('hint');
      return { id: fields.text('id'), title: fields.text('title'), ...(hint === undefined ? {} : { hint }) };
    }, ['id', 'title', 'hint']),
    groups: named(manual, 'groups', (fields) => ({ id: fields.text('id'), title: fields.text('title') }), ['id', 'title']),
    facts: readFacts(folder.facts, words), definitions: readDefinitions(folder.definitions, words),
    actions: readActions(folder.actions, words), rules: readRules(folder.rules, words), law: readLaws(folder.law, words),
    chapters: chapters.map(({ chapter }) => chapter), paragraphs: chapters.flatMap((one) => one.paragraphs.map(({ paragraph }) => paragraph)),
    platforms: folder.platforms.map(readPlatform), partnerships: folder.partnerships.map((spot) => readPartnership(spot, words)),
    contacts: readContacts(folder.contacts), parameters: folder.parameters.map(readParameter),
    scenarios: readScenarios(folder.scenarios, words, published), properties: readProperties(folder.properties, words),
  };
}

function named<T>(manual: Fields | null, key: string, read: (fields: Fields) => T, keys: readonly string[]): T[] {
  if (!manual) return [];
  manual.need(key);
  return manual.items(key).map((item) => read(item.fields(`an entry of “${key}”`, keys)));
}

/** What can only be checked once every part has been read without fault. */
function checkWhole(parts: Parts, folder: Folder, words: Vocabulary): void {
  const find = (kind: IdKind, id: string): At => words.ids(kind).get(id) ?? { file: 'manual.yaml', line: 1 };
  const findNamed = (name: string): At => {
    const [kind = '', id = ''] = name.split(' ');
    return find(kind === 'definition' ? 'definition' : 'fact', id);
  };
  checkCycles(parts.definitions, parts.facts, findNamed, words.faults);
  checkWaits(parts.rules, (rule) => find('rule', rule), words.faults);
  for (const { rules } of parts.partnerships) if (rules.length > 0) checkWaits([...parts.rules, ...rules], (rule) => find('rule', rule), words.faults);
  checkTiers(parts, find, words.faults);
  if (folder.coverage !== null) words.faults.list.push(...coverageFaults(parts, folder.coverage));
}
