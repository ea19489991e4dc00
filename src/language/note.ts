/** Notes that leave out of whom they speak: “Absconded again at ten.” */
import type { People } from './people.ts';
import { isPerson } from './person.ts';
import { FILLER, isMarked, opensSentence, PAUSE } from './tokens.ts';
import type { Tokens } from './tokens.ts';

const SHORT_NOTE = 7;

/** “Absconded again …”, “Very manipulative …”, “Continues to be manipulative …”: only words that help a verb, or adverbs, stand before the words found. */
export function isOpenedByAuxiliaries(people: People, tokens: Tokens, first: number): boolean {
  let index = first;
  while (!opensNote(people, tokens, index)) {
    index--;
    if (!people.auxiliary.has(tokens.form[index] ?? 0) && !isMarked(tokens, index, FILLER)) return false;
  }
  const opening = tokens.form[index] ?? 0;
  if (index === first) return true;
  const isAdverb = isMarked(tokens, index, FILLER) && !people.article.has(opening);
  return isAdverb || (people.auxiliary.has(opening) && !(people.clause.has(opening) || people.preposition.has(opening) || people.joining.has(opening)));
}

/** How many words may stand before the first pause of a note. */
const LONGEST_LEAD = 4;

/** Where a note begins: at the start of a sentence, or after a few words that speak of nobody: “Night log: absconded at ten”. */
function opensNote(people: People, tokens: Tokens, index: number): boolean {
  if (opensSentence(tokens, index)) return true;
  if (!isMarked(tokens, index, PAUSE)) return false;
  for (let back = index - 1; back >= index - LONGEST_LEAD; back--) {
    if (isPerson(people, tokens, back) || people.possessive.has(tokens.form[back] ?? 0) || people.speaker.has(tokens.form[back] ?? 0)) return false;
    if (opensSentence(tokens, back)) return true;
  }
  return false;
}

/** “Failed to engage.”: a few words, as people jot them down. */
export function isNote(tokens: Tokens, first: number): boolean {
  const sentence = tokens.sentence[first];
  const before = first - SHORT_NOTE;
  const after = first + SHORT_NOTE;
  return (first < 2 || tokens.sentence[first - 2] !== sentence) && (before < 0 || tokens.sentence[before] !== sentence) && (after >= tokens.count || tokens.sentence[after] !== sentence);
}
