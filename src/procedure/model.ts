/**
 * The words of the procedure engine: what a manual holds, what an edition is, what a plan says.
 * Types only. Everything here is plain data, safe to keep as JSON for decades.
 */

/** Kleene's three values. "Not known" is a value of its own and never quietly means no. */
export type Truth = 'yes' | 'no' | 'unknown';

/** `yes`, `no`, `unknown`, an option of a choice, an ISO calendar date, a platform id or text, or a whole number. */
export type Answer = string | number;
/** Answers by question id. A question that is absent has not been answered, which is the same as `unknown`. */
export type Answers = Readonly<Record<string, Answer>>;

export type Tier = 'statutory' | 'regional' | 'local';
/** `sure` has been confirmed in more than one place; `check` must be shown as "to be confirmed". */
export type Confidence = 'sure' | 'check';

/** ISO 8601 calendar date, `YYYY-MM-DD`, Europe/London, no time. */
export type PlainDate = string;

export type Condition =
  | { readonly op: 'always' }
  /** The answer to `fact` is one of `values`. */
  | { readonly op: 'answer'; readonly fact: string; readonly values: readonly string[] }
  /**
   * Number facts: at least (inclusive) or below (exclusive). Exactly one bound is given. Where the bound is a parameter, its
   * id stands beside the value that it had when the manual was published; assessing takes the value of the day.
   */
  | { readonly op: 'number'; readonly fact: string; readonly atLeast?: number; readonly below?: number; readonly parameter?: string }
  /** Date facts: on or after (inclusive) or before (exclusive). Exactly one bound is given. */
  | { readonly op: 'date'; readonly fact: string; readonly from?: PlainDate; readonly before?: PlainDate }
  | { readonly op: 'definition'; readonly id: string }
  | { readonly op: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly op: 'not'; readonly of: Condition }
  /** Yes where the inner condition is yes or not known: the precautionary reading. Never unknown. */
  | { readonly op: 'not-ruled-out'; readonly of: Condition };

export type FactKind = 'yes-no' | 'number' | 'date' | 'choice' | 'platform';

/** A question that may be asked. */
export interface Fact {
  readonly id: string;
  readonly kind: FactKind;
  /** `safety`, `happened`, `who`, `evidence`: the section of the task list. */
  readonly group: string;
  /** 1 is asked first. Questions of equal urgency keep the order of the file. */
  readonly urgency: number;
  readonly ask: string;
  /** A short name for summaries, such as "Immediate danger". */
  readonly label: string;
  readonly help?: string;
  readonly options?: readonly { readonly value: string; readonly label: string; readonly hint?: string }[];
  readonly min?: number;
  readonly max?: number;
  /** Where this is ruled out, an unanswered question counts as `no` and is not asked. */
  readonly askedWhen?: Condition;
  readonly cites: readonly string[];
}

/** A named condition, so that rules read as sentences. */
export interface Definition {
  readonly id: string;
  readonly title: string;
  readonly when: Condition;
  readonly cites: readonly string[];
}

/** `immediately`, an ISO 8601 duration with its unit in words, or the id of a dated parameter. */
export type Deadline = 'immediately' | { readonly parameter: string } | null;

/** Something that can be done. Actions are carried out in the order of the file. */
export interface Action {
  readonly id: string;
  readonly title: string;
  /** Who does it: a role id of `roles` in manual.yaml. */
  readonly who: string;
  /** The heading under which it stands in the plan: a stage id of `stages` in manual.yaml. */
  readonly stage: string;
  readonly deadline: Deadline;
  /** Plain Markdown: how to do it. */
  readonly how: string;
  /** What to write down when it has been done. */
  readonly record: string;
  /** The kind of contact shown beside it (`front-door`, `police`, `lado`, `prevent`, a help line id …). */
  readonly contacts: readonly string[];
  /** It takes something away from nobody and keeps somebody safer; the provers rely on this. */
  readonly protective: boolean;
  readonly cites: readonly string[];
}

/** When … then must | should | must not | only after. */
export interface Rule {
  readonly id: string;
  readonly tier: Tier;
  /** One plain sentence a member of staff can read out. */
  readonly says: string;
  readonly when: Condition;
  readonly must: readonly string[];
  readonly should: readonly string[];
  readonly mustNot: readonly string[];
  /** action id → the actions that come first */
  readonly onlyAfter: Readonly<Record<string, readonly string[]>>;
  /** action id → a deadline of this rule that is tighter than the action's own */
  readonly deadlines: Readonly<Record<string, Deadline>>;
  readonly cites: readonly string[];
}

/** One dated state of a law. */
export interface LawPart {
  readonly section: string;
  readonly from: PlainDate | null;
  /** Last day in force, inclusive; null where it still holds. */
  readonly to: PlainDate | null;
  readonly summary: string;
  readonly state: Confidence;
}

export interface Law {
  readonly id: string;
  readonly statute: string;
  readonly name: string;
  readonly jurisdiction: string;
  readonly parts: readonly LawPart[];
  /** When this law may matter to a concern. */
  readonly when: Condition;
  readonly why: string;
  readonly cites?: readonly string[];
  readonly replacedBy?: string;
  readonly note?: string;
  readonly sources: readonly { readonly title: string; readonly href?: string }[];
}

