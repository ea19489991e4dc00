import type { Rule, Standing } from './model.ts';
import type { Sheet } from './smt-sheet.ts';
import type { Term, Terms } from './smt-terms.ts';

export type Effect = 'must' | 'should' | 'must-not' | 'only-after';
export type SymbolicStanding = Readonly<Record<Standing | 'absent', Term>>;

/** The rules that do one thing to one action: when one of them is known to hold, and when one of them is not known. */
interface Voice {
  readonly yes: Term;
  readonly open: Term;
}

/** The plan of every sheet of answers at once, as formulas: docs/manual-format.md, “How rules become a standing”. */
export class SymbolicPlan {
  readonly sheet: Sheet;
  readonly #terms: Terms;
  readonly #rules: readonly Rule[];
  readonly #standings = new Map<string, SymbolicStanding>();

  constructor(terms: Terms, sheet: Sheet, rules: readonly Rule[]) {
    this.#terms = terms;
    this.sheet = sheet;
    this.#rules = rules;
  }

  /** For each standing of an action, when it has it. Exactly one holds for each set of answers. */
  standing(action: string): SymbolicStanding {
    const known = this.#standings.get(action);
    const standing = known ?? this.#standing(action);
    this.#standings.set(action, standing);
    return standing;
  }

  /** Some rule that is known to hold does this to the action. */
  says(effect: Effect, action: string): Term {
    return this.#voice(effect, action).yes;
  }

  /** The action is held, and `first` is among what it waits for. */
  waitsFor(action: string, first: string): Term {
    const after = this.#rules.filter(({ onlyAfter }) => onlyAfter[action]?.includes(first)).map(({ when }) => this.sheet.truth(when).yes);
    return this.#terms.and(this.standing(action).held, this.#terms.or(...after));
  }

  /** The action waits for `first`, or for something that does, and so on. */
  waitsInTheEndFor(action: string, first: string): Term {
    const named = (id: string): string[] => [...new Set(this.#rules.flatMap(({ onlyAfter }) => onlyAfter[id] ?? []))];
    const onTheWay = reachable(action, named).filter((id) => reachable(id, named).includes(first));
    if (!reachable(action, named).includes(first)) return this.#terms.or();
    const among = [...new Set([action, ...onTheWay, first])];
    return this.#closure(among).get(`${action} ${first}`) ?? this.#terms.or();
  }

  /** Who waits for whom through any number of steps (Warshall). */
  #closure(among: readonly string[]): ReadonlyMap<string, Term> {
    const terms = this.#terms;
    let waits = new Map(among.flatMap((a) => among.map((b): [string, Term] => [`${a} ${b}`, this.waitsFor(a, b)])));
    for (const middle of among) {
      const get = (a: string, b: string): Term => waits.get(`${a} ${b}`) ?? terms.or();
      waits = new Map(among.flatMap((a) => among.map((b): [string, Term] => [`${a} ${b}`, terms.or(get(a, b), terms.and(get(a, middle), get(middle, b)))])));
    }
    return waits;
  }

  #standing(action: string): SymbolicStanding {
    const { and, or } = { and: this.#terms.and.bind(this.#terms), or: this.#terms.or.bind(this.#terms) };
    const [must, should, not, after] = [this.#voice('must', action), this.#voice('should', action), this.#voice('must-not', action), this.#voice('only-after', action)];
    const allowed = not.yes ^ 1;
    const duty = or(must.yes, should.yes);
    const unsure = or(not.open, after.open);
    const free = and(allowed, after.yes ^ 1, unsure ^ 1);
    const required = and(free, must.yes);
    const advised = and(free, must.yes ^ 1, should.yes);
    const held = and(allowed, duty, after.yes);
    const possible = or(and(allowed, duty, after.yes ^ 1, unsure), and(allowed, duty ^ 1, or(must.open, should.open)));
    const absent = and(allowed, duty ^ 1, must.open ^ 1, should.open ^ 1);
    return { prohibited: not.yes, required, advised, held, possible, absent };
  }

  #voice(effect: Effect, action: string): Voice {
    const truths = this.#rules.filter((rule) => speaks(rule, effect, action)).map(({ when }) => this.sheet.truth(when));
    return {
      yes: this.#terms.or(...truths.map((truth) => truth.yes)),
      open: this.#terms.or(...truths.map((truth) => this.#terms.and(truth.yes ^ 1, truth.no ^ 1))),
    };
  }
}

function speaks(rule: Rule, effect: Effect, action: string): boolean {
  switch (effect) {
    case 'must': return rule.must.includes(action);
    case 'should': return rule.should.includes(action);
    case 'must-not': return rule.mustNot.includes(action);
    case 'only-after': return rule.onlyAfter[action] !== undefined;
  }
}

/** Everything that `from` names, and that they name in turn. */
function reachable(from: string, named: (id: string) => readonly string[]): string[] {
  const found = new Set<string>();
  const next = [...named(from)];
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    next.push(...named(id));
  }
  return [...found];
}
