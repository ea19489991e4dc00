/** Signing in and keeping accounts, as people do it: at both widths, without scripts, on a shared machine, and with bad input. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { APIResponse, Page } from 'playwright-core';
import { desktop, phone } from '../browser.ts';
import { checked, send, signIn, visits, words } from './house.ts';

const house = visits({ signsInAnew: true });
const { as } = house;

const without = { javaScript: false };
const go = (page: Page, path: string): Promise<unknown> => page.goto(house.url + path);
const at = (page: Page): string => new URL(page.url()).pathname;

/** Fills in a form by the names of its fields, and sends it. */
async function fill(page: Page, path: string, fields: Readonly<Record<string, string>>): Promise<void> {
  if (at(page) !== path) await go(page, path);
  for (const [name, value] of Object.entries(fields)) await page.fill(`main [name=${name}]`, value);
  await send(page);
}

/** Sends the form of a page as no browser would. */
async function post(page: Page, path: string, fields: Readonly<Record<string, string>>, token?: string): Promise<APIResponse> {
  await go(page, path);
  const own = token ?? (await page.inputValue(`main form[action="${path}"] [name=form-token]`));
  return page.request.post(house.url + path, { form: { ...fields, 'form-token': own }, headers: { origin: house.url }, maxRedirects: 0 });
}

describe('signing in', () => {
  for (const viewport of [phone, desktop]) {
    it(`is accessible at ${viewport.width} px, with what is wrong told`, () => as('', { viewport }, async (page) => {
      await go(page, '/');
      await checked(page);
      await go(page, '/sign-in');
      await checked(page);
      await send(page);
      assert.match(await words(page), /Enter your sign-in name/u);
      await page.fill('#username', 'staff');
      await page.fill('#password', 'wrong');
      await send(page);
      assert.match(await words(page), /Sign-in name or password is not right/u);
      await checked(page);
      await go(page, '/set-up');
      await checked(page);
      await send(page);
      await checked(page);
    }));

    it(`an administrator manages people and sees no concern, at ${viewport.width} px`, () => as('admin', { viewport }, async (page) => {
      await go(page, '/admin/people');
      await checked(page);
      assert.equal((await page.request.get(`${house.url}/concerns`)).status(), 403);
      await go(page, '/admin/people/add');
      await checked(page);
      await send(page);
      await checked(page);
      assert.match(await words(page), /There is a problem/u);
      await go(page, '/password');
      await checked(page);
      await send(page);
      await checked(page);
    }));
  }

  it('leads somebody who has not signed in to the page that was asked for, and a reporter to no concern', async () => {
    await as('', { javaScript: false }, async (page) => {
      await go(page, '/concerns');
      assert.match(page.url(), /sign-in\?/u);
      await page.fill('#username', 'dsl');
      await page.fill('#password', 'elmfield');
      await send(page);
      assert.equal(new URL(page.url()).pathname, '/concerns');
    });
    await as('staff', { javaScript: false }, async (page) => {
      assert.equal((await page.request.get(`${house.url}/concerns`)).status(), 403);
      assert.equal((await page.request.get(`${house.url}/admin/people`)).status(), 403);
    });
  });

  it('hides the screen by key, and without scripts by a link', async () => {
    await as('staff', {}, async (page) => {
      await go(page, '/reports');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.waitForFunction('document.documentElement.classList.contains("app-hidden-screen") || !document.body.innerText.includes("My reports")');
    });
    await as('staff', { javaScript: false }, async (page) => {
      await go(page, '/reports');
      await page.click('.app-hide-screen__link');
      assert.doesNotMatch(await page.innerText('body'), /My reports|Priya/u);
    });
  });

  it('takes an address to come back to only where it is one of its own', () => as('', without, async (page) => {
    await go(page, '/sign-in?return=//elsewhere.example/');
    await fill(page, '/sign-in', { username: 'staff', password: 'elmfield' });
    assert.equal(page.url(), `${house.url}/reports`);
  }));

  it('says the same of a name that nobody has as of a wrong password, and makes guessing slow', () => as('', without, async (page) => {
    const said: string[] = [];
    for (const username of ['staff', 'nobody-of-this-name']) {
      await fill(page, '/sign-in', { username, password: 'wrong' });
      said.push((await words(page)).split('Demonstration accounts')[0] ?? '');
      assert.equal(await page.inputValue('#username'), username);
    }
    assert.equal(said[0], said[1]);
    for (let guess = 0; guess < 4; guess += 1) await fill(page, '/sign-in', { username: 'nobody-of-this-name', password: 'wrong' });
    const answer = await post(page, '/sign-in', { username: 'nobody-of-this-name', password: 'wrong' });
    assert.equal(answer.status(), 429);
    assert.match(await answer.text(), /Too many wrong tries. Wait \d+ seconds, then try again/u);
    await signIn(page, house.url, 'staff');
  }));

  it('ends with signing out: nothing of it is shown again', () => as('staff', without, async (page) => {
    await go(page, '/reports');
    await page.click('button:has-text("Sign out")');
    assert.match(await words(page), /You have signed out/u);
    await go(page, '/reports');
    assert.equal(at(page), '/sign-in');
  }));

  it('shows each role its own ways and no other', async () => {
    const ways: Readonly<Record<string, readonly [sees: readonly string[], not: readonly string[]]>> = {
      staff: [['Report a concern', 'My reports', 'Manual'], ['Concerns', 'People']],
      dsl: [['Concerns', 'Report a concern'], ['People']],
      head: [['Concerns', 'Report a concern'], ['People']],
      admin: [['People', 'Report a concern'], ['Concerns']],
    };
    for (const [who, [sees, not]] of Object.entries(ways)) {
      await as(who, without, async (page) => {
        const links = await page.locator('header a, nav a').allInnerTexts();
        for (const link of sees) assert.ok(links.includes(link), `${who} lacks ${link}`);
        for (const link of not) assert.ok(!links.includes(link), `${who} sees ${link}`);
      });
    }
  });
});

