/** The record of a concern: people, evidence, access, notes, corrections, chronology, who looked; at both widths, without scripts, and with bad input. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, describe, it } from 'node:test';
import { parse } from 'node-html-parser';
import type { APIResponse, Page } from 'playwright-core';
import { desktop, phone } from '../browser.ts';
import { checked, entriesOf, firstConcern, giveName, visits, words } from './house.ts';

const KIT = 'a1000000-0000-4000-8000-000000000001';
const JUDE = 'a1000000-0000-4000-8000-000000000002';
const PHONE = 'b1000000-0000-4000-8000-000000000001';
const without = { javaScript: false };
const house = visits();
const { as } = house;
/** Addresses of a concern that is open and with the lead, of one that is closed, and of one that only the head may see. */
let open = '';
let closed = '';
let aboutStaff = '';
/** The lead, without scripts, for what needs no screen of its own. */
let lead: Page;
/** The other lead, likewise. */
let deputy: Page;

before(async () => {
  [lead, deputy] = await Promise.all([house.signedIn('dsl', without), house.signedIn('deputy', without)]);
  open = await firstConcern(lead, house.url, 'mine');
  closed = await firstConcern(lead, house.url, 'closed');
  aboutStaff = await firstConcern(await house.signedIn('head', without), house.url, 'open');
});

const send = (page: Page): Promise<void> => page.click('main form[method=post] button[type=submit]');

async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`main [name="${name}"]`);
    if ((await field.first().getAttribute('type')) === 'radio') await page.check(`main [name="${name}"][value="${value}"]`);
    else if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }
}

const entryCount = (address = open): Promise<number> => entriesOf(lead, address);

async function tokenOf(page: Page, address: string): Promise<string> {
  const answer = await page.request.get(address);
  return parse(await answer.text()).querySelector(`main form[action="${new URL(address).pathname}"] [name=form-token]`)?.getAttribute('value') ?? '';
}

const post = (page: Page, address: string, fields: Readonly<Record<string, string>>, token: string): Promise<APIResponse> =>
  page.request.post(address, { form: { ...fields, 'form-token': token }, headers: { origin: house.url }, maxRedirects: 0 });

