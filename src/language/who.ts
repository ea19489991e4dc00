/** Whom a wording is about: a child, or an adult or a thing that the checker does not speak of. */
import { FILLER, GROWN, isMarked, opensSentence, PAUSE, POSSESSIVE, YOUNG } from './tokens.ts';
import type { Tokens } from './tokens.ts';
import type { GroupNamed, WordSet } from './word-set.ts';

/** Sets of words, from the groups of the manual with these names. */
export interface People {
  readonly child: WordSet;
  readonly adult: WordSet;
  readonly thing: WordSet;
  readonly pronoun: WordSet;
  /** Verbs of saying and thinking: their subject is not who the sentence is about. */
  readonly reporting: WordSet;
  /** Words that may stand between a subject and what is said of it. */
  readonly auxiliary: WordSet;
  /** After these, a person is not the subject. */
  readonly preposition: WordSet;
  /** These join two things that one subject does. */
  readonly joining: WordSet;
  /** With these a part of a sentence begins that has a subject of its own. */
  readonly clause: WordSet;
  /** Those of them after which “she” is seldom the person before: “the worker was warned that she …”. */
  readonly subordinate: WordSet;
  /** “Mr”, “Officer”: the name that follows is that of an adult. */
  readonly honorific: WordSet;
  /** Words with a capital that no wording knows. */
  readonly name: WordSet;
  /** “the”, “a”, “our”: a noun follows. */
  readonly article: WordSet;
  /** “her”, “his”, “their”. */
  readonly possessive: WordSet;
  readonly male: WordSet;
  readonly female: WordSet;
  readonly masculine: WordSet;
  readonly feminine: WordSet;
  /** Several people at once: never “she” or “he”. */
  readonly many: WordSet;
  /** What is done to children, and pictures of it. */
  readonly context: WordSet;
  /** Signs of an age: “the twelve-year-old”. */
  readonly age: WordSet;
  /** “is”, “was”. */
  readonly being: WordSet;
  /** “in her view”: what follows is spoken of by itself. */
  readonly view: WordSet;
  readonly year: WordSet;
  readonly aged: WordSet;
  /** “him”, “them”: never the one who is the subject of the same words. */
  readonly object: WordSet;
  /** “I”, “we”, “you”: who writes and who reads. */
  readonly speaker: WordSet;
  /** “herself” and the like. */
  readonly self: WordSet;
  /** “she”, “he”, “they”: who is spoken of where one stands in the words found. */
  readonly subject: WordSet;
}

export function peopleOf(group: GroupNamed): People {
  return {
    child: group('child'), adult: group('adult'), thing: group('thing'), pronoun: group('she'),
    reporting: group('reporting'), auxiliary: group('auxiliary'), preposition: group('preposition'), joining: group('joining'), clause: group('clause'), subordinate: group('subordinate'), honorific: group('honorific'), name: group('anybody'), article: group('article'), possessive: group('his'), subject: group('subject'), self: group('self'), age: group('age'), being: group('be'), view: group('view'), year: group('year'), aged: group('aged'), object: group('object'), speaker: group('speaker'), many: group('many'), context: group('context'),
    male: group('male'), female: group('female'), masculine: group('masculine'), feminine: group('feminine'),
  };
}

/** A text of so many words with somebody's name and “she” or “he” in it is a record. */
const SHORTEST_RECORD = 40;

/** Whether a text is a whole record of somebody, and not a sentence or a policy. */
export function isRecord(people: People, { form, count }: Tokens): boolean {
  if (count < SHORTEST_RECORD) return false;
  let [isNamed, isSpokenOf] = [false, false];
  for (let index = 0; index < count && !(isNamed && isSpokenOf); index++) {
    if (people.name.has(form[index] ?? 0)) isNamed = true;
    else if (people.feminine.has(form[index] ?? 0) || people.masculine.has(form[index] ?? 0)) isSpokenOf = true;
  }
  return isNamed && isSpokenOf;
}

const WORDS_BACK = 14;
const SENTENCES_BACK = 2;
const SHORT_NOTE = 7;
const NEAR_START = 3;
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

/** “the twelve-year-old”, and not “the old boiler”. */
function isAge(people: People, tokens: Tokens, index: number): boolean {
  if (people.aged.has(tokens.form[index] ?? 0)) return !isMarked(tokens, index, GROWN);
  return people.age.has(tokens.form[index] ?? 0) && index > 0 && people.year.has(tokens.form[index - 1] ?? 0) && !isMarked(tokens, index - 1, GROWN);
}

