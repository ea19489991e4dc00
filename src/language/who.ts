/** Whom a wording is about: a child, or an adult or a thing that the checker does not speak of. */
import type { SequenceMaker } from './sequences.ts';
import { PAUSE, POSSESSIVE } from './tokens.ts';
import type { Tokens } from './tokens.ts';

/** Sets of words, from the groups of the manual with these names. */
export interface People {
  readonly child: ReadonlySet<number>;
  readonly adult: ReadonlySet<number>;
  readonly thing: ReadonlySet<number>;
  readonly pronoun: ReadonlySet<number>;
  /** Verbs of saying and thinking: their subject is not who the sentence is about. */
  readonly reporting: ReadonlySet<number>;
  /** Words that may stand between a subject and what is said of it. */
  readonly auxiliary: ReadonlySet<number>;
  /** After these, a person is not the subject. */
  readonly preposition: ReadonlySet<number>;
  /** These join two things that one subject does. */
  readonly joining: ReadonlySet<number>;
  /** With these a part of a sentence begins that has a subject of its own. */
  readonly clause: ReadonlySet<number>;
  /** Words with a capital that no wording knows. */
  readonly name: ReadonlySet<number>;
  /** “her”, “his”, “their”. */
  readonly possessive: ReadonlySet<number>;
  readonly male: ReadonlySet<number>;
  readonly female: ReadonlySet<number>;
  readonly masculine: ReadonlySet<number>;
  readonly feminine: ReadonlySet<number>;
  /** Signs of an age: “the twelve-year-old”. */
  readonly age: ReadonlySet<number>;
  /** “herself” and the like. */
  readonly self: ReadonlySet<number>;
  /** “she”, “he”, “they”: who is spoken of where one stands in the words found. */
  readonly subject: ReadonlySet<number>;
}

export function peopleOf(maker: SequenceMaker): People {
  return {
    child: maker.group('child'), adult: maker.group('adult'), thing: maker.group('thing'), pronoun: maker.group('she'),
    reporting: maker.group('reporting'), auxiliary: maker.group('auxiliary'), preposition: maker.group('preposition'), joining: maker.group('joining'), clause: maker.group('clause'), name: maker.group('name'), possessive: maker.group('his'), subject: maker.group('subject'), self: maker.group('self'), age: maker.group('age'),
    male: maker.group('male'), female: maker.group('female'), masculine: maker.group('masculine'), feminine: maker.group('feminine'),
  };
}

const WORDS_BACK = 10;
const SENTENCES_BACK = 2;

/** Whether what begins at a word is said of an adult or a thing, as far as the words show. Not known counts as a child. */
export function isAboutOthers(people: People, tokens: Tokens, first: number, last: number): boolean {
  const subject = subjectWithin(people, tokens, first, last) ?? subjectOf(people, tokens, first);
  if (subject === null) return isOfNobody(people, tokens, first);
  const form = tokens.form[subject] ?? 0;
  if (people.child.has(form)) return false;
  if (isName(people, tokens, subject)) return isTitled(people, tokens, subject);
  if (people.pronoun.has(form)) return isOtherPronoun(people, tokens, subject);
  return !hasChildNear(people, tokens, subject, 0);
}

/** A sentence that names nobody is of a thing; unless it begins with the words found, as notes do that leave the subject out. */
function isOfNobody(people: People, tokens: Tokens, first: number): boolean {
  const sentence = tokens.sentence[first];
  if (first < 2 || tokens.sentence[first - 2] !== sentence) return false;
  const isSomebody = (index: number): boolean => {
    const form = tokens.form[index] ?? 0;
    return isChildOrName(people, tokens, index) || people.pronoun.has(form) || people.possessive.has(form) || people.self.has(form) || people.age.has(form);
  };
  for (let index = first; index >= 0 && tokens.sentence[index] === sentence; index--) if (isSomebody(index)) return false;
  for (let index = first + 1; index < tokens.count && tokens.sentence[index] === sentence; index++) if (isSomebody(index)) return false;
  return true;
}

/** “why she did not tell”: the words found hold their own subject. */
function subjectWithin(people: People, tokens: Tokens, first: number, last: number): number | null {
  for (let index = first; index <= last; index++) if (people.subject.has(tokens.form[index] ?? 0)) return index;
  return null;
}

/**
 * The nearest person, thing, name or pronoun that can be the subject of what begins at `first`; after “and” the first one of the
 * sentence, because the nearest may be whom the sentence has just spoken of.
 */
