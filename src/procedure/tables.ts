import type { Answer, Because, Condition, Edition, Fact, Law, Partnership, PlainDate, Rule } from './model.ts';
import { begunBy } from './dates.ts';
import { fewQuestions, type FewQuestions } from './few-questions.ts';
import { dueOn, parametersOf, valueOn, type Due, type ParameterMap } from './durations.ts';
import { machineFor, no, yes, type Machine } from './evaluate.ts';
import { graphOf, type Graph } from './graph.ts';
import { valuesOf } from './input.ts';
import { lawTable, type LawTable } from './law.ts';
import type { Outcome } from './outcome.ts';
import { ProgramBuilder, type Leaf, type Literal, type Step } from './program.ts';
import { orderLinks, type LinkTable } from './links.ts';

/** A question with what each answer to it makes true and false. */
export interface FactTable {
  readonly fact: Fact;
  readonly gate: Literal | null;
  /** All answers of a question with fixed ones, else those that conditions name. */
  readonly values: readonly string[];
  /** For each value: a variable, the level that it then has, and so on. */
  readonly effects: readonly Int32Array[];
  /** The question with no answer, then with each of its values. */
  readonly alone: readonly Readonly<Record<string, Answer>>[];
  /** The question as it counts where its gate is ruled out. */
  readonly ruledOut: Readonly<Record<string, Answer>>;
  /** The effect of an answer that is not among the values. */
  readonly otherwise: Int32Array;
  /** Whether only the values can be read: yes-no questions and choices. */
  readonly fixed: boolean;
  /** The leaves that compare a number or a date. */
  readonly bounds: readonly Leaf[];
}

/**
 * What depends on the day: the deadlines of actions, those of rules (by action, null where there is none, then rule), the
 * values of parameters, and how the actions that rest on few questions come out (by action, then place of the answers).
 */
export interface DayTable {
  readonly own: readonly Due[];
  readonly ofRule: readonly (readonly (Due | undefined)[] | null)[];
  readonly parameter: ReadonlyMap<string, number>;
  readonly kept: (Outcome | undefined)[][];
}

/** What one assessment works in. Assessing is not re-entrant, so there is one for each set of tables. */
export interface Scratch {
  readonly machine: Machine;
  /** The valid answer to each fact. */
  readonly given: (Answer | undefined)[];
  /** By question: 0 where it has no answer among its values, else one more than the place of that. */
  readonly ways: Uint16Array;
  /** By variable: the open questions beneath it as bits, and 1 where they have been found for these answers. */
  readonly open: Int32Array;
  readonly openFound: Uint8Array;
  /** The questions on which one step is pending, as bits. */
  readonly pending: Int32Array;
  /** The questions to ask, as bits. */
  readonly asked: Int32Array;
  /** The questions on which a condition rests, as bits. */
  readonly support: Int32Array;
  /** The reasons of this plan, by rule. */
  readonly because: (Because | undefined)[];
}

/** An edition in one partnership, laid out for assessing. */
export interface Tables {
  readonly edition: Edition;
  /** In the order in which they are asked. */
  readonly facts: readonly FactTable[];
  readonly factOf: ReadonlyMap<string, number>;
  /** How many words hold one bit a fact. */
  readonly factWords: number;
  readonly rules: readonly Rule[];
  readonly ruleNow: Int32Array;
  readonly ruleInTheEnd: Int32Array;
  readonly actions: readonly LinkTable[];
  /** By action: the questions on which it rests, null where they are many. */
  readonly few: readonly (FewQuestions | null)[];
  readonly law: LawTable;
  /** The step that computes each variable, or the leaf that it is. */
  readonly stepOf: readonly (Step | undefined)[];
  readonly leafOf: readonly (Leaf | undefined)[];
  readonly graph: Graph;
  readonly day: (on: PlainDate) => DayTable;
  readonly scratch: Scratch;
}

const cache = new WeakMap<Edition, Map<string, Tables>>();

/**
 * The compiled tables of an edition in a partnership (none where it is undefined), made once and kept with the edition.
 * Throws where the edition has no such partnership: check inputs with `checkInput` first.
 */
export function prepare(edition: Edition, partnership?: string): Tables {
  const known = cache.get(edition)?.get(partnership ?? '');
  if (known) return known;
  const tables = build(edition, partnership);
  const places = cache.get(edition) ?? new Map<string, Tables>();
  cache.set(edition, places.set(partnership ?? '', tables));
  return tables;
}

