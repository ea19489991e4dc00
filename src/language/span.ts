/** Which of the words found are shown: a helping verb or an article at their ends carries no harm. */
import type { People } from './people.ts';
import type { Tokens } from './tokens.ts';
import type { GroupNamed, WordSet } from './word-set.ts';

/** Sets of words, from the groups of the manual with these names. */
export interface EdgeWords {
  /** “is”, “has”, “the”: not shown at the beginning. */
  readonly edgeBefore: WordSet;
  /** Before these they are: “had it coming”, “was not honest”. */
  readonly edgeKept: WordSet;
  /** “that”, “when”: not shown at the end. */
  readonly edgeAfter: WordSet;
}

export function edgeWordsOf(group: GroupNamed): EdgeWords {
  return { edgeBefore: group('edge-before'), edgeKept: group('edge-kept'), edgeAfter: group('edge-after') };
}

/** The first and the last word to show of those found; at least one stays. */
export function shownOf(words: EdgeWords, people: People, { form }: Tokens, first: number, last: number): readonly [first: number, last: number] {
  const isCut = (index: number): boolean => index < last && words.edgeBefore.has(form[index] ?? 0) && !words.edgeKept.has(form[index + 1] ?? 0);
  const isSubject = people.subject.has(form[first] ?? 0) || people.name.has(form[first] ?? 0);
  let from = isSubject && isCut(first + 1) ? first + 1 : first;
  while (isCut(from)) from++;
  let to = last;
  while (to > from && words.edgeAfter.has(form[to] ?? 0)) to--;
  return [from, to];
}
