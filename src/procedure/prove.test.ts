import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { readManual } from '../publication/index.ts';
import { assess, compile, prove } from './index.ts';
import type { Answer, Answers, Edition, Fact, ManualFile } from './index.ts';
import { placeOf } from './prove.ts';
import { untilIdle } from './smt-solver.ts';
import { toAnswers, toAssignment } from './smt-sheet.ts';

const on = '2026-11-24';
let files: readonly ManualFile[];
let edition: Edition;

before(async () => {
  files = await readManual(join(import.meta.dirname, '..', '..', 'manual'));
  edition = compiled(files);
});

function compiled(from: readonly ManualFile[]): Edition {
  const result = compile(from);
  assert.ok(result.ok, result.ok ? '' : result.faults.map(({ message }) => message).join('\n'));
  return result.edition;
}

/** The manual with one text of one file changed. */
function changed(path: string, text: string, instead: string): Edition {
  const file = files.find((one) => one.path === path);
  assert.ok(file?.text.includes(text), `${path} no longer holds “${text}”`);
  return compiled(files.map((one) => (one === file ? { ...one, text: one.text.replace(text, instead) } : one)));
}

function answerTo(fact: Fact): fc.Arbitrary<Answer | undefined> {
  const any = (...values: readonly Answer[]): fc.Arbitrary<Answer | undefined> => fc.constantFrom<(Answer | undefined)[]>(undefined, 'unknown', ...values);
  switch (fact.kind) {
    case 'yes-no': return any('yes', 'no', 'yes');
    case 'choice': return any(...(fact.options ?? []).map(({ value }) => value));
    case 'number': return any(4, 9, 10, 12, 13, 15, 16, 17, 18, 25);
    case 'date': return any('2014-06-01', '2019-01-01', '2026-03-01');
    case 'platform': return any('roblox', 'a game nobody knows');
  }
}

const sheets = (from: Edition): fc.Arbitrary<Answers> =>
  fc.record(Object.fromEntries(from.facts.map((fact) => [fact.id, answerTo(fact)]))).map((all) => Object.fromEntries(Object.entries(all).filter((entry): entry is [string, Answer] => entry[1] !== undefined)));

describe('the solver', () => {
  it('ends no thread that has answered and still has to say so', async () => {
    const threads = { runningWorkers: ['one that has answered'] };
    let isIdle = false;
    const idle = untilIdle(threads).then(() => (isIdle = true));
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(isIdle, false);
    threads.runningWorkers.pop();
    assert.equal(await idle, true);
  });
});

describe('the prover', () => {
  it('reads every set of answers just as assess does: each step has the same standing', () => {
    const place = placeOf(edition, 'birmingham', on);
    const standings = edition.actions.map(({ id }) => ({ id, of: place.world.plan.standing(id) }));
    fc.assert(fc.property(sheets(edition), (answers) => {
      const holds = place.world.terms.evaluate(toAssignment(answers, place.questions));
      const plan = new Map(assess(edition, { answers, partnership: 'birmingham', on }).actions.map(({ id, standing }) => [id, standing]));
      for (const { id, of } of standings) {
        const named = Object.entries(of).filter(([, term]) => holds(term)).map(([name]) => name);
        assert.deepEqual(named, [plan.get(id) ?? 'absent'], id);
      }
    }), { numRuns: 400 });
  });

  it('gives back the answers that it was given, but for those that are not known', () => {
    const { questions } = placeOf(edition, null, on);
    fc.assert(fc.property(sheets(edition), ({ platform: _text, ...answers }) => {
      const known = Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== 'unknown'));
      assert.deepEqual(toAnswers(toAssignment(answers, questions), questions), known);
    }), { numRuns: 200 });
  });

  it('proves every property of the manual, in the region and in each partnership with rules of its own, and none says nothing', async () => {
    const proofs = await prove(edition, { on });
    assert.ok(proofs.length >= edition.properties.length && edition.properties.length >= 20);
    assert.deepEqual(proofs.filter(({ outcome, applies }) => outcome !== 'holds' || !applies), []);
  });

  const weaker = [
    { what: 'telling the family no longer waits', path: 'rules/before-the-family.yaml', text: '  only-after: { tell-family: [consult-before-family, agree-family-plan] }\n', instead: '', property: 'family-not-before-police-or-social-care', step: 'tell-family', not: ['required', 'advised'] },
    { what: '999 is only advised', path: 'rules/danger.yaml', text: 'must: [call-999]', instead: 'should: [call-999]', property: 'danger-means-999', step: 'call-999', not: ['advised', 'possible', 'held', undefined] },
    { what: 'a concern about a worker is no longer for the LADO', path: 'rules/staff-and-volunteers.yaml', text: 'must: [refer-lado]', instead: 'should: [refer-lado]', property: 'workers-go-to-the-lado', step: 'refer-lado', not: ['advised', 'possible', undefined] },
  ] as const;
  for (const { what, path, text, instead, property, step, not } of weaker) {
    it(`finds it where ${what}, with answers on which the plan is really wrong`, async () => {
      const weak = changed(path, text, instead);
      const [proof] = await prove(weak, { on, partnerships: [null], properties: [property] });
      assert.equal(proof?.outcome, 'fails');
      assert.ok(proof.counterExample);
      const { actions } = assess(weak, { answers: proof.counterExample.answers, on });
      assert.ok((not as readonly unknown[]).includes(actions.find(({ id }) => id === step)?.standing));
    });
  }

  it('refuses a claim about an action that is not there, with its line and the nearest one', () => {
    const result = compile([...files.filter(({ path }) => path !== 'properties.yaml'), { path: 'properties.yaml', text: '- id: p\n  title: P\n  claim:\n    then: { plan: { call-99: required } }\n  cites: [S33]\n' }]);
    assert.ok(!result.ok);
    const [fault] = result.faults;
    assert.deepEqual([fault?.file, fault?.line], ['properties.yaml', 4]);
    assert.match(`${fault?.message} ${fault?.mend}`, /call-99.*call-999/);
  });
});
