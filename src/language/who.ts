/** Whom a wording is about: a child, or an adult or a thing that the checker does not speak of. */
import { isNote, isOpenedByAuxiliaries } from './note.ts';
import type { People } from './people.ts';
import { hasChildNear, isAfterPreposition, isAge, isChildOrName, isName, isNamedChild, isPerson, isReporting, isSubject, isTitled } from './person.ts';
import { isOtherPronoun } from './pronoun.ts';
import { FILLER, GROWN, isMarked, opensSentence, PAUSE, POSSESSIVE, YOUNG } from './tokens.ts';
import type { Tokens } from './tokens.ts';

const WORDS_BACK = 14;
/** Words that may stand between an article and its noun. */
const BEFORE_NOUN = 2;

/** Whether what begins at a word is said of an adult or a thing, as far as the words show. Not known counts as a child. @param inRecord whether the text is of somebody, so that a sentence that names nobody is too */
export function isAboutOthers(people: People, tokens: Tokens, first: number, last: number, inRecord: boolean): boolean {
  if (isOwned(people, tokens, first)) return false;
  const within = subjectWithin(people, tokens, first, last);
  if (within === null && people.possessive.has(tokens.form[first] ?? 0)) return isOtherPronoun(people, tokens, first);
  const subject = within ?? subjectOf(people, tokens, first);
  if (subject === IMPERSONAL) return !mentionsSomebody(people, tokens, first);
  if (subject === null) return !inRecord && isOfNobody(people, tokens, first);
  const form = tokens.form[subject] ?? 0;
  if (people.child.has(form) || people.object.has(form) || isAge(people, tokens, subject) || isMarked(tokens, subject, YOUNG)) return false;
  if (isReportedBy(people, tokens, subject, first)) return false;
  if (isName(people, tokens, subject)) return isTitled(people, tokens, subject);
  if (people.pronoun.has(form)) return isOtherPronoun(people, tokens, subject);
  return !hasChildNear(people, tokens, subject, 0, [first, last]);
}

/** “a 45-year-old man”, “a young woman of 15”: the age of an adult or of a child stands in the words found, or right after. */
export function isBesideAge(tokens: Tokens, first: number, last: number, whose: 'child' | 'adult'): boolean {
  const age = whose === 'adult' ? GROWN : YOUNG;
  for (let index = first; index <= last + 1 && index < tokens.count; index++) if (tokens.sentence[index] === tokens.sentence[first] && isMarked(tokens, index, age)) return true;
  return false;
}

/** “Nurse Abara recorded risky behaviour by Ola”: the adult only says it, and somebody else is named. */
function isReportedBy(people: People, tokens: Tokens, subject: number, first: number): boolean {
  if (people.being.has(tokens.form[subject + 1] ?? 0) || !isReporting(people, tokens, subject, first) || people.speaker.has(tokens.form[subject] ?? 0)) return false;
  return mentionsSomebody(people, tokens, first, subject);
}

/** Whether what begins at a word is said of an adult or a thing, in a sentence that speaks of nobody else. */
export function isOfOthersAlone(people: People, tokens: Tokens, first: number, last: number): boolean {
  const subject = subjectWithin(people, tokens, first, last) ?? subjectOf(people, tokens, first);
  if (subject === null || people.speaker.has(tokens.form[subject] ?? 0)) return false;
  const isOther = subject === IMPERSONAL || !isChildOrName(people, tokens, subject);
  return isOther && !mentionsSomebody(people, tokens, first);
}

/** A sentence that names nobody is of a thing; unless it begins with the words found, as notes do that leave the subject out. */
function isOfNobody(people: People, tokens: Tokens, first: number): boolean {
  if (isNote(tokens, first) || isOpenedByAuxiliaries(people, tokens, first)) return false;
  return !mentionsSomebody(people, tokens, first);
}