describe('a machine that several people use', () => {
  it('keeps a form that one person opened and another sent for the first, and shows nothing of it to the second', () => as('staff', without, async (page) => {
    await go(page, '/report/what');
    await page.fill('#seen', 'Written by the first person alone');
    const token = await page.inputValue('main [name=form-token]');
    await page.context().clearCookies();
    await signIn(page, house.url, 'deputy');
    const answer = await page.request.post(`${house.url}/report/what`, { form: { 'form-token': token, seen: 'Written by the first person alone' }, headers: { origin: house.url } });
    assert.equal(answer.status(), 409);
    assert.doesNotMatch(await answer.text(), /Written by the first/u);
    for (const path of ['/given-back', '/report/what', '/reports']) {
      await go(page, path);
      assert.doesNotMatch(await page.content(), /Written by the first/u, path);
    }
    await page.context().clearCookies();
    await signIn(page, house.url, 'staff');
    assert.equal(at(page), '/given-back');
    assert.match(await words(page), /Written by the first person alone/u);
    await page.click('button:has-text("Throw it away")');
    assert.match(await words(page), /Nothing is waiting for you/u);
  }));

  for (const viewport of [phone, desktop]) {
    it(`gives back on pages that are accessible at ${viewport.width} px`, () => as('staff', { viewport }, async (page) => {
      await go(page, '/report/what');
      await page.fill('#seen', 'Kept while nobody was signed in');
      await page.context().clearCookies();
      await send(page);
      await checked(page);
      await fill(page, '/sign-in', { username: 'staff', password: 'elmfield' });
      await checked(page);
      await page.click('button:has-text("Save it now")');
      await go(page, '/given-back');
      await checked(page);
    }));
  }
});

