import type { Answer, Answers } from './model.ts';
import { level } from './evaluate.ts';
import type { Literal, Step } from './program.ts';
import type { Tables } from './tables.ts';

type Found = Record<string, Answer>;

/** The fewest answers that make a literal that is known come out as it does. */
export function support(tables: Tables, literal: Literal, found: Found): void {
  const step = tables.stepOf[literal >> 1];
  if (!step) return leafSupport(tables, literal, found);
  const wanted = level(tables.scratch.machine, literal & ~1);
  if (step.op === 'gate') return;
  if (step.op === 'not-ruled-out') return ruledOutSupport(tables, step.of, found);
  const everyOne = (step.op === 'all') === (wanted === 2);
  if (everyOne) for (const of of step.of) support(tables, of, found);
  else oneSupport(tables, step.of, wanted, found);
}

/** One child that came out like the whole: a leaf before a condition with more in it. */
function oneSupport(tables: Tables, of: readonly Literal[], wanted: number, found: Found): void {
  const same = of.filter((literal) => level(tables.scratch.machine, literal) === wanted);
  const chosen = same.find((literal) => isGiven(tables, literal)) ?? same.find((literal) => tables.leafOf[literal >> 1]) ?? same[0];
  if (chosen !== undefined) support(tables, chosen, found);
}

function isGiven(tables: Tables, literal: Literal): boolean {
  const leaf = tables.leafOf[literal >> 1];
  return leaf !== undefined && tables.scratch.machine.answered[leaf.fact] === 1;
}

function ruledOutSupport(tables: Tables, of: Literal, found: Found): void {
  if (level(tables.scratch.machine, of) !== 1) support(tables, of, found);
  else openSupport(tables, of, found, true);
}

function leafSupport(tables: Tables, literal: Literal, found: Found): void {
  const leaf = tables.leafOf[literal >> 1];
  if (!leaf) return;
  const table = tables.facts[leaf.fact];
  if (!table) return;
  const answer = tables.scratch.given[leaf.fact];
  if (answer !== undefined) found[table.fact.id] = answer;
  else if (tables.scratch.machine.ruledOut[leaf.fact] === 1) {
    if (table.fact.kind === 'yes-no') found[table.fact.id] = 'no';
    if (table.gate !== null) support(tables, table.gate, found);
  }
}

/** The answers that a literal that is not known already rests on; with `unknown`, also the questions left open. */
export function openSupport(tables: Tables, literal: Literal, found: Found, unknown = false): void {
  const step: Step | undefined = tables.stepOf[literal >> 1];
  if (!step) {
    const leaf = tables.leafOf[literal >> 1];
    const id = leaf && tables.facts[leaf.fact]?.fact.id;
    if (unknown && id !== undefined) found[id] = 'unknown';
    return;
  }
  if (step.op === 'gate' || step.op === 'not-ruled-out') return;
  const settled = step.op === 'all' ? 2 : 0;
  for (const of of step.of) {
    const now = level(tables.scratch.machine, of);
    if (now === 1) openSupport(tables, of, found, unknown);
    else if (now === settled && step.op === 'all') support(tables, of, found);
  }
}

/** As a value: the answers for a rule's literal, whether it is known or not. */
export function answersFor(tables: Tables, literal: Literal): Answers {
  const found: Found = {};
  if (level(tables.scratch.machine, literal) === 1) openSupport(tables, literal, found);
  else support(tables, literal, found);
  return found;
}
