/** A paragraph of the manual is changed: written, looked at, reviewed by a second person, and taken to be published. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { checked, send, visits, words } from './house.ts';

const house = visits();
const { as } = house;
const CHAPTER = await readFile(join(import.meta.dirname, '../../manual/chapters/online-safety.md'), 'utf8');
const without = { javaScript: false };
const go = (page: Page, path: string) => page.goto(house.url + path);
const TEXT = '#text';
let amendment = '';

/** Begins an amendment of a paragraph. @returns its path */
async function begin(page: Page, paragraph: string): Promise<string> {
  await go(page, `/manual/amendments/new/online-safety/${paragraph}`);
  await page.fill(TEXT, 'Ask the child what they need first.');
  await page.fill('#why', 'Puts the child first');
  await send(page);
  return new URL(page.url()).pathname;
}

describe('an amendment of the manual', () => {
  it('is begun at the paragraph; wording that blames is pointed out and mended, and it is sent for review, without scripts', () => as('policy', without, async (page) => {
    assert.equal(new URL(page.url()).pathname, '/manual/amendments');
    await page.click('main a:has-text("2.5")');
    await page.click('#S35 a:has-text("Change this paragraph")');
    const before = await page.inputValue(TEXT);
    assert.ok(CHAPTER.includes(before.trim()));
    await page.fill(TEXT, `${before}\n\n### More {#S35b}`);
    await send(page);
    assert.match(await words(page), /Take “\{#S35b\}” out[\s\S]*Enter why the paragraph is changed/u);
    assert.match(await page.inputValue(TEXT), /### More \{#S35b\}$/u);
    await page.fill(TEXT, `${before}\n\nShe put herself at risk. See [S34](#S34).`);
    await page.fill('#why', 'Says what to do next');
    await send(page);
    amendment = new URL(page.url()).pathname;
    assert.match(await words(page), /Saved as a draft[\s\S]*1 wording to look at[\s\S]*“put herself at risk”[\s\S]*Instead: /u);
    assert.match(await words(page), /The manual stays sound[\s\S]*None of the \d+ worked cases comes out differently/u);
    await page.fill(TEXT, `${before}\n\nSee [S340](#S340).`);
    await send(page, 'main form:has(#text)');
    assert.match(await words(page), /no longer be sound[\s\S]*S340/u);
    await page.fill(TEXT, `${before}\n\nA man put her at risk. See [S34](#S34).`);
    await send(page, 'main form:has(#text)');
    assert.match(await words(page), /Nothing was found that blames a child/u);
    assert.equal((await page.innerText('ins')).trim(), 'A man put her at risk. See [S34](#S34).');
    await send(page, `main form[action$="/send"]`);
    assert.match(await words(page), /Sent for review[\s\S]*Somebody else has to approve it/u);
    assert.equal(await page.locator('input[name=decision][value=approve]').count(), 0);
  }));

  it('is approved by a second person, counts once, and the file to publish holds it and nothing else that is new', () => as('head', without, async (page) => {
    await go(page, amendment);
    await send(page, 'main form[action$="/review"]');
    assert.match(await words(page), /Select whether you approve the text or send it back/u);
    await page.check('input[value=approve]');
    const form = Object.fromEntries(await page.locator('main form[action$="/review"] input[type=hidden]').evaluateAll((fields) => fields.map((field) => [field.getAttribute('name') ?? '', field.getAttribute('value') ?? ''])));
    await send(page, 'main form[action$="/review"]');
    assert.match(await words(page), /Approved\. It counts once[\s\S]*To be published/u);
    const again = await page.request.post(`${house.url}${amendment}/review`, { form: { ...form, decision: 'approve', comment: '' }, headers: { origin: house.url }, maxRedirects: 0 });
    assert.deepEqual([again.status(), again.headers()['location']], [303, `${amendment}?done=approved`]);
    await page.click('a:has-text("All versions")');
    assert.match(await words(page), /Version 5 APPROVED[\s\S]*Version 4 FOR REVIEW[\s\S]*Version 1 DRAFT/iu);
    await go(page, '/manual/amendments/files');
    assert.match(await words(page), /change: "Says what to do next"\s*paragraphs: \[S35\][\s\S]*npm run -s handrail -- edition/u);
    const file = await page.request.get(`${house.url}/manual/amendments/files/online-safety.md`);
    assert.match(file.headers()['content-type'] ?? '', /^text\/markdown/u);
    const text = await file.text();
    assert.ok(text.includes('A man put her at risk. See [S34](#S34).'));
    assert.equal(text.replace('\n\nA man put her at risk. See [S34](#S34).', ''), CHAPTER);
  }));

  it('can be written on a phone with a screen reader: the wording is named while somebody writes, and what was typed is kept', () => as('policy', {}, async (page) => {
    await go(page, '/manual/amendments');
    await checked(page);
    await go(page, '/manual/amendments/new/online-safety/S35');
    assert.match(await page.inputValue(TEXT), /A man put her at risk/u);
    await page.fill(TEXT, 'Staff feel that he absconded.');
    await page.waitForSelector('.app-wording details');
    assert.equal(await page.innerText('.app-wording summary'), '1 wording to look at');
    await checked(page);
    await page.waitForSelector('[data-autosave-status]:has-text("Saved at")');
    await go(page, '/manual/amendments/new/online-safety/S35');
    assert.match(await words(page), /What you had written before is still here/u);
    assert.equal(await page.inputValue(TEXT), 'Staff feel that he absconded.');
    await page.fill('#why', 'Shorter for those who read it');
    await send(page);
    await checked(page);
    const own = new URL(page.url()).pathname;
    await send(page, 'main form[action$="/send"]');
    await checked(page);
    await as('head', {}, async (reader) => {
      await go(reader, own);
      await checked(reader);
    });
    await go(page, `${own}/versions`);
    await checked(page);
    await go(page, '/manual/amendments/files');
    await checked(page);
  }));

  it('gives back what was written for a version that can no longer be changed or decided on, without scripts', () => as('policy', without, async (page) => {
    const own = await begin(page, 'S36');
    await as('head', without, async (reader) => {
      const other = await page.context().newPage();
      await go(other, own);
      await send(page, 'main form[action$="/send"]');
      await go(reader, own);
      await other.fill(TEXT, 'A careful text that nobody may lose');
      await send(other, 'main form:has(#text)');
      assert.match(await words(other), /Nothing has been saved[\s\S]*in another state by now[\s\S]*A careful text that nobody may lose/u);
      await other.click('a:has-text("The amendment as it is now")');
      assert.equal(new URL(other.url()).pathname, own);
      await other.close();
      await page.click('summary:has-text("Withdraw")');
      await send(page, 'main form[action$="/withdraw"]');
      assert.match(await words(page), /There is a problem\s+Enter why it is withdrawn/u);
      assert.equal(await page.locator('details:has(#reason)').getAttribute('open'), '');
      await page.fill('#reason', 'It is said in another paragraph');
      await send(page, 'main form[action$="/withdraw"]');
      assert.match(await words(page), /Withdrawn\. What was written stays[\s\S]*It is said in another paragraph[\s\S]*As readers would have seen it/u);
      await reader.check('input[value=send-back]');
      await reader.fill('#comment', 'Say who asks the child first');
      await send(reader, 'main form[action$="/review"]');
      assert.match(await words(reader), /Nothing has been saved[\s\S]*Say who asks the child first/u);
    });
  }));

  it('is sent back with what has to be changed; what was written for that and for withdrawing is kept meanwhile', () => as('policy', {}, async (page) => {
    const own = await begin(page, 'S37');
    await send(page, 'main form[action$="/send"]');
    await as('head', {}, async (reader) => {
      const sendBack = async (comment: string): Promise<string> => {
        await reader.check('input[value=send-back]');
        await reader.fill('#comment', comment);
        await send(reader, 'main form[action$="/review"]');
        return words(reader);
      };
      await go(reader, own);
      assert.match(await sendBack(''), /There is a problem\s+Enter what has to be changed/u);
      assert.match(await sendBack('no'), /There is a problem\s+Say in a sentence what has to be changed/u);
      assert.match(await sendBack('Say who asks. '.repeat(500)), /There is a problem\s+What has to be changed must be 5,000 characters or fewer\. Take out 1,999/u);
      await reader.fill('#comment', 'Say who asks the child first');
      await reader.waitForSelector('[data-autosave-status]:has-text("Saved at")');
      await go(reader, own);
      assert.match(await words(reader), /What you had written before is still here/u);
      assert.deepEqual([await reader.inputValue('#comment'), await reader.isChecked('input[value=send-back]')], ['Say who asks the child first', true]);
      await checked(reader);
      assert.match(await sendBack('Say who asks the child first'), /Sent back\. It is a draft again[\s\S]*Say who asks the child first/u);
    });
    await go(page, '/manual/amendments');
    assert.match(await words(page), /S37 [^\n]* Sent back/iu);
    await go(page, own);
    assert.match(await words(page), /Sent back[\s\S]*wrote,[^:]*:[^:]*:\s+Say who asks the child first/iu);
    await page.click('summary:has-text("Withdraw")');
    await page.fill('#reason', 'It is said in another paragraph');
    await page.waitForSelector('form[action$="/withdraw"] [data-autosave-status]:has-text("Saved at")');
    await go(page, own);
    assert.equal(await page.inputValue('#reason'), 'It is said in another paragraph');
    assert.equal(await page.isVisible('#reason'), true);
    await checked(page);
  }));

  it('is for nobody else', () => as('dsl', without, async (page) => {
    await go(page, '/manual/online-safety');
    assert.doesNotMatch(await words(page), /Change this paragraph/u);
    for (const path of ['/manual/amendments', amendment, '/manual/amendments/files/online-safety.md', '/manual/amendments/new/online-safety/S35']) assert.equal((await page.request.get(house.url + path)).status(), 403, path);
    await as('policy', without, async (officer) => {
      assert.equal((await officer.request.get(`${house.url}/concerns`)).status(), 403);
      for (const path of ['/manual/amendments/nothing', '/manual/amendments/new/online-safety/S999', '/manual/amendments/new/schools/S35', '/manual/amendments/files/rules.md']) assert.equal((await officer.request.get(house.url + path)).status(), 404, path);
    });
  }));
});
