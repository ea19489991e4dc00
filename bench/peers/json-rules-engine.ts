/** The same rules in json-rules-engine. */
import { Engine, type TopLevelCondition } from 'json-rules-engine';
import type { Plain, PlainRule } from './truth.ts';

type Node = Record<string, unknown>;
const always: Node = { fact: 'always', operator: 'equal', value: true };

function node(plain: Plain): Node {
  if (plain.op === 'true') return { all: [always] };
  if (plain.op === 'false') return { not: always };
  if (plain.op === 'none') return { not: node(plain.of) };
  if (plain.op === 'test') return leaf(plain.test);
  return { [plain.op]: plain.of.map(node) };
}

function leaf(test: Extract<Plain, { op: 'test' }>['test']): Node {
  if ('in' in test) return { fact: test.fact, operator: 'in', value: test.in };
  if ('notIn' in test) return { fact: test.fact, operator: 'knownAndNotIn', value: test.notIn };
  if ('atLeast' in test) return { fact: test.fact, operator: 'greaterThanInclusive', value: test.atLeast };
  return { fact: test.fact, operator: 'lessThan', value: test.below };
}

/** Loads the rules; the answer runs one set of answers and gives the ids of the rules that fired. */
export function loadJsonRules(rules: readonly PlainRule[]): (answers: Record<string, string | number>) => Promise<readonly string[]> {
  const engine = new Engine([], { allowUndefinedFacts: true });
  engine.addOperator('knownAndNotIn', (given: unknown, values: readonly unknown[]) => given !== undefined && !values.includes(given));
  for (const rule of rules) {
    const inner = node(rule.when);
    const conditions = ('all' in inner || 'any' in inner || 'not' in inner ? inner : { all: [inner] }) as unknown as TopLevelCondition;
    engine.addRule({ conditions, event: { type: rule.id } });
  }
  return async (answers) => (await engine.run({ ...answers, always: true })).events.map(({ type }) => type);
}
