import type { Action, Rule } from './model.ts';
import { clear, run } from './evaluate.ts';
import { follows } from './implication.ts';
import type { Literal } from './program.ts';
import type { Scratch, Tables } from './tables.ts';

export type LinkKind = 'not' | 'must' | 'should' | 'after';

/** One effect of one rule on one action. */
export interface Link {
  readonly rule: number;
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

type Parts = Pick<Tables, 'rules' | 'ruleInTheEnd' | 'stepOf' | 'leafOf' | 'graph' | 'facts'> & { readonly scratch: Scratch };

/** Finds the links of every action and which of them may make others superfluous. */
export function orderLinks(actions: readonly Action[], parts: Parts): LinkTable[] {
  clear(parts.scratch.machine);
  run(parts.scratch.machine);
  const facts = Array.from(parts.ruleInTheEnd, (literal) => factsUnder(parts, literal));
  return actions.map(({ id }) => {
    const nots = rank(linksOf(parts.rules, id, 'not', ({ mustNot }) => mustNot), parts, facts, []);
    const musts = rank(linksOf(parts.rules, id, 'must', ({ must }) => must), parts, facts, nots);
    const shoulds = rank(linksOf(parts.rules, id, 'should', ({ should }) => should), parts, facts, [...nots, ...musts]);
    const afters = rank(linksOf(parts.rules, id, 'after', ({ onlyAfter }) => Object.keys(onlyAfter)), parts, facts, nots);
    return { id, nots: inOrder(nots), musts: inOrder(musts), shoulds: inOrder(shoulds), afters: inOrder(afters) };
  });
}

function inOrder(links: readonly Link[]): Link[] {
  return links.toSorted((a, b) => a.rule - b.rule);
}

function linksOf(rules: readonly Rule[], action: string, kind: LinkKind, names: (rule: Rule) => readonly string[]): Link[] {
  return rules.flatMap((rule, index) => (names(rule).includes(action) ? [{ rule: index, kind, after: kind === 'after' ? (rule.onlyAfter[action] ?? []) : [], rivals: [] }] : []));
}

/** The broadest first, and for each the earlier links with which it shares a question. */
function rank(links: readonly Link[], parts: Parts, facts: readonly ReadonlySet<number>[], stronger: readonly Link[]): Link[] {
  const literal = ({ rule }: Link): Literal => parts.ruleInTheEnd[rule] ?? 0;
  const breadth = new Map(links.map((link) => [link, links.filter((other) => follows(parts, [literal(other)], literal(link))).length]));
  const sorted = links.toSorted((a, b) => (breadth.get(b) ?? 0) - (breadth.get(a) ?? 0) || a.rule - b.rule);
  const ranked: Link[] = [];
  for (const link of sorted) {
    const shares = (other: Link): boolean => other.rule !== link.rule && [...(facts[other.rule] ?? [])].some((fact) => facts[link.rule]?.has(fact));
    const covers = (other: Link): boolean => other.kind !== 'after' || link.after.every((id) => other.after.includes(id));
    ranked.push({ ...link, rivals: [...stronger, ...ranked].filter((other) => shares(other) && covers(other)) });
  }
  return ranked;
}

function factsUnder(parts: Parts, literal: Literal, found = new Set<number>()): Set<number> {
  const step = parts.stepOf[literal >> 1];
  const leaf = parts.leafOf[literal >> 1];
  if (leaf && !found.has(leaf.fact)) {
    found.add(leaf.fact);
    const gate = parts.facts[leaf.fact]?.gate;
    if (gate !== null && gate !== undefined) factsUnder(parts, gate, found);
  } else if (step?.op === 'all' || step?.op === 'any') for (const of of step.of) factsUnder(parts, of, found);
  else if (step?.op === 'not-ruled-out') factsUnder(parts, step.of, found);
  return found;
}
