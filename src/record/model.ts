/**
 * The words of the record: what an entry can say and what a concern looks like when its entries are read in order.
 * Entries are only ever added. A correction is a new entry that points at the old one; both stay visible.
 */
import type { Answers, PlainDate, PlannedAction, Plan } from '../procedure/index.ts';

export type Role = 'reporter' | 'dsl' | 'head' | 'administrator' | 'policy-officer';

/** Who acts: always a person who has signed in. */
export interface Actor {
  readonly organisationId: string;
  readonly userId: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
}

/** Whom the concern is about on the side of staff: decides who in the setting may see it. */
export type AboutStaff = 'none' | 'staff' | 'dsl' | 'head';
/** `dsl`: the safeguarding leads; `head`: the head teacher (allegations against staff, the leads included). */
export type Routing = 'dsl' | 'head';

export type PersonKind = 'child' | 'adult' | 'account';
export type PersonPart = 'harmed' | 'may-have-harmed' | 'affected' | 'family' | 'witness' | 'professional' | 'other';

export interface PersonDetails {
  readonly kind: PersonKind;
  /** Full name, or the user name of an account exactly as it is written. */
  readonly name: string;
  readonly part: PersonPart;
  /** Whole years, as free text where it is not known. */
  readonly age: string;
  /** Of an account: the platform id or text. */
  readonly platform: string;
  readonly details: string;
}

export type EvidenceKind = 'device' | 'account' | 'messages' | 'address' | 'paper' | 'other';
export type AccessKind = 'family' | 'work' | 'voluntary' | 'position-of-trust' | 'neighbourhood' | 'online' | 'other';

/** Whether consent to share was asked for. */
export type ReferralConsent = 'asked-and-given' | 'asked-and-refused' | 'not-asked';
export type SentHow = 'phone' | 'secure-e-mail' | 'online-form' | 'by-hand';
export type ReferralOutcome = 'accepted' | 'more-information' | 'advice-or-early-help' | 'no-further-action' | 'no-answer';

/** One field of a referral exactly as it goes out. */
export interface ReferralField {
  readonly label: string;
  readonly text: string;
  /** Whose words: the child's own, taken over from this record unchanged, or written for this referral. A fact is a name or a number, in one line. */
  readonly words: 'child' | 'record' | 'author' | 'fact';
}

export interface ReferralSection {
  readonly title: string;
  readonly fields: readonly ReferralField[];
}

/** The report as the member of staff wrote it. The child's own words are kept exactly and never altered. */
export interface Report {
  readonly immediateDanger: 'yes' | 'no' | 'unknown';
  readonly seenOrSaid: string;
  readonly childsWords: string;
  readonly happenedOn: PlainDate | null;
  /** When, in the reporter's own words ("last night, about nine"). */
  readonly happenedWhen: string;
  readonly happenedWhere: string;
  readonly child: string;
  readonly childAge: string;
  readonly otherPeople: string;
  /** A platform id of the manual, or text. */
  readonly platform: string;
  readonly doneAlready: string;
  readonly aboutStaff: AboutStaff;
  /** Why wording that was pointed out is meant as it stands. */
  readonly wordingKept?: string;
}

/** What an entry says. `kind` is stored beside it; the version of the form is stored with each entry. */
export type EntryBody =
  | { readonly kind: 'concern-reported'; readonly report: Report; readonly reporterRole: 'staff' | 'dsl' | 'head' | 'practitioner' }
  | { readonly kind: 'concern-read' }
  | { readonly kind: 'concern-assigned'; readonly to: string; readonly toName: string; readonly reason: string }
  | { readonly kind: 'answers-given'; readonly answers: Answers; readonly reason: string }
  | {
      readonly kind: 'step-decided';
      readonly action: string;
      readonly decision: 'done' | 'not-done';
      /** Needed for not done, and for doing what the plan says must wait or must not be done. */
      readonly reason: string;
      /** What was done, with whom, reference numbers. */
      readonly details: string;
      readonly doneOn: PlainDate | null;
      readonly doneAt: string;
      /** Who did it, where it was somebody else. */
      readonly doneBy: string;
      /** The referral that was recorded as sent with it: then nobody wrote the details. */
      readonly referral?: number;
      /** How the step stood when it was decided. */
      readonly standing: PlannedAction['standing'] | 'absent';
    }
  | { readonly kind: 'note-added'; readonly text: string; readonly happenedOn: PlainDate | null; readonly happenedAt: string }
  | { readonly kind: 'person-added'; readonly person: string; readonly details: PersonDetails }
  | { readonly kind: 'person-corrected'; readonly person: string; readonly details: PersonDetails; readonly reason: string }
  | { readonly kind: 'people-linked'; readonly from: string; readonly to: string; readonly relation: string }
  | {
      readonly kind: 'evidence-logged';
      readonly evidence: string;
      readonly type: EvidenceKind;
      readonly what: string;
      readonly holder: string;
      readonly keptWhere: string;
      readonly since: PlainDate | null;
      readonly sinceAt: string;
    }
  | {
      readonly kind: 'evidence-moved';
      readonly evidence: string;
      readonly fromHolder: string;
      readonly toHolder: string;
      readonly keptWhere: string;
      readonly movedOn: PlainDate | null;
      readonly movedAt: string;
      readonly why: string;
    }
  | {
      readonly kind: 'access-recorded';
      /** Person id of the suspected person, or '' where not yet known who. */
      readonly person: string;
      readonly access: AccessKind;
      readonly known: 'yes' | 'no' | 'unknown';
      readonly details: string;
      readonly safeguards: string;
    }
  | { readonly kind: 'entry-corrected'; readonly corrects: number; readonly text: string; readonly reason: string }
  | {
      readonly kind: 'wording-kept';
      /** The entry whose wording is meant as it stands, the id of the wording, and the words themselves. */
      readonly entry: number;
      readonly wording: string;
      readonly words: string;
      readonly reason: string;
    }
  | {
      readonly kind: 'referral-prepared';
      /** The form of the manual, and the steps that are done once it is sent. */
      readonly form: string;
      readonly for: readonly string[];
      readonly title: string;
      /** The agency, in words. */
      readonly to: string;
      readonly consent: ReferralConsent;
      /** Why it is shared without consent, or why that was not asked for. Needed unless it was given. */
      readonly reason: string;
      readonly sections: readonly ReferralSection[];
    }
  | {
      readonly kind: 'referral-sent';
      /** The number of the entry that holds the referral. */
      readonly referral: number;
      /** Whoever took it, by name. */
      readonly to: string;
      readonly how: SentHow;
      readonly sentOn: PlainDate;
      readonly sentAt: string;
      readonly reference: string;
    }
  | {
      readonly kind: 'referral-answered';
      readonly referral: number;
      readonly outcome: ReferralOutcome;
      readonly details: string;
      readonly answeredOn: PlainDate | null;
      readonly answeredAt: string;
      /** Who answered; empty where nobody did. */
      readonly by: string;
    }
  | { readonly kind: 'edition-adopted'; readonly edition: string; readonly reason: string }
  | { readonly kind: 'concern-closed'; readonly summary: string; readonly openQuestionsReason: string }
  | { readonly kind: 'concern-reopened'; readonly reason: string };

