import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { testDatabase } from '../database/testing.ts';
import type { TestDatabase } from '../database/testing.ts';
import type { Actor, Role } from '../record/index.ts';
import {
  accountsOf, audienceOf, changePassword, changeRoles, createAccount, createFirstAdministrator, createOrganisation, isEmptyInstallation, renewSetupCode,
  sessionOf, setActive, signIn, signOut, useSetupCode,
} from './index.ts';
import type { SignedIn } from './index.ts';

const PASSWORD = 'teacup orbit sandal';
const ADDRESS = '192.0.2.1';
let db: TestDatabase;
let school: string;
let administrator: Actor;
let number = 0;

before(async () => {
  db = await testDatabase();
});
after(() => db.close());
beforeEach(async () => {
  school = await createOrganisation(db, { name: 'School', partnership: 'birmingham', setting: 'school', demonstration: false });
  const name = unique('admin');
  const made = await createFirstAdministrator(db, school, { signInName: name, email: '', displayName: 'Administrator' });
  assert.ok(made.ok);
  administrator = (await setUp(name, made.code)).actor;
});

const unique = (name: string) => `${name}${(number += 1)}`;

async function setUp(name: string, code: string, password = PASSWORD): Promise<SignedIn> {
  const result = await useSetupCode(db, { name, code, password, address: ADDRESS });
  assert.ok(result.ok, JSON.stringify(result));
  return result;
}

async function person(...roles: Role[]): Promise<{ name: string; id: string; signedIn: SignedIn }> {
  const name = unique('person');
  const made = await createAccount(db, administrator, { signInName: name, email: '', displayName: name, roles });
  assert.ok(made.ok, JSON.stringify(made));
  return { name, id: made.accountId, signedIn: await setUp(name, made.code) };
}

const enter = (name: string, password = PASSWORD, more: { address?: string; device?: string; previous?: string } = {}) => signIn(db, { name, password, address: ADDRESS, ...more });
async function entered(name: string, password = PASSWORD, more = {}): Promise<SignedIn> {
  const result = await enter(name, password, more);
  assert.ok(result.ok, JSON.stringify(result));
  return result;
}

describe('accounts', () => {
  test('the administrator hands over a code, the person chooses the password, and the code works once', async () => {
    const name = unique('new');
    const made = await createAccount(db, administrator, { signInName: name.toUpperCase(), email: 'new@school.example', displayName: 'New Person', roles: ['reporter'] });
    assert.ok(made.ok);
    assert.deepEqual(await enter(name), { ok: false, refusal: 'wrong' });
    const weak = await useSetupCode(db, { name, code: made.code, password: 'short', address: ADDRESS });
    assert.ok(!weak.ok && weak.refusal === 'password');
    await setUp(name, ` ${made.code.toLowerCase()} `);
    assert.deepEqual(await useSetupCode(db, { name, code: made.code, password: 'another good one', address: ADDRESS }), { ok: false, refusal: 'wrong' });
    assert.equal((await entered(` ${name.toUpperCase()}`)).actor.displayName, 'New Person');
  });

  test('a code is good for seven days and is kept only as a hash', async () => {
    const name = unique('late');
    const made = await createAccount(db, administrator, { signInName: name, email: '', displayName: 'Late', roles: ['reporter'] });
    assert.ok(made.ok);
    const kept = await db.superuser.query(`select account::text from account where id = $1`, [made.accountId]);
    assert.ok(!JSON.stringify(kept.rows).includes(made.code));
    await db.superuser.query(`update account set setup_code_expires_at = now() - interval '1 second' where id = $1`, [made.accountId]);
    assert.deepEqual(await useSetupCode(db, { name, code: made.code, password: PASSWORD, address: ADDRESS }), { ok: false, refusal: 'wrong' });
    const renewed = await renewSetupCode(db, administrator, made.accountId);
    assert.ok(renewed.ok);
    await setUp(name, renewed.code);
  });

  test('what is wrong with a new account is said field by field', async () => {
    const result = await createAccount(db, administrator, { signInName: 'a b', email: 'nobody', displayName: ' ', roles: [] });
    assert.ok(!result.ok && result.refusal === 'faults');
    assert.deepEqual(result.faults.map((fault) => fault.field), ['displayName', 'signInName', 'email', 'roles']);
    const { name } = await person('reporter');
    const twice = await createAccount(db, administrator, { signInName: name.toUpperCase(), email: '', displayName: 'Twice', roles: ['reporter'] });
    assert.ok(!twice.ok && twice.refusal === 'faults' && twice.faults[0]?.field === 'signInName');
  });

  test('only administrators manage accounts, never their own, and never those of another organisation', async () => {
    const dsl = await person('dsl');
    assert.deepEqual(await accountsOf(db, dsl.signedIn.actor), { ok: false, refusal: 'not-allowed' });
    assert.deepEqual(await createAccount(db, dsl.signedIn.actor, { signInName: 'x', email: '', displayName: 'X', roles: ['dsl'] }), { ok: false, refusal: 'not-allowed' });
    assert.deepEqual(await changeRoles(db, administrator, administrator.userId, ['dsl']), { ok: false, refusal: 'own-account' });
    assert.deepEqual(await setActive(db, administrator, administrator.userId, false), { ok: false, refusal: 'own-account' });
    const elsewhere = administrator;
    school = await createOrganisation(db, { name: 'Other', partnership: 'solihull', setting: 'college', demonstration: false });
    assert.deepEqual(await setActive(db, { ...elsewhere, organisationId: school }, dsl.id, false), { ok: false, refusal: 'not-allowed' });
    const made = await createFirstAdministrator(db, school, { signInName: unique('admin'), email: '', displayName: 'Other' });
    assert.ok(made.ok);
    const other: Actor = { organisationId: school, userId: made.accountId, displayName: 'Other', roles: ['administrator'] };
    assert.deepEqual(await setActive(db, other, dsl.id, false), { ok: false, refusal: 'not-found' });
    assert.deepEqual(await setActive(db, other, 'no-such-id', false), { ok: false, refusal: 'not-found' });
  });

  test('an organisation has one first administrator', async () => {
    assert.equal(await isEmptyInstallation(db), false);
    await assert.rejects(createFirstAdministrator(db, school, { signInName: 'second', email: '', displayName: 'Second' }), /accounts already/);
  });

  test('what was done to an account is written down', async () => {
    const { id } = await person('reporter');
    await changeRoles(db, administrator, id, ['dsl']);
    await setActive(db, administrator, id, false);
    const events = await db.superuser.query('select what, actor_id, details from account_event where account_id = $1 order by id', [id]);
    assert.deepEqual(events.rows.map((row) => row.what), ['created', 'signed-in', 'roles-changed', 'deactivated']);
    assert.deepEqual(events.rows[2]?.details, { from: ['reporter'], to: ['dsl'] });
    assert.equal(events.rows[3]?.actor_id, administrator.userId);
  });

  test('who may see a concern can be asked, so that it is never nobody without anyone knowing', async () => {
    const [dsl, head] = [await person('dsl'), await person('head')];
    const names = async (aboutStaff: 'none' | 'staff' | 'dsl' | 'head', routing: 'dsl' | 'head') => (await audienceOf(db, school, { aboutStaff, routing })).map((account) => account.signInName);
    assert.deepEqual(await names('none', 'dsl'), [dsl.name]);
    assert.deepEqual(await names('dsl', 'head'), [head.name]);
    await setActive(db, administrator, head.id, false);
    assert.deepEqual(await names('dsl', 'head'), []);
  });
});

