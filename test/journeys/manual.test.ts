/** The manual and the help pages, as people meet them: at both widths, with and without scripts, and with addresses that lead nowhere. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { parse } from 'yaml';
import { desktop, phone } from '../browser.ts';
import { checked, manualBefore, signIn, visits, withHandrail } from './house.ts';
import type { Coming, House } from './house.ts';

const MANUAL = join(import.meta.dirname, '../../manual');
/** One heading was another, and recording was only a should. */
const BEFORE = [
  ['chapters/online-safety.md', '### Immediate risk {#S33}', '### Danger now {#S33}'],
  ['rules/recording-and-support.yaml', 'must: [record-incident]', 'should: [record-incident]'],
] as const;

/** The hash of the edition with which the installation first ran. */
let earlier = '';
const house = visits({ handrail: withTwoEditions });

/** A Handrail that first ran with an earlier manual. */
async function withTwoEditions(): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), 'handrail-manual-'));
  const directory = join(folder, 'data');
  const first = await withHandrail({ directory, manual: await manualBefore(folder, BEFORE, 'record-incident') });
  earlier = /\/manual\/editions\/([0-9a-f]{64})/.exec(await (await fetch(`${first.url}/manual/editions`)).text())?.[1] ?? '';
  await first.stop();
  const { url, stop } = await withHandrail({ directory });
  return { url, stop: () => stop().then(() => rm(folder, { recursive: true, force: true })) };
}

/** Every kind of page there is. */
const PAGES = [
  '/manual', '/manual/online-safety?partnership=birmingham', '/manual/online-safety/print', '/manual/rules',
  '/manual/rules/danger-call-999', '/manual/actions', '/manual/actions/refer-lado?partnership=dudley', '/manual/questions', '/manual/scenarios', '/manual/scenarios/disclosure-of-adult-in-a-game', '/manual/periods',
  '/manual/to-be-confirmed', '/manual/law?on=2014-06-01', '/manual/partnerships', '/manual/partnerships/birmingham', '/manual/search?q=family+evidence',
  '/manual/search?q=zzqqx', '/manual/editions', '/platforms', '/reporting-routes', '/help', '/help/children', '/help/parents', '/help/public', '/help/accessibility', '/help/privacy', '/emergency',
  '/emergency?partnership=walsall',
];

const visit = (coming: Coming, journey: (page: Page) => Promise<void>): Promise<void> => house.as('', coming, journey);

async function read(path: string): Promise<{ status: number; text: string }> {
  const answer = await fetch(`${house.url}${path}`, { redirect: 'manual' });
  return { status: answer.status, text: await answer.text() };
}

