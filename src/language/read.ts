/** Reads the wordings of `manual/language`: every fault at once, each with file, line and how to mend it. */
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document, YAMLMap } from 'yaml';
import type { About, ByWeight, Exercise, Group, LanguageSource, PatternSource, Principle, Rewrite, Source, Weighing, Weights, Words } from './model.ts';
import { SequenceMaker } from './sequences.ts';
import { Vocabulary } from './vocabulary.ts';

export interface LanguageFile {
  /** From the folder of the manual: `language/blame.yaml`. */
  readonly path: string;
  readonly text: string;
}

export interface LanguageFault {
  readonly file: string;
  readonly line: number;
  readonly message: string;
  readonly mend: string;
}

export type LanguageRead = { readonly ok: true; readonly language: LanguageSource } | { readonly ok: false; readonly faults: readonly LanguageFault[] };

const KINDS: Readonly<Record<Group, readonly string[]>> = {
  blame: ['blame', 'agency', 'consent', 'relationship', 'minimise', 'sexualise', 'adultify', 'label', 'criminalise', 'doubt', 'engagement', 'imagery'],
  recording: ['opinion', 'vague', 'initials', 'source', 'time', 'jargon', 'diagnosis', 'emphasis'],
};
const SHARED = ['words.yaml', 'near.yaml', 'principles.yaml', 'sources.yaml', 'exercises.yaml', 'weights.yaml'];
const PATTERN_KEYS = ['id', 'kind', 'find', 'signs', 'unless', 'needs', 'age', 'about', 'introduced', 'why', 'write', 'rewrite', 'match', 'leave'];

/** The wordings of these files, or all their faults. */
export function readLanguage(files: readonly LanguageFile[]): LanguageRead {
  const faults: LanguageFault[] = [];
  const pages = files.map((file) => new Page(file, faults));
  const page = (name: string): Page => pages.find(({ name: own }) => own === name) ?? new Page({ path: `language/${name}`, text: '' }, faults);
  const shared = page('words.yaml').root();
  const near = pages.filter(({ name }) => name === 'near.yaml').flatMap((one) => one.root().words('near'));
  const words = readWords(shared, near);
  const sources = page('sources.yaml').rows([]).map((row): Source => ({ id: row.text('id'), title: row.text('title'), publisher: row.text('publisher'), year: Number(row.text('year')) }));
  const principles = page('principles.yaml').rows([]).map((row): Principle => ({ id: row.text('id'), title: row.text('title'), text: row.text('text'), source: row.known('source', sources.map(({ id }) => id)) }));
  const patterns = pages.filter(({ name }) => !SHARED.includes(name)).flatMap((one) => readPatterns(one, principles, sources));
  onceEach(patterns, faults);
  const exercises = page('exercises.yaml').rows([]).map((row): Exercise => readExercise(row));
  const learned = pages.filter(({ name }) => name === 'weights.yaml').map(readLearned)[0] ?? { often: {}, weights: null };
  if (faults.length > 0) return { ok: false, faults };
  const language = { words, principles, sources, patterns: patterns.map(({ pattern }) => pattern), exercises, ...learned };
  const maker = new SequenceMaker(words, new Vocabulary(words));
  const unread = [...unreadableWords(maker, words, shared), ...unreadable(maker, patterns)];
  return unread.length > 0 ? { ok: false, faults: unread } : { ok: true, language };
}

interface Placed {
  readonly pattern: PatternSource;
  readonly row: Row;
}

/** @param near real words beside those of wordings, from their own page */
function readWords(root: Row, near: readonly string[]): Words {
  const irregular = root.lists('irregular');
  // “chose” is a form of “choose”, and has none of its own.
  const unchanging = Object.fromEntries([...Object.values(irregular).flat(), ...root.list('unchanging')].map((word) => [word, []]));
  return { groups: root.lists('groups'), irregular: { ...unchanging, ...irregular }, fillers: root.list('fillers'), near: [...root.list('near'), ...near], names: root.list('names'), given: root.list('given'), hyphened: root.list('hyphened'), rejections: root.list('rejections'), verdicts: root.list('verdicts'), capitals: root.list('capitals'), shouted: root.list('shouted') };
}

function readPatterns(page: Page, principles: readonly Principle[], sources: readonly Source[]): readonly Placed[] {
  const root = page.root();
  const group: Group = root.known('group', ['blame', 'recording']) === 'recording' ? 'recording' : 'blame';
  const kind = root.known('kind', KINDS[group]);
  const principle = root.known('principle', principles.map(({ id }) => id));
  const source = root.known('source', sources.map(({ id }) => id));
  const evenDenied = root.has('even-denied');
  return page.rows(['patterns']).map((row) => {
    row.only(PATTERN_KEYS);
    for (const list of ['match', 'leave'] as const) if (row.list(list).length === 0) row.fail(`The wording “${row.text('id')}” has no examples in “${list}”`, list === 'match' ? 'Add sentences that must be found.' : 'Add sentences that must be left alone.');
    const signs = row.list('signs');
    if (row.list('find').length + signs.length === 0) row.fail('Nothing is to be found', 'Add wordings to “find”.');
    return {
      row,
      pattern: {
        id: row.text('id'), group, kind: row.has('kind') ? row.known('kind', KINDS[group].concat(KINDS.blame)) : kind, principle, source,
        find: row.list('find'), signs, unless: row.list('unless'), needs: row.list('needs'), age: ageOf(row), about: aboutOf(row), evenDenied,
        introduced: row.has('introduced'), why: row.text('why'), write: row.text('write'), rewrite: row.rewrites(), match: row.list('match'), leave: row.list('leave'),
      },
    };
  });
}

