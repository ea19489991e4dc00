/** Finds sequences in words. Every step looks at a bounded number of words, so that time grows with length alone. */
import type { Sequence } from './sequences.ts';
import { FILLER, PAUSE } from './tokens.ts';
import type { Tokens } from './tokens.ts';
import type { WordSet } from './word-set.ts';

const FILLERS_BETWEEN = 2;

/** Where a sequence was found: the word of each step, and where its tail ends (exclusive). */
export interface Match {
  readonly at: readonly number[];
  readonly tailEnd: number;
}

/** The match whose first step stands at word `index`, or null. */
export function matchAt(sequence: Sequence, tokens: Tokens, index: number): Match | null {
  return matchFrom(sequence, tokens, 0, index);
}

/** The match in which a step stands at word `index`: outward from there, because most sequences fail beside it. */
export function matchFrom(sequence: Sequence, tokens: Tokens, step: number, index: number): Match | null {
  const { steps } = sequence;
  if (steps[step]?.words.has(tokens.form[index] ?? 0) !== true) return null;
  PLACES[step] = index;
  if (step > 0 && !back(steps, tokens, step - 1, index - 1)) return null;
  if (!follow(steps, tokens, step + 1, index + 1)) return null;
  const at = PLACES.slice(0, steps.length);
  return { at, tailEnd: tailEnd(sequence.tail, tokens, (at.at(-1) ?? index) + 1) };
}

/** Where the steps of the sequence stand that is being looked for. */
const PLACES: number[] = [];

/** The step of a sequence that is met most seldom. */
export function rarestStep({ steps }: Sequence, common: WordSet): number {
  const weights = steps.map(({ words }) => words.numbers.filter((word) => common.has(word)).length * 1_000 + words.numbers.length);
  return weights.indexOf(Math.min(...weights));
}

function follow(steps: Sequence['steps'], tokens: Tokens, step: number, from: number): boolean {
  const wanted = steps[step];
  if (!wanted) return true;
  const sentence = tokens.sentence[from - 1];
  let gap = wanted.gap;
  let fillers = FILLERS_BETWEEN;
  for (let index = from; index < tokens.count && tokens.sentence[index] === sentence; index++) {
    if (wanted.words.has(tokens.form[index] ?? 0)) {
      PLACES[step] = index;
      if (follow(steps, tokens, step + 1, index + 1)) return true;
    }
    if (fillers > 0 && ((tokens.mark[index] ?? 0) & FILLER) !== 0) fillers--;
    else if (gap-- <= 0) return false;
  }
  return false;
}

function back(steps: Sequence['steps'], tokens: Tokens, step: number, from: number): boolean {
  const wanted = steps[step];
  if (!wanted) return true;
  const sentence = tokens.sentence[from + 1];
  let gap = steps[step + 1]?.gap ?? 0;
  let fillers = FILLERS_BETWEEN;
  for (let index = from; index >= 0 && tokens.sentence[index] === sentence; index--) {
    if (wanted.words.has(tokens.form[index] ?? 0)) {
      PLACES[step] = index;
      if (step === 0 || back(steps, tokens, step - 1, index - 1)) return true;
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

/** Sequences by the word at which each is looked for. */
export class SequenceIndex {
  readonly #at: ReadonlyMap<number, readonly { readonly sequence: Sequence; readonly step: number }[]>;

  constructor(sequences: readonly Sequence[], common: WordSet) {
    const at = new Map<number, { sequence: Sequence; step: number }[]>();
    for (const sequence of sequences) {
      const step = rarestStep(sequence, common);
      for (const word of sequence.steps[step]?.words.numbers ?? []) at.set(word, [...(at.get(word) ?? []), { sequence, step }]);
    }
    this.#at = at;
  }

  /** Whether any sequence stands in the words `from … to` (exclusive) and touches `first … last`, where those are given. */
  isIn(tokens: Tokens, from: number, to: number, first = from, last = to): boolean {
    for (let index = from; index < to; index++) {
      for (const { sequence, step } of this.#at.get(tokens.form[index] ?? 0) ?? []) {
        const match = matchFrom(sequence, tokens, step, index);
        if (match && (match.at[0] ?? 0) <= last && (match.at.at(-1) ?? 0) >= first) return true;
      }
    }
    return false;
  }
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
