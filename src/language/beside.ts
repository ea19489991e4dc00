/** The words right beside a word, by which most of what is looked for at it is passed over at once. */
import { GAP, isAmong, PER_STEP } from './packed.ts';
import type { Packed } from './packed.ts';
import { FILLER, isMarked, PAUSE } from './tokens.ts';
import type { Tokens } from './tokens.ts';

export const FILLERS_BETWEEN = 2;
/** With more words between, nothing is passed over. */
const FARTHEST = 3;

/** The words on one side of a word that wordings know, and how many of them can be the next one of a sequence with so many words between. */
export interface Side {
  readonly words: Int32Array;
  /** By gap. */
  readonly within: Int32Array;
  /** Whether an aside may begin right there, so that any word may follow. */
  isOpen: boolean;
}

export function emptySide(): Side {
  return { words: new Int32Array(FARTHEST + 1 + FILLERS_BETWEEN), within: new Int32Array(FARTHEST + 1), isOpen: false };
}

/** Writes down what stands beside a word: `way` is 1 to the end of its sentence, -1 to its beginning. */
export function lookBeside(tokens: Tokens, index: number, way: 1 | -1, side: Side): void {
  side.isOpen = isMarked(tokens, way === 1 ? index + 1 : index, PAUSE);
  const sentence = tokens.sentence[index];
  let [gap, fillers, count] = [0, FILLERS_BETWEEN, 0];
  for (let at = index + way; gap <= FARTHEST && at >= 0 && at < tokens.count && tokens.sentence[at] === sentence; at += way) {
    const word = tokens.form[at] ?? 0;
    if (word !== 0) side.words[count++] = word;
    if (fillers > 0 && isMarked(tokens, at, FILLER)) fillers--;
    else side.within[gap++] = count;
  }
  while (gap <= FARTHEST) side.within[gap++] = count;
}

/** Whether none of the words on a side, with so many others between, is of the step whose numbers begin at `at`. */
function isMissing(packed: Packed, at: number, gap: number, side: Side): boolean {
  if (gap > FARTHEST || side.isOpen) return false;
  const count = side.within[gap] ?? 0;
  for (let index = 0; index < count; index++) if (isAmong(packed, at, side.words[index] ?? 0)) return false;
  return true;
}

/** Whether a sequence cannot stand with a step at the word between two sides. @param begin of its numbers @param end of them, exclusive */
export function cannotStand(packed: Packed, begin: number, end: number, step: number, before: Side, after: Side): boolean {
  const own = begin + step * PER_STEP;
  const next = own + PER_STEP;
  return (step > 0 && isMissing(packed, own - PER_STEP, packed.numbers[own + GAP] ?? 0, before)) || (next < end && isMissing(packed, next, packed.numbers[next + GAP] ?? 0, after));
}