export type EntryKind = EntryBody['kind'];

export interface Entry {
  /** Contiguous within the organisation: the only order that counts. */
  readonly seq: number;
  readonly concernId: string;
  readonly body: EntryBody;
  readonly authorId: string;
  readonly authorName: string;
  readonly authorRole: Role;
  /** The database's clock, ISO 8601 in UTC. */
  readonly writtenAt: string;
  readonly edition: string;
  readonly formVersion: number;
}

type Kept<K extends EntryKind> = Extract<EntryBody, { kind: K }> & { readonly seq: number; readonly authorName: string; readonly writtenAt: string };

/** A referral as it was kept, how it was sent, and what was answered: each in order. */
export interface Referral extends Kept<'referral-prepared'> {
  /** The edition under which it was kept. */
  readonly edition: string;
  readonly sent: readonly Kept<'referral-sent'>[];
  readonly answers: readonly Kept<'referral-answered'>[];
}

export type Decided = Kept<'step-decided'>;

/** A concern as its entries tell it, in order. */
export interface Concern {
  readonly id: string;
  readonly reference: string;
  readonly status: 'new' | 'open' | 'closed';
  readonly routing: Routing;
  readonly report: Report;
  readonly reporterId: string;
  readonly reporterName: string;
  readonly reportedAt: string;
  readonly readAt: string | null;
  readonly assignedTo: string | null;
  readonly assignedName: string | null;
  readonly partnership: string;
  readonly edition: string;
  readonly answers: Answers;
  readonly decisions: Readonly<Record<string, Decided>>;
  readonly people: readonly (PersonDetails & { readonly id: string; readonly seq: number })[];
  readonly links: readonly { readonly from: string; readonly to: string; readonly relation: string; readonly seq: number }[];
  readonly evidence: readonly {
    readonly id: string;
    readonly type: EvidenceKind;
    readonly what: string;
    readonly holder: string;
    readonly keptWhere: string;
    readonly custody: readonly Entry[];
  }[];
  readonly access: readonly Entry[];
  readonly referrals: readonly Referral[];
  readonly closedAt: string | null;
  readonly entries: readonly Entry[];
  readonly lastSeq: number;
}

/** One step of the plan together with what has been decided about it. */
export interface Step {
  readonly id: string;
  readonly planned: PlannedAction;
  readonly decision: Decided | null;
  /**
   * `to-do`: required or advised and nothing stands before it · `waiting`: held until `waitsFor` are done ·
   * `done`, `not-done`: decided · `must-not`: prohibited · `depends`: possible, on the pending questions.
   */
  readonly state: 'to-do' | 'waiting' | 'done' | 'not-done' | 'must-not' | 'depends';
  readonly waitsFor: readonly string[];
  /** ISO moment by which it is due, counted from the report; null where there is no deadline. */
  readonly due: string | null;
  readonly overdue: boolean;
}

export interface Progress {
  readonly plan: Plan;
  readonly steps: readonly Step[];
  /** Steps without a decision that keep the concern from being closed. */
  readonly undecided: readonly string[];
  readonly nextDue: string | null;
  /** 1 is most urgent: 1 immediate danger, 2 something required at once is to do, 3 overdue, 4 required to do, 5 the rest. */
  readonly urgency: number;
}
