/** Finds sequences in words. Every step looks at a bounded number of words, so that time grows with length alone. */
import { ANYTHING, emptySide, FARTHEST, FILLERS_BETWEEN, lookBeside, traceOfAll } from './beside.ts';
import { GAP, isAmong, PER_STEP } from './packed.ts';
import type { Packed } from './packed.ts';
import type { Sequence } from './sequences.ts';
import { FILLER, isMarked, PAUSE } from './tokens.ts';
import type { Tokens } from './tokens.ts';
import type { WordSet } from './word-set.ts';

/** Words of an aside: “put, once more, herself at risk”. */
const LONGEST_ASIDE = 6;

/** Where a sequence was found: the word of each step, and where its tail ends (exclusive). */
export interface Match {
  readonly at: readonly number[];
  readonly tailEnd: number;
}

/** The match whose first step stands at word `index`, or null. */
export function matchAt(sequence: Sequence, tokens: Tokens, index: number): Match | null {
  const { steps, tail, packed, begin, end } = sequence;
  if (!isAmong(packed, begin, tokens.form[index] ?? 0) || !standsFrom(packed, begin, end, 0, tokens, index)) return null;
  const at = PLACES.slice(0, steps.length);
  return { at, tailEnd: tailEnd(tail, tokens, (at.at(-1) ?? index) + 1) };
}

/** Where the steps of the sequence stand that is being looked for. */
const PLACES: number[] = [];

/** Whether the sequence with these numbers stands with a step at word `index`, where its word does: outward from there, because most fail beside it. */
function standsFrom(packed: Packed, begin: number, end: number, step: number, tokens: Tokens, index: number): boolean {
  PLACES[step] = index;
  return outward(packed, begin, end, step - 1, tokens, index - 1, -1) && outward(packed, begin, end, step + 1, tokens, index + 1, 1);
}

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
function outward(packed: Packed, begin: number, end: number, step: number, tokens: Tokens, from: number, way: 1 | -1): boolean {
  const at = begin + step * PER_STEP;
  if (at < begin || at >= end || stands(packed, begin, end, step, tokens, from, way)) return true;
  const beyond = beyondAside(tokens, from, way);
  return beyond !== from && stands(packed, begin, end, step, tokens, beyond, way);
}

