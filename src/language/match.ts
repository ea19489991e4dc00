/** Finds sequences in words. Every step looks at a bounded number of words, so that time grows with length alone. */
import type { Sequence } from './sequences.ts';
import { FILLER, PAUSE } from './tokens.ts';
import type { Tokens } from './tokens.ts';

const FILLERS_BETWEEN = 2;

/** Where a sequence was found: the word of each step, and where its tail ends (exclusive). */
export interface Match {
  readonly at: readonly number[];
  readonly tailEnd: number;
}

/** The match whose first step stands at word `index`, or null. */
export function matchAt(sequence: Sequence, tokens: Tokens, index: number): Match | null {
  const first = sequence.steps[0];
  if (!first?.words.has(tokens.form[index] ?? 0)) return null;
  const at = [index];
  if (!follow(sequence, tokens, 1, index + 1, at)) return null;
  return { at, tailEnd: tailEnd(sequence.tail, tokens, (at.at(-1) ?? index) + 1) };
}

function follow(sequence: Sequence, tokens: Tokens, step: number, from: number, at: number[]): boolean {
  const wanted = sequence.steps[step];
  if (!wanted) return true;
  const sentence = tokens.sentence[from - 1];
  let gap = wanted.gap;
  let fillers = FILLERS_BETWEEN;
  for (let index = from; index < tokens.count && tokens.sentence[index] === sentence; index++) {
    if (wanted.words.has(tokens.form[index] ?? 0)) {
      at.push(index);
      if (follow(sequence, tokens, step + 1, index + 1, at)) return true;
      at.pop();
    }
    if (fillers > 0 && ((tokens.mark[index] ?? 0) & FILLER) !== 0) fillers--;
    else if (gap-- <= 0) return false;
  }
  return false;
}

function tailEnd(most: number, tokens: Tokens, from: number): number {
  const sentence = tokens.sentence[from - 1];
  let end = from;
  while (end < from + most && end < tokens.count && tokens.sentence[end] === sentence && ((tokens.mark[end] ?? 0) & PAUSE) === 0) end++;
  return end;
}

/** The first match of any sequence that begins in `from … to` (exclusive), or null. */
export function firstMatch(sequences: readonly Sequence[], tokens: Tokens, from: number, to: number): { readonly sequence: Sequence; readonly match: Match } | null {
  for (let index = from; index < to; index++) {
    for (const sequence of sequences) {
      const match = matchAt(sequence, tokens, index);
      if (match) return { sequence, match };
    }
  }
  return null;
}

/** Whether any sequence that begins in `from … to` accepts what `test` asks of its first and last word. */
export function anyMatch(sequences: readonly Sequence[], tokens: Tokens, from: number, to: number, test: (first: number, last: number) => boolean): boolean {
  for (let index = from; index < to; index++) {
    for (const sequence of sequences) {
      const match = matchAt(sequence, tokens, index);
      if (match && test(index, match.at.at(-1) ?? index)) return true;
    }
  }
  return false;
}

/** The words that are flagged: between `<` and `>`, otherwise all. First and last word, both inclusive. */
export function spanOf(sequence: Sequence, match: Match): { readonly first: number; readonly last: number } {
  const { steps, marks } = sequence;
  const opened = steps.findIndex((step) => step.marks.includes('<'));
  const closed = steps.findIndex((step) => step.marks.includes('>'));
  const first = match.at[Math.max(0, opened)] ?? 0;
  const lastStep = closed > 0 ? closed - 1 : steps.length - 1;
  const last = match.at[lastStep] ?? first;
  return { first, last: marks.includes('>') || closed < 0 ? Math.max(last, first) : last };
}
