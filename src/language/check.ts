/** Finds wording in a text. Exceptions are looked at only where something was found. */
import { answerWordsOf, isTakenBack } from './answered.ts';
import type { AnswerWords } from './answered.ts';
import { compileLanguage, groupIn, sharedOf } from './compiled.ts';
import type { CompiledLanguage } from './compiled.ts';
import { denialWordsOf, isDenied } from './denial.ts';
import type { DenialWords } from './denial.ts';
import { hashOf } from './letters.ts';
import type { Finding, Group, LanguageSource, PatternSource } from './model.ts';
import { flaggedOf, lengthOf } from './packed.ts';
import type { Packed, Sequences } from './packed.ts';
import { isRecord, peopleOf } from './people.ts';
import type { People } from './people.ts';
import { isWithin, OwnWords } from './quotes.ts';
import type { Range } from './quotes.ts';
import { remembered } from './remembered.ts';
import { fitted } from './rewrite.ts';
import type { PreparedRewrite } from './rewrite.ts';
import { saidOf } from './said.ts';
import { SequenceIndex } from './sequence-index.ts';
import type { Take } from './sequence-index.ts';
import { signsIn } from './signs.ts';
import type { SignWords } from './signs.ts';
import { edgeWordsOf, shownOf } from './span.ts';
import type { EdgeWords } from './span.ts';
import { isAmongCapitals, isInTitle } from './titles.ts';
import { tokenise } from './tokenise.ts';
import { ALL_CAPITALS, CAPITAL, isMarked, sentenceAround } from './tokens.ts';
import type { Tokens } from './tokens.ts';
import { Vocabulary } from './vocabulary.ts';
import { isAboutOthers, isBesideAge, isOfOthersAlone } from './who.ts';
import { scalesOf, signsOf, weigh } from './weigh.ts';
import type { Scales, Signs, Unweighed } from './weigh.ts';
import type { GroupNamed, WordSet } from './word-set.ts';

/** A checker, ready for any number of texts. */
export interface Checker {
  readonly vocabulary: Vocabulary;
  readonly wordings: SequenceIndex;
  readonly patterns: readonly PreparedPattern[];
  /** Which pattern each sequence that is to be found is of, by its place. */
  readonly patternOf: Uint16Array;
  readonly packed: Packed;
  readonly rejections: SequenceIndex;
  /** What a sentence begins with that takes back the one before it. */
  readonly verdicts: SequenceIndex;
  readonly answerWords: AnswerWords;
  readonly people: People;
  readonly denialWords: DenialWords;
  readonly edgeWords: EdgeWords;
  readonly titleWords: WordSet;
  readonly isName: (form: number) => boolean;
  /** What a finding says of a principle and of a source, by id. */
  readonly said: ReadonlyMap<string, string>;
  /** The patterns of each sign. */
  readonly signs: ReadonlyMap<string, PreparedPattern>;
  readonly signWords: SignWords;
  readonly scales: Readonly<Record<Group, Scales>> | null;
  readonly unweighed: Unweighed;
}

interface PreparedPattern {
  readonly source: PatternSource;
  readonly unless: SequenceIndex;
  readonly needs: SequenceIndex | null;
  readonly rewrites: readonly PreparedRewrite[];
}

export interface CheckOptions {
  /** Which groups to look for; both unless told. */
  readonly groups?: readonly Group[];
  /** Further ranges of somebody's own words, which are never touched. */
  readonly exempt?: readonly Range[];
}

/**
 * Makes a checker. @throws Error where a wording cannot be read; docs/language-format.md says how they are written
 * @param compiled what came of the same wordings before
 */
