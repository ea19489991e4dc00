/** A concern from the list to its closing: questions, plan, decisions, record, print; at both widths, without scripts, and with bad input. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, describe, it } from 'node:test';
import type { APIResponse, Page } from 'playwright-core';
import { desktop, phone } from '../browser.ts';
import { checked, entriesOf, firstConcern, send, visits, words } from './house.ts';

const house = visits();
const { as } = house;
/** The address of a concern that is open and with the lead, and of one that is closed. */
let open = '';
let closed = '';

before(async () => {
  await as('dsl', { javaScript: false }, async (page) => {
    open = await firstConcern(page, house.url, 'mine');
    closed = await firstConcern(page, house.url, 'closed');
  });
});

/** Sends the form of a page with other fields than a browser would. */
async function post(page: Page, address: string, fields: Readonly<Record<string, string>>, token?: string): Promise<APIResponse> {
  await page.goto(address);
  const field = page.locator(`main form[action^="${new URL(address).pathname}"] [name=form-token]`).first();
  const own = token ?? ((await field.count()) > 0 ? await field.inputValue() : '');
  return page.request.post(address, { form: { ...fields, 'form-token': own }, headers: { origin: house.url }, maxRedirects: 0 });
}

describe('the pages of a concern', () => {
  const pages = [
    '', '/assessment', '/assessment/happened', '/assessment/safety', '/questions/immediate-danger', '/questions/child-age', '/questions/happened-on', '/questions/platform', '/questions/suspect-kind',
    '/plan', '/steps/refer-police', '/steps/no-blame', '/notes', '/people', '/people/new', '/evidence', '/evidence/new', '/access-to-children', '/assign', '/chronology', '/close', '/readings',
  ];
  for (const viewport of [phone, desktop]) {
    it(`are accessible and fit at ${viewport.width} px`, () => as('dsl', { viewport }, async (page) => {
      for (const view of ['new', 'mine', 'open', 'overdue', 'closed']) {
        await page.goto(`${house.url}/concerns?view=${view}`);
        await checked(page);
      }
      for (const path of pages) {
        const answer = await page.goto(open + path);
        assert.equal(answer?.status(), 200, path);
        await checked(page);
      }
      for (const path of ['', '/plan', '/chronology', '/reopen']) {
        await page.goto(closed + path);
        await checked(page);
      }
    }));
  }

  it('say nothing of a child in their titles and addresses', () => as('dsl', { javaScript: false }, async (page) => {
    await page.goto(open);
    const name = /Child\s+(\p{Lu}\p{L}+ \p{Lu}\p{L}+)/u.exec(await words(page))?.[1] ?? 'nobody';
    for (const path of pages) {
      await page.goto(open + path);
      assert.ok(!(await page.title()).includes(name) && !page.url().includes(name.split(' ')[0] ?? ''), path);
      assert.match(await page.title(), /[A-Z0-9]{4}-[A-Z0-9]{4}/u, path);
    }
  }));
});

