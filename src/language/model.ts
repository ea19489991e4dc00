/** What the checker is made of and what it finds. Shapes only. */

/** `blame` harms a child; `recording` weakens a record in court or review. They are shown apart. */
export type Group = 'blame' | 'recording';

/** One wording that was found. Offsets are UTF-16 units of the text that was checked. */
export interface Finding {
  readonly start: number;
  readonly end: number;
  /** The words as they stand in the text. */
  readonly text: string;
  readonly group: Group;
  readonly kind: string;
  /** The id of the pattern. */
  readonly pattern: string;
  readonly why: string;
  /** What to write instead: fitted to the sentence where `fitted` is not null, otherwise advice. */
  readonly suggest: string;
  /** A replacement that is sound in this sentence, and where it goes. Never put in by itself. */
  readonly fitted: { readonly start: number; readonly end: number; readonly text: string } | null;
  readonly principle: string;
  readonly source: string;
}

export type About = 'child' | 'happening' | 'young' | 'anyone';

/** A wording as the manual holds it. The syntax of `find` is described in docs/language-format.md. */
export interface PatternSource {
  readonly id: string;
  readonly group: Group;
  readonly kind: string;
  readonly find: readonly string[];
  /** What no words show: `exclamation`, `capitals`, `initials`. */
  readonly signs: readonly string[];
  /** Other senses: where one of these covers or touches the words found, nothing is flagged. */
  readonly unless: readonly string[];
  /** Where any are given, one of them must be in the sentence. */
  readonly needs: readonly string[];
  /** Whose age is enough where it stands beside the words found: “a dealer, 14”. Where `needs` names nothing, it must stand there. */
  readonly age: 'child' | 'adult' | null;
  /**
   * `child`: flagged where it is said of a child, or of somebody who may be one. `happening`: said of what happened, so flagged unless
   * it is of an adult or a thing alone. `young`: unless the age of an adult stands beside it. `anyone`: whoever it is about.
   */
  readonly about: About;
  /** Whether it harms also where it is denied: “does not engage”. */
  readonly evenDenied: boolean;
  /** For short forms: nothing is flagged once the text has given them in brackets after the words that they stand for. */
  readonly introduced: boolean;
  readonly why: string;
  readonly write: string;
  readonly rewrite: readonly Rewrite[];
  /** Sentences in which it must be found, and in which it must not. */
  readonly match: readonly string[];
  readonly leave: readonly string[];
  readonly principle: string;
  readonly source: string;
}

/** A replacement that grammar lets be sound: `to` may name the parts that `from` puts in braces. */
export interface Rewrite {
  readonly from: string;
  readonly to: string;
}

/** Words that patterns share. */
export interface Words {
  /** Names a set of words or phrases, used as `@name`. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  /** Forms that the rules of spelling do not give; none for words that never change. */
  readonly irregular: Readonly<Record<string, readonly string[]>>;
  /** Words that may stand between any two words of a pattern. */
  readonly fillers: readonly string[];
  /** Real words that differ by one letter from a word of a pattern, and so are no typing mistake. */
  readonly near: readonly string[];
  /** Words that are also names of people: with a capital inside a sentence they are taken for a name. */
  readonly names: readonly string[];
  /** Those of them that are taken for a name at the beginning of a sentence too. */
  readonly given: readonly string[];
  /** Words that are also written with a hyphen: “on-line”. */
  readonly hyphened: readonly string[];
  /** Wordings of sentences that reject or discuss the words: nothing in such a sentence is flagged. */
  readonly rejections: readonly string[];
  /** Wordings at the beginning of a sentence that take back what the one before it says: nothing in that one is flagged. */
  readonly verdicts: readonly string[];
  /** Words and letters that are written in capitals without anybody shouting or being hidden behind them. */
  readonly capitals: readonly string[];
  /** Ordinary words that are put in capitals for emphasis. */
  readonly shouted: readonly string[];
}

/** Words by their weight: under each weight those that have it, with blanks between. */
export type ByWeight = Readonly<Record<string, string>>;

/** How far each word speaks for the sense that harms (above nought) or for another one (below): of one group of wordings. */
export interface Weights {
  readonly base: number;
  /** Ids of patterns. */
  readonly patterns: ByWeight;
  /** Words of the sentence. */
  readonly around: ByWeight;
  /** Words of what was found. */
  readonly within: ByWeight;
  /** Words of the sentence of a wording of one kind, which stands before them: “agency_police”. */
  readonly kinds: ByWeight;
  /** Two or three words beside each other, joined by “_”. */
  readonly runs: ByWeight;
}

/** What the sense of a wording is weighed with. */
export interface Weighing {
  readonly blame: Weights;
  readonly recording: Weights;
}

/** What lies behind wordings, for the learning page and beside each finding. */
export interface Principle {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly source: string;
}

export interface Source {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly year: number;
}

/** A sentence to put in other words, to learn by. */
export interface Exercise {
  readonly id: string;
  readonly sentence: string;
  /** What is known of it. */
  readonly happened: string;
  /** Facts that a good rewrite still has: of each, one of these words. */
  readonly keeps: readonly (readonly string[])[];
  /** One way to say it. */
  readonly answer: string;
  readonly because: string;
}

/** Everything that the checker is built from, and what people learn with. */
export interface LanguageSource {
  readonly words: Words;
  readonly principles: readonly Principle[];
  readonly sources: readonly Source[];
  readonly patterns: readonly PatternSource[];
  readonly exercises: readonly Exercise[];
  /** How often words stand in records, in ten thousand words: a wording is looked for at its rarest. Says nothing of what is found. */
  readonly often: ByWeight;
  /** Null where nothing is weighed: every wording that is found then has the sense that harms. */
  readonly weights: Weighing | null;
}
