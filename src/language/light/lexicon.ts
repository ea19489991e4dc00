/** The words of the small checker and their numbers. */
import { formsOf } from '../forms.ts';
import { HashTable } from '../hash-table.ts';
import { hashOf, mixed } from '../letters.ts';
import type { LightWordings } from './model.ts';

/** A word with a capital that no wording knows, inside a sentence and at the start of one. */
export const NAME = 1;
export const FIRST = 2;
/** In words of this many letters one typing mistake is forgiven. */
const SHORTEST_FORGIVEN = 6;
const REMEMBERED = 1 << 13;

export class Lexicon {
  readonly #groups: LightWordings['groups'];
  readonly #irregular: LightWordings['irregular'];
  readonly #numbers = new Map([['@name', NAME], ['@first', FIRST]]);
  #table = new HashTable([]);
  /** Words by the hashes that they have with one letter left out. */
  #shortened = new HashTable([]);
  /** Hashes of words that are no mistyped ones, as far as there is room. */
  readonly #meaningless = new Int32Array(REMEMBERED);

  constructor({ groups, irregular }: Pick<LightWordings, 'groups' | 'irregular'>) {
    this.#groups = groups;
    this.#irregular = irregular;
  }

  /** The numbers of a word in all its forms (“put”), of one form (“=put”), or of a group (“@self”), given now where they are new. */
  numbersOf(choice: string): readonly number[] {
    if (choice.startsWith('@') && !this.#numbers.has(choice)) return this.group(choice.slice(1));
    const forms = /^[@=]/u.test(choice) ? [choice.replace('=', '')] : formsOf(choice, this.#irregular);
    return forms.map((form) => this.#numbered(form));
  }

  group(name: string): readonly number[] {
    return (this.#groups[name] ?? '').split(' ').filter(Boolean).flatMap((member) => this.numbersOf(member));
  }

  #numbered(form: string): number {
    const number = this.#numbers.get(form) ?? this.size;
    this.#numbers.set(form, number);
    return number;
  }

  /** To be called once all wordings are read, before texts are. */
  close(): void {
    const forms = [...this.#numbers].slice(FIRST);
    const forgiven = forms.filter(([{ length }]) => length >= SHORTEST_FORGIVEN);
    this.#table = new HashTable(forms.map(([form, number]) => [hashOf(form), number]));
    this.#shortened = new HashTable(forgiven.flatMap(([form, number]) => withoutOneLetter(form).map((hash) => [hash, number] as const)));
  }

  /** One more than the highest number. */
  get size(): number {
    return this.#numbers.size + 1;
  }

  /** The number of a form; 0 where no wording knows it. */
  numberOf(form: string): number {
    return this.#numbers.get(form) ?? 0;
  }

  /** The number of a word with this hash, as it is spelt; 0 where no wording knows it. */
  spelt(hash: number): number {
    return this.#table.get(hash);
  }

  /** The number of the word that was meant by one with a typing mistake: a letter left out, put in, changed, or two swapped, but never the first; 0 where there is none. */
  meant(word: string, hash: number): number {
    const slot = hash & (REMEMBERED - 1);
    if (word.length < SHORTEST_FORGIVEN - 1 || this.#meaningless[slot] === hash) return 0;
    const meant = this.#shortened.get(hash) || this.#among(withoutOneLetter(word));
    if (meant === 0) this.#meaningless[slot] = hash;
    return meant;
  }

  #among(hashes: readonly number[]): number {
    for (const hash of hashes) {
      const meant = this.#table.get(hash) || this.#shortened.get(hash);
      if (meant !== 0) return meant;
    }
    return 0;
  }
}

/** The hashes of a word without one of its letters, but never the first. */
function withoutOneLetter(word: string): readonly number[] {
  return Array.from({ length: word.length - 1 }, (_, at) => {
    let hash = 0;
    for (let letter = 0; letter < word.length; letter++) if (letter !== at + 1) hash = mixed(hash, word.charCodeAt(letter));
    return hash;
  });
}
