/** `npm run weigh-words`: learns from the development part of the corpus which words speak for the sense that harms, and writes `manual/language/weights.yaml`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createChecker, hitsToWeigh } from '../src/language/check.ts';
import type { HitToWeigh } from '../src/language/check.ts';
import { readLanguage } from '../src/language/index.ts';
import type { ByWeight, Checker, Group, LanguageSource, Weighing, Weights } from '../src/language/index.ts';
import { allOf, placed } from '../src/language/corpus/measure.test-support.ts';
import type { Part, Sample } from '../src/language/corpus/measure.test-support.ts';
import { tokenise } from '../src/language/tokenise.ts';
import { CAPITAL, isMarked, opensSentence } from '../src/language/tokens.ts';
import type { Tokens } from '../src/language/tokens.ts';
import { readWordings } from '../src/publication/index.ts';
import { learn } from './logistic.ts';
import type { Example } from './logistic.ts';

const root = join(import.meta.dirname, '..');
/** A word met less often than this says nothing. */
const LEAST_MET = 5;
const EXAMPLE_COUNTS = 8;
/** How much a text counts: sentences written to show both senses of a wording are less like what people write than the others, and the natural ones most. */
const COUNTS: Readonly<Record<Exclude<Part, 'test' | 'natural-test'>, number>> = { development: 1, natural: 4, senses: 0.1 };
/** A word that has a capital more often than this is a name. */
const MOSTLY = 0.7;
/** Words that stand less often than this in ten thousand words are rare. */
const LEAST_OFTEN = 1;
/** Weights closer to nought than this are left out. */
const LEAST_WEIGHT = 0.2;
/** What is added to each sum, so that on sentences that nobody has learned from about as many findings are wrong as are missed. */
const LEANING: Readonly<Record<Group, number>> = { blame: -0.3, recording: 0.6 };

const HEAD = `# How far each word speaks for the sense that harms (above nought) or for another one (below): weight, then words. Made from the
# sentences of src/language/corpus by \`npm run weigh-words\`: change those, not this. docs/language-format.md says how it is used.
`;
const SORTS = ['patterns', 'around', 'within', 'kinds', 'runs'] as const;
type Sort = (typeof SORTS)[number];

/** The wordings without what else tells senses apart, so that there are wrong findings to learn from. */
function bare(language: LanguageSource): LanguageSource {
  return { ...language, weights: null, words: { ...language.words, rejections: [] }, patterns: language.patterns.map((pattern) => ({ ...pattern, unless: [] })) };
}

/** Words that stand with a capital inside a sentence most of the time: names, of which none may speak for or against. */
function namesIn(checker: Checker, samples: readonly Sample[]): ReadonlySet<string> {
  const seen = new Map<string, { capital: number; all: number }>();
  for (const { text } of samples) {
    const tokens = tokenise(text, checker.vocabulary);
    for (let index = 0; index < tokens.count; index += 1) {
      if (opensSentence(tokens, index)) continue;
      const word = text.slice(tokens.start[index], tokens.end[index]).toLowerCase();
      const times = seen.get(word) ?? { capital: 0, all: 0 };
      seen.set(word, { capital: times.capital + (isMarked(tokens, index, CAPITAL) ? 1 : 0), all: times.all + 1 });
    }
  }
  return new Set([...seen].filter(([, { capital, all }]) => capital / all > MOSTLY).map(([word]) => word));
}

/** How often each form stands in ten thousand words: those that are not rare. */
function timesOften(checker: Checker, samples: readonly Sample[]): ByWeight {
  const forms = samples.flatMap(({ text }) => formsIn(tokenise(text, checker.vocabulary)));
  const counts = [...Map.groupBy(forms, (form) => form)].map(([form, all]) => [checker.vocabulary.wordOf(form), Math.round((all.length * 10_000) / forms.length)] as const);
  return byWeight(counts.filter(([word, times]) => word !== '' && times >= LEAST_OFTEN));
}

function formsIn({ form, count }: Tokens): readonly number[] {
  return Array.from(form.subarray(0, count));
}

/** What is weighed of one wording. */
function featuresOf({ pattern, kind, signs }: HitToWeigh, names: ReadonlySet<string>): readonly string[] {
  const [around, within] = [signs.around, signs.within].map((words) => words.filter((word) => !names.has(word)));
  const runs = signs.runs.filter((run) => !run.split('_').some((word) => names.has(word)));
  const all = (sort: Sort, words: readonly string[] = []): readonly string[] => words.map((word) => `${sort} ${word}`);
  return [...all('patterns', [pattern]), ...all('around', around), ...all('within', within), ...all('kinds', around?.map((word) => `${kind}_${word}`)), ...all('runs', runs)];
}

