import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { assess, compile } from '../procedure/index.ts';
import type { Answers, Fact } from '../procedure/index.ts';
import { readManual } from '../publication/index.ts';
import { EMPTY_ANSWER, postedFrom, readAnswer } from './answers.ts';
import { lawName, nothingChanges, planChanges } from './changes.ts';
import { needsReason, stepView } from './plan-view.ts';
import { nextQuestion, openQuestions, questionGroups, togetherQuestions } from './task-list.ts';

const compiled = compile(await readManual(join(import.meta.dirname, '..', '..', 'manual')));
assert.ok(compiled.ok);
const { edition } = compiled;
const on = '2026-11-24';
const plan = (answers: Answers) => assess(edition, { answers, on });
const fact = (id: string): Fact => edition.facts.find((one) => one.id === id) ?? assert.fail(id);

describe('an answer', () => {
  it('of each kind is read, and shown again as it was given', () => {
    for (const [id, value] of [['grooming', 'no'], ['suspect-kind', 'adult'], ['child-age', 14], ['happened-on', '2026-11-09'], ['platform', 'roblox'], ['platform', 'a small game'], ['grooming', 'unknown'], ['child-age', 'unknown']] as const) {
      assert.deepEqual(readAnswer(edition, fact(id), postedFrom(edition, fact(id), value), on), { ok: true, value });
    }
  });
  it('that is missing, both known and not known, or out of range is refused at its field', () => {
    const field = (id: string, posted: Partial<typeof EMPTY_ANSWER>): string => {
      const read = readAnswer(edition, fact(id), { ...EMPTY_ANSWER, ...posted }, on);
      return read.ok ? 'taken' : read.field;
    };
    assert.equal(field('grooming', {}), 'answer');
    assert.equal(field('child-age', {}), 'number');
    assert.equal(field('child-age', { number: '26' }), 'number');
    assert.equal(field('child-age', { number: '14', answer: 'unknown' }), 'answer');
    assert.equal(field('happened-on', { day: '25', month: '11', year: '2026' }), 'day');
    assert.equal(field('platform', { platform: 'another' }), 'text');
    assert.equal(field('platform', { platform: 'nowhere' }), 'platform');
  });
});

describe('the task list', () => {
  const none = { confirmed: {}, reported: {} };
  it('asks about danger first, and no question that was put off', () => {
    assert.equal(nextQuestion(edition, none, plan({}), []), 'immediate-danger');
    assert.equal(nextQuestion(edition, none, plan({}), ['immediate-danger']), 'self-harm-risk');
  });
  it('asks a lead to confirm what the report says, even where the plan does not depend on it', () => {
    const given = { confirmed: {}, reported: { 'immediate-danger': 'no' } };
    assert.equal(nextQuestion(edition, given, plan(given.reported), []), 'immediate-danger');
  });
  it('does not ask “not known” again, and still shows that it could change the plan', () => {
    const given = { confirmed: { 'immediate-danger': 'unknown' }, reported: {} };
    assert.notEqual(nextQuestion(edition, given, plan(given.confirmed), []), 'immediate-danger');
    const danger = openQuestions(edition, given, plan(given.confirmed)).find(({ id }) => id === 'immediate-danger');
    assert.equal(danger?.state, 'not-known');
    assert.ok(danger.decides.includes('Call 999'));
  });
  it('holds every question once, under its group, and offers only yes-or-no questions together', () => {
    const groups = questionGroups(edition, none, plan({}));
    assert.equal(groups.flatMap(({ questions }) => questions).length, edition.facts.length);
    for (const { id } of groups) assert.ok(togetherQuestions(edition, id, none, plan({})).every(({ kind }) => kind === 'yes-no'));
  });
});

describe('the questions on one page', () => {
  const ids = (given: { confirmed: Answers; reported: Answers }): readonly string[] => togetherQuestions(edition, 'happened', given, plan({ ...given.reported, ...given.confirmed })).map(({ id }) => id);
  it('hold a follow-up only once its question has been answered other than by no', () => {
    for (const [answers, isThere] of [[{}, false], [{ 'nudes-shared': 'no' }, false], [{ 'nudes-shared': 'yes' }, true], [{ 'nudes-shared': 'unknown' }, true]] as const) {
      assert.equal(ids({ confirmed: answers, reported: {} }).includes('nudes-under-13'), isThere, JSON.stringify(answers));
    }
    assert.ok(ids({ confirmed: {}, reported: { bullying: 'yes' } }).includes('bullying-severe'));
  });
  it('leave out what is answered, and keep what is not known', () => {
    const shown = ids({ confirmed: { grooming: 'no', 'live-streaming': 'unknown' }, reported: {} });
    assert.deepEqual([shown.includes('grooming'), shown.includes('live-streaming')], [false, true]);
  });
});

describe('a changed answer', () => {
  it('is told by what it does to each step', () => {
    const changes = planChanges(plan({ grooming: 'no' }), plan({ grooming: 'yes' }), { previous: edition, next: edition });
    assert.ok(changes.changed.some(({ id, from, to }) => id === 'refer-police' && from === 'possible' && to === 'required'));
    assert.ok(!nothingChanges(changes));
    assert.ok(nothingChanges(planChanges(plan({}), plan({}), { previous: edition, next: edition })));
  });
});

describe('a law', () => {
  it('is named once', () => {
    assert.equal(lawName({ statute: 'Serious Crime Act 2015', section: 's.76' }), 'Serious Crime Act 2015 s.76');
    assert.equal(lawName({ statute: 'Children Act 1989; Children Act 2004', section: 'Children Act 1989 ss.17, 47' }), 'Children Act 1989 ss.17, 47');
  });
});

describe('what must not be done', () => {
  const view = (id: string, state: 'must-not' | 'to-do') => {
    const planned = { id, standing: state === 'must-not' ? 'prohibited' : 'required', strength: null, after: [], deadline: null, because: [], pending: [] } as const;
    return stepView(edition, { id, planned, decision: null, state, waitsFor: [], due: null, overdue: false }, 'birmingham').title;
  };
  it('says so in its title, so that nobody reads it as something to do', () => {
    assert.match(view('ask-to-delete', 'must-not'), /^Do not: ask the young people/u);
    assert.match(view('ask-to-delete', 'to-do'), /^Ask the young people/u);
    assert.match(view('do-not-view-imagery', 'must-not'), /^Do not look/u);
  });
});

describe('a decision', () => {
  it('needs a reason where it departs from the procedure', () => {
    assert.deepEqual((['required', 'advised', 'possible', 'held', 'prohibited', 'absent'] as const).map((standing) => needsReason('done', standing)), [false, false, false, true, true, false]);
    assert.ok(needsReason('not-done', 'advised'));
  });
});
