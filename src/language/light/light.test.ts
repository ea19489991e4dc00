import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { wordings } from '../wordings.test-support.ts';
import { choosing } from './choose.ts';
import { createLightChecker, findLight } from './find.ts';
import { joinedLines } from './lines.ts';
import type { LightWordings } from './model.ts';

const groups = { filler: '=a =an =the =again', self: '=herself =himself =themselves', denial: '=not =never', 'denial-link': '=did =she =to', adult: 'man teacher', child: 'girl boy =she =he', reporting: 'say write', preposition: '=with =by' };
const kinds = [{ group: 'blame', kind: 'blame', why: 'It moves the blame.', principle: 'Who harms is responsible', source: 'Guidance' }] as const;
const pattern = (id: string, find: string, more: Partial<LightWordings['patterns'][number]> = {}): LightWordings['patterns'][number] => ({ id, kind: 0, ofChild: true, evenDenied: false, write: 'Say who did what.', find, ...more });
const checker = createLightChecker({
  groups, kinds, irregular: { put: ['puts', 'putting'] },
  patterns: [pattern('at-risk', 'put|place @self 1at|in danger|risk'), pattern('manipulative', 'manipulative'), pattern('blameless', 'not <1blameless'), pattern('engage', 'not engage', { evenDenied: true, ofChild: false })],
});
const found = (text: string): readonly string[] => findLight(checker, text).map(({ text: words }) => words);

describe('the small checker', () => {
  it('finds a wording in its forms, with words between, and says where it stands, why it harms and what to write', () => {
    assert.deepEqual(['She put herself at risk.', 'They were putting themselves, again, in danger.', 'Placed himself straight at the risk.'].flatMap(found), ['put herself at risk', 'putting themselves, again, in danger', 'Placed himself straight at the risk']);
    const [finding] = findLight(checker, 'Note: she put herself at risk.');
    assert.deepEqual(finding, { start: 10, end: 29, text: 'put herself at risk', group: 'blame', kind: 'blame', pattern: 'at-risk', why: 'It moves the blame.', suggest: 'Say who did what.', fitted: null, principle: 'Who harms is responsible', source: 'Guidance' });
  });

  it('forgives a typing mistake in a longer word, but not in a name', () => assert.deepEqual(['She is maniplative.', 'She is manipulatvie.', 'She is manipullative.', 'He is Manipulatve.', 'She is manipulate.'].flatMap(found), ['maniplative', 'manipulatvie', 'manipullative']));

  it('flags only the part of a wording that is marked', () => assert.deepEqual(found('He is not wholly blameless.'), ['blameless']));

  it('leaves alone what is denied, unless that harms too', () => {
    assert.deepEqual(['She did not put herself at risk.', 'She never did put herself at risk.', "He isn't manipulative."].flatMap(found), []);
    assert.deepEqual(["She didn't engage.", 'She did not engage.'].flatMap(found), ["didn't engage", 'not engage']);
  });

  it('leaves alone what is said of an adult, and not what an adult says', () => {
    assert.deepEqual(['The man put himself at risk.', 'The teacher is manipulative.'].flatMap(found), []);
    assert.deepEqual(['The teacher wrote that she put herself at risk.', 'The girl with the man put herself at risk.'].flatMap(found), ['put herself at risk', 'put herself at risk']);
  });

  it('leaves alone somebody’s own words, other groups, and ranges that are exempt', () => {
    assert.deepEqual(found('She said: "I am manipulative." Her own words: manipulative.'), []);
    assert.deepEqual(findLight(checker, 'She is manipulative.', { groups: ['recording'] }), []);
    assert.deepEqual(findLight(checker, 'She is manipulative.', { exempt: [{ from: 7, to: 19 }] }), []);
  });

  it('does not go from one sentence into the next', () => assert.deepEqual(['She put herself. At risk is he.', 'She put herself\n\nat risk.', 'With Mr. Lee she put herself at risk.'].flatMap(found), ['put herself at risk']));
});

describe('choosing its wordings', () => {
  const manual = wordings();
  const [any] = manual.patterns;
  assert.ok(any);
  const made = (id: string, find: string): typeof any => ({ ...any, id, find: [find], needs: [], age: null, introduced: false, about: 'child' });
  const language = { ...manual, patterns: [made('at-risk', '(put|place) @self ..1 (at|in) ..4 (risk|danger)'), made('promiscuous', 'promiscuous')] };
  const example = (text: string, words: string): Parameters<typeof choosing>[1][number] => ({ text, flags: [{ start: text.indexOf(words), end: text.indexOf(words) + words.length, group: 'blame' }] });
  const examples = [example('She put herself at risk.', 'put herself at risk'), example('He put himself at risk by going.', 'put himself at risk'), example('She is promiscuous.', 'promiscuous'), { text: 'The router is in promiscuous mode.', flags: [] }, { text: 'The card was left in promiscuous mode.', flags: [] }];

  it('takes what finds most in texts for its length, and nothing that is wrong as often as right', () => {
    const { patterns } = choosing(language, examples)(1_000);
    assert.deepEqual(patterns.map(({ id, find }) => [id, find]), [['at-risk', 'put @self 1at 4risk']]);
  });

  it('takes less where there is less room', () => assert.deepEqual(choosing(language, examples)(0).patterns, []));

  it('writes lines that differ in one step as one', () => assert.deepEqual(joinedLines(['put @self at', 'place @self at', 'put @self 1at', 'risk']), ['place|put @self at', 'put @self 1at', 'risk']));
});
