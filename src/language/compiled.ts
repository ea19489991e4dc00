/** The wordings of a manual made into rows of numbers: most of the work of making a checker, and plain data that can be kept. */
import { bitsOf } from './beside.ts';
import type { Bits } from './beside.ts';
import type { ByWeight, LanguageSource } from './model.ts';
import { Often } from './often.ts';
import { setOf, wordsOfSets } from './packed.ts';
import type { Packed, Sequences } from './packed.ts';
import type { PreparedRewrite } from './rewrite.ts';
import { askedBeside, layOut } from './sequence-index.ts';
import type { Common, Layout } from './sequence-index.ts';
import { SequenceMaker } from './sequences.ts';
import { Vocabulary } from './vocabulary.ts';
import type { Filled } from './vocabulary.ts';
import { eachWeight } from './weigh.ts';
import { WordSet } from './word-set.ts';

export interface CompiledLanguage {
  readonly vocabulary: Filled;
  readonly packed: Packed;
  readonly bits: Bits;
  /** What is to be found, of all patterns, and which pattern each of it is of, by its place. */
  readonly find: Sequences;
  readonly patternOf: Uint16Array;
  readonly layout: Layout;
  /** In the order of the source. */
  readonly patterns: readonly CompiledPattern[];
  readonly rejections: Sequences;
  readonly verdicts: Sequences;
  /** The numbers of the single words of each group. */
  readonly groups: Readonly<Record<string, readonly number[]>>;
}

export interface CompiledPattern {
  readonly unless: Sequences;
  readonly needs: Sequences;
  readonly rewrites: readonly PreparedRewrite[];
}

/** Compiles the wordings. @throws Error where one cannot be read; docs/language-format.md says how they are written */
export function compileLanguage({ words, patterns, often: written }: Pick<LanguageSource, 'words' | 'patterns' | 'often'>): CompiledLanguage {
  const vocabulary = new Vocabulary(words);
  const maker = new SequenceMaker(words, vocabulary);
  const found = patterns.map(({ find }) => maker.make(find, true));
  const patternOf = Uint16Array.from(found.flatMap(({ from, to }, place) => Array.from({ length: to - from }, () => place)));
  const compiled = patterns.map(({ unless, needs, rewrite }): CompiledPattern => ({
    unless: maker.make(unless), needs: maker.make(needs), rewrites: rewrite.map(({ from, to }) => ({ from: maker.makeMarked(from), to })),
  }));
  const [rejections, verdicts] = [maker.make(words.rejections), maker.make(words.verdicts)];
  const groups = Object.fromEntries(Object.keys(words.groups).map((name) => [name, maker.group(name)]));
  for (const word of [...words.fillers, ...eachWeight(written).map(([often]) => often)]) vocabulary.add(word);
  const shared = sharedOf(maker.packed(), written, vocabulary);
  const { packed, wordsOf, often } = shared;
  const find = { from: 0, to: found.at(-1)?.to ?? 0 };
  const bits = bitsOf([...askedBeside(shared, find), ...everySet(packed).map(wordsOf), ...Object.values(groups)], (word) => often.ofWord(word), vocabulary.size);
  return { vocabulary: vocabulary.filled, packed, bits, find, patternOf, layout: layOut({ ...shared, bits }, find), patterns: compiled, rejections, verdicts, groups };
}

/** @throws Error where there is no such group */
export function groupIn({ groups }: CompiledLanguage, name: string): WordSet {
  if (!Object.hasOwn(groups, name)) throw new Error(`“@${name}” is no group of words`);
  return new WordSet(groups[name] ?? []);
}

/** What the indexes of a checker share, but for the bits. @param written how often words stand in records */
export function sharedOf(packed: Packed, written: ByWeight, vocabulary: Vocabulary): Omit<Common, 'bits'> {
  const wordsOf = wordsOfSets(packed);
  return { packed, wordsOf, often: new Often(packed, wordsOf, new Map(eachWeight(written).map(([word, times]) => [vocabulary.formOf(word), times]))) };
}

function everySet(packed: Packed): readonly number[] {
  return [...new Set(packed.steps.keys().map((step) => setOf(packed, step)))];
}
