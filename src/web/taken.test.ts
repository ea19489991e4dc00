import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { take } from './taken.ts';

describe('what was posted', () => {
  it('never takes the token of a form for a picture, whatever letters it is made of', () => {
    const picture = `/9j/${randomBytes(120).toString('base64')}`;
    const { offences, cleaned, fields } = take({ 'form-token': picture, what: 'She told me today.' });
    assert.deepEqual(offences, []);
    assert.equal(cleaned, fields);
  });

  it('keeps the token of a form where a picture is taken out of a text', () => {
    const token = randomBytes(90).toString('base64url');
    const taken = take({ 'form-token': token, what: `see data:image/png;base64,${randomBytes(200).toString('base64')} here` });
    assert.deepEqual(taken.offences.map(({ field }) => field), ['what']);
    assert.equal(taken.cleaned['form-token'], token);
  });
});
