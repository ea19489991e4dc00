/** What an answer, a rule and a plan mean: shown on the rules of a tennis club. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assess, compareEditions, compile, explain, faultLine } from './index.ts';
import type { Answers, Edition, PlannedAction } from './index.ts';
import { club, clubFiles, clubRules } from './club.test-support.ts';

const on = '2026-05-01';
const edition = club();
const step = (id: string, answers: Answers, under: Edition = edition): PlannedAction | undefined => assess(under, { answers, on }).actions.find((action) => action.id === id);
const standing = (id: string, answers: Answers, under?: Edition): string => step(id, answers, under)?.standing ?? 'absent';

describe('three-valued answers', () => {
  const truth = (when: string, answers: Answers): string => {
    const found = standing('cover', answers, club({ 'rules/play.yaml': `- { id: one, tier: regional, says: One., when: ${when}, must: [cover], cites: [C1] }` }));
    return { required: 'yes', possible: 'unknown', absent: 'no' }[found] ?? found;
  };
  const values = ['yes', 'no', 'unknown'] as const;
  const and = { yes: { yes: 'yes', no: 'no', unknown: 'unknown' }, no: { yes: 'no', no: 'no', unknown: 'no' }, unknown: { yes: 'unknown', no: 'no', unknown: 'unknown' } };
  const or = { yes: { yes: 'yes', no: 'yes', unknown: 'yes' }, no: { yes: 'yes', no: 'no', unknown: 'unknown' }, unknown: { yes: 'yes', no: 'unknown', unknown: 'unknown' } };
  for (const a of values) {
    for (const b of values) {
      it(`“all” of ${a} and ${b} is ${and[a][b]}, “any” is ${or[a][b]}`, () => {
        assert.equal(truth('{ all: [ { raining: yes }, { windy: yes } ] }', { raining: a, windy: b }), and[a][b]);
        assert.equal(truth('{ any: [ { raining: yes }, { windy: yes } ] }', { raining: a, windy: b }), or[a][b]);
      });
    }
    it(`“not” of ${a} is its opposite, and “not ruled out” of ${a} is known`, () => {
      assert.equal(truth('{ not: { raining: yes } }', { raining: a }), { yes: 'no', no: 'yes', unknown: 'unknown' }[a]);
      assert.equal(truth('{ not-ruled-out: { raining: yes } }', { raining: a }), a === 'no' ? 'no' : 'yes');
    });
  }
  it('an answer that is not given is not known, and so is one that nobody can read', () => {
    const unread: readonly Answers[] = [{}, { raining: 'unknown' }, { raining: 'perhaps' }];
    for (const answers of unread) assert.equal(truth('{ raining: yes }', answers), 'unknown');
  });
  it('a number is compared with its bound, the bound itself included or not as written', () => {
    for (const [players, expected] of [[3, 'no'], [4, 'yes'], ['unknown', 'unknown']] as const) assert.equal(truth('{ players: { at-least: 4 } }', { players }), expected);
    assert.equal(truth('{ players: { below: 4 } }', { players: 4 }), 'no');
  });
  it('a question that is only asked when another is yes counts as no when that one is no, and as not known while it is open', () => {
    assert.equal(truth('{ gusts: yes }', { windy: 'no' }), 'no');
    assert.equal(truth('{ gusts: yes }', {}), 'unknown');
    assert.equal(truth('{ gusts: yes }', { windy: 'no', gusts: 'yes' }), 'yes');
  });
});

describe('how a step stands', () => {
  it('a must beats a should', () => {
    assert.equal(standing('cover', { raining: 'no', windy: 'yes', gusts: 'yes' }), 'advised');
    assert.equal(standing('cover', { raining: 'yes', windy: 'yes', gusts: 'yes' }), 'required');
  });
  it('what must not be done is prohibited, whatever else asks for it', () => assert.equal(standing('play', { raining: 'yes', players: 4 }), 'prohibited'));
  it('a duty that may yet be forbidden is possible, pending the question that decides, and says what it would be', () => {
    const play = step('play', { players: 4 });
    assert.deepEqual([play?.standing, play?.strength, play?.pending], ['possible', 'required', ['raining']]);
  });
  it('a duty that waits is held after what comes first, and free where the wait is ruled out', () => {
    const held = step('open-gate', { players: 2, windy: 'yes' });
    assert.deepEqual([held?.standing, held?.strength, held?.after], ['held', 'advised', ['hand-over-keys']]);
    assert.equal(standing('open-gate', { players: 2, windy: 'no' }), 'advised');
    assert.equal(standing('open-gate', { players: 2 }), 'possible');
  });
  it('a wait alone brings no step, and a step without any rule is absent', () => {
    assert.equal(standing('open-gate', { players: 0, windy: 'yes' }), 'absent');
    assert.equal(standing('cover', { raining: 'no', windy: 'no' }), 'absent');
  });
  it('each step names the rules and answers it rests on, and their paragraphs', () => {
    assert.deepEqual(step('cover', { raining: 'yes' })?.because, [{ rule: 'cover-when-wet', answers: { raining: 'yes' }, cites: ['C1'] }]);
    assert.equal(step('cover', { raining: 'yes' })?.deadline, 'immediately');
  });
});

describe('the questions', () => {
  const asked = (answers: Answers): readonly string[] => assess(edition, { answers, on }).questions;
  it('come in their order of urgency', () => assert.deepEqual(asked({}), ['raining', 'windy', 'gusts', 'players']));
  it('are not asked where they can change nothing', () => {
    assert.deepEqual(asked({ raining: 'yes', windy: 'no', players: 0 }), []);
    assert.ok(!asked({ windy: 'no' }).includes('gusts'));
    assert.ok(!asked({ raining: 'yes', windy: 'yes', players: 1 }).includes('gusts'), 'a must is not changed by a should');
  });
});

describe('an explanation', () => {
  it('gives the smallest different answer that changes a step', () => {
    const explained = explain(edition, { answers: { raining: 'yes', windy: 'no' }, on }, 'cover');
    assert.ok(explained.ok);
    const [cover] = explained.explanation.steps;
    assert.deepEqual(cover?.rules.map(({ id, effect, holds }) => [id, effect, holds]), [['cover-when-wet', 'must', 'yes']]);
    assert.ok(cover?.changes.some(({ change, standing: came }) => change['raining'] === 'no' && came === 'absent'));
  });
  it('of something that is not in the plan says what would bring it; an action that is not there is refused with the nearest', () => {
    const explained = explain(edition, { answers: { raining: 'no', windy: 'no' }, on }, 'cover');
    assert.ok(explained.ok);
    assert.ok(explained.explanation.steps[0]?.changes.some(({ change }) => change['raining'] === 'yes'));
    const refused = explain(edition, { answers: {}, on }, 'coover');
    assert.match(refused.ok ? '' : refused.message, /coover.*cover/u);
  });
});

describe('an edition', () => {
  it('has the same hash whatever the order of files and keys, and another for any change of a word', () => {
    const turned = compile(clubFiles().toReversed());
    assert.equal(turned.ok && turned.edition.hash, edition.hash);
    assert.notEqual(club({ 'rules/play.yaml': clubRules.replace('Cover wet courts.', 'Cover the wet courts.') }).hash, edition.hash);
    const keys = clubRules.replace('{ id: cover-when-wet, tier: regional, says: Cover wet courts., when: { raining: yes }, must: [cover], cites: [C1] }', '{ cites: [C1], must: [cover], when: { raining: yes }, says: Cover wet courts., tier: regional, id: cover-when-wet }');
    assert.equal(club({ 'rules/play.yaml': keys }).hash, edition.hash);
  });
  it('is compared with another: which rules differ', () => {
    const difference = compareEditions(edition, club({ 'rules/play.yaml': clubRules.replace('must: [cover]', 'should: [cover]') }));
    assert.deepEqual([difference.rules.changed, difference.rules.added, difference.rules.removed], [['cover-when-wet'], [], []]);
  });
});

describe('a faulty manual', () => {
  const faults = (instead: Readonly<Record<string, string>>): string => {
    const compiled = compile(clubFiles(instead));
    return compiled.ok ? '' : compiled.faults.map(faultLine).join('\n');
  };
  const rule = (text: string): Readonly<Record<string, string>> => ({ 'rules/play.yaml': `${clubRules}- { id: extra, tier: regional, says: Extra., ${text} }\n` });
  const bad: readonly (readonly [what: string, instead: Readonly<Record<string, string>>, says: RegExp])[] = [
    ['an action that is not there', rule('when: always, must: [coverr], cites: [C1]'), /rules\/play\.yaml:8: .*coverr.*cover/u],
    ['a question that is not there', rule('when: { rainin: yes }, must: [cover], cites: [C1]'), /play\.yaml:8: .*rainin.*raining/u],
    ['an answer that is none', rule('when: { raining: maybe }, must: [cover], cites: [C1]'), /play\.yaml:8: .*maybe/u],
    ['a paragraph that is not there', rule('when: always, must: [cover], cites: [C9]'), /play\.yaml:8: .*C9/u],
    ['a rule that cites nothing', rule('when: always, must: [cover]'), /play\.yaml:8: .*cites/u],
    ['a key that is not known', rule('when: always, musst: [cover], cites: [C1]'), /play\.yaml:8: .*musst.*must/u],
    ['an id that stands twice', { 'rules/play.yaml': `${clubRules}${clubRules.trim().split('\n')[0]}\n` }, /cover-when-wet/u],
    ['two steps that wait for each other', rule('when: always, only-after: { hand-over-keys: [open-gate] }, cites: [C2]'), /hand-over-keys|open-gate/u],
    ['“not ruled out” inside “not”', rule('when: { not: { not-ruled-out: { raining: yes } } }, must: [cover], cites: [C1]'), /not-ruled-out/u],
    ['YAML that cannot be read', { 'rules/play.yaml': '- { id: [' }, /rules\/play\.yaml:\d+: /u],
    ['a local rule that forbids what the region requires', { 'partnerships/hill.yaml': HILL('must-not: [cover]') }, /hill.*forbids “cover”.*cover-when-wet|forbids “cover”/u],
    ['a local rule that holds back what the region requires', { 'partnerships/hill.yaml': HILL('only-after: { cover: [play] }') }, /holds back “cover”/u],
  ];
  for (const [what, instead, says] of bad) it(`with ${what} is refused, with file, line and how to mend it`, () => assert.match(faults(instead), says));

  it('tells all its faults at once', () => {
    const all = faults({ ...rule('when: { rainin: yes }, must: [coverr], cites: [C9]') });
    for (const word of ['rainin', 'coverr', 'C9']) assert.match(all, new RegExp(word, 'u'));
  });
  it('a local rule may add and tighten', () => {
    const local = club({ 'partnerships/hill.yaml': HILL('must: [hand-over-keys]') });
    const plan = assess(local, { answers: {}, on, partnership: 'hill' });
    assert.equal(plan.actions.find(({ id }) => id === 'hand-over-keys')?.standing, 'required');
    assert.notEqual(standing('hand-over-keys', {}, local), 'required');
  });
});

function HILL(does: string): string {
  return `id: hill\nname: Hill\npolice: Hill Police\ncontacts: []\nparagraphs:\n  - { id: hill-1, heading: Keys, text: Keys on the hill. }\nrules:\n  - { id: hill-keys, tier: local, says: On the hill., when: always, ${does}, cites: [hill-1] }\nparameters: []\n`;
}