/** “Absconded again …”, “Very manipulative …”, “Continues to be manipulative …”: only words that help a verb, or adverbs, stand before the words found. */
function isOpenedByAuxiliaries(people: People, tokens: Tokens, first: number): boolean {
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
function isNote(tokens: Tokens, first: number): boolean {
  const sentence = tokens.sentence[first];
  const before = first - SHORT_NOTE;
  const after = first + SHORT_NOTE;
  return (first < 2 || tokens.sentence[first - 2] !== sentence) && (before < 0 || tokens.sentence[before] !== sentence) && (after >= tokens.count || tokens.sentence[after] !== sentence);
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

/** A person who is not spoken of after a preposition, and owns nothing: “the man’s flat”. */
function isSubject(people: People, tokens: Tokens, index: number): boolean {
  return isPerson(people, tokens, index) && !isMarked(tokens, index, POSSESSIVE) && !isAfterPreposition(people, tokens, index);
}

function isChildOrName(people: People, tokens: Tokens, index: number): boolean {
  const form = tokens.form[index] ?? 0;
  return people.name.has(form) || people.child.has(form) || people.subject.has(form);
}

function isPerson(people: People, tokens: Tokens, index: number): boolean {
  const form = tokens.form[index] ?? 0;
  return isAge(people, tokens, index) || isMarked(tokens, index, GROWN) || people.name.has(form) || people.child.has(form) || people.adult.has(form) || people.thing.has(form) || people.pronoun.has(form);
}

/** “why Ella had not said no”: a name, or a child, that is no “Mr”. */
function isNamedChild(people: People, tokens: Tokens, index: number): boolean {
  return people.child.has(tokens.form[index] ?? 0) || (isName(people, tokens, index) && !isTitled(people, tokens, index));
}

function isName(people: People, tokens: Tokens, index: number): boolean {
  return people.name.has(tokens.form[index] ?? 0);
}

/** “with the man”, “by her older friend”: up to two words between. */
function isAfterPreposition(people: People, tokens: Tokens, index: number): boolean {
  const sentence = tokens.sentence[index];
  for (let back = index - 1; back >= Math.max(0, index - 3) && tokens.sentence[back] === sentence; back--) {
    const form = tokens.form[back] ?? 0;
    if (people.view.has(form)) return false;
    if (people.preposition.has(form)) return true;
    if (people.auxiliary.has(form) || people.clause.has(form) || people.subordinate.has(form) || people.joining.has(form) || isMarked(tokens, back + 1, PAUSE)) return false;
  }
  return false;
}

/** A pronoun stands for an adult or a thing where one is a subject before it and no child has been spoken of. */
function isOtherPronoun(people: People, tokens: Tokens, pronoun: number): boolean {
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

/** “Mr Hughes”, “social worker Ann Lee”, “Darren Pike, 38”. */
function isTitled(people: People, tokens: Tokens, index: number): boolean {
  if (isMarked(tokens, index, GROWN) || (isName(people, tokens, index + 1) && isMarked(tokens, index + 1, GROWN))) return true;
  if (opensSentence(tokens, index) || isMarked(tokens, index, PAUSE)) return false;
  return people.honorific.has(tokens.form[index - 1] ?? 0) || (!opensSentence(tokens, index - 1) && isName(people, tokens, index - 1) && people.honorific.has(tokens.form[index - 2] ?? 0));
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

/** Whether a verb of saying follows a subject, before the words found begin. */
function isReporting(people: People, tokens: Tokens, subject: number, first = tokens.count): boolean {
  for (let index = subject + 1; index <= subject + 3 && index < first; index++) if (people.reporting.has(tokens.form[index] ?? 0)) return true;
  return false;
}

/** Whether a child is spoken of in the sentence of a word, or in so many sentences before it, outside the words found. */
function hasChildNear(people: People, tokens: Tokens, near: number, sentencesBack: number, [first, last]: readonly [first: number, last: number]): boolean {
  const sentence = tokens.sentence[near] ?? 0;
  for (let index = near; index >= 0 && sentence - (tokens.sentence[index] ?? 0) <= sentencesBack; index--) if (people.child.has(tokens.form[index] ?? 0) || isMarked(tokens, index, YOUNG)) return true;
  for (let index = near + 1; index < tokens.count && tokens.sentence[index] === sentence; index++) if ((index < first || index > last) && (people.child.has(tokens.form[index] ?? 0) || isMarked(tokens, index, YOUNG))) return true;
  return false;
}
