/** Where a text gives somebody's own words: in quotation marks, in a quoted line, or under a label that says so. */

/** Places in a text: `from` inclusive, `to` exclusive, in order. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

const OWN_WORDS = /^[ \t>*-]*(?:(?:the )?(?:child|pupil|student|young person|young people|boy|girl|son|daughter|witness|victim|he|she|they|her|his|their|[A-Z][\p{L}-]+)(?:['’]s|s['’])?\s+)?(?:(?:own|exact|actual)\s+)?(?:words|voice|verbatim(?: account)?|quote|statement)(?:\s+\((?:verbatim|exact|as (?:said|spoken|written))\))?\s*:/iu;

/** So far the words of somebody reach at most. */
const LONGEST_OWN = 1_000;
/** Inside a line: “in Thuy's own words: …”, “Hashim used these words: …”, “told me, in his own words, that …”; what the writer says so is no quotation. */
const SAID_SO = /\b(?:words|handwriting|writing)\b(?:[^.:!?\n]{0,60}:|,? that\b)/giu;
const WHOSE = /(?:(?<!\b(?:my|our|other) )\b(?:own|exact|actual|these|the following|his|her|their)|\p{L}[’']s) $/iu;
const LONGEST_WHOSE = 24;

/** Somebody's own words in a text. They never go on behind an empty line, so only those paragraphs are read that are asked about. */
export class OwnWords {
  readonly #text: string;
  #paragraph: Range = { from: 0, to: 0 };
  #ranges: readonly Range[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether a place is in somebody's own words. Asked of places in order, it takes time in proportion to the length of the text. */
  hold(place: number): boolean {
    if (place < this.#paragraph.from || place >= this.#paragraph.to) this.#readAround(place);
    return isWithin(this.#ranges, place - this.#paragraph.from);
  }

  #readAround(place: number): void {
    const from = place === 0 ? 0 : this.#text.lastIndexOf('\n\n', place - 1) + 1;
    this.#paragraph = { from, to: Math.max(place + 1, endOfParagraph(this.#text, place)) };
    const text = this.#text.slice(from, this.#paragraph.to);
    this.#ranges = [...quotations(text), ...quotedLines(text), ...saidSo(text)].toSorted((a, b) => a.from - b.from);
  }
}

function quotedLines(text: string): readonly Range[] {
  const ranges: Range[] = [];
  let from = 0;
  while (from < text.length) {
    const newline = text.indexOf('\n', from);
    const to = newline < 0 ? text.length : newline;
    const line = text.slice(from, Math.min(to, from + 200));
    const isOwn = OWN_WORDS.test(line);
    const end = isOwn ? endOfParagraph(text, from) : to;
    if (isOwn || /^\s*>/u.test(line)) ranges.push({ from, to: end });
    from = end + 1;
  }
  return ranges;
}

function saidSo(text: string): readonly Range[] {
  const said = Array.from(text.matchAll(SAID_SO)).filter(({ index }) => WHOSE.test(text.slice(Math.max(0, index - LONGEST_WHOSE), index)));
  return said.map(({ 0: words, index }) => {
    const from = index + words.length;
    const length = text.slice(from, from + LONGEST_OWN).search(words.endsWith(':') ? /\n|$/u : /[.!?](?:\s|$)|\n|$/u);
    return { from, to: from + length };
  });
}

function endOfParagraph(text: string, from: number): number {
  const end = text.indexOf('\n\n', from);
  return end < 0 ? text.length : end;
}

const CLOSING: Readonly<Record<string, string>> = { '“': '”', '"': '"', '‘': '’', "'": "'", '«': '»', '„': '“' };

function quotations(text: string): readonly Range[] {
  const ranges: Range[] = [];
  const ahead = new LookAhead(text);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 34 && code !== 39 && code < 0xab) continue;
    const closing = CLOSING[text[at] ?? ''];
    if (closing === undefined || !opens(text, at)) continue;
    const end = ahead.closing(closing, at + 1);
    if (end - at > longest(closing) || ahead.paragraphEnd(at) < end) continue;
    ranges.push({ from: at, to: end + 1 });
    at = end;
  }
  return ranges;
}

/** A single mark may be an apostrophe, so it is believed only over a short way. */
function longest(closing: string): number {
  return closing === "'" || closing === '’' ? 600 : 5_000;
}

/** The next place of something, from places that only go forward: each part of the text is looked at once. */
class LookAhead {
  readonly #text: string;
  readonly #next = new Map<string, number>();
  #break = -1;

  constructor(text: string) {
    this.#text = text;
  }

  closing(mark: string, from: number): number {
    const known = this.#next.get(mark) ?? -1;
    if (known >= from) return known;
    let at = this.#text.indexOf(mark, from);
    while (at >= 0 && !closes(this.#text, at)) at = this.#text.indexOf(mark, at + 1);
    const found = at < 0 ? Number.POSITIVE_INFINITY : at;
    this.#next.set(mark, found);
    return found;
  }

  paragraphEnd(from: number): number {
    if (this.#break < from) {
      const found = this.#text.indexOf('\n\n', from);
      this.#break = found < 0 ? Number.POSITIVE_INFINITY : found;
    }
    return this.#break;
  }
}

/** A straight or single mark opens only where a word does not stand before it. */
function opens(text: string, at: number): boolean {
  const before = text[at - 1];
  const after = text[at + 1];
  return (before === undefined || !/[\p{L}\p{N}]/u.test(before)) && after !== undefined && !/\s/u.test(after);
}

/** An apostrophe inside a word closes nothing. */
function closes(text: string, at: number): boolean {
  const after = text[at + 1];
  return after === undefined || !/[\p{L}\p{N}]/u.test(after);
}

/** Whether a place lies in one of the ranges. */
export function isWithin(ranges: readonly Range[], place: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.from ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  for (let index = low - 1; index >= 0 && index >= low - 3; index--) if (place < (ranges[index]?.to ?? 0)) return true;
  return false;
}
