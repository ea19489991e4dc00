/** What every journey needs: Handrail running on a free port with a demonstration school, and a browser. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { start } from '../../src/main.ts';
import { accessibilityViolations, fitsWidth } from '../browser.ts';

export interface House {
  readonly url: string;
  stop(): Promise<void>;
}

/** A Handrail of one's own. @param options `directory` where the data are to outlive it */
export async function withHandrail(options: { readonly directory?: string; readonly manual?: string } = {}): Promise<House> {
  const directory = options.directory ?? (await mkdtemp(join(tmpdir(), 'handrail-journey-')));
  const running = await start({ port: 0, directory, manual: options.manual });
  return {
    url: running.url,
    async stop() {
      await running.stop();
      if (options.directory === undefined) await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Signs in as somebody of the demonstration school: staff, dsl, deputy, head or admin. */
export async function signIn(page: Page, url: string, who: string): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.fill('#username', who);
  await page.fill('#password', 'elmfield');
  await page.click('main button[type=submit]');
  assert.doesNotMatch(new URL(page.url()).pathname, /sign-in/);
}

/** Fails where axe finds anything on the page or where it is wider than the screen. Needs a visitor with JavaScript. */
export async function checked(page: Page): Promise<void> {
  const where = `${new URL(page.url()).pathname} at ${page.viewportSize()?.width} px`;
  assert.deepEqual(await accessibilityViolations(page), [], where);
  assert.equal(await fitsWidth(page), true, `${where} is wider than the screen`);
}
