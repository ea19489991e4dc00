/** Referrals over the record: who may prepare one, that the look is written down, and that what was kept stays as it went out. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { createOrganisation, signIn } from '../access/index.ts';
import { createApp } from '../app.ts';
import { testDatabase } from '../database/testing.ts';
import type { TestDatabase } from '../database/testing.ts';
import { DEMONSTRATION_ACCOUNTS, seedDemonstration } from '../demo/index.ts';
import { pagesOf } from '../document/pdf-text.test-support.ts';
import { wordings } from '../language/wordings.test-support.ts';
import { assess, compile } from '../procedure/index.ts';
import { editionsWith, readManual } from '../publication/index.ts';
import { addEntries, editionOf, editionsKept, keepEdition, listConcerns, readConcern, readingsOf, reportConcern } from '../record/index.ts';
import type { Actor, Concern, RecordKeeper } from '../record/index.ts';
import { readReferrals } from './index.ts';

const manual = join(import.meta.dirname, '../../manual');
let db: TestDatabase;
let keeper: RecordKeeper;
let lead: Actor;
let app: FastifyInstance;
/** Where the referrals are of a concern that is open, and with the lead. */
let at = '';
let concernId = '';
let elsewhere = '';

const passwordOf = (username: string): string => DEMONSTRATION_ACCOUNTS.find((each) => each.username === username)?.password ?? '';

before(async () => {
  db = await testDatabase();
  const compiled = compile(await readManual(manual));
  assert.ok(compiled.ok);
  const { edition } = compiled;
  const read = await readReferrals(manual, edition);
  assert.ok(read.ok);
  keeper = { pool: db.pool, plan: (_hash, input) => assess(edition, input) };
  await keepEdition(db, edition);
  await seedDemonstration(keeper, edition.hash, '2026-11-24');
  const signedIn = await signIn(db, { name: 'dsl', password: passwordOf('dsl'), address: '192.0.2.1' });
  assert.ok(signedIn.ok);
  lead = signedIn.actor;
  concernId = (await listConcerns(keeper, lead, 'mine'))[0]?.id ?? '';
  at = `/concerns/${concernId}/referrals`;
  elsewhere = await concernElsewhere(edition.hash);
  const editions = editionsWith(edition, { find: (hash) => editionOf(db, hash), list: () => editionsKept(db) });
  const assets = { stylesheet: '/assets/none.css', script: '/assets/none.js', mark: '/assets/none.svg', files: new Map() };
  app = await createApp({ database: db, editions, files: [], help: [], referrals: read.forms, language: wordings(), assets, demonstration: true, log: null });
});
after(async () => {
  await app.close();
  await db.close();
});

/** The id of a concern of another setting. */
async function concernElsewhere(edition: string): Promise<string> {
  const organisationId = await createOrganisation(db, { name: 'Elsewhere', partnership: 'dudley', setting: 'school', demonstration: false });
  const userId = randomUUID();
  await db.superuser.query('insert into account (organisation_id, id, sign_in_name, display_name, roles) values ($1, $2, $3, $4, $5)', [organisationId, userId, userId, 'Another lead', ['dsl']]);
  const report = { immediateDanger: 'no', seenOrSaid: 'Was upset', childsWords: '', happenedOn: null, happenedWhen: '', happenedWhere: '', child: 'Alex', childAge: '', otherPeople: '', platform: '', doneAlready: '', aboutStaff: 'none' } as const;
  const saved = await reportConcern(keeper, { organisationId, userId, displayName: 'Another lead', roles: ['dsl'] }, { report, reporterRole: 'dsl', edition }, { nonce: randomUUID(), fields: {} });
  assert.ok(saved.ok);
  return saved.concernId;
}

const cookies = new Map<string, string>();

