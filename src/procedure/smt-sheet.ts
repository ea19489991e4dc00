import type { Answer, Answers, Condition, Definition, Fact } from './model.ts';
import { no, yes, type Assignment, type Term, type Terms } from './smt-terms.ts';

/** A three-valued formula: when it is known to hold, and when it is known not to. Never both. */
export interface Kleene {
  readonly yes: Term;
  readonly no: Term;
}

/** Conditions as they stand, or as they will be when everything has been answered: gates are read in the second way. */
type Mode = 'now' | 'in-the-end';
type Leaf = Extract<Condition, { op: 'answer' | 'number' | 'date' }>;

/** What a sheet needs to know of an edition. */
export interface Questions {
  readonly facts: readonly Fact[];
  readonly definitions: readonly Definition[];
  /** The values that bounds of conditions have on the day. */
  readonly parameters: ReadonlyMap<string, number>;
  /** The values of each free-text question that some condition names. */
  readonly named: ReadonlyMap<string, readonly string[]>;
}

/** One answer put in the place of a question's variables: a fixed one, or any that there is. */
export interface Instead {
  readonly fact: string;
  readonly answer: Answer | 'anything';
}

const millisecondsPerDay = 86_400_000;
const firstDay = dayNumber('1900-01-01');
const lastDay = dayNumber('2100-12-31');

/** All ways to answer the questions at once, as formulas; with `instead`, all ways in which one question has a given answer. */
export class Sheet {
  readonly #questions: Questions;
  readonly #facts: ReadonlyMap<string, Fact>;
  readonly #definitions: ReadonlyMap<string, Condition>;
  readonly #terms: Terms;
  readonly #instead: Instead | null;
  readonly #seen: Record<Mode, Map<Condition, Kleene>> = { now: new Map(), 'in-the-end': new Map() };
  readonly #closed = new Map<string, Term>();

  constructor(terms: Terms, questions: Questions, instead: Instead | null = null) {
    this.#terms = terms;
    this.#questions = questions;
    this.#facts = new Map(questions.facts.map((fact) => [fact.id, fact]));
    this.#definitions = new Map(questions.definitions.map(({ id, when }) => [id, when]));
    this.#instead = instead;
  }

  /** The same sheet with one question answered. */
  with(instead: Instead): Sheet {
    return new Sheet(this.#terms, this.#questions, instead);
  }

  /** What makes the values of the variables a set of answers: one answer a question, within its range. */
  legal(): Term {
    return this.#terms.and(...this.#questions.facts.map((fact) => this.#legal(fact)));
  }

  truth(condition: Condition, mode: Mode = 'now'): Kleene {
    const known = this.#seen[mode].get(condition);
    const truth = known ?? this.#truth(condition, mode);
    this.#seen[mode].set(condition, truth);
    return truth;
  }

  /** The question has been answered. */
  answered(id: string): Term {
    const fact = this.#fact(id);
    if (this.#instead?.fact === id && this.#instead.answer !== 'anything') return yes;
    if (fact.kind === 'number' || fact.kind === 'date') return this.#terms.boolean(this.#name(id, '?'));
    return this.#terms.or(...this.#values(fact).map((value) => this.#is(id, value)));
  }

  /** The question has not been answered, and is ruled out: it counts as no. */
  ruledOut(id: string): Term {
    return this.#terms.and(this.answered(id) ^ 1, this.#gateClosed(id));
  }

  #truth(condition: Condition, mode: Mode): Kleene {
    const terms = this.#terms;
    switch (condition.op) {
      case 'always': return { yes, no };
      case 'definition': return this.truth(this.#definition(condition.id), mode);
      case 'not': {
        const of = this.truth(condition.of, mode);
        return { yes: of.no, no: of.yes };
      }
      case 'not-ruled-out': {
        const of = this.truth(condition.of, mode);
        return mode === 'in-the-end' ? of : { yes: of.no ^ 1, no: of.no };
      }
      case 'all': case 'any': {
        const of = condition.of.map((one) => this.truth(one, mode));
        const [yeses, noes] = [of.map((one) => one.yes), of.map((one) => one.no)];
        return condition.op === 'all' ? { yes: terms.and(...yeses), no: terms.or(...noes) } : { yes: terms.or(...yeses), no: terms.and(...noes) };
      }
      case 'answer': case 'number': case 'date': return this.#leaf(condition);
    }
  }

  /** Ruled out counts as no: it makes “the answer is no” hold, and every other leaf fail. */
  #leaf(leaf: Leaf): Kleene {
    const answered = this.answered(leaf.fact);
    const holds = this.#terms.and(answered, this.#holds(leaf));
    const ruledOut = this.ruledOut(leaf.fact);
    const fails = this.#terms.and(answered, holds ^ 1);
    const countsAsNo = leaf.op === 'answer' && this.#fact(leaf.fact).kind === 'yes-no' && leaf.values.includes('no');
    return countsAsNo ? { yes: this.#terms.or(holds, ruledOut), no: fails } : { yes: holds, no: this.#terms.or(fails, ruledOut) };
  }

  #holds(leaf: Leaf): Term {
    if (leaf.op === 'answer') return this.#terms.or(...leaf.values.map((value) => this.#is(leaf.fact, value)));
    if (leaf.op === 'date') {
      const bound = dayNumber(leaf.before ?? leaf.from ?? '');
      return this.#below(leaf.fact, bound) ^ (leaf.before === undefined ? 1 : 0);
    }
    const bound = (leaf.parameter === undefined ? undefined : this.#questions.parameters.get(leaf.parameter)) ?? leaf.below ?? leaf.atLeast ?? 0;
    return this.#below(leaf.fact, bound) ^ (leaf.below === undefined ? 1 : 0);
  }

  #is(id: string, value: string): Term {
    if (this.#instead?.fact === id && this.#instead.answer !== 'anything') return this.#instead.answer === value ? yes : no;
    return this.#terms.boolean(this.#name(id, `=${value}`));
  }

  #below(id: string, bound: number): Term {
    const instead = this.#instead;
    if (instead?.fact !== id || instead.answer === 'anything') return this.#terms.below(this.#name(id, ''), bound);
    return (typeof instead.answer === 'number' ? instead.answer : dayNumber(instead.answer)) < bound ? yes : no;
  }

  /** The variables of a question that is answered in another way than on the first sheet have names of their own. */
  #name(id: string, what: string): string {
    return `${this.#instead?.fact === id ? `${id} instead` : id}${what}`;
  }

