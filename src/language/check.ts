/** Finds wording in a text. Exceptions are looked at only where something was found. */
import { anyMatch, matchAt, spanOf } from './match.ts';
import type { Finding, Group, LanguageSource, PatternSource } from './model.ts';
import { isWithin, ownWords } from './quotes.ts';
import type { Range } from './quotes.ts';
import { fitted } from './rewrite.ts';
import type { PreparedRewrite } from './rewrite.ts';
import { SequenceMaker } from './sequences.ts';
import type { Sequence } from './sequences.ts';
import { signsIn } from './signs.ts';
import type { SignWords } from './signs.ts';
import { isInTitle } from './titles.ts';
import { tokenise } from './tokens.ts';
import type { Tokens } from './tokens.ts';
import { Vocabulary } from './vocabulary.ts';
import { isAboutOthers, peopleOf } from './who.ts';
import type { People } from './who.ts';

/** A checker, ready for any number of texts. */
export interface Checker {
  readonly patterns: readonly PreparedPattern[];
  readonly vocabulary: Vocabulary;
  /** For each word, the sequences that begin with it. */
  readonly beginning: readonly (readonly Beginning[])[];
  readonly rejections: readonly Sequence[];
  readonly people: People;
  readonly titleWords: ReadonlySet<number>;
  /** The patterns of each sign. */
  readonly signs: ReadonlyMap<string, PreparedPattern>;
  readonly signWords: SignWords;
}

interface Beginning {
  readonly pattern: PreparedPattern;
  readonly sequence: Sequence;
}

interface PreparedPattern {
  readonly source: PatternSource;
  readonly find: readonly Sequence[];
  readonly unless: readonly Sequence[];
  readonly needs: readonly Sequence[];
  readonly rewrites: readonly PreparedRewrite[];
}

export interface CheckOptions {
  /** Which groups to look for; both unless told. */
  readonly groups?: readonly Group[];
  /** Further ranges of somebody's own words, which are never touched. */
  readonly exempt?: readonly Range[];
}

/** Makes a checker. @throws Error where a wording cannot be read; docs/language-format.md says how they are written */
export function createChecker({ words, patterns }: LanguageSource): Checker {
  const vocabulary = new Vocabulary(words.fillers, words.near);
  const maker = new SequenceMaker(words, vocabulary);
  const all = (wordings: readonly string[], forgiving = false): readonly Sequence[] => wordings.flatMap((wording) => maker.make(wording, forgiving));
  const prepared = patterns.map((source): PreparedPattern => ({
    source, find: all(source.find, true), unless: all(source.unless), needs: all(source.needs),
    rewrites: source.rewrite.map(({ from, to }) => ({ from: maker.make(from), to })),
  }));
  const rejections = all(words.rejections);
  const people = peopleOf(maker);
  const titleWords = maker.group('title');
  vocabulary.close();
  const beginning = beginnings(prepared, vocabulary.size);
  const signs = new Map(prepared.flatMap((pattern) => pattern.source.signs.map((sign) => [sign, pattern] as const)));
  const signWords = { people: new Set([...people.child, ...people.adult]), capitals: new Set(words.capitals), shouted: new Set(words.shouted), isShortForm: (form: number) => (beginning[form]?.length ?? 0) > 0 };
  return { patterns: prepared, vocabulary, beginning, rejections, people, titleWords, signs, signWords };
}

function beginnings(patterns: readonly PreparedPattern[], size: number): readonly (readonly Beginning[])[] {
  const index: Beginning[][] = Array.from({ length: size }, () => []);
  for (const pattern of patterns) for (const sequence of pattern.find) for (const word of sequence.steps[0]?.words ?? []) index[word]?.push({ pattern, sequence });
  return index;
}

/** Everything found in a text, in order, no two overlapping. Time grows with the length of the text alone. */
export function check(checker: Checker, text: string, options: CheckOptions = {}): readonly Finding[] {
  const tokens = tokenise(text, checker.vocabulary);
  const hits = hitsIn(checker, tokens, options.groups ?? null);
  if (hits.length === 0) return [];
  const own = ownWords(text);
  const exempt = options.exempt ?? [];
  const looking = { checker, tokens, spoken: (place: number) => isWithin(own, place) || exempt.some(({ from, to }) => from <= place && place < to) };
  return apart(hits.filter((hit) => stands(looking, hit))).map((hit) => findingOf(tokens, hit));
}

