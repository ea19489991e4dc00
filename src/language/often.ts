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

  /** The place of the rarest of some steps, the first of those that are as rare. @param may which of them may be it @returns -1 where none may */
  rarest(steps: readonly { readonly words: WordSet }[], may: (step: number) => boolean = () => true): number {
    let [rarest, times] = [-1, Number.POSITIVE_INFINITY];
    for (const [step, { words }] of steps.entries()) {
      const own = this.ofSet(words);
      if (own < times && may(step)) [rarest, times] = [step, own];
    }
    return rarest;
  }
}
