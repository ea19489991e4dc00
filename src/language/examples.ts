/** Whether wordings do what their examples say. */
import { createChecker, patternsIn } from './check.ts';
import type { LanguageSource } from './model.ts';

/** One sentence for each example that a wording misses, or finds although it should leave it alone. */
export function unmetExamples(language: LanguageSource): readonly string[] {
  const checker = createChecker(language);
  return language.patterns.flatMap(({ id, match, leave }) => {
    const finds = (sentence: string): boolean => patternsIn(checker, sentence).has(id);
    return [
      ...match.filter((sentence) => !finds(sentence)).map((sentence) => `wording ${id}: not found in “${sentence}”`),
      ...leave.filter(finds).map((sentence) => `wording ${id}: found in “${sentence}”, which should be left alone`),
    ];
  });
}
