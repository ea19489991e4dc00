import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { handrail } from './run.test-support.ts';

const manual = join(import.meta.dirname, '..', '..', 'manual');
let folder: string;

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'handrail-cli-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of the manual, by this name, in which words of files were replaced. */
function altered(name: string, edits: readonly (readonly [file: string, from: string, to: string])[]): string {
  const copy = join(folder, name);
  cpSync(manual, copy, { recursive: true });
  for (const [file, from, to] of edits) writeFileSync(join(copy, file), readFileSync(join(copy, file), 'utf8').replace(from, to));
  return copy;
}

const answers = (given: unknown): string => JSON.stringify({ answers: given, partnership: 'birmingham', on: '2026-11-24' });

describe('assess', () => {
  it('gives the plan of the contract', () => {
    const { code, out } = handrail(['assess', '-'], answers({ 'child-age': 10, grooming: 'yes', 'suspect-kind': 'adult', 'immediate-danger': 'no', 'reporter-role': 'staff' }));
    assert.equal(code, 0);
    const plan = JSON.parse(out);
    assert.deepEqual(Object.keys(plan), ['edition', 'actions', 'questions', 'law']);
    assert.match(plan.edition, /^[0-9a-f]{64}$/u);
    const police = plan.actions.find((action: { id: string }) => action.id === 'refer-police');
    assert.deepEqual(Object.keys(police), ['id', 'standing', 'after', 'deadline', 'because', 'pending']);
    assert.equal(police.standing, 'required');
    assert.deepEqual(Object.keys(police.because[0]), ['rule', 'answers', 'cites']);
    assert.deepEqual(plan.actions.find((action: { id: string }) => action.id === 'tell-family').after.toSorted(), ['agree-family-plan', 'consult-before-family']);
    assert.deepEqual(Object.keys(plan.law[0]).toSorted(), ['id', 'inForce', 'section', 'statute', 'why']);
  });

  it('reads a file, lays flags over it, and writes text where asked', () => {
    const file = join(folder, 'case.json');
    writeFileSync(file, answers({ 'immediate-danger': 'yes' }));
    const { code, out } = handrail(['assess', file, '--partnership', 'coventry', '--on', '2026-01-05', '--format', 'text']);
    assert.equal(code, 0);
    assert.match(out, /MUST\n {2}Call 999 \(call-999\): at once/u);
  });

  const bad: readonly (readonly [what: string, args: readonly string[], input: string | Uint8Array, says: RegExp])[] = [
    ['no file', ['assess'], '', /Name the file/u],
    ['a file that is not there', ['assess', 'nowhere.json'], '', /no file “nowhere\.json”/u],
    ['a folder', ['assess', tmpdir()], '', /is a folder/u],
    ['an empty file', ['assess', '-'], '', /is empty/u],
    ['something that is not JSON', ['assess', '-'], '{"answers": }', /not JSON/u],
    ['something that is not UTF-8', ['assess', '-'], new Uint8Array([0xff, 0xfe, 0x7b]), /UTF-8/u],
    ['a key that stands twice', ['assess', '-'], '{"answers": {"child-age": 3,\n "child-age": 4}}', /line 2: a key stands twice/u],
    ['a file that is far too large', ['assess', '-'], ' '.repeat(1_000_001), /more than 1,000,000 bytes/u],
    ['no object', ['assess', '-'], '[]', /should be an object/u],
    ['an unknown answer', ['assess', '-'], answers({ 'child-agee': 14 }), /child-agee.*child-age/u],
    ['an answer to no question, with those that share a part of its name', ['assess', '-'], answers({ 'nude-image': 'yes' }), /nude-image.*one of: .*nudes-shared/u],
    ['the wrong kind', ['assess', '-'], answers({ 'child-age': 'fourteen' }), /child-age/u],
    ['an age out of range', ['assess', '-'], answers({ 'child-age': 99 }), /child-age.*25/u],
    ['an answer that is none', ['assess', '-'], answers({ grooming: 'perhaps' }), /perhaps.*grooming/u],
    ['a date that is none', ['assess', '-'], answers({ 'happened-on': '2026-02-30' }), /happened-on/u],
    ['an unknown partnership', ['assess', '-', '--partnership', 'birmingam'], answers({}), /birmingam.*birmingham/u],
    ['a day out of range', ['assess', '-', '--on', '1805-10-21'], answers({}), /1805-10-21/u],
    ['a day that is none', ['assess', '-', '--on', 'yesterday'], answers({}), /yesterday/u],
    ['an unknown edition', ['assess', '-', '--edition', 'abcdef123456'], answers({}), /No published edition begins with abcdef123456/u],
    ['an edition that is no hash', ['assess', '-', '--edition', '../../etc'], answers({}), /not the hash of an edition/u],
    ['an unknown format', ['assess', '-', '--format', 'xml'], answers({}), /xml.*--format text/u],
    ['an unknown flag', ['assess', '-', '--partnersip', 'x'], answers({}), /--partnersip.*--partnership/u],
    ['a flag without its value', ['assess', '-', '--on'], answers({}), /--on.*needs a value/u],
    ['a flag given twice', ['assess', '-', '--on', '2026-01-01', '--on', '2026-01-02'], answers({}), /given twice/u],
    ['too many files', ['assess', '-', 'other.json'], answers({}), /one thing too many/u],
    ['a manual that is no folder', ['assess', '-', '--manual', 'nowhere'], answers({}), /not a folder/u],
    ['a key of every object', ['assess', '-'], '{"answers": {"__proto__": {"grooming": "yes"}, "constructor": "yes"}}', /constructor/u],
    ['an unknown command', ['asses', '-'], '', /asses.*assess/u],
    ['an unknown action to explain', ['explain', '-', 'refer-polise'], answers({}), /refer-polise.*refer-police/u],
    ['no file to explain', ['explain'], '', /Name the file/u],
    ['one edition only', ['compare', 'working'], '', /Name two editions/u],
    ['an edition that is not there', ['compare', 'working', 'abcdef'], '', /No published edition/u],
    ['a folder that is not there', ['check', 'nowhere'], '', /not a folder/u],
    ['a partnership that is not there', ['prove', '--partnership', 'mercia'], '', /mercia.*birmingham/u],
    ['a day that is none, to prove', ['prove', '--on', '24.11.2026'], '', /no date/u],
    ['a folder that is not there, to publish', ['edition', 'nowhere'], '', /not a folder/u],
    ['a port that is none', ['serve', '--port', 'many'], '', /no port/u],
    ['something after serve', ['serve', 'now'], '', /one thing too many/u],
    ['no command', [], '', /handrail assess/u],
  ];
  for (const [what, args, input, says] of bad) {
    it(`refuses ${what} with exit code 2, a sentence, and nothing on standard output`, () => {
      const { code, out, said } = handrail(args, input);
      assert.deepEqual({ code, out }, { code: 2, out: '' });
      assert.match(said, says);
    });
  }

  it('says every mistake at once, one line each', () => {
    const { said } = handrail(['assess', '-'], answers({ 'child-age': -3, groming: 'yes', bullying: 7 }));
    assert.equal(said.trim().split('\n').length, 3);
  });
});

