/** Sequences as two rows of numbers. Looking for thousands of them is mostly fetching them, so they lie close together. */
import type { WordSet } from './word-set.ts';

/** A step has three numbers: where its words begin, the last place among them, and how many other words may stand before it. */
export const PER_STEP = 3;
export const GAP = 2;

export class Packed {
  /** `PER_STEP` numbers for each step of each sequence. */
  numbers = new Int32Array(1 << 12);
  /** The words of all steps; each set of words has a table of its own here, in which a word stands at its place or soon after it. */
  words = new Uint16Array(1 << 12);
  #numbersUsed = 0;
  #wordsUsed = 0;
  readonly #begins = new Map<WordSet, number>();

  /** Packs the steps of a sequence; where their numbers begin and end (exclusive). */
  add(steps: readonly { readonly words: WordSet; readonly gap: number }[]): { readonly begin: number; readonly end: number } {
    const begin = this.#numbersUsed;
    this.#numbersUsed += steps.length * PER_STEP;
    if (this.#numbersUsed > this.numbers.length) this.numbers = grown(this.numbers, new Int32Array(this.#numbersUsed * 2));
    steps.forEach(({ words, gap }, step) => this.numbers.set([this.#wordsAt(words), lastPlace(words), gap], begin + step * PER_STEP));
    return { begin, end: this.#numbersUsed };
  }

  #wordsAt(words: WordSet): number {
    const known = this.#begins.get(words);
    if (known !== undefined) return known;
    const begin = this.#wordsUsed;
    const last = lastPlace(words);
    this.#wordsUsed += last + 1;
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

/** Half of the places stay empty, so that a word that is not there is soon missed. */
function lastPlace({ numbers }: WordSet): number {
  return 2 ** Math.ceil(Math.log2(numbers.length * 2 + 1)) - 1;
}

function placeOf(word: number): number {
  return Math.imul(word, 0x9e3b) >>> 5;
}

/** Whether a word is one of those of the step whose numbers begin at `at`. */
export function isAmong({ numbers, words }: Packed, at: number, word: number): boolean {
  const begin = numbers[at] ?? 0;
  const last = numbers[at + 1] ?? 0;
  for (let place = placeOf(word) & last; ; place = (place + 1) & last) {
    const found = words[begin + place];
    if (found === 0) return false;
    if (found === word) return true;
  }
}