describe('from a concern to its closing', () => {
  it('works without scripts: answer, see what a change does, decide every step, close, reopen', () => as('dsl', { javaScript: false }, async (page) => {
    const concern = await firstConcern(page, house.url, 'new');
    await send(page, 'form[action$="/read"]');
    assert.match(await words(page), /The concern is with you/u);

    await page.goto(`${concern}/assessment/next`);
    const first = new URL(page.url()).pathname;
    assert.match(first, /\/questions\/immediate-danger$/u);
    await page.check('input[value=no]');
    await send(page);
    assert.match(await words(page), /Change this answer\?[\s\S]*Call 999/u);
    await page.fill('#reason', 'The police have been, and the child is at home and safe');
    await send(page);
    assert.notEqual(new URL(page.url()).pathname, first);

    await page.goto(`${concern}/questions/child-age`);
    await page.fill('#number', '13');
    await send(page);
    await page.goto(`${concern}/questions/grooming`);
    await page.check('input[value=no]');
    await send(page);
    await page.goto(`${concern}/questions/grooming`);
    await page.check('input[value=yes]');
    await send(page);
    assert.match(await words(page), /Change this answer\?[\s\S]*Report to the police: must be done/u);
    await send(page);
    assert.match(await words(page), /Say in a sentence why the answer changes/u);
    await page.fill('#reason', 'The mother told us more on the phone today');
    await send(page);

    await page.goto(`${concern}/plan`);
    assert.match(await words(page), /Report to the police/u);
    assert.match(await words(page), /Not yet[\s\S]*Tell parents or carers/u);
    await page.goto(`${concern}/steps/tell-family`);
    assert.match(await words(page), /This must wait until these are done/u);
    assert.match(await page.content(), /The smallest|What would change this/u);

    await page.goto(`${concern}/close`);
    assert.match(await words(page), /cannot be closed yet/u);
    await decideAll(page, concern);
    await page.goto(`${concern}/close`);
    await send(page);
    assert.match(await words(page), /There is a problem/u);
    await page.fill('[name=summary]', 'The police and social care have taken it on. The child is supported in school.');
    await send(page);
    assert.match(await words(page), /open questions|question/u);
    await page.fill('[name=open-reason]', 'The police will find out the rest in their enquiry');
    await send(page);
    await page.goto(concern);
    assert.match(await words(page), /Closed/u);

    await page.goto(`${concern}/steps/refer-police`);
    assert.match(await words(page), /This concern is closed/u);
    await page.goto(`${concern}/reopen`);
    await page.fill('[name=reason]', 'A second child has come forward today');
    await send(page);
    await page.goto(`${concern}/chronology`);
    const told = await words(page);
    for (const what of [/Not done/u, /The mother told us more on the phone today/u, /A second child has come forward today/u, /find out the rest in their enquiry/u]) assert.match(told, what);
  }));

  /** Decides whatever keeps the concern from being closed: the first done, the rest not, with the reason. */
  async function decideAll(page: Page, concern: string): Promise<void> {
    for (let round = 0; round < 60; round += 1) {
      await page.goto(`${concern}/close`);
      const link = page.locator('main a[href*="/steps/"]').first();
      if ((await link.count()) === 0) return;
      await link.click();
      if (round === 0) await page.check('input[value=done]');
      else {
        await page.check('input[value=not-done]');
        await page.fill('#reason', 'The police asked us to leave this to them for now');
      }
      await send(page);
      assert.match(page.url(), /\/plan\?done=decided/u);
    }
    assert.fail('steps are left to decide after sixty decisions');
  }

  it('keeps people, accounts, links, evidence in custody, access to children and notes', () => as('dsl', { javaScript: false }, async (page) => {
    for (const [kind, name, part] of [['child', 'Mina Sample', 'harmed'], ['account', 'star_gamer_99', 'may-have-harmed']] as const) {
      await page.goto(`${open}/people/new`);
      await page.check(`input[value=${kind}]`);
      await page.fill('[name=name]', name);
      await page.locator(`[name=part]`).first().evaluate((field) => field.tagName).then(async (tag) => (tag === 'SELECT' ? page.selectOption('[name=part]', part) : page.check(`input[name=part][value=${part}]`)));
      await send(page);
    }
    assert.match(await words(page), /Mina Sample[\s\S]*star_gamer_99/u);
    await page.goto(`${open}/evidence/new`);
    await page.check('input[value=address]');
    await page.fill('[name=what]', 'https://example.org/profile/star');
    await page.fill('[name=holder]', 'Safeguarding office');
    await page.fill('[name=kept-where]', 'Locked cabinet');
    await send(page);
    assert.match(await words(page), /The item has been logged/u);
    assert.equal(await page.locator('main a[href*="example.org"]').count(), 0, 'an address can be clicked');
    await page.goto(`${open}/notes`);
    await page.fill('[name=text]', 'Spoke to the form tutor.\n\nSecond  line');
    await send(page);
    assert.match(await page.innerHTML('main'), /Spoke to the form tutor\.\n\nSecond {2}line/u);
  }));
});

