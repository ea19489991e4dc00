/** A real browser for the journeys, from npm packages alone. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const { resolve } = createRequire(import.meta.url);

export const phone = { width: 320, height: 640 };
export const desktop = { width: 1280, height: 900 };

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-zygote',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  // Pages of one site share a process: starting one for each costs a third of the time of all journeys.
  '--renderer-process-limit=2',
];

/** Where the system has no NSS libraries, the ones inside the browser's package are used. */
async function libraryPath(executable: string): Promise<string | undefined> {
  try {
    if (!execFileSync('ldd', [executable], { encoding: 'utf8' }).includes('not found')) return undefined;
  } catch {
    return undefined;
  }
  const root = join(dirname(resolve('@sparticuz/chromium')), '..', '..');
  const unpacker = (await import(pathToFileURL(join(root, 'build', 'esm', 'lambdafs.js')).href)) as { inflate(file: string): Promise<string> };
  await unpacker.inflate(join(root, 'bin', 'al2023.tar.br'));
  return join(tmpdir(), 'al2023', 'lib');
}

/** The process of each browser, for ending one that does not answer. */
const processOf = new WeakMap<Browser, number>();

/** Starts headless Chromium: `CHROME_PATH` where it is set, otherwise the one from npm. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROME_PATH'] ?? (await sparticuz.executablePath());
  const libraries = await libraryPath(executablePath);
  const env = libraries === undefined ? process.env : { ...process.env, LD_LIBRARY_PATH: libraries };
  const browser = await chromium.launch({ executablePath, args, headless: true, env: env as Record<string, string> });
  const { processInfo } = await (await browser.newBrowserCDPSession()).send('SystemInfo.getProcessInfo');
  processOf.set(browser, processInfo.find(({ type }) => type === 'browser')?.id ?? 0);
  return browser;
}

const PATIENCE_MS = 30_000;

/** The browser's answer, or a failure: where Chromium dies, Playwright may wait for a page for ever. */
export async function inTime<T>(answer: Promise<T>, what: string): Promise<T> {
  const patience = new AbortController();
  const tooLate = wait(PATIENCE_MS, null, { signal: patience.signal }).then(() => Promise.reject(new Error(`The browser did not ${what}`)));
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    patience.abort();
    tooLate.catch(() => undefined);
  }
}

/** Closes a browser; ends its process where it does not answer. */
export async function closeBrowser(browser: Browser): Promise<void> {
  try {
    await inTime(browser.close(), 'close');
  } catch (error) {
    process.stderr.write(`${String(error)}\n`);
    const pid = processOf.get(browser) ?? 0;
    if (pid > 0) process.kill(-pid, 'SIGKILL');
  }
}

/** A fresh visitor: own cookies, own screen size, with or without JavaScript. */
export function visitor(browser: Browser, options: { viewport: { width: number; height: number }; javaScript?: boolean }): Promise<BrowserContext> {
  return browser.newContext({
    viewport: options.viewport,
    javaScriptEnabled: options.javaScript ?? true,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
    bypassCSP: false,
  });
}

export interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly string[];
}

/**
 * Everything axe finds on the page against WCAG 2.2 AA and its best practices. It is run in an isolated world, so
 * that the page keeps its own content-security policy. Needs a visitor with JavaScript.
 * @param options `contrast`: whether colours are looked at, which takes most of the time
 */
export async function accessibilityViolations(page: Page, options: { readonly contrast?: boolean } = {}): Promise<readonly Violation[]> {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
  const evaluate = (expression: string): Promise<{ result: { value?: unknown }; exceptionDetails?: unknown }> =>
    session.send('Runtime.evaluate', { expression, contextId: executionContextId, awaitPromise: true, returnByValue: true });
  await evaluate(readFileSync(resolve('axe-core/axe.min.js'), 'utf8'));
  const answer = await evaluate(
    `axe.run(document, ${JSON.stringify({ rules: { 'color-contrast': { enabled: options.contrast ?? true } } })}).then(({ violations, passes }) => JSON.stringify({ passes: passes.length,
      violations: violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map((node) => node.html) })) }))`,
  );
  await session.detach();
  if (typeof answer.result.value !== 'string') throw new Error(`axe did not run: ${JSON.stringify(answer.exceptionDetails)}`);
  const found = JSON.parse(answer.result.value) as { passes: number; violations: Violation[] };
  if (found.passes === 0) throw new Error('axe checked nothing on this page');
  return found.violations;
}

/** What a page is made of, without its words: elements, classes, roles, and whether there is text; equal neighbours count once. */
export function makeOf(page: Page): Promise<string> {
  return page.evaluate(`(() => {
    const telling = new Set(['class', 'role', 'type', 'lang', 'tabindex', 'hidden', 'open', 'scope', 'inputmode', 'autocomplete']);
    const make = (element) => {
      const attributes = [...element.attributes].map(({ name, value }) => name + (telling.has(name) ? '=' + value : value === '' ? '=' : '')).sort();
      const children = [...element.children].map(make);
      const text = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
      return element.tagName + '[' + attributes.join() + ']' + (text ? 't' : '') + '(' + children.filter((child, place) => child !== children[place - 1]).join() + ')';
    };
    // Between two pages there is none; such a one is like no other.
    return document.documentElement ? make(document.documentElement) : String(performance.now());
  })()`) as Promise<string>;
}

/** True where nothing on the page runs past its right edge, as WCAG's reflow asks at 320 px. */
export function fitsWidth(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth') as Promise<boolean>;
}
