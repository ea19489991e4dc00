/** Which sense a wording has in its sentence, by the words around it: each speaks for the sense that harms, or against it. */
import type { Group, Weighing, Weights } from './model.ts';
import { CAPITAL, isMarked, opensSentence } from './tokens.ts';
import type { Tokens } from './tokens.ts';
import type { WordSet } from './word-set.ts';

/** What is weighed of a wording in its sentence. */
export interface Signs {
  /** The words of the sentence that stand near, each once; a name is `NAME`. */
  readonly around: ReadonlySet<string>;
  /** The words found. */
  readonly within: ReadonlySet<string>;
}

/** A name says that somebody is spoken of; which name it is says nothing. */
const NAME = '(name)';

const REACH = 20;
/** Words that keep their capital inside a sentence and are no name. */
const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'dr', 'i']);

/** The words around and in a wording. Those for a child say nothing: every sense can be said of one. @param last the index of its last word, of the same sentence as `first` */
export function signsOf(tokens: Tokens, first: number, last: number, child: WordSet): Signs {
  const sentence = tokens.sentence[first];
  const around = new Set<string>();
  for (let index = Math.max(0, first - REACH); index < Math.min(tokens.count, last + 1 + REACH); index++) {
    if ((index < first || index > last) && tokens.sentence[index] === sentence && !child.has(tokens.form[index] ?? 0)) around.add(wordAt(tokens, index));
  }
  const within = new Set<string>();
  for (let index = first; index <= last; index++) within.add(wordAt(tokens, index));
  return { around, within };
}

/** Every word of a text once, as it is weighed. */
export function wordsOf(tokens: Tokens): ReadonlySet<string> {
  return new Set(Array.from({ length: tokens.count }, (_, index) => wordAt(tokens, index)));
}

function wordAt(tokens: Tokens, index: number): string {
  const word = tokens.text.slice(tokens.start[index], tokens.end[index]).toLowerCase();
  return !opensSentence(tokens, index) && isMarked(tokens, index, CAPITAL) && !TITLES.has(word) ? NAME : word;
}

/** In a short sentence one word is soon a tenth, so this many are counted with at least. */
const FEW = 12;
/** More tenths than these count as these. */
const MOST_UNUSUAL = 6;

/** How many tenths of the words around are not among the usual ones; names are neither. */
export function unusualIn({ around }: Signs, usual: (word: string) => boolean): number {
  const words = [...around].filter((word) => word !== NAME);
  const unusual = words.filter((word) => !usual(word)).length;
  return unusual === 0 ? 0 : Math.min(MOST_UNUSUAL, Math.floor((unusual * 10) / Math.max(words.length, FEW)));
}

/** Weights, laid out for looking up. */
export interface Scales {
  readonly usual: ReadonlySet<string>;
  readonly base: number;
  readonly patterns: ReadonlyMap<string, number>;
  readonly around: ReadonlyMap<string, number>;
  readonly within: ReadonlyMap<string, number>;
  readonly unusual: ReadonlyMap<string, number>;
}

export function scalesOf(weighing: Weighing): Readonly<Record<Group, Scales>> {
  const usual = new Set(weighing.usual);
  return { blame: layOut(weighing.blame, usual), recording: layOut(weighing.recording, usual) };
}

function layOut({ base, patterns, around, within, unusual }: Weights, usual: ReadonlySet<string>): Scales {
  const map = (weights: Readonly<Record<string, number>>): ReadonlyMap<string, number> => new Map(Object.entries(weights));
  return { usual, base, patterns: map(patterns), around: map(around), within: map(within), unusual: map(unusual) };
}

/** Above nought where the words speak for the sense that harms. */
export function weigh(scales: Scales, pattern: string, signs: Signs): number {
  const unusual = scales.unusual.get(String(unusualIn(signs, (word) => scales.usual.has(word)))) ?? 0;
  return scales.base + unusual + (scales.patterns.get(pattern) ?? 0) + sum(scales.around, signs.around) + sum(scales.within, signs.within);
}

function sum(weights: ReadonlyMap<string, number>, words: ReadonlySet<string>): number {
  let total = 0;
  for (const word of words) total += weights.get(word) ?? 0;
  return total;
}
