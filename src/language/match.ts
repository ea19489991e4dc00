/** Finds sequences in words. Every step looks at a bounded number of words, so that time grows with length alone. */
import type { Sequence } from './sequences.ts';
import { FILLER, isMarked, PAUSE } from './tokens.ts';
import type { Tokens } from './tokens.ts';
import type { WordSet } from './word-set.ts';

const FILLERS_BETWEEN = 2;
/** Words of an aside: “put, once more, herself at risk”. */
const LONGEST_ASIDE = 6;

/** Where a sequence was found: the word of each step, and where its tail ends (exclusive). */
export interface Match {
  readonly at: readonly number[];
  readonly tailEnd: number;
}

/** The match whose first step stands at word `index`, or null. */
export function matchAt(sequence: Sequence, tokens: Tokens, index: number): Match | null {
  return sequence.steps[0]?.words.has(tokens.form[index] ?? 0) ? matchFrom(sequence, tokens, 0, index) : null;
}

/** The match in which a step stands at word `index`, where its word does: outward from there, because most sequences fail beside it. */
function matchFrom({ steps, tail }: Sequence, tokens: Tokens, step: number, index: number): Match | null {
  PLACES[step] = index;
  if (!outward(steps, tokens, step - 1, index - 1, -1) || !outward(steps, tokens, step + 1, index + 1, 1)) return null;
  const at = PLACES.slice(0, steps.length);
  return { at, tailEnd: tailEnd(tail, tokens, (at.at(-1) ?? index) + 1) };
}

/** Where the steps of the sequence stand that is being looked for. */
const PLACES: number[] = [];

/** Words at which nothing is looked for where there is another: met in nearly every sentence, and several times in each. */
export interface Frequent {
  readonly common: WordSet;
  readonly commonest: WordSet;
}

/** The steps of a sequence, first the one that is met most seldom. */
function byRarity({ steps }: Sequence, { common, commonest }: Frequent): readonly number[] {
  const count = (words: WordSet, frequent: WordSet): number => words.numbers.filter((word) => frequent.has(word)).length;
  const weights = steps.map(({ words }) => count(words, commonest) * 100_000 + count(words, common) * 1_000 + words.numbers.length);
  return Array.from(weights.keys()).toSorted((one, other) => (weights[one] ?? 0) - (weights[other] ?? 0));
}

/** Whether a step and all beyond it stand, from a word on: `way` is 1 to the end of the sentence, -1 to its beginning. */
function outward(steps: Sequence['steps'], tokens: Tokens, step: number, from: number, way: 1 | -1): boolean {
  if (stands(steps, tokens, step, from, way)) return true;
  const beyond = beyondAside(tokens, from, way);
  return beyond !== from && stands(steps, tokens, step, beyond, way);
}

function stands(steps: Sequence['steps'], tokens: Tokens, step: number, from: number, way: 1 | -1): boolean {
  const wanted = steps[step];
  if (!wanted) return true;
  const sentence = tokens.sentence[from - way];
  let gap = (way === 1 ? wanted : steps[step + 1])?.gap ?? 0;
  let fillers = FILLERS_BETWEEN;
  for (let index = from; index >= 0 && index < tokens.count && tokens.sentence[index] === sentence; index += way) {
    if (wanted.words.has(tokens.form[index] ?? 0)) {
      PLACES[step] = index;
      if (outward(steps, tokens, step + way, index + way, way)) return true;
    }
    if (fillers > 0 && isMarked(tokens, index, FILLER)) fillers--;
    else if (gap-- <= 0) return false;
  }
  return false;
}

/** Where the words go on behind an aside that begins at `from`; `from` itself where none does. */
function beyondAside(tokens: Tokens, from: number, way: 1 | -1): number {
  const isAfterPause = (index: number): boolean => isMarked(tokens, index, PAUSE);
  const before = way === 1 ? 0 : 1;
  if (!isAfterPause(from + before)) return from;
  for (let index = from + way; index >= 0 && index < tokens.count && Math.abs(index - from) <= LONGEST_ASIDE; index += way) {
    if (tokens.sentence[index] !== tokens.sentence[from]) return from;
    if (isAfterPause(index + before)) return index;
  }
  return from;
}

function tailEnd(most: number, tokens: Tokens, from: number): number {
  const sentence = tokens.sentence[from - 1];
  let end = from;
  while (end < from + most && end < tokens.count && tokens.sentence[end] === sentence && !isMarked(tokens, end, PAUSE)) end++;
  return end;
}

interface Anchored {
  readonly sequence: Sequence;
  /** The step that stands at the word. */
  readonly step: number;
  /** What must stand right before and right after it, but for fillers and asides; null where there may be other words. */
  readonly before: WordSet | null;
  readonly after: WordSet | null;
  /** The words of another step, of which the sentence must hold one; null where there are too many to ask for. */
  readonly also: readonly number[] | null;
}

