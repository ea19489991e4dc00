/** One bullying case from the first question to a plan in which every step is decided, under an edition that a newer one follows. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { APIResponse, Page } from 'playwright-core';
import { createDemonstrationAccount, createOrganisation } from '../../src/access/index.ts';
import { openDatabase } from '../../src/database/index.ts';
import { desktop, phone } from '../browser.ts';
import { checked, entriesOf, manualBefore, visits, withHandrail } from './house.ts';
import type { Coming, House } from './house.ts';

const house = visits({ handrail: withEarlierEdition });
/** The address of the concern about the group chat. */
let concern = '';

before(() => as('dsl', async (page) => {
  await page.goto(`${house.url}/concerns?view=new`);
  await page.click('.app-concern a:has-text("Robin Tanner")');
  concern = page.url();
  await page.click('form[action$="/read"] button');
}));

/** A Handrail whose concerns were reported under an earlier manual, with a second school. */
async function withEarlierEdition(): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), 'handrail-assessment-'));
  const directory = join(folder, 'data');
  await (await withHandrail({ directory, manual: await manualBefore(folder, [['rules/bullying.yaml', 'must: [follow-anti-bullying-policy]', 'should: [follow-anti-bullying-policy]']], 'follow-anti-bullying-policy') })).stop();
  await addOtherSchool(join(directory, 'demonstration'));
  const { url, stop } = await withHandrail({ directory });
  return { url, stop: () => stop().then(() => rm(folder, { recursive: true, force: true })) };
}

/** A second school on the same installation, with a lead of its own. */
async function addOtherSchool(directory: string): Promise<void> {
  const database = await openDatabase({ directory });
  const school = await createOrganisation(database, { name: 'Another school', partnership: 'birmingham', setting: 'school', demonstration: true });
  await createDemonstrationAccount(database, school, { signInName: 'elsewhere', displayName: 'Sam Elsewhere', email: '', roles: ['reporter', 'dsl'], password: 'elmfield' });
  await database.close();
}

/** A journey of somebody, without scripts unless they are asked for. */
function as(who: string, journey: (page: Page) => Promise<void>, coming: Coming = {}): Promise<void> {
  return house.as(who, { javaScript: false, ...coming }, journey);
}

const words = (page: Page): Promise<string> => page.innerText('main');
const send = (page: Page): Promise<void> => page.click('main form button[type=submit]');
const path = (page: Page): string => new URL(page.url()).pathname;

async function open(page: Page, at: string): Promise<string> {
  await page.goto(concern + at);
  return words(page);
}

async function tokenOf(page: Page, at: string): Promise<string> {
  await page.goto(concern + at);
  return page.inputValue('main form[data-autosave] [name=form-token]');
}

const post = (page: Page, at: string, token: string, fields: Readonly<Record<string, string>>): Promise<APIResponse> =>
  page.request.post(concern + at, { form: { ...fields, 'form-token': token }, headers: { origin: house.url }, maxRedirects: 0 });

const entries = (page: Page): Promise<number> => entriesOf(page, concern);

/** Looks at a page at both widths as its reader sees it: axe finds nothing, nothing is cut off. */
async function looked(journey: (page: Page) => Promise<void>): Promise<void> {
  for (const viewport of [phone, desktop]) await as('dsl', journey, { viewport, javaScript: true });
}

