import type { Answer, Because } from './model.ts';
import { findSupport } from './support.ts';
import type { Tables } from './tables.ts';

/** A rule's part in a plan: the rule, the answers that made its condition come out as it did, and what it cites. */
export function reasonOf(tables: Tables, index: number): Because {
  const { because } = tables.scratch;
  const given = because[index];
  if (given) return given;
  const rule = tables.rules[index];
  if (!rule) throw new Error(`there is no rule ${index}`);
  findSupport(tables, tables.ruleNow[index] ?? 0);
  const made = { rule: rule.id, answers: supportingAnswers(tables), cites: rule.cites };
  because[index] = made;
  return made;
}

const nothing: Readonly<Record<string, Answer>> = Object.freeze({});

/** The answers that were marked, most urgent first. What a gate rules out counts as no. */
function supportingAnswers(tables: Tables): Readonly<Record<string, Answer>> {
  const { support } = tables.scratch;
  let answers: Record<string, Answer> | null = null;
  let first = -1;
  for (let word = 0; word < support.length; word++) {
    for (let rest = support[word] ?? 0; rest !== 0; rest &= rest - 1) {
      const fact = word * 32 + 31 - Math.clz32(rest & -rest);
      if (first < 0) first = fact;
      else answers = addAnswer(tables, fact, answers ?? addAnswer(tables, first, {}));
    }
  }
  return answers ?? (first < 0 ? nothing : onlyAnswer(tables, first));
}

/** Most reasons rest on one answer, so those with a place among the values are made beforehand. */
function onlyAnswer(tables: Tables, fact: number): Readonly<Record<string, Answer>> {
  const { given, ways, machine } = tables.scratch;
  const table = tables.facts[fact];
  const way = ways[fact] ?? 0;
  if (way > 0) return table?.alone[way] ?? nothing;
  if (given[fact] !== undefined) return addAnswer(tables, fact, {});
  return (machine.ruledOut[fact] === 1 ? table?.ruledOut : table?.alone[0]) ?? nothing;
}

function addAnswer({ facts, scratch: { given, machine } }: Tables, fact: number, answers: Record<string, Answer>): Record<string, Answer> {
  const id = facts[fact]?.fact.id;
  if (id !== undefined) answers[id] = given[fact] ?? (machine.ruledOut[fact] === 1 ? 'no' : 'unknown');
  return answers;
}
