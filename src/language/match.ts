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

/** How often words stand in texts, by their number, in ten thousand words. */
export type Often = ReadonlyMap<number, number>;

/** Of words of which nothing is said. */
const SELDOM = 0.1;

/** The steps of a sequence, first the one that is met most seldom. */
function byRarity({ steps }: Sequence, often: Often): readonly number[] {
  const times = steps.map(({ words }) => words.numbers.reduce((sum, word) => sum + (often.get(word) ?? SELDOM), 0));
  return Array.from(times.keys()).toSorted((one, other) => (times[one] ?? 0) - (times[other] ?? 0));
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
  /** What must stand before and after it, near enough, but for asides; null where it may be far. */
  readonly before: Neighbour | null;
  readonly after: Neighbour | null;
  /** The words of another step, of which the sentence must hold one; null where there are too many to ask for. */
  readonly also: readonly number[] | null;
}

interface Neighbour {
  readonly words: WordSet;
  /** How many other words may stand between. */
  readonly gap: number;
}

const MOST_ASKED_FOR = 16;
/** Neighbours farther away than this are not looked for beforehand. */
const FARTHEST = 3;

function anchored(sequence: Sequence, often: Often): Anchored {
  const { steps } = sequence;
  const [step = 0, other = -1] = byRarity(sequence, often);
  const also = steps[other]?.words.numbers ?? null;
  const neighbour = (at: number, gap = 0): Neighbour | null => (steps[at] && gap <= FARTHEST ? { words: steps[at].words, gap } : null);
  return {
    sequence, step, before: neighbour(step - 1, steps[step]?.gap), after: neighbour(step + 1, steps[step + 1]?.gap),
    also: also !== null && also.length <= MOST_ASKED_FOR ? also : null,
  };
}

/** The words on one side of a word, and how many of them can be the next one of a sequence with so many words between. */
interface Side {
  readonly words: Int32Array;
  /** By gap. */
  readonly within: Int32Array;
  /** Whether an aside may begin right there, so that any word may follow. */
  isOpen: boolean;
}

const sideOf = (): Side => ({ words: new Int32Array(FARTHEST + 1 + FILLERS_BETWEEN), within: new Int32Array(FARTHEST + 1), isOpen: false });
const BEFORE = sideOf();
const AFTER = sideOf();

function lookBeside(tokens: Tokens, index: number, way: 1 | -1, side: Side): void {
  side.isOpen = isMarked(tokens, way === 1 ? index + 1 : index, PAUSE);
  const sentence = tokens.sentence[index];
  let [gap, fillers, count] = [0, FILLERS_BETWEEN, 0];
  for (let at = index + way; gap <= FARTHEST && at >= 0 && at < tokens.count && tokens.sentence[at] === sentence; at += way) {
    side.words[count++] = tokens.form[at] ?? 0;
    if (fillers > 0 && isMarked(tokens, at, FILLER)) fillers--;
    else side.within[gap++] = count;
  }
  while (gap <= FARTHEST) side.within[gap++] = count;
}

/** Whether a neighbour is none of the words that stand near enough. */
function isMissing(neighbour: Neighbour | null, side: Side): boolean {
  if (neighbour === null || side.isOpen) return false;
  const { words } = neighbour;
  const last = side.within[neighbour.gap] ?? 0;
  for (let place = 0; place < last; place++) if (words.has(side.words[place] ?? 0)) return false;
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
  readonly #sequences: readonly Sequence[];
  readonly #often: Often;
  /** By the number of a word the place of what is looked for there, 0 for nothing. Null until it is asked for: most never are. */
  #places: Uint16Array | null = null;
  readonly #lists: (readonly Anchored[])[] = [];

  constructor(sequences: readonly Sequence[], often: Often) {
    this.#sequences = sequences;
    this.#often = often;
  }

  /** Whether anything is looked for at a word. */
  knows(word: number): boolean {
    return this.#at(word) !== undefined;
  }

  #at(word: number): readonly Anchored[] | undefined {
    const place = (this.#places ?? this.#layOut())[word] ?? 0;
    return place === 0 ? undefined : this.#lists[place - 1];
  }

  #layOut(): Uint16Array {
    const at = new Map<number, Anchored[]>();
    for (const sequence of this.#sequences) {
      const one = anchored(sequence, this.#often);
      for (const word of one.sequence.steps[one.step]?.words.numbers ?? []) {
        const here = at.get(word);
        if (here) here.push(one);
        else at.set(word, [one]);
      }
    }
    const places = new Uint16Array(Math.max(0, ...at.keys()) + 1);
    for (const [word, here] of at) places[word] = this.#lists.push(here);
    this.#places = places;
    return places;
  }

  /** Every match whose rarest word stands at `index`, in the order of the sequences, until `take` says true; whether it did. */
  matchesAt(tokens: Tokens, index: number, take: (sequence: Sequence, match: Match) => boolean): boolean {
    const here = this.#at(tokens.form[index] ?? 0);
    if (!here) return false;
    lookAtSentence(tokens, index);
    lookBeside(tokens, index, -1, BEFORE);
    lookBeside(tokens, index, 1, AFTER);
    for (const one of here) {
      if (isMissing(one.before, BEFORE) || isMissing(one.after, AFTER) || (one.also !== null && !holdsOne(one.also))) continue;
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
