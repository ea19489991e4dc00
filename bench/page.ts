/** A page of 12 fields, 3 of them with errors, and a table of 100 rows: our components against the official macros in Nunjucks; and what the style and script of a page weigh. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { loadAssets } from '../src/web/index.ts';
import { loadOn } from './http-load.ts';
import { aim, rateOf, show, showRate, type Rate } from './measure.ts';
import { drawers, drawFields, drawTable } from './page-content.ts';

const ROUNDS = 7;
const SECOND = 1000;

interface Count {
  readonly pages: number;
  readonly milliseconds: number;
  /** Processor time, in microseconds, of the thread that draws and sends: whoever else uses the machine does not count. */
  readonly processor: number;
}

interface Side {
  run(): Promise<Count>;
  close(): void;
}

interface Result {
  readonly bySecond: Rate;
  readonly byProcessorSecond: Rate;
}

/** Draws for a second in this thread. */
function drawing(work: () => unknown): Side {
  return {
    close: () => undefined,
    run: async () => {
      const [started, before] = [performance.now(), process.threadCpuUsage()];
      let pages = 0;
      while (performance.now() - started < SECOND) {
        for (let one = 0; one < 10; one += 1) work();
        pages += 10;
      }
      const { user, system } = process.threadCpuUsage(before);
      return { pages, milliseconds: performance.now() - started, processor: user + system };
    },
  };
}

/** Asks a server in a thread of its own for a second, over ten connections that are kept open. */
async function served(side: string): Promise<Side> {
  const worker = new Worker(new URL('page-server.ts', import.meta.url), { workerData: { side } });
  const port = await new Promise<number>((done, failed) => worker.once('message', done).once('error', failed));
  const load = loadOn(port);
  return {
    close: () => { load.close(); void worker.terminate(); },
    run: async () => {
      const [started, before] = [performance.now(), await worker.cpuUsage()];
      const pages = await load.run(SECOND);
      const { user, system } = await worker.cpuUsage(before);
      return { pages, milliseconds: performance.now() - started, processor: user + system };
    },
  };
}

/** The sides by turns, so that whatever else the machine does disturbs all of them alike; the first round is not counted. */
async function byTurns(sides: readonly Side[]): Promise<readonly Result[]> {
  const counts = sides.map((): Count[] => []);
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [index, side] of sides.entries()) {
      const count = await side.run();
      if (round > 0) counts[index]?.push(count);
    }
  }
  for (const side of sides) side.close();
  return counts.map((all) => ({
    bySecond: rateOf(all.map(({ pages, milliseconds }) => (pages * 1000) / milliseconds)),
    byProcessorSecond: rateOf(all.map(({ pages, processor }) => (pages * 1_000_000) / processor)),
  }));
}

function line(what: string, result: Result | undefined): void {
  if (!result) return;
  const cost = 1_000_000 / result.byProcessorSecond.perSecond;
  console.log(`  ${what.padEnd(38)} ${showRate(result.bySecond).padEnd(22)} ${show(result.byProcessorSecond.perSecond)}/s of processor time (${cost.toFixed(cost < 10 ? 1 : 0)} µs each)`);
}

function compare(ours: Result | undefined, macros: Result | undefined): void {
  if (!ours || !macros) return;
  console.log(`  ${aim('by the clock', ours.bySecond.perSecond / macros.bySecond.perSecond, 25)}`);
  console.log(`  ${aim('by processor time', ours.byProcessorSecond.perSecond / macros.byProcessorSecond.perSecond, 25)}`);
}

async function weights(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'handrail-bench-'));
  const { files, stylesheet, script } = await loadAssets(folder).finally(() => rmSync(folder, { recursive: true, force: true }));
  const kilobytes = (bytes = 0): string => `${(bytes / 1000).toFixed(1)} KB`;
  const [css, js] = [stylesheet, script].map((path) => files.get(path.replace('/assets/', '')));
  const total = (css?.gzip.length ?? 0) + (js?.gzip.length ?? 0);
  console.log('weight of what every page sends with it');
  console.log(`  style    ${kilobytes(css?.body.length)}, gzip ${kilobytes(css?.gzip.length)}, brotli ${kilobytes(css?.brotli.length)}`);
  console.log(`  script   ${kilobytes(js?.body.length)}, gzip ${kilobytes(js?.gzip.length)}, brotli ${kilobytes(js?.brotli.length)} (aim: under 15 KB)`);
  console.log(`  together gzip ${kilobytes(total)} (aim: under 60 KB); sent once, kept for a year`);
}

/** Runs the bench and prints its tables. */
export async function benchPage(): Promise<void> {
  const [draw, drawOfficial] = [drawers.ours(), drawers.macros()];
  console.log('page: 12 fields (3 with errors), table of 100 rows with tags; one page on both sides (bench/page.test.ts)');
  console.log(`  Handrail ${show(draw().length)} characters, gzip ${show(gzipSync(draw()).length)}; macros ${show(drawOfficial().length)}, gzip ${show(gzipSync(drawOfficial()).length)} (more space between tags)`);
  console.log('drawing alone, to a flat string, in one thread');
  const flat = (work: () => string) => drawing(() => Buffer.byteLength(work()));
  const [ours, macros, fields, table] = await byTurns([flat(draw), flat(drawOfficial), drawing(drawFields), drawing(drawTable)]);
  line("Handrail's components", ours);
  line('  of it: 12 fields', fields);
  line('  of it: table of 100 rows', table);
  line('Nunjucks, official macros', macros);
  compare(ours, macros);
  console.log('over HTTP, ten connections kept open, each server in a thread of its own');
  const [oursSent, macrosSent, nothing] = await byTurns(await Promise.all(['ours', 'macros', 'nothing'].map(served)));
  line("Handrail's components, Fastify", oursSent);
  line('Nunjucks, official macros, Fastify', macrosSent);
  line('an empty answer, Fastify', nothing);
  compare(oursSent, macrosSent);
  await weights();
}
