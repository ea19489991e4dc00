import type { Condition, Edition, Fact } from './model.ts';

/**
 * Conditions as a flat program. A variable is a leaf (“the answer to x is one of …”) or an inner condition; a literal is
 * twice the variable, plus one where it is negated.
 */
export type Literal = number;

export const opAll = 0;
export const opAny = 1;
export const opNotRuledOut = 2;

/** Variable 0 is always true. */
export const always: Literal = 0;

export interface Leaf {
  readonly variable: number;
  readonly fact: number;
  readonly condition: Extract<Condition, { op: 'answer' | 'number' | 'date' }>;
}

export type Step =
  | { readonly op: 'all' | 'any'; readonly variable: number; readonly of: readonly Literal[] }
  | { readonly op: 'not-ruled-out'; readonly variable: number; readonly of: Literal }
  /** Where the gate is ruled out, the leaves of an unanswered fact are false. */
  | { readonly op: 'gate'; readonly fact: number; readonly gate: Literal };

/** How conditions are read: as they stand, or as they will be when everything has been answered. */
type Mode = 'now' | 'in-the-end';

/** Turns conditions into steps, each distinct one once, in an order in which they can be evaluated. */
export class ProgramBuilder {
  readonly leaves: Leaf[] = [];
  readonly steps: Step[] = [];
  readonly gates = new Map<number, Literal>();
  variables = 1;
  readonly #facts: readonly Fact[];
  readonly #factOf: ReadonlyMap<string, number>;
  readonly #definitions: ReadonlyMap<string, Condition>;
  readonly #seen = new Map<string, number>();

  constructor(edition: Pick<Edition, 'definitions'>, facts: readonly Fact[], factOf: ReadonlyMap<string, number>) {
    this.#facts = facts;
    this.#factOf = factOf;
    this.#definitions = new Map(edition.definitions.map(({ id, when }) => [id, when]));
  }

  /** The literal of a condition; `not-ruled-out` falls away in the end, when nothing is unknown. */
  add(condition: Condition, mode: Mode = 'now'): Literal {
    switch (condition.op) {
      case 'always': return always;
      case 'definition': return this.#addDefinition(condition.id, mode);
      case 'not': return this.add(condition.of, mode) ^ 1;
      case 'not-ruled-out': return this.#addNotRuledOut(this.add(condition.of, mode), mode);
      case 'all': case 'any': return this.#addSeveral(condition.op, condition.of.map((one) => this.add(one, mode)));
      case 'answer': case 'number': case 'date': return this.#addLeaf(condition);
    }
  }

  #addDefinition(id: string, mode: Mode): Literal {
    const when = this.#definitions.get(id);
    if (!when) throw new Error(`the edition has no definition “${id}”`);
    return this.add(when, mode);
  }

  #addNotRuledOut(of: Literal, mode: Mode): Literal {
    if (mode === 'in-the-end' || of === always) return of;
    return this.#once(`n${of}`, (variable) => ({ op: 'not-ruled-out', variable, of }));
  }

  #addSeveral(op: 'all' | 'any', literals: readonly Literal[]): Literal {
    const neutral = op === 'all' ? always : always ^ 1;
    if (literals.includes(neutral ^ 1)) return neutral ^ 1;
    const of = [...new Set(literals)].filter((literal) => literal !== neutral).toSorted((a, b) => a - b);
    const [first] = of;
    if (first === undefined) return neutral;
    if (of.length === 1) return first;
    return this.#once(`${op}${of.join(',')}`, (variable) => ({ op, variable, of }));
  }

  #once(key: string, step: (variable: number) => Step): Literal {
    const known = this.#seen.get(key);
    if (known !== undefined) return known * 2;
    const variable = this.variables++;
    this.#seen.set(key, variable);
    this.steps.push(step(variable));
    return variable * 2;
  }

  #addLeaf(condition: Leaf['condition']): Literal {
    const fact = this.#factOf.get(condition.fact);
    if (fact === undefined) throw new Error(`the edition has no question “${condition.fact}”`);
    this.#addGate(fact);
    if (condition.op === 'answer' && this.#facts[fact]?.kind === 'yes-no') return this.#addYesNo(fact, condition);
    return this.#leaf(fact, condition) * 2;
  }

  #addYesNo(fact: number, condition: Extract<Condition, { op: 'answer' }>): Literal {
    const yes = this.#leaf(fact, { ...condition, values: ['yes'] }) * 2;
    const wanted = condition.values.map((value) => (value === 'yes' ? yes : yes ^ 1));
    return this.#addSeveral('any', wanted);
  }

  #leaf(fact: number, condition: Leaf['condition']): number {
    const key = JSON.stringify(condition.op === 'answer' ? { ...condition, values: condition.values.toSorted() } : condition);
    const known = this.#seen.get(key);
    if (known !== undefined) return known;
    const variable = this.variables++;
    this.#seen.set(key, variable);
    this.leaves.push({ variable, fact, condition });
    return variable;
  }

  /** Gates are read as they will be in the end: what is ruled out now stays ruled out, so both readings agree. */
  #addGate(fact: number): void {
    const gate = this.#facts[fact]?.askedWhen;
    if (!gate || this.gates.has(fact)) return;
    const literal = this.add(gate, 'in-the-end');
    this.gates.set(fact, literal);
    this.steps.push({ op: 'gate', fact, gate: literal });
  }
}
