/** The same rules in ZEN, as one decision table with one expression a row, traced. */
import { ZenEngine } from '@gorules/zen-engine';
import type { Plain, PlainRule } from './truth.ts';

const name = (fact: string): string => fact.replaceAll('-', '_');
const list = (values: readonly string[]): string => `[${values.map((value) => `'${value}'`).join(', ')}]`;

function expression(plain: Plain): string {
  if (plain.op === 'true' || plain.op === 'false') return plain.op;
  if (plain.op === 'none') return `not(${expression(plain.of)})`;
  if (plain.op === 'test') return leaf(plain.test);
  return `(${plain.of.map(expression).join(plain.op === 'all' ? ' and ' : ' or ')})`;
}

function leaf(test: Extract<Plain, { op: 'test' }>['test']): string {
  const fact = name(test.fact);
  if ('in' in test) return `(${fact} in ${list(test.in)})`;
  const known = `${fact} != null and `;
  if ('notIn' in test) return `(${known}${fact} not in ${list(test.notIn)})`;
  return 'atLeast' in test ? `(${known}${fact} >= ${test.atLeast})` : `(${known}${fact} < ${test.below})`;
}

function decision(rules: readonly PlainRule[]): object {
  const table = {
    hitPolicy: 'collect',
    inputs: [{ id: 'when', name: 'When' }],
    outputs: [{ id: 'rule', name: 'Rule', field: 'rule' }],
    rules: rules.map(({ id, when }) => ({ _id: id, when: expression(when), rule: `'${id}'` })),
  };
  const node = (id: string, type: string, content?: object): object => ({ id, type, name: id, position: { x: 0, y: 0 }, ...(content === undefined ? {} : { content }) });
  return {
    nodes: [node('answers', 'inputNode'), node('rules', 'decisionTableNode', table), node('fired', 'outputNode')],
    edges: [
      { id: 'a', sourceId: 'answers', targetId: 'rules', type: 'edge' },
      { id: 'b', sourceId: 'rules', targetId: 'fired', type: 'edge' },
    ],
  };
}

/** Loads the rules; the answer runs one set of answers with a trace and gives the ids of the rules that fired. */
export function loadZenRules(rules: readonly PlainRule[]): (answers: Record<string, string | number>, trace: boolean) => Promise<readonly string[]> {
  const loaded = new ZenEngine().createDecision(decision(rules));
  return async (answers, trace) => {
    const given = Object.fromEntries(Object.entries(answers).map(([fact, value]) => [name(fact), value]));
    const { result } = await loaded.evaluate(given, { trace });
    return (result as { rule: string }[]).map(({ rule }) => rule);
  };
}
