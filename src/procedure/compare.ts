import type { Edition, Scenario } from './model.ts';
import { canonicalJson } from './canonical.ts';
import { difference, type PlanDifference } from './difference.ts';
import { planFor } from './scenarios.ts';

/** The ids that one edition has and the other has not, or has differently. */
export interface ListDifference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** A worked case whose plan is not the same under the two editions. */
export interface ScenarioDifference {
  readonly scenario: string;
  readonly story: string;
  readonly plan: PlanDifference | null;
  /** Why there is no plan to compare: one of the editions cannot assess the case. */
  readonly cannot: string | null;
}

export interface EditionDifference {
  readonly from: string;
  readonly to: string;
  readonly rules: ListDifference;
  readonly actions: ListDifference;
  readonly facts: ListDifference;
  readonly definitions: ListDifference;
  readonly paragraphs: ListDifference;
  readonly law: ListDifference;
  readonly parameters: ListDifference;
  readonly partnerships: ListDifference;
  readonly platforms: ListDifference;
  readonly scenarios: readonly ScenarioDifference[];
}

type Listed = readonly { readonly id: string }[];

function listDifference(from: Listed, to: Listed): ListDifference {
  const before = new Map(from.map((entry) => [entry.id, canonicalJson(entry)]));
  const after = new Map(to.map((entry) => [entry.id, canonicalJson(entry)]));
  const ids = [...after.keys()];
  return {
    added: ids.filter((id) => !before.has(id)), removed: [...before.keys()].filter((id) => !after.has(id)),
    changed: ids.filter((id) => before.has(id) && before.get(id) !== after.get(id)),
  };
}

/**
 * What has changed from one edition to another, and which worked cases of either get a different plan. Pure; takes about
 * as long as assessing every case twice.
 */
export function compareEditions(from: Edition, to: Edition): EditionDifference {
  const lists = ['rules', 'actions', 'facts', 'definitions', 'paragraphs', 'law', 'parameters', 'partnerships', 'platforms'] as const;
  const [rules, actions, facts, definitions, paragraphs, law, parameters, partnerships, platforms] = lists.map((key) => listDifference(from[key], to[key]));
  const none: ListDifference = { added: [], removed: [], changed: [] };
  return {
    from: from.hash, to: to.hash, rules: rules ?? none, actions: actions ?? none, facts: facts ?? none, definitions: definitions ?? none,
    paragraphs: paragraphs ?? none, law: law ?? none, parameters: parameters ?? none, partnerships: partnerships ?? none,
    platforms: platforms ?? none, scenarios: compareScenarios(from, to),
  };
}

/** The cases of both editions, the later wording of each. */
function union(from: Edition, to: Edition): Scenario[] {
  const later = new Set(to.scenarios.map(({ id }) => id));
  return [...to.scenarios, ...from.scenarios.filter(({ id }) => !later.has(id))];
}

function compareScenarios(from: Edition, to: Edition): ScenarioDifference[] {
  return union(from, to).flatMap((scenario): ScenarioDifference[] => {
    const { id, story, partnership } = scenario;
    const without = [from, to].find((edition) => partnership !== null && !edition.partnerships.some((one) => one.id === partnership));
    if (without) return [{ scenario: id, story, plan: null, cannot: `the edition ${without.hash.slice(0, 12)} has no partnership “${partnership}”` }];
    const plan = difference(planFor(from, scenario), planFor(to, scenario));
    return isSame(plan) ? [] : [{ scenario: id, story, plan, cannot: null }];
  });
}

function isSame(plan: PlanDifference): boolean {
  return Object.values(plan).every((list) => list.length === 0);
}