type OfGroup = Example & { readonly group: Group };

/** Each finding in a sample, and whether it is one of the words that are flagged there. */
function examplesIn(checker: Checker, samples: readonly Sample[], names: ReadonlySet<string>, counts: number): readonly OfGroup[] {
  return samples.flatMap((sample) => {
    const flags = placed(sample);
    return hitsToWeigh(checker, sample.text).flatMap((hit): OfGroup[] => {
      const { group, start, end } = hit;
      const over = flags.filter((flag) => start < flag.end && flag.start < end);
      const isRight = over.some((flag) => flag.group === group);
      if (over.length > 0 && !isRight) return [];
      return [{ group, features: featuresOf(hit, names), isRight, counts }];
    });
  });
}

/** What each wording says itself of where it is found and where not. */
function ownExamples(language: LanguageSource, names: ReadonlySet<string>): readonly OfGroup[] {
  return language.patterns.flatMap((pattern) => {
    const checker = createChecker(bare({ ...language, patterns: [pattern] }));
    const of = (sentences: readonly string[], isRight: boolean): readonly OfGroup[] =>
      sentences.flatMap((sentence) => hitsToWeigh(checker, sentence).map((hit) => ({ group: hit.group, features: featuresOf(hit, names), isRight, counts: EXAMPLE_COUNTS })));
    return [...of(pattern.match, true), ...of(pattern.leave, false)];
  });
}

function weightsFrom(examples: readonly Example[], leaning: number): Weights {
  const { base, weights } = learn(examples, LEAST_MET);
  const of = (sort: Sort): ByWeight => {
    const own = [...weights].filter(([feature]) => feature.startsWith(`${sort} `)).map(([feature, weight]) => [feature.slice(sort.length + 1), Number(weight.toFixed(1))] as const);
    return byWeight(own.filter(([, weight]) => Math.abs(weight) >= LEAST_WEIGHT));
  };
  return { base: Number((base + leaning).toFixed(1)), patterns: of('patterns'), around: of('around'), within: of('within'), kinds: of('kinds'), runs: of('runs') };
}

type Learned = keyof typeof COUNTS;
const LEARNED = Object.keys(COUNTS) as readonly Learned[];

/** What the sense of a wording is weighed with. */
function weighingOf(language: LanguageSource, samplesOfPart: Readonly<Record<Learned, readonly Sample[]>>): Weighing {
  const checker = createChecker(bare(language));
  const names = namesIn(checker, LEARNED.flatMap((part) => samplesOfPart[part]));
  const examples = [...LEARNED.flatMap((part) => examplesIn(checker, samplesOfPart[part], names, COUNTS[part])), ...ownExamples(language, names)];
  const of = (group: Group): Weights => weightsFrom(examples.filter((example) => example.group === group), LEANING[group]);
  return { blame: of('blame'), recording: of('recording') };
}

function yamlOf(weighing: Weighing, often: ByWeight): string {
  const lines = (words: ByWeight, indent: string): string => Object.entries(words).toSorted(([a], [b]) => Number(a) - Number(b)).map(([weight, of]) => `${indent}"${weight}": "${of}"\n`).join('');
  const group = (name: Group): string => `${name}:\n  base: ${weighing[name].base}\n${SORTS.map((sort) => `  ${sort}:\n${lines(weighing[name][sort], '    ')}`).join('')}`;
  const frequent = `# How often words stand in these texts, in ten thousand words: a wording is looked for at its rarest word.\noften:\n${lines(often, '  ')}`;
  return `${HEAD}${group('blame')}${group('recording')}${frequent}`;
}

function byWeight(words: readonly (readonly [word: string, weight: number])[]): ByWeight {
  const found = Map.groupBy(words, ([, weight]) => String(weight));
  return Object.fromEntries([...found].map(([weight, of]) => [weight, of.map(([word]) => word).toSorted().join(' ')]));
}

async function main(): Promise<void> {
  const read = readLanguage((await readWordings(join(root, 'manual'))).filter(({ path }) => !path.endsWith('weights.yaml')));
  if (!read.ok) throw new Error('The wordings have faults: run `npm run -s handrail -- check`');
  const samples = { development: allOf('development'), natural: allOf('natural'), senses: allOf('senses') };
  const text = yamlOf(weighingOf(read.language, samples), timesOften(createChecker(read.language), samples.development));
  writeFileSync(join(root, 'manual', 'language', 'weights.yaml'), text);
  process.stdout.write(`manual/language/weights.yaml: ${text.length.toLocaleString('en-GB')} bytes\n`);
}

if (import.meta.main) await main();
