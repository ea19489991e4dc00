import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { createPrinter, type Block, type PrintedDocument } from './index.ts';

const printer = createPrinter();
after(() => printer.close());

const documentOf = (blocks: readonly Block[]): PrintedDocument => ({
  title: 'Minutes of the tennis club',
  organisation: 'Tennis club',
  reference: 'TC-1',
  printed: 'Correct as printed on 24 November 2026 at 09:00.',
  marking: 'For members',
  blocks,
});
const latin = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1');

describe('a printed document', () => {
  it('is a tagged PDF in English that declares PDF/UA-1 and carries its title', async () => {
    const text = latin(await printer.print(documentOf([{ kind: 'heading', level: 2, text: 'Courts' }])));
    assert.match(text, /^%PDF-1\.7/);
    assert.match(text, /\/StructTreeRoot/);
    assert.match(text, /\/MarkInfo\s*<<[^>]*\/Marked true/s);
    assert.match(text, /pdfuaid:part>1</);
    assert.match(text, /\/Lang \(en-GB\)/);
    assert.match(text, /Minutes of the tennis club/);
  });

  it('gives tables header cells', async () => {
    const table: Block = { kind: 'table', header: ['When', 'What'], widths: [1, 2], rows: [['Monday', 'Nets put up']] };
    assert.match(latin(await printer.print(documentOf([table]))), /\/S \/TH/);
  });

  it('prints words of any script, and words that look like markup, without failing', async () => {
    const odd = ['#import "x"', '$ \\ * _ @ < > `', '日本語 नमस्ते ไทย العربية', '😀🏳️‍🌈', '\u202eabc\u202c', 'a\u0000b', ''];
    const blocks: Block[] = odd.flatMap((text): Block[] => [
      { kind: 'paragraph', text },
      { kind: 'quote', text, attribution: 'Said' },
      { kind: 'list', items: [text] },
      { kind: 'pairs', header: ['Name', 'Value'], rows: [[text, text]] },
    ]);
    assert.ok((await printer.print(documentOf(blocks))).length > 1000);
  });

  it('prints many documents at once, each its own', async () => {
    const all = await Promise.all(['One', 'Two', 'Three'].map((text) => printer.print(documentOf([{ kind: 'paragraph', text: text.repeat(5) }]))));
    assert.equal(new Set(all.map(latin)).size, 3);
  });
});
