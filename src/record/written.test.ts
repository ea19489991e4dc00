import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { writtenView } from './index.ts';

describe('what was written, where its form cannot be shown', () => {
  it('is shown in full, without what scripts have put into the form', () => {
    const shown = writtenView({ text: 'A man pressed Kit to send a picture.', 'wording-met': 'put-at-risk-general streetwise-label' })?.value ?? '';
    assert.match(shown, /A man pressed Kit to send a picture\./u);
    assert.doesNotMatch(shown, /streetwise-label/u);
  });
});
