/** The words that patterns know, found by number while a text is read, one typing mistake forgiven in the longer ones. */
import type { Words } from './model.ts';
import { hashOf } from './letters.ts';

const NAME = 1;
const FIRST_WORD = 2;
/** In forms of this length any mistake is forgiven; in shorter ones a swapped or a doubled letter. */
const SHORTEST_FREE = 5;
const SHORTEST_FORGIVEN = 4;
/** The same for a word with a capital, which is more likely a name. */
const SHORTEST_FREE_CAPITAL = 8;
const SHORTEST_CAPITAL = 5;
const LONGEST_FORGIVEN = 24;
const REMEMBERED = 1 << 16;
/** Words are kept by numbers of sixteen bits. */
const MOST_WORDS = 1 << 16;

/** Which typing mistakes a word may have: a name has none, and a word with a capital is soon taken for another. */
export type Mistakes = 'none' | 'few' | 'all';

/** What a vocabulary was filled with. */
export interface Filled {
  /** Each form by its number. */
  readonly words: readonly string[];
  /** Numbers of forms in which a typing mistake is forgiven. */
  readonly forgiven: readonly number[];
  /** Hashes of words that wordings hold with a hyphen, each with the length of its first part. */
  readonly compounds: readonly (readonly [hash: number, length: number])[];
}

/** Words and their numbers: filled while patterns are read, or asked while texts are. */
export class Vocabulary {
  readonly #words: string[] = ['', '@name', '@first'];
  readonly #numbers = new Map<string, number>([['@name', NAME], ['@first', FIRST_WORD]]);
  /** Forms in which a mistake is forgiven, by first letter and length. */
  readonly #forgiven = new Map<string, Candidate[]>();
  readonly #known = new Set<number>();
  readonly #fillers: ReadonlySet<string>;
  readonly #real: ReadonlySet<string>;
  readonly #names: ReadonlySet<string>;
  readonly #given: ReadonlySet<string>;
  readonly #hyphened: ReadonlySet<string>;
  /** By hash, words that wordings hold with a hyphen, and how long their first part is. */
  readonly #compounds = new Map<number, number>();
  /** Hashes of words that are no mistyped ones, by which mistakes they may have. */
  readonly #unknown = { few: new Int32Array(REMEMBERED), all: new Int32Array(REMEMBERED) };
  #isFiller = new Uint8Array(0);
  #isGivenName = new Uint8Array(0);
  #isFirstName = new Uint8Array(0);
  #isHyphened = new Uint8Array(0);
  #keys = new Int32Array(0);
  #values = new Uint16Array(0);

  constructor({ fillers, near, names, given, hyphened }: Pick<Words, 'fillers' | 'near' | 'names' | 'given' | 'hyphened'>) {
    this.#fillers = new Set(fillers);
    this.#real = new Set(near);
    this.#names = new Set(names);
    this.#given = new Set(given);
    this.#hyphened = new Set(hyphened);
  }

  /** A vocabulary as it was filled before, ready to be asked. */
  static of(words: ConstructorParameters<typeof Vocabulary>[0], { words: forms, forgiven, compounds }: Filled): Vocabulary {
    const vocabulary = new Vocabulary(words);
    for (const form of forms.slice(FIRST_WORD + 1)) vocabulary.add(form);
    for (const number of forgiven) vocabulary.forgive(number);
    for (const [hash, length] of compounds) vocabulary.#compounds.set(hash, length);
    vocabulary.#close();
    return vocabulary;
  }

