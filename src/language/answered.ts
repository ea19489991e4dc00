/** Whether the next sentence takes back what one says: “That is not right”, or because it was only asked: “Streetwise? He is eight”. */
import type { SequenceIndex } from './sequence-index.ts';
import { sentenceAround } from './tokens.ts';
import type { Tokens } from './tokens.ts';
import type { GroupNamed, WordSet } from './word-set.ts';

/** Sets of words, from the groups of the manual with these names. */
export interface AnswerWords {
  /** “why”: a question that begins so takes for granted what it asks about. */
  readonly presuming: WordSet;
  /** “because”: unless its answer begins so. */
  readonly answering: WordSet;
}

export function answerWordsOf(group: GroupNamed): AnswerWords {
  return { presuming: group('presuming'), answering: group('answering') };
}

/** A longer question says more than it asks. */
const LONGEST_ECHO = 6;
const NEW_PARAGRAPH = /\n\s*\n/u;
/** A question mark that stands apart is a note: “? fabricated”. */
const ASKED = /^\S*\?/u;

/**
 * Whether a sentence is taken back by the one after it in its paragraph.
 * @param verdicts what a sentence begins with that takes back the one before it
 * @param from its first word @param to the one after its last
 */
export function isTakenBack(words: AnswerWords, verdicts: SequenceIndex, tokens: Tokens, from: number, to: number): boolean {
  if (to >= tokens.count) return false;
  const between = tokens.text.slice(tokens.end[to - 1], tokens.start[to]);
  if (NEW_PARAGRAPH.test(between)) return false;
  if (ASKED.test(between) && isOnlyAsked(words, tokens, from, to)) return true;
  const [, end] = sentenceAround(tokens, to);
  return verdicts.isIn(tokens, to, end, to, to);
}

function isOnlyAsked({ presuming, answering }: AnswerWords, { form }: Tokens, from: number, to: number): boolean {
  return answering.has(form[to] ?? 0) || (to - from <= LONGEST_ECHO && !presuming.has(form[from] ?? 0));
}
