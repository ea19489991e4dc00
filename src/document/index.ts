/** Printed documents: plain data in, a tagged PDF out. */
export type { Block, PrintedDocument } from './model.ts';
export { createPrinter, type Printer } from './pdf.ts';
