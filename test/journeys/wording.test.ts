/** Words that do not blame: pointed out while somebody writes, and learnt on a page of their own. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { desktop, phone } from '../browser.ts';
import { checked, entriesOf, firstConcern, send, visits, words } from './house.ts';

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
  it('looks at a line that holds words too, and the page does not jump', () => as('deputy', {}, async (page) => {
    await page.goto(`${house.url}/report/danger`);
    await page.check('input[name=danger][value=no]');
    await send(page);
    await page.goto(`${house.url}/report/when`);
    const below = page.locator('#platform');
    await page.fill('#where', 'In');
    const before = (await below.boundingBox())?.y;
    await page.fill('#where', 'With a promiscuous girl, in the park');
    await page.waitForSelector('.app-wording details');
    assert.equal((await below.boundingBox())?.y, before);
    await checked(page);
    await page.fill('#where', 'In the park');
    await page.waitForSelector('.app-wording details', { state: 'detached' });
  }));

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

describe('after something has been saved', () => {
  it('without scripts, wording in a note is looked at, put in other words, or kept with a reason', () => as('dsl', { javaScript: false }, async (page) => {
    const concern = await firstConcern(page, house.url, 'open');
    const before = await entriesOf(page, concern);
    await page.goto(`${concern}/notes`);
    await page.fill('#text', 'Kit put himself at risk on Friday, and the family feel that he is hard to reach.');
    await send(page);
    assert.match(await words(page), /The note has been added[\s\S]*There are \d wordings in it to look at/u);
    assert.match(await words(page), /Kit put himself at risk on Friday/u);
    await page.click('main .govuk-notification-banner a');
    assert.match(await words(page), /“put himself at risk”[\s\S]*Instead: [\s\S]*“hard to reach”/u);
    await page.click('a:has-text("This is meant: “hard to reach”")');
    await send(page);
    assert.match(await words(page), /Enter why this wording is meant/u);
    await page.fill('#reason', 'These are the words of the court order');
    await send(page);
    assert.match(await words(page), /The wording stays as it is[\s\S]*Meant as it stands[\s\S]*“hard to reach”[\s\S]*These are the words of the court order/u);
    await page.click('main a.govuk-button:has-text("Put it in other words") >> nth=-1');
    assert.match(await page.inputValue('#text'), /Kit put himself at risk on Friday/u);
    await page.fill('#text', 'A man waited for Kit outside the station on Friday. The court order says that the family are hard to reach.');
    await send(page);
    assert.match(await words(page), /The correction has been added/u);
    assert.doesNotMatch(await words(page), /“put himself at risk”/u);
    assert.equal(await entriesOf(page, concern), before + 3);
    await page.goto(`${concern}/chronology`);
    assert.match(await words(page), /Kit put himself at risk on Friday[\s\S]*Wording of entry \d+ is meant[\s\S]*Put in other words/u);
  }));

  for (const viewport of [phone, desktop]) {
    it(`the chronology says before it is printed that there is wording to look at, at ${viewport.width} px`, () => as('dsl', { viewport }, async (page) => {
      const concern = await firstConcern(page, house.url, 'open');
      await page.goto(`${concern}/notes`);
      await page.fill('#text', 'He absconded on Friday.');
      await send(page);
      await page.goto(`${concern}/chronology`);
      assert.match(await words(page), /Before you print or send this: \d+ wordings? to look at/u);
      await page.click('a:has-text("Look at the wording")');
      assert.match(await words(page), /“absconded”/u);
      await checked(page);
      await page.click('main a.govuk-button >> nth=-1');
      await checked(page);
      await page.goBack();
      await page.click('a:has-text("This is meant: “absconded”") >> nth=-1');
      await checked(page);
    }));
  }

  it('a report can be sent as it is, with the reason for its wording', () => as('staff', { javaScript: false }, async (page) => {
    await page.goto(`${house.url}/report/danger`);
    await page.check('input[name=danger][value=no]');
    await send(page);
    await page.fill('#seen', 'The letter from court says that Kit absconded.');
    await page.fill('#words', 'I put myself at risk');
    await send(page);
    await page.fill('#child', 'Kit Bell');
    await page.check('input[name=about][value=none]');
    await send(page);
    await send(page);
    assert.match(await words(page), /1 wording to look at/u);
    await page.click('summary:has-text("1 wording to look at")');
    await page.fill('#wording-kept', 'It is the word of the letter');
    await page.click('#send');
    assert.match(await words(page), /Report sent/u);
    const reference = /[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(await words(page))?.[0] ?? '';
    await as('dsl', {}, async (lead) => {
      await lead.goto(`${house.url}/concerns?view=new`);
      await lead.click(`.app-concern:has-text("${reference}") a`);
      await lead.goto(`${lead.url()}/wording`);
      assert.match(await words(lead), /There is no wording left to look at[\s\S]*“absconded”[\s\S]*It is the word of the letter/u);
    });
  }));
});

describe('a setting', () => {
  it('sees which wording it meets and replaces, without names, and can turn the part about records off', () => as('dsl', {}, async (page) => {
    const concern = await firstConcern(page, house.url, 'open');
    await page.goto(`${concern}/notes`);
    await page.fill('#text', 'Staff feel that Kit was streetwise.');
    await page.waitForSelector('.app-wording details');
    await page.fill('#text', 'Kit is 13.');
    await page.waitForSelector('.app-wording details', { state: 'detached' });
    await send(page);
    await page.goto(`${house.url}/wording`);
    await page.click('a:has-text("What this setting meets")');
    const row = await page.innerText('tr:has-text("streetwise")');
    assert.match(row, /\s1\s+1\s+0\s*$/u);
    assert.doesNotMatch(await words(page), /Helen Marsh|Kit/u);
    await checked(page);
    await page.check('input[name=recording][value=no]');
    await send(page);
    assert.match(await words(page), /Your choice has been saved/u);
    const ask = () => page.request.post(`${house.url}/wording/check`, { data: { text: 'Staff feel that Kit absconded.' }, headers: { origin: house.url } });
    const groups = async () => ((await (await ask()).json()) as { findings: { group: string }[] }).findings.map(({ group }) => group);
    assert.deepEqual(await groups(), ['blame']);
    await page.check('input[name=recording][value=yes]');
    await send(page);
    assert.deepEqual(await groups(), ['recording', 'blame']);
  }));

  it('keeps its numbers from those who do not lead', () => as('staff', {}, async (page) => {
    const answer = await page.goto(`${house.url}/wording/setting`);
    assert.ok((answer?.status() ?? 200) >= 400);
  }));
});

describe('an exercise', () => {
  it('says what is gone, what is still there and which facts were lost, and goes on to the next', () => as('', { javaScript: false }, async (page) => {
    await page.goto(`${house.url}/wording`);
    await page.click('main ol a >> nth=0');
    await send(page);
    assert.match(await words(page), /Write the sentence in other words/u);
    await page.fill('#text', 'Ella put herself at risk.');
    await send(page);
    assert.match(await words(page), /Still 1 wording to look at[\s\S]*Gone: “she met online”|Still 1 wording to look at[\s\S]*A fact may have been lost/u);
    await page.fill('#text', 'A man of about 40 waited for Ella (14) outside school and drove her home.');
    await send(page);
    assert.match(await words(page), /Nothing was found in this[\s\S]*One way to write it/u);
    await page.click('a:has-text("Next exercise")');
    assert.match(await words(page), /Exercise 2 of/u);
  }));

  it('can be used on a phone with a screen reader', () => as('', {}, async (page) => {
    await page.goto(`${house.url}/wording/exercises/lift-home`);
    await page.fill('#text', 'Ella put herself at risk.');
    await send(page);
    await checked(page);
    assert.equal((await page.goto(`${house.url}/wording/exercises/nothing`))?.status(), 404);
  }));
});