describe('the record of a concern', () => {
  /** Everything that a lead writes down, each form first sent empty. @param look what is checked on each page */
  async function keeps(page: Page, mark: string, [kind, label]: readonly [kind: string, label: string], look: (page: Page) => Promise<void>): Promise<void> {
    const emptyFirst = async (path: string): Promise<void> => {
      await page.goto(open + path);
      await send(page);
      // Only the answer has it; the title alone may still be asked of the page that is left.
      await page.locator('.govuk-error-summary').waitFor();
      assert.match(await page.title(), /^Error: /u);
      assert.match(await words(page), /There is a problem/u);
      await look(page);
    };
    await emptyFirst('/people/new');
    await fill(page, { kind: 'account', name: `Star_${mark}.99`, part: 'may-have-harmed', platform: 'snapchat', details: 'https://example.org/u/star' });
    await send(page);
    assert.match(await words(page), /The person or account has been added/u);
    assert.match(await words(page), new RegExp(`Star_${mark}\\.99 \\(account or user name\\)[\\s\\S]*hxxps\\[:\\]//example\\[\\.\\]org/u/star`, 'u'));
    await look(page);
    await page.click(`.govuk-summary-card:has-text("Star_${mark}") a`);
    await fill(page, { name: `Star_${mark}.98`, reason: 'The last digit was read wrongly on the first day' });
    await look(page);
    await send(page);
    assert.match(await words(page), new RegExp(`Star_${mark}\\.98`, 'u'));
    await emptyFirst('/people/link');
    await page.selectOption('[name=from]', { label: `Star_${mark}.98` });
    await page.fill('[name=relation]', 'is an account that writes to');
    await page.selectOption('[name=to]', { label: 'Kit Lowry' });
    await send(page);
    assert.match(await words(page), new RegExp(`Star_${mark}\\.98 is an account that writes to Kit Lowry`, 'u'));

    await emptyFirst('/evidence/new');
    await fill(page, { type: 'address', what: `https://example.org/page/${mark}?x=1`, holder: 'The platform', 'kept-where': 'Online', 'since-day': '2', 'since-month': '11', 'since-year': '2025' });
    await send(page);
    assert.match(await words(page), new RegExp(`hxxps\\[:\\]//example\\[\\.\\]org/page/${mark}\\?x=1`, 'u'));
    await look(page);
    await page.click(`.govuk-summary-card:has-text("page/${mark}") a`);
    await send(page);
    assert.match(await words(page), /Enter who has it now/u);
    await look(page);
    await fill(page, { 'to-holder': `PC Green, 4521, ${mark}`, 'kept-where': 'Police station', 'moved-day': '3', 'moved-month': '11', 'moved-year': '2025', 'moved-at': '9:15am', why: 'Taken for the enquiry' });
    await send(page);
    assert.match(await words(page), new RegExp(`The platform, Online, since 2 November 2025[\\s\\S]*From The platform to PC Green, 4521, ${mark}, Police station, on 3 November 2025, 9:15am`, 'u'));
    assert.equal(await page.locator('main a[href*="example"]').count(), 0, 'an address can be clicked');

    await emptyFirst(`/access-to-children/${JUDE}/${kind}`);
    await fill(page, { known: 'yes', details: `Helps at the chess club, ${mark}`, safeguards: 'The club leader has been told by social care' });
    await send(page);
    assert.match(await words(page), new RegExp(`${label}[\\s\\S]*Yes[\\s\\S]*Helps at the chess club, ${mark}[\\s\\S]*What keeps children safe: The club leader`, 'u'));
    await look(page);

    await emptyFirst('/notes');
    await fill(page, { text: `Rang the family at two, ${mark}`, 'happened-day': '1', 'happened-month': '11', 'happened-year': '2025', 'happened-at': 'Two o’clock' });
    await send(page);
    await look(page);
    await page.click(`article:has-text("at two, ${mark}") a`);
    await send(page);
    assert.match(await words(page), /Enter what is right[\s\S]*Enter why it has to be corrected/u);
    await look(page);
    await fill(page, { text: `It was at three, ${mark}`, reason: 'I had looked at the wrong line of the diary' });
    await send(page);
    const told = await words(page);
    assert.match(told, new RegExp(`Happened: 1 November 2025, Two o’clock[\\s\\S]*Written later[\\s\\S]*Rang the family at two, ${mark}[\\s\\S]*Corrected by entry \\d+[\\s\\S]*It was at three, ${mark}`, 'u'));
    assert.match(told, new RegExp(`Star_${mark}\\.99[\\s\\S]*Star_${mark}\\.98[\\s\\S]*The last digit was read wrongly`, 'u'));

    await page.click('summary:has-text("Show only some kinds")');
    await page.check('#show-notes');
    await look(page);
    await page.click('button:has-text("Show these")');
    assert.match(await words(page), /\d+ of \d+ entries/u);
    assert.doesNotMatch(await words(page), /Concern reported/u);
    await look(page);
    const pdf = await page.request.get(`${open}/chronology.pdf`);
    assert.equal(pdf.headers()['content-type'], 'application/pdf');
    assert.match(pdf.headers()['content-disposition'] ?? '', /filename="chronology-[A-Z0-9]{4}-[A-Z0-9]{4}\.pdf"/u);

    await emptyFirst('/assign');
    await page.selectOption('[name=to]', { label: await other(page) });
    await page.fill('[name=reason]', 'She knows the family and is in tomorrow');
    await send(page);
    assert.match(await words(page), /The concern has been passed on/u);
    await look(page);
    await page.click('text=See who has looked, and when');
    await look(page);
  }

  /** Of the two leads, the one who does not have the concern. */
  async function other(page: Page): Promise<string> {
    return (await words(page)).includes('It is with Helen Marsh') ? 'Owen Pryce' : 'Helen Marsh';
  }

  for (const viewport of [phone, desktop]) it(`takes everything that is known, page by page accessible, at ${viewport.width} px`, () => as('dsl', { viewport }, (page) => keeps(page, `w${viewport.width}`, viewport === phone ? ['voluntary', 'Voluntary work'] : ['family', 'Family and household'], checked)));
  it('takes the same without scripts', () => as('dsl', without, (page) => keeps(page, 'plain', ['neighbourhood', 'Neighbourhood and friends'], async () => undefined)));

  it('writes down each look, the print included, and shows who looked', async () => {
    const looks: readonly (readonly [string, string])[] = [
      ['', 'Overview'], ['/people', 'People and accounts'], ['/people/new', 'Add a person or account'], ['/people/link', 'Link people'], [`/people/${KIT}/change`, 'Change details'],
      ['/evidence', 'Evidence'], ['/evidence/new', 'Log evidence'], [`/evidence/${PHONE}/move`, 'Record a hand-over'], ['/access-to-children', 'Access to children'],
      [`/access-to-children/${JUDE}/work`, 'Access to children'], ['/notes', 'Notes'], ['/chronology', 'Chronology'], ['/chronology.pdf', 'Chronology, printed'], ['/assign', 'Pass on'], ['/close', 'Close'],
      ['/assessment', 'Questions'], ['/plan', 'Plan'],
    ];
    for (const [path, what] of looks) {
      assert.equal((await lead.request.get(open + path)).status(), 200, path);
      await lead.goto(`${open}/readings`);
      const [own, one, two] = await Promise.all([0, 1, 2].map((row) => lead.locator('main tbody tr').nth(row).innerText()));
      assert.match(own ?? '', /Helen Marsh\s+Who has looked/u);
      assert.match(one ?? '', path === '/assessment' || path === '/plan' ? /Helen Marsh/u : new RegExp(`Helen Marsh\\s+${what}$`, 'u'), path);
      assert.match(two ?? '', path === '' ? /./u : /Who has looked/u, `${path} is written down once`);
    }
  });

  it('prints without menus and links, and says when it was correct', () => as('dsl', { viewport: desktop }, async (page) => {
    await page.goto(`${open}/chronology`);
    await page.emulateMedia({ media: 'print' });
    const told = await words(page);
    assert.match(told, /Correct as printed on \d+ \w+ \d{4}, \d+:\d\d[ap]m/u);
    assert.match(told, /I only sent it to one person\. I want it to stop\./u);
    for (const hidden of ['.app-demo', '.govuk-footer', '.govuk-back-link', 'a[href$="chronology.pdf"]', 'a[href$="/correct"]', '[data-hide-screen]']) assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
  }));

  it('says of a closed concern how it was closed, and takes nothing but a correction and opening it again', () => as('dsl', {}, async (page) => {
    await page.goto(closed);
    assert.match(await words(page), /How it was closed[\s\S]*went through the privacy settings[\s\S]*Closed \d+ \w+ \d{4}, [\d:]+[ap]m by Helen Marsh/u);
    await checked(page);
    for (const path of ['/people/new', '/evidence/new', '/access-to-children/not-known/work', '/assign', '/close']) {
      await page.goto(closed + path);
      assert.match(await words(page), /This concern is closed/u, path);
      assert.equal(await page.locator('main form').count(), 0, path);
    }
    await page.goto(`${closed}/notes`);
    assert.equal(await page.locator('main form').count(), 0);
    await page.goto(`${closed}/reopen`);
    await send(page);
    assert.match(await words(page), /Enter why the concern is opened again/u);
    await checked(page);
    await page.goto(`${open}/reopen`);
    assert.match(await words(page), /There is nothing to open again/u);
  }));

  it('stays with the lead who took it first; the other is told so', async () => {
    const concern = await firstConcern(lead, house.url, 'new');
    assert.equal(await lead.locator(`main form[action="${new URL(concern).pathname}"]`).count(), 0, 'the page itself takes no form');
    const readToken = (page: Page): Promise<string> => page.locator('main form[action$="/read"] [name=form-token]').inputValue();
    await Promise.all([lead.goto(concern), deputy.goto(concern)]);
    const tokens = await Promise.all([readToken(lead), readToken(deputy)]);
    assert.equal((await post(lead, `${concern}/read`, {}, tokens[0])).headers()['location'], `${new URL(concern).pathname}?done=read`);
    assert.equal((await post(lead, `${concern}/read`, {}, tokens[0])).headers()['location'], `${new URL(concern).pathname}?done=read`, 'sent twice');
    await send(deputy);
    assert.match(await words(deputy), /This had been read already[\s\S]*With\s+Helen Marsh/u);
    assert.equal(await entryCount(concern), 3);
  });
});

