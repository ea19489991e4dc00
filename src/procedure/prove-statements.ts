import type { Action, Condition, Fact } from './model.ts';
import type { Claim, ForEach, Statement } from './prove-claims.ts';
import { SymbolicPlan } from './smt-plan.ts';
import type { Instead, Sheet } from './smt-sheet.ts';
import { no, type Term, type Terms } from './smt-terms.ts';
import type { Rule } from './model.ts';

/** What each placeholder of a claim stands for in one of its cases. */
export type Binding = Readonly<Partial<Record<ForEach['name'], string>>>;

/** An edition in one place on one day, as formulas. */
export interface World {
  readonly terms: Terms;
  readonly facts: readonly Fact[];
  readonly actions: readonly Action[];
  readonly rules: readonly Rule[];
  readonly plan: SymbolicPlan;
}

/** One case of a claim, as formulas. */
export interface ClaimCase {
  readonly binding: Binding;
  /** The claim is about these answers. */
  readonly applies: Term;
  /** The answers show that the claim is wrong. */
  readonly broken: Term;
  /** The question that is answered in another way as well, if there is one. */
  readonly instead: Instead | null;
}

/** Every combination of the things that a claim goes through. */
export function bindings(claim: Claim, world: Pick<World, 'facts' | 'actions'>): Binding[] {
  let all: Binding[] = [{}];
  for (const { name, among } of claim.forEach) {
    const ids = name === 'this-question' ? questionIds(among, world.facts) : actionIds(among, world.actions);
    all = all.flatMap((binding) => ids.map((id) => ({ ...binding, [name]: id })));
  }
  return all;
}

function actionIds(among: readonly string[], actions: readonly Action[]): readonly string[] {
  if (among[0] === 'all') return actions.map(({ id }) => id);
  return among[0] === 'protective' ? actions.filter((action) => action.protective).map(({ id }) => id) : among;
}

function questionIds(among: readonly string[], facts: readonly Fact[]): readonly string[] {
  if (among[0] === 'all') return facts.map(({ id }) => id);
  return among[0] === 'yes-no' ? facts.filter(({ kind }) => kind === 'yes-no').map(({ id }) => id) : among;
}

/** The formulas of a claim in one of its cases. */
export function encodeClaim(claim: Claim, binding: Binding, world: World, others: OtherPlans): ClaimCase {
  const reader = new Reader(world.plan, world, binding, others);
  const applies = world.terms.and(reader.holds(claim.when), ...reader.assumptions);
  const wrong = world.terms.or(claim.must ? reader.holds(claim.must) ^ 1 : no, claim.never ? reader.holds(claim.never) : no);
  return { binding, applies, broken: world.terms.and(applies, wrong, ...reader.assumptions), instead: reader.instead };
}

/** Plans of sheets with one question answered, each made once. */
export class OtherPlans {
  readonly #plans = new Map<string, SymbolicPlan>();
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  get(instead: Instead): SymbolicPlan {
    const key = `${instead.fact} ${instead.answer}`;
    const plan = this.#plans.get(key) ?? new SymbolicPlan(this.#world.terms, this.#world.plan.sheet.with(instead), this.#world.rules);
    this.#plans.set(key, plan);
    return plan;
  }
}

class Reader {
  instead: Instead | null = null;
  /** What makes the values of the other sheet answers. */
  readonly assumptions: Term[] = [];
  readonly #plan: SymbolicPlan;
  readonly #world: World;
  readonly #binding: Binding;
  readonly #others: OtherPlans;

  constructor(plan: SymbolicPlan, world: World, binding: Binding, others: OtherPlans) {
    this.#plan = plan;
    this.#world = world;
    this.#binding = binding;
    this.#others = others;
  }

  holds(statement: Statement): Term {
    const { terms } = this.#world;
    switch (statement.op) {
      case 'condition': return this.#sheet.truth(this.#bindCondition(statement.of)).yes;
      case 'all': return terms.and(...statement.of.map((one) => this.holds(one)));
      case 'any': return terms.or(...statement.of.map((one) => this.holds(one)));
      case 'plan': {
        const standing = this.#plan.standing(this.#bind(statement.action));
        return terms.or(...statement.standings.map((name) => standing[name]));
      }
      case 'says': return this.#plan.says(statement.effect, this.#bind(statement.action));
      case 'waits-for': return this.#plan.waitsFor(this.#bind(statement.action), this.#bind(statement.first));
      case 'waits-in-the-end-for': return this.#plan.waitsInTheEndFor(this.#bind(statement.action), this.#bind(statement.first));
      case 'open': return this.#open(this.#bind(statement.question));
      case 'known': return this.#sheet.answered(this.#bind(statement.question));
      case 'unknown': return this.#sheet.answered(this.#bind(statement.question)) ^ 1;
      case 'complete': return terms.and(...this.#world.facts.map(({ id }) => this.#open(id) ^ 1));
      case 'were-it-answered': return this.#wereIt(statement);
    }
  }

  get #sheet(): Sheet {
    return this.#plan.sheet;
  }

  #open(question: string): Term {
    return this.#world.terms.and(this.#sheet.answered(question) ^ 1, this.#sheet.ruledOut(question) ^ 1);
  }

  #wereIt(statement: Extract<Statement, { op: 'were-it-answered' }>): Term {
    const instead: Instead = { fact: this.#bind(statement.question), answer: statement.answer };
    const plan = this.#others.get(instead);
    this.instead = instead;
    if (statement.answer === 'anything') this.assumptions.push(plan.sheet.legal());
    return new Reader(plan, this.#world, this.#binding, this.#others).holds(statement.must);
  }

  #bind(word: string): string {
    return Object.entries(this.#binding).find(([name]) => name === word)?.[1] ?? word;
  }

  #bindCondition(condition: Condition): Condition {
    switch (condition.op) {
      case 'always': case 'definition': return condition;
      case 'all': case 'any': return { ...condition, of: condition.of.map((one) => this.#bindCondition(one)) };
      case 'not': case 'not-ruled-out': return { ...condition, of: this.#bindCondition(condition.of) };
      case 'answer': case 'number': case 'date': return { ...condition, fact: this.#bind(condition.fact) };
    }
  }
}