export function createChecker(language: LanguageSource, compiled: CompiledLanguage = compileLanguage(language)): Checker {
  const { words, patterns, weights } = language;
  const { packed, bits, find, layout, rejections, verdicts } = compiled;
  const vocabulary = Vocabulary.of(words, compiled.vocabulary);
  const common = { ...sharedOf(packed, language.often, vocabulary), bits };
  const index = (sequences: Sequences): SequenceIndex => new SequenceIndex(sequences, common);
  const prepared = patterns.flatMap((source, place) => {
    const own = compiled.patterns[place];
    return own ? [{ source, unless: index(own.unless), needs: own.needs.to > own.needs.from ? index(own.needs) : null, rewrites: own.rewrites }] : [];
  });
  const wordings = new SequenceIndex(find, common, layout);
  const group: GroupNamed = (name) => groupIn(compiled, name);
  const people = peopleOf(group);
  const groups = { people, denialWords: denialWordsOf(group), answerWords: answerWordsOf(group), edgeWords: edgeWordsOf(group), titleWords: group('title') };
  const signs = new Map(prepared.flatMap((pattern) => pattern.source.signs.map((sign) => [sign, pattern] as const)));
  const signWords = { people: new Set([...people.child.numbers, ...people.adult.numbers]), children: new Set(people.child.numbers), capitals: new Set(words.capitals), shouted: new Set(words.shouted), isShortForm: (form: number) => form > vocabulary.firstWord && wordings.knows(form) };
  const scales = weights && scalesOf(weights);
  const unweighed = { child: people.child, names: new Set(words.given.map(hashOf)) };
  return { ...groups, said: saidOf(language), vocabulary, packed, wordings, patterns: prepared, patternOf: compiled.patternOf, rejections: index(rejections), verdicts: index(verdicts), isName: (form) => vocabulary.isName(form), signs, signWords, scales, unweighed };
}

/** Everything found in a text, in order, no two of one group overlapping. Time grows with the length of the text alone. */
export function check(checker: Checker, text: string, options: CheckOptions = {}): readonly Finding[] {
  const tokens = tokenise(text, checker.vocabulary);
  return apart(tokens, standing(checker, tokens, options)).map((hit) => findingOf(checker, tokens, hit));
}

function standing(checker: Checker, tokens: Tokens, { groups, exempt = [] }: CheckOptions): readonly Hit[] {
  const hits = hitsIn(checker, tokens, groups ?? null).filter((hit) => hasTheSense(checker, tokens, hit));
  if (hits.length === 0) return [];
  const looking = lookingAt(checker, tokens, exempt);
  return hits.filter((hit) => stands(looking, hit));
}

/** The ids of all patterns that stand in a text, also where one lies upon another. */
export function patternsIn(checker: Checker, text: string): ReadonlySet<string> {
  return new Set(standing(checker, tokenise(text, checker.vocabulary), {}).map(({ pattern }) => pattern.source.id));
}

/** A finding before its sense is weighed. */
export interface HitToWeigh {
  readonly pattern: string;
  readonly group: Group;
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly signs: Signs;
}

/** What a checker without weights finds, with what is to be weighed: to learn weights from. */
export function hitsToWeigh(checker: Checker, text: string): readonly HitToWeigh[] {
  const tokens = tokenise(text, checker.vocabulary);
  return apart(tokens, standing(checker, tokens, {})).map(({ pattern: { source }, first, last, span }) => ({
    pattern: source.id, group: source.group, kind: source.kind, start: span?.start ?? tokens.start[first] ?? 0, end: span?.end ?? tokens.end[last] ?? 0, signs: signsOf(tokens, first, last, checker.unweighed),
  }));
}

interface Hit {
  readonly pattern: PreparedPattern;
  readonly first: number;
  readonly last: number;
  readonly begins: number;
  /** How many steps the wording has, and its place among all. */
  readonly steps: number;
  readonly place: number;
  /** The characters, where they are not those of the words. */
  readonly span?: { readonly start: number; readonly end: number };
}

