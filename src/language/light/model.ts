/** What the small checker is made of. Shapes only. */
import type { Group } from '../model.ts';

/** A few of the wordings of a manual, for pages that can carry little. */
export interface LightWordings {
  /** Sets of words that wordings name as `@name`, with blanks between: “=” before those that stand for one form alone, “@” before those that name another set. */
  readonly groups: Readonly<Record<string, string>>;
  /** Forms that the rules of spelling do not give. */
  readonly irregular: Readonly<Record<string, readonly string[]>>;
  readonly kinds: readonly LightKind[];
  readonly patterns: readonly LightPattern[];
}

/** What patterns have in common. */
export interface LightKind {
  readonly group: Group;
  readonly kind: string;
  /** Why such wording harms. */
  readonly why: string;
  readonly principle: string;
  readonly source: string;
}

export interface LightPattern {
  readonly id: string;
  /** The place of its kind. */
  readonly kind: number;
  /** Whether it is flagged only where it is not said of an adult or a thing. */
  readonly ofChild: boolean;
  /** Whether it harms also where it is denied. */
  readonly evenDenied: boolean;
  readonly write: string;
  /**
   * On each line one way through a wording, steps with blanks between: words with “|” between, before them how many other words may
   * stand there; `<` and `>` bound what is flagged: “put|place @self 1at|in risk”.
   */
  readonly find: string;
}

/** The groups that the small checker asks for by itself, beside those that its wordings name. */
export const ASKED_GROUPS = ['filler', 'denial', 'denial-link', 'adult', 'child', 'reporting', 'preposition'] as const;

export type Asked = (typeof ASKED_GROUPS)[number];
