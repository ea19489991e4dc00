/** Which sense a wording has in its sentence, by the words around it: each speaks for the sense that harms, or against it. */
import { HashTable } from './hash-table.ts';
import type { ByWeight, Group, PatternSource, Weighing, Weights } from './model.ts';
import { hashOf } from './letters.ts';
import { CAPITAL, GROWN, isMarked, opensSentence, YOUNG } from './tokens.ts';
import type { Tokens } from './tokens.ts';
import type { WordSet } from './word-set.ts';

/** The words of a sentence with a wording in it, as they are weighed. */
export interface Signs {
  /** Those that stand near. A name is `NAME`. */
  readonly around: readonly string[];
  /** Those found. */
  readonly within: readonly string[];
  /** Every two and three that stand beside each other, as “no_(child)”: `^` and `$` are the ends of the sentence, `*` what was found. Every two of what was found, as “+_put_herself”. */
  readonly runs: readonly string[];
}

/** Words that say nothing of the sense: those for a child, and the hashes of those that are names too. */
export interface Unweighed {
  readonly child: WordSet;
  readonly names: ReadonlySet<number>;
}

/** A name says that somebody is spoken of; which name it is says nothing. */
const NAME = '(name)';
const NAMED = hashOf(NAME);

/** An age of a child or of an adult beside a word speaks as a word does. */
const AGES = [{ mark: YOUNG, sign: '(young)' }, { mark: GROWN, sign: '(grown)' }].map((age) => ({ ...age, signHash: hashOf(age.sign) }));

const REACH = 20;
/** Words that keep their capital inside a sentence and are no name. */
const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'dr', 'i'].map(hashOf));

/** Places of a line that are no words: the beginning and the end of the sentence, and what was found. */
const [START, FOUND, END] = [-1, -2, -3];
/** Words for a child say nothing by themselves, because every sense can be said of one; beside “no” or “a” they do. */
const CHILD = '(child)';
const CHILD_HASH = hashOf(CHILD);
const SIGNS = ['^', '*', '$'];
const SIGN_HASHES = SIGNS.map(hashOf);
/** Before two words beside each other that were found. */
const WITHIN = '+';
const WITHIN_HASH = hashOf(WITHIN);

/** The first word near a wording in its sentence. */
function nearestStart({ sentence }: Tokens, first: number): number {
  let from = first;
  while (from > 0 && first - from < REACH && sentence[from - 1] === sentence[first]) from--;
  return from;
}

/** The place after the last word near a wording in its sentence. */
function nearestEnd({ sentence, count }: Tokens, last: number): number {
  let to = last + 1;
  while (to < count && to - last <= REACH && sentence[to] === sentence[last]) to++;
  return to;
}

function endsSentence({ sentence, count }: Tokens, after: number): boolean {
  return after >= count || sentence[after] !== sentence[after - 1];
}

/** The places around a wording, in order: the index of each word near it in its sentence, and START, FOUND and END. */
function lineAround(tokens: Tokens, first: number, last: number): readonly number[] {
  const from = nearestStart(tokens, first);
  const to = nearestEnd(tokens, last);
  const through = (begin: number, end: number): readonly number[] => Array.from({ length: end - begin }, (_, place) => begin + place);
  return [...(opensSentence(tokens, from) ? [START] : []), ...through(from, first), FOUND, ...through(last + 1, to), ...(endsSentence(tokens, to) ? [END] : [])];
}

/** The hash of a run of words: that of the words before, and that of the one after. */
function runHash(before: number, after: number): number {
  return (Math.imul(before, 0x2c1b3c6d) ^ after) | 0;
}

/** The words of a sentence with a wording in it, to learn weights from. @param last the index of its last word, of the same sentence as `first` */
export function signsOf(tokens: Tokens, first: number, last: number, { child, names }: Unweighed): Signs {
  const line = lineAround(tokens, first, last);
  const isChild = (place: number): boolean => child.has(tokens.form[place] ?? 0);
  const signs = line.map((place) => (place < 0 ? (SIGNS[-1 - place] ?? '') : isChild(place) ? CHILD : wordAt(tokens, place, names)));
  const near = line.filter((place) => place >= 0 && !isChild(place));
  const found = Array.from({ length: last + 1 - first }, (_, place) => first + place);
  const ages = [...near, ...found].flatMap((place) => AGES.filter(({ mark }) => isMarked(tokens, place, mark)).map(({ sign }) => sign));
  const within = found.map((place) => wordAt(tokens, place, names));
  const besideWithin = within.slice(1).map((word, place) => [WITHIN, within[place], word].join('_'));
  return {
    around: [...near.map((place) => wordAt(tokens, place, names)), ...ages],
    within,
    runs: [...[2, 3].flatMap((length) => signs.slice(length - 1).map((_, from) => signs.slice(from, from + length).join('_'))), ...besideWithin],
  };
}

