/** Words of a text, with their places. */

/** What a text is made of. The arrays run beside each other, one place for each word. */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** The number of the word in the vocabulary; 0 where no pattern knows it. */
  readonly form: Uint16Array;
  /** Which word it is, known to a pattern or not, capitals aside. */
  readonly hash: Int32Array;
  /** Counts up at each full stop, question mark, exclamation mark, list item or empty line. */
  readonly sentence: Int32Array;
  /** FILLER, CAPITAL, PAUSE, YOUNG, ALL_CAPITALS, POSSESSIVE and GROWN, as bits. */
  readonly mark: Uint8Array;
  /** Places of exclamation marks, one for each run. */
  readonly exclamations: readonly number[];
}

export const FILLER = 1;
export const CAPITAL = 2;
/** A comma, colon, bracket or dash stands before the word. */
export const PAUSE = 4;
/** The word ends in “’s”. */
export const POSSESSIVE = 32;
/** The word has no small letter. */
export const ALL_CAPITALS = 16;

/** An age below 18 stands right after the word: “Kit, 13,”, “aged 13”; or before it: “13-year-old”. */
export const YOUNG = 8;
/** An age of 18 or more does. */
export const GROWN = 64;

/** Whether a word has one of these marks. */
export function isMarked({ mark }: Tokens, index: number, bits: number): boolean {
  return ((mark[index] ?? 0) & bits) !== 0;
}

/** Whether a word is the first of its sentence. */
export function opensSentence({ sentence }: Tokens, index: number): boolean {
  return index === 0 || sentence[index - 1] !== sentence[index];
}

/** The first word of the sentence of a word, and the one after its last. */
export function sentenceAround({ sentence, count }: Tokens, index: number): readonly [from: number, to: number] {
  const own = sentence[index];
  let from = index;
  let to = index + 1;
  while (from > 0 && sentence[from - 1] === own) from--;
  while (to < count && sentence[to] === own) to++;
  return [from, to];
}