describe('the list of concerns', () => {
  it('counts and orders what each person may see, and says what to do where there is nothing', async () => {
    await lead.goto(`${house.url}/concerns?view=open`);
    assert.match(await lead.locator('.app-concern').first().innerText(), /Wren Hadley[\s\S]*Immediate danger/u);
    for (const view of ['new', 'mine', 'open', 'overdue', 'closed']) {
      await lead.goto(`${house.url}/concerns?view=${view}`);
      const count = /\((\d+)\)/u.exec(await lead.innerText('main nav [aria-current=page]'))?.[1];
      assert.equal(await lead.locator('.app-concern').count(), Number(count), view);
      if (count === '0') assert.match(await words(lead), /Nothing is overdue|No new reports|No open concern is assigned|No concern/u, view);
      assert.doesNotMatch(await words(lead), /drama club/u);
    }
    for (const asked of ['?view=everything', '?view=open&page=99', '?view=open&page=-1', '?view=open&page=x', '?view=open&view=closed', '?page=1e9']) {
      assert.equal((await lead.request.get(`${house.url}/concerns${asked}`)).status(), 200, asked);
    }
    await as('head', {}, async (page) => {
      await page.goto(`${house.url}/concerns?view=open`);
      assert.match(await words(page), /drama club[\s\S]*About staff/u);
      assert.equal(await page.locator('.app-concern').count(), 1);
      await page.goto(`${house.url}/concerns?view=closed`);
      assert.match(await words(page), /No concern has been closed yet/u);
      await checked(page);
    });
  });

  it('and every page of a concern tell those who may not see it exactly as much as of a concern that does not exist', async () => {
    const paths = ['', '/people', '/people/new', `/people/${KIT}/change`, '/people/link', '/evidence', '/evidence/new', '/access-to-children', '/access-to-children/not-known/work', '/notes', '/entries/1/correct', '/chronology', '/chronology.pdf', '/readings', '/assign', '/close', '/reopen', '/plan', '/assessment'];
    const told = async (page: Page, concern: string, path: string): Promise<string> => {
      const answer = await page.request.get(concern + path);
      return `${answer.status()} ${(await answer.text()).replaceAll(/(?:value|data-ends-in)="[^"]*"|\s+/gu, ' ')}`;
    };
    for (const [who, concern] of [['dsl', aboutStaff], ['deputy', aboutStaff], ['head', open], ['staff', open], ['staff', aboutStaff], ['admin', open], ['admin', aboutStaff]] as const) {
      await as(who, without, async (page) => {
        for (const path of paths) assert.equal(await told(page, concern, path), await told(page, `${house.url}/concerns/${randomUUID()}`, path), `${who} ${path}`);
      });
    }
  });

  it('is no business of a reporter, who sees the reference of an own report and how it stands', () => as('staff', without, async (page) => {
    await page.goto(`${house.url}/reports`);
    assert.doesNotMatch(await words(page), /Kit|Wren|Robin|drama|picture/u);
    assert.match(await words(page), /[A-Z0-9]{4}-[A-Z0-9]{4}/u);
    assert.equal(await page.locator('main a[href^="/concerns"]').count(), 0);
  }));
});