function wordAt(tokens: Tokens, index: number, names: ReadonlySet<number>): string {
  return isName(tokens, index, names) ? NAME : tokens.text.slice(tokens.start[index], tokens.end[index]).toLowerCase().replace('’', "'");
}

/** A word with a capital inside a sentence, or one that is somebody's name at its beginning. */
function isName(tokens: Tokens, index: number, names: ReadonlySet<number>): boolean {
  const hash = tokens.hash[index] ?? 0;
  return isMarked(tokens, index, CAPITAL) && (opensSentence(tokens, index) ? names.has(hash) : !TITLES.has(hash));
}

/** Weights, laid out for looking up by hash. Counted in whole tenths, so that a sum is the same in any order. */
export interface Scales {
  readonly base: number;
  readonly patterns: ReadonlyMap<string, number>;
  readonly around: HashTable;
  readonly within: HashTable;
  readonly kinds: HashTable;
  readonly runs: HashTable;
}

export function scalesOf(weighing: Weighing): Readonly<Record<Group, Scales>> {
  return { blame: layOut(weighing.blame), recording: layOut(weighing.recording) };
}

/** Each word with its weight. */
export function eachWeight(words: ByWeight): readonly (readonly [word: string, weight: number])[] {
  return Object.entries(words).flatMap(([weight, of]) => of.split(' ').map((word) => [word, Number(weight)] as const));
}

function layOut({ base, patterns, around, within, kinds, runs }: Weights): Scales {
  const whole = (weight: number): number => Math.round(weight * 10);
  const by = <K>(words: ByWeight, key: (word: string) => K): readonly (readonly [K, number])[] => eachWeight(words).map(([word, weight]) => [key(word), whole(weight)]);
  return {
    base: whole(base), patterns: new Map(by(patterns, (id) => id)), around: new HashTable(by(around, hashOf)), within: new HashTable(by(within, hashOf)), kinds: new HashTable(by(kinds, hashOfRun)), runs: new HashTable(by(runs, hashOfRun)),
  };
}

function hashOfRun(run: string): number {
  return run.split('_').map(hashOf).reduce(runHash);
}

/** Above nought where the words speak for the sense that harms. @param last the index of the last word found, of the same sentence as `first` */
export function weigh(scales: Scales, { id, kind }: Pick<PatternSource, 'id' | 'kind'>, tokens: Tokens, first: number, last: number, unweighed: Unweighed): number {
  const sum: Sum = { total: scales.base + (scales.patterns.get(id) ?? 0), kind: hashOf(kind), before: 0, run: 0 };
  for (let place = first, before = 0; place <= last; place++) {
    const hash = weighedHash(tokens, place, unweighed.names);
    sum.total += scales.within.get(hash) + ageWeight(scales, tokens, place);
    if (place > first) sum.total += scales.runs.get(runHash(runHash(WITHIN_HASH, before), hash));
    before = hash;
  }
  const from = nearestStart(tokens, first);
  const to = nearestEnd(tokens, last);
  if (opensSentence(tokens, from)) addSign(scales, sum, START);
  addWords(scales, sum, tokens, from, first, unweighed);
  addSign(scales, sum, FOUND);
  addWords(scales, sum, tokens, last + 1, to, unweighed);
  if (endsSentence(tokens, to)) addSign(scales, sum, END);
  return sum.total;
}

/** What has been weighed so far; the hashes of the kind of wording, of the word or sign before, and of the run of two that ends with it. */
interface Sum {
  total: number;
  readonly kind: number;
  before: number;
  run: number;
}

function addWords(scales: Scales, sum: Sum, tokens: Tokens, from: number, to: number, { child, names }: Unweighed): void {
  for (let place = from; place < to; place++) {
    if (child.has(tokens.form[place] ?? 0)) {
      addBeside(scales, sum, CHILD_HASH);
      continue;
    }
    const hash = weighedHash(tokens, place, names);
    addBeside(scales, sum, hash);
    sum.total += scales.around.get(hash) + scales.kinds.get(runHash(sum.kind, hash)) + ageWeight(scales, tokens, place);
  }
}

function addSign(scales: Scales, sum: Sum, sign: number): void {
  addBeside(scales, sum, SIGN_HASHES[-1 - sign] ?? 0);
}

function addBeside(scales: Scales, sum: Sum, hash: number): void {
  const run = runHash(sum.before, hash);
  sum.total += scales.runs.get(run) + scales.runs.get(runHash(sum.run, hash));
  sum.before = hash;
  sum.run = run;
}

function weighedHash(tokens: Tokens, place: number, names: ReadonlySet<number>): number {
  return isName(tokens, place, names) ? NAMED : (tokens.hash[place] ?? 0);
}

function ageWeight({ around }: Scales, tokens: Tokens, place: number): number {
  if (!isMarked(tokens, place, YOUNG | GROWN)) return 0;
  return AGES.reduce((sum, { mark, signHash }) => (isMarked(tokens, place, mark) ? sum + around.get(signHash) : sum), 0);
}
