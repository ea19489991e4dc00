import assert from 'node:assert/strict';
import { it } from 'node:test';
import { domOf } from '../src/web/components/dom.test-support.ts';
import { drawers } from './page-content.ts';

it('the page that is measured is the same page on both sides', () => {
  const [ours, theirs] = [domOf(drawers.ours()()), domOf(drawers.macros()())];
  assert.deepEqual(ours, theirs);
  assert.equal(JSON.stringify(ours).match(/govuk-table__row/gu)?.length, 101);
});
