/** The words right beside a word, by which most of what is looked for at it is passed over at once. */
import { FILLER, isMarked, PAUSE } from './tokens.ts';
import type { Tokens } from './tokens.ts';

export const FILLERS_BETWEEN = 2;
/** With more words between, nothing is passed over. */
export const FARTHEST = 3;

/** A trace is a number in which words leave a bit each; some share one. What may be any word, or none, has the trace of all. */
export const ANYTHING = -1;
const NOTHING = 1 << 31;
const BITS = 31;

/** Forms of one word have numbers beside each other, so they mostly share a bit. */
function traceOf(word: number): number {
  return 1 << ((word >>> 1) % BITS);
}

/** The trace of some words. */
export function traceOfAll(words: readonly number[]): number {
  return words.reduce((trace, word) => trace | traceOf(word), 0);
}

/** Traces of the words on one side of a word that can be the next one of a sequence, by how many others may stand between. */
export type Side = Int32Array;

export function emptySide(): Side {
  return new Int32Array(FARTHEST + 1);
}

/** Writes down what stands beside a word: `way` is 1 to the end of its sentence, -1 to its beginning. Behind a pause an aside may begin, so that any word may follow. */
export function lookBeside(tokens: Tokens, index: number, way: 1 | -1, side: Side): void {
  if (isMarked(tokens, way === 1 ? index + 1 : index, PAUSE)) {
    side.fill(ANYTHING);
    return;
  }
  const { form, sentence, count } = tokens;
  const own = sentence[index];
  let [gap, fillers, trace] = [0, FILLERS_BETWEEN, NOTHING];
  for (let at = index + way; gap <= FARTHEST && at >= 0 && at < count && sentence[at] === own; at += way) {
    trace |= traceOf(form[at] ?? 0);
    if (fillers > 0 && isMarked(tokens, at, FILLER)) fillers--;
    else side[gap++] = trace;
  }
  while (gap <= FARTHEST) side[gap++] = trace;
}
