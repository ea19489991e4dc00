import type { Answer, Answers, Edition, Fact, PlainDate, Rule } from './model.ts';
import { dueOn, parametersOf, valueOn, type Due } from './durations.ts';
import { clear, encode, run, type Machine } from './evaluate.ts';
import { lawTable, type LawTable } from './law.ts';
import { ProgramBuilder, type Leaf, type Literal, type Step } from './program.ts';

/** What an answer to a fact makes true and false: word, bits true, bits false, and so on. */
type Effect = Int32Array;

interface FactTable {
  readonly fact: Fact;
  readonly gate: Literal | null;
  /** Effects of the answers that some leaf names; of a number or a date, nothing. */
  readonly effects: ReadonlyMap<Answer, Effect>;
  /** The effect of an answer that no leaf names. */
  readonly otherwise: Effect;
  /** The values that the answer must be among; null for numbers, dates and free text. */
  readonly values: ReadonlySet<Answer> | null;
  readonly bounds: readonly Leaf[];
}

interface RuleTable {
  readonly rule: Rule;
  readonly now: Literal;
  readonly inTheEnd: Literal;
}

/** One effect of one rule on an action. `after` and `deadline` are there for only-after and for duties. */
export interface Link {
  readonly rule: number;
  readonly after: readonly string[];
}

export interface ActionTable {
  readonly id: string;
  readonly musts: readonly Link[];
  readonly shoulds: readonly Link[];
  readonly nots: readonly Link[];
  readonly afters: readonly Link[];
}

/** What depends on the day: the deadlines of actions and of rules. */
export interface DayTable {
  readonly own: readonly Due[];
  /** For each action, by rule. */
  readonly ofRule: readonly ReadonlyMap<number, Due>[];
  readonly parameter: ReadonlyMap<string, number>;
}

/** An edition in one partnership, laid out for assessing. The machine in it is scratch space: assessing is not re-entrant. */
export interface Tables {
  readonly edition: Edition;
  readonly facts: readonly FactTable[];
  readonly factOf: ReadonlyMap<string, number>;
  readonly rules: readonly RuleTable[];
  readonly actions: readonly ActionTable[];
  readonly law: LawTable;
  /** The step that computes each variable, and the leaf that it is. */
  readonly stepOf: readonly (Step | undefined)[];
  readonly leafOf: readonly (Leaf | undefined)[];
  readonly machine: Machine;
  /** The answer to each fact, where there is a valid one. */
  readonly given: (Answer | undefined)[];
  readonly day: (on: PlainDate) => DayTable;
}

const cache = new WeakMap<Edition, Map<string, Tables>>();

/**
 * The compiled tables of an edition in a partnership (none where it is undefined), made once and kept with the edition.
 * Throws where the edition has no such partnership: check inputs with `checkInput` first.
 */
export function prepare(edition: Edition, partnership?: string): Tables {
  const known = cache.get(edition) ?? new Map<string, Tables>();
  cache.set(edition, known);
  const key = partnership ?? '';
  const tables = known.get(key) ?? build(edition, partnership);
  known.set(key, tables);
  return tables;
}

function build(edition: Edition, partnership: string | undefined): Tables {
  const place = edition.partnerships.find(({ id }) => id === partnership);
  if (partnership !== undefined && !place) throw new Error(`the edition has no partnership “${partnership}”`);
  const facts = inAskingOrder(edition);
  const factOf = new Map(facts.map(({ id }, index) => [id, index]));
  const builder = new ProgramBuilder(edition, facts, factOf);
  const all = [...edition.rules, ...(place?.rules ?? [])];
  const rules = all.map((rule) => ({ rule, now: builder.add(rule.when), inTheEnd: builder.add(rule.when, 'in-the-end') }));
  const law = lawTable(edition, (when) => builder.add(when));
  const stepOf: (Step | undefined)[] = [];
  for (const step of builder.steps) if (step.op !== 'gate') stepOf[step.variable] = step;
  const leafOf: (Leaf | undefined)[] = [];
  for (const leaf of builder.leaves) leafOf[leaf.variable] = leaf;
  return {
    edition, factOf, rules, law, stepOf, leafOf,
    facts: facts.map((fact, index) => factTable(fact, builder.gates.get(index) ?? null, builder.leaves.filter((leaf) => leaf.fact === index))),
    actions: edition.actions.map(({ id }) => actionTable(id, all)),
    machine: encode(builder.steps, builder.leaves, builder.variables, facts.length),
    given: facts.map(() => undefined), day: dayTables(edition, all, place?.parameters ?? []),
  };
}

/** Most urgent first; questions of equal urgency in the order of the file. */
function inAskingOrder(edition: Edition): readonly Fact[] {
  return edition.facts.toSorted((a, b) => a.urgency - b.urgency);
}

