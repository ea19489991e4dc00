/** How often words stand in records, so that a wording is looked for at its rarest. */
import { remembered } from './remembered.ts';
import type { WordSet } from './word-set.ts';

/** Of words of which nothing is said, in ten thousand words. */
const SELDOM = 0.1;

export class Often {
  readonly #times: ReadonlyMap<number, number>;
  readonly #ofSet = new Map<WordSet, number>();

  /** @param times how often words stand in ten thousand words, by their number */
  constructor(times: ReadonlyMap<number, number>) {
    this.#times = times;
  }

  /** How often a word stands in ten thousand words. */
  ofWord(word: number): number {
    return this.#times.get(word) ?? SELDOM;
  }

  /** How often one of some words does. */
  ofSet(words: WordSet): number {
    return remembered(this.#ofSet, words, () => words.numbers.reduce((sum, word) => sum + this.ofWord(word), 0));
  }

  /** The places of some steps, that of the rarest first. */
  rarestFirst(steps: readonly { readonly words: WordSet }[]): readonly number[] {
    const times = steps.map(({ words }) => this.ofSet(words));
    return Array.from(times.keys()).toSorted((one, other) => (times[one] ?? 0) - (times[other] ?? 0));
  }
}
