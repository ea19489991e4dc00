import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import JSZip from 'jszip';
import { createPrinter } from '../document/index.ts';
import { handrail } from './run.test-support.ts';
import type { Ran } from './run.test-support.ts';

let folder: string;
const at = (name: string): string => join(folder, name);

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'handrail-words-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

const words = (args: readonly string[], input: string | Uint8Array = ''): Ran => handrail(['words', ...args], input);

async function wordDocument(paragraphs: readonly string[]): Promise<Uint8Array> {
  const zip = new JSZip();
  zip.file('[Content_Types].xml', '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>');
  zip.file('_rels/.rels', '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>');
  zip.file('word/document.xml', `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`);
  return zip.generateAsync({ type: 'uint8array' });
}

describe('words', () => {
  it('gives the JSON of the contract, with offsets into the text', () => {
    const text = 'Notes of 😀 Monday.\nShe put herself at risk.\n';
    const { code, out } = words(['-'], text);
    assert.equal(code, 1);
    const { findings } = JSON.parse(out) as { findings: Record<string, unknown>[] };
    assert.equal(findings.length, 1);
    const [finding] = findings;
    for (const key of ['start', 'end', 'text', 'group', 'kind', 'why', 'suggest', 'source']) assert.ok(finding && key in finding, key);
    assert.equal(text.slice(Number(finding?.['start']), Number(finding?.['end'])), 'put herself at risk');
    assert.deepEqual([finding?.['group'], finding?.['kind'], finding?.['line'], finding?.['column']], ['blame', 'blame', 2, 5]);
  });

  it('says nothing of a good text, and ends with 0', () => {
    const { code, out } = words(['-'], 'Mr Hughes spoke to Ella at 2pm on Monday 3 November. She said: “I put myself at risk.”');
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(out), { findings: [] });
  });

  it('reads Markdown without its code, Word and PDF, each with lines and columns', async () => {
    writeFileSync(at('notes.md'), '# Notes\n\n`absconded` is a field.\n\nHe absconded on Friday.\n');
    writeFileSync(at('notes.docx'), await wordDocument(['Notes of Monday', 'She is promiscuous.']));
    const printer = createPrinter();
    writeFileSync(at('notes.pdf'), await printer.print({ title: 'Notes', organisation: 'A school', reference: 'AB12', printed: 'on 3 November 2026', marking: 'Confidential', blocks: [{ kind: 'paragraph', text: 'He is manipulative.' }] }).finally(() => printer.close()));
    const { code, out } = words([at('notes.md'), at('notes.docx'), at('notes.pdf'), '--format', 'text']);
    assert.equal(code, 1);
    assert.match(out, /notes\.md:5:4 “absconded”/u);
    assert.match(out, /notes\.docx:3:8 “promiscuous”/u);
    assert.match(out, /notes\.pdf:\d+:\d+ “manipulative”/u);
    assert.match(out, /3 wordings found\. A person decides/u);
  });

  it('writes SARIF, and one group alone where asked', () => {
    const sarif = JSON.parse(words(['-', '--format', 'sarif', '--group', 'recording'], 'Staff feel that he absconded!').out);
    assert.equal(sarif.version, '2.1.0');
    const [run] = sarif.runs;
    assert.deepEqual(run.results.map((result: { level: string }) => result.level), ['note', 'note']);
    assert.deepEqual(run.results[1].locations[0].physicalLocation.region, { startLine: 1, startColumn: 29, endLine: 1, endColumn: 30 });
  });

  const bad: readonly (readonly [what: string, args: () => readonly string[], says: RegExp])[] = [
    ['no file', () => [], /Name the files/u],
    ['a file that is not there', () => [at('nowhere.txt')], /no file/u],
    ['a folder', () => [folder], /is a folder/u],
    ['something that is not text', () => { writeFileSync(at('x.txt'), new Uint8Array([0xff, 0xfe, 0])); return [at('x.txt')]; }, /not text in UTF-8.*\.docx/u],
    ['a Word document that is none', () => { writeFileSync(at('x.docx'), 'hello'); return [at('x.docx')]; }, /cannot be read as a Word document/u],
    ['a PDF that is none', () => { writeFileSync(at('x.pdf'), 'hello'); return [at('x.pdf')]; }, /cannot be read as a PDF/u],
    ['an unknown format', () => ['-', '--format', 'xml'], /xml.*sarif/u],
    ['an unknown group', () => ['-', '--group', 'tone'], /tone.*--group blame/u],
    ['an unknown flag', () => ['-', '--grup', 'blame'], /--grup.*--group/u],
  ];
  for (const [what, args, says] of bad) {
    it(`is told of ${what}, and gives nothing`, () => {
      const { code, out, said } = words(args());
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.match(said, says);
    });
  }
});
