import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { accessibilityViolations, closeBrowser, fitsWidth, launchBrowser, phone, visitor } from './browser.ts';

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => closeBrowser(browser));

describe('the checks of the browser journeys', () => {
  it('notice a page that a screen reader cannot use', async () => {
    const context = await visitor(browser, { viewport: phone });
    const page = await context.newPage();
    await page.setContent('<html><body><img src="/x"><input></body></html>');
    const ids = (await accessibilityViolations(page)).map(({ id }) => id);
    assert.ok(ids.includes('image-alt') && ids.includes('label') && ids.includes('html-has-lang'), ids.join());
    await context.close();
  });
  it('notice a page that is wider than a small phone', async () => {
    const context = await visitor(browser, { viewport: phone });
    const page = await context.newPage();
    await page.setContent('<p style="width:500px">wide</p>');
    assert.equal(await fitsWidth(page), false);
    await context.close();
  });
});
