/** Finds thousands of sequences in words: each is looked for at its rarest word, because most texts are full of “was” and “the”. */
import { ANYTHING, emptySide, FARTHEST, lookBeside, traceOf } from './beside.ts';
import type { Bits } from './beside.ts';
import { PLACES, standsFrom } from './match.ts';
import type { Often } from './often.ts';
import { gapBefore, lengthOf, setOf, stepsOf } from './packed.ts';
import type { Packed, Sequences, WordsOfSet } from './packed.ts';
import { remembered } from './remembered.ts';
import type { Tokens } from './tokens.ts';

/** Takes a sequence that stands, by its place among all, with the word of each step. These are those of the next one afterwards. */
export type Take = (place: number, words: readonly number[]) => boolean;

/** What the indexes of one checker share. */
export interface Common {
  readonly packed: Packed;
  readonly wordsOf: WordsOfSet;
  readonly often: Often;
  readonly bits: Bits;
}

const MOST_ASKED_FOR = 16;

/** What stands beside the rarest word of a sequence: the traces of the steps before and after, and how many words may stand between, two bits for each side. */
type Beside = readonly [before: number, after: number, gaps: number];

/** @param step of the rarest word, among all */
function besideOf({ packed, wordsOf, bits }: Common, sequence: number, step: number): Beside {
  const [begin, end] = stepsOf(packed, sequence);
  const trace = (other: number, gap: number): number => (other < begin || other >= end || gap > FARTHEST ? ANYTHING : traceOf(wordsOf(setOf(packed, other)), bits));
  const before = gapBefore(packed, step);
  const after = step + 1 < end ? gapBefore(packed, step + 1) : 0;
  return [trace(step - 1, before), trace(step + 1, after), Math.min(FARTHEST, before) | (Math.min(FARTHEST, after) << 2)];
}

function* eachOf({ from, to }: Sequences): Generator<number> {
  for (let sequence = from; sequence < to; sequence++) yield sequence;
}

/** The sets of words that are asked for right beside the rarest words of sequences, those asked for most often first. */
export function askedBeside({ packed, wordsOf, often }: Omit<Common, 'bits'>, sequences: Sequences): readonly (readonly number[])[] {
  const times = new Map<number, number>();
  for (const sequence of eachOf(sequences)) {
    const [begin, end] = stepsOf(packed, sequence);
    const step = often.rarest(begin, end);
    const own = often.ofSet(setOf(packed, step));
    for (const beside of [step - 1, step + 1]) if (beside >= begin && beside < end) times.set(setOf(packed, beside), (times.get(setOf(packed, beside)) ?? 0) + own);
  }
  return Array.from(times).toSorted(([, one], [, other]) => other - one).map(([set]) => wordsOf(set));
}

/** What is looked for at each word, as rows of numbers: fetching them is most of the work, so they lie close together. */
export interface Layout {
  /** By the number of a word that of its list, 0 for nothing. */
  readonly lists: Uint16Array;
  /** Where the groups of each list begin; they end where those of the next one do. */
  readonly begins: Int32Array;
  /** `PER_GROUP` numbers for those of a list that ask for the same beside: what is asked for, and where the first of them is among the places. */
  readonly groups: Int32Array;
  /** The places of sequences, in those of the index. */
  readonly places: Int32Array;
  /** `PER_SEQUENCE` numbers of each: where those of its steps begin and end, the step that stands at the word, and where the words also asked for are, 0 for none. */
  readonly sequences: Int32Array;
  /** Of each set of words that is asked for their count, then they. */
  readonly asked: Uint16Array;
}

const PER_GROUP = 4;
const PER_SEQUENCE = 4;

/** The places of sequences that are looked for at a word and ask for the same beside it. */
interface Group {
  readonly beside: Beside;
  readonly places: number[];
}

/** By the number of a word what is looked for at it. Words at which the same is looked for, as at most forms of one word, share one list. @param rarest of each sequence the step of its rarest word */
function listsOf(common: Common, sequences: Sequences, rarest: readonly number[]): ReadonlyMap<readonly Group[], readonly number[]> {
  const { packed, wordsOf } = common;
  const placesAt = new Map<number, number[]>();
  const besides = rarest.map((step, place) => {
    for (const word of wordsOf(setOf(packed, step))) remembered(placesAt, word, (): number[] => []).push(place);
    return besideOf(common, sequences.from + place, step);
  });
  const alike = new Map<string, number[]>();
  for (const [word, places] of placesAt) remembered(alike, places.join(), (): number[] => []).push(word);
  return new Map(Array.from(alike.values(), (words) => [grouped(placesAt.get(words[0] ?? 0) ?? [], besides), words]));
}

function grouped(places: readonly number[], besides: readonly Beside[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const place of places) {
    const beside = besides[place] ?? [ANYTHING, ANYTHING, 0];
    remembered(groups, beside.join(), () => ({ beside, places: [] })).places.push(place);
  }
  return [...groups.values()];
}

