/**
 * Formulas for the prover: true-or-false terms over named variables, each distinct one kept once. The same formulas are sent
 * to the solver and evaluated here, so that tests can hold them against `assess`.
 */

/** Twice the number of a node, plus one where it is negated. */
export type Term = number;

type Node =
  | { readonly op: 'true' }
  | { readonly op: 'boolean'; readonly name: string }
  | { readonly op: 'below'; readonly name: string; readonly bound: number }
  | { readonly op: 'and'; readonly of: readonly Term[] };

/** A value for each variable. A boolean that is not among `holds` is false. */
export interface Assignment {
  readonly holds: ReadonlySet<string>;
  readonly numbers: ReadonlyMap<string, number>;
}

export const yes: Term = 0;
export const no: Term = 1;

/** All formulas of one question to the solver. A node only rests on nodes before it. */
export class Terms {
  readonly #nodes: Node[] = [{ op: 'true' }];
  readonly #seen = new Map<string, Term>();
  readonly #booleans = new Set<string>();
  readonly #numbers = new Set<string>();

  get size(): number {
    return this.#nodes.length;
  }

  boolean(name: string): Term {
    this.#booleans.add(name);
    return this.#once(`b ${name}`, { op: 'boolean', name });
  }

  /** Whether a whole number is less than a bound. */
  below(name: string, bound: number): Term {
    this.#numbers.add(name);
    return this.#once(`< ${bound} ${name}`, { op: 'below', name, bound });
  }

  and(...terms: readonly Term[]): Term {
    const of = [...new Set(terms)].filter((term) => term !== yes).toSorted((a, b) => a - b);
    if (of.includes(no) || of.some((term) => (term & 1) === 0 && of.includes(term ^ 1))) return no;
    const [first] = of;
    if (first === undefined) return yes;
    return of.length === 1 ? first : this.#once(`& ${of.join(' ')}`, { op: 'and', of });
  }

  or(...terms: readonly Term[]): Term {
    return this.and(...terms.map((term) => term ^ 1)) ^ 1;
  }

  /** At most one of the terms holds. */
  atMostOne(terms: readonly Term[]): Term {
    return this.and(...terms.flatMap((a, i) => terms.slice(i + 1).map((b) => this.and(a, b) ^ 1)));
  }

  #once(key: string, node: Node): Term {
    const known = this.#seen.get(key);
    if (known !== undefined) return known;
    const term = this.#nodes.length * 2;
    this.#nodes.push(node);
    this.#seen.set(key, term);
    return term;
  }

  /** The value of every node under an assignment; ask for one term with `isTrue`. */
  evaluate(values: Assignment): (term: Term) => boolean {
    const came = new Uint8Array(this.#nodes.length);
    const holds = (term: Term): boolean => came[term >> 1] !== (term & 1);
    this.#nodes.forEach((node, index) => {
      came[index] = Number(valueOf(node, values, holds));
    });
    return holds;
  }

  /** What these terms rest on as SMT-LIB 2 commands, one variable or node a line. */
  commands(of: readonly Term[]): string {
    const needed = this.#needed(of);
    const variables = [...declared(this.#booleans, 'Bool'), ...declared(this.#numbers, 'Int')];
    const nodes = this.#nodes.flatMap((node, index) => (needed[index] ? [`(declare-const n${index} Bool)(assert (= n${index} ${body(node)}))`] : []));
    return [...variables, ...nodes].join('\n');
  }

  /** For each node, whether one of the terms rests on it. */
  #needed(of: readonly Term[]): Uint8Array {
    const needed = new Uint8Array(this.#nodes.length);
    for (const term of of) needed[term >> 1] = 1;
    for (let index = this.#nodes.length - 1; index >= 0; index--) {
      const node = this.#nodes[index];
      if (needed[index] && node?.op === 'and') for (const term of node.of) needed[term >> 1] = 1;
    }
    return needed;
  }

  get booleans(): readonly string[] {
    return [...this.#booleans];
  }

  get numbers(): readonly string[] {
    return [...this.#numbers];
  }
}

function declared(names: ReadonlySet<string>, sort: string): string[] {
  return [...names].map((name) => `(declare-const ${symbol(name)} ${sort})`);
}

function valueOf(node: Node, values: Assignment, holds: (term: Term) => boolean): boolean {
  switch (node.op) {
    case 'true': return true;
    case 'boolean': return values.holds.has(node.name);
    case 'below': return (values.numbers.get(node.name) ?? 0) < node.bound;
    case 'and': return node.of.every(holds);
  }
}

function body(node: Node): string {
  switch (node.op) {
    case 'true': return 'true';
    case 'boolean': return symbol(node.name);
    case 'below': return `(< ${symbol(node.name)} ${node.bound < 0 ? `(- ${-node.bound})` : node.bound})`;
    case 'and': return `(and ${node.of.map(reference).join(' ')})`;
  }
}

/** A variable as SMT-LIB writes it. */
export function symbol(name: string): string {
  return `|${name}|`;
}

/** A term as SMT-LIB writes it, once its node has been defined. */
export function reference(term: Term): string {
  return term & 1 ? `(not n${term >> 1})` : `n${term >> 1}`;
}