function hitsIn(checker: Checker, tokens: Tokens, groups: readonly Group[] | null): Hit[] {
  const hits: Hit[] = [];
  let since = 0;
  const take: Take = (place, words) => {
    const pattern = checker.patterns[checker.patternOf[place] ?? -1];
    if (!pattern || (groups && !groups.includes(pattern.source.group))) return false;
    const [firstFlagged, lastFlagged] = flaggedOf(checker.packed, place);
    const steps = lengthOf(checker.packed, place);
    const first = words[firstFlagged] ?? 0;
    const last = Math.max(first, words[lastFlagged] ?? first);
    const hit = { pattern, first, last, begins: words[0] ?? 0, steps, place };
    if (pattern.source.evenDenied || !isDenied(checker.denialWords, tokens, words.slice(0, steps), first, last)) addHit(hits, since, hit);
    return false;
  };
  for (let index = 0; index < tokens.count; index++) {
    since = hits.length;
    checker.wordings.matchesAt(tokens, index, take);
  }
  return checker.signs.size > 0 ? hits.concat(signHits(checker, tokens, groups)) : hits;
}

/** Adds a hit to those found at the same word since a place; where the same words were found by another sequence of the pattern, the one with more steps stays. */
function addHit(hits: Hit[], since: number, hit: Hit): void {
  for (let at = since; at < hits.length; at++) {
    const known = hits[at];
    if (known?.pattern !== hit.pattern || known.first !== hit.first || known.last !== hit.last || known.begins !== hit.begins) continue;
    if (asksForMore(hit, known)) hits[at] = hit;
    return;
  }
  hits.push(hit);
}

function asksForMore(one: Hit, other: Hit): boolean {
  return one.steps > other.steps || (one.steps === other.steps && one.place < other.place);
}

function signHits(checker: Checker, tokens: Tokens, groups: readonly Group[] | null): readonly Hit[] {
  return signsIn(tokens, checker.signWords).flatMap(({ sign, first, last, span }) => {
    const pattern = checker.signs.get(sign);
    return pattern && (!groups || groups.includes(pattern.source.group)) ? [{ pattern, first, last, begins: first, steps: 1, place: 0, ...(span ? { span } : {}) }] : [];
  });
}

interface Looking {
  readonly checker: Checker;
  readonly tokens: Tokens;
  /** Whether the text is a whole record of somebody. */
  readonly inRecord: boolean;
  /** Whether a place is in somebody's own words. */
  readonly spoken: (place: number) => boolean;
  /** Whether a sentence, with its first word and the one after its last, rejects the wording that is in it, or the next one does. */
  readonly rejected: (sentence: number, from: number, to: number) => boolean;
  /** Where a short form is written out, “child sexual exploitation (CSE)”; endless where it is not. */
  readonly introduced: (short: string) => number;
}

/** What is asked of many hits is found out once. */
function lookingAt(checker: Checker, tokens: Tokens, exempt: readonly Range[]): Looking {
  const own = new OwnWords(tokens.text);
  const others = exempt.toSorted((a, b) => a.from - b.from);
  const introductions = new Map<string, number>();
  const rejections = new Map<number, boolean>();
  return {
    checker, tokens,
    inRecord: isRecord(checker.people, tokens),
    spoken: (place) => own.hold(place) || isWithin(others, place),
    rejected: (sentence, from, to) => remembered(rejections, sentence, () => checker.rejections.isIn(tokens, from, to) || isTakenBack(checker.answerWords, checker.verdicts, tokens, from, to)),
    introduced: (short) => remembered(introductions, short, () => {
      const place = tokens.text.indexOf(`(${short})`);
      return place < 0 ? Number.POSITIVE_INFINITY : place;
    }),
  };
}

/** Whether a hit is meant: not somebody's own words, a title, another sense, a sentence that rejects it, or about others. */
function stands({ checker, tokens, inRecord, spoken, rejected, introduced }: Looking, hit: Hit): boolean {
  const { pattern, first, last } = hit;
  if (spoken(tokens.start[first] ?? 0) || spoken(tokens.start[last] ?? 0)) return false;
  if (isInTitle(tokens, first, checker.titleWords)) return false;
  if (pattern.source.group === 'blame' && isAmongCapitals(tokens, first, last, checker.isName)) return false;
  const [from, to] = sentenceAround(tokens, first);
  if (pattern.unless.isIn(tokens, from, to, first, last)) return false;
  if (!hasWhatItNeeds(pattern, tokens, hit, from, to)) return false;
  if (rejected(tokens.sentence[first] ?? 0, from, to)) return false;
  if (pattern.source.introduced && (isSpeltAsName(checker, tokens, first, last) || introduced(tokens.text.slice(tokens.start[first], tokens.end[first])) < (tokens.start[first] ?? 0))) return false;
  return isOfWhomItHarms(checker, tokens, inRecord, hit);
}

