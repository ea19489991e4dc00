import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { allFaults, draftFrom, faultsOf, FIELDS, FIELDS_OF, fingerprintOf, happenedOn, isEmpty, reporterRole, STEPS, toReport, withStep } from './domain.ts';
import type { Draft } from './domain.ts';

const today = '2026-11-24';
const good = draftFrom({ danger: 'no', seen: 'Seen something', words: '  “he  said”\n', child: ' Amy ', about: 'none' });
const drafts: fc.Arbitrary<Draft> = fc.record(Object.fromEntries(FIELDS.map((field) => [field, fc.string({ maxLength: 30 })])) as Record<(typeof FIELDS)[number], fc.Arbitrary<string>>, { noNullPrototype: true });

describe('a report while it is written', () => {
  it('asks each field on one page, and no field on none', () => {
    assert.deepEqual(STEPS.flatMap((step) => FIELDS_OF[step]).toSorted(), [...FIELDS].toSorted());
  });
  it('keeps everything that other pages hold when one page is sent', () => {
    fc.assert(fc.property(drafts, drafts, fc.constantFrom(...STEPS), (before, posted, step) => {
      const after = withStep(before, step, posted);
      for (const field of FIELDS) assert.equal(after[field], FIELDS_OF[step].includes(field) ? posted[field] : before[field]);
    }));
  });
  it('is given back as it was typed, whatever else is stored beside it', () => {
    fc.assert(fc.property(drafts, (draft) => assert.deepEqual(draftFrom(JSON.parse(JSON.stringify({ ...draft, other: 1 })) as Record<string, unknown>), draft)));
  });
  it('never alters the child’s own words', () => {
    fc.assert(fc.property(fc.string(), (words) => assert.equal(toReport({ ...good, words }).childsWords, words)));
    assert.equal(toReport(good).child, 'Amy');
  });
  it('can be told from any other state of itself', () => {
    fc.assert(fc.property(drafts, drafts, (a, b) => assert.equal(fingerprintOf(a) === fingerprintOf(b), JSON.stringify(a) === JSON.stringify(b))));
  });
  it('is empty where nothing has been typed but blanks', () => {
    assert.ok(isEmpty(draftFrom({ seen: '  \n' })));
    assert.ok(!isEmpty(good));
  });
});

describe('what has to be mended', () => {
  it('nothing, in a report with the least that is needed', () => assert.deepEqual(allFaults(good, today), []));
  it('the child’s words alone are enough', () => assert.deepEqual(faultsOf('what', { ...good, seen: '' }, today), []));
  for (const [what, draft] of [
    ['no answer on danger', { ...good, danger: '' }], ['nothing seen or said', { ...good, seen: ' ', words: '' }], ['no child', { ...good, child: '' }],
    ['nobody it is about', { ...good, about: 'x' }], ['a day that is none', { ...good, 'happened-day': '31', 'happened-month': '4', 'happened-year': '2026' }],
    ['another platform without its name', { ...good, platform: 'other' }], ['two platforms', { ...good, platform: 'roblox', 'platform-other': 'Yubo' }],
    ['tomorrow', { ...good, 'happened-day': '25', 'happened-month': '11', 'happened-year': '2026' }], ['a text that is too long', { ...good, where: 'x'.repeat(501) }],
  ] as const) it(`${what}: one thing, named`, () => assert.equal(allFaults(draft, today).length, 1));
  it('every field has a longest text, and says how much to take out', () => {
    for (const field of ['seen', 'words', 'child', 'age', 'others', 'when', 'where', 'platform', 'platform-other', 'done'] as const) {
      const found = allFaults({ ...good, [field]: 'x'.repeat(20_001) }, today);
      assert.ok(found.some((fault) => fault.field === field && /characters or fewer. Take out [\d,]+$/u.test(fault.message)), field);
    }
  });
  it('a day is read in any usual way of writing it, and not otherwise', () => {
    const day = (d: string, m: string, y: string): string | null => happenedOn({ ...good, 'happened-day': d, 'happened-month': m, 'happened-year': y });
    assert.equal(day('9', '11', '2026'), '2026-11-09');
    assert.equal(day(' 09', '11 ', '2026'), '2026-11-09');
    for (const [d, m, y] of [['0', '1', '2026'], ['x', '1', '2026'], ['1', '13', '2026'], ['29', '2', '2026'], ['1', '1', '26']] as const) assert.equal(day(d, m, y), null);
  });
});

describe('the platform', () => {
  it('is what was chosen, or what was typed, and is not lost where only the second was used', () => {
    const platform = (chosen: string, typed: string): string => toReport({ ...good, platform: chosen, 'platform-other': typed }).platform;
    assert.deepEqual([platform('', ''), platform('roblox', ''), platform('other', ' Yubo '), platform('', 'Yubo')], ['', 'roblox', 'Yubo', 'Yubo']);
  });
});

describe('the role in which somebody reports', () => {
  it('is the one with the most duty', () => assert.deepEqual([['reporter'], ['reporter', 'dsl'], ['dsl', 'head']].map((roles) => reporterRole(roles as never)), ['staff', 'dsl', 'head']));
});
