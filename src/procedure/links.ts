import type { Action, Rule } from './model.ts';
import { clear, run } from './evaluate.ts';
import { addFactsUnder, type Graph } from './graph.ts';
import { follows } from './implication.ts';
import type { Literal } from './program.ts';
import type { Scratch, Tables } from './tables.ts';

export type LinkKind = 'not' | 'must' | 'should' | 'after';

/** One effect of one rule on one action. */
export interface Link {
  readonly rule: number;
  /** The rule's condition, as it stands and as it will be when everything has been answered. */
  readonly now: Literal;
  readonly inTheEnd: Literal;
  readonly kind: LinkKind;
  /** For only-after: the actions that come first. */
  readonly after: readonly string[];
  /**
   * Links that come before it in strength or breadth, and may make it superfluous: wherever this one matters, one of them
   * may hold too and say as much. Each looks only at earlier ones, so that two never excuse each other.
   */
  readonly rivals: readonly Link[];
}

/** An action with the rules that bear on it, each kind in the order of the rules. */
export interface LinkTable {
  readonly id: string;
  readonly nots: readonly Link[];
  readonly musts: readonly Link[];
  readonly shoulds: readonly Link[];
  readonly afters: readonly Link[];
}

/** The questions on which the rules about an action rest, directly, through definitions, or through gates. */
export function questionsOf({ nots, musts, shoulds, afters }: LinkTable, graph: Graph): Set<number> {
  const found = new Set<number>();
  for (const { now } of [...nots, ...musts, ...shoulds, ...afters]) addFactsUnder(graph, now, found);
  return found;
}

type Parts = Pick<Tables, 'rules' | 'ruleNow' | 'ruleInTheEnd' | 'stepOf' | 'leafOf' | 'graph' | 'facts'> & { readonly scratch: Scratch };

/** Finds the links of every action and which of them may make others superfluous. */
export function orderLinks(actions: readonly Action[], parts: Parts): LinkTable[] {
  clear(parts.scratch.machine);
  run(parts.scratch.machine);
  const facts = Array.from(parts.ruleInTheEnd, (literal) => addFactsUnder(parts.graph, literal, new Set()));
  return actions.map(({ id }) => {
    const nots = rank(linksOf(parts, id, 'not', ({ mustNot }) => mustNot), parts, facts, []);
    const musts = rank(linksOf(parts, id, 'must', ({ must }) => must), parts, facts, nots);
    const shoulds = rank(linksOf(parts, id, 'should', ({ should }) => should), parts, facts, [...nots, ...musts]);
    const afters = rank(linksOf(parts, id, 'after', ({ onlyAfter }) => Object.keys(onlyAfter)), parts, facts, nots);
    return { id, nots: inOrder(nots), musts: inOrder(musts), shoulds: inOrder(shoulds), afters: inOrder(afters) };
  });
}

function inOrder(links: readonly Link[]): Link[] {
  return links.toSorted((a, b) => a.rule - b.rule);
}

function linksOf({ rules, ruleNow, ruleInTheEnd }: Parts, action: string, kind: LinkKind, names: (rule: Rule) => readonly string[]): Link[] {
  return rules.flatMap((rule, index) => (names(rule).includes(action) ? [{
    rule: index, now: ruleNow[index] ?? 0, inTheEnd: ruleInTheEnd[index] ?? 0, kind, after: kind === 'after' ? (rule.onlyAfter[action] ?? []) : [], rivals: [],
  }] : []));
}

/** The broadest first, and for each the earlier links with which it shares a question. */
function rank(links: readonly Link[], parts: Parts, facts: readonly ReadonlySet<number>[], stronger: readonly Link[]): Link[] {
  const breadth = new Map(links.map((link) => [link, links.filter((other) => follows(parts, [other.inTheEnd], link.inTheEnd)).length]));
  const sorted = links.toSorted((a, b) => (breadth.get(b) ?? 0) - (breadth.get(a) ?? 0) || a.rule - b.rule);
  const ranked: Link[] = [];
  for (const link of sorted) {
    const shares = (other: Link): boolean => other.rule !== link.rule && [...(facts[other.rule] ?? [])].some((fact) => facts[link.rule]?.has(fact));
    const covers = (other: Link): boolean => other.kind !== 'after' || link.after.every((id) => other.after.includes(id));
    ranked.push({ ...link, rivals: [...stronger, ...ranked].filter((other) => shares(other) && covers(other)) });
  }
  return ranked;
}
