/** The words right beside a word, by which most of what is looked for at it is passed over at once. */
import { FILLER, isMarked, PAUSE } from './tokens.ts';
import type { Tokens } from './tokens.ts';

export const FILLERS_BETWEEN = 2;
/** With more words between, nothing is passed over. */
export const FARTHEST = 3;

/** A trace is a number in which words leave a bit each, those that are asked for nowhere none; many share one. What may be any word, or none, has the trace of all. */
export const ANYTHING = -1;
const NOTHING = 1 << 31;
const BITS = 31;

/** Of each word, by its number, the bit that it leaves. */
export type Bits = Int32Array;

/**
 * Gives every word that is asked for its bit. Words that are asked for together share one, so that a set of many words leaves few; and each bit stands for
 * words that are met about as often as those of another.
 * @param asked the sets of words that are asked for beside a word, those asked for most first
 * @param times how often a word is met
 * @param words how many words there are
 */
export function bitsOf(asked: Iterable<readonly number[]>, times: (word: number) => number, words: number): Bits {
  const bits = new Int32Array(words);
  const together = Array.from(asked, (set) => set.filter((word) => bits[word] === 0 && (bits[word] = NOTHING) !== 0));
  const met = together.map((group) => group.reduce((sum, word) => sum + times(word), 0));
  const load = new Float64Array(BITS);
  for (const group of Array.from(together.keys()).toSorted((one, other) => (met[other] ?? 0) - (met[one] ?? 0))) {
    const bit = load.indexOf(Math.min(...load));
    load[bit] = (load[bit] ?? 0) + (met[group] ?? 0);
    for (const word of together[group] ?? []) bits[word] = 1 << bit;
  }
  return bits;
}

/** The trace of some words. */
export function traceOf(words: readonly number[], bits: Bits): number {
  return words.reduce((trace, word) => trace | (bits[word] ?? 0), 0);
}

/** Traces of the words on one side of a word that can be the next one of a sequence, by how many others may stand between. */
export type Side = Int32Array;

export function emptySide(): Side {
  return new Int32Array(FARTHEST + 1);
}

/** Writes down what stands beside a word: `way` is 1 to the end of its sentence, -1 to its beginning. Behind a pause an aside may begin, so that any word may follow. */
export function lookBeside(bits: Bits, tokens: Tokens, index: number, way: 1 | -1, side: Side): void {
  if (isMarked(tokens, way === 1 ? index + 1 : index, PAUSE)) {
    side.fill(ANYTHING);
    return;
  }
  const { form, sentence, count } = tokens;
  const own = sentence[index];
  let [gap, fillers, trace] = [0, FILLERS_BETWEEN, NOTHING];
  for (let at = index + way; gap <= FARTHEST && at >= 0 && at < count && sentence[at] === own; at += way) {
    trace |= bits[form[at] ?? 0] ?? 0;
    if (fillers > 0 && isMarked(tokens, at, FILLER)) fillers--;
    else side[gap++] = trace;
  }
  while (gap <= FARTHEST) side[gap++] = trace;
}
