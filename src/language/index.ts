/** Finds wording that blames a child or weakens a record, with why it harms and what to write instead. Pure. */
export { check, createChecker } from './check.ts';
export { compileLanguage } from './compiled.ts';
export type { CompiledLanguage } from './compiled.ts';
export { unmetExamples } from './examples.ts';
export type { Checker, CheckOptions } from './check.ts';
export { readLanguage } from './read.ts';
export type { LanguageFault, LanguageFile, LanguageRead } from './read.ts';
export { tryExercise } from './exercise.ts';
export type { Attempt } from './exercise.ts';
export type { ByWeight, Exercise, Finding, Group, LanguageSource, PatternSource, Principle, Rewrite, Source, Weighing, Weights, Words } from './model.ts';
export type { Range } from './quotes.ts';