/** Lays out what is looked for at each word. */
export function layOut(common: Common, sequences: Sequences): Layout {
  const { packed, often, bits } = common;
  const rarest = Array.from(eachOf(sequences), (sequence) => often.rarest(...stepsOf(packed, sequence)));
  const lists = new Uint16Array(bits.length);
  const [begins, groups, places]: [number[], number[], number[]] = [[0], [], []];
  for (const [list, words] of listsOf(common, sequences, rarest)) {
    const number = begins.push(groups.length) - 1;
    for (const word of words) lists[word] = number;
    for (const { beside, places: own } of list) {
      groups.push(...beside, places.length);
      places.push(...own);
    }
  }
  begins.push(groups.length);
  groups.push(0, 0, 0, places.length);
  const asked = new Asked(common.wordsOf);
  const rows = rarest.flatMap((step, place) => rowOf(common, sequences.from + place, step, asked));
  return { lists, begins: Int32Array.from(begins), groups: Int32Array.from(groups), places: Int32Array.from(places), sequences: Int32Array.from(rows), asked: Uint16Array.from(asked.numbers) };
}

/** @param step that of the rarest word, among all */
function rowOf({ packed, wordsOf, often }: Common, sequence: number, step: number, asked: Asked): readonly number[] {
  const [begin, end] = stepsOf(packed, sequence);
  const other = often.rarest(begin, end, (one) => Math.abs(one - step) > 1 && wordsOf(setOf(packed, one)).length <= MOST_ASKED_FOR);
  return [begin, end, step - begin, other < 0 ? 0 : asked.add(setOf(packed, other))];
}

/** Sets of words as rows of numbers, each once: how many they are, then they. */
class Asked {
  readonly numbers: number[] = [0];
  readonly #wordsOf: WordsOfSet;
  readonly #begins = new Map<number, number>();

  constructor(wordsOf: WordsOfSet) {
    this.#wordsOf = wordsOf;
  }

  /** Where a set begins; never 0. */
  add(set: number): number {
    return remembered(this.#begins, set, () => {
      const words = this.#wordsOf(set);
      return this.numbers.push(words.length, ...words) - words.length - 1;
    });
  }
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

function holdsOne(asked: Uint16Array, begin: number): boolean {
  const end = begin + (asked[begin] ?? 0);
  for (let place = begin + 1; place <= end; place++) if (seen.words[asked[place] ?? 0] === seen.look) return true;
  return false;
}

/** Sequences, each looked for at its rarest word. */
export class SequenceIndex {
  readonly #sequences: Sequences;
  readonly #common: Common;
  /** Null until it is asked for: most never are. */
  #layout: Layout | null;

  constructor(sequences: Sequences, common: Common, layout: Layout | null = null) {
    this.#sequences = sequences;
    this.#common = common;
    this.#layout = layout;
  }

  #laidOut(): Layout {
    return (this.#layout ??= layOut(this.#common, this.#sequences));
  }

  /** Whether anything is looked for at a word. */
  knows(word: number): boolean {
    return (this.#laidOut().lists[word] ?? 0) !== 0;
  }

  /** Every match whose rarest word stands at `index`, until `take` says true; whether it did. */
  matchesAt(tokens: Tokens, index: number, take: Take): boolean {
    const layout = this.#layout ?? this.#laidOut();
    const list = layout.lists[tokens.form[index] ?? 0] ?? 0;
    if (list === 0) return false;
    const { bits } = this.#common;
    lookBeside(bits, tokens, index, -1, BEFORE);
    lookBeside(bits, tokens, index, 1, AFTER);
    const { begins, groups } = layout;
    const end = begins[list + 1] ?? 0;
    for (let group = begins[list] ?? 0; group < end; group += PER_GROUP) {
      const gaps = groups[group + 2] ?? 0;
      const before = (groups[group] ?? 0) & (BEFORE[gaps & 3] ?? 0);
      const after = (groups[group + 1] ?? 0) & (AFTER[gaps >> 2] ?? 0);
      // Both are above or below nought, in one question: two would be guessed wrong more often.
      if (((before | -before) & (after | -after)) >= 0) continue;
      if (this.#matchesIn(layout, groups[group + 3] ?? 0, groups[group + 3 + PER_GROUP] ?? 0, tokens, index, take)) return true;
    }
    return false;
  }

  #matchesIn({ places, sequences, asked }: Layout, from: number, to: number, tokens: Tokens, index: number, take: Take): boolean {
    for (let at = from; at < to; at++) {
      const place = places[at] ?? 0;
      const row = place * PER_SEQUENCE;
      const also = sequences[row + 3] ?? 0;
      if (also !== 0) {
        lookAtSentence(tokens, index);
        if (!holdsOne(asked, also)) continue;
      }
      if (standsFrom(this.#common.packed, sequences[row] ?? 0, sequences[row + 1] ?? 0, sequences[row + 2] ?? 0, tokens, index) && take(this.#sequences.from + place, PLACES)) return true;
    }
    return false;
  }

  /** Whether any sequence stands in the words `from … to` (exclusive) and touches `first … last`, where those are given. */
  isIn(tokens: Tokens, from: number, to: number, first = from, last = to): boolean {
    const touches: Take = (place, words) => (words[0] ?? 0) <= last && (words[lengthOf(this.#common.packed, place) - 1] ?? 0) >= first;
    for (let index = from; index < to; index++) if (this.matchesAt(tokens, index, touches)) return true;
    return false;
  }
}
