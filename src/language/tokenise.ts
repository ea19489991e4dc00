/** Splits a text into words: one pass, no allocation for words that no pattern knows. */
import { endsInLy, hashOf, isCapital, isDigit, isLetter, lower, mixed } from './letters.ts';
import { BEFORE_VERBS, deniedVerb, SHORT_VERBS } from './short-forms.ts';
import { ALL_CAPITALS, CAPITAL, FILLER, GROWN, PAUSE, POSSESSIVE, YOUNG } from './tokens.ts';
import type { Tokens } from './tokens.ts';
import type { Mistakes, Vocabulary } from './vocabulary.ts';

/** A run of words without a stop is parted here, so that looking around a word stays cheap. */
const LONGEST_SENTENCE = 100;
const LONGEST_INITIALS = 3;
const DENIALS = new Set(['didnt', 'doesnt', 'dont', 'cant', 'wont', 'couldnt', 'wouldnt', 'shouldnt', 'wasnt', 'werent', 'isnt', 'arent', 'hasnt', 'havent', 'hadnt']);
const SHORTEST_DENIAL = 4;
const LONGEST_DENIAL = 8;
const HAS = /^ (?:been|got|had|gone|done|said|told|never)/iu;
/** “it’s said that” is “it is said”. */
const IS_SAID = /^ (?:said|told)/iu;
const SHORTEST_COMPOUND = 8;
const APOSTROPHE = 39;
const HYPHEN = 45;
const RIGHT_QUOTE = 0x2019;

/** Splits a text into words. Hyphens part words, but “on-line” is “online”; “didn't” is “did” and “not”, “she's” is “she” and “is”; the “'s” of “Kai's” belongs to the word before. */
export function tokenise(text: string, vocabulary: Vocabulary): Tokens {
  const tokens = new TokenBuilder(text, vocabulary);
  tokens.run();
  return tokens;
}

class TokenBuilder implements Tokens {
  readonly text: string;
  count = 0;
  start: Int32Array;
  end: Int32Array;
  form: Uint16Array;
  hash: Int32Array;
  sentence: Int32Array;
  mark: Uint8Array;
  readonly exclamations: number[] = [];
  readonly #vocabulary: Vocabulary;
  #sentence = 0;
  #sentenceStart = 0;
  #pending = 0;

  constructor(text: string, vocabulary: Vocabulary) {
    const room = (text.length >> 2) + 16;
    this.text = text;
    this.#vocabulary = vocabulary;
    this.start = new Int32Array(room);
    this.end = new Int32Array(room);
    this.form = new Uint16Array(room);
    this.hash = new Int32Array(room);
    this.sentence = new Int32Array(room);
    this.mark = new Uint8Array(room);
  }

