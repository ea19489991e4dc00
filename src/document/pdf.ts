/** The edge to the layout worker: one document in, one tagged PDF out. */
import { Worker } from 'node:worker_threads';
import type { PrintedDocument } from './model.ts';
import type { PdfAnswer, PdfJob } from './pdf-worker.ts';

type Waiting = { readonly done: (pdf: Uint8Array) => void; readonly failed: (error: Error) => void };

export interface Printer {
  /** A PDF/UA-1 file of the document. Rejects where it cannot be laid out; nothing has been changed then. */
  print(document: PrintedDocument): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Starts a printer. Its worker is started with the first document and again after a crash. */
export function createPrinter(): Printer {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let lastId = 0;

  const failAll = (error: Error): void => {
    worker = null;
    for (const each of waiting.values()) each.failed(error);
    waiting.clear();
  };
  const started = (): Worker => {
    if (worker !== null) return worker;
    worker = new Worker(new URL('./pdf-worker.ts', import.meta.url));
    worker.unref();
    worker.on('message', (answer: PdfAnswer) => settle(waiting, answer));
    worker.on('error', (error) => failAll(error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', () => failAll(new Error('The printer stopped before it had finished. Try again.')));
    return worker;
  };
  return {
    print: (document) =>
      new Promise((done, failed) => {
        const job: PdfJob = { id: ++lastId, document };
        waiting.set(job.id, { done, failed });
        const running = started();
        running.ref();
        running.postMessage(job);
      }).finally(() => {
        if (waiting.size === 0) worker?.unref();
      }) as Promise<Uint8Array>,
    close: async () => {
      await worker?.terminate();
    },
  };
}

function settle(waiting: Map<number, Waiting>, answer: PdfAnswer): void {
  const asked = waiting.get(answer.id);
  waiting.delete(answer.id);
  if ('pdf' in answer) asked?.done(answer.pdf);
  else asked?.failed(new Error(answer.error));
}