const LONG = 'Every word of this has to come back. '.repeat(550);
const person = { kind: 'child', name: 'Lou Marlow', part: 'witness', age: '12', platform: '', details: 'In the same form, kept word for word' };
const item = { type: 'paper', what: 'A letter, kept word for word', holder: 'The office', 'kept-where': 'Locked cabinet', 'since-day': '', 'since-month': '', 'since-year': '', 'since-at': '' };
const move = { 'to-holder': 'PC Green, kept word for word', 'kept-where': 'Police station', 'moved-day': '', 'moved-month': '', 'moved-year': '', 'moved-at': '', why: 'Taken for the enquiry' };
const note = { text: 'A note, kept word for word', 'happened-day': '', 'happened-month': '', 'happened-year': '', 'happened-at': '' };
const access = { known: 'no', details: 'None there, kept word for word', safeguards: '' };
const correction = { text: 'What is right, kept word for word', reason: 'It was written down in a hurry' };

describe('bad input to the record', () => {
  const bad: readonly (readonly [what: string, path: string, fields: Readonly<Record<string, string>>, says: RegExp])[] = [
    ['a person who is neither child nor adult nor account', '/people/new', { ...person, kind: 'robot' }, /Select whether this is a child, an adult or an account/u],
    ['a child without a name', '/people/new', { ...person, name: '  ' }, /Enter the child’s name, or describe who they are/u],
    ['an account without its user name', '/people/new', { ...person, kind: 'account', name: '' }, /Enter the user name exactly as it is written/u],
    ['a part that is none', '/people/new', { ...person, part: '__proto__' }, /Select their part in this/u],
    ['a name that is too long', '/people/new', { ...person, name: 'x'.repeat(230) }, /The name must be 200 characters or fewer\. Take out 30/u],
    ['details that are too long', '/people/new', { ...person, details: `${LONG.slice(0, 5_001)}.` }, /The details must be 5,000 characters or fewer/u],
    ['a change without a reason', `/people/${KIT}/change`, { ...person, reason: '' }, /Enter why the details change/u],
    ['a change with a reason that says nothing', `/people/${KIT}/change`, { ...person, reason: 'wrong' }, /Say why in a sentence/u],
    ['somebody linked with themselves', '/people/link', { from: KIT, to: KIT, relation: 'is kept word for word by' }, /Select two different people or accounts/u],
    ['a link with somebody who is not there', '/people/link', { from: KIT, to: randomUUID(), relation: 'is kept word for word by' }, /Select the second person or account/u],
    ['a link that says nothing', '/people/link', { from: KIT, to: JUDE, relation: '' }, /Enter how they are linked/u],
    ['evidence of no kind', '/evidence/new', { ...item, type: 'picture' }, /Select what kind of evidence it is/u],
    ['evidence that nobody holds', '/evidence/new', { ...item, holder: '' }, /If nobody does, say who controls it/u],
    ['evidence that is nowhere', '/evidence/new', { ...item, 'kept-where': '' }, /Enter where it is kept\. If it is online, say so/u],
    ['a day that does not exist', '/evidence/new', { ...item, 'since-day': '31', 'since-month': '2', 'since-year': '2026' }, /The date must be a real date, such as 9 11 2026/u],
    ['a day without a month', '/evidence/new', { ...item, 'since-day': '3' }, /The date must be a real date/u],
    ['a month in words', '/evidence/new', { ...item, 'since-day': '3', 'since-month': 'May', 'since-year': '2026' }, /The date must be a real date/u],
    ['a day to come', '/evidence/new', { ...item, 'since-day': '1', 'since-month': '1', 'since-year': '2099' }, /The date must be today or in the past/u],
    ['a hand-over without a reason', `/evidence/${PHONE}/move`, { ...move, why: '' }, /Enter why it was handed over/u],
    ['a hand-over to come', `/evidence/${PHONE}/move`, { ...move, 'moved-day': '1', 'moved-month': '1', 'moved-year': '2099' }, /The date must be today or in the past/u],
    ['access that is neither known nor unknown', `/access-to-children/${JUDE}/work`, { ...access, known: 'maybe' }, /Select yes, no or not known/u],
    ['access without which children', `/access-to-children/${JUDE}/work`, { known: 'yes', details: '', safeguards: 'Suspended, kept word for word' }, /Enter which children, where and when/u],
    ['a note of spaces', '/notes', { ...note, text: ' \n ', 'happened-at': 'Two, kept word for word' }, /Enter the note/u],
    ['a note that is too long', '/notes', { ...note, text: LONG }, /The note must be 20,000 characters or fewer\. Take out \d+/u],
    ['a note of tomorrow', '/notes', { ...note, 'happened-day': '1', 'happened-month': '1', 'happened-year': '2099' }, /must be today or in the past/u],
    ['a correction that says nothing', '/entries/FIRST/correct', { ...correction, text: '', reason: 'This reason is kept word for word' }, /Enter what is right/u],
    ['a correction without a reason', '/entries/FIRST/correct', { ...correction, reason: 'typo' }, /Say why in a sentence/u],
    ['passing on to nobody', '/assign', { to: '', reason: 'Kept word for word' }, /Select who takes the concern over/u],
    ['passing on to somebody who may not see it', '/assign', { to: randomUUID(), reason: 'Kept word for word' }, /Select who takes the concern over/u],
  ];
  /** The first entry of the open concern, by number. */
  let first = '';
  before(async () => {
    await lead.goto(`${open}/chronology`);
    first = (await lead.locator('.moj-timeline__item').first().getAttribute('id'))?.replace('entry-', '') ?? '';
  });
  const at = (path: string): string => open + path.replace('FIRST', first);

  for (const [what, path, fields, says] of bad) {
    it(`${what} is told with how to mend it; what was typed stays, and nothing is added`, async () => {
      const before = await entryCount();
      const answer = await post(lead, at(path), fields, await tokenOf(lead, at(path)));
      assert.equal(answer.status(), 400);
      const text = (await answer.text()).replaceAll('&#39;', '’');
      assert.match(text, says);
      const kept = Object.values(fields).filter((value) => /word for word|Every word/u.test(value));
      for (const value of kept) assert.ok(text.includes(value), 'what was typed is not there');
      assert.equal(await entryCount(), before);
    });
  }

  const forms: readonly (readonly [path: string, fields: Readonly<Record<string, string>>])[] = [
    ['/people/new', person], [`/people/${KIT}/change`, { ...person, name: 'Kit Lowry', part: 'harmed', reason: 'Kept word for word as it was told' }], ['/people/link', { from: KIT, to: JUDE, relation: 'is kept word for word by' }],
    ['/evidence/new', item], [`/evidence/${PHONE}/move`, move], [`/access-to-children/${JUDE}/online`, access], ['/notes', note], ['/entries/FIRST/correct', correction],
    ['/assign', { to: '', reason: 'Kept word for word, for the family' }],
  ];

  for (const [path, fields] of forms) {
    it(`${path.replaceAll(/\/[0-9a-f-]{36}/gu, '/…')} counts once, and takes no token but its own`, async () => {
      const own = await tokenOf(lead, at(path));
      if (path === '/assign') await lead.goto(at(path));
      const ready = path === '/assign' ? { ...fields, to: (await lead.locator('[name=to] option').nth(1).getAttribute('value')) ?? '' } : fields;
      const anothers = await tokenOf(lead, path === '/notes' ? at('/people/new') : at('/notes'));
      const deputys = await tokenOf(deputy, at(path));
      const before = await entryCount();
      for (const token of ['', 'x.y', `${own}x`, anothers]) {
        const answer = await post(lead, at(path), ready, token);
        assert.equal(answer.status(), 403);
        assert.match(await answer.text(), /ept word for word/u, 'what was written is shown');
      }
      const somebodyElses = await post(lead, at(path), ready, deputys);
      assert.equal(somebodyElses.status(), 409);
      assert.doesNotMatch(await somebodyElses.text(), /ept word for word/u, 'what somebody else wrote is not shown');
      assert.equal(await entryCount(), before);
      const twice = await Promise.all([post(lead, at(path), ready, own), post(lead, at(path), ready, own)]);
      assert.deepEqual(twice.map((answer) => answer.status()), [303, 303]);
      assert.equal(await entryCount(), before + 1);
      const field = Object.keys(ready).find((name) => /ept word for word/u.test(Reflect.get(ready, name) as string)) ?? '';
      const changed = await post(lead, at(path), { ...ready, [field]: 'These other words, kept word for word, came too late' }, own);
      assert.equal(changed.status(), 409);
      assert.match(await changed.text(), /This form was sent before[\s\S]*These other words, kept word for word, came too late/u);
      assert.equal(await entryCount(), before + 1);
    });

    it(`${path.replaceAll(/\/[0-9a-f-]{36}/gu, '/…')} takes no picture and no file, and says what to do instead`, async () => {
      const before = await entryCount();
      const token = await tokenOf(lead, at(path));
      const picture = `It is here: data:image/png;base64,${Buffer.from(Array.from({ length: 400 }, (_, index) => (index * index) % 256)).toString('base64')} and kept word for word`;
      const field = Object.keys(fields).find((name) => /ept word for word/u.test(fields[name] ?? '')) ?? '';
      const written = await post(lead, at(path), { ...fields, [field]: picture }, token);
      assert.equal(written.status(), 422);
      const text = await written.text();
      assert.match(text, /It is here: \[a picture or file was taken out here\] and kept word for word/u);
      assert.match(text, /[Dd]escribe it in words/u);
      const file = await lead.request.post(at(path), { multipart: { 'form-token': token, [field]: { name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('x') } }, headers: { origin: house.url } });
      assert.equal(file.status(), 415);
      assert.equal(await entryCount(), before);
    });
  }

  it('what is not there is absent: people, evidence, entries of another concern, kinds of access', async () => {
    await lead.goto(`${closed}/chronology`);
    const elsewhere = (await lead.locator('.moj-timeline__item').first().getAttribute('id'))?.replace('entry-', '') ?? '';
    const absent = [`/people/${randomUUID()}/change`, '/people/nobody/change', `/evidence/${randomUUID()}/move`, `/entries/${elsewhere}/correct`, '/entries/0/correct', '/entries/x/correct', `/access-to-children/${KIT}/work`, `/access-to-children/${JUDE}/constructor`, '/nothing'];
    const notes = await tokenOf(lead, `${open}/notes`);
    for (const path of absent) {
      assert.equal((await lead.request.get(open + path)).status(), 404, path);
      assert.ok([403, 404].includes((await post(lead, open + path, correction, notes)).status()), path);
    }
  });

  it('a note that was sent after the session had ended is given back to the lead, and becomes one entry', () => as('dsl', without, async (page) => {
    const before = await entryCount();
    await page.goto(`${open}/notes`);
    await page.fill('[name=text]', 'Written while the session ended');
    await page.context().clearCookies();
    await send(page);
    assert.match(page.url(), /sign-in\?why=kept/u);
    await giveName(page, 'dsl');
    assert.match(await words(page), /Written while the session ended/u);
    assert.equal(await entryCount(), before);
    await page.click('button:has-text("Save it now")');
    assert.equal(await entryCount(), before + 1);
  }));

  it('what is typed is kept as it is typed, and given back on the same page', () => as('dsl', {}, async (page) => {
    await page.goto(`${open}/evidence/new`);
    await page.fill('[name=what]', 'A tablet with a blue  cover');
    await page.waitForSelector('text=/^Saved/');
    await page.goto(`${open}/evidence`);
    await page.goto(`${open}/evidence/new`);
    assert.equal(await page.inputValue('[name=what]'), 'A tablet with a blue  cover');
    assert.match(await words(page), /What you had written before is still here/u);
    await checked(page);
  }));
});