describe('accounts', () => {
  const faulty: readonly (readonly [what: string, fields: Readonly<Record<string, string>>, says: RegExp])[] = [
    ['nothing', {}, /Enter the person’s full name/u],
    ['a name with blanks', { signInName: 'two words' }, /must not contain spaces/u],
    ['a name that is too long', { signInName: 'x'.repeat(201) }, /200 characters or fewer/u],
    ['a full name that is too long', { displayName: 'x'.repeat(201) }, /200 characters or fewer/u],
    ['a name that is taken', { signInName: ' DSL ' }, /has this sign-in name already/u],
    ['an address that is none', { email: 'nowhere' }, /correct format/u],
    ['an address that is too long', { email: `${'x'.repeat(300)}@school.example` }, /254 characters or fewer/u],
    ['no role', { roles: '' }, /Choose at least one role/u],
    ['a role that does not exist', { roles: 'owner' }, /Choose at least one role/u],
  ];
  it('are not made of bad input: each thing is told, what was typed stays, and nobody is added', () => as('admin', without, async (page) => {
    const good = { displayName: 'Sam Example', signInName: 'sam', email: '', roles: 'reporter' };
    for (const [what, fields, says] of faulty) {
      const given = Object.keys(fields).length === 0 ? { roles: 'reporter' } : { ...good, ...fields };
      const answer = await post(page, '/admin/people/add', given);
      assert.equal(answer.status(), 400, what);
      const text = await answer.text();
      assert.match(text, says, what);
      if ('email' in given && given.displayName === good.displayName) assert.match(text, /value="Sam Example"/u, what);
    }
    for (const token of ['', 'forged.token']) assert.equal((await post(page, '/admin/people/add', good, token)).status(), 403);
    await go(page, '/admin/people');
    assert.doesNotMatch(await words(page), /Sam Example/u);
  }));

  for (const viewport of [phone, desktop]) {
    it(`are made, set up, changed, ended and restored, at ${viewport.width} px`, async () => {
      const name = `robin-${viewport.width}`;
      let code = '';
      let account = '';
      await as('admin', { viewport }, async (page) => {
        await fill(page, '/admin/people/add', { displayName: `Robin Example ${viewport.width}`, signInName: name });
        await checked(page);
        code = await page.innerText('.app-code');
        assert.match(code, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){5}$/u);
        await go(page, '/admin/people');
        await checked(page);
        await page.click(`a:has-text("Robin Example ${viewport.width}")`);
        account = at(page);
        await checked(page);
      });
      await as('', { viewport }, async (page) => {
        await setUp(page, name, code);
      });
      await as('admin', { viewport, javaScript: false }, async (page) => {
        const both = await page.request.post(`${house.url}${account}/roles`, { form: { 'form-token': await tokenOf(page, account, 'roles'), roles: 'owner' }, headers: { origin: house.url } });
        assert.equal(both.status(), 400);
        await go(page, account);
        await page.check('input[value=dsl]');
        await send(page, `form[action$="/roles"]`);
        assert.match(await words(page), /Robin Example \d+\s+robin-\d+\s+Staff, Safeguarding lead/u);
      });
      await as('', { viewport, javaScript: false }, async (page) => {
        await fill(page, '/sign-in', { username: name, password: 'lantern pebble cloud' });
        assert.equal(at(page), '/concerns');
        await endedBy(account, viewport);
        await go(page, '/concerns');
        assert.equal(at(page), '/sign-in');
        await fill(page, '/sign-in', { username: name, password: 'lantern pebble cloud' });
        assert.match(await words(page), /not right/u);
      });
    });
  }

  it('of one’s own, or that do not exist, are not changed', () => as('admin', without, async (page) => {
    await go(page, '/admin/people');
    await page.click('a:has-text("Colin Webb")');
    assert.match(await words(page), /This is your own account/u);
    const own = at(page);
    const token = await tokenOf(page, await accountOf(page, 'Helen Marsh'), 'active');
    const answer = await page.request.post(`${house.url}${own}/active`, { form: { 'form-token': token, active: 'no' }, headers: { origin: house.url }, maxRedirects: 0 });
    assert.equal(answer.status(), 409);
    for (const nobody of ['no-uuid', '00000000-0000-4000-8000-000000000000']) assert.equal((await page.request.get(`${house.url}/admin/people/${nobody}`)).status(), 404);
  }));

  it('are nobody else’s business: a lead can neither see nor change them', () => as('dsl', without, async (page) => {
    for (const path of ['/admin/people', '/admin/people/add', '/admin/people/00000000-0000-4000-8000-000000000000']) assert.equal((await page.request.get(house.url + path)).status(), 403);
  }));

  it('are missed where nobody can read a report: the administrator is told, and whoever reports', async () => {
    const set = async (active: string): Promise<void> => as('admin', without, async (page) => {
      const head = await accountOf(page, 'Ruth Calloway');
      const form = { 'form-token': await tokenOf(page, head, 'active'), active };
      await page.request.post(`${house.url}${head}/active`, { form, headers: { origin: house.url } });
      await go(page, '/admin/people');
      assert.equal(/Nobody can read reports about a member of staff yet/u.test(await words(page)), active === 'no');
      assert.doesNotMatch(await words(page), /Nobody can read reports yet/u);
    });
    const isTold = (about: string, wanted: boolean): Promise<void> => as('staff', without, async (page) => {
      await go(page, '/report/who');
      await page.fill('#child', 'Amy Example');
      await page.check(`input[name=about][value=${about}]`);
      await send(page);
      await go(page, '/report/check');
      assert.equal(/Nobody here can read it in Handrail yet/u.test(await words(page)), wanted, about);
    });
    await set('no');
    await isTold('staff', true);
    await isTold('none', false);
    await set('yes');
    await isTold('staff', false);
  });

  it('give the same code for a form that is sent twice', () => as('admin', without, async (page) => {
    await go(page, '/admin/people/add');
    const form = { 'form-token': await page.inputValue('main [name=form-token]'), displayName: 'Twice Example', signInName: 'twice', roles: 'reporter', unknown: 'field' };
    const codes = [];
    for (let time = 0; time < 2; time += 1) codes.push(/[0-9A-Z]{4}(?:-[0-9A-Z]{4}){5}/u.exec(await (await page.request.post(`${house.url}/admin/people/add`, { form, headers: { origin: house.url } })).text())?.[0]);
    assert.ok(codes[0]);
    assert.equal(codes[1], codes[0]);
  }));
});

