import type { Answers, Condition, Edition, Fact, PlainDate, Property } from './model.ts';
import { claimOf, type Claim } from './prove-claims.ts';
import { bindings, encodeClaim, OtherPlans, type ClaimCase, type World } from './prove-statements.ts';
import { SymbolicPlan } from './smt-plan.ts';
import { Sheet, toAnswers, toAssignment, toInstead, type Questions } from './smt-sheet.ts';
import { startSolver, type Solver } from './smt-solver.ts';
import { Terms, type Assignment, type Term } from './smt-terms.ts';
import { assess } from './assess.ts';
import { prepare } from './tables.ts';

/** A set of answers for which a property does not hold, with what it was about. */
export interface CounterExample {
  readonly answers: Answers;
  /** The action and question that the claim was about in this case, where it goes through several. */
  readonly about: readonly string[];
  /** The question that was answered in another way as well, and that answer. */
  readonly instead: Answers;
}

/** What came of one property in one place. */
export interface Proof {
  readonly property: string;
  readonly title: string;
  /** Null where the region's own procedure is meant, without that of a partnership. */
  readonly partnership: string | null;
  readonly on: PlainDate;
  /** `undecided`: the solver gave up. Never taken for a proof. */
  readonly outcome: 'holds' | 'fails' | 'undecided';
  /** False where no answers at all are as the claim supposes, so that it says nothing. */
  readonly applies: boolean;
  readonly counterExample: CounterExample | null;
}

export interface ProveOptions {
  readonly on: PlainDate;
  /** Ids of partnerships; without them, the region and every partnership with rules or values of its own. */
  readonly partnerships?: readonly (string | null)[];
  /** Ids of properties; all without them. */
  readonly properties?: readonly string[];
  /** Told of each proof as it comes. */
  readonly onProof?: (proof: Proof) => void;
}

/**
 * Proves every property of an edition for all sets of answers, partial ones included, by asking Z3 for a set that breaks it.
 * Throws where a claim cannot be read, which compiling refuses, or where there is no such partnership.
 */
export async function prove(edition: Edition, options: ProveOptions): Promise<readonly Proof[]> {
  const solver = await startSolver();
  const proofs: Proof[] = [];
  try {
    for (const partnership of options.partnerships ?? placesOf(edition)) {
      const place = placeOf(edition, partnership, options.on);
      for (const property of edition.properties.filter(({ id }) => options.properties?.includes(id) ?? true)) {
        const proof = await proveOne(solver, edition, property, place);
        proofs.push(proof);
        options.onProof?.(proof);
      }
    }
  } finally {
    await solver.close();
  }
  return proofs;
}

function placesOf(edition: Edition): readonly (string | null)[] {
  const own = edition.partnerships.filter(({ rules, parameters }) => rules.length > 0 || parameters.length > 0);
  return [null, ...own.map(({ id }) => id)];
}

interface Place {
  readonly partnership: string | null;
  readonly on: PlainDate;
  readonly questions: Questions;
  readonly world: World;
  readonly others: OtherPlans;
  /** The answers are answers: one a question, each within its range. */
  readonly legal: Term;
}

/** An edition in one place on one day, as formulas. */
export function placeOf(edition: Edition, partnership: string | null, on: PlainDate): Place {
  const tables = prepare(edition, partnership ?? undefined);
  const terms = new Terms();
  const questions = { facts: edition.facts, definitions: edition.definitions, parameters: tables.day(on).parameter, named: namedTexts(edition, tables.rules.map(({ when }) => when)) };
  const sheet = new Sheet(terms, questions);
  const world = { terms, facts: edition.facts, actions: edition.actions, rules: tables.rules, plan: new SymbolicPlan(terms, sheet, tables.rules) };
  return { partnership, on, questions, world, others: new OtherPlans(world), legal: sheet.legal() };
}

