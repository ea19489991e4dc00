/** Titles of laws, guidance, organisations and books: runs of capitalised words that hold a word such as “Act” or “Policy”, or many that are no names. */
import { CAPITAL, isMarked, opensSentence, PAUSE } from './tokens.ts';
import type { Tokens } from './tokens.ts';
import type { WordSet } from './word-set.ts';

const LONGEST = 12;
const SMALL_WORD = 4;

/** So many words with capitals beside those found make a title; a heading (“Attention Seeking Behaviour”) has fewer. */
const MANY = 2;

/** Whether a word stands in a title that says what it is, “… Act”. Words written wholly in capitals do not make one. */
export function isInTitle(tokens: Tokens, index: number, titleWords: WordSet): boolean {
  return capitalisedAround(tokens, index).some((word) => titleWords.has(tokens.form[word] ?? 0));
}

/** Whether words inside a sentence have capitals that only a title gives them, “The Liar's Daughter”. @param isName whether a form stands for a name */
export function isAmongCapitals(tokens: Tokens, first: number, last: number, isName: (form: number) => boolean): boolean {
  if (opensSentence(tokens, first)) return false;
  return capitalisedAround(tokens, first).filter((word) => (word < first || word > last) && !opensSentence(tokens, word) && !isName(tokens.form[word] ?? 0)).length >= MANY;
}

/** The words with a capital in the run of such words around one of them; none where it has no capital. */
function capitalisedAround(tokens: Tokens, index: number): readonly number[] {
  if (!isCapitalised(tokens, index)) return [];
  let [from, to] = [index, index];
  while (from > 0 && index - from < LONGEST && joins(tokens, from - 1, from)) from--;
  while (to + 1 < tokens.count && to - index < LONGEST && joins(tokens, to + 1, to + 1)) to++;
  return Array.from({ length: to - from + 1 }, (_, place) => from + place).filter((word) => isCapitalised(tokens, word));
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
