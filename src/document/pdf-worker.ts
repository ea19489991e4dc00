/** The worker thread that lays out documents, so that a long print never holds up a save. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { legibleDocument, missingFrom } from './legible.ts';
import type { PrintedDocument } from './model.ts';

export interface PdfJob {
  readonly id: number;
  readonly document: PrintedDocument;
}
export type PdfAnswer = { readonly id: number; readonly pdf: Uint8Array } | { readonly id: number; readonly error: string };

const { resolve } = createRequire(import.meta.url);
const packageFile = (name: string, file: string): string => join(dirname(resolve(`${name}/package.json`)), file);
const dejavu = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf', 'DejaVuSans-Oblique.ttf'].map((file) => packageFile('dejavu-fonts-ttf', `ttf/${file}`));
/** Scripts that families in this country write, and the signs that children send. */
const noto = ['Devanagari', 'Gurmukhi', 'Gujarati', 'Bengali'].map((script) =>
  packageFile(`@expo-google-fonts/noto-sans-${script.toLowerCase()}`, `400Regular/NotoSans${script}_400Regular.ttf`),
);
const emoji = packageFile('@expo-google-fonts/noto-emoji', '400Regular/NotoEmoji_400Regular.ttf');

const layout = readFileSync(new URL('./document.typ', import.meta.url), 'utf8');
const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: [...dejavu, ...noto, emoji].map((file) => readFileSync(file)) }] });

function layOut(document: PrintedDocument): Uint8Array {
  const compiled = compiler.compile({ mainFileContent: layout, inputs: { document: JSON.stringify(document) } });
  if (compiled.result === null) {
    const reasons = JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics ?? []);
    throw new Error(`The document could not be laid out: ${reasons.slice(0, 300)}`);
  }
  return compiler.pdf(compiled.result, { pdfStandard: 'ua-1', pdfTags: true });
}

/** A character that no font has is only known from the first attempt: it is then printed by its code. */
function printLegibly(document: PrintedDocument): Uint8Array {
  const first = legibleDocument(document, new Set());
  try {
    return layOut(first);
  } catch (error) {
    const missing = missingFrom([error instanceof Error ? error.message : String(error)]);
    if (missing.size === 0) throw error;
    return layOut(legibleDocument(document, missing));
  }
}

function answer(job: PdfJob): PdfAnswer {
  try {
    return { id: job.id, pdf: printLegibly(job.document) };
  } catch (error) {
    return { id: job.id, error: error instanceof Error ? error.message : String(error) };
  } finally {
    compiler.evictCache(2);
  }
}

parentPort?.on('message', (job: PdfJob) => parentPort?.postMessage(answer(job)));