function mentionsSomebody(people: People, tokens: Tokens, first: number, besides = -1): boolean {
  const sentence = tokens.sentence[first];
  const isSomebody = (index: number): boolean => {
    if (index === besides || (besides >= 0 && isName(people, tokens, index) && (index === besides - 1 || index === besides + 1 || isTitled(people, tokens, index)))) return false;
    const form = tokens.form[index] ?? 0;
    return isChildOrName(people, tokens, index) || people.pronoun.has(form) || people.possessive.has(form) || people.self.has(form) || people.context.has(form) || isAge(people, tokens, index) || isMarked(tokens, index, YOUNG);
  };
  for (let index = first; index >= 0 && tokens.sentence[index] === sentence; index--) if (isSomebody(index)) return true;
  for (let index = first + 1; index < tokens.count && tokens.sentence[index] === sentence; index++) if (isSomebody(index)) return true;
  return false;
}

/** “his risky behaviour”, “Callum’s vulnerable behaviour”: of whom, stands right before the words found. */
function isOwned(people: People, tokens: Tokens, first: number): boolean {
  for (let index = first - 1; index >= Math.max(0, first - 2) && tokens.sentence[index] === tokens.sentence[first]; index--) {
    const form = tokens.form[index] ?? 0;
    if (people.possessive.has(form) || (isMarked(tokens, index, POSSESSIVE) && isChildOrName(people, tokens, index))) return true;
    if (isPerson(people, tokens, index)) return false;
  }
  return false;
}

/** “why she did not tell”: the words found hold their own subject. */
function subjectWithin(people: People, tokens: Tokens, first: number, last: number): number | null {
  for (let index = first; index <= last; index++) if (people.subject.has(tokens.form[index] ?? 0) || isNamedChild(people, tokens, index)) return index;
  return null;
}

/**
 * The nearest person, thing, name or pronoun that can be the subject of what begins at `first`; after “and” the first one of the
 * sentence, because the nearest may be whom the sentence has just spoken of.
 */
const IMPERSONAL = -1;

function subjectOf(people: People, tokens: Tokens, first: number): number | null {
  const sentence = tokens.sentence[first];
  if (isChildOrName(people, tokens, first)) return first;
  let joined = false;
  let found: number | null = null;
  for (let index = first - 1; index >= Math.max(0, first - WORDS_BACK) && tokens.sentence[index] === sentence; index--) {
    const form = tokens.form[index] ?? 0;
    if (found === null && people.joining.has(form)) joined = true;
    if (isSpokenAside(people, tokens, index, first)) continue;
    if (isSubject(people, tokens, index)) {
      if (!joined) return index;
      found = index;
    }
    if (found !== null && people.clause.has(form)) return found;
    if (!joined && isOtherNoun(people, tokens, index)) return IMPERSONAL;
  }
  return found;
}

/** “…, I suspect, …”, “that we know of, …”: whoever writes says so between the words of somebody else's sentence. */
function isSpokenAside(people: People, tokens: Tokens, index: number, first: number): boolean {
  if (!people.speaker.has(tokens.form[index] ?? 0) || !people.reporting.has(tokens.form[index + 1] ?? 0)) return false;
  for (let after = index + 2; after <= first; after++) if (isMarked(tokens, after, PAUSE)) return true;
  return false;
}

/** “the buyer”, “our old boiler”: a noun that is no child and no name, and stands where a subject stands. */
function isOtherNoun(people: People, tokens: Tokens, index: number): boolean {
  const form = tokens.form[index] ?? 0;
  if (isPerson(people, tokens, index) || isAge(people, tokens, index) || people.auxiliary.has(form) || people.reporting.has(form) || people.preposition.has(form) || people.clause.has(form) || people.joining.has(form)) return false;
  if (isMarked(tokens, index, FILLER | POSSESSIVE) || isAfterPreposition(people, tokens, index)) return false;
  for (let back = index - 1; back >= Math.max(0, index - 1 - BEFORE_NOUN) && tokens.sentence[back] === tokens.sentence[index]; back--) {
    if (people.article.has(tokens.form[back] ?? 0)) return beginsPart(people, tokens, back);
    if (isPerson(people, tokens, back)) return false;
  }
  return false;
}

/** Where a subject can begin: at the start of a sentence, after a pause, or after “that”, “and”, “says”. */
function beginsPart(people: People, tokens: Tokens, index: number): boolean {
  if (opensSentence(tokens, index) || isMarked(tokens, index, PAUSE)) return true;
  const before = tokens.form[index - 1] ?? 0;
  return people.subordinate.has(before) || people.joining.has(before) || people.reporting.has(before);
}