  /** What it has been filled with. */
  get filled(): Filled {
    return { words: this.#words, forgiven: [...this.#known], compounds: [...this.#compounds] };
  }

  /** The number of a form, given now if it is new. */
  add(form: string): number {
    const known = this.#numbers.get(form);
    if (known !== undefined) return known;
    const number = this.#words.push(form) - 1;
    this.#numbers.set(form, number);
    return number;
  }

  /** Lets one typing mistake in the form of this number be forgiven. */
  forgive(number: number): void {
    const form = this.#words[number] ?? '';
    if (this.#known.has(number) || form.length < SHORTEST_FORGIVEN || form.length > LONGEST_FORGIVEN || form.startsWith('@')) return;
    this.#known.add(number);
    const key = bucketOf(form, form.length);
    const bucket = this.#forgiven.get(key) ?? [];
    if (bucket.length === 0) this.#forgiven.set(key, bucket);
    bucket.push({ number, letters: lettersOf(form) });
  }

  /** Lets two words that a wording joins with a hyphen stand together as one: “risktaking”. */
  join(first: string, second: string): void {
    this.#compounds.set(hashOf(first + second), first.length);
  }

  /** Where a word that wordings write with a hyphen parts; 0 where it is none. */
  cutOf(hash: number): number {
    return this.#compounds.get(hash) ?? 0;
  }

  /** Builds the table in which texts are looked up. @throws Error where there are more words than numbers for them */
  #close(): void {
    if (this.#words.length > MOST_WORDS) throw new Error(`The wordings hold ${this.#words.length} forms of words; there can be ${MOST_WORDS}`);
    const size = 1 << Math.ceil(Math.log2(this.#words.length * 4));
    this.#keys = new Int32Array(size);
    this.#values = new Uint16Array(size);
    this.#words.forEach((word, number) => number > FIRST_WORD && this.#place(hashOf(word), number));
    this.#isFiller = this.#among(this.#fillers);
    this.#isGivenName = this.#among(this.#names);
    this.#isFirstName = this.#among(this.#given);
    this.#isHyphened = this.#among(this.#hyphened);
  }

  /** By number, 1 for words of a list. */
  #among(list: ReadonlySet<string>): Uint8Array<ArrayBuffer> {
    const marks = new Uint8Array(this.#words.length);
    for (const word of list) marks[this.#numbers.get(word) ?? 0] = 1;
    marks[0] = 0;
    return marks;
  }

  #place(hash: number, number: number): void {
    const last = this.#keys.length - 1;
    let slot = hash & last;
    while (this.#values[slot] !== 0) slot = (slot + 1) & last;
    this.#keys[slot] = hash;
    this.#values[slot] = number;
  }

  /** The number of a word of this hash and length, as it is spelt; 0 where no pattern knows it. */
  spelt(hash: number, length: number): number {
    const last = this.#keys.length - 1;
    let slot = hash & last;
    for (;;) {
      const number = this.#values[slot] ?? 0;
      if (number === 0 || (this.#keys[slot] === hash && this.#words[number]?.length === length)) return number;
      slot = (slot + 1) & last;
    }
  }

  /** The number of the word that a word at `from … to`, which no pattern knows, is a mistyped form of; 0 where it is none. */
  mistyped(text: string, from: number, to: number, hash: number, mistakes: Mistakes): number {
    const length = to - from;
    if (mistakes === 'none' || length < SHORTEST_FORGIVEN - 1 || length > LONGEST_FORGIVEN + 1) return 0;
    const unknown = this.#unknown[mistakes];
    if (unknown[hash & (REMEMBERED - 1)] === hash) return 0;
    const word = text.slice(from, to).toLowerCase();
    const found = this.#real.has(word) ? 0 : this.nearest(word, mistakes);
    if (found === 0) unknown[hash & (REMEMBERED - 1)] = hash;
    return found;
  }

  /** The form that differs from a word by one letter left out, put in, changed or swapped, by the likeliest mistake; 0 where there is none. */
  nearest(word: string, mistakes: Mistakes = 'all'): number {
    const letters = lettersOf(word);
    const [shortest, free] = mistakes === 'all' ? [SHORTEST_FORGIVEN, SHORTEST_FREE] : [SHORTEST_CAPITAL, SHORTEST_FREE_CAPITAL];
    let [nearest, likeliest] = [0, UNLIKELY];
    for (const length of [word.length, word.length + 1, word.length - 1]) {
      for (const { number, letters: own } of this.#forgiven.get(bucketOf(word, length)) ?? []) {
        const form = this.#words[number] ?? '';
        if (!differInFew(letters, own) || !differsByOne(word, form)) continue;
        const likely = likelihood(word, form);
        if (likely >= likeliest || form.length < (likely > 0 ? free : shortest)) continue;
        [nearest, likeliest] = [number, likely];
      }
    }
    return nearest;
  }

  /** The form of a number; empty for no word. */
  wordOf(number: number): string {
    return this.#words[number] ?? '';
  }

  /** How many numbers there are. */
  get size(): number {
    return this.#words.length;
  }

  formOf(word: string): number {
    return this.#numbers.get(word) ?? 0;
  }

  /** The number that stands for a word with a capital that no pattern knows: most often a name. */
  get name(): number {
    return NAME;
  }

  /** Whether a number stands for a name. */
  isName(number: number): boolean {
    return number === NAME || number === FIRST_WORD;
  }

  /** Whether a word is also somebody's name: “Grace”, “Kit”. @param isFirst at the beginning of a sentence, where fewer are */
  isGivenName(number: number, isFirst: boolean): boolean {
    return (isFirst ? this.#isFirstName : this.#isGivenName)[number] === 1;
  }

  /** Whether a word is also written with a hyphen: “on-line”. */
  isHyphened(number: number): boolean {
    return this.#isHyphened[number] === 1;
  }

  /** The number that stands for such a word where a sentence begins with it: a name, or any other word. */
  get firstWord(): number {
    return FIRST_WORD;
  }

  isFiller(number: number): boolean {
    return this.#isFiller[number] === 1;
  }
}

interface Candidate {
  readonly number: number;
  /** Which letters it has, one bit each. */
  readonly letters: number;
}

function bucketOf(word: string, length: number): string {
  return `${word[0]}${length}`;
}

function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/** One mistake changes at most two letters of a word: one that is gone and one that has come. */
function differInFew(one: number, other: number): boolean {
  let different = one ^ other;
  different &= different - 1;
  different &= different - 1;
  return different === 0;
}

const UNLIKELY = 4;
/** Letters that are often taken for each other. */
const ALIKE = ['aeiouy', 'cks', 'sz', 'gj'];

/** How likely it is that a form was mistyped as this word: 0 most, for two letters swapped or one doubled. */
function likelihood(word: string, form: string): number {
  if (isSwappedOrDoubled(word, form)) return 0;
  if (word.length !== form.length) return 2;
  const at = [...word].findIndex((letter, index) => letter !== form[index]);
  return ALIKE.some((letters) => letters.includes(word[at] ?? '') && letters.includes(form[at] ?? '')) ? 1 : 3;
}

function isSwappedOrDoubled(word: string, form: string): boolean {
  if (word.length === form.length) return [...word].toSorted().join('') === [...form].toSorted().join('');
  return word.replaceAll(/(.)\1/gu, '$1') === form.replaceAll(/(.)\1/gu, '$1');
}

/** One letter left out, put in, changed, or two neighbours swapped; the first letter is right. */
function differsByOne(word: string, form: string): boolean {
  if (word === form || word[0] !== form[0] || Math.abs(word.length - form.length) > 1) return false;
  let at = 0;
  while (word[at] === form[at]) at++;
  const rest = word.slice(at);
  const wanted = form.slice(at);
  if (word.length > form.length) return rest.slice(1) === wanted;
  if (word.length < form.length) return rest === wanted.slice(1);
  return rest.slice(1) === wanted.slice(1) || (rest[0] === wanted[1] && rest[1] === wanted[0] && rest.slice(2) === wanted.slice(2));
}
