/** Words that do not blame: pointed out while somebody writes, and learnt on a page of their own. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { desktop, phone } from '../browser.ts';
import { checked, send, visits, words } from './house.ts';

const house = visits();
const { as } = house;

describe('the learning page', () => {
  for (const viewport of [phone, desktop]) {
    it(`says what lies behind the words and looks at a sentence, at ${viewport.width} px`, () => as('', { viewport }, async (page) => {
      await page.goto(`${house.url}/wording`);
      assert.match(await words(page), /The person who harms is responsible/u);
      await checked(page);
      await page.fill('#text', 'She put herself at risk.\nStaff feel that he is fine!');
      await send(page);
      const found = await words(page);
      assert.match(found, /3 wordings to look at[\s\S]*“put herself at risk”[\s\S]*Instead: [\s\S]*UK Council for Internet Safety/u);
      assert.equal(await page.inputValue('#text'), 'She put herself at risk.\nStaff feel that he is fine!');
      await checked(page);
    }));
  }

  it('works without scripts, keeps what was typed, and says what is wrong with bad input', () => as('', { javaScript: false }, async (page) => {
    await page.goto(`${house.url}/wording`);
    await send(page);
    assert.match(await words(page), /Enter a sentence or a note to look at/u);
    await page.fill('#text', 'She said: “I put myself at risk.”');
    await send(page);
    assert.match(await words(page), /Nothing was found in this/u);
    const long = 'word '.repeat(4_200);
    await page.fill('#text', long);
    await send(page);
    assert.match(await words(page), /must be 20,000 characters or fewer/u);
    assert.equal((await page.inputValue('#text')).trim(), long.trim());
  }));

  it('answers programs, and says what is wrong with what they send', () => as('', {}, async (page) => {
    const ask = (data: unknown) => page.request.post(`${house.url}/wording/check`, { data, headers: { origin: house.url } });
    const answer = await (await ask({ text: 'He absconded!', group: 'blame' })).json();
    assert.deepEqual(answer.findings.map(({ start, end, kind }: { start: number; end: number; kind: string }) => [start, end, kind]), [[3, 12, 'agency']]);
    assert.equal((await ask({ text: 'a'.repeat(20_001) })).status(), 400);
    assert.deepEqual(await (await ask({})).json(), { findings: [] });
  }));
});

describe('while somebody writes', () => {
  for (const viewport of [phone, desktop]) {
    it(`a quiet line names the wording, with why and what instead, and the page does not jump, at ${viewport.width} px`, () => as('staff', { viewport }, async (page) => {
      await page.goto(`${house.url}/report/danger`);
      await page.check('input[name=danger][value=no]');
      await send(page);
      const below = page.locator('#words');
      await page.fill('#seen', 'Kit was late.');
      const before = (await below.boundingBox())?.y;
      await page.fill('#seen', 'Kit was late. He absconded on Friday.');
      await page.waitForSelector('.app-wording details');
      assert.equal(await page.innerText('.app-wording summary'), '1 wording to look at');
      assert.equal((await below.boundingBox())?.y, before);
      await page.focus('.app-wording summary');
      await page.keyboard.press('Enter');
      assert.match(await page.innerText('.app-wording details'), /“absconded”[\s\S]*Instead: was missing/u);
      await checked(page);
      await page.fill('#seen', 'Kit was late. He was missing on Friday.');
      await page.waitForSelector('.app-wording details', { state: 'detached' });
      assert.equal(await page.inputValue('#seen'), 'Kit was late. He was missing on Friday.');
    }));
  }

  it('nothing is ever said of the child’s own words', () => as('staff', {}, async (page) => {
    await page.goto(`${house.url}/report/danger`);
    await page.check('input[name=danger][value=no]');
    await send(page);
    assert.equal(await page.locator('#words ~ .app-wording, .govuk-form-group:has(#words) .app-wording').count(), 0);
    assert.equal(await page.locator('.govuk-form-group:has(#seen) .app-wording').count(), 1);
  }));
});
