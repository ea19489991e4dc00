import type { Action, Answer, Answers, AssessInput, Edition, Paragraph, Plan, PlannedAction, PlannedLaw, Rule, Standing, Tier } from './model.ts';
import { assess, assessStep } from './assess.ts';
import { sameStep } from './difference.ts';
import { level, no, yes, type Level } from './evaluate.ts';
import { alternatives, factsBehind } from './alternatives.ts';
import { load } from './load.ts';
import { reasonOf } from './reasons.ts';
import { prepare, type Tables } from './tables.ts';
import { nearest } from './words.ts';

export type Effect = 'must' | 'should' | 'must-not' | 'only-after';

/** One rule's part in a step. */
export interface RuleReason {
  readonly id: string;
  readonly says: string;
  readonly tier: Tier;
  readonly effect: Effect;
  /** Whether its condition holds on these answers. */
  readonly holds: 'yes' | 'no' | 'unknown';
  readonly answers: Answers;
  readonly paragraphs: readonly Paragraph[];
}

/** A different answer, or two, that would make the step come out differently. `absent` is a step that does not appear. */
export interface Change {
  readonly change: Answers;
  readonly standing: Standing | 'absent';
  readonly deadline: string | null;
  readonly after: readonly string[];
}

export interface StepReasons {
  readonly id: string;
  readonly title: string;
  readonly standing: Standing | 'absent';
  readonly planned: PlannedAction | null;
  /** The rules that made the standing; for an absent step, the rules that would bring it. */
  readonly rules: readonly RuleReason[];
  /** The smallest changes: single answers where there are any, else pairs. */
  readonly changes: readonly Change[];
}

export interface Explanation {
  readonly edition: string;
  readonly title: string;
  readonly published: string;
  readonly on: string;
  readonly partnership: string | null;
  readonly steps: readonly StepReasons[];
  readonly law: readonly PlannedLaw[];
}

export type Explained = { readonly ok: true; readonly explanation: Explanation } | { readonly ok: false; readonly message: string };

/**
 * Why a plan says what it says: for every step, or for one, the rules, the answers that fired them, the paragraphs, and the
 * smallest different answer that would change it; with the law of the day. An action that the manual does not have is refused.
 */
export function explain(edition: Edition, input: AssessInput, actionId?: string): Explained {
  const known = edition.actions.map(({ id }) => id);
  if (actionId !== undefined && !known.includes(actionId)) {
    const near = nearest(actionId, known);
    return { ok: false, message: `There is no action “${actionId}”.${near === null ? '' : ` Did you mean “${near}”?`}` };
  }
  const plan = assess(edition, input);
  const wanted = edition.actions.filter(({ id }) => (actionId === undefined ? plan.actions.some((step) => step.id === id) : id === actionId));
  return { ok: true, explanation: {
    edition: edition.hash, title: edition.title, published: edition.published, on: input.on, partnership: input.partnership ?? null,
    steps: wanted.map((action) => explainStep(edition, input, plan, action)), law: plan.law,
  } };
}

function explainStep(edition: Edition, input: AssessInput, plan: Plan, action: Action): StepReasons {
  const planned = plan.actions.find(({ id }) => id === action.id) ?? null;
  return {
    id: action.id, title: action.title, standing: planned?.standing ?? 'absent', planned,
    rules: reasons(edition, input, action.id, planned), changes: smallestChanges(edition, input, action.id, planned),
  };
}

function effectOn(rule: Rule, action: string): Effect | null {
  if (rule.mustNot.includes(action)) return 'must-not';
  if (rule.must.includes(action)) return 'must';
  if (rule.should.includes(action)) return 'should';
  return rule.onlyAfter[action] ? 'only-after' : null;
}

function reasons(edition: Edition, input: AssessInput, action: string, planned: PlannedAction | null): RuleReason[] {
  const tables = prepare(edition, input.partnership);
  load(tables, input.answers, tables.day(input.on));
  const shown = planned ? new Set(planned.because.map(({ rule }) => rule)) : null;
  return tables.rules.flatMap((rule, index) => {
    const now = tables.ruleNow[index] ?? 0;
    const effect = effectOn(rule, action);
    const show = shown ? shown.has(rule.id) : effect === 'must' || effect === 'should';
    if (effect === null || !show) return [];
    const holds = word(level(tables.scratch.machine, now));
    return [{ id: rule.id, says: rule.says, tier: rule.tier, effect, holds, answers: reasonOf(tables, index).answers, paragraphs: paragraphsOf(tables, input, rule) }];
  });
}

function word(came: Level): RuleReason['holds'] {
  if (came === yes) return 'yes';
  return came === no ? 'no' : 'unknown';
}

function paragraphsOf(tables: Tables, input: AssessInput, rule: Rule): Paragraph[] {
  const own = tables.edition.partnerships.find(({ id }) => id === input.partnership)?.paragraphs ?? [];
  const all = [...tables.edition.paragraphs, ...own];
  return rule.cites.flatMap((id) => all.find((paragraph) => paragraph.id === id) ?? []);
}

type Single = readonly [string, Answer];

/** Changes of one answer that make the step come out differently; where there are none, changes of two. */
function smallestChanges(edition: Edition, input: AssessInput, action: string, planned: PlannedAction | null): Change[] {
  const tables = prepare(edition, input.partnership);
  const singles: Single[] = [...factsBehind(tables, action)].flatMap((fact) => alternatives(tables, fact, input).map((value): Single => [fact, value]));
  const one = singles.flatMap((single) => tryChange(edition, input, action, planned, [single]) ?? []);
  if (one.length > 0) return one;
  const two: Change[] = [];
  singles.forEach((first, index) => {
    for (const second of singles.slice(index + 1)) {
      if (first[0] === second[0] || two.length >= mostPairs) continue;
      two.push(...(tryChange(edition, input, action, planned, [first, second]) ?? []));
    }
  });
  return two;
}

const mostPairs = 12;

function tryChange(edition: Edition, input: AssessInput, action: string, planned: PlannedAction | null, singles: readonly Single[]): Change[] | null {
  const change = Object.fromEntries(singles);
  const step = assessStep(edition, { ...input, answers: { ...input.answers, ...change } }, action);
  if (!step.possible(singles.map(([fact]) => fact))) return null;
  const now = step.planned;
  if (now === planned || (now && planned && sameStep(now, planned))) return null;
  return [{ change, standing: now?.standing ?? 'absent', deadline: now?.deadline ?? null, after: now?.after ?? [] }];
}
