/** Whether wordings do what their examples say. */
import { check, createChecker } from './check.ts';
import type { LanguageSource } from './model.ts';

/** One sentence for each example that a wording misses, or finds although it should leave it alone. */
export function unmetExamples(language: LanguageSource): readonly string[] {
  return language.patterns.flatMap((pattern) => {
    const alone = createChecker({ ...language, patterns: [pattern] });
    const finds = (sentence: string): boolean => check(alone, sentence).length > 0;
    return [
      ...pattern.match.filter((sentence) => !finds(sentence)).map((sentence) => `wording ${pattern.id}: not found in “${sentence}”`),
      ...pattern.leave.filter(finds).map((sentence) => `wording ${pattern.id}: found in “${sentence}”, which should be left alone`),
    ];
  });
}