describe('sessions', () => {
  test('the token is 256 random bits and only its hash is kept', async () => {
    const { signedIn } = await person('dsl');
    const bytes = Buffer.from(signedIn.token, 'base64url');
    assert.equal(bytes.length, 16 + 32);
    const rows = await db.superuser.query<{ token_hash: Buffer }>('select token_hash from session');
    assert.ok(rows.rows.every((row) => !row.token_hash.equals(bytes.subarray(16))));
    const session = await sessionOf(db, signedIn.token);
    assert.deepEqual(session?.actor, signedIn.actor);
    assert.deepEqual([session?.organisationName, session?.partnership, session?.setting], ['School', 'birmingham', 'school']);
    for (const wrong of ['', 'x', signedIn.token.slice(0, -2), signedIn.token.slice(0, -1) + (signedIn.token.endsWith('A') ? 'B' : 'A'), 'A'.repeat(64)]) assert.equal(await sessionOf(db, wrong), null);
  });

  test('every sign-in gives a new token and ends the one before on that device', async () => {
    const { name, signedIn } = await person('dsl');
    const next = await entered(name, PASSWORD, { previous: signedIn.token });
    assert.notEqual(next.token, signedIn.token);
    assert.equal(await sessionOf(db, signedIn.token), null);
    assert.ok(await sessionOf(db, next.token));
    await signOut(db, next.token);
    assert.equal(await sessionOf(db, next.token), null);
  });

  const age = (token: string, what: string) => db.superuser.query(`update session set ${what} where token_hash = sha256($1)`, [Buffer.from(token, 'base64url').subarray(16)]);

  test('it ends after 15 minutes without a request, and a request keeps it', async () => {
    const { signedIn } = await person('dsl');
    await age(signedIn.token, `seen_at = clock_timestamp() - interval '14 minutes 55 seconds'`);
    const looked = await sessionOf(db, signedIn.token, { touch: false });
    const left = (Date.parse(looked?.idleEnd ?? '') - Date.now()) / 1000;
    assert.ok(left > 0 && left < 6, `${left} seconds left`);
    const session = await sessionOf(db, signedIn.token);
    assert.ok((Date.parse(session?.idleEnd ?? '') - Date.now()) / 60_000 > 14.9);
    await age(signedIn.token, `seen_at = clock_timestamp() - interval '15 minutes 1 second'`);
    assert.equal(await sessionOf(db, signedIn.token), null);
  });

  test('it ends after 8 hours whatever is done', async () => {
    const { signedIn } = await person('dsl');
    await age(signedIn.token, `started_at = clock_timestamp() - interval '7 hours 59 minutes'`);
    const session = await sessionOf(db, signedIn.token);
    assert.equal(session?.idleEnd, session?.latestEnd);
    await age(signedIn.token, `started_at = clock_timestamp() - interval '8 hours 1 second'`);
    assert.equal(await sessionOf(db, signedIn.token), null);
  });

  test('deactivation, a change of roles, a reset and a new password each end it at once', async () => {
    const { name, id, signedIn } = await person('dsl');
    await changeRoles(db, administrator, id, ['reporter']);
    assert.equal(await sessionOf(db, signedIn.token), null);
    const second = await entered(name);
    assert.deepEqual(second.actor.roles, ['reporter']);
    await setActive(db, administrator, id, false);
    assert.equal(await sessionOf(db, second.token), null);
    assert.deepEqual(await enter(name), { ok: false, refusal: 'wrong' });
    await setActive(db, administrator, id, true);
    const third = await entered(name);
    const fourth = await changePassword(db, third.actor, { current: PASSWORD, next: 'another good phrase', address: ADDRESS });
    assert.ok(fourth.ok);
    assert.equal(await sessionOf(db, third.token), null);
    assert.ok(await sessionOf(db, fourth.token));
    assert.deepEqual(await enter(name), { ok: false, refusal: 'wrong' });
    const reset = await renewSetupCode(db, administrator, id);
    assert.ok(reset.ok);
    assert.equal(await sessionOf(db, fourth.token), null);
    assert.deepEqual(await enter(name, 'another good phrase'), { ok: false, refusal: 'wrong' });
  });

  test('a new password needs the current one and must be good', async () => {
    const { signedIn } = await person('dsl');
    assert.deepEqual(await changePassword(db, signedIn.actor, { current: 'not it at all', next: 'another good phrase', address: ADDRESS }), { ok: false, refusal: 'wrong' });
    for (const next of [PASSWORD, 'short', 'password1234']) {
      const result = await changePassword(db, signedIn.actor, { current: PASSWORD, next, address: ADDRESS });
      assert.ok(!result.ok && result.refusal === 'password', next);
    }
    assert.ok(await sessionOf(db, signedIn.token));
  });
});