  run(): void {
    const { text } = this;
    let at = 0;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (isLetter(code)) at = this.#word(at);
      else at = this.#between(at, code);
    }
  }

  /** Reads one word from its first letter; returns the place after it. */
  #word(from: number): number {
    const { text } = this;
    let at = from;
    let hash = 0;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (!isLetter(code)) break;
      hash = mixed(hash, code);
      at++;
    }
    const after = text.charCodeAt(at);
    if ((after !== APOSTROPHE && after !== RIGHT_QUOTE) || !isLetter(text.charCodeAt(at + 1))) {
      if (!this.#addedAsDenial(from, at) && !this.#addedInParts(from, at, hash)) this.#addWord(from, at, hash);
      return at;
    }
    return this.#contraction(from, at);
  }

  /** A word with a typing mistake counts as the word that was meant. */
  #addWord(from: number, end: number, hash: number): void {
    const known = this.#vocabulary.spelt(hash, end - from);
    if (known !== 0) return this.#add(from, end, known, hash);
    const mistakes: Mistakes = !isCapital(this.text.charCodeAt(from)) ? 'all' : this.count === this.#sentenceStart ? 'few' : 'none';
    const meant = this.#vocabulary.mistyped(this.text, from, end, hash, mistakes);
    this.#add(from, end, meant, meant === 0 ? hash : hashOf(this.#vocabulary.wordOf(meant)));
  }

  /** “risktaking” is “risk taking”, where wordings write it with a hyphen. */
  #addedInParts(from: number, end: number, hash: number): boolean {
    const cut = end - from < SHORTEST_COMPOUND ? 0 : this.#vocabulary.cutOf(hash);
    if (cut === 0 || this.#vocabulary.spelt(hash, end - from) !== 0) return false;
    const word = this.text.slice(from, end);
    const part = (start: number, to: number): void => this.#add(from + start, from + to, this.#vocabulary.formOf(word.slice(start, to).toLowerCase()), hashOf(word.slice(start, to)));
    part(0, cut);
    part(cut, word.length);
    return true;
  }

  /** “on-line” is “online”; the place after it, or 0 where it is none. */
  #joinedWord(hyphen: number): number {
    const last = this.count - 1;
    const start = this.start[last] ?? 0;
    if (this.end[last] !== hyphen || this.text.charCodeAt(start - 1) === HYPHEN) return 0;
    let end = hyphen + 1;
    let hash = this.hash[last] ?? 0;
    while (isLetter(this.text.charCodeAt(end))) hash = mixed(hash, this.text.charCodeAt(end++));
    const number = this.#vocabulary.spelt(hash, end - start - 1);
    if (!this.#vocabulary.isHyphened(number) || this.text.charCodeAt(end) === HYPHEN) return 0;
    this.count = last;
    this.#pending = (this.mark[last] ?? 0) & (PAUSE | YOUNG | GROWN);
    this.#add(start, end, number, hash);
    return end;
  }

  /** The second word of a short form has the place of the whole, so that what begins with it is shown whole: “didn't engage”. */
  #contraction(from: number, apostrophe: number): number {
    const { text } = this;
    let end = apostrophe + 1;
    while (end < text.length && isLetter(text.charCodeAt(end))) end++;
    const word = text.slice(from, end).toLowerCase().replace('’', "'");
    if (!word.endsWith("n't")) {
      if (this.#addedAsVerb(from, apostrophe, end, word)) return end;
      this.#add(from, end, this.#vocabulary.formOf(word.slice(0, apostrophe - from)), hashOf(word), apostrophe);
      if (word.endsWith("'s")) this.mark[this.count - 1] = (this.mark[this.count - 1] ?? 0) | POSSESSIVE;
      return end;
    }
    this.#addDenial(from, word === "can't" ? apostrophe : apostrophe - 1, end, word);
    return end;
  }

  /** “didn’t” is “did” and “not”. @param cut where the second word begins */
  #addDenial(from: number, cut: number, end: number, word: string): void {
    this.#add(from, cut, this.#vocabulary.formOf(deniedVerb(word.slice(0, -2))), hashOf(word.slice(0, cut - from)));
    this.#add(from, end, this.#vocabulary.formOf('not'), hashOf(word.slice(cut - from)));
  }

  /** “didnt” is “didn’t”. */
  #addedAsDenial(from: number, end: number): boolean {
    if (end - from < SHORTEST_DENIAL || end - from > LONGEST_DENIAL || lower(this.text.charCodeAt(end - 1)) !== 116) return false;
    const word = this.text.slice(from, end).toLowerCase();
    if (!DENIALS.has(word)) return false;
    this.#addDenial(from, word === 'cant' ? end - 1 : end - 2, end, `${word.slice(0, -1)}'t`);
    return true;
  }

  /** “she’s” is “she is”, or “she has” before “been”, “should’ve” is “should have”; “Kai’s” stays one word, because it may be what is his. */
  #addedAsVerb(from: number, apostrophe: number, end: number, word: string): boolean {
    const first = word.slice(0, apostrophe - from);
    const short = word.slice(apostrophe + 1 - from);
    const following = this.text.slice(end, end + 8);
    const isHas = short === 's' && HAS.test(following) && !(first === 'it' && IS_SAID.test(following));
    const verb = isHas ? 'has' : SHORT_VERBS.get(short);
    if (verb === undefined || (short === 's' && !BEFORE_VERBS.has(first))) return false;
    this.#add(from, apostrophe, this.#vocabulary.formOf(first), hashOf(first));
    this.#add(from, end, this.#vocabulary.formOf(verb), hashOf(verb));
    return true;
  }

  #between(at: number, code: number): number {
    const { text } = this;
    if (code === 46 || code === 33 || code === 63) {
      if (code === 33 && text.charCodeAt(at - 1) !== 33) this.exclamations.push(at);
      if (code !== 46 || this.#endsSentence(at)) this.#stop();
    } else if (code === 10) return this.#lineBreak(at);
    else if (code === 44 || code === 58 || code === 59 || code === 40 || code === 41 || code === 0x2013 || code === 0x2014) this.#pending |= PAUSE;
    else if (code === HYPHEN && text.charCodeAt(at - 1) === 32) this.#pending |= PAUSE;
    else if (code === HYPHEN && isLetter(text.charCodeAt(at + 1))) return this.#joinedWord(at) || at + 1;
    else if (isDigit(code)) return this.#number(at);
    return at + 1;
  }

  /** A number says nothing by itself, but where it is an age, the word before or after it is marked. */
  #number(from: number): number {
    const { text } = this;
    let at = from;
    while (at < text.length && isDigit(text.charCodeAt(at))) at++;
    const years = at - from <= 2 ? Number(text.slice(from, at)) : 0;
    if (years === 0 || this.count === 0) return at;
    const mark = years < 18 ? YOUNG : GROWN;
    const last = this.count - 1;
    if (YEARS.test(text.slice(at, at + 6))) this.#pending |= mark;
    else if (this.#isAge(text.slice(this.start[last], from), at)) this.mark[last] = (this.mark[last] ?? 0) | mark;
    return at;
  }

  #isAge(before: string, at: number): boolean {
    return AGED.test(before) || (BEGINS_AGE.test(before) && ENDS_AGE.test(this.text.slice(at, at + 5)));
  }

  #stop(): void {
    if (this.count === 0 || this.sentence[this.count - 1] !== this.#sentence) return;
    this.#sentence++;
    this.#sentenceStart = this.count;
  }

  /** A full stop ends a sentence where a blank and no small letter follow, and no known short form stands before. */
  #endsSentence(at: number): boolean {
    const { text } = this;
    const next = text.charCodeAt(at + 1);
    if (!(Number.isNaN(next) || next === 32 || next === 10 || next === 13 || next === 34 || next === 39 || next === 0x2019 || next === 0x201d || next === 41)) return false;
    const last = this.count - 1;
    if (last < 0 || this.end[last] !== at) return true;
    const length = at - (this.start[last] ?? at);
    if (length === 1) return false;
    return !(length <= 3 && ABBREVIATIONS.has(text.slice(this.start[last], at).toLowerCase()));
  }

  #lineBreak(at: number): number {
    const { text } = this;
    let next = at + 1;
    while (next < text.length && (text.charCodeAt(next) === 32 || text.charCodeAt(next) === 9 || text.charCodeAt(next) === 13)) next++;
    const code = text.charCodeAt(next);
    if (code === 10 || code === 42 || code === 45 || code === 62 || code === 35 || code === 0x2022 || isDigit(code)) this.#stop();
    return next;
  }

  #add(start: number, end: number, form: number, hash: number, letters = end): void {
    const { count } = this;
    if (count === this.start.length) this.#grow();
    if (count - this.#sentenceStart >= LONGEST_SENTENCE) this.#stop();
    this.start[count] = start;
    this.end[count] = end;
    const capitals = isCapital(this.text.charCodeAt(start)) ? CAPITAL | this.#allCapitals(start, letters) : 0;
    this.form[count] = this.#named(form, capitals, letters - start);
    this.hash[count] = hash;
    this.sentence[count] = this.#sentence;
    this.mark[count] = this.#pending | capitals | ((form !== 0 && this.#vocabulary.isFiller(form)) || endsInLy(this.text, start, end) ? FILLER : 0);
    this.#pending = 0;
    this.count++;
  }

  /** The form, or that of a name: a word with a capital that no wording knows, or that is somebody's name inside a sentence. */
  #named(form: number, capitals: number, length: number): number {
    const isFirst = this.count === this.#sentenceStart;
    if (form !== 0 && !(capitals === CAPITAL && this.#vocabulary.isGivenName(form, isFirst))) return form;
    if (!isNamed(capitals, length)) return form;
    return isFirst ? this.#vocabulary.firstWord : this.#vocabulary.name;
  }

  #allCapitals(start: number, end: number): number {
    for (let at = start + 1; at < end; at++) if (!isCapital(this.text.charCodeAt(at))) return 0;
    return ALL_CAPITALS;
  }

  #grow(): void {
    const room = this.start.length * 2;
    const bigger = <A extends Int32Array | Uint16Array | Uint8Array>(old: A, made: A): A => {
      made.set(old);
      return made;
    };
    this.start = bigger(this.start, new Int32Array(room));
    this.end = bigger(this.end, new Int32Array(room));
    this.form = bigger(this.form, new Uint16Array(room));
    this.hash = bigger(this.hash, new Int32Array(room));
    this.sentence = bigger(this.sentence, new Int32Array(room));
    this.mark = bigger(this.mark, new Uint8Array(room));
  }
}

/** What stands after the number in “13-year-old” and “13 years”. */
const YEARS = /^[- ]?y(?:ear|r|o)/iu;
/** After “, 13” and “aged 13”: the end of a part of a sentence. */
const ENDS_AGE = /^(?:[,);]|\.?$|\. | who| and| was| is| has| now|\.\n)/u;
/** From the word before the number: “Marsh, ”, “Marsh (”, “is ”. */
const BEGINS_AGE = /^(?:[^\s,()]+(?:, | \()|is |was |of )$/iu;
const AGED = /^aged $/iu;

const ABBREVIATIONS = new Set(['mr', 'mrs', 'ms', 'dr', 'st', 'vs', 'eg', 'ie', 'no', 'yr', 'pc', 'dc', 'sgt']);

/** A word with a capital may be a name, but not a long one in capitals alone. */
function isNamed(capitals: number, length: number): boolean {
  return capitals === CAPITAL || (capitals !== 0 && length <= LONGEST_INITIALS);
}