function subjectOf(people: People, tokens: Tokens, first: number): number | null {
  const sentence = tokens.sentence[first];
  if (isChildOrName(people, tokens, first)) return first;
  let joined = false;
  let found: number | null = null;
  for (let index = first - 1; index >= Math.max(0, first - WORDS_BACK) && tokens.sentence[index] === sentence; index--) {
    const form = tokens.form[index] ?? 0;
    if (found === null && people.joining.has(form)) joined = true;
    if (isSubject(people, tokens, index)) {
      if (!joined) return index;
      found = index;
    }
    if (found !== null && people.clause.has(form)) return found;
  }
  return found;
}

/** A person who is not spoken of after a preposition, and owns nothing: “the man’s flat”. */
function isSubject(people: People, tokens: Tokens, index: number): boolean {
  return isPerson(people, tokens, index) && ((tokens.mark[index] ?? 0) & POSSESSIVE) === 0 && !isAfterPreposition(people, tokens, index);
}

function isChildOrName(people: People, tokens: Tokens, index: number): boolean {
  const form = tokens.form[index] ?? 0;
  return people.name.has(form) || people.child.has(form) || people.subject.has(form);
}

function isPerson(people: People, tokens: Tokens, index: number): boolean {
  const form = tokens.form[index] ?? 0;
  return people.name.has(form) || people.child.has(form) || people.adult.has(form) || people.thing.has(form) || people.pronoun.has(form);
}

function isName(people: People, tokens: Tokens, index: number): boolean {
  return people.name.has(tokens.form[index] ?? 0);
}

/** “with the man”, “by her older friend”: up to two words between. */
function isAfterPreposition(people: People, tokens: Tokens, index: number): boolean {
  const sentence = tokens.sentence[index];
  for (let back = index - 1; back >= Math.max(0, index - 3) && tokens.sentence[back] === sentence; back--) {
    const form = tokens.form[back] ?? 0;
    if (people.preposition.has(form)) return true;
    if (people.auxiliary.has(form) || ((tokens.mark[back + 1] ?? 0) & PAUSE) !== 0) return false;
  }
  return false;
}

/** A pronoun stands for an adult or a thing where one is a subject before it and no child has been spoken of. */
function isOtherPronoun(people: People, tokens: Tokens, pronoun: number): boolean {
  if (hasChildNear(people, tokens, pronoun, SENTENCES_BACK)) return false;
  const sentence = tokens.sentence[pronoun] ?? 0;
  for (let index = pronoun - 1; index >= 0 && sentence - (tokens.sentence[index] ?? 0) <= 1; index--) {
    if (isName(people, tokens, index) && !isAfterPreposition(people, tokens, index) && !isTitled(people, tokens, index)) return false;
    const form = tokens.form[index] ?? 0;
    if (!people.adult.has(form) && !people.thing.has(form)) continue;
    if (isPossessed(people, tokens, index)) return false;
    if (isSubject(people, tokens, index) && !isReporting(people, tokens, index) && agrees(people, tokens.form[pronoun] ?? 0, form)) return true;
  }
  return false;
}

/** “her mother”, “Jade’s mother”: somebody else is spoken of, who may be the child. */
function isPossessed(people: People, tokens: Tokens, index: number): boolean {
  for (let back = index - 1; back >= Math.max(0, index - 2); back--) if (people.possessive.has(tokens.form[back] ?? 0) || ((tokens.mark[back] ?? 0) & POSSESSIVE) !== 0) return true;
  return false;
}

/** “she” is not the man of the sentence before. */
function agrees(people: People, pronoun: number, person: number): boolean {
  if (people.feminine.has(pronoun)) return !people.male.has(person);
  return !people.masculine.has(pronoun) || !people.female.has(person);
}

/** “Mr Hughes”, “social worker Ann Lee”. */
function isTitled(people: People, tokens: Tokens, index: number): boolean {
  return index > 0 && (people.adult.has(tokens.form[index - 1] ?? 0) || (index > 1 && isName(people, tokens, index - 1) && people.adult.has(tokens.form[index - 2] ?? 0)));
}

function isReporting(people: People, tokens: Tokens, subject: number): boolean {
  for (let index = subject + 1; index <= subject + 3 && index < tokens.count; index++) if (people.reporting.has(tokens.form[index] ?? 0)) return true;
  return false;
}

/** Whether a child is spoken of in the sentence of a word, or in so many sentences before it. */
function hasChildNear(people: People, tokens: Tokens, near: number, sentencesBack: number): boolean {
  const sentence = tokens.sentence[near] ?? 0;
  for (let index = near; index >= 0 && sentence - (tokens.sentence[index] ?? 0) <= sentencesBack; index--) if (people.child.has(tokens.form[index] ?? 0)) return true;
  for (let index = near + 1; index < tokens.count && tokens.sentence[index] === sentence; index++) if (people.child.has(tokens.form[index] ?? 0)) return true;
  return false;
}