describe('guessing', () => {
  test('of a thousand guesses ten or fewer are looked at, and the person still signs in, from the own device and from elsewhere', async () => {
    const { name, signedIn } = await person('dsl');
    const results: string[] = [];
    for (let batch = 0; batch < 20; batch += 1) {
      const tried = await Promise.all(Array.from({ length: 50 }, (_, i) => enter(name, `guess ${batch} ${i}`, { address: '198.51.100.7' })));
      results.push(...tried.map((result) => (result.ok ? 'in' : result.refusal)));
    }
    assert.equal(results.length, 1000);
    assert.ok(results.filter((result) => result !== 'wait').length <= 10, String(results.filter((result) => result !== 'wait').length));
    const same = await enter(name, PASSWORD, { address: '198.51.100.7' });
    assert.ok(!same.ok && same.refusal === 'wait' && same.seconds > 0, 'even the right password waits there');
    await entered(name, PASSWORD, { address: '198.51.100.7', device: signedIn.device });
    await entered(name, PASSWORD, { address: '203.0.113.9' });
  });

  test('a name that is not known is slowed in the same way, so that nothing can be told from it', async () => {
    const results = [];
    for (let i = 0; i < 7; i += 1) results.push(await enter('nobody-of-this-name', 'guess'));
    assert.deepEqual(results.map((result) => (result.ok ? 'in' : result.refusal)), ['wrong', 'wrong', 'wrong', 'wrong', 'wrong', 'wait', 'wait']);
  });

  test('set-up codes are slowed too, a device cookie of somebody else helps nobody, and neither address nor name is kept', async () => {
    const victim = unique('victim');
    const made = await createAccount(db, administrator, { signInName: victim, email: '', displayName: 'Victim', roles: ['reporter'] });
    assert.ok(made.ok);
    for (let i = 0; i < 5; i += 1) await useSetupCode(db, { name: victim, code: 'WRONG', password: PASSWORD, address: '198.51.100.8' });
    const waits = await useSetupCode(db, { name: victim, code: made.code, password: PASSWORD, address: '198.51.100.8' });
    assert.ok(!waits.ok && waits.refusal === 'wait');
    const attacker = await person('reporter');
    const tried = await enter(victim, 'guess', { address: '198.51.100.8', device: attacker.signedIn.device });
    assert.ok(!tried.ok && tried.refusal === 'wait');
    const kept = await db.superuser.query(`select string_agg(sign_in_throttle::text, ' ') as all from sign_in_throttle`);
    assert.ok(!/198\.51|victim/.test(String(kept.rows[0]?.all)));
  });
});