describe('the pages of the manual', () => {
  for (const [name, viewport] of [['an old phone', phone], ['a wide screen', desktop]] as const) {
    it(`can be used by everybody on ${name}, and ask nothing of anybody else`, async () => {
      await visit({ viewport }, async (page) => {
        const elsewhere: string[] = [];
        page.on('request', (request) => void (request.url().startsWith(house.url) || elsewhere.push(request.url())));
        for (const path of PAGES) {
          const answer = await page.goto(`${house.url}${path}`);
          assert.equal(answer?.status(), 200, path);
          await checked(page);
          assert.ok(await page.locator('.govuk-exit-this-page').isVisible(), `${path} can be left in a hurry`);
        }
        assert.deepEqual(elsewhere, []);
      });
    });
  }

  it('are there for every numbered fact of the regional chapter', async () => {
    const coverage = parse(await readFile(join(MANUAL, 'coverage.yaml'), 'utf8')) as Record<string, { page?: string; pages?: string[] }>;
    const pages = [...new Set(Object.values(coverage).flatMap(({ page, pages: more = [] }) => (page ? [page, ...more] : more)))];
    assert.ok(pages.length >= 7);
    for (const page of pages) assert.equal((await read(page)).status, 200, page);
  });

  it('link only to pages and places that are there', async () => {
    const seen = new Map<string, string>();
    const open = async (path: string): Promise<string> => {
      const { status, text } = await read(path);
      assert.equal(status, 200, path);
      seen.set(path, text);
      return text;
    };
    for (const path of PAGES) await open(path);
    const links = new Set(Array.from(seen.values()).flatMap((text) => Array.from(text.matchAll(/href="(\/(?:manual|help|platforms|reporting-routes|emergency)[^"]*)"/g), ([, href = '']) => href.replaceAll('&amp;', '&'))));
    for (const link of links) {
      const [path = '', anchor] = link.split('#');
      const text = seen.get(path) ?? (await open(path));
      assert.ok(anchor === undefined || text.includes(`id="${anchor}"`), `${link} leads to nothing`);
    }
    assert.ok(links.size > 300);
  });
});

describe('reading without scripts', () => {
  it('goes from the list of chapters to the law of a day, a place and a paragraph that was searched for', async () => {
    await visit({ viewport: phone, javaScript: false }, async (page) => {
      await page.goto(`${house.url}/manual`);
      await page.click('main a[href="/manual/online-safety"]');
      await page.selectOption('#partnership', 'birmingham');
      await page.click('text=Show local information');
      assert.match(await page.locator('#birmingham-1').innerText(), /Where to refer in Birmingham/);
      await page.locator('#S33 summary').click();
      await page.click('#S33 details >> text=If anyone is in immediate danger, call 999 first.');
      assert.match(page.url(), /\/manual\/rules\/danger-call-999\?partnership=birmingham$/);
      await page.click('nav >> text=Law by date');
      for (const [part, value] of [['day', '1'], ['month', '6'], ['year', '2014']] as const) await page.fill(`#on-${part}`, value);
      await page.click('text=Show the law of that day');
      assert.match(await page.locator('main').innerText(), /In force on 1 June 2014/);
      await page.click('nav >> text=Search');
      await page.fill('#q', 'sextortion');
      await page.click('form[role=search] button');
      assert.ok((await page.locator('main mark').count()) > 0);
      await page.locator('main ol a').first().click();
      assert.ok(await page.locator('h1').isVisible());
    });
  });

  it('calls 999 and Childline from the help for children', async () => {
    await visit({ viewport: phone, javaScript: false }, async (page) => {
      await page.goto(`${house.url}/help`);
      await page.click('text=Help for children and young people');
      assert.equal(await page.locator('main a[href^="tel:"]').first().getAttribute('href'), 'tel:999');
      assert.ok(await page.locator('main a[href="tel:08001111"]').first().isVisible());
    });
  });

  it('finds the front door of a place from the emergency sheet', async () => {
    await visit({ viewport: phone, javaScript: false }, async (page) => {
      await page.goto(`${house.url}/emergency`);
      await page.selectOption('#partnership', 'birmingham');
      await page.click('text=Show local information');
      assert.ok(await page.locator('main a[href="tel:01213031888"]').isVisible());
    });
  });
});

describe('a print', () => {
  it('says when it was correct, and has no menus on it', async () => {
    await visit({ viewport: desktop }, async (page) => {
      await page.goto(`${house.url}/manual/online-safety/print`);
      await page.emulateMedia({ media: 'print' });
      assert.match(await page.locator('main').innerText(), /Correct as printed on \d+ \w+ \d{4}, \d+:\d\d[ap]m\. Edition [0-9a-f]{12}/);
      for (const hidden of ['.govuk-exit-this-page', '.app-subnav', '.govuk-footer', '.app-demo']) assert.equal(await page.locator(hidden).isVisible(), false, hidden);
    });
  });

  it('of the emergency sheet fits on one page', async () => {
    await visit({ viewport: desktop }, async (page) => {
      await page.goto(`${house.url}/emergency`);
      const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
      assert.equal(pdf.match(/\/Type\s*\/Page\b/g)?.length, 1);
    });
  });
});

describe('an address that leads nowhere', () => {
  it('is answered like any page that is not there', async () => {
    const unknown = (await read('/manual/no-such-chapter')).text.replaceAll(/\s+/g, ' ');
    const wrong = ['/manual/no-such/print', '/manual/rules/x', '/manual/actions/x', '/manual/partnerships/atlantis', '/manual/find/S999', '/manual/editions/123456789012', '/help/x', '/manual?edition=x', `/manual/editions/compare?from=${earlier}&to=x`, '/manual/%00', '/manual/..%2fx'];
    for (const path of wrong) {
      const { status, text } = await read(path);
      assert.equal(status, 404, path);
      assert.equal(text.replaceAll(/\s+/g, ' '), unknown, path);
    }
  });

  it('with a date that is none says how to write one, and shows what was typed', async () => {
    for (const on of ['2014-02-30', 'yesterday', '1', '2014-6-1', '99999-01-01', '%3Cscript%3E']) {
      const { status, text } = await read(`/manual/law?on=${on}`);
      assert.equal(status, 400, on);
      assert.match(text, /Enter a real date as day, month and year/);
      assert.doesNotMatch(text, /<script>/);
    }
    const { status, text } = await read('/manual/law?on-day=31&on-month=2&on-year=2020');
    assert.equal(status, 400);
    assert.match(text, /value="31"/);
    await visit({ viewport: phone }, async (page) => {
      await page.goto(`${house.url}/manual/law?on=2014-02-30`);
      await checked(page);
    });
  });

  it('takes any search', async () => {
    const strange = ['', '   ', 'a'.repeat(8000), '<script>alert(1)</script>', '%00', '%F0%9F%98%80', '()[]*+?', "' or 1=1", 'नमस्ते'];
    for (const asked of strange) {
      const { status, text } = await read(`/manual/search?q=${asked.startsWith('%') ? asked : encodeURIComponent(asked)}`);
      assert.equal(status, 200, asked.slice(0, 40));
      assert.doesNotMatch(text, /<script>alert/);
    }
    assert.match((await read(`/manual/search?q=${'a'.repeat(300)}`)).text, /Only the first 200 characters were looked for/);
    assert.equal((await read('/manual/search?q=police&q=school')).status, 200);
    assert.equal((await read('/manual/law?on=2014-06-01&partnership=atlantis')).status, 200);
  });
});

describe('an old edition', () => {
  it('is still read as it was, and says that it is not the one in use', async () => {
    await visit({ viewport: phone }, async (page) => {
      await page.goto(`${house.url}/manual/editions/${earlier.slice(0, 12)}`);
      await checked(page);
      assert.match(await page.locator('main').innerText(), /This is not the edition in use/);
      await page.click(`main a[href^="/manual/online-safety?"]`);
      assert.match(await page.locator('#S33').innerText(), /Danger now/);
      await page.goto(`${house.url}/manual/online-safety`);
      assert.match(await page.locator('#S33').innerText(), /Immediate risk/);
    });
  });

  it('is compared with the one in use, first by what it does to plans', async () => {
    await visit({ viewport: phone }, async (page) => {
      await page.goto(`${house.url}/manual/editions`);
      await checked(page);
      await page.click('button:has-text("Compare")');
      await checked(page);
      const text = await page.locator('main').innerText();
      assert.match(text, /worked cases get a different plan/);
      assert.match(text, /from should/);
      assert.match(text, /Changed\s+S33 Immediate risk/);
    });
  });

  it('is read from the concern that was opened under it, by a lead who can hide the screen', async () => {
    await visit({ viewport: desktop }, async (page) => {
      await signIn(page, house.url, 'dsl');
      await page.goto(`${house.url}/concerns?view=open`);
      await page.locator('main a[href^="/concerns/"]').first().click();
      await page.click(`main a[href="/manual/editions/${earlier}"]`);
      assert.match(await page.locator('main').innerText(), /This is not the edition in use/);
      assert.ok(await page.locator('[data-hide-screen]').isVisible());
      await checked(page);
    });
  });
});
