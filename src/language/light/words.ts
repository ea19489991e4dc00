/** Splits a text into words for the small checker. */
import { endsInLy, isCapital, isLetter, lower, mixed } from '../letters.ts';
import { BEFORE_VERBS, deniedVerb, SHORT_VERBS } from '../short-forms.ts';
import { FIRST, NAME } from './lexicon.ts';
import type { Lexicon } from './lexicon.ts';

/** The words of a text. The arrays run beside each other, one place for each word. */
export interface Words {
  readonly text: string;
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** The number of the word; 0 where no wording knows it. */
  readonly number: Int16Array;
  readonly sentence: Int32Array;
  /** 1 for words that end in “ly”. */
  readonly isAdverb: Uint8Array;
}

const STOP = /^(?:[.!?]+["'”’)]*(?:\s|$)|\n[ \t]*[\n*•\d-])/u;
const LONGEST_STOP = 8;
const ABBREVIATION = /(?:^|[^\p{L}])(?:\p{L}|[DM]rs?|Ms|[PD]C|No|vs)$/u;
const LONGEST_ABBREVIATION = 4;
const SHORT = /^['’]([a-z]{1,2})(?![a-z])/iu;

/** Splits a text. Hyphens part words; “didn't” is “did” and “not”, “she's” is “she” and “is”. */
export function wordsOf(text: string, lexicon: Lexicon): Words {
  const splitter = new Splitter(text, lexicon);
  splitter.run();
  return splitter;
}

class Splitter implements Words {
  readonly text: string;
  count = 0;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly number: Int16Array;
  readonly sentence: Int32Array;
  readonly isAdverb: Uint8Array;
  readonly #lexicon: Lexicon;
  #sentence = 1;

  constructor(text: string, lexicon: Lexicon) {
    // “I’m” is two words, so there are never more words than letters.
    const room = text.length + 1;
    this.text = text;
    this.#lexicon = lexicon;
    this.start = new Int32Array(room);
    this.end = new Int32Array(room);
    this.number = new Int16Array(room);
    this.sentence = new Int32Array(room);
    this.isAdverb = new Uint8Array(room);
  }

  run(): void {
    const { text } = this;
    for (let at = 0; at < text.length; ) {
      const code = text.charCodeAt(at);
      if (isLetter(code)) at = this.#word(at);
      else {
        if ((code === 10 || code === 33 || code === 46 || code === 63) && this.#isStop(at)) this.#sentence++;
        at++;
      }
    }
  }

  #isStop(at: number): boolean {
    return STOP.test(this.text.slice(at, at + LONGEST_STOP)) && !(this.text[at] === '.' && ABBREVIATION.test(this.text.slice(Math.max(0, at - LONGEST_ABBREVIATION), at)));
  }

  /** Reads one word from its first letter; returns the place after it. */
  #word(from: number): number {
    const { text } = this;
    let [at, hash] = [from, 0];
    for (let code = text.charCodeAt(at); isLetter(code); code = text.charCodeAt(++at)) hash = mixed(hash, code);
    const mark = text.charCodeAt(at);
    const [whole = '', short = ''] = mark === 39 || mark === 0x2019 ? (SHORT.exec(text.slice(at, at + 4)) ?? []) : [];
    const end = at + whole.length;
    const ending = short.toLowerCase();
    if (ending === 't' && lower(text.charCodeAt(at - 1)) === 110) {
      this.#add(from, at, this.#spelt(deniedVerb(text.slice(from, at).toLowerCase())));
      this.#add(from, end, this.#spelt('not'));
      return end;
    }
    this.isAdverb[this.count] = endsInLy(text, from, at) ? 1 : 0;
    this.#add(from, end, this.#numberOf(hash, from, at));
    const verb = SHORT_VERBS.get(ending);
    if (verb !== undefined && (ending !== 's' || BEFORE_VERBS.has(text.slice(from, at).toLowerCase()))) this.#add(from, end, this.#spelt(verb));
    return end;
  }

  #numberOf(hash: number, from: number, to: number): number {
    const spelt = this.#lexicon.spelt(hash);
    if (spelt !== 0) return spelt;
    if (!isCapital(this.text.charCodeAt(from))) return this.#lexicon.meant(this.text.slice(from, to), hash);
    return this.sentence[this.count - 1] === this.#sentence ? NAME : FIRST;
  }

  #spelt(word: string): number {
    return this.#lexicon.numberOf(word);
  }

  #add(from: number, to: number, number: number): void {
    this.start[this.count] = from;
    this.end[this.count] = to;
    this.number[this.count] = number;
    this.sentence[this.count] = this.#sentence;
    this.count++;
  }
}
