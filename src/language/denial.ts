/** Whether a wording is denied: “is not manipulative”, “at no time did Lucy put herself at risk”. */
import { FILLER, isMarked, PAUSE } from './tokens.ts';
import type { Tokens } from './tokens.ts';
import type { GroupNamed, WordSet } from './word-set.ts';

/** Sets of words, from the groups of the manual with these names. */
export interface DenialWords {
  /** “not”, “never”. */
  readonly denial: WordSet;
  /** These may stand between a denial and what is denied: “not in any way”. */
  readonly denialLink: WordSet;
  /** After these nothing is denied: “not only”. */
  readonly denialLimit: WordSet;
}

export function denialWordsOf(group: GroupNamed): DenialWords {
  return { denial: group('denial'), denialLink: group('denial-link'), denialLimit: group('denial-limit') };
}

const WORDS_BACK = 8;

/** Whether a denial stands right before the words found or between them; one that is itself a step of the wording is none. @param places the word of each step */
export function isDenied(words: DenialWords, tokens: Tokens, places: readonly number[], first: number, last: number): boolean {
  for (let index = first + 1; index < last; index++) if (denies(words, tokens, index) && !places.includes(index)) return true;
  for (let index = first - 1; index >= Math.max(0, first - WORDS_BACK) && tokens.sentence[index] === tokens.sentence[first]; index--) {
    if (isMarked(tokens, index + 1, PAUSE)) return false;
    if (denies(words, tokens, index)) return !places.includes(index);
    if (!isMarked(tokens, index, FILLER) && !words.denialLink.has(tokens.form[index] ?? 0)) return false;
  }
  return false;
}

function denies({ denial, denialLimit }: DenialWords, { form }: Tokens, index: number): boolean {
  return denial.has(form[index] ?? 0) && !denialLimit.has(form[index + 1] ?? 0);
}