function readLearned(page: Page): Pick<LanguageSource, 'often'> & { readonly weights: Weighing } {
  const root = page.root();
  root.only(['often', 'blame', 'recording']);
  return { often: root.has('often') ? root.weights('often') : {}, weights: { blame: readScales(root.row('blame')), recording: readScales(root.row('recording')) } };
}

function readScales(row: Row): Weights {
  row.only(['base', 'patterns', 'around', 'within', 'kinds', 'runs']);
  return { base: row.number('base'), patterns: row.weights('patterns'), around: row.weights('around'), within: row.weights('within'), kinds: row.weights('kinds'), runs: row.weights('runs') };
}

function readExercise(row: Row): Exercise {
  row.only(['id', 'sentence', 'happened', 'keeps', 'answer', 'because']);
  return { id: row.text('id'), sentence: row.text('sentence'), happened: row.text('happened'), keeps: row.listOfLists('keeps'), answer: row.text('answer'), because: row.text('because') };
}

function aboutOf(row: Row): About {
  const about = row.has('about') ? row.known('about', ['child', 'happening', 'young', 'anyone']) : 'child';
  return about === 'anyone' || about === 'happening' || about === 'young' ? about : 'child';
}

function ageOf(row: Row): PatternSource['age'] {
  if (!row.has('age')) return null;
  return row.known('age', ['child', 'adult']) === 'adult' ? 'adult' : 'child';
}

function onceEach(patterns: readonly Placed[], faults: LanguageFault[]): void {
  const seen = new Set<string>();
  for (const { pattern, row } of patterns) {
    if (seen.has(pattern.id)) faults.push({ ...row.at, message: `Two wordings are called “${pattern.id}”`, mend: 'Give one of them another id.' });
    seen.add(pattern.id);
  }
}

const MEND = 'docs/language-format.md shows how wordings are written.';

/** Wordings that cannot be read. */
function unreadable(maker: SequenceMaker, patterns: readonly Placed[]): readonly LanguageFault[] {
  return patterns.flatMap(({ pattern, row }) => {
    const wordings = [...pattern.find, ...pattern.unless, ...pattern.needs, ...pattern.rewrite.map(({ from }) => from)];
    return wordings.flatMap((wording) => faultOf(maker, wording)).map((message) => ({ ...row.at, message: `${pattern.id}: ${message}`, mend: MEND }));
  });
}

/** Groups, rejections and verdicts that cannot be read. */
function unreadableWords(maker: SequenceMaker, words: Words, root: Row): readonly LanguageFault[] {
  const groups = root.row('groups');
  const written = [
    ...Object.keys(words.groups).map((name) => ({ wording: `@${name}`, at: groups.atEntry(name, 0) })),
    ...(['rejections', 'verdicts'] as const).flatMap((list) => words[list].map((wording, index) => ({ wording, at: root.atEntry(list, index) }))),
  ];
  return written.flatMap(({ wording, at }) => faultOf(maker, wording).map((message) => ({ ...at, message, mend: MEND })));
}

