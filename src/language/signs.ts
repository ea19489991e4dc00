/** What no wording shows: exclamation marks, words in capitals, and letters or numbers that stand for a person. */
import { ALL_CAPITALS, CAPITAL, isMarked, opensSentence, PAUSE } from './tokens.ts';
import type { Tokens } from './tokens.ts';

export type Sign = 'exclamation' | 'capitals' | 'initials';

export interface SignFound {
  readonly sign: Sign;
  readonly first: number;
  readonly last: number;
  /** The characters, where they are not those of the words. */
  readonly span?: { readonly start: number; readonly end: number };
}

export interface SignWords {
  readonly capitals: ReadonlySet<string>;
  readonly shouted: ReadonlySet<string>;
  readonly people: ReadonlySet<number>;
  readonly children: ReadonlySet<number>;
  /** Whether a pattern knows this word, so that it is a short form and no person. */
  readonly isShortForm: (form: number) => boolean;
}

const LONGEST_INITIALS = 3;

/** Every sign in a text, in order. */
export function signsIn(tokens: Tokens, words: SignWords): readonly SignFound[] {
  return [...exclamations(tokens), ...capitals(tokens, words), ...numbered(tokens, words)];
}

function exclamations(tokens: Tokens): readonly SignFound[] {
  let word = 0;
  return tokens.exclamations.flatMap((place): readonly SignFound[] => {
    while (word < tokens.count && (tokens.end[word] ?? 0) <= place) word++;
    if (word === 0) return [];
    let end = place + 1;
    while (tokens.text.charCodeAt(end) === 33) end++;
    return [{ sign: 'exclamation', first: word - 1, last: word - 1, span: { start: place, end } }];
  });
}

function capitals(tokens: Tokens, words: SignWords): readonly SignFound[] {
  const found: SignFound[] = [];
  for (let index = 0; index < tokens.count; index++) {
    if (!isMarked(tokens, index, ALL_CAPITALS)) continue;
    let last = index;
    while (last + 1 < tokens.count && isMarked(tokens, last + 1, ALL_CAPITALS) && tokens.sentence[last + 1] === tokens.sentence[index]) last++;
    const sign = signOf(tokens, words, index, last);
    if (sign) found.push({ sign, first: index, last });
    index = last;
  }
  return found;
}

function signOf(tokens: Tokens, words: SignWords, first: number, last: number): Sign | null {
  if (isHeading(tokens, first, last)) return null;
  const run = Array.from({ length: last - first + 1 }, (_, step) => tokens.text.slice(tokens.start[first + step], tokens.end[first + step]).replace(/['’]s$/u, ''));
  if (run.some((word) => words.shouted.has(word))) return 'capitals';
  if (run.length > 1 && beginsHeading(tokens, first, last)) return null;
  const unknown = run.filter((word) => !words.capitals.has(word));
  if (run.length > 1 && unknown.some(({ length }) => length > LONGEST_INITIALS)) return 'capitals';
  const letters = tokens.text.slice(tokens.start[first], tokens.end[last]);
  if (/^(?:[A-Z]\. ?){1,2}[A-Z]$/u.test(letters)) return 'initials';
  const [only] = run;
  if (only?.length === 1) return isLetterOfPerson(tokens, words, first) ? 'initials' : null;
  const isPerson = run.length === 1 && only !== undefined && only.length > 1 && only.length <= LONGEST_INITIALS && unknown.length === 1 && !words.isShortForm(tokens.form[first] ?? 0);
  return isPerson && !isBesideNumber(tokens.text, tokens.start[first] ?? 0, tokens.end[first] ?? 0) ? 'initials' : null;
}

/** After the word for a child: a number that is no age and no list, and goes on in small letters. */
const NUMBER = /^ (\d{1,2})(?:['’]s\b|\.?\s*$|\.?\n|\. [A-Z]|,? (?!years?\b|months?\b|weeks?\b|days?\b|yrs?\b|and \d|to \d|of \d)[a-z])/u;
const LONGEST_NUMBERED = 14;

/** “Pupil 6 got out”, “Child 2's mother”: a number in the place of a name. */
function numbered(tokens: Tokens, { children }: SignWords): readonly SignFound[] {
  const found: SignFound[] = [];
  for (let index = 0; index < tokens.count; index++) {
    if (!isMarked(tokens, index, CAPITAL) || !children.has(tokens.form[index] ?? 0)) continue;
    const [start, end] = [tokens.start[index] ?? 0, tokens.end[index] ?? 0];
    const number = NUMBER.exec(tokens.text.slice(end, end + LONGEST_NUMBERED))?.[1];
    if (number !== undefined) found.push({ sign: 'initials', first: index, last: index, span: { start, end: end + 1 + number.length } });
  }
  return found;
}

/** “Pupil A”, “child X”, “K told me”, “S’s mother”, “took J. and Connor”, “spoke to T and his brother”. */
function isLetterOfPerson(tokens: Tokens, { people }: SignWords, index: number): boolean {
  const place = tokens.start[index] ?? 0;
  const after = tokens.text.slice(place + 1, place + 5);
  const before = tokens.text.slice(Math.max(0, place - 12), place);
  if (/^\.? [A-Z][a-z]/u.test(after)) return false;
  if (!/^[AI]/u.test(tokens.text.slice(place, place + 1)) || /^['’.]/u.test(after)) {
    if (/^['’]s /u.test(after) && !/\d ?$/u.test(before)) return true;
    const isFirst = opensSentence(tokens, index) || /[:,;] $/u.test(before);
    if (/^\.? [a-z]/u.test(after) && (isFirst || BEFORE_PERSON.test(before))) return true;
  }
  return !opensSentence(tokens, index) && !isMarked(tokens, index, PAUSE) && !/[\d\n]$/u.test(before) && people.has(tokens.form[index - 1] ?? 0);
}

/** Words after which a single letter is somebody. */
const BEFORE_PERSON = /(?:^|[^\p{L}])(?:to|with|and|saw|told|took|drove|met|asked|by|from|found|gave|rang|visited|called) $/u;

const LONGEST_HEADING = 120;
/** The number and marks before a heading. */
const LONGEST_LEAD = 8;

/** A line wholly in capitals is a heading. */
function isHeading({ text, start, end }: Tokens, first: number, last: number): boolean {
  const before = text.slice(Math.max(0, (start[first] ?? 0) - LONGEST_HEADING), start[first]);
  const after = text.slice(end[last], (end[last] ?? 0) + LONGEST_HEADING);
  const isLine = before.includes('\n') || after.includes('\n');
  const line = before.slice(before.lastIndexOf('\n') + 1) + after.split('\n', 1)[0];
  return isLine && line === line.toUpperCase();
}

/** “CASE TRANSFER SUMMARY: to the Exploitation Team”: capitals from the beginning of a line up to a mark that parts them from the rest. */
function beginsHeading({ text, start, end }: Tokens, first: number, last: number): boolean {
  const from = Math.max(0, (start[first] ?? 0) - LONGEST_LEAD);
  const before = `${from === 0 ? '\n' : ''}${text.slice(from, start[first])}`;
  return /\n[^\p{L}\n]*$/u.test(before) && /^ ?(?:[,:;(–—\d]|- )/u.test(text.slice(end[last], (end[last] ?? 0) + 2));
}

/** “Year 9B”, “B12 3CD”: part of a code. */
function isBesideNumber(text: string, start: number, end: number): boolean {
  return /[0-9\-/]/u.test(text[start - 1] ?? '') || /[0-9\-/]/u.test(text[end] ?? '') || /^ ?\d/u.test(text.slice(end, end + 2));
}
