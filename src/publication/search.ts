/** Search in the manual: which of its parts hold the words that are asked for. Pure: an edition and words in, hits out. */
import { actionHref, keeping, lawHref, paragraphHref, ruleHref } from './reading.ts';
import type { Reading } from './reading.ts';

export interface Hit {
  /** What it is: “Paragraph”, “Rule” … */
  readonly kind: string;
  readonly title: readonly Piece[];
  readonly excerpt: readonly Piece[];
  readonly href: string;
}

/** A piece of text that is, or is not, what was looked for. */
export interface Piece {
  readonly text: string;
  readonly found: boolean;
}

export interface Found {
  readonly hits: readonly Hit[];
  /** How many there are in all; more than `hits` holds where there are very many. */
  readonly total: number;
  /** Nothing holds all the words: these hold some of them. */
  readonly isPartial: boolean;
}

/** Characters of a question to the search that are used. */
export const LONGEST_SEARCH = 200;
const MOST_WORDS = 12;
const MOST_HITS = 40;
const EXCERPT = 200;
const SMALL_WORDS = new Set(['a', 'an', 'and', 'are', 'as', 'at', 'be', 'by', 'do', 'for', 'from', 'how', 'i', 'if', 'in', 'is', 'it', 'my', 'of', 'on', 'or', 'the', 'to', 'we', 'what', 'when', 'who', 'with']);

interface Entry {
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  readonly href: string;
}

/** Looks for words at the beginning of words, whatever their case; common endings do not matter. */
export function search(reading: Reading, asked: string): Found {
  const patterns = stemsOf(asked).map((stem) => new RegExp(`(?<![\\p{L}\\p{N}])${stem}`, 'giu'));
  if (patterns.length === 0) return { hits: [], total: 0, isPartial: false };
  const scored = entriesOf(reading).map((entry) => ({ entry, ...scoreOf(entry, patterns) })).filter(({ words }) => words > 0);
  const whole = scored.filter(({ words }) => words === patterns.length);
  const isPartial = whole.length === 0 && scored.length > 0;
  const ranked = (isPartial ? scored : whole).toSorted((a, b) => b.words - a.words || b.score - a.score);
  return { hits: ranked.slice(0, MOST_HITS).map(({ entry }) => hitOf(entry, patterns)), total: ranked.length, isPartial };
}

/** The words to look for, letters and figures only, without their endings. Small words count only where there is nothing else. */
function stemsOf(asked: string): string[] {
  const words = asked.slice(0, LONGEST_SEARCH).normalize('NFKC').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => !SMALL_WORDS.has(word));
  return [...new Set((telling.length > 0 ? telling : words).map(stemOf))].slice(0, MOST_WORDS);
}

function stemOf(word: string): string {
  return word.length < 5 ? word : word.replace(/(?:ing|ed|es|s|y|ies)$/, '');
}

function scoreOf({ title, text }: Entry, patterns: readonly RegExp[]): { readonly words: number; readonly score: number } {
  let words = 0;
  let score = 0;
  for (const pattern of patterns) {
    const inTitle = title.match(pattern)?.length ?? 0;
    const inText = text.match(pattern)?.length ?? 0;
    if (inTitle + inText > 0) words += 1;
    score += Math.min(inTitle, 1) * 6 + Math.min(inText, 4);
  }
  return { words, score };
}

function entriesOf(reading: Reading): Entry[] {
  const { edition } = reading;
  const entry = (kind: string, title: string, texts: readonly (string | undefined)[], href: string): Entry => ({ kind, title, text: plain(texts.filter(Boolean).join(' ')), href });
  const local = edition.partnerships.flatMap(({ name, paragraphs }) => paragraphs.map((one) => entry(`Local paragraph, ${name}`, `${one.id} ${one.heading}`, [one.text], paragraphHref(reading, one.id))));
  return [
    ...edition.paragraphs.map((one) => entry('Paragraph', `${one.id} ${one.heading}`, [one.text, one.note], paragraphHref(reading, one.id))),
    ...edition.actions.map((one) => entry('Action', one.title, [one.how, one.record], actionHref(reading, one.id))),
    ...edition.rules.map((one) => entry('Rule', one.says, [], ruleHref(reading, one.id))),
    ...edition.law.map((one) => entry('Law', one.name, [`${one.id} ${one.statute}.`, one.why, ...one.parts.map(({ section, summary }) => `${section} ${summary}`), one.note], lawHref(reading, one.id))),
    ...edition.platforms.map((one) => entry('Site, app or game', one.name, [`${one.kind}.`, one.report, one.block], keeping(reading, `/platforms#${one.id}`))),
    ...edition.contacts.map((one) => entry('Where to report', one.name, [one.phone, one.note], keeping(reading, `/reporting-routes#contact-${one.id}`))),
    ...edition.partnerships.map((one) => entry('Local partnership', one.name, [`${one.police}.`, ...one.contacts.map(({ name, phone }) => `${name}${phone ? ` ${phone}` : ''};`)], keeping(reading, `/manual/partnerships/${one.id}`))),
    ...local,
    ...edition.facts.map((one) => entry('Question', one.ask, [one.help], keeping(reading, `/manual/questions#question-${one.id}`))),
  ];
}

/** Markdown without its signs. */
function plain(text: string): string {
  return text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*_`>#]+/g, '').replace(/^\s*(?:-|\d+\.)\s+/gm, '').replace(/\s+/g, ' ').trim();
}

function hitOf({ kind, title, text, href }: Entry, patterns: readonly RegExp[]): Hit {
  return { kind, title: pieces(title, patterns), excerpt: pieces(excerptOf(text, patterns), patterns), href };
}

/** The part of a text around the first word that was found, cut between words. */
function excerptOf(text: string, patterns: readonly RegExp[]): string {
  if (text.length <= EXCERPT) return text;
  const first = Math.min(...patterns.map((pattern) => text.search(pattern)).filter((at) => at >= 0), text.length);
  const from = first === text.length || first < EXCERPT / 2 ? 0 : text.lastIndexOf(' ', first - EXCERPT / 4) + 1;
  const cut = text.slice(from, from + EXCERPT);
  const isEnd = from + EXCERPT >= text.length;
  return `${from > 0 ? '… ' : ''}${isEnd ? cut : `${cut.slice(0, cut.lastIndexOf(' '))} …`}`;
}

function pieces(text: string, patterns: readonly RegExp[]): Piece[] {
  const marks = patterns.flatMap((pattern) => Array.from(text.matchAll(new RegExp(`${pattern.source}[\\p{L}\\p{N}]*`, 'giu')), ({ index, 0: word }) => ({ from: index, to: index + word.length })))
    .toSorted((a, b) => a.from - b.from);
  const out: Piece[] = [];
  let at = 0;
  for (const { from, to } of marks) {
    if (from < at) continue;
    out.push({ text: text.slice(at, from), found: false }, { text: text.slice(from, to), found: true });
    at = to;
  }
  return [...out, { text: text.slice(at), found: false }].filter((piece) => piece.text !== '');
}
