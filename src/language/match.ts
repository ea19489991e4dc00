/** Finds sequences in words. Every step looks at a bounded number of words, so that time grows with length alone. */
import { cannotStand, emptySide, FILLERS_BETWEEN, lookBeside } from './beside.ts';
import { GAP, isAmong, PER_STEP } from './packed.ts';
import type { Packed } from './packed.ts';
import type { Sequence } from './sequences.ts';
import { FILLER, isMarked, PAUSE } from './tokens.ts';
import type { Tokens } from './tokens.ts';

/** Words of an aside: “put, once more, herself at risk”. */
const LONGEST_ASIDE = 6;

/** Where a sequence was found: the word of each step, and where its tail ends (exclusive). */
export interface Match {
  readonly at: readonly number[];
  readonly tailEnd: number;
}

/** The match whose first step stands at word `index`, or null. */
export function matchAt(sequence: Sequence, tokens: Tokens, index: number): Match | null {
  const { steps, tail } = sequence;
  if (!isAmong(sequence.packed, sequence.begin, tokens.form[index] ?? 0) || !standsFrom(sequence, tokens, 0, index)) return null;
  const at = PLACES.slice(0, steps.length);
  return { at, tailEnd: tailEnd(tail, tokens, (at.at(-1) ?? index) + 1) };
}

/** Whether a sequence stands with a step at word `index`, where its word does: outward from there, because most fail beside it. */
function standsFrom(sequence: Sequence, tokens: Tokens, step: number, index: number): boolean {
  PLACES[step] = index;
  return outward(sequence, tokens, step - 1, index - 1, -1) && outward(sequence, tokens, step + 1, index + 1, 1);
}

/** Where the steps of the sequence stand that is being looked for. */
const PLACES: number[] = [];

/** Takes a sequence that stands, with the word of each step. The places are those of the next one afterwards. */
export type Take = (sequence: Sequence, places: readonly number[]) => boolean;

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
function outward(sequence: Sequence, tokens: Tokens, step: number, from: number, way: 1 | -1): boolean {
  if (stands(sequence, tokens, step, from, way)) return true;
  const beyond = beyondAside(tokens, from, way);
  return beyond !== from && stands(sequence, tokens, step, beyond, way);
}

function stands(sequence: Sequence, tokens: Tokens, step: number, from: number, way: 1 | -1): boolean {
  const { packed, begin, end } = sequence;
  const at = begin + step * PER_STEP;
  if (at < begin || at >= end) return true;
  const sentence = tokens.sentence[from - way];
  let gap = packed.numbers[(way === 1 ? at : at + PER_STEP) + GAP] ?? 0;
  let fillers = FILLERS_BETWEEN;
  for (let index = from; index >= 0 && index < tokens.count && tokens.sentence[index] === sentence; index += way) {
    if (isAmong(packed, at, tokens.form[index] ?? 0)) {
      PLACES[step] = index;
      if (outward(sequence, tokens, step + way, index + way, way)) return true;
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
  /** The words of another step, of which the sentence must hold one; null where there are too many to ask for. */
  readonly also: readonly number[] | null;
}

const MOST_ASKED_FOR = 16;

function anchored(sequence: Sequence, often: Often): Anchored {
  const [step = 0, other = -1] = byRarity(sequence, often);
  const also = sequence.steps[other]?.words.numbers ?? null;
  return { sequence, step, also: also !== null && also.length <= MOST_ASKED_FOR ? also : null };
}

/** What is looked for at one word. */
interface Here {
  readonly packed: Packed;
  readonly anchored: readonly Anchored[];
  /** Three numbers of each: where those of its steps begin and end, and the step that stands at the word. */
  readonly numbers: Int32Array;
}

function hereOf(all: readonly [Anchored, ...Anchored[]]): Here {
  return { packed: all[0].sequence.packed, anchored: all, numbers: Int32Array.from(all.flatMap(({ sequence: { begin, end }, step }) => [begin, end, step])) };
}

const BEFORE = emptySide();
const AFTER = emptySide();

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
  readonly #lists: Here[] = [];

  constructor(sequences: readonly Sequence[], often: Often) {
    this.#sequences = sequences;
    this.#often = often;
  }

  /** Whether anything is looked for at a word. */
  knows(word: number): boolean {
    return this.#at(word) !== undefined;
  }

  #at(word: number): Here | undefined {
    const place = (this.#places ?? this.#layOut())[word] ?? 0;
    return place === 0 ? undefined : this.#lists[place - 1];
  }

  #layOut(): Uint16Array {
    const at = new Map<number, [Anchored, ...Anchored[]]>();
    for (const sequence of this.#sequences) {
      const one = anchored(sequence, this.#often);
      for (const word of one.sequence.steps[one.step]?.words.numbers ?? []) {
        const here = at.get(word);
        if (here) here.push(one);
        else at.set(word, [one]);
      }
    }
    const places = new Uint16Array(Math.max(0, ...at.keys()) + 1);
    for (const [word, here] of at) places[word] = this.#lists.push(hereOf(here));
    this.#places = places;
    return places;
  }

  /** Every match whose rarest word stands at `index`, in the order of the sequences, until `take` says true; whether it did. */
  matchesAt(tokens: Tokens, index: number, take: Take): boolean {
    const here = this.#at(tokens.form[index] ?? 0);
    if (!here) return false;
    lookAtSentence(tokens, index);
    lookBeside(tokens, index, -1, BEFORE);
    lookBeside(tokens, index, 1, AFTER);
    const { packed, numbers, anchored: all } = here;
    for (let one = 0, at = 0; one < all.length; one++, at += 3) {
      const [begin, end, step] = [numbers[at] ?? 0, numbers[at + 1] ?? 0, numbers[at + 2] ?? 0];
      if (cannotStand(packed, begin, end, step, BEFORE, AFTER)) continue;
      const anchor = all[one];
      if (!anchor || (anchor.also !== null && !holdsOne(anchor.also))) continue;
      if (standsFrom(anchor.sequence, tokens, step, index) && take(anchor.sequence, PLACES)) return true;
    }
    return false;
  }

  /** Whether any sequence stands in the words `from … to` (exclusive) and touches `first … last`, where those are given. */
  isIn(tokens: Tokens, from: number, to: number, first = from, last = to): boolean {
    const touches: Take = ({ steps }, places) => (places[0] ?? 0) <= last && (places[steps.length - 1] ?? 0) >= first;
    for (let index = from; index < to; index++) if (this.matchesAt(tokens, index, touches)) return true;
    return false;
  }
}
