/** Whether a sequence stands at a word. Every step looks at a bounded number of words, so that time grows with length alone. */
import { FILLERS_BETWEEN } from './beside.ts';
import { gapBefore, isAmong, stepsOf } from './packed.ts';
import type { Packed } from './packed.ts';
import type { MarkedSequence } from './sequences.ts';
import { FILLER, isMarked, PAUSE } from './tokens.ts';
import type { Tokens } from './tokens.ts';

/** Words of an aside: “put, once more, herself at risk”. */
const LONGEST_ASIDE = 6;

/** Where a sequence was found: the word of each step, and where its tail ends (exclusive). */
export interface Match {
  readonly at: readonly number[];
  readonly tailEnd: number;
}

/** The match whose first step stands at word `index`, or null. */
export function matchAt(packed: Packed, { place, tail }: MarkedSequence, tokens: Tokens, index: number): Match | null {
  const [begin, end] = stepsOf(packed, place);
  if (!isAmong(packed, begin, tokens.form[index] ?? 0) || !standsFrom(packed, begin, end, 0, tokens, index)) return null;
  const at = PLACES.slice(0, end - begin);
  return { at, tailEnd: tailEnd(tail, tokens, (at.at(-1) ?? index) + 1) };
}

/** Where the steps of the sequence stand that was looked for last. */
export const PLACES: number[] = [];

/** Whether the sequence with these numbers stands with a step at word `index`, where its word does: outward from there, because most fail beside it. */
export function standsFrom(packed: Packed, begin: number, end: number, step: number, tokens: Tokens, index: number): boolean {
  PLACES[step] = index;
  return outward(packed, begin, end, step - 1, tokens, index - 1, -1) && outward(packed, begin, end, step + 1, tokens, index + 1, 1);
}

/** Whether a step and all beyond it stand, from a word on: `way` is 1 to the end of the sentence, -1 to its beginning. */
function outward(packed: Packed, begin: number, end: number, step: number, tokens: Tokens, from: number, way: 1 | -1): boolean {
  const at = begin + step;
  if (at < begin || at >= end || stands(packed, begin, end, step, tokens, from, way)) return true;
  const beyond = beyondAside(tokens, from, way);
  return beyond !== from && stands(packed, begin, end, step, tokens, beyond, way);
}

function stands(packed: Packed, begin: number, end: number, step: number, tokens: Tokens, from: number, way: 1 | -1): boolean {
  const { form, sentence, count } = tokens;
  const at = begin + step;
  const own = sentence[from - way];
  let gap = gapBefore(packed, way === 1 ? at : at + 1);
  let fillers = FILLERS_BETWEEN;
  for (let index = from; index >= 0 && index < count && sentence[index] === own; index += way) {
    if (isAmong(packed, at, form[index] ?? 0)) {
      PLACES[step] = index;
      if (outward(packed, begin, end, step + way, tokens, index + way, way)) return true;
    }
    if (fillers > 0 && isMarked(tokens, index, FILLER)) fillers--;
    else if (gap-- <= 0) return false;
  }
  return false;
}

/** Where the words go on behind an aside that begins at `from`; `from` itself where none does. */
function beyondAside(tokens: Tokens, from: number, way: 1 | -1): number {
  const isAfterPause = (index: number): boolean => isMarked(tokens, index, PAUSE);
  const before = way === 1 ? 0 : 1;
  if (!isAfterPause(from + before)) return from;
  for (let index = from + way; index >= 0 && index < tokens.count && Math.abs(index - from) <= LONGEST_ASIDE; index += way) {
    if (tokens.sentence[index] !== tokens.sentence[from]) return from;
    if (isAfterPause(index + before)) return index;
  }
  return from;
}

function tailEnd(most: number, tokens: Tokens, from: number): number {
  const sentence = tokens.sentence[from - 1];
  let end = from;
  while (end < from + most && end < tokens.count && tokens.sentence[end] === sentence && !isMarked(tokens, end, PAUSE)) end++;
  return end;
}
