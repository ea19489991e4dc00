/** Titles of laws, guidance and organisations: runs of capitalised words that hold a word such as “Act” or “Policy”. */
import { CAPITAL, isMarked, PAUSE } from './tokens.ts';
import type { Tokens } from './tokens.ts';
import type { WordSet } from './word-set.ts';

const LONGEST = 12;
const SMALL_WORD = 4;

/** Whether a word stands in a title. Words written wholly in capitals do not make one. */
export function isInTitle(tokens: Tokens, index: number, titleWords: WordSet): boolean {
  if (!isCapitalised(tokens, index)) return false;
  let from = index;
  let to = index;
  while (from > 0 && index - from < LONGEST && joins(tokens, from - 1, from)) from--;
  while (to + 1 < tokens.count && to - index < LONGEST && joins(tokens, to + 1, to + 1)) to++;
  for (let word = from; word <= to; word++) if (isCapitalised(tokens, word) && titleWords.has(tokens.form[word] ?? 0)) return true;
  return false;
}

/** A neighbour belongs to the run where it is capitalised, or small and short, with no pause between. */
function joins(tokens: Tokens, neighbour: number, later: number): boolean {
  if (tokens.sentence[neighbour] !== tokens.sentence[later]) return false;
  // “Child Prostitution, Child Pornography and …”: a comma parts two capitalised words of one title.
  if (isMarked(tokens, later, PAUSE)) return isCapitalised(tokens, later - 1) && isCapitalised(tokens, later);
  return isCapitalised(tokens, neighbour) || (tokens.end[neighbour] ?? 0) - (tokens.start[neighbour] ?? 0) <= SMALL_WORD;
}

function isCapitalised(tokens: Tokens, index: number): boolean {
  if (!isMarked(tokens, index, CAPITAL)) return false;
  const second = tokens.text.charCodeAt((tokens.start[index] ?? 0) + 1);
  return !(second >= 65 && second <= 90);
}