describe('the questions of a bullying case', () => {
  it('are a task list: what the report says is to be confirmed, and the rest is to be answered', () => as('dsl', async (page) => {
    const text = await open(page, '/assessment');
    assert.match(text, /\d+ to answer, \d+ to confirm from the report/u);
    assert.match(text, /Age of the child\s+The report says: 12\s+To confirm/u);
    assert.match(text, /Show the \d+ still to answer/u);
  }));

  it('begin with danger; what the report says is confirmed with one press', () => as('dsl', async (page) => {
    await page.goto(`${concern}/assessment/next`);
    assert.match(path(page), /immediate-danger$/u);
    assert.match(await words(page), /The report says: No/u);
    assert.equal(await page.isChecked('input[value=no]'), true);
    await send(page);
    assert.doesNotMatch(path(page), /immediate-danger/u);
    assert.match(await open(page, '/assessment'), /Immediate danger\s+No/u);
  }));

  it('can be put off, and are asked again later', () => as('dsl', async (page) => {
    await page.goto(`${concern}/assessment/next`);
    const first = path(page);
    await page.click('text=Answer later');
    assert.notEqual(path(page), first);
    await page.goto(`${concern}/assessment/next`);
    assert.equal(path(page), first);
  }));

  it('say why they are asked, with the paragraph and the way into the manual', () => as('dsl', async (page) => {
    await page.goto(`${concern}/questions/bullying`);
    assert.match(await page.innerHTML('main'), /Why we ask this[\s\S]*\/manual\/find\/[A-Z]\d+\?edition=/u);
    assert.match(await page.innerHTML('main'), /What the answer decides/u);
  }));

  it('about what happened are answered on one page; those left empty stay open', () => as('dsl', async (page) => {
    const before = await open(page, '/assessment/happened');
    assert.doesNotMatch(before, /severe or lasting/u, 'a follow-up comes only after its question');
    assert.equal(await page.isChecked('input[name=rest][value=open]'), true);
    await page.check('input[name=answer-bullying][value=yes]');
    await send(page);
    assert.match(await words(page), /Your answer has been recorded/u);
    assert.match(await words(page), /Online bullying\s+Yes/u);
    assert.equal(await page.locator('main a:has-text("Grooming")').count(), 1);
    assert.match(await open(page, '/plan'), /could still change this plan/u);
  }));

  it('that are left empty become no only where that is chosen, and the follow-ups come', () => as('dsl', async (page) => {
    const text = await open(page, '/assessment/happened');
    assert.match(text, /severe or lasting/u);
    assert.doesNotMatch(text, /A child under 13 in the imagery|Was the imagery made/u);
    await page.check('input[name=answer-bullying-severe][value=yes]');
    await page.check('input[name=answer-bullying-criminal][value=unknown]');
    await page.check('input[name=rest][value=no]');
    await send(page);
    const list = await open(page, '/assessment');
    assert.match(list, /Severe or lasting bullying\s+Yes/u);
    assert.match(list, /A criminal element\s+Could still change the plan\s+Not known/u);
    assert.match(list, /Grooming\s+No/u);
  }));

  it('come to an end after few pages, with “not known” as an answer to each', () => as('dsl', async (page) => {
    const answers: Readonly<Record<string, string>> = { 'suspect-kind': 'child', 'content-still-online': 'yes' };
    let asked = 0;
    for (await page.goto(`${concern}/assessment/next`); path(page).includes('/questions/'); asked += 1) {
      assert.ok(asked < 30, 'too many questions are left');
      const fact = path(page).split('/').at(-1) ?? '';
      const isPrefilled = (await words(page)).includes('The report says:');
      if (!isPrefilled) await page.check(`input[name=answer][value=${answers[fact] ?? 'unknown'}]`);
      await send(page);
    }
    assert.match(path(page), /\/plan$/u);
    assert.match(await open(page, '/assessment'), /Every question that can change the plan has an answer/u);
  }));
});