  #legal(fact: Fact): Term {
    const terms = this.#terms;
    const anything = this.#instead?.fact === fact.id ? this.answered(fact.id) : yes;
    if (this.#instead?.fact === fact.id && this.#instead.answer !== 'anything') return yes;
    const [least, most] = fact.kind === 'date' ? [firstDay, lastDay] : [fact.min, fact.max];
    if (fact.kind !== 'number' && fact.kind !== 'date') return terms.and(anything, terms.atMostOne(this.#values(fact).map((value) => this.#is(fact.id, value))));
    const high = least === undefined ? yes : this.#below(fact.id, least) ^ 1;
    return terms.and(anything, high, most === undefined ? yes : this.#below(fact.id, most + 1));
  }

  #values(fact: Fact): readonly string[] {
    return valuesOf(fact, this.#questions);
  }

  #gateClosed(id: string): Term {
    const known = this.#closed.get(id);
    if (known !== undefined) return known;
    const gate = this.#fact(id).askedWhen;
    const closed = gate ? this.truth(gate, 'in-the-end').no : no;
    this.#closed.set(id, closed);
    return closed;
  }

  #fact(id: string): Fact {
    const fact = this.#facts.get(id);
    if (!fact) throw new Error(`the edition has no question “${id}”`);
    return fact;
  }

  #definition(id: string): Condition {
    const when = this.#definitions.get(id);
    if (!when) throw new Error(`the edition has no definition “${id}”`);
    return when;
  }
}

/** Stands for every text that no condition names. */
const otherText = 'something-else';

function valuesOf(fact: Fact, questions: Questions): readonly string[] {
  if (fact.kind === 'yes-no') return ['yes', 'no'];
  if (fact.kind === 'platform') return [...(questions.named.get(fact.id) ?? []), otherText];
  return (fact.options ?? []).map(({ value }) => value);
}

/** The variables as they are when these answers have been given. */
export function toAssignment(answers: Answers, questions: Questions, instead: Instead | null = null): Assignment {
  const holds = new Set<string>();
  const numbers = new Map<string, number>();
  for (const fact of questions.facts) {
    put(fact, answers[fact.id], fact.id, questions, holds, numbers);
    if (instead?.fact === fact.id) put(fact, instead.answer, `${fact.id} instead`, questions, holds, numbers);
  }
  return { holds, numbers };
}

function put(fact: Fact, answer: Answer | undefined, name: string, questions: Questions, holds: Set<string>, numbers: Map<string, number>): void {
  if (fact.kind === 'number' || fact.kind === 'date') {
    const value = answer === undefined || answer === 'unknown' ? null : fact.kind === 'date' ? dayNumber(String(answer)) : Number(answer);
    if (value !== null) holds.add(`${name}?`);
    numbers.set(name, value ?? (fact.kind === 'date' ? firstDay : fact.min ?? 0));
  } else if (answer !== undefined && answer !== 'unknown') {
    const values = valuesOf(fact, questions);
    holds.add(`${name}=${values.includes(String(answer)) ? answer : otherText}`);
  }
}

/** The answers that the variables stand for; those not known are left out. */
export function toAnswers({ holds, numbers }: Assignment, questions: Questions): Answers {
  const answers: Record<string, Answer> = {};
  for (const fact of questions.facts) {
    const answer = read(fact, fact.id, questions, holds, numbers);
    if (answer !== null) answers[fact.id] = answer;
  }
  return answers;
}

/** The answer that the variables give to the question that is answered in another way, or null. */
export function toInstead({ holds, numbers }: Assignment, id: string, questions: Questions): Answer | null {
  const fact = questions.facts.find((one) => one.id === id);
  return fact ? read(fact, `${id} instead`, questions, holds, numbers) : null;
}

function read(fact: Fact, name: string, questions: Questions, holds: ReadonlySet<string>, numbers: ReadonlyMap<string, number>): Answer | null {
  if (fact.kind !== 'number' && fact.kind !== 'date') return valuesOf(fact, questions).find((value) => holds.has(`${name}=${value}`)) ?? null;
  const value = numbers.get(name);
  if (!holds.has(`${name}?`) || value === undefined) return null;
  return fact.kind === 'number' ? value : dateOf(value);
}

/** Days since 1970-01-01 of a calendar date. */
function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / millisecondsPerDay);
}

function dateOf(day: number): string {
  return new Date(day * millisecondsPerDay).toISOString().slice(0, 10);
}
