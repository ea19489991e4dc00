/** Looks at somebody's attempt to put a sentence in other words. */
import { check } from './check.ts';
import type { Checker } from './check.ts';
import type { Exercise, Finding } from './model.ts';

export interface Attempt {
  /** What can still be found in it. */
  readonly findings: readonly Finding[];
  /** Words of the first sentence that are gone, as they stood there. */
  readonly gone: readonly string[];
  /** Facts that seem to have been lost: for each, a word that would bring it back. */
  readonly lost: readonly string[];
  readonly isUnchanged: boolean;
}

/** What is better, what is still there, and which facts were lost on the way. */
export function tryExercise(checker: Checker, { sentence, keeps }: Exercise, text: string): Attempt {
  const findings = check(checker, text);
  const before = check(checker, sentence);
  const words = new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  return {
    findings,
    gone: before.filter(({ pattern }) => !findings.some((finding) => finding.pattern === pattern)).map((finding) => finding.text),
    lost: keeps.filter((fact) => !fact.some((word) => words.has(word.toLowerCase()))).flatMap(([first]) => first ?? []),
    isUnchanged: plain(text) === plain(sentence),
  };
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