describe('the plan of a bullying case', () => {
  it('says what, by whom, by when, and why: rule, answers, paragraph, edition, day, and what would change it', () => as('dsl', async (page) => {
    assert.match(await open(page, '/plan'), /You should[\s\S]*Follow the setting's anti-bullying policy/u);
    const why = await page.innerHTML('#step-follow-anti-bullying-policy');
    for (const part of [/Who:/u, /Online bullying is dealt with under/u, /Online bullying<\/a>: <strong>Yes/u, /\/manual\/find\/S\d+\?edition=[0-9a-f]{64}/u, /\/manual\/editions\/[0-9a-f]{64}/u, /Law as on \d+ \w+ 2026/u]) assert.match(why, part);
    await page.goto(`${concern}/steps/follow-anti-bullying-policy`);
    assert.match(await page.innerHTML('main'), /What would change this[\s\S]*If “/u);
  }));

  it('keeps in sight what is only possible, with the questions that decide it', () => as('dsl', async (page) => {
    await page.goto(`${concern}/plan`);
    assert.match(await page.innerHTML('.app-section--could'), /Depends on: [^<]*A criminal element/u);
  }));

  it('shows what a changed answer does before it is saved, and keeps the answer where nothing is confirmed', () => as('dsl', async (page) => {
    await page.goto(`${concern}/questions/bullying`);
    await page.check('input[value=no]');
    await send(page);
    assert.match(await words(page), /Change this answer\?[\s\S]*Report to the police: no longer part of the plan/u);
    await page.click('text=Keep the answer');
    assert.equal(await page.isChecked('input[value=yes]'), true);
  }));

  it('is compared with the newer edition, which is followed only with a reason', () => as('dsl', async (page) => {
    assert.match(await open(page, '/plan'), /A newer edition[\s\S]*this plan would differ/u);
    await page.click('text=See what changes');
    assert.match(await words(page), /Follow the setting's anti-bullying policy: must be done; before, it was advised/u);
    await send(page);
    assert.match(await words(page), /Enter why this concern is to follow the newer edition/u);
    assert.match(await open(page, '/plan'), /A newer edition/u);
    await page.goto(`${concern}/edition`);
    await page.fill('#reason', 'The policy is now a must, which suits this case');
    await send(page);
    assert.match(await words(page), /now follows the newer edition/u);
    assert.doesNotMatch(await words(page), /A newer edition/u);
    assert.equal((await page.request.get(`${concern}/edition`)).status(), 404);
  }));

  it('is accessible and fits, with its questions, its changes and its faults shown', () => looked(async (page) => {
    for (const at of ['/plan', '/assessment', '/assessment/who', '/steps/follow-anti-bullying-policy']) {
      await page.goto(concern + at);
      await page.locator('main details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
      await checked(page);
    }
    await page.goto(`${concern}/questions/bullying`);
    await page.check('input[value=no]');
    await send(page);
    await checked(page);
    await send(page);
    assert.match(await words(page), /Say in a sentence why the answer changes/u);
    await checked(page);
    await page.goto(`${concern}/steps/follow-anti-bullying-policy`);
    await page.check('input[value=not-done]');
    await send(page);
    assert.match(await words(page), /Enter why this is not being done/u);
    await checked(page);
  }));

  it('prints what to do without its buttons and menus', () => as('dsl', async (page) => {
    await page.goto(`${concern}/plan`);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('#step-follow-anti-bullying-policy h3').isVisible(), true);
    for (const hidden of ['#step-follow-anti-bullying-policy .govuk-button', '.app-hide-screen', '.govuk-back-link']) assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
  }));
});

describe('bad input to the assessment', () => {
  const bad: readonly (readonly [what: string, at: string, fields: Readonly<Record<string, string>>, says: RegExp])[] = [
    ['a choice that is none', '/questions/suspect-kind', { answer: 'alien' }, /Select one of the answers/u],
    ['a day that is none', '/questions/happened-on', { day: '31', month: '2', year: '2026' }, /must be a real date/u],
    ['a site whose name is too long', '/questions/platform', { platform: 'another', text: 'x'.repeat(101) }, /100 characters or fewer/u],
    ['an unknown answer among several', '/assessment/who', { 'answer-several-victims': 'perhaps' }, /Select yes, no or not known|select yes, no or not known/u],
    ['a reason that is too long', '/steps/support-child', { decision: 'not-done', reason: 'word '.repeat(1_100) }, /5,000 characters or fewer/u],
    ['a decision that is none', '/steps/support-child', { decision: 'later' }, /Select whether it has been done/u],
    ['a day of doing that is none', '/steps/support-child', { decision: 'done', 'done-day': '40', 'done-month': '1', 'done-year': '2026' }, /real date/u],
    ['a changed answer with a reason that says nothing', '/questions/bullying', { answer: 'no', confirm: 'yes', reason: 'because' }, /Say in a sentence why the answer changes/u],
  ];
  for (const [what, at, fields, says] of bad) {
    it(`${what} is told with how to mend it; nothing is added, and what was typed is kept`, () => as('dsl', async (page) => {
      const before = await entries(page);
      const answer = await post(page, at, await tokenOf(page, at), fields);
      const text = await answer.text();
      assert.equal(answer.status(), 400);
      assert.match(text, says);
      for (const typed of [fields['text'], fields['reason']]) assert.ok(text.includes(typed?.trim() ?? ''));
      assert.equal(await entries(page), before);
    }));
  }

  it('a forged token is refused by every form', () => as('dsl', async (page) => {
    const before = await entries(page);
    for (const [at, fields] of [['/questions/bullying', { answer: 'unknown' }], ['/assessment/who', { rest: 'no' }], ['/steps/support-child', { decision: 'done' }]] as const) {
      assert.equal((await post(page, at, 'forged', fields)).status(), 403, at);
    }
    assert.equal(await entries(page), before);
  }));

  it('an answer that is sent twice is one entry', () => as('dsl', async (page) => {
    const before = await entries(page);
    const token = await tokenOf(page, '/questions/live-streaming');
    const fields = { answer: 'unknown', confirm: 'yes', reason: 'A pupil told us something new today' };
    for (let time = 0; time < 2; time += 1) assert.equal((await post(page, '/questions/live-streaming', token, fields)).status(), 303);
    assert.equal(await entries(page), before + 1);
  }));

  it('a lead of another school finds nothing, and a reporter is not let in', async () => {
    const places = ['/assessment', '/assessment/next', '/assessment/happened', '/questions/bullying', '/plan', '/steps/support-child', '/edition'];
    await as('elsewhere', async (page) => {
      for (const at of places) assert.equal((await page.request.get(concern + at, { maxRedirects: 0 })).status(), 404, at);
    });
    await as('staff', async (page) => {
      for (const at of places) assert.equal((await page.request.get(concern + at, { maxRedirects: 0 })).status(), 403, at);
    });
  });
});

describe('the decisions on a bullying case', () => {
  it('are made one by one until the plan holds nothing undecided', () => as('dsl', async (page) => {
    const links = (sections: readonly string[]) => page.locator(sections.map((section) => `.app-step--${section} a[href*="/steps/"]`).join(', '));
    const [toDo, waiting] = [links(['now', 'must', 'should']), links(['wait'])];
    let round = 0;
    for (await page.goto(`${concern}/plan`); (await toDo.or(waiting).count()) > 0; round += 1) {
      assert.ok(round < 40, 'steps are left to decide after forty decisions');
      const isWaiting = (await toDo.count()) === 0;
      await (isWaiting ? waiting : toDo).first().click();
      if (isWaiting || path(page).endsWith('/report-to-platform')) {
        await page.check('input[value=not-done]');
        await page.fill('#reason', 'The group was deleted by its owner before we came to it');
      } else {
        await page.check('input[value=done]');
        await page.fill('#details', `Step ${round}: reference HR-${round}`);
        await page.fill('#done-by', 'Owen Pryce');
      }
      await send(page);
      assert.match(await words(page), /Your decision has been recorded/u);
    }
    const text = await words(page);
    assert.match(text, /Nothing has to be done this minute/u);
    assert.match(text, /Decided[\s\S]*Recorded by Helen Marsh, [^.]+\. Done by Owen Pryce/u);
    assert.match(text, /The group was deleted by its owner before we came to it/u);
    assert.match(await open(page, ''), /Can be closed/u);
  }));

  it('are changed by a new decision: both stay', () => as('dsl', async (page) => {
    await page.goto(`${concern}/steps/report-to-platform`);
    assert.match(await words(page), /Decided before[\s\S]*The group was deleted by its owner/u);
    await page.check('input[value=done]');
    await page.fill('#details', 'A second group was found and reported');
    await send(page);
    await page.goto(`${concern}/chronology`);
    assert.match(await words(page), /The group was deleted by its owner/u);
    assert.match(await words(page), /A second group was found and reported/u);
  }));

  it('stay in sight where a changed answer takes their step out of the plan', () => as('dsl', async (page) => {
    for (const fact of ['bullying-severe', 'bullying']) {
      await page.goto(`${concern}/questions/${fact}`);
      await page.check('input[value=no]');
      await send(page);
      await page.fill('#reason', 'The messages were a quarrel that both have made up');
      await send(page);
    }
    assert.match(await open(page, '/plan'), /Decided, and no longer in the plan[\s\S]*Follow the setting's anti-bullying policy[\s\S]*Done/u);
  }));

  it('are accessible and fit when all are made', () => looked(async (page) => {
    await page.goto(`${concern}/plan`);
    await checked(page);
    await page.goto(`${concern}/steps/report-to-platform`);
    await checked(page);
  }));

  it('and answers are refused once the concern is closed, and nothing is added', () => as('dsl', async (page) => {
    const places = { '/questions/grooming': { answer: 'unknown', confirm: 'yes', reason: 'Somebody told us more today' }, '/steps/support-child': { decision: 'done', seen: '9' } } as const;
    const tokens = new Map<string, string>();
    for (const at of Object.keys(places)) tokens.set(at, await tokenOf(page, at));
    await page.goto(`${concern}/close`);
    for (let link = page.locator('main a[href*="/steps/"]').first(); (await link.count()) > 0; await page.goto(`${concern}/close`)) {
      await link.click();
      await page.check('input[value=not-done]');
      await page.fill('#reason', 'Both have made up and want nothing more');
      await send(page);
    }
    await page.fill('[name=summary]', 'Robin and the others have talked it through with the form tutor.');
    const why = page.locator('[name=open-reason]');
    if ((await why.count()) > 0) await why.fill('Nobody will find this out any more');
    await send(page);
    const before = await entries(page);
    for (const [at, fields] of Object.entries(places)) {
      const answer = await post(page, at, tokens.get(at) ?? '', fields);
      assert.equal(answer.status(), 409, at);
      assert.match(await answer.text(), /This concern is closed/u);
    }
    assert.equal(await entries(page), before);
    assert.match(await open(page, '/assessment'), /Grooming/u);
    assert.equal(await page.locator('main a[href*="/questions/"]').count(), 0);
  }));
});
