/** Sequences as rows of numbers. Looking for thousands of them is mostly fetching them, so they lie close together. */
import { remembered } from './remembered.ts';

/** A step is one number: where its words begin, how many places they have as a power of two, and how many other words may stand before it. */
const BEGIN_BITS = 23;
const BEGIN = (1 << BEGIN_BITS) - 1;
const PLACES_BITS = 4;
const MOST_GAP = 15;
/** What is flagged of a sequence is one number too: its first step, and its last one from this bit on. */
const LAST_BIT = 8;

/** Sequences by their place, each a way through a wording. */
export interface Packed {
  /** A number for each step of each sequence. */
  readonly steps: Int32Array;
  /** The words of all steps; each set of words has a table of its own here, in which a word stands at its place or soon after it. */
  readonly words: Uint16Array;
  /** Of each sequence where its steps begin; they end where those of the next one do. */
  readonly begins: Int32Array;
  /** Of each sequence the first and the last step of what is flagged. */
  readonly flagged: Uint16Array;
}

/** Some sequences that lie one after the other: the place of the first, and the one after the last. */
export interface Sequences {
  readonly from: number;
  readonly to: number;
}

/** One step of a sequence before it is packed: the numbers of its words, and how many others may stand before it. */
export interface UnpackedStep {
  readonly words: readonly number[];
  readonly gap: number;
}

/** Packs sequences one after the other. */
export class Packer {
  readonly #steps: number[] = [];
  readonly #words: number[] = [];
  readonly #begins: number[] = [0];
  readonly #flagged: number[] = [];
  readonly #tables = new Map<readonly number[], number>();

  /** How many sequences there are: the place of the next one. */
  get count(): number {
    return this.#flagged.length;
  }

  /** @param first @param last the steps of what is flagged @throws Error where there are more words than numbers for their places */
  add(steps: readonly UnpackedStep[], first: number, last: number): void {
    for (const { words, gap } of steps) this.#steps.push(this.#tableOf(words) | (placesFor(words.length) << BEGIN_BITS) | (Math.min(gap, MOST_GAP) << (BEGIN_BITS + PLACES_BITS)));
    this.#begins.push(this.#steps.length);
    this.#flagged.push(first | (last << LAST_BIT));
  }

  packed(): Packed {
    return { steps: Int32Array.from(this.#steps), words: Uint16Array.from(this.#words), begins: Int32Array.from(this.#begins), flagged: Uint16Array.from(this.#flagged) };
  }

  #tableOf(words: readonly number[]): number {
    return remembered(this.#tables, words, () => {
      const begin = this.#words.length;
      const places = 1 << placesFor(words.length);
      if (begin + places > BEGIN) throw new Error('The wordings hold more sets of words than there are places for');
      for (let place = 0; place < places; place++) this.#words.push(0);
      for (const word of words) {
        let place = placeOf(word) & (places - 1);
        while (this.#words[begin + place] !== 0) place = (place + 1) & (places - 1);
        this.#words[begin + place] = word;
      }
      return begin;
    });
  }
}

/** How many places the table of some words has, as a power of two: a third and more stay empty, so that a word that is not there is soon missed. */
function placesFor(words: number): number {
  return Math.ceil(Math.log2(words * 1.5 + 1));
}

function placeOf(word: number): number {
  return Math.imul(word, 0x9e3b) >>> 5;
}

/** Whether a word is one of those of a step. */
export function isAmong({ steps, words }: Packed, step: number, word: number): boolean {
  const packed = steps[step] ?? 0;
  const begin = packed & BEGIN;
  const last = (1 << ((packed >>> BEGIN_BITS) & ((1 << PLACES_BITS) - 1))) - 1;
  for (let place = placeOf(word) & last; ; place = (place + 1) & last) {
    const found = words[begin + place];
    if (found === 0) return false;
    if (found === word) return true;
  }
}

/** How many other words may stand before a step. */
export function gapBefore({ steps }: Packed, step: number): number {
  return (steps[step] ?? 0) >>> (BEGIN_BITS + PLACES_BITS);
}

/** The set of words of a step: equal numbers for equal sets. */
export function setOf({ steps }: Packed, step: number): number {
  return (steps[step] ?? 0) & (2 ** (BEGIN_BITS + PLACES_BITS) - 1);
}

/** The words of each set, read once. */
export type WordsOfSet = (set: number) => readonly number[];

export function wordsOfSets({ words }: Packed): WordsOfSet {
  const known = new Map<number, readonly number[]>();
  return (set) => remembered(known, set, () => {
    const begin = set & BEGIN;
    return Array.from(words.subarray(begin, begin + (1 << (set >>> BEGIN_BITS))).filter((word) => word !== 0));
  });
}

/** Where the steps of a sequence begin, and where they end (exclusive). */
export function stepsOf({ begins }: Packed, sequence: number): readonly [begin: number, end: number] {
  return [begins[sequence] ?? 0, begins[sequence + 1] ?? 0];
}

/** How many steps a sequence has. */
export function lengthOf({ begins }: Packed, sequence: number): number {
  return (begins[sequence + 1] ?? 0) - (begins[sequence] ?? 0);
}

/** The first and the last step of what is flagged of a sequence. */
export function flaggedOf({ flagged }: Packed, sequence: number): readonly [first: number, last: number] {
  const both = flagged[sequence] ?? 0;
  return [both & ((1 << LAST_BIT) - 1), both >>> LAST_BIT];
}
