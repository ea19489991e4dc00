/** Wordings made ready for matching: each word of a way is a set of numbers. */
import { formsOf } from './forms.ts';
import type { Words } from './model.ts';
import { Packer } from './packed.ts';
import type { Packed, Sequences } from './packed.ts';
import { remembered } from './remembered.ts';
import { readPattern, refuseManyWays, waysThrough } from './pattern.ts';
import type { Choice, Mark, Part, Step, Way } from './pattern.ts';
import type { Vocabulary } from './vocabulary.ts';

function flaggedSteps(steps: readonly Step[]): readonly [first: number, last: number] {
  const opened = steps.findIndex(({ marks }) => marks.includes('<'));
  const closed = steps.findIndex(({ marks }) => marks.includes('>'));
  return [Math.max(0, opened), closed > 0 ? closed - 1 : steps.length - 1];
}

/** A sequence whose parts a rewrite may name. */
export interface MarkedSequence {
  /** Its place among all. */
  readonly place: number;
  /** The marks before each step, and after the last one. */
  readonly marks: readonly (readonly Mark[])[];
  readonly lastMarks: readonly Mark[];
  /** How many words after the last step are taken too, up to the end of the phrase. */
  readonly tail: number;
}

const SIGNS = { forms: '', exact: '=', group: '@' } as const;

/** Choices in one order, as wordings write them. */
function asWritten(choices: readonly Choice[]): string {
  const written = choices.map((choice) => SIGNS[choice.kind] + (choice.kind === 'group' ? choice.name : choice.word));
  return written.length === 1 ? (written[0] ?? '') : written.toSorted().join('|');
}

const COMPOUND = /(?<![=@\p{L}-])(\p{Ll}+)-(\p{Ll}+)(?![\p{L}-])/gu;

/** Makes sequences of wordings; remembers each set of words, so that equal ones are one. */
export class SequenceMaker {
  readonly #words: Words;
  readonly #vocabulary: Vocabulary;
  /** By how they are written, so that equal ones are one. */
  readonly #sets = new Map<string, readonly number[]>();
  readonly #phrasesOf = new Map<string, readonly string[]>();
  readonly #inflected = new Map<string, readonly number[]>();
  readonly #packer = new Packer();
  #forgiving = false;

  constructor(words: Words, vocabulary: Vocabulary) {
    this.#words = words;
    this.#vocabulary = vocabulary;
  }

  /**
   * Every way through some wordings.
   * @param forgiving whether one typing mistake is forgiven in each of their words
   * @throws Error with a sentence where one cannot be read
   */
  make(wordings: readonly string[], forgiving = false): Sequences {
    const from = this.#packer.count;
    this.#forgiving = forgiving;
    for (const wording of wordings) for (const { steps } of this.waysThrough(wording)) this.#pack(steps);
    return { from, to: this.#packer.count };
  }

  /** Every way through a wording, with its marks. @throws Error with a sentence where it cannot be read */
  makeMarked(wording: string): readonly MarkedSequence[] {
    this.#forgiving = false;
    return this.waysThrough(wording).map(({ steps, marks: lastMarks, tail }) => {
      const place = this.#packer.count;
      this.#pack(steps);
      return { place, marks: steps.map(({ marks }) => marks), lastMarks, tail };
    });
  }

  /** All sequences made so far. */
  packed(): Packed {
    return this.#packer.packed();
  }

  /** Every way through a wording; groups that hold phrases are spelt out. @throws Error with a sentence where it cannot be read */
  waysThrough(wording: string): readonly Way[] {
    this.#join(wording);
    return waysThrough(this.#parts(wording));
  }

  #pack(steps: readonly Step[]): void {
    const [first, last] = flaggedSteps(steps);
    this.#packer.add(steps.map(({ choices, gap }) => ({ words: this.#set(choices), gap })), first, last);
  }

  /** “risk-taking” may stand as one word too, in any form of its second part. */
  #join(wording: string): void {
    for (const [, first = '', second = ''] of wording.matchAll(COMPOUND)) for (const form of formsOf(second, this.#words.irregular)) this.#vocabulary.join(first, form);
  }

  /** Reads a wording without making anything of it. @throws Error with a sentence where it cannot be read */
  read(wording: string): void {
    this.#parts(wording);
  }

  #parts(wording: string): readonly Part[] {
    const parts = readPattern(wording).map((part) => this.#spell(part, wording));
    refuseManyWays(parts, wording);
    return parts;
  }

  /** The numbers of all single words of a group. */
  group(name: string): readonly number[] {
    return this.#set([{ kind: 'group', name }]);
  }

  /** Groups that hold phrases become choices of several words. */
  #spell(part: Part, wording: string): Part {
    if (part.kind === 'either') return { ...part, ways: part.ways.map((way) => way.map((inner) => this.#spell(inner, wording))) };
    if (part.kind !== 'word') return part;
    const phrases = part.choices.flatMap((choice) => (choice.kind === 'group' ? this.#phrases(choice.name, wording) : []));
    if (phrases.length === 0) return part;
    return { kind: 'either', optional: false, ways: [[part], ...phrases.map((phrase) => readPattern(phrase))] };
  }

  #phrases(name: string, wording: string): readonly string[] {
    return remembered(this.#phrasesOf, name, () => this.#members(name, wording).filter((member) => /[ -]/u.test(member)));
  }

  /** The words of a group, with those of the groups that it names; `@name` and `@first`, which stand for unknown words, as they are. */
  #members(name: string, wording = name, within: readonly string[] = []): readonly string[] {
    if (name === 'name' || name === 'first') return [`@${name}`];
    return this.#written(name, wording, within).flatMap((member) => (member.startsWith('@') ? this.#members(member.slice(1), wording, [...within, name]) : [member]));
  }

  /** @param within the groups on the way to this one, of which none may come again */
  #written(name: string, wording: string, within: readonly string[]): readonly string[] {
    if (within.includes(name)) throw new Error(`“@${name}” names itself`);
    if (!Object.hasOwn(this.#words.groups, name)) throw new Error(`“@${name}” in “${wording}” is no group of words`);
    return this.#words.groups[name] ?? [];
  }

  #set(choices: readonly Choice[]): readonly number[] {
    return remembered(this.#sets, `${this.#forgiving ? '~' : ''}${asWritten(choices)}`, () => {
      const numbers = [...new Set(choices.flatMap((choice) => this.#numbers(choice)))];
      if (this.#forgiving) for (const number of numbers) this.#vocabulary.forgive(number);
      return numbers;
    });
  }

  #numbers(choice: Choice): readonly number[] {
    if (choice.kind === 'exact') return [this.#vocabulary.add(choice.word)];
    if (choice.kind === 'forms') return this.#forms(choice.word);
    return this.#members(choice.name).filter((member) => !/[ -]/u.test(member)).flatMap((member) => this.#numbersOf(member));
  }

  #numbersOf(member: string): readonly number[] {
    if (member.startsWith('@')) return [this.#vocabulary.add(member)];
    return member.startsWith('=') ? [this.#vocabulary.add(member.slice(1))] : this.#forms(member);
  }

  #forms(word: string): readonly number[] {
    return remembered(this.#inflected, word, () => formsOf(word, this.#words.irregular).map((form) => this.#vocabulary.add(form)));
  }
}
