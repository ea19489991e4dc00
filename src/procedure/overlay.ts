import type { Deadline, Edition, Parameter, Partnership, Rule, Tier } from './model.ts';
import type { At, Faults } from './source.ts';
import { dueOn, duration, parametersOf, valueOn } from './durations.ts';

type Parts = Omit<Edition, 'hash'>;
type Find = (kind: 'rule' | 'parameter' | 'partnership', id: string) => At;

const height: Readonly<Record<Tier, number>> = { statutory: 2, regional: 1, local: 0 };

/** Refuses what a lower tier may not do to a must of a higher one. Adding and tightening are always allowed. */
export function checkTiers(parts: Parts, find: Find, faults: Faults): void {
  for (const rule of parts.rules) checkRule(rule, parts.rules, parts, parts.parameters, find, faults);
  for (const partnership of parts.partnerships) checkPartnership(partnership, parts, find, faults);
}

function checkPartnership(partnership: Partnership, parts: Parts, find: Find, faults: Faults): void {
  const above = [...parts.rules, ...partnership.rules];
  for (const rule of partnership.rules) checkRule(rule, above, parts, partnership.parameters, find, faults);
  for (const own of partnership.parameters) checkParameter(own, partnership, parts.parameters, find, faults);
}

function checkRule(rule: Rule, all: readonly Rule[], parts: Parts, own: readonly Parameter[], find: Find, faults: Faults): void {
  const higher = all.filter((other) => height[other.tier] > height[rule.tier]);
  const at = find('rule', rule.id);
  const refuse = (action: string, does: string): void => {
    const duty = higher.find((other) => other.must.includes(action));
    if (!duty) return;
    faults.add(at, `the ${rule.tier} rule “${rule.id}” ${does} “${action}”, which the ${duty.tier} rule “${duty.id}” requires`,
      `A ${rule.tier} rule may add and tighten, but not weaken a must of a higher tier. Take “${action}” out, or raise it with those who keep the ${duty.tier} rule.`);
  };
  for (const action of rule.mustNot) refuse(action, 'forbids');
  for (const action of Object.keys(rule.onlyAfter)) refuse(action, 'holds back');
  for (const [action, deadline] of Object.entries(rule.deadlines)) checkDeadline(rule, action, deadline, higher, parts, own, at, faults);
}

function checkDeadline(
  rule: Rule, action: string, deadline: Deadline, higher: readonly Rule[], parts: Parts, own: readonly Parameter[], at: At, faults: Faults,
): void {
  const parameters = parametersOf(parts.parameters, own);
  const rank = (due: Deadline | undefined): number => dueOn(due, parameters, parts.published).rank;
  const duty = higher.find((other) => other.must.includes(action) && rank(other.deadlines[action] ?? ownDeadline(parts, action)) < rank(deadline));
  if (!duty) return;
  faults.add(at, `the ${rule.tier} rule “${rule.id}” gives a longer deadline for “${action}” than the ${duty.tier} rule “${duty.id}”`,
    'Give a deadline that is as tight or tighter, or leave it out.');
}

function ownDeadline(parts: Parts, action: string): Deadline | undefined {
  return parts.actions.find(({ id }) => id === action)?.deadline;
}

function checkParameter(own: Parameter, partnership: Partnership, national: readonly Parameter[], find: Find, faults: Faults): void {
  const above = national.find(({ id }) => id === own.id);
  if (!above) return;
  const at = find('partnership', partnership.id);
  const dates = [...above.values, ...own.values].map(({ from }) => from);
  const looser = dates.find((date) => own.values.some(({ from }) => from <= date) && duration(own, date).rank > duration(above, date).rank);
  if (looser !== undefined) {
    faults.add(at, `the partnership “${partnership.id}” allows ${show(own, looser)} for “${own.id}” from ${looser}, which is looser than ${show(above, looser)}`,
      'A partnership may tighten a period, not lengthen it.');
  }
}

function show(parameter: Parameter, on: string): string {
  const value = valueOn(parameter, on);
  return `${value} ${parameter.unit.replace('-', ' ')}${value === 1 ? '' : 's'}`;
}
