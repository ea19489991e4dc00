/** How often words stand in records, so that a wording is looked for at its rarest. */
import { setOf } from './packed.ts';
import type { Packed, WordsOfSet } from './packed.ts';
import { remembered } from './remembered.ts';

/** Of words of which nothing is said, in ten thousand words. */
const SELDOM = 0.1;

export class Often {
  readonly #packed: Packed;
  readonly #wordsOf: WordsOfSet;
  readonly #times: ReadonlyMap<number, number>;
  readonly #ofSet = new Map<number, number>();

  /** @param times how often words stand in ten thousand words, by their number */
  constructor(packed: Packed, wordsOf: WordsOfSet, times: ReadonlyMap<number, number>) {
    this.#packed = packed;
    this.#wordsOf = wordsOf;
    this.#times = times;
  }

  /** How often a word stands in ten thousand words. */
  ofWord(word: number): number {
    return this.#times.get(word) ?? SELDOM;
  }

  /** How often one of the words of a set does. */
  ofSet(set: number): number {
    return remembered(this.#ofSet, set, () => this.#wordsOf(set).reduce((sum, word) => sum + this.ofWord(word), 0));
  }

  /** Which of the steps `begin … end` (exclusive) is the rarest, the first of those that are as rare. @param may which of them may be it @returns -1 where none may */
  rarest(begin: number, end: number, may: (step: number) => boolean = () => true): number {
    let [rarest, times] = [-1, Number.POSITIVE_INFINITY];
    for (let step = begin; step < end; step++) {
      const own = this.ofSet(setOf(this.#packed, step));
      if (own < times && may(step)) [rarest, times] = [step, own];
    }
    return rarest;
  }
}
