/** A plan as it is read: sections by what to do, each step with its reasons in plain words. Pure. */
import { partsInForce } from '../procedure/index.ts';
import type { Action, Answers, Change, Contact, Edition, LawPart, Paragraph, PlannedLaw, Rule, Standing } from '../procedure/index.ts';
import { actionTitle, answersInWords, departure, factLabel, isForbidding } from '../record/index.ts';
import type { Concern, Decided, Progress, Step } from '../record/index.ts';

export type SectionId = 'now' | 'must' | 'should' | 'wait' | 'must-not' | 'could' | 'decided';

export interface PlanSection {
  readonly id: SectionId;
  readonly title: string;
  readonly steps: readonly StepView[];
}

export interface Reason {
  readonly rule: string;
  readonly says: string;
  readonly tier: Rule['tier'] | null;
  readonly answers: readonly { readonly fact: string; readonly label: string; readonly answer: string }[];
  readonly paragraphs: readonly Paragraph[];
}

export interface StepView {
  readonly step: Step;
  readonly id: string;
  /** What to do; of a step that is prohibited, what not to do. */
  readonly title: string;
  readonly who: string;
  readonly how: string;
  readonly record: string;
  readonly immediately: boolean;
  /** The step is to leave something alone: it belongs among what not to do. */
  readonly forbids: boolean;
  readonly waitsFor: readonly { readonly id: string; readonly title: string }[];
  readonly decidedBy: readonly { readonly fact: string; readonly label: string }[];
  readonly reasons: readonly Reason[];
  readonly contacts: readonly Contact[];
  readonly departure: string | null;
  /** A different answer that would change the step, in sentences; filled in where the step is looked at by itself. */
  readonly turns: readonly string[];
}

const TITLES: Readonly<Record<SectionId, string>> = {
  now: 'Do now',
  must: 'You must',
  should: 'You should',
  wait: 'Wait: not yet',
  'must-not': 'You must not',
  could: 'Could still be needed',
  decided: 'Decided',
};

/** The order on the page: what to do now, what not to do, and then the rest. */
const ORDER: readonly SectionId[] = ['now', 'must-not', 'wait', 'must', 'should', 'could', 'decided'];

/** Steps that were decided and are no longer part of the plan: they stay in sight. */
export function decidedOutsidePlan(edition: Edition, progress: Progress, decisions: Concern['decisions']): readonly { readonly title: string; readonly decision: Decided }[] {
  const inPlan = new Set(progress.steps.map((step) => step.id));
  return Object.values(decisions).filter((decision) => !inPlan.has(decision.action)).map((decision) => ({ title: actionTitle(edition, decision.action), decision }));
}

/** The sections of a plan that hold at least one step. */
export function planSections(edition: Edition, progress: Progress, partnership: string): readonly PlanSection[] {
  const views = progress.steps.map((step) => stepView(edition, step, partnership));
  return ORDER.map((id) => ({ id, title: TITLES[id], steps: views.filter((view) => sectionOf(view) === id) })).filter(
    (section) => section.steps.length > 0,
  );
}

function sectionOf(view: StepView): SectionId {
  switch (view.step.state) {
    case 'to-do':
      if (view.step.planned.standing !== 'required') return 'should';
      return view.immediately || view.step.overdue ? 'now' : 'must';
    case 'waiting':
      return 'wait';
    case 'must-not':
      return 'must-not';
    case 'depends':
      return 'could';
    case 'done':
    case 'not-done':
      return 'decided';
  }
}

/** One step with everything that is said about it. */
export function stepView(edition: Edition, step: Step, partnership: string): StepView {
  const action = edition.actions.find((each) => each.id === step.id);
  const title = action?.title ?? step.id;
  const forbids = isForbidding(title);
  return {
    step,
    id: step.id,
    title: step.state === 'must-not' && !forbids ? `Do not: ${title.charAt(0).toLowerCase()}${title.slice(1)}` : title,
    who: roleName(edition, action?.who),
    how: action?.how ?? '',
    record: action?.record ?? '',
    immediately: step.planned.deadline === 'immediately',
    forbids,
    waitsFor: step.waitsFor.map((id) => ({ id, title: actionTitle(edition, id) })),
    decidedBy: step.planned.pending.map((fact) => ({ fact, label: factLabel(edition, fact) })),
    reasons: step.planned.because.map((because) => reason(edition, because, partnership)),
    contacts: action ? contactsOf(edition, action, partnership) : [],
    departure: step.decision ? departure(step.decision) : null,
    turns: [],
  };
}

