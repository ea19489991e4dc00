/**
 * The pictures of the README, taken of the demonstration school. `HANDRAIL_PICTURES=docs/pictures npm test -- test/journeys/pictures.test.ts`
 * replaces those of the README; otherwise they are taken, looked at for what they must show, and thrown away.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { desktop, phone } from '../browser.ts';
import { visits } from './house.ts';

const wanted = process.env['HANDRAIL_PICTURES'];
const folder = wanted === undefined ? mkdtempSync(join(tmpdir(), 'handrail-pictures-')) : resolve(wanted);
const house = visits();

before(() => void mkdirSync(folder, { recursive: true }));
after(() => {
  if (wanted === undefined) rmSync(folder, { recursive: true, force: true });
});

function picture(who: string, viewport: typeof phone, name: string, shows: RegExp, lead: (page: Page) => Promise<void>): Promise<void> {
  return house.as(who, { viewport }, async (page) => {
    await lead(page);
    assert.match(await page.innerText('main'), shows);
    const path = join(folder, `${name}.png`);
    await page.screenshot({ path });
    assert.ok(statSync(path).size > 5_000);
  });
}

const toConcern = async (page: Page, path: string): Promise<void> => {
  await page.goto(`${house.url}/concerns?view=mine`);
  await page.click('.app-concern a');
  await page.goto(page.url() + path);
};

describe('the pictures of the README', () => {
  it('shows a report on a phone', () => picture('staff', { ...phone, height: 720 }, 'report', /What did you see or hear/u, async (page) => void (await page.goto(`${house.url}/report/what`))));
  it('shows a question on a phone', () => picture('dsl', { ...phone, height: 720 }, 'question', /self-harm/u, (page) => toConcern(page, '/questions/self-harm-risk')));
  it('shows the plan on a phone', () => picture('dsl', { ...phone, height: 720 }, 'plan-phone', /Do now/u, (page) => toConcern(page, '/plan')));
  it('shows the plan on a desk', () => picture('dsl', desktop, 'plan', /Do not/u, (page) => toConcern(page, '/plan')));
});
