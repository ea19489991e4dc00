/** The small checker: a few wordings in little space, looked for without weighing what stands around them. */
import type { Finding, Group } from '../model.ts';
import { isWithin, OwnWords } from '../quotes.ts';
import type { Range } from '../quotes.ts';
import { FIRST, Lexicon, NAME } from './lexicon.ts';
import type { Asked, LightKind, LightPattern, LightWordings } from './model.ts';
import { wordsOf } from './words.ts';
import type { Words } from './words.ts';

interface Step {
  readonly numbers: ReadonlySet<number>;
  /** How many words may stand before it. */
  readonly gap: number;
}

/** One way through a wording. */
interface Sequence {
  readonly pattern: LightPattern;
  readonly steps: readonly Step[];
  /** The step at whose word it is looked for. */
  readonly anchor: number;
  /** The first and the last step of what is flagged. */
  readonly first: number;
  readonly last: number;
  /** Its place among all. */
  readonly place: number;
}

/** Where a sequence stands: the word of each step. */
export interface Hit {
  readonly sequence: Sequence;
  readonly at: readonly number[];
}

/** A small checker, ready for any number of texts. */
export interface LightChecker {
  readonly lexicon: Lexicon;
  readonly kinds: readonly LightKind[];
  /** By the number of a word the sequences that are looked for at it. */
  readonly sequencesAt: readonly (readonly Sequence[])[];
  readonly sets: Readonly<Record<'filler' | 'denial' | 'denialLink' | 'adult' | 'child' | 'reporting' | 'preposition', ReadonlySet<number>>>;
}

export interface LightOptions {
  /** Which groups to look for; both unless told. */
  readonly groups?: readonly Group[];
  /** Ranges of somebody's own words, which are never touched. */
  readonly exempt?: readonly Range[];
}

/** Makes a small checker. */
export function createLightChecker(wordings: LightWordings): LightChecker {
  const lexicon = new Lexicon(wordings);
  const lines = wordings.patterns.flatMap((pattern) => pattern.find.split('\n').map((line) => ({ pattern, line })));
  const sequences = lines.map(({ pattern, line }, place) => readSequence(lexicon, pattern, line, place));
  const set = (name: Asked): ReadonlySet<number> => new Set(lexicon.group(name));
  const sets = { filler: set('filler'), denial: set('denial'), denialLink: set('denial-link'), adult: set('adult'), child: set('child'), reporting: set('reporting'), preposition: set('preposition') };
  lexicon.close();
  const sequencesAt: Sequence[][] = Array.from({ length: lexicon.size }, () => []);
  for (const sequence of sequences) for (const number of sequence.steps[sequence.anchor]?.numbers ?? []) sequencesAt[number]?.push(sequence);
  return { lexicon, kinds: wordings.kinds, sequencesAt, sets };
}

const STEP = /^(<?)(\d?)(.*?)(>?)$/u;

function readSequence(lexicon: Lexicon, pattern: LightPattern, line: string, place: number): Sequence {
  const written = line.split(' ').map((step) => STEP.exec(step) ?? []);
  const choices = written.map(([, , , words = '']) => words.split('|'));
  const steps = written.map(([, , gap], step) => ({ gap: Number(gap), numbers: new Set(choices[step]?.flatMap((choice) => lexicon.numbersOf(choice))) }));
  const lengths = choices.map((words) => Math.min(...words.map((word) => (word.startsWith('@') ? 0 : word.length))));
  const closed = written.findIndex(([, , , , close]) => close);
  // A long word is mostly a rare one.
  return { pattern, steps, anchor: lengths.indexOf(Math.max(...lengths)), first: Math.max(0, written.findIndex(([, open]) => open)), last: closed < 0 ? steps.length - 1 : closed, place };
}

/** Every place where a sequence stands, is not denied, and is not said of an adult where that matters. */
export function hitsIn(checker: LightChecker, words: Words): readonly Hit[] {
  const hits: Hit[] = [];
  for (let index = 0; index < words.count; index++) {
    for (const sequence of checker.sequencesAt[words.number[index] ?? 0] ?? []) {
      const at: number[] = [];
      at[sequence.anchor] = index;
      if (reaches(checker, sequence.steps, words, at, sequence.anchor, -1) && reaches(checker, sequence.steps, words, at, sequence.anchor, 1) && isMeant(checker, words, sequence, at)) hits.push({ sequence, at });
    }
  }
  return hits;
}