function build(edition: Edition, partnership: string | undefined): Tables {
  const place = edition.partnerships.find(({ id }) => id === partnership);
  if (partnership !== undefined && !place) throw new Error(`the edition has no partnership “${partnership}”`);
  const facts = edition.facts.toSorted((a, b) => a.urgency - b.urgency);
  const factOf = new Map(facts.map(({ id }, index) => [id, index]));
  const builder = new ProgramBuilder(edition, facts, factOf);
  const rules = [...edition.rules, ...(place?.rules ?? [])];
  const ruleNow = Int32Array.from(rules, ({ when }) => builder.add(when));
  const ruleInTheEnd = Int32Array.from(rules, ({ when }) => builder.add(when, 'in-the-end'));
  const law = lawTable(edition, (when: Law['when']): Literal => builder.add(when satisfies Condition));
  const graph = graphOf(builder.steps, builder.leaves, builder.variables, facts.map((_, index) => builder.gates.get(index) ?? null));
  const parts = {
    edition, factOf, rules, ruleNow, ruleInTheEnd, law, factWords: ((facts.length - 1) >> 5) + 1,
    facts: facts.map((fact, index) => factTable(fact, builder.gates.get(index) ?? null, builder.leaves.filter((leaf) => leaf.fact === index))),
    stepOf: byVariable(builder.steps.filter((step) => step.op !== 'gate')), leafOf: byVariable(builder.leaves),
    graph,
    day: dayTables(edition, rules, place), scratch: scratchFor(graph, facts.length, rules.length),
  };
  const actions = orderLinks(edition.actions, parts);
  return { ...parts, actions, few: actions.map((action) => fewQuestions(action, parts)) };
}

function byVariable<T extends { readonly variable: number }>(list: readonly T[]): (T | undefined)[] {
  const found: (T | undefined)[] = [];
  for (const entry of list) found[entry.variable] = entry;
  return found;
}

function scratchFor(graph: Graph, facts: number, rules: number): Scratch {
  const words = ((facts - 1) >> 5) + 1;
  return {
    machine: machineFor(graph),
    given: Array.from({ length: facts }, () => undefined), ways: new Uint16Array(facts),
    open: new Int32Array(graph.kind.length * words), openFound: new Uint8Array(graph.kind.length),
    pending: new Int32Array(words),
    asked: new Int32Array(words), support: new Int32Array(words), because: Array.from({ length: rules }, () => undefined),
  };
}

function factTable(fact: Fact, gate: Literal | null, leaves: readonly Leaf[]): FactTable {
  const fixed = fact.kind === 'yes-no' || fact.kind === 'choice';
  const named = leaves.flatMap(({ condition }) => (condition.op === 'answer' ? condition.values : []));
  const values = fixed ? valuesOf(fact) : [...new Set(named)];
  const alone = (answer: Answer): Readonly<Record<string, Answer>> => Object.freeze({ [fact.id]: answer });
  return {
    fact, gate, fixed, alone: ['unknown', ...values].map(alone), ruledOut: alone('no'), bounds: leaves.filter(({ condition }) => condition.op !== 'answer'),
    values, effects: values.map((value) => effect(leaves, value)), otherwise: effect(leaves, null),
  };
}

function effect(leaves: readonly Leaf[], value: string | null): Int32Array {
  return Int32Array.from(leaves.flatMap(({ variable, condition }) =>
    condition.op === 'answer' ? [variable, value !== null && condition.values.includes(value) ? yes : no] : []));
}

/** Day tables are made once for each period between two dates on which a parameter changes. */
function dayTables(edition: Edition, rules: readonly Rule[], place: Partnership | undefined): (on: PlainDate) => DayTable {
  const parameters = parametersOf(edition.parameters, place?.parameters ?? []);
  const starts = [...new Set([...parameters.values()].flat().flatMap(({ values }) => values.map(({ from }) => from)))].toSorted();
  const made: (DayTable | undefined)[] = [];
  return (on) => {
    const period = begunBy(starts, on);
    const table = made[period] ?? {
      own: edition.actions.map(({ deadline }) => dueOn(deadline, parameters, on)),
      ofRule: edition.actions.map(({ id }) => ruleDeadlines(id, rules, parameters, on)),
      parameter: new Map(edition.parameters.map((parameter) => [parameter.id, valueOn(parameter, on)])),
      kept: [],
    };
    made[period] = table;
    return table;
  };
}

function ruleDeadlines(action: string, rules: readonly Rule[], parameters: ParameterMap, on: PlainDate): DayTable['ofRule'][number] {
  if (!rules.some(({ deadlines }) => deadlines[action] !== undefined)) return null;
  return rules.map(({ deadlines }) => (deadlines[action] === undefined ? undefined : dueOn(deadlines[action], parameters, on)));
}