function factTable(fact: Fact, gate: Literal | null, leaves: readonly Leaf[]): FactTable {
  const named = new Set<string>();
  for (const { condition } of leaves) if (condition.op === 'answer') for (const value of condition.values) named.add(value);
  const values = fact.kind === 'yes-no' ? ['yes', 'no'] : fact.kind === 'choice' ? (fact.options ?? []).map(({ value }) => value) : null;
  const bounds = leaves.filter(({ condition }) => condition.op !== 'answer');
  return {
    fact, gate, bounds, values: values ? new Set(values) : null,
    effects: new Map([...named, ...(values ?? [])].map((value) => [value, effect(leaves, value)])), otherwise: effect(leaves, null),
  };
}

function effect(leaves: readonly Leaf[], value: string | null): Effect {
  const words = new Map<number, [number, number, number]>();
  for (const { variable, condition } of leaves) {
    if (condition.op !== 'answer') continue;
    const entry = words.get(variable >> 5) ?? [variable >> 5, 0, 0];
    words.set(variable >> 5, entry);
    entry[value !== null && condition.values.includes(value) ? 1 : 2] |= 1 << (variable & 31);
  }
  return Int32Array.from([...words.values()].flat());
}

function actionTable(id: string, rules: readonly Rule[]): ActionTable {
  const links = (test: (rule: Rule) => boolean, after: (rule: Rule) => readonly string[] = () => []): Link[] =>
    rules.flatMap((rule, index) => (test(rule) ? [{ rule: index, after: after(rule) }] : []));
  return {
    id, musts: links(({ must }) => must.includes(id)), shoulds: links(({ should }) => should.includes(id)),
    nots: links(({ mustNot }) => mustNot.includes(id)),
    afters: links(({ onlyAfter }) => onlyAfter[id] !== undefined, ({ onlyAfter }) => onlyAfter[id] ?? []),
  };
}

/** Day tables are made once for each period between two dates on which a parameter changes. */
function dayTables(edition: Edition, rules: readonly Rule[], own: Parameters<typeof parametersOf>[1]): (on: PlainDate) => DayTable {
  const parameters = parametersOf(edition.parameters, own);
  const starts = [...new Set([...parameters.values()].flat().flatMap(({ values }) => values.map(({ from }) => from)))].toSorted();
  const made = new Map<number, DayTable>();
  return (on) => {
    let period = starts.length;
    while (period > 0 && (starts[period - 1] ?? '') > on) period--;
    const known = made.get(period);
    if (known) return known;
    const table: DayTable = {
      own: edition.actions.map(({ deadline }) => dueOn(deadline, parameters, on)),
      ofRule: edition.actions.map(({ id }) => new Map(rules.flatMap((rule, index) => (rule.deadlines[id] === undefined ? [] : [[index, dueOn(rule.deadlines[id], parameters, on)]])))),
      parameter: new Map(edition.parameters.map((parameter) => [parameter.id, valueOn(parameter, on)])),
    };
    made.set(period, table);
    return table;
  };
}

/** Sets the leaves from the answers and evaluates every condition. Answers that the edition cannot read count as not given. */
export function load(tables: Tables, answers: Answers, day: DayTable): void {
  const { machine, given } = tables;
  clear(machine);
  given.fill(undefined);
  for (const id in answers) {
    const index = tables.factOf.get(id);
    const answer = answers[id];
    if (index !== undefined && answer !== undefined && answer !== 'unknown') give(tables, index, answer, day);
  }
  run(machine);
}

function give(tables: Tables, index: number, answer: Answer, day: DayTable): void {
  const table = tables.facts[index];
  if (!table || !readable(table, answer)) return;
  tables.machine.answered[index] = 1;
  tables.given[index] = answer;
  const { yes, no } = tables.machine;
  const bits = table.effects.get(answer) ?? table.otherwise;
  for (let i = 0; i < bits.length; i += 3) {
    const word = bits[i] ?? 0;
    yes[word] = (yes[word] ?? 0) | (bits[i + 1] ?? 0);
    no[word] = (no[word] ?? 0) | (bits[i + 2] ?? 0);
  }
  for (const leaf of table.bounds) setBound(tables, leaf, answer, day);
}

function readable(table: FactTable, answer: Answer): boolean {
  if (table.values) return table.values.has(answer);
  return table.fact.kind === 'number' ? typeof answer === 'number' : typeof answer === 'string';
}

function setBound(tables: Tables, { condition, variable }: Leaf, answer: Answer, day: DayTable): void {
  const to = holds(condition, answer, day) ? tables.machine.yes : tables.machine.no;
  to[variable >> 5] = (to[variable >> 5] ?? 0) | (1 << (variable & 31));
}

function holds(condition: Leaf['condition'], answer: Answer, day: DayTable): boolean {
  if (condition.op === 'number') {
    const bound = condition.parameter === undefined ? undefined : day.parameter.get(condition.parameter);
    if (condition.below !== undefined) return Number(answer) < (bound ?? condition.below);
    return Number(answer) >= (bound ?? condition.atLeast ?? 0);
  }
  if (condition.op === 'date') return condition.before === undefined ? String(answer) >= (condition.from ?? '') : String(answer) < condition.before;
  return false;
}
