/** Which sense a wording has in its sentence, by the words around it: each speaks for the sense that harms, or against it. */
import type { Weights } from './model.ts';
import { CAPITAL, isMarked } from './tokens.ts';
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
export const NAME = '(name)';

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

function wordAt(tokens: Tokens, index: number): string {
  const word = tokens.text.slice(tokens.start[index], tokens.end[index]).toLowerCase();
  const isInside = index > 0 && tokens.sentence[index - 1] === tokens.sentence[index];
  return isInside && isMarked(tokens, index, CAPITAL) && !TITLES.has(word) ? NAME : word;
}

/** Weights, laid out for looking up. */
export interface Scales {
  readonly base: number;
  readonly patterns: ReadonlyMap<string, number>;
  readonly around: ReadonlyMap<string, number>;
  readonly within: ReadonlyMap<string, number>;
}

export function scalesOf({ base, patterns, around, within }: Weights): Scales {
  const map = (weights: Readonly<Record<string, number>>): ReadonlyMap<string, number> => new Map(Object.entries(weights));
  return { base, patterns: map(patterns), around: map(around), within: map(within) };
}

/** Above nought where the words speak for the sense that harms. */
export function weigh(scales: Scales, pattern: string, { around, within }: Signs): number {
  return scales.base + (scales.patterns.get(pattern) ?? 0) + sum(scales.around, around) + sum(scales.within, within);
}

function sum(weights: ReadonlyMap<string, number>, words: ReadonlySet<string>): number {
  let total = 0;
  for (const word of words) total += weights.get(word) ?? 0;
  return total;
}