/** A paragraph of a chapter or of the guidance it rests on. */
export interface Paragraph {
  readonly id: string;
  readonly chapter: string;
  /** The heading of the group of paragraphs in which it stands. */
  readonly section?: string;
  readonly heading: string;
  /** Markdown. */
  readonly text: string;
  readonly tier: Tier;
  readonly source?: string;
  /** What has changed since, or what this contradicts, said openly. */
  readonly note?: string;
}

export interface Chapter {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly summary: string;
  readonly tier: Tier;
  readonly amendments: readonly { readonly date: PlainDate; readonly change: string; readonly paragraphs: readonly string[] }[];
  readonly paragraphs: readonly string[];
}

export interface Platform {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly closedOn?: string;
  readonly minimumAge?: number;
  readonly safetyCentre: string;
  readonly report: string;
  readonly block: string;
  readonly whoMayReport: string;
  readonly under13: string;
  readonly state: Confidence;
}

export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly phone?: string;
  readonly email?: string;
  readonly web?: string;
  readonly hours?: string;
  readonly note?: string;
  readonly state: Confidence;
}

export interface Partnership {
  readonly id: string;
  readonly name: string;
  readonly police: string;
  readonly contacts: readonly Contact[];
  readonly paragraphs: readonly Paragraph[];
  readonly rules: readonly Rule[];
  readonly parameters: readonly Parameter[];
}

/** One value with all its history: a deadline, an age, a retention period. */
export interface Parameter {
  readonly id: string;
  readonly title: string;
  /** `working-day`, `school-day`, `hour`, `day`, `year` */
  readonly unit: string;
  readonly values: readonly {
    readonly from: PlainDate;
    readonly value: number;
    readonly reference: string;
    readonly state: Confidence;
  }[];
}

export interface Scenario {
  readonly id: string;
  readonly story: string;
  readonly on: PlainDate;
  readonly partnership: string | null;
  readonly answers: Answers;
  readonly expect: Readonly<Record<string, unknown>>;
  readonly note?: string;
  readonly file: string;
  readonly line: number;
}

/** What must be true of every plan. `claim` is read by the prover. */
export interface Property {
  readonly id: string;
  readonly title: string;
  readonly claim: Readonly<Record<string, unknown>>;
  readonly cites: readonly string[];
}

/** An immutable, content-hashed state of the whole manual. Never changed after it has been compiled. */
export interface Edition {
  /** SHA-256, hexadecimal, of the canonical JSON of everything else in here. */
  readonly hash: string;
  readonly title: string;
  readonly region: string;
  readonly published: PlainDate;
  readonly roles: readonly { readonly id: string; readonly name: string }[];
  readonly stages: readonly { readonly id: string; readonly title: string; readonly hint?: string }[];
  readonly groups: readonly { readonly id: string; readonly title: string }[];
  readonly facts: readonly Fact[];
  readonly definitions: readonly Definition[];
  readonly actions: readonly Action[];
  readonly rules: readonly Rule[];
  readonly law: readonly Law[];
  readonly chapters: readonly Chapter[];
  readonly paragraphs: readonly Paragraph[];
  readonly platforms: readonly Platform[];
  readonly partnerships: readonly Partnership[];
  readonly contacts: readonly Contact[];
  readonly parameters: readonly Parameter[];
  readonly scenarios: readonly Scenario[];
  readonly properties: readonly Property[];
}

export type Standing = 'required' | 'advised' | 'prohibited' | 'held' | 'possible';

export interface AssessInput {
  readonly answers: Answers;
  readonly partnership?: string;
  /** The day on which the procedure is applied: chooses parameters, and law where the day of the act is not known. */
  readonly on: PlainDate;
}

export interface Because {
  readonly rule: string;
  /** The answers that made the rule's condition come out as it did. */
  readonly answers: Answers;
  readonly cites: readonly string[];
}

export interface PlannedAction {
  readonly id: string;
  readonly standing: Standing;
  /** What it would be once released: set for `held`, and for `possible` where a duty stands but may yet be held. */
  readonly strength: 'required' | 'advised' | null;
  /** For `held`: the actions that come first. */
  readonly after: readonly string[];
  readonly deadline: string | null;
  readonly because: readonly Because[];
  /** For `possible`: the unanswered questions on which it depends. */
  readonly pending: readonly string[];
}

export interface PlannedLaw {
  readonly id: string;
  readonly statute: string;
  readonly section: string;
  readonly inForce: boolean;
  readonly why: string;
}

/** What is to be done, on these answers, under this edition, on this date. */
export interface Plan {
  readonly edition: string;
  /** Every action that has a standing, in the order in which they are carried out. */
  readonly actions: readonly PlannedAction[];
  /** The unanswered questions that could still change the plan, most urgent first. */
  readonly questions: readonly string[];
  readonly law: readonly PlannedLaw[];
}

/** One thing wrong with the manual or with an input, told so that its author can mend it. */
export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly message: string;
  /** How to mend it, with the nearest known word where there is one. */
  readonly mend: string;
}

/** A file of the manual as read from disk: path relative to the manual folder, and its text. */
export interface ManualFile {
  readonly path: string;
  readonly text: string;
}