describe('the other commands', () => {
  it('explain says why, and what would change it', () => {
    const { code, out } = handrail(['explain', '-', 'refer-police', '--format', 'text'], answers({ 'abusive-images': 'yes', 'immediate-danger': 'no' }));
    assert.equal(code, 0);
    assert.match(out, /abuse-images-to-the-police/u);
    assert.match(out, /S34/u);
    assert.match(out, /abusive-images: no/u);
  });

  it('help and --help go to standard output', () => {
    for (const args of [['help'], ['--help'], ['assess', '--help']]) {
      const { code, out } = handrail(args);
      assert.equal(code, 0);
      assert.match(out, /assess FILE/u);
    }
  });

  it('check finds every fault of a manual at once, and nothing is assessed, published or served under it', () => {
    const copy = join(folder, 'faulty');
    cpSync(manual, copy, { recursive: true });
    const file = join(copy, 'rules', 'danger.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('must: [call-999]', 'must: [call-99]').replace('S33', 'S330'));
    const { code, out } = handrail(['check', copy]);
    assert.equal(code, 1);
    assert.match(out, /rules\/danger\.yaml:\d+: .*call-99.*call-999/u);
    assert.match(out, /rules\/danger\.yaml:\d+: .*S330/u);
    for (const args of [['assess', '-', '--manual', copy], ['edition', copy], ['serve', '--manual', copy, '--data', join(folder, 'data'), '--port', '0']]) {
      const ran = handrail(args, answers({}));
      assert.deepEqual([ran.code, ran.out], [3, '']);
      assert.match(ran.said, /danger\.yaml:\d+/u);
    }
  });

  it('check tells of a worked case that does not come out as written, with its line and beside faults of the wordings and of the form of a referral, and nothing is published or served', () => {
    const copy = altered('contradicting', [
      ['rules/bullying.yaml', 'must: [follow-anti-bullying-policy]', 'should: [follow-anti-bullying-policy]'],
      ['language/adultify.yaml', 'principle: child-first', 'principle: child-firts'],
      ['referrals/prevent.yaml', 'from: child-age', 'from: child-ages'],
    ]);
    const { code, out } = handrail(['check', copy]);
    assert.equal(code, 1);
    assert.match(out, /scenarios\/[a-z-]+\.yaml:\d+: worked case nude-and-hate: must: “follow-anti-bullying-policy”/u);
    assert.match(out, /language\/adultify\.yaml:\d+: .*child-firts/u);
    assert.match(out, /referrals\/prevent\.yaml:\d+: .*child-ages.*Did you mean “child-age”/u);
    for (const args of [['edition', copy], ['serve', '--manual', copy, '--data', join(folder, 'data'), '--port', '0']]) {
      const ran = handrail(args);
      assert.deepEqual([ran.code, ran.out], [3, '']);
      assert.match(ran.said, /worked case nude-and-hate/u);
    }
  });

  it('check tells of an example that a wording misses beside a worked case that does not come out', () => {
    const copy = altered('unmet', [
      ['rules/bullying.yaml', 'must: [follow-anti-bullying-policy]', 'should: [follow-anti-bullying-policy]'],
      ['language/adultify.yaml', 'She is streetwise and can look after herself.', 'She came at nine.'],
    ]);
    const { code, out } = handrail(['check', copy, '--format', 'json']);
    assert.equal(code, 1);
    const told = JSON.parse(out);
    assert.match(told.faults.join('\n'), /worked case nude-and-hate/u);
    assert.match(told.faults.join('\n'), /wording streetwise: not found in “She came at nine\.”/u);
    assert.match(told.edition, /^[0-9a-f]{12}/u);
    assert.ok(told.cases > 30);
  });

  it('edition publishes once, is found by its hash, and compare tells two editions apart', () => {
    const copy = join(folder, 'published');
    cpSync(manual, copy, { recursive: true });
    const first = handrail(['edition', copy]);
    assert.equal(first.code, 0);
    const hash = first.out.trim();
    assert.match(handrail(['edition', copy]).said, /published before/u);
    const plan = JSON.parse(handrail(['assess', '-', '--manual', copy, '--edition', hash.slice(0, 8)], answers({ 'immediate-danger': 'yes' })).out);
    assert.equal(plan.edition, hash);
    const rules = join(copy, 'rules', 'hate.yaml');
    writeFileSync(rules, readFileSync(rules, 'utf8').replace('should: [report-hate-crime]', 'must: [report-hate-crime]'));
    const { code, out } = handrail(['compare', hash.slice(0, 12), 'working', '--manual', copy, '--format', 'text']);
    assert.equal(code, 0);
    assert.match(out, /rules changed: hate-is-reported/u);
    assert.match(out, /racist-abuse-in-a-class-group: .*report-hate-crime advised → required/u);
  });
});
