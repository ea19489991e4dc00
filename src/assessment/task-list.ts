/** The questions of an assessment: which are answered, which can still change the plan, which comes next. Pure. */
import type { Answer, Answers, Condition, Edition, Fact, Plan } from '../procedure/index.ts';
import { actionTitle, answerText } from '../record/index.ts';
import { NOT_KNOWN } from './answers.ts';

/**
 * How a question stands. `asked`: unanswered, and it can still change the plan · `not-known`: answered so, and it can still
 * change the plan · `to-confirm`: the report answers it · `answered` · `not-needed`: it can change nothing as things stand.
 */
export type QuestionState = 'asked' | 'not-known' | 'to-confirm' | 'answered' | 'not-needed';

export interface Question {
  readonly id: string;
  readonly label: string;
  readonly ask: string;
  readonly state: QuestionState;
  readonly answer: string;
  /** Titles of the steps that depend on it. */
  readonly decides: readonly string[];
}

export interface QuestionGroup {
  readonly id: string;
  readonly title: string;
  readonly questions: readonly Question[];
}

export interface Given {
  /** What leads have answered. */
  readonly confirmed: Answers;
  /** What the report says. */
  readonly reported: Answers;
}

/** The task list: every question under its group, in the order of the manual. Groups without questions are left out. */
export function questionGroups(edition: Edition, given: Given, plan: Plan): readonly QuestionGroup[] {
  return edition.groups
    .map(({ id, title }) => ({ id, title, questions: edition.facts.filter((fact) => fact.group === id).map((fact) => question(edition, fact, given, plan)) }))
    .filter((group) => group.questions.length > 0);
}

/** One question with how it stands. */
export function question(edition: Edition, fact: Fact, given: Given, plan: Plan): Question {
  const state = questionState(fact, given, plan);
  const value: Answer | undefined = given.confirmed[fact.id] ?? given.reported[fact.id];
  return { id: fact.id, label: fact.label, ask: fact.ask, state, answer: answerText(edition, fact.id, value), decides: decidedBy(edition, plan, fact.id) };
}

function questionState(fact: Fact, given: Given, plan: Plan): QuestionState {
  const confirmed = given.confirmed[fact.id];
  const matters = plan.questions.includes(fact.id);
  if (confirmed === NOT_KNOWN) return matters ? 'not-known' : 'not-needed';
  if (confirmed !== undefined) return 'answered';
  if (Object.hasOwn(given.reported, fact.id)) return 'to-confirm';
  return matters ? 'asked' : 'not-needed';
}

/** The titles of the steps whose standing waits for the answer to this question. */
export function decidedBy(edition: Edition, plan: Plan, fact: string): readonly string[] {
  return plan.actions
    .filter((action) => action.pending.includes(fact))
    .map((action) => actionTitle(edition, action.id));
}

/**
 * The next question to ask: what the report says of danger first, then the most urgent that can still change the plan.
 * @param putOff questions for later: they are passed over. Questions answered "Not known" are not asked again.
 */
export function nextQuestion(edition: Edition, given: Given, plan: Plan, putOff: readonly string[]): string | null {
  const open = edition.facts
    .map((fact, place) => ({ fact, place }))
    .filter(({ fact }) => !putOff.includes(fact.id) && ['asked', 'to-confirm'].includes(questionState(fact, given, plan)))
    .toSorted((a, b) => a.fact.urgency - b.fact.urgency || a.place - b.place);
  return open[0]?.fact.id ?? null;
}

/**
 * The questions of one group that can be answered together: yes or no, not answered yet, and able to change the plan.
 * A follow-up comes once the question that it follows has been answered other than by no.
 */
export function togetherQuestions(edition: Edition, group: string, given: Given, plan: Plan): readonly Fact[] {
  return edition.facts.filter(
    (fact) => fact.group === group && fact.kind === 'yes-no' && ['asked', 'not-known'].includes(questionState(fact, given, plan)) && !isTooEarly(edition, fact, given),
  );
}

function isTooEarly(edition: Edition, fact: Fact, { confirmed, reported }: Given): boolean {
  const gates = fact.askedWhen ? factsIn(edition, fact.askedWhen) : [];
  const here = edition.facts.filter(({ id, group, kind }) => gates.includes(id) && group === fact.group && kind === 'yes-no');
  return here.length > 0 && here.every(({ id }) => (confirmed[id] ?? reported[id] ?? 'no') === 'no');
}

function factsIn(edition: Edition, condition: Condition): readonly string[] {
  switch (condition.op) {
    case 'always':
      return [];
    case 'answer':
    case 'number':
    case 'date':
      return [condition.fact];
    case 'definition':
      return edition.definitions.filter(({ id }) => id === condition.id).flatMap(({ when }) => factsIn(edition, when));
    case 'all':
    case 'any':
      return condition.of.flatMap((each) => factsIn(edition, each));
    case 'not':
    case 'not-ruled-out':
      return factsIn(edition, condition.of);
  }
}

/** The questions that can still change the plan, most urgent first, each with the steps that it decides. */
export function openQuestions(edition: Edition, given: Given, plan: Plan): readonly Question[] {
  return plan.questions
    .map((id) => edition.facts.find((fact) => fact.id === id))
    .filter((fact) => fact !== undefined)
    .map((fact) => question(edition, fact, given, plan));
}
