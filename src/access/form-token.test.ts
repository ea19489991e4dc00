import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { checkFormToken, issueFormToken, readFormToken } from './form-token.ts';

const secret = randomBytes(32);
const sam = { organisationId: randomUUID(), userId: randomUUID() };
const alex = { organisationId: sam.organisationId, userId: randomUUID() };

describe('a form token', () => {
  test('names its person and its form, and is new each time', () => {
    const [first, second] = [issueFormToken(secret, sam, 'report'), issueFormToken(secret, sam, 'report')];
    const token = readFormToken(secret, first);
    assert.deepEqual([token?.owner, token?.form], [sam, 'report']);
    assert.match(token?.nonce ?? '', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    assert.notEqual(token?.nonce, readFormToken(secret, second)?.nonce);
  });

  test('is taken only for its form and its person', () => {
    const token = issueFormToken(secret, sam, 'report');
    assert.equal(checkFormToken(secret, token, 'report', sam).ok, true);
    assert.deepEqual(checkFormToken(secret, token, 'close', sam), { ok: false, refusal: 'other-form' });
    assert.deepEqual(checkFormToken(secret, token, 'report', alex), { ok: false, refusal: 'other-person' });
    assert.deepEqual(checkFormToken(secret, token, 'report', null), { ok: false, refusal: 'other-person' });
    assert.equal(checkFormToken(secret, issueFormToken(secret, null, 'sign-in'), 'sign-in', null).ok, true);
    assert.deepEqual(checkFormToken(randomBytes(32), token, 'report', sam), { ok: false, refusal: 'forged' });
  });

  test('cannot be changed or made up', () => {
    const token = issueFormToken(secret, sam, 'report');
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(...'AQgw_-09.'), (at, letter) => {
        const changed = token.slice(0, at) + letter + token.slice(at + 1);
        const read = readFormToken(secret, changed);
        // The last letter of base64 has spare bits, so another spelling of the same bytes may be read; never other content.
        if (read) assert.deepEqual(read, readFormToken(secret, token));
      }),
    );
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => readFormToken(secret, text) === null));
  });
});