/** Short forms of so few letters may be somebody's name. */
const LONGEST_NAME_LIKE = 4;

/** “Pru told me” and “DC Hoy”, but “the PRU” and “the Lado”. */
function isSpeltAsName({ people }: Checker, tokens: Tokens, first: number, last: number): boolean {
  const isShort = first === last && (tokens.end[first] ?? 0) - (tokens.start[first] ?? 0) <= LONGEST_NAME_LIKE;
  return isShort && isMarked(tokens, first, CAPITAL) && !isMarked(tokens, first, ALL_CAPITALS) && !(first > 0 && people.article.has(tokens.form[first - 1] ?? 0));
}

function hasWhatItNeeds({ needs, source: { age } }: PreparedPattern, tokens: Tokens, { first, last }: Hit, from: number, to: number): boolean {
  if (age !== null && isBesideAge(tokens, first, last, age)) return true;
  return needs?.isIn(tokens, from, to) ?? age === null;
}

function isOfWhomItHarms({ people }: Checker, tokens: Tokens, inRecord: boolean, { pattern: { source: { about } }, first, last, begins }: Hit): boolean {
  if (about === 'young') return !isBesideAge(tokens, first, last, 'adult');
  return about === 'anyone' || !(about === 'child' ? isAboutOthers(people, tokens, begins, last, inRecord) : isOfOthersAlone(people, tokens, begins, last));
}

function hasTheSense({ scales, unweighed }: Checker, tokens: Tokens, { pattern: { source }, first, last }: Hit): boolean {
  return scales === null || weigh(scales[source.group], source, tokens, first, last, unweighed) > 0;
}

/** Of hits of one group that overlap, the longer one. The groups are shown apart, so one may stand on the other. */
function apart(tokens: Tokens, hits: readonly Hit[]): readonly Hit[] {
  const isBlame = (hit: Hit): boolean => hit.pattern.source.group === 'blame';
  return [...withoutOverlap(tokens, hits.filter(isBlame)), ...withoutOverlap(tokens, hits.filter((hit) => !isBlame(hit)))].toSorted((a, b) => a.first - b.first);
}

/** Looked at by characters: the two words of “she's” share some. Of wordings with the same words, the one that asks for more. */
function withoutOverlap({ start, end }: Tokens, hits: readonly Hit[]): readonly Hit[] {
  const weight = (hit: Hit): number => hit.last - hit.first;
  const kept: Hit[] = [];
  let last = -1;
  for (const hit of hits.toSorted((a, b) => a.first - b.first || weight(b) - weight(a) || b.steps - a.steps || a.place - b.place)) {
    const before = kept[last];
    if (!hit.span && before && (end[before.last] ?? 0) > (start[hit.first] ?? 0)) {
      if (weight(hit) > weight(before)) kept[last] = hit;
      continue;
    }
    kept.push(hit);
    if (!hit.span) last = kept.length - 1;
  }
  return kept;
}

function findingOf({ said, edgeWords, people, packed }: Checker, tokens: Tokens, hit: Hit): Finding {
  const { pattern, first, last } = hit;
  const { id, group, kind, why, write, principle, source } = pattern.source;
  const [from, to] = group === 'blame' ? shownOf(edgeWords, people, tokens, first, last) : [first, last];
  const { start, end } = hit.span ?? { start: tokens.start[from] ?? 0, end: tokens.end[to] ?? 0 };
  const replacement = hit.span ? null : fitted(packed, pattern.rewrites, tokens, first, last);
  return { start, end, text: tokens.text.slice(start, end), group, kind, pattern: id, why, suggest: replacement?.text ?? write, fitted: replacement, principle: said.get(principle) ?? principle, source: said.get(source) ?? source };
}
