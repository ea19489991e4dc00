import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { legible, missingFrom } from './legible.ts';

describe('a text on paper', () => {
  it('is left as it is where every character can be read', () => {
    assert.equal(legible('Zoë said “no” – 3 × 5\nnext line'), 'Zoë said “no” – 3 × 5\nnext line');
  });
  it('shows marks that would hide or reorder words by their code', () => {
    assert.equal(legible('a\u202eb\u0000c\u200bd'), 'a[U+202E]b[U+0000]c[U+200B]d');
  });
  it('shows a character that no font has by its code', () => {
    assert.equal(legible('日x', missingFrom(['the text `"日"` could not be displayed with font'])), '[U+65E5]x');
  });
});
