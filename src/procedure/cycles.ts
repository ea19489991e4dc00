import type { Condition, Definition, Fact, Rule } from './model.ts';
import type { At, Faults } from './source.ts';

/** Definitions and the conditions under which questions are asked, with what each rests on. */
type Graph = ReadonlyMap<string, readonly string[]>;

function needs(condition: Condition): string[] {
  switch (condition.op) {
    case 'always': return [];
    case 'definition': return [`definition ${condition.id}`];
    case 'answer': case 'number': case 'date': return [`question ${condition.fact}`];
    case 'all': case 'any': return condition.of.flatMap(needs);
    case 'not': case 'not-ruled-out': return needs(condition.of);
  }
}

/** Tells of every definition, or gate of a question, that comes back to itself. */
export function checkCycles(definitions: readonly Definition[], facts: readonly Fact[], find: (name: string) => At, faults: Faults): void {
  const graph: Graph = new Map([
    ...definitions.map(({ id, when }): [string, string[]] => [`definition ${id}`, needs(when)]),
    ...facts.map(({ id, askedWhen }): [string, string[]] => [`question ${id}`, askedWhen ? needs(askedWhen) : []]),
  ]);
  const done = new Set<string>();
  for (const name of graph.keys()) walk(name, [], graph, done, (cycle) => {
    const [first = name] = cycle;
    faults.add(find(first), `the ${first} rests on itself: ${[...cycle, first].join(' → ')}`, 'Break the circle: say one of them without the others.');
  });
}

/** Tells of steps that wait for each other: nobody could ever begin. `rules` are those that hold together in one place. */
export function checkWaits(rules: readonly Rule[], find: (rule: string) => At, faults: Faults): void {
  const waits = new Map<string, string[]>();
  for (const { onlyAfter } of rules) for (const [action, first] of Object.entries(onlyAfter)) waits.set(action, [...(waits.get(action) ?? []), ...first]);
  const done = new Set<string>();
  for (const name of waits.keys()) walk(name, [], waits, done, (cycle) => {
    const [action = name] = cycle;
    const rule = rules.findLast(({ onlyAfter }) => onlyAfter[action] !== undefined);
    faults.add(find(rule?.id ?? ''), `“${action}” waits for itself: ${[...cycle, action].join(' waits for ')}`, 'Take one of the “only-after” out, so that something can come first.');
  });
}

function walk(name: string, path: readonly string[], graph: Graph, done: Set<string>, tell: (cycle: readonly string[]) => void): void {
  const from = path.indexOf(name);
  if (from >= 0) return tell(path.slice(from));
  if (done.has(name)) return;
  for (const next of graph.get(name) ?? []) walk(next, [...path, name], graph, done, tell);
  done.add(name);
}