function roleName(edition: Edition, id: string | undefined): string {
  return edition.roles.find((role) => role.id === id)?.name ?? id ?? '';
}

function reason(edition: Edition, because: { readonly rule: string; readonly answers: Answers; readonly cites: readonly string[] }, partnership: string): Reason {
  const rule = findRule(edition, because.rule, partnership);
  return {
    rule: because.rule,
    says: rule?.says ?? because.rule,
    tier: rule?.tier ?? null,
    answers: answersInWords(edition, because.answers),
    paragraphs: paragraphsOf(edition, because.cites, partnership),
  };
}

function findRule(edition: Edition, id: string, partnership: string): Rule | null {
  const local = edition.partnerships.find((each) => each.id === partnership)?.rules ?? [];
  return [...edition.rules, ...local].find((rule) => rule.id === id) ?? null;
}

/** The paragraphs with these ids, the partnership's own among them. */
export function paragraphsOf(edition: Edition, ids: readonly string[], partnership: string): readonly Paragraph[] {
  const local = edition.partnerships.find((each) => each.id === partnership)?.paragraphs ?? [];
  const all = [...edition.paragraphs, ...local];
  return ids.map((id) => all.find((paragraph) => paragraph.id === id)).filter((paragraph) => paragraph !== undefined);
}

/** The contacts of an action: the partnership's own where it has them, else the national ones. */
export function contactsOf(edition: Edition, action: Action, partnership: string): readonly Contact[] {
  const local = edition.partnerships.find((each) => each.id === partnership)?.contacts ?? [];
  return action.contacts
    .map((id) => local.find((contact) => contact.id === id) ?? edition.contacts.find((contact) => contact.id === id))
    .filter((contact) => contact !== undefined);
}

/** True where deciding so needs a reason: anything not done, and doing what must wait or must not be done. */
export function needsReason(decision: 'done' | 'not-done', standing: Standing | 'absent'): boolean {
  return decision === 'not-done' || standing === 'prohibited' || standing === 'held';
}

export interface LawView {
  readonly id: string;
  readonly name: string;
  readonly statute: string;
  readonly section: string;
  readonly parts: readonly LawPart[];
  readonly why: string;
  readonly note: string | null;
}

/** The law of a plan as it stood on a day, each with the dates between which that was so. */
export function lawViews(edition: Edition, law: readonly PlannedLaw[], day: string): readonly LawView[] {
  return law.map((planned) => {
    const found = edition.law.find((each) => each.id === planned.id);
    return {
      id: planned.id,
      name: found?.name ?? planned.statute,
      statute: planned.statute,
      section: planned.section,
      parts: found ? partsInForce(found, day) : [],
      why: found?.why ?? planned.why,
      note: found?.note ?? null,
    };
  });
}

/** What would change a step, in sentences, from the changes that the engine found. */
export function turnsInWords(edition: Edition, changes: readonly Change[]): readonly string[] {
  return changes.map(({ change, standing }) => {
    const answers = answersInWords(edition, change).map(({ label, answer }) => `“${label}” were “${answer}”`);
    return `If ${answers.join(' and ')}, this ${standing === 'absent' ? 'would not be in the plan' : TURN_WORDS[standing]}.`;
  });
}

const TURN_WORDS: Readonly<Record<Standing, string>> = {
  required: 'would have to be done, or its time limit or order would change',
  advised: 'should be done, or its time limit or order would change',
  prohibited: 'must not be done',
  held: 'would have to wait',
  possible: 'would depend on other questions',
};