function faultOf(maker: SequenceMaker, wording: string): readonly string[] {
  try {
    maker.read(wording);
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** One YAML file. */
class Page {
  readonly file: string;
  readonly #document: Document;
  readonly #lines = new LineCounter();
  readonly #faults: LanguageFault[];

  constructor({ path, text }: LanguageFile, faults: LanguageFault[]) {
    this.file = path;
    this.#faults = faults;
    this.#document = parseDocument(text, { lineCounter: this.#lines });
    for (const error of this.#document.errors) this.fault(error.pos[0], `The file is not valid YAML: ${error.message.split('\n')[0]}`, 'Mind the blanks before each line, and put texts with a colon in quotes.');
  }

  fault(offset: number, message: string, mend: string): void {
    this.#faults.push({ file: this.file, line: this.#lines.linePos(offset).line, message, mend });
  }

  /** Without its folder. */
  get name(): string {
    return this.file.split('/').at(-1) ?? '';
  }

  root(): Row {
    return new Row(this, this.#document.contents);
  }

  /** The rows of the list at a path. */
  rows(path: readonly string[]): readonly Row[] {
    const list = path.length === 0 ? this.#document.contents : this.#document.getIn(path, true);
    if (isSeq(list)) return list.items.map((item) => new Row(this, item));
    this.fault(0, path.length === 0 ? 'The file should be a list' : `“${path.join('.')}” should be a list`, 'Begin each entry with “- ”.');
    return [];
  }

  lineOf(offset: number): number {
    return this.#lines.linePos(offset).line;
  }
}

function keysOf(map: YAMLMap): readonly string[] {
  return map.items.map(({ key }) => String(isScalar(key) ? key.value : ''));
}

/** One mapping in a file. */
class Row {
  readonly #page: Page;
  readonly #node: unknown;
  readonly #offset: number;

  constructor(page: Page, node: unknown) {
    this.#page = page;
    this.#node = node;
    this.#offset = isMap(node) ? (node.range?.[0] ?? 0) : 0;
  }

  get at(): { readonly file: string; readonly line: number } {
    return { file: this.#page.file, line: this.#page.lineOf(this.#offset) };
  }

  /** Where an entry of the list under a key stands. */
  atEntry(key: string, index: number): { readonly file: string; readonly line: number } {
    const list = isMap(this.#node) ? this.#node.get(key, true) : undefined;
    const item = isSeq(list) ? list.items[index] : undefined;
    return { file: this.#page.file, line: this.#page.lineOf(isScalar(item) ? (item.range?.[0] ?? this.#offset) : this.#offset) };
  }

  fail(message: string, mend: string): void {
    this.#page.fault(this.#offset, message, mend);
  }

  has(key: string): boolean {
    return isMap(this.#node) && this.#node.has(key);
  }

  only(keys: readonly string[]): void {
    if (!isMap(this.#node)) return this.fail('This should be a mapping', 'Write keys and values, such as “id: own-fault”.');
    for (const { key } of this.#node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (!keys.includes(name)) this.fail(`“${name}” is not known here`, `Known are ${keys.join(', ')}.`);
    }
  }

  text(key: string): string {
    const value = isMap(this.#node) ? this.#node.get(key) : undefined;
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    this.fail(`“${key}” is missing or is not text`, `Write “${key}: …”.`);
    return '';
  }

  known(key: string, values: readonly string[]): string {
    const value = this.text(key);
    if (value !== '' && !values.includes(value)) this.fail(`“${value}” is no ${key}`, `Use one of ${values.join(', ')}.`);
    return value;
  }

  list(key: string): readonly string[] {
    const list = isMap(this.#node) ? this.#node.get(key, true) : undefined;
    if (list === undefined) return [];
    const items = isSeq(list) ? list.items.map((item) => (isScalar(item) ? item.value : null)) : [null];
    if (items.every((item) => typeof item === 'string' && item.trim() !== '')) return items as string[];
    this.fail(`“${key}” should be a list of texts`, 'Write each on its own line after “- ”, in quotes where it has a colon.');
    return [];
  }

  lists(key: string): Readonly<Record<string, readonly string[]>> {
    const map = isMap(this.#node) ? this.#node.get(key, true) : undefined;
    if (!isMap(map)) {
      this.fail(`“${key}” should be a mapping of lists`, 'Write “name: [word, word]”.');
      return {};
    }
    const row = new Row(this.#page, map);
    return Object.fromEntries(keysOf(map).map((name) => [name, row.list(name)]));
  }

  row(key: string): Row {
    return new Row(this.#page, isMap(this.#node) ? this.#node.get(key, true) : undefined);
  }

  number(key: string): number {
    const value = isMap(this.#node) ? this.#node.get(key) : undefined;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    this.fail(`“${key}” is missing or is no number`, `Write “${key}: 0.5”.`);
    return 0;
  }

  /** Texts of words by their weight. */
  weights(key: string): ByWeight {
    const row = this.row(key);
    const map = row.#node;
    if (!isMap(map)) {
      this.fail(`“${key}” should be a mapping of weights`, 'Write “"-0.5": "word word"”.');
      return {};
    }
    return Object.fromEntries(keysOf(map).map((weight) => {
      if (!Number.isFinite(Number(weight))) row.fail(`“${weight}” is no weight`, 'Write “"-0.5": "word word"”.');
      return [weight, row.text(weight)];
    }));
  }

  /** The words of a text. */
  words(key: string): readonly string[] {
    return this.text(key).split(/\s+/u);
  }

  listOfLists(key: string): readonly (readonly string[])[] {
    const list = isMap(this.#node) ? this.#node.get(key, true) : undefined;
    const rows = isSeq(list) ? list.items.map((item) => (isSeq(item) ? item.items.map((one) => (isScalar(one) ? String(one.value) : '')) : [])) : [];
    if (rows.length === 0 || rows.some((row) => row.length === 0 || row.includes(''))) this.fail(`“${key}” should be a list of lists of words`, 'Write “keeps: [[word, word], [word]]”.');
    return rows;
  }

  rewrites(): readonly Rewrite[] {
    const list = isMap(this.#node) ? this.#node.get('rewrite', true) : undefined;
    if (list === undefined) return [];
    if (isSeq(list)) return list.items.map((item) => new Row(this.#page, item)).map((row) => ({ from: row.text('from'), to: row.text('to') }));
    this.fail('“rewrite” should be a list', 'Write “- {from: …, to: …}”.');
    return [];
  }
}
