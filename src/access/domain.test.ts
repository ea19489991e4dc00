import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { CONCERN_POLICY, faultOfName, faultOfPassword, faultOfRoles, may, mayGenerally, normalCode, ROLES, sensitivityOf, setupCode, throttle, waitAfter } from './domain.ts';
import type { ConcernAction } from './domain.ts';
import type { AboutStaff } from '../record/index.ts';

const ACTIONS = Object.keys(CONCERN_POLICY) as ConcernAction[];

describe('who may see and do what', () => {
  test('the matrix is as written: role, where the concern goes, whom it is about', () => {
    const cells = ROLES.flatMap((role) => (['none', 'staff', 'dsl', 'head'] as const).map((about) => `${role} ${about} ${may([role], 'read', sensitivityOf(about))}`));
    assert.deepEqual(cells, [
      'reporter none false', 'reporter staff false', 'reporter dsl false', 'reporter head false',
      'dsl none true', 'dsl staff false', 'dsl dsl false', 'dsl head true',
      'head none false', 'head staff true', 'head dsl true', 'head head false',
      'administrator none false', 'administrator staff false', 'administrator dsl false', 'administrator head false',
      'policy-officer none false', 'policy-officer staff false', 'policy-officer dsl false', 'policy-officer head false',
    ]);
  });

  test('nobody who holds a role ever sees a concern about the holder of that role, whatever else they hold', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...ROLES)), fc.constantFrom(...ACTIONS), fc.constantFrom<AboutStaff>('dsl', 'head'), fc.constantFrom('dsl' as const, 'head' as const), (roles, action, aboutStaff, routing) => {
        if (aboutStaff !== 'none' && aboutStaff !== 'staff' && roles.includes(aboutStaff)) assert.equal(may(roles, action, { routing, aboutStaff }), false);
      }),
    );
  });

  test('a policy officer alone writes the manual, and a head teacher may review it too', () => {
    assert.deepEqual(ROLES.filter((role) => mayGenerally([role], 'write-manual')), ['policy-officer']);
    assert.deepEqual(ROLES.filter((role) => mayGenerally([role], 'review-manual')), ['head', 'policy-officer']);
    assert.equal(faultOfRoles(['dsl', 'policy-officer']), null);
  });

  test('an administrator cannot also be a lead or head', () => {
    assert.equal(faultOfRoles(['reporter', 'dsl', 'head']), null);
    assert.equal(faultOfRoles(['administrator', 'reporter']), null);
    assert.match(faultOfRoles(['administrator', 'dsl']) ?? '', /two accounts/);
    assert.match(faultOfRoles([]) ?? '', /at least one/);
  });
});

describe('names, passwords and codes', () => {
  test('a password is long and not a first guess; nothing is asked about kinds of characters', () => {
    assert.equal(faultOfPassword('teacup orbit sandal', 'sam'), null);
    assert.equal(faultOfPassword('ünïcödé wörds', 'sam'), null);
    for (const bad of ['', 'short', 'password1234', 'Password2026!', 'aaaaaaaaaaaaaaa', '123456789012345', 'safeguarding1', 'samuel.jones2024', 'x'.repeat(201)]) {
      assert.notEqual(faultOfPassword(bad, 'samuel.jones@school.example'), null, bad);
    }
  });

  test('a sign-in name has no spaces and is not empty', () => {
    assert.equal(faultOfName(' Sam@School.example '), null);
    for (const bad of ['', '  ', 'a b', 'a\u0000b', 'x'.repeat(201)]) assert.notEqual(faultOfName(bad), null);
  });

  test('a set-up code survives being read out and typed in', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 24, maxLength: 24 }), (bytes) => {
        const code = setupCode(bytes);
        assert.match(code, /^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
        assert.equal(normalCode(code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')), normalCode(code));
      }),
    );
  });
});

describe('guessing is slowed down', () => {
  test('five guesses are free, then the wait doubles up to 15 minutes', () => {
    assert.deepEqual([0, 4, 5, 6, 7, 12, 13, 1000].map(waitAfter), [0, 0, 4, 8, 16, 512, 900, 900]);
  });

  test('a guess during the wait is not counted and not looked at; a day later all is forgotten', () => {
    assert.deepEqual(throttle(7, 3), { wait: 13, claimed: 7 });
    assert.deepEqual(throttle(7, 16), { wait: 0, claimed: 8 });
    assert.deepEqual(throttle(1000, 86_400), { wait: 0, claimed: 1 });
  });

  test('in a minute of guessing without pause ten or fewer are looked at, in a day a hundred or so', () => {
    const looked = (seconds: number) => {
      let [failures, last, count] = [0, -1e9, 0];
      for (let now = 0; now < seconds; now += 1) {
        for (let tries = 0; tries < 5; tries += 1) {
          const { wait, claimed } = throttle(failures, failures === 0 ? 0 : now - last);
          if (wait === 0) [failures, last, count] = [claimed, now, count + 1];
        }
      }
      return count;
    };
    assert.ok(looked(60) <= 10, String(looked(60)));
    assert.ok(looked(86_400) <= 110, String(looked(86_400)));
  });
});
