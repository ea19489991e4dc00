/** Sequences as two rows of numbers. Looking for thousands of them is mostly fetching them, so they lie close together. */
import type { WordSet } from './word-set.ts';

/** A step is one number: where its words begin, how many places they have as a power of two, and how many other words may stand before it. */
const BEGIN_BITS = 23;
const PLACES_BITS = 4;
const MOST_GAP = 15;

export class Packed {
  /** A number for each step of each sequence. */
  steps = new Int32Array(1 << 12);
  /** The words of all steps; each set of words has a table of its own here, in which a word stands at its place or soon after it. */
  words = new Uint16Array(1 << 12);
  #stepsUsed = 0;
  #wordsUsed = 0;
  readonly #begins = new Map<WordSet, number>();

  /** Packs the steps of a sequence; where their numbers begin and end (exclusive). @throws Error where there are more words than numbers for their places */
  add(steps: readonly { readonly words: WordSet; readonly gap: number }[]): { readonly begin: number; readonly end: number } {
    const begin = this.#stepsUsed;
    this.#stepsUsed += steps.length;
    if (this.#stepsUsed > this.steps.length) this.steps = grown(this.steps, new Int32Array(this.#stepsUsed * 2));
    steps.forEach(({ words, gap }, step) => (this.steps[begin + step] = this.#wordsAt(words) | (placesFor(words) << BEGIN_BITS) | (Math.min(gap, MOST_GAP) << (BEGIN_BITS + PLACES_BITS))));
    return { begin, end: this.#stepsUsed };
  }

  #wordsAt(words: WordSet): number {
    const known = this.#begins.get(words);
    if (known !== undefined) return known;
    const begin = this.#wordsUsed;
    const last = (1 << placesFor(words)) - 1;
    this.#wordsUsed += last + 1;
    if (this.#wordsUsed >= 1 << BEGIN_BITS) throw new Error('The wordings hold more sets of words than there are places for');
    if (this.#wordsUsed > this.words.length) this.words = grown(this.words, new Uint16Array(this.#wordsUsed * 2));
    for (const word of words.numbers) {
      let place = placeOf(word) & last;
      while (this.words[begin + place] !== 0) place = (place + 1) & last;
      this.words[begin + place] = word;
    }
    this.#begins.set(words, begin);
    return begin;
  }
}

function grown<A extends Int32Array | Uint16Array>(old: A, made: A): A {
  made.set(old);
  return made;
}

/** How many places the table of some words has, as a power of two: a third and more stay empty, so that a word that is not there is soon missed. */
function placesFor({ numbers }: WordSet): number {
  return Math.ceil(Math.log2(numbers.length * 1.5 + 1));
}

function placeOf(word: number): number {
  return Math.imul(word, 0x9e3b) >>> 5;
}

/** Whether a word is one of those of a step. */
export function isAmong({ steps, words }: Packed, step: number, word: number): boolean {
  const packed = steps[step] ?? 0;
  const begin = packed & ((1 << BEGIN_BITS) - 1);
  const last = (1 << ((packed >>> BEGIN_BITS) & ((1 << PLACES_BITS) - 1))) - 1;
  for (let place = placeOf(word) & last; ; place = (place + 1) & last) {
    const found = words[begin + place];
    if (found === 0) return false;
    if (found === word) return true;
  }
}

/** How many other words may stand before a step. */
export function gapBefore({ steps }: Packed, step: number): number {
  return (steps[step] ?? 0) >>> (BEGIN_BITS + PLACES_BITS);
}
