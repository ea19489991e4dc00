/** Reporting a concern, as people do it: on a small phone and a desk, with and without scripts, and when things go wrong. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { desktop, phone } from '../browser.ts';
import { checked, giveName, send, signIn, visits, words } from './house.ts';

const house = visits();
const { as } = house;

const go = (page: Page, path: string): Promise<unknown> => page.goto(house.url + path);
const reference = (page: Page): string => /\/report\/sent\/([A-Z0-9-]+)$/u.exec(page.url())?.[1] ?? '';

/** The references of one's own reports. */
async function reportsOf(page: Page): Promise<readonly string[]> {
  await go(page, '/reports');
  return page.locator('main dt').allInnerTexts();
}

interface Story {
  readonly danger?: string;
  readonly seen?: string;
  readonly said?: string;
  readonly about?: string;
}

/** Fills in the four pages as far as the look at the whole. */
async function write(page: Page, story: Story = {}): Promise<void> {
  await go(page, '/report/danger');
  await page.check(`input[name=danger][value=${story.danger ?? 'no'}]`);
  await send(page);
  if (story.danger === 'yes') await page.click('text=Go on with the report');
  await page.fill('#seen', story.seen ?? 'A pupil told me that somebody in a game asks for pictures.');
  await page.fill('#words', story.said ?? 'he keeps asking me');
  await send(page);
  await page.fill('#child', 'Amy Example');
  await page.fill('#age', '13');
  await page.check(`input[name=about][value=${story.about ?? 'none'}]`);
  await send(page);
  await page.selectOption('#platform', 'roblox');
  await send(page);
  assert.equal(new URL(page.url()).pathname, '/report/check');
}