function stands(packed: Packed, begin: number, end: number, step: number, tokens: Tokens, from: number, way: 1 | -1): boolean {
  const { form, sentence, count } = tokens;
  const at = begin + step * PER_STEP;
  const own = sentence[from - way];
  let gap = packed.numbers[(way === 1 ? at : at + PER_STEP) + GAP] ?? 0;
  let fillers = FILLERS_BETWEEN;
  for (let index = from; index >= 0 && index < count && sentence[index] === own; index += way) {
    if (isAmong(packed, at, form[index] ?? 0)) {
      PLACES[step] = index;
      if (outward(packed, begin, end, step + way, tokens, index + way, way)) return true;
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

const MOST_ASKED_FOR = 16;

/** A sequence as it is looked for: the words at which it is, and its row of each kind of the layout. */
interface Anchored {
  readonly words: readonly number[];
  readonly traces: readonly number[];
  readonly gaps: readonly number[];
  readonly entry: readonly number[];
}

function anchored(sequence: Sequence, place: number, often: Often, asked: Asked): Anchored {
  const { steps, begin, end } = sequence;
  const [step = 0, ...others] = byRarity(sequence, often);
  const other = others.find((one) => Math.abs(one - step) > 1 && (steps[one]?.words.numbers.length ?? 0) <= MOST_ASKED_FOR);
  return {
    words: steps[step]?.words.numbers ?? [],
    traces: [traceBeside(sequence, step, -1), traceBeside(sequence, step, 1)],
    gaps: [Math.min(FARTHEST, gapBeside(steps, step, -1)), Math.min(FARTHEST, gapBeside(steps, step, 1))],
    entry: [begin, end, step, other === undefined ? 0 : asked.add(steps[other]?.words ?? null), place],
  };
}

function traceBeside({ steps }: Sequence, step: number, way: 1 | -1): number {
  const other = steps[step + way];
  return other === undefined || gapBeside(steps, step, way) > FARTHEST ? ANYTHING : traceOfAll(other.words.numbers);
}

function gapBeside(steps: Sequence['steps'], step: number, way: 1 | -1): number {
  return steps[way === 1 ? step + 1 : step]?.gap ?? 0;
}

/** What is looked for at each word, as rows of numbers: fetching them is most of the work, so they lie close together. */
interface Layout {
  /** By the number of a word that of its list, 0 for nothing. */
  readonly lists: Uint16Array;
  /** Where each list begins; it ends where the next one does. */
  readonly begins: Int32Array;
  /** Of each entry the traces of the steps before and after, and how many words may stand between. */
  readonly traces: Int32Array;
  readonly gaps: Uint8Array;
  /** `PER_ENTRY` numbers of each: where those of its steps begin and end, the step that stands at the word, where the words also asked for are, 0 for none, and the place of the sequence. */
  readonly entries: Int32Array;
  /** Of each set of words that is asked for their count, then they. */
  readonly asked: Uint16Array;
}

const PER_ENTRY = 5;

function layOut(sequences: readonly Sequence[], often: Often): Layout {
  const asked = new Asked();
  const at = new Map<number, Anchored[]>();
  let count = 0;
  sequences.forEach((sequence, place) => {
    const one = anchored(sequence, place, often, asked);
    count += one.words.length;
    for (const word of one.words) {
      const here = at.get(word);
      if (here) here.push(one);
      else at.set(word, [one]);
    }
  });
  const [lists, begins] = [new Uint16Array(Math.max(0, ...at.keys()) + 1), new Int32Array(at.size + 2)];
  const [traces, gaps, entries] = [new Int32Array(count * 2), new Uint8Array(count * 2), new Int32Array(count * PER_ENTRY)];
  let [list, entry] = [0, 0];
  for (const [word, here] of at) {
    lists[word] = ++list;
    begins[list] = entry;
    for (const one of here) {
      traces.set(one.traces, entry * 2);
      gaps.set(one.gaps, entry * 2);
      entries.set(one.entry, entry * PER_ENTRY);
      entry++;
    }
  }
  begins[list + 1] = entry;
  return { lists, begins, traces, gaps, entries, asked: Uint16Array.from(asked.numbers) };
}

/** Sets of words as rows of numbers, each once: how many they are, then they. */
class Asked {
  readonly numbers: number[] = [0];
  readonly #begins = new Map<WordSet, number>();

  add(words: WordSet | null): number {
    if (words === null) return 0;
    const known = this.#begins.get(words);
    if (known !== undefined) return known;
    const begin = this.numbers.push(words.numbers.length, ...words.numbers) - words.numbers.length - 1;
    this.#begins.set(words, begin);
    return begin;
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

/** Sequences by their rarest word, at which each is looked for: most texts are full of “was” and “the”. */
export class SequenceIndex {
  readonly #sequences: readonly Sequence[];
  readonly #often: Often;
  readonly #packed: Packed;
  /** Null until it is asked for: most never are. */
  #layout: Layout | null = null;

  constructor(sequences: readonly Sequence[], packed: Packed, often: Often) {
    this.#sequences = sequences;
    this.#packed = packed;
    this.#often = often;
  }

  #laidOut(): Layout {
    return (this.#layout ??= layOut(this.#sequences, this.#often));
  }

  /** Whether anything is looked for at a word. */
  knows(word: number): boolean {
    return (this.#laidOut().lists[word] ?? 0) !== 0;
  }

  /** Every match whose rarest word stands at `index`, in the order of the sequences, until `take` says true; whether it did. */
  matchesAt(tokens: Tokens, index: number, take: Take): boolean {
    const layout = this.#layout ?? this.#laidOut();
    const list = layout.lists[tokens.form[index] ?? 0] ?? 0;
    if (list === 0) return false;
    lookBeside(tokens, index, -1, BEFORE);
    lookBeside(tokens, index, 1, AFTER);
    const { begins, traces, gaps } = layout;
    const end = begins[list + 1] ?? 0;
    for (let entry = begins[list] ?? 0; entry < end; entry++) {
      const [before, after] = [entry * 2, entry * 2 + 1];
      if (((traces[before] ?? 0) & (BEFORE[gaps[before] ?? 0] ?? 0)) === 0 || ((traces[after] ?? 0) & (AFTER[gaps[after] ?? 0] ?? 0)) === 0) continue;
      if (this.#stands(layout, entry * PER_ENTRY, tokens, index) && this.#takes(layout, entry * PER_ENTRY, take)) return true;
    }
    return false;
  }

  #stands({ entries, asked }: Layout, at: number, tokens: Tokens, index: number): boolean {
    const also = entries[at + 3] ?? 0;
    if (also !== 0) {
      lookAtSentence(tokens, index);
      if (!holdsOne(asked, also)) return false;
    }
    return standsFrom(this.#packed, entries[at] ?? 0, entries[at + 1] ?? 0, entries[at + 2] ?? 0, tokens, index);
  }

  #takes({ entries }: Layout, at: number, take: Take): boolean {
    const sequence = this.#sequences[entries[at + 4] ?? 0];
    return sequence !== undefined && take(sequence, PLACES);
  }

  /** Whether any sequence stands in the words `from … to` (exclusive) and touches `first … last`, where those are given. */
  isIn(tokens: Tokens, from: number, to: number, first = from, last = to): boolean {
    const touches: Take = ({ steps }, places) => (places[0] ?? 0) <= last && (places[steps.length - 1] ?? 0) >= first;
    for (let index = from; index < to; index++) if (this.matchesAt(tokens, index, touches)) return true;
    return false;
  }
}