/** For each question that takes free text, the texts that some condition asks for. */
function namedTexts(edition: Edition, rules: readonly Condition[]): ReadonlyMap<string, readonly string[]> {
  const conditions = [...rules, ...edition.definitions.map(({ when }) => when), ...edition.facts.flatMap(({ askedWhen }) => (askedWhen ? [askedWhen] : []))];
  const leaves = conditions.flatMap(leavesOf);
  const named = (fact: Fact): readonly string[] => [...new Set(leaves.flatMap((leaf) => (leaf.op === 'answer' && leaf.fact === fact.id ? leaf.values : [])))];
  return new Map(edition.facts.filter(({ kind }) => kind === 'platform').map((fact) => [fact.id, named(fact)]));
}

function leavesOf(condition: Condition): readonly Condition[] {
  if (condition.op === 'all' || condition.op === 'any') return condition.of.flatMap(leavesOf);
  return condition.op === 'not' || condition.op === 'not-ruled-out' ? leavesOf(condition.of) : [condition];
}

async function proveOne(solver: Solver, edition: Edition, property: Property, place: Place): Promise<Proof> {
  const claim: Claim = claimOf(edition, property.id, property.claim);
  const cases = bindings(claim, place.world).map((binding) => encodeClaim(claim, binding, place.world, place.others));
  const { terms } = place.world;
  const proof = { property: property.id, title: property.title, partnership: place.partnership, on: place.on };
  const applies = await solver.find(terms, place.legal, terms.or(...cases.map((one) => one.applies)));
  const broken = await solver.find(terms, place.legal, terms.or(...cases.map((one) => one.broken)));
  if (broken.found === 'case') return { ...proof, outcome: 'fails', applies: true, counterExample: exampleOf(cases, broken.values, place) };
  return { ...proof, outcome: broken.found === 'none' ? 'holds' : 'undecided', applies: applies.found === 'case', counterExample: null };
}

/** The case that the solver found, with every answer left out that it does not need. */
function exampleOf(cases: readonly ClaimCase[], values: Assignment, { questions, world, legal }: Place): CounterExample {
  const holds = world.terms.evaluate(values);
  const found = cases.find(({ broken }) => holds(broken));
  if (!found) throw new Error('The solver found a case that the formulas do not know.');
  const other = found.instead === null ? null : { fact: found.instead.fact, answer: found.instead.answer === 'anything' ? (toInstead(values, found.instead.fact, questions) ?? 'unknown') : found.instead.answer };
  const breaks = (answers: Answers): boolean => {
    const came = world.terms.evaluate(toAssignment(answers, questions, other));
    return came(legal) && came(found.broken);
  };
  let answers = toAnswers(values, questions);
  for (const id of Object.keys(answers)) {
    const fewer = Object.fromEntries(Object.entries(answers).filter(([fact]) => fact !== id));
    if (breaks(fewer)) answers = fewer;
  }
  return { answers, about: Object.values(found.binding), instead: other === null ? {} : { [other.fact]: other.answer } };
}

/** A counter-example in the form of a worked case: what the plan says on these answers of what the claim is about. */
export function asScenario(edition: Edition, proof: Proof): Readonly<Record<string, unknown>> | null {
  const { counterExample, partnership, on } = proof;
  if (counterExample === null) return null;
  const plan = assess(edition, { answers: counterExample.answers, on, ...(partnership === null ? {} : { partnership }) });
  const standing = (...standings: readonly string[]): readonly string[] => plan.actions.filter((action) => standings.includes(action.standing)).map(({ id }) => id);
  const lists = { must: standing('required'), should: standing('advised'), never: standing('prohibited'), waits: standing('held') };
  const instead = Object.entries(counterExample.instead).map(([fact, answer]) => `; compare ${fact}: ${String(answer)}`).join('');
  return {
    id: `breaks-${proof.property}`, story: `The plan on these answers breaks the property “${proof.title}”`, on, ...(partnership === null ? {} : { partnership }),
    answers: counterExample.answers, ...Object.fromEntries(Object.entries(lists).filter(([, ids]) => ids.length > 0)),
    note: `This is what the plan says now${counterExample.about.length > 0 ? `; it is about ${counterExample.about.join(' and ')}` : ''}${instead}.`,
  };
}
