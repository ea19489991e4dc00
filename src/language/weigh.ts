/** Which sense a wording has in its sentence, by the words around it: each speaks for the sense that harms, or against it. */
import type { Group, Weighing, Weights } from './model.ts';
import { CAPITAL, GROWN, hashOf, isMarked, opensSentence, YOUNG } from './tokens.ts';
import type { Tokens } from './tokens.ts';
import type { WordSet } from './word-set.ts';

/** The words of a sentence with a wording in it, as they are weighed. */
export interface Signs {
  /** Those that stand near. A name is `NAME`. */
  readonly around: readonly string[];
  /** Those found. */
  readonly within: readonly string[];
  /** Every two that stand beside each other, as “no_(child)”: `^` and `$` are the ends of the sentence, `*` what was found. */
  readonly pairs: readonly string[];
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

/**
 * Looks at the words around and in a wording, in order. Those for a child say nothing: every sense can be said of one.
 * @param last the index of its last word, of the same sentence as `first`
 */
function lookAround(tokens: Tokens, first: number, last: number, child: WordSet, see: (index: number, isWithin: boolean) => void): void {
  const sentence = tokens.sentence[first];
  for (let index = Math.max(0, first - REACH); index < Math.min(tokens.count, last + 1 + REACH); index++) {
    const isWithin = index >= first && index <= last;
    if (isWithin || (tokens.sentence[index] === sentence && !child.has(tokens.form[index] ?? 0))) see(index, isWithin);
  }
}

/** What a place of a pair is that is no word. */
const START = -1;
const FOUND = -2;
const END = -3;
const CHILD = '(child)';
/** The signs of these places and of a word for a child, in this order. */
const OTHERS = ['^', '*', '$', CHILD];
const OTHER_HASHES = OTHERS.map(hashOf);
const CHILD_HASH = hashOf(CHILD);

/** Looks at each two places beside each other around a wording: indexes of words, or START, FOUND and END. */
function lookAtPairs({ sentence, count }: Tokens, first: number, last: number, see: (before: number, after: number) => void): void {
  const own = sentence[first];
  let from = first;
  while (from > 0 && first - from < REACH && sentence[from - 1] === own) from--;
  if (from === 0 || sentence[from - 1] !== own) see(START, from < first ? from : FOUND);
  for (let index = from; index < first; index++) see(index, index + 1 < first ? index + 1 : FOUND);
  let before = FOUND;
  let index = last + 1;
  for (; index < count && index <= last + REACH && sentence[index] === own; index++) {
    see(before, index);
    before = index;
  }
  if (index >= count || sentence[index] !== own) see(before, END);
}

function pairHash(before: number, after: number): number {
  return (Math.imul(before, 0x2c1b3c6d) ^ after) | 0;
}

/** The words of a sentence with a wording in it, to learn weights from. */
export function signsOf(tokens: Tokens, first: number, last: number, { child, names }: Unweighed): Signs {
  const signAt = (place: number): string => (place < 0 ? (OTHERS[-1 - place] ?? '') : child.has(tokens.form[place] ?? 0) ? CHILD : wordAt(tokens, place, names));
  const pairs: string[] = [];
  lookAtPairs(tokens, first, last, (before, after) => pairs.push(`${signAt(before)}_${signAt(after)}`));
  const [around, within]: [string[], string[]] = [[], []];
  lookAround(tokens, first, last, child, (index, isWithin) => {
    (isWithin ? within : around).push(wordAt(tokens, index, names));
    around.push(...AGES.filter(({ mark }) => isMarked(tokens, index, mark)).map(({ sign }) => sign));
  });
  return { around, within, pairs };
}

/** Every word of a text once, as it is weighed. */
export function wordsOf(tokens: Tokens, names: ReadonlySet<number>): ReadonlySet<string> {
  return new Set(Array.from({ length: tokens.count }, (_, index) => wordAt(tokens, index, names)));
}

function wordAt(tokens: Tokens, index: number, names: ReadonlySet<number>): string {
  return isName(tokens, index, names) ? NAME : tokens.text.slice(tokens.start[index], tokens.end[index]).toLowerCase().replace('’', "'");
}

/** A word with a capital inside a sentence, or one that is somebody's name at its beginning. */
function isName(tokens: Tokens, index: number, names: ReadonlySet<number>): boolean {
  const hash = tokens.hash[index] ?? 0;
  return isMarked(tokens, index, CAPITAL) && (opensSentence(tokens, index) ? names.has(hash) : !TITLES.has(hash));
}

/** In a short sentence one word is soon a tenth, so this many are counted with at least. */
const FEW = 12;
/** More tenths than these count as these. */
const MOST_UNUSUAL = 6;

/** How many tenths of some words are not among the usual ones. */
function tenths(words: number, unusual: number): number {
  return unusual === 0 ? 0 : Math.min(MOST_UNUSUAL, Math.floor((unusual * 10) / Math.max(words, FEW)));
}

/** How many tenths of the words around are not among the usual ones; names are neither. */
export function unusualIn({ around }: Signs, isUsual: (word: string) => boolean): number {
  const words = around.filter((word) => !word.startsWith('('));
  return tenths(words.length, words.filter((word) => !isUsual(word)).length);
}

/** Weights, laid out for looking up: words by their hash. */
export interface Scales {
  readonly usual: ReadonlySet<number>;
  readonly base: number;
  readonly patterns: ReadonlyMap<string, number>;
  readonly around: ReadonlyMap<number, number>;
  readonly within: ReadonlyMap<number, number>;
  readonly pairs: ReadonlyMap<number, number>;
  /** By tenths. */
  readonly unusual: readonly number[];
}

export function scalesOf(weighing: Weighing): Readonly<Record<Group, Scales>> {
  const usual = new Set(weighing.usual.map(hashOf));
  return { blame: layOut(weighing.blame, usual), recording: layOut(weighing.recording, usual) };
}

function layOut({ base, patterns, around, within, pairs, unusual }: Weights, usual: ReadonlySet<number>): Scales {
  const byHash = (weights: Readonly<Record<string, number>>): ReadonlyMap<number, number> => new Map(Object.entries(weights).map(([word, weight]) => [hashOf(word), weight]));
  return {
    usual, base, patterns: new Map(Object.entries(patterns)), around: byHash(around), within: byHash(within), pairs: new Map(Object.entries(pairs).map(([pair, weight]) => [hashOfPair(pair), weight])),
    unusual: Array.from({ length: MOST_UNUSUAL + 1 }, (_, count) => unusual[String(count)] ?? 0),
  };
}

function hashOfPair(pair: string): number {
  const [before = '', after = ''] = pair.split('_');
  return pairHash(hashOf(before), hashOf(after));
}

/** Above nought where the words speak for the sense that harms. */
export function weigh(scales: Scales, pattern: string, tokens: Tokens, first: number, last: number, { child, names }: Unweighed): number {
  let total = scales.base + (scales.patterns.get(pattern) ?? 0);
  let words = 0;
  let unusual = 0;
  lookAround(tokens, first, last, child, (index, isWithin) => {
    const hash = isName(tokens, index, names) ? NAMED : (tokens.hash[index] ?? 0);
    total += (isWithin ? scales.within : scales.around).get(hash) ?? 0;
    for (const { mark, signHash } of AGES) if (isMarked(tokens, index, mark)) total += scales.around.get(signHash) ?? 0;
    if (isWithin || hash === NAMED) return;
    words++;
    if (!scales.usual.has(hash)) unusual++;
  });
  const hashAt = (place: number): number => (place < 0 ? (OTHER_HASHES[-1 - place] ?? 0) : child.has(tokens.form[place] ?? 0) ? CHILD_HASH : isName(tokens, place, names) ? NAMED : (tokens.hash[place] ?? 0));
  lookAtPairs(tokens, first, last, (before, after) => {
    total += scales.pairs.get(pairHash(hashAt(before), hashAt(after))) ?? 0;
  });
  return total + (scales.unusual[tenths(words, unusual)] ?? 0);
}
