import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { typedRows } from './typed.ts';

describe('what somebody typed', () => {
  it('is shown without the fields that nobody typed', () => {
    const rows = typedRows({ 'form-token': 'x', 'wording-met': 'streetwise put-at-risk', seen: 'A message on a phone', base: '0123456789abcdef', wanted: 'keep', 'happened-day': '9', text: 'Kit was pressed.', empty: ' ' });
    assert.deepEqual(rows.map(({ key }) => key?.text), ['Seen', 'Happened day', 'Text']);
  });
});
