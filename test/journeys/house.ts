/** What every journey needs: Handrail running on a free port with a demonstration school, and a browser. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { promisify } from 'node:util';
import { parse } from 'node-html-parser';
import type { Browser, Cookie, Page } from 'playwright-core';
import { start } from '../../src/main.ts';
import { accessibilityViolations, closeBrowser, fitsWidth, inTime, launchBrowser, makeOf, phone, visitor } from '../browser.ts';

export interface House {
  readonly url: string;
  stop(): Promise<void>;
}

/** A Handrail of one's own. @param options `directory` where the data are to outlive it */
export async function withHandrail(options: { readonly directory?: string; readonly manual?: string } = {}): Promise<House> {
  const directory = options.directory ?? (await ownDirectory());
  const running = await start({ port: 0, directory, manual: options.manual });
  return {
    url: running.url,
    async stop() {
      await running.stop();
      if (options.directory === undefined) await rm(directory, { recursive: true, force: true });
    },
  };
}

/**
 * The manual as it might have been before, in a folder: some words were others, and a step was only a should.
 * @param edits by file of the manual: what is replaced, and with what @param onceShould the step, of which worked cases say so too
 */
export async function manualBefore(folder: string, edits: readonly (readonly [file: string, from: string, to: string])[], onceShould: string): Promise<string> {
  const manual = join(folder, 'manual');
  await cp(join(import.meta.dirname, '../../manual'), manual, { recursive: true });
  const edit = async (file: string, change: (text: string) => string, isNeeded: boolean): Promise<void> => {
    const text = await readFile(join(manual, file), 'utf8');
    const changed = change(text);
    assert.ok(changed !== text || !isNeeded, `${file} is not as the test expects it`);
    await writeFile(join(manual, file), changed);
  };
  for (const [file, from, to] of edits) await edit(file, (text) => text.replace(from, to), true);
  const inMust = new RegExp(`^(\\s*must: \\[.*?)\\b${onceShould}(?:, )?`, 'gmu');
  for (const name of await readdir(join(manual, 'scenarios'))) await edit(`scenarios/${name}`, (text) => text.replace(inMust, '$1').replace(/^\s*must: \[\]\n/gmu, ''), false);
  return manual;
}

/** A copy of the demonstration school that scripts/test.ts has made for the whole run; empty where there is none. */
async function ownDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'handrail-journey-'));
  const ready = process.env['HANDRAIL_TEST_HOUSE'];
  // PostgreSQL may run as a user of its own, whose files have to stay its own.
  if (ready !== undefined) await promisify(execFile)('cp', ['-a', `${ready}/.`, directory]);
  return directory;
}

/** Signs in as somebody of the demonstration school: staff, dsl, deputy, head, admin or policy. */
export async function signIn(page: Page, url: string, who: string): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await giveName(page, who);
  assert.doesNotMatch(new URL(page.url()).pathname, /sign-in/);
}

/** Fills in the page to sign in, which somebody has come to, and sends it. */
export async function giveName(page: Page, who: string): Promise<void> {
  await page.fill('#username', who);
  await page.fill('#password', 'elmfield');
  await page.click('main button[type=submit]');
}

/** The address of the first concern in a list: new, mine, open, overdue or closed. */
export async function firstConcern(page: Page, url: string, view: string): Promise<string> {
  await page.goto(`${url}/concerns?view=${view}`);
  await page.click('.app-concern a');
  return page.url();
}

/** How many entries a concern has, as its chronology says. */
export async function entriesOf(page: Page, concern: string): Promise<number> {
  const answer = await page.request.get(`${concern}/chronology`);
  return Number(/(\d+) entr/u.exec(parse(await answer.text()).querySelector('main')?.text ?? '')?.[1]);
}

/** Pages that axe has found nothing on, by what they are made of. */
const alike = new Set<string>();

/**
 * Fails where axe finds anything on the page or where it is wider than the screen. Needs a visitor with JavaScript. A page that is made
 * of the same elements, classes and roles as one before, only with other words, is not looked at by axe again; its colours are
 * looked at in one width.
 */
export async function checked(page: Page): Promise<void> {
  const where = `${new URL(page.url()).pathname} at ${page.viewportSize()?.width} px`;
  const make = await makeOf(page);
  const made = `${page.viewportSize()?.width} ${make}`;
  if (!alike.has(made)) assert.deepEqual(await accessibilityViolations(page, { contrast: !alike.has(make) }), [], where);
  alike.add(make).add(made);
  assert.equal(await fitsWidth(page), true, `${where} is wider than the screen`);
}

/** How somebody comes: on a phone with scripts, unless told. */
export interface Coming {
  readonly viewport?: typeof phone;
  readonly javaScript?: boolean;
  /** The clock of the page is the test's: see `page.clock`. */
  readonly clock?: boolean;
}

