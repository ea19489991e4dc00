/** A referral from the step of the plan to the answer: on a small phone, without scripts and with them, and with bad input. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { pagesOf } from '../../src/document/pdf-text.test-support.ts';
import { fitsWidth } from '../browser.ts';
import { checked, firstConcern, send, visits, words } from './house.ts';

const house = visits();
const { as } = house;

async function sendWith(page: Page, button: string): Promise<void> {
  await page.click(button);
  await page.waitForLoadState('domcontentloaded');
}

async function fillSent(page: Page, to: string): Promise<void> {
  await page.fill('[name=to]', to);
  await page.check('input[value=phone]');
  const [year = '', month = '', day = ''] = new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/London' }).split('-');
  for (const [part, value] of [['day', day], ['month', month], ['year', year]] as const) await page.fill(`[name=sent-${part}]`, value);
  await page.fill('[name=sent-at]', '2:15pm');
  await page.fill('[name=reference]', 'MASH-0042');
}

describe('a referral', () => {
  it('goes from the step of the plan to sent without scripts, with a wording found and changed before it is kept', () => as('dsl', { javaScript: false }, async (page) => {
    const concern = await firstConcern(page, house.url, 'mine');
    await page.goto(`${concern}/questions/grooming`);
    await page.check('input[value=yes]');
    await send(page);
    if (/Change this answer/u.test(await words(page))) await send(page);
    await page.goto(`${concern}/plan`);
    await page.click('a[href$="/steps/refer-social-care"]');
    await sendWith(page, 'text=Prepare this referral');
    assert.equal(await page.inputValue('[name=text-childs-words]'), 'I only sent it to one person. I want it to stop.');
    assert.equal(await fitsWidth(page), true);

    await page.fill('[name=text-asked]', 'Please assess. Kit put himself at risk.');
    await send(page);
    assert.match(await words(page), /There is a problem[\s\S]*Select whether consent to share this was asked for/u);
    assert.equal(await page.inputValue('[name=text-asked]'), 'Please assess. Kit put himself at risk.');
    await page.check('input[value=not-asked]');
    await page.check('[name=include-evidence]');
    await page.fill('[name=reason]', 'Asking the family first could put the child at risk');
    await send(page);
    assert.match(await words(page), /What is missing\s+Date of birth and home address[\s\S]*Blames a child[\s\S]*“put himself at risk”[\s\S]*Instead:[\s\S]*The whole text as it goes out/u);
    assert.equal(await page.textContent('mark'), 'put himself at risk');
    assert.equal(await fitsWidth(page), true);

    await sendWith(page, 'button[value=change]');
    assert.equal(await page.isChecked('[name=include-evidence]'), true);
    await page.fill('[name=text-asked]', 'Please assess. Kit was pressed by an adult and is at risk from this person.');
    await send(page);
    assert.equal(await page.locator('mark').count(), 0);
    await sendWith(page, 'button[value=keep]');
    assert.match(await words(page), /The referral is kept as it stands[\s\S]*Not sent yet[\s\S]*at risk from this person[\s\S]*Phone of Jude Farrow/u);
    const kept = page.url().split('?')[0] ?? '';

    const pdf = await (await page.request.get(`${kept}.pdf`)).body();
    const raw = pdf.toString('latin1');
    for (const sign of [/\/StructTreeRoot/u, /pdfuaid:part>1</u, /\/Lang \(en-GB\)/u, /\/S \/TH/u, /\/S \/BlockQuote/u]) assert.match(raw, sign);
    const text = pagesOf(pdf).join('\n');
    assert.match(text, /Correct as kept on \d+ \w+ \d{4}[\s\S]*entry \d+ · procedure edition [0-9a-f]{12}/u);
    assert.match(text, /I want it to stop[\s\S]*at risk from this person[\s\S]*Asking the family first could put the child at risk/u);

    await page.click('text=Record that it was sent');
    await send(page);
    assert.match(await words(page), /Enter who took it[\s\S]*Select how it was sent[\s\S]*Enter the day it was sent/u);
    await fillSent(page, 'Jo Reed, front door');
    await send(page);
    assert.match(await words(page), /Recorded that the referral was sent[\s\S]*Jo Reed, front door, by phone\. Reference: MASH-0042[\s\S]*No answer yet[\s\S]*An answer is due by[\s\S]*Send it in writing by/u);
    await page.goto(`${concern}/steps/refer-social-care`);
    assert.match(await words(page), /Decided before[\s\S]*2:15pm[\s\S]*Reference: MASH-0042/u);
  }));

  it('may be long: what is too long is named and given back, and many long fields go out together', () => as('dsl', { javaScript: false }, async (page) => {
    const long = (words: string, length: number): string => words.repeat(Math.ceil(length / words.length)).slice(0, length);
    await page.goto(`${await firstConcern(page, house.url, 'mine')}/referrals/new/lado`);
    await page.check('input[value=asked-and-given]');
    const tooLong = `${long('A man pressed Kit. ', 79_999)}.`;
    await page.fill('[name=text-asked]', tooLong);
    await send(page);
    assert.match(await words(page), /There is a problem[\s\S]*must be 20,000 characters or fewer\. Take out 60,000/u);
    assert.equal(await page.inputValue('[name=text-asked]'), tooLong);
    const names = ['adult', 'access', 'seen-or-said', 'when-where', 'safeguards', 'asked', 'others-told'];
    for (const name of names) await page.fill(`[name=text-${name}]`, `${long(`What is known of ${name} – all of it. `, 19_999)}.`);
    await send(page);
    await sendWith(page, 'button[value=keep]');
    for (const name of names) assert.ok((await words(page)).includes(long(`What is known of ${name} – all of it. `, 19_990)), name);
  }));

  it('is accessible and fits on a small phone, to the answer by hand', () => as('dsl', {}, async (page) => {
    const concern = await firstConcern(page, house.url, 'mine');
    for (const path of ['/referrals', '/referrals/new/police']) {
      await page.goto(concern + path);
      await checked(page);
    }
    await page.check('input[value=asked-and-given]');
    await page.fill('[name=text-asked]', 'Please look into it. Kit is attention seeking.');
    await send(page);
    await checked(page);
    await sendWith(page, 'button[value=keep]');
    assert.match(await words(page), /1 wording in it to look at/u);
    await checked(page);
    const kept = page.url().split('?')[0] ?? '';
    await page.goto(`${kept}/answered`);
    assert.match(await words(page), /This referral has not been sent yet/u);
    assert.equal(await page.locator('main form').count(), 0);
    await page.click('main a:has-text("Record that it was sent")');
    await checked(page);
    await fillSent(page, 'Sam Hart, police');
    await send(page);
    await page.goto(`${kept}/answered`);
    await checked(page);
    await page.check('input[value=no-answer]');
    await send(page);
    assert.match(await words(page), /No answer in time[\s\S]*No answer yet\. Waiting since/u);
    await page.goto(`${kept}/answered`);
    await page.check('input[value=accepted]');
    await page.fill('[name=by]', 'Sam Hart, police');
    await send(page);
    assert.match(await words(page), /The answer has been recorded[\s\S]*Accepted, Sam Hart, police/u);
    await page.goto(`${concern}/chronology?show=referrals`);
    assert.match(await words(page), /Referral kept[\s\S]*Referral sent[\s\S]*Answer to the referral: Accepted/u);
  }));
});