describe('reporting a concern', () => {
  for (const viewport of [phone, desktop]) {
    it(`takes four pages, each accessible, at ${viewport.width} px`, () => as('staff', { viewport }, async (page) => {
      await checked(page);
      await go(page, '/report/danger');
      await checked(page);
      await send(page);
      assert.match(await words(page), /Select whether someone is in immediate danger now/u);
      await checked(page);
      await write(page, { danger: 'yes' });
      await go(page, '/report/do-now');
      assert.match(await words(page), /Call 999/u);
      await checked(page);
      for (const step of ['what', 'who', 'when', 'check']) {
        await go(page, `/report/${step}`);
        await checked(page);
      }
      await page.click('#send');
      assert.match(await words(page), /Your reference\n?\s*[A-Z0-9]{4}-[A-Z0-9]{4}/u);
      await checked(page);
      await go(page, '/reports');
      await checked(page);
    }));
  }

  it('works without scripts from sign-in to the reference, and the lead finds what was written', async () => {
    let given = '';
    await as('staff', { javaScript: false }, async (page) => {
      await write(page, { said: 'He said:  “send it”\n\nor  else' });
      await page.click('#send');
      given = reference(page);
      assert.match(given, /^[A-Z0-9]{4}-[A-Z0-9]{4}$/u);
      await go(page, '/reports');
      assert.match(await words(page), new RegExp(`${given}\\s+Not read yet`, 'u'));
      assert.doesNotMatch(await words(page), /Amy/u);
    });
    await as('dsl', { javaScript: false }, async (page) => {
      await go(page, '/concerns?view=new');
      await page.click(`li:has-text("${given}") a`);
      assert.equal(await page.textContent('blockquote'), 'He said:  “send it”\n\nor  else');
      assert.match(await words(page), /Amy Example/u);
    });
  });

  it('keeps what was typed page by page and as it is typed, and nobody else on the machine sees it', async () => {
    await as('staff', {}, async (page) => {
      await go(page, '/report/danger');
      await page.check('input[name=danger][value=unknown]');
      await send(page);
      await page.fill('#seen', 'Half a sentence that');
      await page.waitForSelector('text=/^Saved/');
      await page.context().clearCookies();
      await signIn(page, house.url, 'deputy');
      await go(page, '/report/what');
      assert.equal(await page.inputValue('#seen'), '');
      await page.context().clearCookies();
      await signIn(page, house.url, 'staff');
      await go(page, '/report/what');
      assert.equal(await page.inputValue('#seen'), 'Half a sentence that');
      await go(page, '/reports');
      assert.match(await words(page), /begun a report that has not been sent/u);
    });
  });

  it('gives back what was sent after the session had ended, to the person who wrote it, and makes one report of it', () => as('staff', { javaScript: false }, async (page) => {
    await go(page, '/report/what');
    await page.fill('#seen', 'What I wrote before I was signed out');
    await page.context().clearCookies();
    await send(page);
    assert.match(page.url(), /sign-in\?why=kept/u);
    await giveName(page, 'staff');
    assert.match(await words(page), /What I wrote before I was signed out/u);
    await page.click('button:has-text("Save it now")');
    await go(page, '/report/what');
    assert.equal(await page.inputValue('#seen'), 'What I wrote before I was signed out');
  }));

  it('makes one report of a whole one that was sent after the session had ended, however often it is sent', () => as('staff', { javaScript: false }, async (page) => {
    await write(page, { seen: 'The whole report was there' });
    const before = await reportsOf(page);
    await go(page, '/report/check');
    const form = { 'form-token': await page.inputValue('form[action="/report/check"] [name=form-token]'), shown: await page.inputValue('[name=shown]') };
    await page.context().clearCookies();
    await page.click('#send');
    assert.match(await words(page), /signed out before this could be saved/u);
    await giveName(page, 'staff');
    assert.match(await words(page), /what you had written on the pages before it/u);
    assert.doesNotMatch(await words(page), /Shown/u);
    await page.click('button:has-text("Save it now")');
    const sent = reference(page);
    const again = await page.request.post(`${house.url}/report/check`, { form, headers: { origin: house.url }, maxRedirects: 0 });
    assert.equal(again.headers()['location'], `/report/sent/${sent}`);
    assert.deepEqual((await reportsOf(page)).filter((one) => !before.includes(one)), [sent]);
    await go(page, '/given-back');
    assert.match(await words(page), /Nothing is waiting for you/u);
  }));

  it('danger that is told of late is answered at once too', () => as('staff', { javaScript: false }, async (page) => {
    await write(page);
    await go(page, '/report/danger?change=1');
    await page.check('input[name=danger][value=yes]');
    await send(page);
    assert.match(await words(page), /Do this now/u);
    await page.click('text=Go on with the report');
    assert.equal(new URL(page.url()).pathname, '/report/check');
  }));

  it('says after sending what to leave alone, each with its paragraph of the manual, and never what was written', () => as('staff', { javaScript: false }, async (page) => {
    await write(page);
    await page.click('#send');
    const told = await words(page);
    for (const sentence of [/Do not look at, copy or ask for the imagery/u, /Do not delete anything/u, /Do not discuss it with others, the family included/u, /Use no language that blames the child/u]) assert.match(told, sentence);
    for (const link of await page.locator('main ul a[href^="/manual/find/"]').all()) {
      const address = (await link.getAttribute('href')) ?? '';
      assert.equal((await page.request.get(house.url + address)).status(), 200, address);
    }
    assert.doesNotMatch(told, /Amy/u);
    assert.doesNotMatch(await page.title(), /Amy/u);
  }));

  it('can be thrown away before it is sent, and only on purpose', () => as('staff', { javaScript: false }, async (page) => {
    await write(page);
    await page.click('summary:has-text("do not want to send")');
    await page.click('button:has-text("Delete what I have written")');
    await go(page, '/report/what');
    assert.equal(await page.inputValue('#seen'), '');
  }));

  it('makes one record of a form that is sent twice, and shows the same reference', () => as('staff', { javaScript: false }, async (page) => {
    await write(page);
    const token = await page.inputValue('form[action="/report/check"] [name=form-token]');
    const shown = await page.inputValue('[name=shown]');
    const post = () => page.request.post(`${house.url}/report/check`, { form: { 'form-token': token, shown }, headers: { origin: house.url }, maxRedirects: 0 });
    const [first, second] = [await post(), await post()];
    assert.equal(first.status(), 303);
    assert.match(first.headers()['location'] ?? '', /\/report\/sent\//u);
    assert.equal(second.headers()['location'], first.headers()['location']);
  }));

  it('sends only what was shown: a report that was changed elsewhere is shown again', () => as('staff', { javaScript: false }, async (page) => {
    await write(page);
    const other = await page.context().newPage();
    await other.goto(`${house.url}/report/what?change=1`);
    await other.fill('#seen', 'Something that was added in another window');
    await send(other);
    await page.click('#send');
    assert.match(await words(page), /has changed since this page was shown/u);
    assert.match(await words(page), /added in another window/u);
  }));

  it('about the head goes past the head; about staff goes to the head alone', async () => {
    const sent: Record<string, string> = {};
    await as('staff', { javaScript: false }, async (page) => {
      for (const about of ['staff', 'head']) {
        await write(page, { about });
        await page.click('#send');
        sent[about] = reference(page);
      }
    });
    for (const [who, sees] of [['dsl', 'head'], ['head', 'staff']] as const) {
      await as(who, { javaScript: false }, async (page) => {
        await go(page, '/concerns?view=new');
        const list = await words(page);
        assert.ok(list.includes(sent[sees] ?? '-'));
        assert.ok(!list.includes(sent[sees === 'head' ? 'staff' : 'head'] ?? '-'));
      });
    }
  });
});

describe('bad input to the report', () => {
  const bad: readonly (readonly [what: string, step: string, fields: Readonly<Record<string, string>>, says: RegExp])[] = [
    ['nothing at all', 'what', {}, /Say what you saw or heard/u],
    ['a text that is too long', 'who', { child: 'x'.repeat(201), about: 'none' }, /must be 200 characters or fewer. Take out 1/u],
    ['no child', 'who', { about: 'none' }, /Enter the child’s name/u],
    ['nobody that it can be about', 'who', { child: 'Amy', about: 'the-king' }, /Select whether this is about/u],
    ['a day that is none', 'when', { 'happened-day': '31', 'happened-month': '2', 'happened-year': '2026' }, /must be a real date/u],
    ['a day to come', 'when', { 'happened-day': '1', 'happened-month': '1', 'happened-year': '2099' }, /today or in the past/u],
    ['another platform without its name', 'when', { platform: 'other' }, /Enter the name of the site/u],
    ['two platforms', 'when', { platform: 'roblox', 'platform-other': 'Yubo' }, /Choose “Another one”, or take this out/u],
    ['a place that is too long', 'when', { where: 'x'.repeat(501) }, /must be 500 characters or fewer/u],
    ['words that are too long', 'what', { words: 'x'.repeat(20_003) }, /must be 20,000 characters or fewer. Take out 3/u],
    ['half a date', 'when', { 'happened-day': '1' }, /must be a real date/u],
    ['a danger that is none', 'danger', { danger: 'maybe' }, /Select whether someone is in immediate danger/u],
  ];
  for (const [what, step, fields, says] of bad) {
    it(`${what} is told with how to mend it`, () => as('staff', { javaScript: false }, async (page) => {
      await go(page, `/report/${step}`);
      const token = await page.inputValue('main [name=form-token]');
      const all = { unknown: 'field', danger: '', seen: '', words: '', child: '', about: '', ...fields };
      const answer = await page.request.post(`${house.url}/report/${step}`, { form: { ...all, 'form-token': token }, headers: { origin: house.url } });
      assert.equal(answer.status(), 400);
      const text = await answer.text();
      assert.match(text, says);
      for (const [name, typed] of Object.entries(fields)) if (!['danger', 'about'].includes(name)) assert.ok(text.includes(typed), `${name} is not given back`);
    }));
  }

  it('a picture, a file or a picture written as text is refused with what to do instead, and the words are given back', () => as('staff', { javaScript: false }, async (page) => {
    await go(page, '/report/what');
    const token = await page.inputValue('main [name=form-token]');
    const headers = { origin: house.url };
    const file = await page.request.post(`${house.url}/report/what`, { multipart: { 'form-token': token, seen: { name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('x') } }, headers });
    assert.equal(file.status(), 415);
    assert.match(await file.text(), /Describe it in words/iu);
    const text = `She showed me data:image/png;base64,${Buffer.from(Array.from({ length: 400 }, (_, index) => (index * index) % 256)).toString('base64')} today`;
    const written = await page.request.post(`${house.url}/report/what`, { form: { 'form-token': token, seen: text }, headers });
    assert.equal(written.status(), 422);
    assert.match(await written.text(), /She showed me \[a picture or file was taken out here\] today/u);
    await go(page, '/report/what');
    assert.doesNotMatch(await page.inputValue('#seen'), /base64/u);
  }));

  it('a token that is forged, of another form or of somebody else changes nothing and shows what was written', () => as('staff', { javaScript: false }, async (page) => {
    await go(page, '/report/danger');
    const other = await page.inputValue('main [name=form-token]');
    for (const token of ['', 'x.y', other]) {
      const answer = await page.request.post(`${house.url}/report/what`, { form: { 'form-token': token, seen: 'These words are mine and long enough' }, headers: { origin: house.url } });
      assert.equal(answer.status(), 403);
      assert.match(await answer.text(), /These words are mine and long enough/u);
    }
  }));

  it('what comes from another site is refused', () => as('staff', { javaScript: false }, async (page) => {
    await go(page, '/report/danger');
    const token = await page.inputValue('main [name=form-token]');
    const answer = await page.request.post(`${house.url}/report/danger`, { form: { 'form-token': token, danger: 'no' }, headers: { origin: 'https://elsewhere.example' } });
    assert.equal(answer.status(), 403);
  }));

  it('a reference of somebody else, or of nobody, is absent', () => as('deputy', { javaScript: false }, async (page) => {
    for (const one of ['AAAA-AAAA', 'x'.repeat(90)]) assert.equal((await page.request.get(`${house.url}/report/sent/${one}`)).status(), 404);
  }));
});
