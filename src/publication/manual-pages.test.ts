/** What the pages of the real manual say, before any browser sees them. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { compile } from '../procedure/index.ts';
import type { Contact, Edition } from '../procedure/index.ts';
import { amountInWords, dialling, doubtOf, lawOn, partnershipOf, restingOn } from './domain.ts';
import { editionBeginning, editionsWith } from './editions.ts';
import { readManual } from './files.ts';
import { keeping, paragraphHref } from './reading.ts';
import type { Reading } from './reading.ts';
import { search } from './search.ts';
import { chapterPrintView, chapterView } from './views/chapter.ts';

const compiled = compile(await readManual(join(import.meta.dirname, '../../manual')));
assert.ok(compiled.ok);
const { edition } = compiled;
const plain: Reading = { edition, pinned: false, older: false, partnership: null };
const inBirmingham: Reading = { ...plain, partnership: partnershipOf(edition, 'birmingham') };
const onlineSafety = edition.chapters.find(({ id }) => id === 'online-safety');
assert.ok(onlineSafety);

describe('a chapter', () => {
  it('gives every paragraph an anchor of its own', () => {
    const page = chapterView(plain, onlineSafety, 'now').value;
    for (const id of onlineSafety.paragraphs) assert.equal(page.split(`id="${id}"`).length, 2, id);
  });

  it('shows what the chosen partnership adds, and nothing local where none is chosen', () => {
    assert.match(chapterView(inBirmingham, onlineSafety, 'now').value, /id="birmingham-1"[\s\S]*Where to refer in Birmingham/);
    assert.match(chapterPrintView(inBirmingham, onlineSafety, 'now').value, /id="birmingham-1"/);
    assert.doesNotMatch(chapterView(plain, onlineSafety, 'now').value, /birmingham-1/);
  });

  it('lets those who write the manual change each paragraph, and nobody else', () => {
    const links = (mayChange: boolean): number => chapterView(plain, onlineSafety, 'now', mayChange).value.split('/manual/amendments/new/online-safety/').length - 1;
    assert.deepEqual([links(true), links(false)], [onlineSafety.paragraphs.length, 0]);
  });

  it('says openly where the chapter contradicts itself or the law has moved on', () => {
    const page = chapterView(plain, onlineSafety, 'now').value;
    assert.equal(page.split('What has changed, or does not agree').length - 1, edition.paragraphs.filter(({ chapter, note }) => chapter === 'online-safety' && note).length);
  });

  it('names the rules, actions, law and questions that rest on a paragraph', () => {
    const { rules, actions, law } = restingOn('S33', edition, null);
    assert.ok(rules.some(({ id }) => id === 'danger-call-999') && actions.some(({ id }) => id === 'call-999'));
    assert.deepEqual(law, []);
    assert.deepEqual(restingOn('S57', edition, null).law.map(({ id }) => id), ['L1', 'L2']);
  });
});

describe('links in the manual', () => {
  it('keep the partnership and the edition that somebody reads', () => {
    assert.equal(keeping(inBirmingham, '/manual/law#law-L8'), '/manual/law?partnership=birmingham#law-L8');
    assert.equal(keeping({ ...plain, pinned: true }, '/manual'), `/manual?edition=${edition.hash}`);
  });

  it('find a paragraph in its chapter, and a local one with its partnership', () => {
    assert.equal(paragraphHref(plain, 'S34'), '/manual/online-safety#S34');
    assert.equal(paragraphHref(plain, 'dudley-1'), '/manual/partnerships/dudley#dudley-1');
  });
});

describe('law by date', () => {
  it('is the law of the day, first and last day included', () => {
    const meeting = (day: string) => lawOn(edition, day).find(({ law }) => law.id === 'L8');
    assert.match(meeting('2015-04-12')?.part?.summary ?? '', /two/i);
    assert.doesNotMatch(meeting('2015-04-13')?.part?.summary ?? '', /two/i);
    assert.equal(meeting('2003-01-01')?.state, 'not-yet');
  });
});

describe('contacts', () => {
  const contact = (more: Partial<Contact>): Contact => ({ id: 'x', name: 'X', state: 'check', ...more });

  it('say what of them has yet to be confirmed', () => {
    assert.equal(doubtOf(contact({ phone: '1', web: 'https://example.org' })), 'the number and the web address');
    assert.equal(doubtOf(contact({})), 'no number is known yet');
    assert.equal(doubtOf(contact({ phone: '999', state: 'sure' })), null);
  });

  it('are called, or texted where nobody would answer a call', () => {
    assert.deepEqual(dialling('0800 1111'), { href: 'tel:08001111', word: 'Call' });
    assert.deepEqual(dialling('85258'), { href: 'sms:85258', word: 'Text' });
    assert.equal(dialling('999').href, 'tel:999');
  });

  it('have periods with the right number', () => {
    assert.equal(amountInWords(1, 'working-day'), '1 working day');
    assert.equal(amountInWords(48, 'hour'), '48 hours');
  });
});

describe('search', () => {
  const titles = (asked: string): string[] => search(plain, asked).hits.map(({ title }) => title.map(({ text }) => text).join(''));

  it('finds a paragraph by its number first', () => {
    assert.match(titles('S34')[0] ?? '', /^S34 /);
    assert.match(titles('s34')[0] ?? '', /^S34 /);
  });

  it('finds words whatever their case and ending, and marks them', () => {
    assert.deepEqual(titles('TERRORIST'), titles('terrorists'));
    const [first] = search(plain, 'grooming').hits;
    assert.ok([...(first?.title ?? []), ...(first?.excerpt ?? [])].some(({ text, found }) => found && /^groom/i.test(text)));
  });

  it('finds apps, places, law and local paragraphs', () => {
    assert.ok(titles('snapchat').includes('Snapchat'));
    assert.ok(titles('dudley').includes('Dudley'));
    assert.ok(search(plain, 'L8').hits.some(({ href }) => href === '/manual/law#law-L8'));
    assert.ok(search(plain, 'refer in Coventry').hits.some(({ href }) => href.endsWith('#coventry-1')));
  });

  it('says when only some of the words were found, and when none was', () => {
    assert.equal(search(plain, 'police zzqqx').isPartial, true);
    assert.deepEqual(search(plain, 'zzqqx'), { hits: [], total: 0, isPartial: false });
  });

  it('takes anything that can be typed', () => {
    for (const asked of ['', '   ', '()[]{}*+?.\\^$|', 'a'.repeat(5000), '<script>alert(1)</script>', '\u0000', '😀', 'the', '%', "' or 1=1 --", 'नमस्ते']) assert.ok(search(plain, asked).total >= 0, asked);
  });
});

describe('editions', () => {
  const older: Edition = { ...edition, hash: 'a'.repeat(64) };
  const shelf = { find: async () => null, list: async () => [edition, older].map(({ hash, title, published }) => ({ hash, title, published, keptAt: '' })) };

  it('are found by the beginning of their hash, and never by less than twelve figures', async () => {
    const editions = editionsWith(edition, shelf);
    assert.equal(await editionBeginning(editions, edition.hash.slice(0, 12)), edition);
    for (const wrong of ['', edition.hash.slice(0, 11), 'z'.repeat(12), 'b'.repeat(12), `${edition.hash}0`]) assert.equal(await editionBeginning(editions, wrong), null, wrong);
  });

  it('are refused where their content does not have their hash', async () => {
    const editions = editionsWith(edition, { ...shelf, find: async () => older });
    assert.equal(await editions.of(older.hash), null);
  });
});
