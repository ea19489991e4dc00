import type { Answer, Answers } from './model.ts';
import { clear, no, run, setVariable, yes } from './evaluate.ts';
import type { Leaf } from './program.ts';
import type { DayTable, FactTable, Tables } from './tables.ts';

/**
 * Sets the leaves from the answers and evaluates every condition and rule. Answers that the edition cannot read, or does not
 * know, count as not given.
 */
export function load(tables: Tables, answers: Answers, day: DayTable): void {
  const { scratch } = tables;
  clear(scratch.machine);
  scratch.given.fill(undefined);
  scratch.ways.fill(0);
  scratch.because.fill(undefined);
  scratch.asked.fill(0);
  scratch.openFound.fill(0);
  for (const id in answers) {
    const index = tables.factOf.get(id);
    const answer = answers[id];
    if (index !== undefined && answer !== undefined && answer !== 'unknown') give(tables, index, answer, day);
  }
  run(scratch.machine);
}

function give(tables: Tables, index: number, answer: Answer, day: DayTable): void {
  const table = tables.facts[index];
  if (!table) return;
  const value = placeOf(table.values, answer);
  if (value < 0 && !readable(table, answer)) return;
  const { machine, given, ways } = tables.scratch;
  machine.answered[index] = 1;
  given[index] = answer;
  ways[index] = value + 1;
  const effect = table.effects[value] ?? table.otherwise;
  for (let i = 0; i < effect.length; i += 2) {
    setVariable(machine.levels, effect[i] ?? 0, effect[i + 1] ?? 0);
  }
  for (const { variable, condition } of table.bounds) {
    setVariable(machine.levels, variable, holds(condition, answer, day) ? yes : no);
  }
}

function placeOf(values: readonly string[], answer: Answer): number {
  for (let i = 0; i < values.length; i++) if (values[i] === answer) return i;
  return -1;
}

function readable(table: FactTable, answer: Answer): boolean {
  if (table.fixed) return false;
  return table.fact.kind === 'number' ? typeof answer === 'number' : typeof answer === 'string';
}

function holds(condition: Leaf['condition'], answer: Answer, day: DayTable): boolean {
  if (condition.op === 'number') {
    const bound = condition.parameter === undefined ? undefined : day.parameter.get(condition.parameter);
    if (condition.below !== undefined) return Number(answer) < (bound ?? condition.below);
    return Number(answer) >= (bound ?? condition.atLeast ?? 0);
  }
  if (condition.op === 'date') return condition.before === undefined ? String(answer) >= (condition.from ?? '') : String(answer) < condition.before;
  return false;
}
