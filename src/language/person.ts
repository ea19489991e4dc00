/** Whether a word is a person or a name, and how it stands in its sentence. */
import type { People } from './people.ts';
import { GROWN, isMarked, opensSentence, PAUSE, POSSESSIVE, YOUNG } from './tokens.ts';
import type { Tokens } from './tokens.ts';

/** “the twelve-year-old”, and not “the old boiler”. */
export function isAge(people: People, tokens: Tokens, index: number): boolean {
  if (people.aged.has(tokens.form[index] ?? 0)) return !isMarked(tokens, index, GROWN);
  return people.age.has(tokens.form[index] ?? 0) && index > 0 && people.year.has(tokens.form[index - 1] ?? 0) && !isMarked(tokens, index - 1, GROWN);
}

export function isPerson(people: People, tokens: Tokens, index: number): boolean {
  const form = tokens.form[index] ?? 0;
  return isAge(people, tokens, index) || isMarked(tokens, index, GROWN) || people.name.has(form) || people.child.has(form) || people.adult.has(form) || people.thing.has(form) || people.pronoun.has(form);
}

export function isName(people: People, tokens: Tokens, index: number): boolean {
  return people.name.has(tokens.form[index] ?? 0);
}

/** “Mr Hughes”, “social worker Ann Lee”, “Darren Pike, 38”. */
export function isTitled(people: People, tokens: Tokens, index: number): boolean {
  if (isMarked(tokens, index, GROWN) || (isName(people, tokens, index + 1) && isMarked(tokens, index + 1, GROWN))) return true;
  if (opensSentence(tokens, index) || isMarked(tokens, index, PAUSE)) return false;
  return people.honorific.has(tokens.form[index - 1] ?? 0) || (!opensSentence(tokens, index - 1) && isName(people, tokens, index - 1) && people.honorific.has(tokens.form[index - 2] ?? 0));
}

export function isChildOrName(people: People, tokens: Tokens, index: number): boolean {
  const form = tokens.form[index] ?? 0;
  return people.name.has(form) || people.child.has(form) || people.subject.has(form);
}

/** “why Ella had not said no”: a name, or a child, that is no “Mr”. */
export function isNamedChild(people: People, tokens: Tokens, index: number): boolean {
  return people.child.has(tokens.form[index] ?? 0) || (isName(people, tokens, index) && !isTitled(people, tokens, index));
}

/** “with the man”, “by her older friend”: up to two words between. */
export function isAfterPreposition(people: People, tokens: Tokens, index: number): boolean {
  const sentence = tokens.sentence[index];
  for (let back = index - 1; back >= Math.max(0, index - 3) && tokens.sentence[back] === sentence; back--) {
    const form = tokens.form[back] ?? 0;
    if (people.view.has(form)) return false;
    if (people.preposition.has(form)) return true;
    if (people.auxiliary.has(form) || people.clause.has(form) || people.subordinate.has(form) || people.joining.has(form) || isMarked(tokens, back + 1, PAUSE)) return false;
  }
  return false;
}

/** A person who is not spoken of after a preposition, and owns nothing: “the man’s flat”. */
export function isSubject(people: People, tokens: Tokens, index: number): boolean {
  return isPerson(people, tokens, index) && !isMarked(tokens, index, POSSESSIVE) && !isAfterPreposition(people, tokens, index);
}

/** Whether a verb of saying follows a subject, before the words found begin. */
export function isReporting(people: People, tokens: Tokens, subject: number, first = tokens.count): boolean {
  for (let index = subject + 1; index <= subject + 3 && index < first; index++) if (people.reporting.has(tokens.form[index] ?? 0)) return true;
  return false;
}

/** Whether a child is spoken of in the sentence of a word, or in so many sentences before it, outside the words found. */
export function hasChildNear(people: People, tokens: Tokens, near: number, sentencesBack: number, [first, last]: readonly [first: number, last: number]): boolean {
  const sentence = tokens.sentence[near] ?? 0;
  for (let index = near; index >= 0 && sentence - (tokens.sentence[index] ?? 0) <= sentencesBack; index--) if (people.child.has(tokens.form[index] ?? 0) || isMarked(tokens, index, YOUNG)) return true;
  for (let index = near + 1; index < tokens.count && tokens.sentence[index] === sentence; index++) if ((index < first || index > last) && (people.child.has(tokens.form[index] ?? 0) || isMarked(tokens, index, YOUNG))) return true;
  return false;
}
