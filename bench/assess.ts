/** `assess` over the real manual, with full explanations, against two rule engines that are loaded with the same rules. */
import { join } from 'node:path';
import { assess, compile, type AssessInput, type Edition } from '../src/procedure/index.ts';
import { readManual } from '../src/publication/index.ts';
import { aim, ratesByTurns, show, showRate } from './measure.ts';
import { loadJsonRules } from './peers/json-rules-engine.ts';
import { plainAnswers, plainRules } from './peers/truth.ts';
import { loadZenRules } from './peers/zen-engine.ts';

async function edition(): Promise<Edition> {
  const compiled = compile(await readManual(join(import.meta.dirname, '..', 'manual')));
  if (!compiled.ok) throw new Error('The manual has faults: run `npm run -s handrail -- check`');
  return compiled.edition;
}

/** Repeatable answers: a small congruential generator, each question left open half the time. */
function answersFor(manual: Edition, count: number): AssessInput[] {
  let state = 20261124;
  const next = (below: number): number => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return Math.floor((state / 4294967296) * below);
  };
  const one = (kind: string, options: readonly string[]): string | number => {
    if (kind === 'number') return next(19);
    if (kind === 'date') return `20${String(10 + next(16))}-06-01`;
    return options[next(options.length)] ?? 'unknown';
  };
  return Array.from({ length: count }, () => {
    const asked = manual.facts.filter(() => next(2) === 1);
    const answers = Object.fromEntries(asked.map(({ id, kind, options }) => [id, one(kind, kind === 'platform' ? ['snapchat'] : (options?.map(({ value }) => value) ?? ['yes', 'no']))]));
    return { answers, on: '2026-11-24' };
  });
}

/** Which rules the peers should find true: the ones that Handrail gives as reasons, for the cases where both can be compared. */
async function agreement(manual: Edition, inputs: readonly AssessInput[], peers: readonly ((answers: Record<string, string | number>) => Promise<readonly string[]>)[]): Promise<number> {
  let same = 0;
  for (const input of inputs) {
    const [first, ...others] = await Promise.all(peers.map(async (peer) => (await peer(plainAnswers(input.answers))).toSorted().join()));
    const reasons = assess(manual, input).actions.filter(({ standing }) => standing === 'required' || standing === 'prohibited').flatMap(({ because }) => because.map(({ rule }) => rule));
    const found = new Set((first ?? '').split(','));
    if (others.every((other) => other === first) && reasons.every((rule) => found.has(rule))) same += 1;
  }
  return same;
}

/** Runs the bench and prints its table. */
export async function benchAssess(): Promise<void> {
  const manual = await edition();
  const rules = plainRules(manual);
  const inputs = answersFor(manual, 500);
  const json = loadJsonRules(rules);
  const zen = loadZenRules(rules);
  const plain = inputs.map(({ answers }) => plainAnswers(answers));
  const some = plain.slice(0, 50);
  const [handrail, jsonRate, zenRate, zenTraced] = await ratesByTurns([
    { batch: inputs.length, run: () => inputs.forEach((input) => assess(manual, input)) },
    { batch: some.length, run: async () => { for (const answers of some) await json(answers); } },
    { batch: some.length, run: async () => { for (const answers of some) await zen(answers, false); } },
    { batch: some.length, run: async () => { for (const answers of some) await zen(answers, true); } },
  ]);
  if (!handrail || !jsonRate || !zenRate || !zenTraced) throw new Error('Something was not measured.');
  const agreed = await agreement(manual, inputs, [json, (answers) => zen(answers, false)]);
  console.log(`assess: ${rules.length} rules, ${manual.facts.length} questions, ${inputs.length} different sets of answers, about half of the questions open`);
  console.log(`  Handrail, plan with reasons, cited paragraphs, deadlines, open questions, law   ${showRate(handrail)}`);
  console.log(`  json-rules-engine, the ids of the rules that fire                               ${showRate(jsonRate)}`);
  console.log(`  @gorules/zen-engine, the ids of the rules that fire                             ${showRate(zenRate)}; traced ${showRate(zenTraced)}`);
  console.log(`  engines agree on ${show(agreed)} of ${show(inputs.length)} sets`);
  console.log(`  ${aim('against json-rules-engine', handrail.perSecond / jsonRate.perSecond, 100)}`);
  console.log(`  ${aim('against zen-engine', handrail.perSecond / zenRate.perSecond, 50)}`);
  console.log(`  ${aim('against zen-engine with its trace', handrail.perSecond / zenTraced.perSecond, 50)}`);
}
