/** What the screen does for people who are watched, interrupted or slow: it hides, warns before the time is up, and keeps what is typed. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { desktop, phone } from '../browser.ts';
import { checked, signIn, visits } from './house.ts';
import type { Coming } from './house.ts';

const house = visits();

const asStaff = (coming: Coming, journey: (page: Page, context: BrowserContext) => Promise<void>): Promise<void> => house.as('staff', coming, (page) => journey(page, page.context()));
const go = (page: Page, path: string): Promise<unknown> => page.goto(house.url + path);
const body = (page: Page): Promise<string> => page.innerText('body');
const saved = '[data-autosave-status] >> text=/^Saved at/';
const path = (page: Page): string => new URL(page.url()).pathname;

/** A page to write on, with something written and saved. */
async function write(page: Page, text: string): Promise<void> {
  await go(page, '/report/danger');
  await page.check('input[name=danger][value=no]');
  await page.click('main form button[type=submit]');
  if ((await page.inputValue('#seen')) === text) return;
  await page.fill('#seen', text);
  await page.waitForSelector(saved);
}

/** Whether somebody sees the whole of it without scrolling. */
async function isInSight(page: Page, selector: string): Promise<boolean> {
  const box = await page.locator(selector).boundingBox();
  return box !== null && box.y >= 0 && box.y + box.height <= (page.viewportSize()?.height ?? 0);
}

async function pressTwice(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
}

async function isCovered(page: Page): Promise<void> {
  await page.waitForSelector('.app-cover');
  assert.equal((await body(page)).trim(), 'Show again');
  assert.equal(await page.title(), 'Page');
}

async function showAgain(page: Page): Promise<void> {
  await page.click('text=Show again');
  await page.waitForSelector('.app-cover', { state: 'detached' });
}

describe('hiding the screen', () => {
  for (const viewport of [phone, desktop]) {
    it(`takes one press of a button or two of Escape, and nothing is lost, at ${viewport.width} px`, () => asStaff({ viewport }, async (page) => {
      await write(page, 'What I have written so far');
      const title = await page.title();
      for (const hide of [() => page.click('text=Hide this screen'), () => pressTwice(page)]) {
        await page.focus('#seen');
        await hide();
        await isCovered(page);
        await checked(page);
        await page.keyboard.press('Enter');
        await page.waitForSelector('.app-cover', { state: 'detached' });
        assert.equal(await page.title(), title);
        assert.equal(await page.inputValue('#seen'), 'What I have written so far');
        await checked(page);
      }
      assert.equal(await page.evaluate('document.activeElement.id'), 'seen', 'the writer goes on where they were');
    }));
  }

  it('is explained beside the button, where there is a keyboard', async () => {
    await asStaff({ viewport: desktop }, async (page) => {
      assert.match(await page.innerText('.app-hide-screen'), /Hide this screen \(or press Esc twice\)/u);
    });
    await asStaff({ viewport: desktop, javaScript: false }, async (page) => {
      assert.equal((await page.innerText('.app-hide-screen')).trim(), 'Hide this screen', 'without scripts no key is promised');
    });
  });

  it('never happens by one key alone, by slow presses or by typing', () => asStaff({ clock: true }, async (page) => {
    await write(page, '');
    await page.keyboard.press('Escape');
    await page.clock.runFor(1000);
    await page.keyboard.press('Escape');
    await page.type('#seen', 'hide h H xx Esc');
    assert.equal(await page.locator('.app-cover').count(), 0);
  }));

  it('outlasts a reload and the Back button, until somebody asks to see the page', () => asStaff({}, async (page) => {
    await go(page, '/reports');
    await go(page, '/report/danger');
    await page.click('text=Hide this screen');
    await isCovered(page);
    await page.reload();
    await isCovered(page);
    await page.goBack();
    await isCovered(page);
    await showAgain(page);
    assert.match(await body(page), /My reports/u);
    await page.reload();
    assert.match(await body(page), /My reports/u);
  }));

  it('does not outlast signing out', () => asStaff({}, async (page, context) => {
    await page.click('text=Hide this screen');
    await isCovered(page);
    await context.clearCookies();
    await signIn(page, house.url, 'staff');
    assert.equal(await page.locator('.app-cover').count(), 0);
  }));

  it('works without scripts: a page that says nothing, and nobody is signed out', () => asStaff({ javaScript: false }, async (page) => {
    await go(page, '/reports');
    await page.click('text=Hide this screen');
    assert.equal(path(page), '/away');
    assert.doesNotMatch(`${await page.title()} ${await body(page)}`, /handrail|report|concern|Priya|Elmfield/iu);
    await page.goBack();
    assert.equal(path(page), '/reports');
    assert.match(await body(page), /My reports/u);
  }));
});

describe('leaving a public page', () => {
  it('takes one press, also without scripts, or Shift three times', async () => {
    for (const javaScript of [true, false]) {
      const page = await house.signedIn('', { javaScript });
      await page.route(/^https:/u, (route) => route.fulfill({ contentType: 'text/html', body: '<title>Weather</title>' }));
      await go(page, '/help');
      if (javaScript) for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift');
      else await page.click('.govuk-exit-this-page__button');
      await page.waitForURL(/^https:/u);
      assert.equal(await page.title(), 'Weather');
      await page.context().close();
    }
  });
});