const MOST_ASKED_FOR = 16;

function anchored(sequence: Sequence, frequent: Frequent): Anchored {
  const { steps } = sequence;
  const [step = 0, other = -1] = byRarity(sequence, frequent);
  const also = steps[other]?.words.numbers ?? null;
  const before = step > 0 && steps[step]?.gap === 0 ? (steps[step - 1]?.words ?? null) : null;
  const after = steps[step + 1]?.gap === 0 ? (steps[step + 1]?.words ?? null) : null;
  return { sequence, step, before, after, also: also !== null && also.length <= MOST_ASKED_FOR ? also : null };
}

const BEFORE = new Int32Array(FILLERS_BETWEEN + 1);
const AFTER = new Int32Array(FILLERS_BETWEEN + 1);

/** Writes down the words that may count as the next one beside a word, fillers left out or not; how many, or -1 where an aside may begin. */
function wordsBeside(tokens: Tokens, index: number, way: 1 | -1, words: Int32Array): number {
  let count = 0;
  for (let at = index + way; count <= FILLERS_BETWEEN; at += way) {
    if (isMarked(tokens, way === 1 ? at : at + 1, PAUSE)) return -1;
    words[count++] = tokens.form[at] ?? 0;
    if (!isMarked(tokens, at, FILLER)) break;
  }
  return count;
}

/** Whether the word that has to stand beside is none of those that may. */
function isMissing(wanted: WordSet | null, words: Int32Array, count: number): boolean {
  if (wanted === null || count < 0) return false;
  for (let place = 0; place < count; place++) if (wanted.has(words[place] ?? 0)) return false;
  return true;
}

const WORD_NUMBERS = 1 << 16;
/** Which words the sentence holds that is being looked at: each has the number of the last look at a sentence with it. */
const seen = { words: new Int32Array(WORD_NUMBERS), look: 0, sentences: null as Int32Array | null, sentence: -1 };

function lookAtSentence({ form, sentence: sentences, count }: Tokens, index: number): void {
  const sentence = sentences[index] ?? 0;
  if (seen.sentences === sentences && seen.sentence === sentence) return;
  seen.look++;
  seen.sentences = sentences;
  seen.sentence = sentence;
  for (let at = index; at >= 0 && sentences[at] === sentence; at--) seen.words[form[at] ?? 0] = seen.look;
  for (let at = index + 1; at < count && sentences[at] === sentence; at++) seen.words[form[at] ?? 0] = seen.look;
}

function holdsOne(words: readonly number[]): boolean {
  for (let place = 0; place < words.length; place++) if (seen.words[words[place] ?? 0] === seen.look) return true;
  return false;
}

/** Sequences by their rarest word, at which each is looked for: most texts are full of “was” and “the”. */
export class SequenceIndex {
  /** By the number of the word. */
  readonly #at: (readonly Anchored[] | undefined)[];

  constructor(sequences: readonly Sequence[], frequent: Frequent) {
    const at: Anchored[][] = [];
    for (const sequence of sequences) {
      const one = anchored(sequence, frequent);
      for (const word of one.sequence.steps[one.step]?.words.numbers ?? []) (at[word] ??= []).push(one);
    }
    this.#at = Array.from(at);
  }

  /** Whether anything is looked for at a word. */
  knows(word: number): boolean {
    return this.#at[word] !== undefined;
  }

  /** Every match whose rarest word stands at `index`, in the order of the sequences, until `take` says true; whether it did. */
  matchesAt(tokens: Tokens, index: number, take: (sequence: Sequence, match: Match) => boolean): boolean {
    const here = this.#at[tokens.form[index] ?? 0];
    if (!here) return false;
    lookAtSentence(tokens, index);
    const before = wordsBeside(tokens, index, -1, BEFORE);
    const after = wordsBeside(tokens, index, 1, AFTER);
    for (const one of here) {
      if (isMissing(one.before, BEFORE, before) || isMissing(one.after, AFTER, after) || (one.also !== null && !holdsOne(one.also))) continue;
      const match = matchFrom(one.sequence, tokens, one.step, index);
      if (match && take(one.sequence, match)) return true;
    }
    return false;
  }

  /** Whether any sequence stands in the words `from … to` (exclusive) and touches `first … last`, where those are given. */
  isIn(tokens: Tokens, from: number, to: number, first = from, last = to): boolean {
    const touches = (_: Sequence, { at }: Match): boolean => (at[0] ?? 0) <= last && (at.at(-1) ?? 0) >= first;
    for (let index = from; index < to; index++) if (this.matchesAt(tokens, index, touches)) return true;
    return false;
  }
}

/** The words that are flagged, both inclusive. */
export function spanOf({ flagged }: Sequence, { at }: Match): { readonly first: number; readonly last: number } {
  const first = at[flagged.first] ?? 0;
  return { first, last: Math.max(first, at[flagged.last] ?? first) };
}
