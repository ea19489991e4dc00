/** The words that patterns know, found by number while a text is read, one typing mistake forgiven in the longer ones. */
import { hashOf } from './tokens.ts';

const NAME = 1;
const SHORTEST_FORGIVEN = 8;
const LONGEST_FORGIVEN = 24;
const REMEMBERED = 1 << 16;

/** Words and their numbers. Filled while patterns are read; afterwards only asked. */
export class Vocabulary {
  readonly #words: string[] = ['', '@name'];
  readonly #numbers = new Map<string, number>();
  readonly #forgiven = new Map<string, number[]>();
  readonly #fillers: ReadonlySet<string>;
  readonly #real: ReadonlySet<string>;
  readonly #unknown = new Int32Array(REMEMBERED);
  #isFiller = new Uint8Array(0);
  #keys = new Int32Array(0);
  #values = new Uint16Array(0);

  /** @param real words that are never taken for a mistyped one */
  constructor(fillers: readonly string[], real: readonly string[]) {
    this.#fillers = new Set(fillers);
    this.#real = new Set(real);
  }

  /** The number of a form, given now if it is new. */
  add(form: string): number {
    const known = this.#numbers.get(form);
    if (known !== undefined) return known;
    const number = this.#words.push(form) - 1;
    this.#numbers.set(form, number);
    return number;
  }

  /** Lets one typing mistake in this form be forgiven. */
  forgive(form: string): void {
    if (form.length < SHORTEST_FORGIVEN || form.length > LONGEST_FORGIVEN) return;
    const number = this.add(form);
    for (const key of [form, ...shortened(form)]) {
      const found = this.#forgiven.get(key) ?? [];
      if (!found.includes(number)) this.#forgiven.set(key, [...found, number]);
    }
  }

  /** Builds the table in which texts are looked up. Call it once, when all words are known. */
  close(): void {
    for (const filler of this.#fillers) this.add(filler);
    const size = 1 << Math.ceil(Math.log2(this.#words.length * 4));
    this.#keys = new Int32Array(size);
    this.#values = new Uint16Array(size);
    this.#words.forEach((word, number) => number > NAME && this.#place(hashOf(word), number));
    this.#isFiller = Uint8Array.from(this.#words, (word) => (this.#fillers.has(word) ? 1 : 0));
  }

  #place(hash: number, number: number): void {
    const last = this.#keys.length - 1;
    let slot = hash & last;
    while (this.#values[slot] !== 0) slot = (slot + 1) & last;
    this.#keys[slot] = hash;
    this.#values[slot] = number;
  }

  /** The number of the word that stands at `from … to`; 0 where no pattern knows it. */
  find(text: string, from: number, to: number, hash: number, mayBeMistyped: boolean): number {
    const last = this.#keys.length - 1;
    let slot = hash & last;
    for (;;) {
      const number = this.#values[slot] ?? 0;
      if (number === 0) break;
      if (this.#keys[slot] === hash && this.#words[number]?.length === to - from) return number;
      slot = (slot + 1) & last;
    }
    const length = to - from;
    if (!mayBeMistyped || length < SHORTEST_FORGIVEN - 1 || length > LONGEST_FORGIVEN + 1 || this.#unknown[hash & (REMEMBERED - 1)] === hash) return 0;
    return this.#mistyped(text.slice(from, to).toLowerCase(), hash);
  }

  #mistyped(word: string, hash: number): number {
    const found = this.#real.has(word) ? 0 : this.nearest(word);
    if (found === 0) this.#unknown[hash & (REMEMBERED - 1)] = hash;
    return found;
  }

  /** The form that differs from a word by one letter left out, put in, changed or swapped; 0 where there is none. */
  nearest(word: string): number {
    for (const key of [word, ...shortened(word)]) {
      for (const number of this.#forgiven.get(key) ?? []) if (differsByOne(word, this.#words[number] ?? '')) return number;
    }
    return 0;
  }

  formOf(word: string): number {
    return this.#numbers.get(word) ?? 0;
  }

  /** The number that stands for a word with a capital that no pattern knows: most often a name. */
  get name(): number {
    return NAME;
  }

  isFiller(number: number): boolean {
    return this.#isFiller[number] === 1;
  }

  /** How many words there are; numbers run below it. */
  get size(): number {
    return this.#words.length;
  }

  /** The forms in which one typing mistake is forgiven. */
  get forgivenForms(): readonly string[] {
    return [...new Set([...this.#forgiven.values()].flat())].map((number) => this.#words[number] ?? '');
  }
}

function shortened(word: string): string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

/** One letter left out, put in, changed, or two neighbours swapped; the first letter is right. */
export function differsByOne(word: string, form: string): boolean {
  if (word === form || word[0] !== form[0] || Math.abs(word.length - form.length) > 1) return false;
  let at = 0;
  while (word[at] === form[at]) at++;
  const rest = word.slice(at);
  const wanted = form.slice(at);
  if (word.length > form.length) return rest.slice(1) === wanted;
  if (word.length < form.length) return rest === wanted.slice(1);
  return rest.slice(1) === wanted.slice(1) || (rest[0] === wanted[1] && rest[1] === wanted[0] && rest.slice(2) === wanted.slice(2));
}
