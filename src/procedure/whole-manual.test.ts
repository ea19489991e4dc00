/** What holds of the real manual for any answers: tried on many, where proofs cannot reach. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readManual } from '../publication/index.ts';
import { assess, compile, explain, sameSteps, valuesOf } from './index.ts';
import type { Answer, Answers } from './index.ts';

const compiled = compile(await readManual(join(import.meta.dirname, '..', '..', 'manual')));
assert.ok(compiled.ok);
const { edition } = compiled;
const on = '2026-11-24';
const plan = (answers: Answers) => assess(edition, { answers, partnership: 'birmingham', on });
const possible = new Map<string, readonly Answer[]>(edition.facts.map((fact) => [fact.id, answersOf(fact.id)]));

function answersOf(id: string): readonly Answer[] {
  const fact = edition.facts.find((one) => one.id === id);
  switch (fact?.kind) {
    case 'number': return [5, 11, 14, 17, 20];
    case 'date': return ['2014-06-01', '2022-02-01', '2026-03-01'];
    case 'platform': return ['roblox'];
    default: return fact ? valuesOf(fact) : [];
  }
}

const sheets = fc.dictionary(fc.constantFrom(...edition.facts.map(({ id }) => id)), fc.nat(9), { maxKeys: 20 }).map((chosen): Answers =>
  Object.fromEntries(Object.entries(chosen).flatMap(([id, number]) => {
    const values = possible.get(id) ?? [];
    const value = values[number % Math.max(1, values.length)];
    return value === undefined ? [] : [[id, value]];
  })));

describe('whatever the answers', () => {
  it('nothing is left unasked that could change a step by itself', () => {
    fc.assert(fc.property(sheets, fc.constantFrom(...edition.facts), fc.nat(9), (answers, fact, number) => {
      const before = plan(answers);
      if (fact.id in answers || before.questions.includes(fact.id)) return;
      const values = possible.get(fact.id) ?? [];
      const value = values[number % Math.max(1, values.length)];
      if (value === undefined) return;
      // A question whose gate is ruled out is not asked; an answer to it all the same is a contradiction, which a yes wins.
      if (fact.askedWhen && value !== 'no') return;
      const after = plan({ ...answers, [fact.id]: value });
      assert.ok(sameSteps(before, after), `${fact.id}: ${String(value)} changes the plan, and is not asked`);
    }), { numRuns: 1_500 });
  });

  it('the order in which answers are given makes no difference', () => {
    fc.assert(fc.property(sheets, (answers) => assert.deepEqual(plan(Object.fromEntries(Object.entries(answers).toReversed())), plan(answers))), { numRuns: 300 });
  });

  it('what was worked out before, for other answers, days and partnerships, makes no difference', () => {
    const places = fc.constantFrom(undefined, ...edition.partnerships.map(({ id }) => id));
    const inputs = fc.record({ answers: sheets, partnership: places, on: fc.constantFrom('2019-05-05', '2024-12-05', on) });
    fc.assert(fc.property(inputs, ({ answers, partnership, on: day }) => {
      const input = { answers, on: day, ...(partnership === undefined ? {} : { partnership }) };
      assert.deepEqual(assess(edition, input), assess(structuredClone(edition), input));
    }), { numRuns: 60 });
  });

  it('“not known” is the same as no answer', () => {
    fc.assert(fc.property(sheets, fc.constantFrom(...edition.facts.map(({ id }) => id)), (answers, id) => {
      const { [id]: _taken, ...without } = answers;
      assert.deepEqual(plan({ ...without, [id]: 'unknown' }).actions, plan(without).actions);
    }), { numRuns: 300 });
  });

  it('every change that an explanation names does change the step, to what it says', () => {
    fc.assert(fc.property(sheets, fc.constantFrom(...edition.actions.map(({ id }) => id)), (answers, action) => {
      const explained = explain(edition, { answers, partnership: 'birmingham', on }, action);
      assert.ok(explained.ok);
      for (const { change, standing } of explained.explanation.steps[0]?.changes.slice(0, 5) ?? []) {
        assert.equal(plan({ ...answers, ...change }).actions.find(({ id }) => id === action)?.standing ?? 'absent', standing);
      }
    }), { numRuns: 60 });
  });
});
