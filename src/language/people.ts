/** Words that tell people apart: children, adults, things, and what stands for them; and whether a text is a record of somebody. */
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
