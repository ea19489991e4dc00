/** Whether “she”, “he” or “they” stands for an adult or a thing. */
import type { People } from './people.ts';
import { hasChildNear, isAfterPreposition, isName, isNamedChild, isPerson, isReporting, isSubject, isTitled } from './person.ts';
import { isMarked, POSSESSIVE } from './tokens.ts';
import type { Tokens } from './tokens.ts';

const SENTENCES_BACK = 2;
const NEAR_START = 3;

/** A pronoun stands for an adult or a thing where one is a subject before it and no child has been spoken of. */
export function isOtherPronoun(people: People, tokens: Tokens, pronoun: number): boolean {
  if (hasChildNear(people, tokens, pronoun, SENTENCES_BACK, [pronoun, pronoun])) return false;
  const sentence = tokens.sentence[pronoun] ?? 0;
  let isParted = false;
  for (let index = pronoun - 1; index >= 0 && sentence - (tokens.sentence[index] ?? 0) <= 1; index--) {
    if (people.subordinate.has(tokens.form[index] ?? 0)) isParted = true;
    const isGrownName = isName(people, tokens, index) && isTitled(people, tokens, index);
    if (isName(people, tokens, index) && !isGrownName && !isAfterPreposition(people, tokens, index)) return false;
    if (isGrownName && nameBetween(people, tokens, index, pronoun)) return false;
    const form = isGrownName ? titleOf(people, tokens, index) : (tokens.form[index] ?? 0);
    if (!isGrownName && !people.adult.has(form) && !people.thing.has(form)) continue;
    if (tokens.sentence[index] === sentence ? isParted : !isFirstPerson(people, tokens, index)) continue;
    if (isPossessed(people, tokens, index)) return false;
    if (isSubject(people, tokens, index) && !isReporting(people, tokens, index) && agrees(people, tokens.form[pronoun] ?? 0, form)) return tokens.sentence[index] !== sentence || !hasNamedBefore(people, tokens, index);
  }
  return false;
}

/** “Rosa told the officer …”: a child may be named in the sentence before somebody else is. */
function hasNamedBefore(people: People, tokens: Tokens, index: number): boolean {
  for (let back = index - 1; back >= 0 && tokens.sentence[back] === tokens.sentence[index]; back--) if (isNamedChild(people, tokens, back) && !isAfterPreposition(people, tokens, back)) return true;
  return false;
}

/** “her mother”, “Jade’s mother”: somebody else is spoken of, who may be the child. */
function isPossessed(people: People, tokens: Tokens, index: number): boolean {
  for (let back = index - 1; back >= Math.max(0, index - 2); back--) if (people.possessive.has(tokens.form[back] ?? 0) || isMarked(tokens, back, POSSESSIVE)) return true;
  return false;
}

/** “The suspect was arrested.”: the first person of the sentence, near its beginning. */
function isFirstPerson(people: People, tokens: Tokens, index: number): boolean {
  for (let back = index - 1; back >= 0 && tokens.sentence[back] === tokens.sentence[index]; back--) if (index - back > NEAR_START || isPerson(people, tokens, back)) return false;
  return true;
}

/** “she” is not the man of the sentence before. */
function agrees(people: People, pronoun: number, person: number): boolean {
  const isOne = people.feminine.has(pronoun) || people.masculine.has(pronoun);
  if (isOne && (people.thing.has(person) || people.many.has(person))) return false;
  if (people.feminine.has(pronoun)) return !people.male.has(person);
  return !people.masculine.has(pronoun) || !people.female.has(person);
}

/** “what Mr Vane did to Marcus was his own fault”: somebody else is named before the pronoun. */
function nameBetween(people: People, tokens: Tokens, from: number, to: number): boolean {
  for (let index = from + 1; index < to; index++) if (isName(people, tokens, index) && !isTitled(people, tokens, index)) return true;
  return false;
}

/** The “Mr” of a name, which says whether it is a man; the name itself where there is none. */
function titleOf(people: People, tokens: Tokens, index: number): number {
  for (let back = index - 1; back >= Math.max(0, index - 2); back--) if (people.honorific.has(tokens.form[back] ?? 0)) return tokens.form[back] ?? 0;
  return tokens.form[index] ?? 0;
}
