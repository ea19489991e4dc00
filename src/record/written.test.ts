import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { writtenView } from './index.ts';

describe('what was written, where its form cannot be shown', () => {
  it('is shown in full, without what scripts have put into the form', () => {
    const shown = writtenView({ text: 'A man pressed Kit to send a picture.', by: 'Jo Reed', 'answered-day': '9', reason: ' ', late: undefined, 'wording-met': 'put-at-risk-general streetwise-label' })?.value ?? '';
    assert.match(shown, /A man pressed Kit to send a picture\.[\s\S]*By[\s\S]*Jo Reed[\s\S]*Answered day[\s\S]*9/u);
    assert.doesNotMatch(shown, /Reason|Late/u);
    assert.doesNotMatch(shown, /streetwise-label/u);
  });
});
