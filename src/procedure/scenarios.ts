import type { Edition, Plan, PlannedAction, Scenario, Standing } from './model.ts';
import { assess } from './assess.ts';

/** Steps that every plan holds, whatever the answers, in every manual that has them. */
const everyPlan = ['record-incident', 'support-child', 'no-blame'];

const free: readonly Standing[] = ['required', 'advised'];

/** What each expectation allows a step to be; null is a step that does not appear. */
const allowed: Readonly<Record<string, readonly (Standing | null)[]>> = {
  must: ['required', 'held'],
  should: free,
  never: ['prohibited'],
  waits: ['held', 'prohibited'],
  maybe: ['possible'],
  not: ['advised', 'prohibited', 'held', 'possible', null],
  shouldOrMaybe: ['required', 'advised', 'possible'],
  absent: [null],
};

const wanted: Readonly<Record<string, string>> = {
  must: 'should be required, or held', should: 'should be required or advised', never: 'should be prohibited',
  waits: 'should be held or prohibited', maybe: 'should be possible', not: 'must not be required',
  shouldOrMaybe: 'should be required, advised or possible', absent: 'should not appear',
};

/** The plan of a worked case, under this edition. */
export function planFor(edition: Edition, scenario: Scenario): Plan {
  return assess(edition, { answers: scenario.answers, on: scenario.on, ...(scenario.partnership === null ? {} : { partnership: scenario.partnership }) });
}

/**
 * Runs a worked case: what came out differently from what it expects, one line each, in the words of the scenario file;
 * nothing where all is as expected.
 */
export function checkScenario(edition: Edition, scenario: Scenario): string[] {
  const plan = planFor(edition, scenario);
  const steps = new Map(plan.actions.map((action) => [action.id, action]));
  const failures: string[] = [];
  for (const [key, value] of Object.entries(scenario.expect)) failures.push(...checkKey(key, value, plan, steps));
  const known = everyPlan.filter((id) => edition.actions.some((action) => action.id === id));
  failures.push(...known.flatMap((id) => checkStep('should', id, steps)));
  return failures.map((failure) => `${scenario.id}: ${failure}`);
}

type Steps = ReadonlyMap<string, PlannedAction>;

function checkKey(key: string, value: unknown, plan: Plan, steps: Steps): string[] {
  if (allowed[key]) return words(value).flatMap((id) => checkStep(key, id, steps));
  switch (key) {
    case 'anyOf': return lists(value).flatMap((ids) => checkAnyOf(ids, steps));
    case 'held': return Object.entries(typeof value === 'object' && value !== null ? value : {}).flatMap(([id, after]) => checkHeld(id, words(after), steps));
    case 'law': return words(value).flatMap((entry) => checkLaw(entry, plan));
    case 'lawNot': return words(value).filter((id) => plan.law.some((law) => law.id === id)).map((id) => `lawNot: ${id} is listed`);
    case 'cites': return checkCites(words(value), plan);
    case 'questions': return words(value).filter((id) => !plan.questions.includes(id)).map((id) => `questions: “${id}” is not asked`);
    case 'not-asked': return words(value).filter((id) => plan.questions.includes(id)).map((id) => `not-asked: “${id}” is asked`);
    default: return [`there is no expectation “${key}”`];
  }
}

function words(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

function lists(value: unknown): string[][] {
  return Array.isArray(value) ? value.map(words) : [];
}

function told(id: string, step: PlannedAction | undefined): string {
  if (!step) return `“${id}” does not appear`;
  const after = step.after.length > 0 ? ` after ${step.after.join(', ')}` : '';
  const pending = step.pending.length > 0 ? `, pending ${step.pending.join(', ')}` : '';
  return `“${id}” is ${step.standing}${after}${pending}`;
}

function checkStep(key: string, id: string, steps: Steps): string[] {
  const step = steps.get(id);
  const strong = key !== 'must' || step?.standing !== 'held' || step.strength === 'required';
  if (strong && allowed[key]?.includes(step?.standing ?? null)) return [];
  return [`${key}: “${id}” ${wanted[key] ?? ''}, but ${told(id, step)}`];
}

function checkAnyOf(ids: readonly string[], steps: Steps): string[] {
  if (ids.some((id) => free.some((standing) => steps.get(id)?.standing === standing))) return [];
  return [`anyOf: one of ${ids.join(', ')} should be required or advised, but ${ids.map((id) => told(id, steps.get(id))).join(' and ')}`];
}

function checkHeld(id: string, after: readonly string[], steps: Steps): string[] {
  const step = steps.get(id);
  if (step?.standing === 'held' && after.every((first) => step.after.includes(first))) return [];
  return [`held: “${id}” should wait for ${after.join(', ')}, but ${told(id, step)}`];
}

const small = new Set(['as', 'the', 'of', 'and', 'or', 'an', 'in', 'on', 'to', 'for', 'with', 'by']);

/** “L8 as two communications”: L8 is listed, and what is said of it speaks of two and of communications. */
function checkLaw(entry: string, plan: Plan): string[] {
  const [id = '', ...rest] = entry.split(/\s+/);
  const law = plan.law.find((one) => one.id === id);
  if (!law) return [`law: ${id} is not listed`];
  const text = `${law.section} ${law.why}`.toLowerCase();
  const content = rest.map((word) => word.toLowerCase().replace(/[^a-z0-9]/g, '')).filter((word) => word.length > 1 && !small.has(word));
  const missing = content.filter((word) => !text.includes(word));
  return missing.length === 0 ? [] : [`law: what is said of ${id} does not speak of ${missing.join(', ')}: “${law.why}”`];
}

function checkCites(ids: readonly string[], plan: Plan): string[] {
  const cited = new Set(plan.actions.flatMap((action) => action.because.flatMap(({ cites }) => cites)));
  return ids.filter((id) => !cited.has(id)).map((id) => `cites: no step rests on ${id}`);
}