/** So many fillers may stand between two words of a wording. */
const FILLERS_BETWEEN = 2;

/** Whether all steps on one side of one stand, and where: `way` is 1 to the end of the sentence, -1 to its beginning. */
function reaches(checker: LightChecker, steps: readonly Step[], words: Words, at: number[], step: number, way: 1 | -1): boolean {
  const next = steps[step + way];
  if (!next) return true;
  const from = at[step] ?? 0;
  let gap = steps[way === 1 ? step + 1 : step]?.gap ?? 0;
  let fillers = FILLERS_BETWEEN;
  for (let index = from + way; isOfSentence(words, index, from); index += way) {
    at[step + way] = index;
    if (next.numbers.has(words.number[index] ?? 0) && reaches(checker, steps, words, at, step + way, way)) return true;
    if (fillers > 0 && isFiller(checker, words, index)) fillers--;
    else if (gap-- <= 0) return false;
  }
  return false;
}

function isOfSentence({ sentence, count }: Words, index: number, other: number): boolean {
  return index >= 0 && index < count && sentence[index] === sentence[other];
}

function isFiller({ sets }: LightChecker, { isAdverb, number }: Words, index: number): boolean {
  return isAdverb[index] === 1 || sets.filler.has(number[index] ?? 0);
}

function isName({ number }: Words, index: number): boolean {
  return number[index] === NAME || number[index] === FIRST;
}

function isMeant(checker: LightChecker, words: Words, { pattern, first, last }: Sequence, at: readonly number[]): boolean {
  if (!pattern.evenDenied && isDenied(checker, words, at, at[first] ?? 0, at[last] ?? 0)) return false;
  return !pattern.ofChild || !isOfAdult(checker, words, at[0] ?? 0);
}

const WORDS_BACK = 8;

/** Whether a denial that is no step of the wording stands between the words found or right before them. */
function isDenied(checker: LightChecker, words: Words, at: readonly number[], first: number, last: number): boolean {
  const { sets } = checker;
  const denies = (index: number): boolean => sets.denial.has(words.number[index] ?? 0) && !at.includes(index);
  for (let index = first + 1; index < last; index++) if (denies(index)) return true;
  for (let index = first - 1; index >= first - WORDS_BACK && isOfSentence(words, index, first); index--) {
    if (denies(index)) return true;
    if (!at.includes(index) && !isFiller(checker, words, index) && !isName(words, index) && !sets.denialLink.has(words.number[index] ?? 0)) return false;
  }
  return false;
}

/** Whether the nearest person before the words found is an adult or a thing, who is not only spoken of after a preposition or says it of somebody. */
function isOfAdult({ sets }: LightChecker, words: Words, first: number): boolean {
  const number = (index: number): number => words.number[index] ?? 0;
  for (let index = first - 1; index >= first - WORDS_BACK && isOfSentence(words, index, first); index--) {
    if (isName(words, index) || sets.child.has(number(index)) || sets.reporting.has(number(index))) return false;
    if (sets.adult.has(number(index)) && !sets.preposition.has(number(index - 1)) && !sets.preposition.has(number(index - 2))) return true;
  }
  return false;
}

/** Everything found in a text, in order, no two overlapping. Offsets are UTF-16 units. Time grows with the length of the text alone. */
export function findLight(checker: LightChecker, text: string, { groups, exempt = [] }: LightOptions = {}): readonly Finding[] {
  const words = wordsOf(text, checker.lexicon);
  const own = new OwnWords(text);
  const found = hitsIn(checker, words).map((hit) => findingOf(checker, words, hit)).toSorted((one, other) => one.start - other.start || other.end - one.end);
  const findings: Finding[] = [];
  for (const finding of found) {
    const isOther = groups !== undefined && !groups.includes(finding.group);
    if (isOther || finding.start < (findings.at(-1)?.end ?? 0) || own.hold(finding.start) || isWithin(exempt, finding.start)) continue;
    findings.push(finding);
  }
  return findings;
}

function findingOf({ kinds }: LightChecker, words: Words, { sequence, at }: Hit): Finding {
  const { id, kind: place, write } = sequence.pattern;
  const { group = 'blame', kind = '', why = '', principle = '', source = '' } = kinds[place] ?? {};
  const start = words.start[at[sequence.first] ?? 0] ?? 0;
  const end = words.end[at[sequence.last] ?? 0] ?? 0;
  return { start, end, text: words.text.slice(start, end), group, kind, pattern: id, why, suggest: write, fitted: null, principle, source };
}
