/** The page of real words beside those of the wordings is made by a script, and has to be made again when wordings change. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { wordings } from '../src/language/wordings.test-support.ts';
import { nearWords } from './near-words.ts';

describe('real words that are no typing mistakes', () => {
  it('are all in near.yaml: otherwise run `npm run near-words`', () => {
    const language = wordings();
    const kept = new Set(language.words.near);
    assert.deepEqual(nearWords(language).filter((word) => !kept.has(word)), []);
  });
});