export interface Visits {
  readonly url: string;
  /** A journey of somebody of the demonstration school, in a browser of their own; of nobody who has signed in where `who` is empty. */
  as(who: string, coming: Coming, journey: (page: Page) => Promise<void>): Promise<void>;
  /** A page of such a browser that stays open until the file is done. */
  signedIn(who: string, coming: Coming): Promise<Page>;
}

/** A Handrail and a browser. Where one of them does not start, the other does not stay behind: it would keep the test from ending. */
async function houseAndBrowser(handrail: () => Promise<House>): Promise<readonly [House, Browser]> {
  const [house, browser] = await Promise.allSettled([handrail(), launchBrowser()]);
  if (house.status === 'fulfilled' && browser.status === 'fulfilled') return [house.value, browser.value];
  if (house.status === 'fulfilled') await house.value.stop();
  if (browser.status === 'fulfilled') await closeBrowser(browser.value);
  throw house.status === 'rejected' ? house.reason : new Error('The browser did not start', { cause: browser });
}

export interface VisitOptions {
  /** For tests of sessions themselves: nobody comes back with the session of before. */
  readonly signsInAnew?: boolean;
  /** Makes the Handrail that is visited: one of its own with the demonstration school, unless told. */
  readonly handrail?: () => Promise<House>;
}

/**
 * One Handrail and one browser for all the tests of a file; both go when the file is done. Call it at the top of the file.
 * Each person signs in once and comes back with the same session, unless told.
 */
export function visits({ signsInAnew = false, handrail = withHandrail }: VisitOptions = {}): Visits {
  let ready: Promise<unknown>;
  let house: House;
  let browser: Browser;
  let isOpen = false;
  before(async () => {
    ready = houseAndBrowser(handrail).then((both) => {
      [house, browser] = both;
      isOpen = true;
    });
    await ready;
  });
  after(async () => {
    if (!isOpen) return;
    await closeBrowser(browser);
    await house.stop();
  });
  // A browser's new page costs half a second, so one that is done with is used by the next visitor.
  const idle = new Map<string, Page[]>();
  const opened = async (coming: Coming): Promise<Page> => {
    // The hooks of a file begin together.
    await ready;
    try {
      return await inTime(newPage(browser, coming), 'open a page');
    } catch (error) {
      process.stderr.write(`Chromium is started again: ${String(error)}\n`);
      void closeBrowser(browser);
      idle.clear();
      browser = await launchBrowser();
      return inTime(newPage(browser, coming), 'open a page');
    }
  };
  const sessions = new Map<string, Promise<Cookie[]>>();
  const comeIn = async (page: Page, who: string): Promise<void> => {
    const known = signsInAnew ? undefined : sessions.get(who);
    if (known) {
      await page.context().addCookies(await known);
      return void (await page.goto(`${house.url}/`));
    }
    const coming = signIn(page, house.url, who).then(() => page.context().cookies());
    sessions.set(who, coming);
    await coming;
  };
  return {
    get url() {
      return house.url;
    },
    async signedIn(who, coming) {
      const page = await opened(coming);
      if (who !== '') await comeIn(page, who);
      return page;
    },
    async as(who, coming, journey) {
      const kind = JSON.stringify([coming.viewport ?? phone, coming.javaScript ?? true]);
      const page = (coming.clock ? undefined : idle.get(kind)?.pop()) ?? (await opened(coming));
      if (who !== '') await comeIn(page, who);
      await journey(page);
      if (coming.clock) return page.context().close();
      await leave(page);
      idle.set(kind, [...(idle.get(kind) ?? []), page]);
    },
  };
}

async function newPage(browser: Browser, { viewport = phone, javaScript = true, clock = false }: Coming): Promise<Page> {
  const context = await visitor(browser, { viewport, javaScript });
  if (clock) await context.clock.install();
  return context.newPage();
}

/** Leaves nothing behind for the next visitor: no cookie, nothing in the tab. */
async function leave(page: Page): Promise<void> {
  await page.unrouteAll();
  page.removeAllListeners();
  if (page.url().startsWith('http')) await page.evaluate('sessionStorage.clear()').catch(() => undefined);
  await page.context().setOffline(false);
  await page.context().clearCookies();
  await page.emulateMedia({ media: null });
  await page.goto('about:blank');
}

/** What a reader finds on the page, without its frame. */
export function words(page: Page): Promise<string> {
  return page.innerText('main');
}

/** Sends a form of the page: the first one, unless told. */
export async function send(page: Page, form = 'main form'): Promise<void> {
  // The page that is left is loaded too, and the answer may have begun and have no title yet.
  await Promise.all([page.waitForEvent('domcontentloaded'), page.click(`${form} button[type=submit]`)]);
  await page.locator('head > title').waitFor({ state: 'attached' });
}
