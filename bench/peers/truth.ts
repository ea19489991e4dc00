/**
 * The rules of an edition in two-valued logic, for engines that know no "not known": when a condition is certainly
 * yes, and when it is certainly no. All peers are loaded with these, so that all do the same work.
 */
import type { Condition, Edition } from '../../src/procedure/index.ts';

/** A test on one answer that is given; an answer that is not known satisfies none. */
export type Test =
  | { readonly fact: string; readonly in: readonly string[] }
  | { readonly fact: string; readonly notIn: readonly string[] }
  | { readonly fact: string; readonly atLeast: number }
  | { readonly fact: string; readonly below: number };

export type Plain =
  | { readonly op: 'true' }
  | { readonly op: 'false' }
  | { readonly op: 'test'; readonly test: Test }
  | { readonly op: 'all'; readonly of: readonly Plain[] }
  | { readonly op: 'any'; readonly of: readonly Plain[] }
  | { readonly op: 'none'; readonly of: Plain };

export interface PlainRule {
  readonly id: string;
  readonly when: Plain;
}

const day = (date: string): number => Number(date.replaceAll('-', ''));
const test = (given: Test): Plain => ({ op: 'test', test: given });

/** The certain yes (`wanted` true) or the certain no of a condition, with definitions written out. */
function certain(condition: Condition, wanted: boolean, edition: Edition): Plain {
  const { op } = condition;
  if (op === 'always') return { op: wanted ? 'true' : 'false' };
  if (op === 'answer') return test(wanted ? { fact: condition.fact, in: condition.values } : { fact: condition.fact, notIn: condition.values });
  if (op === 'number') return bound(condition.fact, condition.atLeast, condition.below, wanted);
  if (op === 'date') return bound(condition.fact, condition.from && day(condition.from), condition.before && day(condition.before), wanted);
  if (op === 'not') return certain(condition.of, !wanted, edition);
  if (op === 'not-ruled-out') {
    const ruledOut = certain(condition.of, false, edition);
    return wanted ? { op: 'none', of: ruledOut } : ruledOut;
  }
  if (op === 'definition') {
    const named = edition.definitions.find(({ id }) => id === condition.id);
    if (named === undefined) throw new Error(`No definition ${condition.id}`);
    return certain(named.when, wanted, edition);
  }
  return { op: (op === 'all') === wanted ? 'all' : 'any', of: condition.of.map((each) => certain(each, wanted, edition)) };
}

function bound(fact: string, atLeast: number | string | undefined, below: number | string | undefined, wanted: boolean): Plain {
  if (typeof atLeast === 'number') return test(wanted ? { fact, atLeast } : { fact, below: atLeast });
  if (typeof below === 'number') return test(wanted ? { fact, below } : { fact, atLeast: below });
  throw new Error(`A comparison of ${fact} has no bound`);
}

/** Every rule of the edition that a region applies, as plain logic. */
export const plainRules = (edition: Edition): readonly PlainRule[] =>
  edition.rules.map(({ id, when }) => ({ id, when: certain(when, true, edition) }));

/** Answers as the peers take them: dates as numbers, nothing for what is not known. */
export function plainAnswers(answers: Readonly<Record<string, string | number>>): Record<string, string | number> {
  const known = Object.entries(answers).filter(([, value]) => value !== 'unknown');
  return Object.fromEntries(known.map(([fact, value]) => [fact, typeof value === 'string' && /^\d{4}-\d\d-\d\d$/u.test(value) ? day(value) : value]));
}