/** The first password, with everything that can be got wrong on the way; then another one. */
async function setUp(page: Page, username: string, code: string): Promise<void> {
  const good = { username, code, password: 'teacup orbit sandal', again: 'teacup orbit sandal' };
  const bad: readonly (readonly [Readonly<Record<string, string>>, RegExp])[] = [
    [{ code: '' }, /Enter the one-time code/u], [{ code: 'AAAA-BBBB' }, /code is not right/u], [{ password: 'short', again: 'short' }, /12 characters or more/u],
    [{ again: 'something else' }, /must be the same/u], [{ password: 'password1234', again: 'password1234' }, /too easy to guess/u],
  ];
  for (const [fields, says] of bad) {
    await fill(page, '/set-up', { ...good, ...fields });
    assert.match(await words(page), says);
    assert.equal(await page.inputValue('#username'), username);
  }
  await fill(page, '/set-up', { ...good, code: code.toLowerCase().replaceAll('-', ' ') });
  assert.equal(at(page), '/reports');
  await fill(page, '/password', { current: 'wrong', password: 'lantern pebble cloud', again: 'lantern pebble cloud' });
  assert.match(await words(page), /Current password is not right/u);
  await fill(page, '/password', { current: '', password: 'lantern pebble cloud', again: 'lantern' });
  assert.match(await words(page), /Enter your current password/u);
  await fill(page, '/password', { current: 'teacup orbit sandal', password: 'lantern pebble cloud', again: 'lantern pebble cloud' });
  assert.equal(at(page), '/reports');
}

async function accountOf(page: Page, name: string): Promise<string> {
  await go(page, '/admin/people');
  return (await page.getAttribute(`main a:has-text("${name}")`, 'href')) ?? '';
}

async function tokenOf(page: Page, account: string, form: string): Promise<string> {
  await go(page, account);
  return page.inputValue(`form[action$="/${form}"] [name=form-token]`);
}

/** An administrator makes a new code, ends the account and restores it: whoever was signed in with it is out, and the old password with them. */
async function endedBy(account: string, viewport: typeof phone): Promise<void> {
  await as('admin', { viewport }, async (page) => {
    await go(page, account);
    await send(page, 'form[action$="/code"]');
    assert.match(await page.innerText('.app-code'), /-/u);
    for (const done of ['ended', 'restored']) {
      await go(page, account);
      await send(page, 'form[action$="/active"]');
      assert.match(await words(page), new RegExp(`The account has been ${done}`, 'u'));
      await checked(page);
    }
  });
}

describe('bad input to the forms of signing in', () => {
  const forms: readonly (readonly [who: string, path: string])[] = [['', '/sign-in'], ['', '/set-up'], ['staff', '/password'], ['admin', '/admin/people/add']];
  for (const [who, path] of forms) {
    it(`${path} takes no forged form, no file, nothing from another site, and shows no secret again`, () => as(who, without, async (page) => {
      const secrets = { password: 'Secret-That-Was-Typed', again: 'Secret-That-Was-Typed', current: 'Secret-That-Was-Typed', code: 'Secret-That-Was-Typed' };
      for (const token of ['', 'a.b', 'x'.repeat(5_000)]) {
        const answer = await post(page, path, secrets, token);
        assert.equal(answer.status(), 403);
        assert.doesNotMatch(await answer.text(), /Secret-That-Was-Typed/u);
      }
      const wrong = await post(page, path, { ...secrets, username: 'x'.repeat(5_000), unknown: 'field' });
      assert.ok([400, 401].includes(wrong.status()), String(wrong.status()));
      assert.doesNotMatch(await wrong.text(), /Secret-That-Was-Typed/u);
      const headers = { origin: house.url };
      assert.equal((await page.request.post(house.url + path, { multipart: { username: { name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('x') } }, headers })).status(), 415);
      assert.equal((await page.request.post(house.url + path, { form: { username: 'staff' }, headers: { origin: 'https://elsewhere.example' } })).status(), 403);
    }));
  }
});