describe('bad input to a concern', () => {
  const bad: readonly (readonly [what: string, path: string, fields: Readonly<Record<string, string>>, status: number, says: RegExp])[] = [
    ['no answer', '/questions/self-harm-content', {}, 400, /Select yes, no or not known/u],
    ['an answer that is none', '/questions/self-harm-content', { answer: 'perhaps' }, 400, /Select yes, no or not known/u],
    ['an age in words', '/questions/child-age', { number: 'ten' }, 400, /whole number/u],
    ['an age out of range', '/questions/child-age', { number: '99' }, 400, /between 0 and 25/u],
    ['an age and not known', '/questions/child-age', { number: '9', answer: 'unknown' }, 400, /not both/u],
    ['a day to come', '/questions/happened-on', { day: '1', month: '1', year: '2099' }, 400, /today or in the past/u],
    ['a site without a name', '/questions/platform', { platform: 'another' }, 400, /Enter the name/u],
    ['nothing on the page of several', '/assessment/happened', {}, 400, /Answer at least one question/u],
    ['no decision', '/steps/no-blame', {}, 400, /Select whether it has been done/u],
    ['not done without a reason', '/steps/no-blame', { decision: 'not-done' }, 400, /Enter why this is not being done/u],
    ['a reason that says nothing', '/steps/no-blame', { decision: 'not-done', reason: 'no' }, 400, /Say why in a sentence/u],
    ['what must not be done, done without a reason', '/steps/ask-to-delete', { decision: 'done' }, 400, /Enter why/u],
    ['done tomorrow', '/steps/no-blame', { decision: 'done', 'done-day': '1', 'done-month': '1', 'done-year': '2099' }, 400, /today or in the past/u],
    ['details that are too long', '/steps/no-blame', { decision: 'done', details: 'x'.repeat(10_001) }, 400, /10,000 characters or fewer/u],
    ['an empty note', '/notes', {}, 400, /Enter/u],
    ['a person without a name', '/people/new', { kind: 'child' }, 400, /Enter/u],
    ['a person of no kind and without a name', '/people/new', {}, 400, /Enter a name, or describe who it is/u],
    ['an age that is none', '/people/new', { kind: 'child', name: 'Lou', part: 'witness', age: 'a teenager' }, 400, /Enter the age in figures/u],
    ['evidence that is nothing', '/evidence/new', {}, 400, /There is a problem/u],
    ['nobody to pass it to', '/assign', { to: randomUUID() }, 400, /problem/u],
  ];
  for (const [what, path, fields, status, says] of bad) {
    it(`${what} is told with how to mend it, and nothing is added`, () => as('dsl', { javaScript: false }, async (page) => {
      const before = await entriesOf(page, open);
      const answer = await post(page, open + path, fields);
      assert.equal(answer.status(), status);
      assert.match(await answer.text(), says);
      assert.equal(await entriesOf(page, open), before);
    }));
  }

  it('what is not there is absent: questions, steps, people, evidence, entries, concerns', () => as('dsl', { javaScript: false }, async (page) => {
    for (const path of ['/questions/nothing', '/steps/nothing', '/assessment/nothing', '/people/nobody', '/entries/999999/correct', '/access-to-children/nobody/work']) {
      assert.equal((await page.request.get(open + path)).status(), 404, path);
    }
    for (const id of [randomUUID(), 'x', '__proto__']) assert.equal((await page.request.get(`${house.url}/concerns/${id}/plan`)).status(), 404, id);
  }));

  it('nobody but a lead sees it, and a concern about staff is absent to the leads', async () => {
    for (const who of ['staff', 'admin']) await as(who, { javaScript: false }, async (page) => {
      for (const path of ['', '/plan', '/chronology', '/chronology.pdf', '/steps/refer-police']) assert.equal((await page.request.get(open + path)).status(), 403, path);
    });
    let about = '';
    await as('head', { javaScript: false }, async (page) => {
      about = await firstConcern(page, house.url, 'open');
    });
    await as('dsl', { javaScript: false }, async (page) => {
      for (const path of ['', '/plan', '/chronology.pdf']) assert.equal((await page.request.get(about + path)).status(), 404, path);
    });
  });

  it('a forged token is refused, and a decision that is sent twice is one entry', () => as('dsl', { javaScript: false }, async (page) => {
    const step = `${open}/steps/support-child`;
    assert.equal((await post(page, step, { decision: 'done', seen: '0' }, 'forged')).status(), 403);
    const before = Number(await entriesOf(page, open));
    await page.goto(step);
    const token = await page.inputValue('main [name=form-token]');
    const seen = await page.inputValue('main [name=seen]');
    for (let time = 0; time < 2; time += 1) {
      const answer = await page.request.post(step, { form: { decision: 'done', seen, 'form-token': token }, headers: { origin: house.url }, maxRedirects: 0 });
      assert.ok([303, 400].includes(answer.status()));
    }
    assert.equal(Number(await entriesOf(page, open)), before + 1);
  }));

  it('two leads who decide at once both see what the other recorded', () => as('dsl', { javaScript: false }, async (page) => {
    const step = `${open}/steps/record-incident`;
    await page.goto(step);
    await as('deputy', { javaScript: false }, async (other) => {
      await other.goto(step);
      await other.check('input[value=done]');
      await send(other);
    });
    await page.check('input[value=done]');
    await page.fill('#details', 'Written up on paper');
    await send(page);
    assert.match(await words(page), /Somebody decided this while you were writing/u);
    assert.equal(await page.inputValue('#details'), 'Written up on paper');
    await send(page);
    assert.match(page.url(), /done=decided/u);
  }));
});
