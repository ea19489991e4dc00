/** The text of a document: plain text, Markdown, Word (DOCX) or PDF. Nothing of it is kept. */
import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { text as textOfStream } from 'node:stream/consumers';
import type { Range } from '../language/index.ts';
import { Mistakes, short } from './command.ts';

export interface Text {
  /** As it was named; “-” for standard input. */
  readonly file: string;
  readonly text: string;
  /** What is not prose: code and addresses in Markdown. */
  readonly exempt: readonly Range[];
}

const MOST_BYTES = 20_000_000;
const KINDS = 'text (.txt), Markdown (.md), Word (.docx) and PDF (.pdf)';

/** The text of one file, or of standard input. @throws Mistakes that say what is wrong and how to mend it */
export async function textOf(file: string): Promise<Text> {
  if (file === '-') return { file, text: withoutMark(await textOfStream(process.stdin)), exempt: [] };
  const bytes = await bytesOf(file);
  const kind = extname(file).toLowerCase();
  if (kind === '.docx') return { file, text: await textOfWord(file, bytes), exempt: [] };
  if (kind === '.pdf') return { file, text: await textOfPdf(file, bytes), exempt: [] };
  const text = plain(file, bytes);
  return { file, text, exempt: kind === '.md' || kind === '.markdown' ? codeOf(text) : [] };
}

async function bytesOf(file: string): Promise<Uint8Array> {
  const found = await stat(file).catch(() => null);
  if (!found) throw new Mistakes(`There is no file “${short(file)}”.`);
  if (found.isDirectory()) throw new Mistakes(`“${short(file)}” is a folder. Name the files in it.`);
  if (found.size > MOST_BYTES) throw new Mistakes(`“${short(basename(file))}” has more than ${MOST_BYTES.toLocaleString('en-GB')} bytes. Split it.`);
  return readFile(file);
}

function plain(file: string, bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.includes('\0')) throw new TypeError('binary');
    return withoutMark(text);
  } catch {
    throw new Mistakes(`“${short(basename(file))}” is not text in UTF-8. What can be read: ${KINDS}.`);
  }
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** The readers of documents are loaded only where there is a document, so that every command starts sooner. */
async function textOfWord(file: string, bytes: Uint8Array): Promise<string> {
  const { default: mammoth } = await import('mammoth');
  try {
    return (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value;
  } catch {
    throw new Mistakes(`“${short(basename(file))}” cannot be read as a Word document. Open it in Word and save it as .docx again.`);
  }
}

async function textOfPdf(file: string, bytes: Uint8Array): Promise<string> {
  const { extractText, getDocumentProxy } = await import('unpdf');
  const text = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 }).then((pdf) => extractText(pdf, { mergePages: false })).then((read) => read.text.join('\n\n'), () => null);
  if (text === null) throw new Mistakes(`“${short(basename(file))}” cannot be read as a PDF. If it has a password, save it without one.`);
  if (text.trim() === '') throw new Mistakes(`“${short(basename(file))}” holds no text. It may be a scan: use the document that it was made from.`);
  return text;
}

const CODE = /^(```|~~~)[^\n]*\n[\s\S]*?^\1|`[^`\n]{1,200}`|\]\([^)\n]{1,500}\)|<https?:[^>\n]{1,500}>/gmu;

function codeOf(text: string): readonly Range[] {
  return Array.from(text.matchAll(CODE), ({ index, 0: code }) => ({ from: index, to: index + code.length }));
}