async function cookieOf(username: string): Promise<string> {
  const known = cookies.get(username);
  if (known !== undefined) return known;
  const token = tokenIn((await app.inject({ url: '/sign-in' })).body);
  const answer = await app.inject({ method: 'POST', url: '/sign-in', payload: new URLSearchParams({ 'form-token': token, username, password: passwordOf(username), return: '/' }).toString(), headers: FORM });
  const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  cookies.set(username, cookie);
  return cookie;
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const tokenIn = (page: string): string => /<form method="post" action="\/(?:concerns|sign-in)[^>]*>\s*<input type="hidden" name="form-token" value="([^"]+)"/u.exec(page)?.[1] ?? /name="form-token" value="([^"]+)"/u.exec(page)?.[1] ?? '';
const get = async (url: string, username = 'dsl'): Promise<LightMyRequestResponse> => app.inject({ url, headers: { cookie: await cookieOf(username) } });

async function post(url: string, fields: Readonly<Record<string, string>>, token?: string): Promise<LightMyRequestResponse> {
  const own = token ?? tokenIn((await get(url)).body);
  return app.inject({ method: 'POST', url, payload: new URLSearchParams({ ...fields, 'form-token': own }).toString(), headers: { ...FORM, cookie: await cookieOf('dsl') } });
}

const TYPED = {
  'text-child-name': 'Kit Lowry', 'text-seen-or-said': 'Kit told us today.', 'text-childs-words': 'I want it to stop.', 'text-asked': 'Please assess.', consent: 'not-asked', reason: 'Asking first could put the child at risk',
};

async function read(): Promise<Concern> {
  const concern = await readConcern(keeper, lead, concernId, { what: 'record', why: 'test' });
  assert.ok(concern);
  return concern;
}

/** Keeps a referral and gives its number. */
async function kept(): Promise<number> {
  const answer = await post(`${at}/new/social-care`, { ...TYPED, wanted: 'keep' });
  assert.equal(answer.statusCode, 303, answer.body);
  return Number(/referrals\/(\d+)/u.exec(String(answer.headers.location))?.[1]);
}

describe('a referral', () => {
  test('is only for those who may see the concern: nothing of it for staff, for another setting, or for a lead where it is about staff', async () => {
    const head = await signIn(db, { name: 'head', password: passwordOf('head'), address: '192.0.2.1' });
    assert.ok(head.ok);
    const [aboutStaff] = await listConcerns(keeper, head.actor, 'new');
    assert.ok(aboutStaff);
    const seq = await kept();
    for (const path of ['', '/new/social-care', `/${seq}`, `/${seq}.pdf`, `/${seq}/sent`, `/${seq}/answered`]) {
      assert.equal((await get(at + path)).statusCode, 200, path);
      for (const username of ['staff', 'admin']) assert.equal((await get(at + path, username)).statusCode, 403, `${username} ${path}`);
      for (const id of [elsewhere, aboutStaff.id]) assert.equal((await get(`/concerns/${id}/referrals${path}`)).statusCode, 404, path);
    }
    assert.equal((await get(`/concerns/${aboutStaff.id}/referrals/new/lado`, 'head')).statusCode, 200);
    for (const path of ['/new/nothing', '/999999', '/999999.pdf', '/999999/sent', '/x']) assert.equal((await get(at + path)).statusCode, 404, path);
    assert.equal((await app.inject({ url: at })).statusCode, 303);
  });

  test('leaves a trace of every look at it, the print included', async () => {
    const seq = await kept();
    const before = (await readingsOf(keeper, lead, concernId)) ?? [];
    for (const path of ['', `/${seq}`, `/${seq}.pdf`]) await get(at + path);
    const now = (await readingsOf(keeper, lead, concernId)) ?? [];
    assert.deepEqual(now.slice(0, now.length - before.length).map(({ what }) => what), ['Referral, printed', 'Referral', 'Referrals']);
  });

  test('is checked before it is kept: wording is marked, except in the child’s own words, and nothing is recorded yet', async () => {
    const { lastSeq } = await read();
    const typed = { ...TYPED, 'text-asked': 'The child put herself at risk.', 'text-childs-words': 'They say I put myself at risk.' };
    const { body, statusCode } = await post(`${at}/new/social-care`, typed);
    assert.equal(statusCode, 200);
    assert.match(body, /What is missing[\s\S]*Date of birth and home address/u);
    assert.match(body, /<mark>put herself at risk<\/mark>[\s\S]*Instead:/u);
    assert.doesNotMatch(body, /<mark>put myself/u);
    assert.match(body, /not the same as in the report/u);
    assert.equal((await read()).lastSeq, lastSeq);
    const back = await post(`${at}/new/social-care`, { ...typed, wanted: 'change' }, tokenIn(body));
    assert.match(back.body, /The child put herself at risk\.<\/textarea>/u);
    assert.match((await post(`${at}/new/social-care`, { wanted: 'anew' })).headers.location ?? '', /referrals\/new\/social-care$/u);
    assert.doesNotMatch((await get(`${at}/new/social-care`)).body, /put herself at risk/u);
  });

  test('leaves out what weakens a record where the setting does not want it pointed out', async () => {
    const typed = { ...TYPED, 'text-asked': 'It happened several times and the child presented as fine.' };
    assert.match((await post(`${at}/new/social-care`, typed)).body, /Weakens the referral/u);
    assert.equal((await post('/wording/setting', { recording: 'no' }, /name="form-token" value="([^"]+)"[^>]*>\s*<div class="govuk-form-group/u.exec((await get('/wording/setting')).body)?.[1])).statusCode, 303);
    assert.doesNotMatch((await post(`${at}/new/social-care`, typed)).body, /Weakens the referral/u);
  });

  test('stays exactly as it went out, whatever the record says later, and a form that is sent twice is one referral', async () => {
    const token = tokenIn((await get(`${at}/new/police`)).body);
    const once = await post(`${at}/new/police`, { ...TYPED, wanted: 'keep' }, token);
    assert.equal((await post(`${at}/new/police`, { ...TYPED, wanted: 'keep' }, token)).headers.location, once.headers.location);
    const path = String(once.headers.location).split('?')[0] ?? '';
    const before = (await read()).referrals.at(-1);
    assert.equal((await read()).referrals.filter(({ form }) => form === 'police').length, 1);
    const pdf = await get(`${path}.pdf`);
    assert.ok((await addEntries(keeper, lead, concernId, [{ kind: 'person-added', person: randomUUID(), details: { kind: 'child', name: 'Another child', part: 'affected', age: '', platform: '', details: '' } }], { nonce: randomUUID(), fields: {} })).ok);
    assert.deepEqual((await read()).referrals.at(-1), before);
    assert.deepEqual(pagesOf((await get(`${path}.pdf`)).rawPayload), pagesOf(pdf.rawPayload));
    await assert.rejects(db.superuser.query(`update entry set body = '{}' where seq = $1`, [before?.seq]), /entr/u);
  });

  test('blames no child in any of its forms', async () => {
    for (const id of ['social-care', 'police', 'lado', 'prevent']) {
      const answer = await app.inject({ method: 'POST', url: '/wording/check', payload: { text: readFileSync(join(manual, 'referrals', `${id}.yaml`), 'utf8'), group: 'blame' } });
      assert.deepEqual(answer.json(), { findings: [] }, id);
    }
  });

  test('is not taken by a concern that is closed, and an answer not before it was sent', async () => {
    const [closed] = await listConcerns(keeper, lead, 'closed');
    assert.ok(closed);
    assert.match((await get(`/concerns/${closed.id}/referrals`)).body, /closed and takes no new referral/u);
    assert.match((await get(`/concerns/${closed.id}/referrals/new/police`)).body, /This concern is closed/u);
    const seq = await kept();
    assert.match((await get(`${at}/${seq}/answered`)).body, /This referral has not been sent yet/u);
    const answer = { kind: 'referral-answered', referral: seq, outcome: 'accepted', details: '', answeredOn: null, answeredAt: '', by: 'Jo Reed' } as const;
    const saved = await addEntries(keeper, lead, concernId, [answer], { nonce: randomUUID(), fields: {} });
    assert.ok(!saved.ok && saved.refusal === 'faults');
    assert.deepEqual(saved.faults, [{ field: 'outcome', message: 'Record first that the referral was sent' }]);
  });
});