describe('before the time is up', () => {
  const dialog = 'dialog[data-timeout]';
  const isWarned = (page: Page): Promise<unknown> => page.waitForSelector(`${dialog}[open]`);
  const isGone = (page: Page): Promise<unknown> => page.waitForSelector(`${dialog}:not([open])`, { state: 'attached' });

  for (const viewport of [phone, desktop]) {
    it(`a dialog warns at 13 minutes and says how long there is, at ${viewport.width} px`, () => asStaff({ viewport, clock: true }, async (page) => {
      await write(page, 'A thought');
      await page.clock.runFor('12:50');
      assert.equal(await page.locator(`${dialog}[open]`).count(), 0);
      await page.clock.runFor('00:15');
      await isWarned(page);
      assert.match(await page.innerText(dialog), /signed out in 2 minutes/u);
      assert.equal(await page.evaluate(`document.querySelector('${dialog}').contains(document.activeElement)`), true, 'the keyboard is in the dialog');
      assert.equal(await page.getByRole('dialog', { name: 'You will soon be signed out' }).count(), 1);
      assert.equal(await page.getAttribute(`${dialog} [data-left]`, 'aria-live'), 'polite');
      await checked(page);
      await page.clock.runFor('01:00');
      assert.match(await page.innerText(dialog), /in 1 minute\b/u);
      await page.clock.runFor('00:45');
      assert.match(await page.innerText(dialog), /in 20 seconds/u);
    }));
  }

  it('one key keeps the session, and the writing goes on', () => asStaff({ clock: true }, async (page) => {
    await write(page, 'A thought');
    for (const key of ['Escape', 'Enter']) {
      await page.focus('#seen');
      await page.clock.runFor('13:30');
      await isWarned(page);
      const stayed = page.waitForResponse(/session\/stay/u);
      await page.keyboard.press(key);
      assert.equal((await stayed).status(), 204);
      await isGone(page);
      assert.equal(await page.evaluate('document.activeElement.id'), 'seen');
      assert.equal(await page.inputValue('#seen'), 'A thought');
      await page.clock.runFor('12:00');
      assert.equal(await page.locator(`${dialog}[open]`).count(), 0, 'the time starts anew');
      await page.clock.runFor('00:01');
      await page.reload();
    }
  }));

  it('the page goes away at 15 minutes, and what was typed is there after the next signing in', () => asStaff({ clock: true }, async (page, context) => {
    await write(page, 'Left lying');
    await page.clock.runFor('13:05');
    await isWarned(page);
    await context.clearCookies();
    await page.clock.runFor('02:00');
    await page.waitForURL(/sign-in\?why=timed-out/u);
    assert.match(await body(page), /You were signed out/u);
    await signIn(page, house.url, 'staff');
    await go(page, '/report/what');
    assert.equal(await page.inputValue('#seen'), 'Left lying');
  }));

  it('work in another tab counts', () => asStaff({ clock: true }, async (page, context) => {
    await go(page, '/reports');
    await page.clock.runFor('13:05');
    await isWarned(page);
    const other = await context.newPage();
    await go(other, '/reports');
    await page.clock.runFor('00:02');
    await isGone(page);
  }));

  it('comes up over a hidden screen, and the screen can be shown again after it', () => asStaff({ clock: true }, async (page) => {
    await go(page, '/reports');
    await page.click('text=Hide this screen');
    await page.clock.runFor('13:05');
    await isWarned(page);
    assert.doesNotMatch(await body(page), /My reports/u);
    await page.keyboard.press('Enter');
    await isGone(page);
    await isCovered(page);
    await showAgain(page);
  }));

  it('says without scripts how long there is', () => asStaff({ javaScript: false }, async (page) => {
    await go(page, '/reports');
    assert.match(await body(page), /signed out after 15 minutes/u);
  }));
});

describe('what is typed', () => {
  it('is said to be saved only when it is; without a network the page says so and tries again', () => asStaff({}, async (page, context) => {
    await write(page, 'First');
    assert.equal(await page.getAttribute('[data-autosave-status]', 'role'), 'status');
    await context.setOffline(true);
    await page.fill('#seen', 'First and second');
    await page.waitForSelector('[data-autosave-status] >> text=/^Not saved yet/');
    assert.equal(await page.inputValue('#seen'), 'First and second');
    assert.equal(await isInSight(page, '[data-autosave-status]'), true, 'it is seen from the field that is written in');
    await checked(page);
    await context.setOffline(false);
    await page.waitForSelector(saved);
    await go(page, '/report/what');
    assert.equal(await page.inputValue('#seen'), 'First and second');
  }));

  it('stays on the page where the session has ended, and the page says what to do', () => asStaff({}, async (page, context) => {
    await write(page, 'Written in time');
    await context.clearCookies();
    await page.fill('#seen', 'Written much too late');
    await page.waitForSelector('[data-autosave-status] >> text=/you are signed out.*Sign in again in another tab/');
    const other = await context.newPage();
    await signIn(other, house.url, 'staff');
    await page.type('#seen', ', but not lost');
    await page.waitForSelector(saved);
  }));
});
