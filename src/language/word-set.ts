/** A set of words, by number, that is asked very often. */
export class WordSet {
  readonly numbers: readonly number[];
  #bits: Uint32Array | null = null;

  constructor(numbers: readonly number[]) {
    this.numbers = numbers;
  }

  /** Whether a word is in the set. */
  has(number: number): boolean {
    const bits = this.#bits ?? this.#spread();
    return (((bits[number >>> 5] ?? 0) >>> (number & 31)) & 1) === 1;
  }

  /** Laid out when it is first asked for, because most sets of a checker never are. */
  #spread(): Uint32Array {
    const bits = new Uint32Array((Math.max(0, ...this.numbers) >>> 5) + 1);
    for (const number of this.numbers) bits[number >>> 5] = (bits[number >>> 5] ?? 0) | (1 << (number & 31));
    this.#bits = bits;
    return bits;
  }
}

/** The single words of a group of the manual. @throws Error where there is no such group */
export type GroupNamed = (name: string) => WordSet;
