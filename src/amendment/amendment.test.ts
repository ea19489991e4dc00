/** How the text of a paragraph is replaced, over the real chapters, and what may be done with an amendment. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { compile, placedParagraphs } from '../procedure/index.ts';
import type { Compiled, ManualFile } from '../procedure/index.ts';
import { editionsWith, readManual } from '../publication/index.ts';
import { afterAct, apart, applied, approvedOf, effectOf, faultOfText, isSound, paragraphIn, refusalOf, replaced, withText, writersOf } from './domain.ts';
import type { Act, Amendment, AmendmentVersion } from './domain.ts';
import { readReview, readText, readWithdrawal } from './forms.ts';
import { effectsOver } from './opened.ts';

const files = await readManual(join(import.meta.dirname, '../../manual'));
const chapters = files.filter(({ path }) => path.startsWith('chapters/'));
const compiled = compile(files);
assert.ok(compiled.ok);
const fileOf = (all: readonly ManualFile[], path: string): string => all.find((one) => one.path === path)?.text ?? '';
const textOf = (all: readonly ManualFile[], id: string): string => paragraphIn(all, id)?.text ?? '';

const VERSION: AmendmentVersion = {
  version: 1, file: 'chapters/online-safety.md', paragraph: 'S33', base: textOf(files, 'S33'), text: 'Call 999.', why: 'Shorter to read', comment: '', state: 'approved',
  authorId: 'writer', authorName: 'Writer', writtenAt: '2026-11-28T09:00:00.000Z',
};
let number = 0;
const amended = (version: Partial<AmendmentVersion>): Amendment => {
  const latest = { ...VERSION, ...version };
  return { id: `amendment-${(number += 1)}`, latest, versions: [latest] };
};

const CLUB = '---\nid: club\n---\n\n## Courts\n\n### Booking {#C1}\nBook a day before.\n\n> Note: It was two days.\n\n### Lights {#C2}\n\n## Visitors\n\n### Guests {#C3}\nSign the book.\n\nPay at the desk.';
const club: readonly ManualFile[] = [{ path: 'chapters/club.md', text: CLUB }];

describe('the text of a paragraph', () => {
  it('is the one that readers see, with its notes, in every chapter', () => {
    for (const { id, heading, text, note } of compiled.edition.paragraphs) {
      const found = paragraphIn(files, id);
      assert.equal(found?.heading, heading, id);
      for (const part of [text, note ?? ''].flatMap((one) => one.split('\n'))) assert.ok(found?.text.includes(part), id);
    }
    assert.equal(paragraphIn(files, 'S999'), null);
  });

  it('in place of itself leaves the file as it was, letter by letter, whatever its line breaks', () => {
    let count = 0;
    for (const { path, text: own } of [...chapters, ...club]) {
      for (const text of [own, own.replaceAll('\n', '\r\n'), own.trimEnd(), `${own.trimEnd()}\n\n\n`]) {
        for (const { id } of placedParagraphs(text)) {
          const before = paragraphIn([{ path, text }], id)?.text ?? '';
          if (before !== '') assert.equal(withText(text, id, before), text, id);
          count += 1;
        }
      }
    }
    assert.equal(count, 4 * (compiled.edition.paragraphs.length + 3));
  });

  it('is replaced in the middle and at the end of a chapter, and set in where there was none', () => {
    assert.equal(withText(CLUB, 'C1', 'Book a week before.\nNobody may be turned away.'), CLUB.replace('Book a day before.\n\n> Note: It was two days.', 'Book a week before.\nNobody may be turned away.'));
    assert.equal(withText(CLUB, 'C3', 'Sign in.'), CLUB.replace('Sign the book.\n\nPay at the desk.', 'Sign in.'));
    assert.equal(withText(CLUB, 'C2', 'Turn them off.'), CLUB.replace('{#C2}\n', '{#C2}\nTurn them off.\n'));
    assert.equal(withText('### A {#A}\n### B {#B}\nx\n', 'A', 'y'), '### A {#A}\ny\n\n### B {#B}\nx\n');
    assert.equal(withText('### A {#A}', 'A', 'y'), '### A {#A}\ny\n');
    assert.equal(withText(CLUB, 'C9', 'y'), CLUB);
  });

  it('takes no id and no heading with it, and says which', () => {
    assert.equal(faultOfText(CLUB, 'C1', 'Book early. See [guests](#C3).\n\n> Note: New.\n\n#### A small title'), null);
    assert.match(faultOfText(CLUB, 'C1', 'Book {#C7}') ?? '', /Take “\{#C7\}” out\. Ids of paragraphs are never/);
    assert.match(faultOfText(CLUB, 'C1', 'Book.\n### More {#C2}') ?? '', /Take “\{#C2\}” out/);
    assert.match(faultOfText(CLUB, 'C1', 'Book.\n## Other courts\nNone.') ?? '', /Take the heading “## Other courts” out/);
    assert.match(faultOfText(CLUB, 'C1', 'Book.\n### Untitled') ?? '', /Take the heading “### Untitled” out/);
  });
});

describe('the forms', () => {
  const current = paragraphIn(club, 'C1') ?? assert.fail();
  const mends = (typed: Readonly<Record<string, string>>): readonly string[] => {
    const read = readText(typed, current, CLUB, '2026-11-28');
    return read.ok ? [] : read.mends.map(({ field, message }) => `${field}: ${message}`);
  };

  it('take a new text with the reason for it', () => {
    const read = readText({ text: ' Book a week before.\n', why: 'There are more members' }, current, CLUB, '2026-11-28');
    assert.deepEqual(read, { ok: true, body: { kind: 'write', base: current.text, text: 'Book a week before.', why: 'There are more members' } });
  });

  it('say what is missing, too long, forbidden or not changed at all', () => {
    assert.deepEqual(mends({ text: ' ', why: '' }), ['text: Enter the text of the paragraph', 'why: Enter why the paragraph is changed']);
    assert.match(mends({ text: 'Book. '.repeat(4_000), why: 'There are more members' })[0] ?? '', /must be 20,000 characters or fewer\. Take out 3,999/);
    assert.match(mends({ text: 'Book. {#C9}', why: 'There are more members' })[0] ?? '', /^text: Take “\{#C9\}” out/);
    assert.match(mends({ text: current.text, why: 'More' }).join(), /^text: This is the text that stands in the manual.*why: Say why in a sentence/);
  });

  it('ask of a reviewer who sends a text back, and of who withdraws one, why', () => {
    const needs = [readReview({}, ''), readReview({ decision: 'send-back' }, ''), readWithdrawal({}, '')].map((read) => (read.ok ? '' : read.mends[0]?.field));
    assert.deepEqual(needs, ['decision', 'comment', 'reason']);
    assert.deepEqual(readReview({ decision: 'approve', comment: 'left over' }, ''), { ok: true, body: { kind: 'approve', comment: '' } });
  });
});

describe('approved amendments', () => {
  it('of one chapter are put in place together, and leave its front matter and all other paragraphs as they were', () => {
    const two = [amended({ text: 'Call 999.\n\nThen tell the lead.' }), amended({ paragraph: 'S34', base: textOf(files, 'S34'), text: 'Refer [at once](#S33).' })];
    const { files: changed, standings } = applied(files, two);
    assert.deepEqual([...standings.values()], ['to-publish', 'to-publish']);
    assert.deepEqual([textOf(changed, 'S33'), textOf(changed, 'S34')], ['Call 999.\n\nThen tell the lead.', 'Refer [at once](#S33).']);
    const back = withText(withText(fileOf(changed, VERSION.file), 'S33', textOf(files, 'S33')), 'S34', textOf(files, 'S34'));
    assert.equal(back, fileOf(files, VERSION.file));
  });

  it('of one paragraph follow each other, and each is known again once it has been published', () => {
    const [first, second] = [amended({ text: 'One.' }), amended({ base: 'One.', text: 'Two.', writtenAt: '2026-11-28T10:00:00.000Z' })];
    const approved = approvedOf([second, first, amended({ state: 'draft' })]);
    const standingsOf = (manual: readonly ManualFile[]): string => [...applied(manual, approved).standings.values()].join(' ');
    assert.equal(standingsOf(files), 'to-publish to-publish');
    assert.equal(textOf(applied(files, approved).files, 'S33'), 'Two.');
    assert.equal(standingsOf(replaced(files, first.latest)), 'in-manual to-publish');
    assert.equal(standingsOf(replaced(files, second.latest)), 'in-manual in-manual');
  });

  it('that were written for another text than the one that stands there are left out', () => {
    const { files: changed, standings } = applied(files, [amended({ base: 'What stood there before.' })]);
    assert.deepEqual([...standings.values()], ['outdated']);
    assert.deepEqual(changed, files);
  });
});

describe('the effect of an amendment', () => {
  const effect = (text: string) => effectOf(compiled, compile(replaced(files, { ...VERSION, text })));

  it('is nothing for other words, and the worked cases come out as they did', () => {
    assert.deepEqual(effect('Call 999 first. See [S34](#S34).'), { faults: [], cases: [], failing: [] });
  });

  it('names a reference that leads nowhere, with the nearest one that is known', () => {
    const found = effect('Call 999. See [S340](#S340).');
    assert.equal(isSound(found), false);
    assert.match(found.faults[0]?.message ?? '', /paragraph S33 names the paragraph “S340”, which is not in the manual/);
    assert.match(found.faults[0]?.mend ?? '', /Did you mean “S3/);
  });

  it('names only what was not there before', () => {
    const broken = (paragraph: string): Compiled => compile(replaced(files, { ...VERSION, paragraph, text: 'See [S998](#S998).' }));
    assert.deepEqual(effectOf(broken('S33'), broken('S33')).faults, []);
    assert.equal(effectOf(broken('S33'), broken('S34')).faults.length, 1);
  });

  it('names the worked cases that get another plan', () => {
    const changed = files.map((file) => (file.path === 'rules/recording-and-support.yaml' ? { ...file, text: file.text.replace('must: [record-incident]', 'should: [record-incident]') } : file));
    const found = effectOf(compiled, compile(changed));
    assert.ok(found.cases.length > 0 && found.failing.length > 0);
  });
});

describe('the effects over one manual', () => {
  const effects = effectsOver({ files, editions: editionsWith(compiled.edition, { find: async () => null, list: async () => [] }) });
  const faultsIn = (text: string, all: readonly Amendment[] = []): readonly string[] => effects({ amendment: amended({ text }), files: applied(files, all).files }).faults.map(({ message }) => message);

  it('are those of each text, whichever was asked for before, and of the approved ones that it stands beside', () => {
    const wrong = 'See [S999](#S999).';
    const other = 'See [S998](#S998).';
    assert.match(faultsIn(wrong).join(), /S999/u);
    assert.match(faultsIn(other).join(), /S998/u);
    assert.match(faultsIn(wrong).join(), /S999/u);
    assert.deepEqual(faultsIn('Call 999.'), []);
    const approved = amended({ paragraph: 'S34', base: textOf(files, 'S34'), text: other });
    assert.deepEqual(faultsIn('Call 999.', [approved]), []);
    assert.match(faultsIn(wrong, [approved]).join(), /^[^\n]*S999[^\n]*$/u);
  });
});

describe('two texts', () => {
  it('are set apart by the one stretch of words in which they differ', () => {
    assert.deepEqual(apart('Call the police at once.', 'Call 999 at once.'), { before: 'Call ', from: 'the police', to: '999', after: ' at once.' });
    assert.deepEqual(apart('One two.', 'One two.'), { before: 'One two.', from: '', to: '', after: '' });
    for (const [from, to] of [['a a', 'a a a'], ['', 'new'], ['a\n\nb', 'a b'], ['a b', '']] as const) {
      const { before, from: gone, to: come, after } = apart(from, to);
      assert.deepEqual([before + gone + after, before + come + after], [from, to]);
    }
  });
});

describe('who may do what', () => {
  const person = (userId: string, ...roles: ('policy-officer' | 'head' | 'dsl' | 'administrator')[]) => ({ userId, roles });
  const waiting: Amendment = { ...amended({ state: 'for-review' }), versions: [{ ...VERSION, state: 'draft' }, { ...VERSION, version: 2, state: 'for-review', authorId: 'sender' }] };

  it('lets a second person approve: never somebody who wrote any of it', () => {
    assert.deepEqual(writersOf(waiting), ['writer']);
    assert.equal(refusalOf(waiting, 'approve', person('writer', 'policy-officer', 'head')), 'own-text');
    assert.equal(refusalOf(waiting, 'approve', person('sender', 'policy-officer')), null);
    assert.equal(refusalOf(waiting, 'approve', person('other', 'head')), null);
    for (const role of ['dsl', 'administrator'] as const) assert.equal(refusalOf(waiting, 'approve', person('other', role)), 'not-allowed');
  });

  it('lets policy officers alone write, and only while it is a draft', () => {
    assert.equal(refusalOf(amended({ state: 'draft' }), 'write', person('other', 'policy-officer')), null);
    assert.equal(refusalOf(amended({ state: 'draft' }), 'write', person('other', 'head')), 'not-allowed');
    for (const state of ['for-review', 'approved', 'withdrawn'] as const) assert.equal(refusalOf(amended({ state }), 'write', person('other', 'policy-officer')), 'not-now');
  });

  it('keeps text and note through every step', () => {
    const acts: readonly Act[] = [{ kind: 'send' }, { kind: 'approve', comment: 'Yes' }, { kind: 'send-back', comment: 'Shorter' }, { kind: 'withdraw', comment: 'Not needed' }];
    const states = acts.map((act) => afterAct(waiting, act)).map(({ text, why, base, state, comment }) => {
      assert.deepEqual([text, why, base], [VERSION.text, VERSION.why, VERSION.base]);
      return `${state} ${comment}`;
    });
    assert.deepEqual(states, ['for-review ', 'approved Yes', 'draft Shorter', 'withdrawn Not needed']);
  });
});