interface Hit {
  readonly pattern: PreparedPattern;
  readonly first: number;
  readonly last: number;
  readonly begins: number;
  /** The characters, where they are not those of the words. */
  readonly span?: { readonly start: number; readonly end: number };
}

function hitsIn(checker: Checker, tokens: Tokens, groups: readonly Group[] | null): Hit[] {
  const hits: Hit[] = [];
  for (let index = 0; index < tokens.count; index++) {
    const form = tokens.form[index] ?? 0;
    if (form === 0) continue;
    for (const { pattern, sequence } of checker.beginning[form] ?? []) {
      if (groups && !groups.includes(pattern.source.group)) continue;
      const match = matchAt(sequence, tokens, index);
      if (match) hits.push({ pattern, ...spanOf(sequence, match), begins: index });
    }
  }
  if (checker.signs.size > 0) hits.push(...signHits(checker, tokens, groups));
  return hits;
}

function signHits(checker: Checker, tokens: Tokens, groups: readonly Group[] | null): readonly Hit[] {
  return signsIn(tokens, checker.signWords).flatMap(({ sign, first, last, span }) => {
    const pattern = checker.signs.get(sign);
    return pattern && (!groups || groups.includes(pattern.source.group)) ? [{ pattern, first, last, begins: first, ...(span ? { span } : {}) }] : [];
  });
}

interface Looking {
  readonly checker: Checker;
  readonly tokens: Tokens;
  readonly spoken: (place: number) => boolean;
}

/** Whether a hit is meant: not somebody's own words, a title, another sense, a sentence that rejects it, or about others. */
function stands({ checker, tokens, spoken }: Looking, { pattern, first, last, begins }: Hit): boolean {
  if (spoken(tokens.start[first] ?? 0)) return false;
  if (isInTitle(tokens, first, checker.titleWords)) return false;
  const [from, to] = sentenceAround(tokens, first);
  if (anyMatch(pattern.unless, tokens, from, to, (start, end) => start <= last && end >= first)) return false;
  if (pattern.needs.length > 0 && !anyMatch(pattern.needs, tokens, from, to, () => true)) return false;
  if (anyMatch(checker.rejections, tokens, from, to, () => true)) return false;
  if (pattern.source.introduced && isIntroduced(tokens, first)) return false;
  return pattern.source.about === 'anyone' || !isAboutOthers(checker.people, tokens, begins, last);
}

/** “child sexual exploitation (CSE)”: here or before, the short form stands in brackets. */
function isIntroduced({ text, start, end }: Tokens, word: number): boolean {
  const introduced = text.indexOf(`(${text.slice(start[word], end[word])})`);
  return introduced >= 0 && introduced < (start[word] ?? 0);
}

function sentenceAround(tokens: Tokens, index: number): readonly [from: number, to: number] {
  const sentence = tokens.sentence[index];
  let from = index;
  let to = index + 1;
  while (from > 0 && tokens.sentence[from - 1] === sentence) from--;
  while (to < tokens.count && tokens.sentence[to] === sentence) to++;
  return [from, to];
}

/** Of hits that overlap, the one that blames before the one about recording, then the longer one. */
function apart(hits: readonly Hit[]): readonly Hit[] {
  const weight = (hit: Hit): number => (hit.pattern.source.group === 'blame' ? 1_000 : 0) + hit.last - hit.first;
  const kept: Hit[] = [];
  for (const hit of hits.toSorted((a, b) => a.first - b.first || weight(b) - weight(a))) {
    const before = kept.findLast(({ span }) => !span);
    if (hit.span || !before || before.last < hit.first) kept.push(hit);
    else if (weight(hit) > weight(before)) kept[kept.lastIndexOf(before)] = hit;
  }
  return kept;
}

function spanOfHit(tokens: Tokens, { first, last, span }: Hit): { readonly start: number; readonly end: number } {
  return span ?? { start: tokens.start[first] ?? 0, end: tokens.end[last] ?? 0 };
}

function findingOf(tokens: Tokens, hit: Hit): Finding {
  const { pattern, first, last } = hit;
  const { id, group, kind, why, write, principle, source } = pattern.source;
  const { start, end } = spanOfHit(tokens, hit);
  const replacement = hit.span ? null : fitted(pattern.rewrites, tokens, first, last);
  return { start, end, text: tokens.text.slice(start, end), group, kind, pattern: id, why, suggest: replacement?.text ?? write, fitted: replacement, principle, source };
}
