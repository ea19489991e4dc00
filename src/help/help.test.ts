import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { compile } from '../procedure/index.ts';
import { check, createChecker } from '../language/index.ts';
import { wordings } from '../language/wordings.test-support.ts';
import { readManual } from '../publication/index.ts';
import { HELP_PAGES, readHelpPages } from './domain.ts';
import { readHelp } from './index.ts';
import { helpIndexView, helpView } from './views/help.ts';

const manual = join(import.meta.dirname, '../../manual');
const compiled = compile(await readManual(manual));
assert.ok(compiled.ok);
const { edition } = compiled;
const fileOf = (id: string, text: string) => ({ path: `help/${id}.md`, text });
const good = (id: string, more = ''): { path: string; text: string } => fileOf(id, `---\nid: ${id}\ntitle: T\nsummary: S\n---\n\nWords.\n${more}`);
const faultsWith = (file: { path: string; text: string }) => {
  const read = readHelpPages([...HELP_PAGES.map((id) => good(id)).filter(({ path }) => path !== file.path), file], edition);
  return read.ok ? [] : read.faults;
};

describe('the help pages of the manual', () => {
  it('have no faults, and name 999 before anything else that can be called', async () => {
    const read = await readHelp(manual, edition);
    assert.ok(read.ok, JSON.stringify(read));
    const forReaders = read.pages.filter(({ inFooter }) => !inFooter);
    assert.deepEqual(forReaders.map(({ id }) => id), ['children', 'emergency', 'parents', 'public']);
    for (const page of forReaders) assert.deepEqual(page.parts.find(({ kind }) => kind === 'contact'), { kind: 'contact', id: 'emergency' }, page.id);
  });

  it('about Handrail itself stand at the foot of every page, and not among the help for people', async () => {
    const read = await readHelp(manual, edition);
    assert.ok(read.ok);
    assert.deepEqual(read.pages.filter(({ inFooter }) => inFooter).map(({ id }) => id), ['accessibility', 'privacy']);
    const index = helpIndexView(read.pages, edition).value;
    assert.match(index, /help\/children/);
    assert.doesNotMatch(index, /help\/(accessibility|privacy)/);
  });

  it('tell every reader never to pass on imagery, and tell a child that it is not their fault', () => {
    const text = (id: string) => readFileSync(join(manual, 'help', `${id}.md`), 'utf8');
    for (const id of ['emergency', 'parents', 'public']) assert.match(text(id), /Do not[^.]*copy/, id);
    assert.match(text('children'), /It is not your fault/);
  });

  it('blame no child', async () => {
    const read = await readHelp(manual, edition);
    const texts = read.ok ? read.pages.flatMap(({ parts }) => parts.flatMap((part) => (part.kind === 'text' ? [part.text] : []))) : [];
    assert.ok(texts.length > 10);
    const checker = createChecker(wordings());
    assert.deepEqual(texts.flatMap((text) => check(checker, text, { groups: ['blame'] })).map(({ pattern, text }) => `${pattern}: ${text}`), []);
  });

  it('say once, below, what has yet to be confirmed, and put no doubt beside a number that a child needs', async () => {
    const read = await readHelp(manual, edition);
    const children = read.ok ? read.pages.find(({ id }) => id === 'children') : undefined;
    assert.ok(children);
    const page = helpView(children, { edition, partnership: null, address: '/help/children', now: 'now' }).value;
    assert.equal(page.split('To be confirmed').length, 2);
    assert.match(page, /href="tel:08001111"/);
    assert.match(page, /href="sms:85258"/);
  });
});

describe('a help page with a mistake', () => {
  it('names the line and the nearest contact', () => {
    assert.deepEqual(faultsWith(good('children', '{contact: childlin}\n')), [{ file: 'help/children.md', line: 8, message: 'there is no contact “childlin”', mend: 'Did you mean “childline”?' }]);
  });

  it('is refused where a placed line is not understood, where it has no title, and where a page is missing', () => {
    assert.match(faultsWith(good('children', '{picture: x}\n'))[0]?.message ?? '', /not understood/);
    assert.match(faultsWith(fileOf('children', 'Words.'))[0]?.message ?? '', /no title/);
    assert.match(faultsWith(fileOf('children', '---\nid: [\n---\n'))[0]?.message ?? '', /no title/);
    assert.match(faultsWith(fileOf('children', '---\nid: parents\ntitle: T\nsummary: S\n---\nx'))[0]?.mend ?? '', /id: children/);
    assert.match(faultsWith(fileOf('children', '---\nid: children\ntitle: T\nsummary: S\nfooter: maybe\n---\nx'))[0]?.mend ?? '', /footer: yes/);
    const read = readHelpPages([good('children')], edition);
    assert.equal(read.ok ? 0 : read.faults.length, 3);
  });
});
