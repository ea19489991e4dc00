/** From `npm start` on an empty machine, and on one that has been started before, to the first page; and the bytes that a page sends. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const port = 3917;
const root = dirname(import.meta.dirname);

async function firstPage(data: string): Promise<{ child: ChildProcess; milliseconds: number }> {
  const started = performance.now();
  const child = spawn('npm', ['start', '--silent'], { cwd: root, env: { ...process.env, HANDRAIL_DATA: data, HANDRAIL_PORT: String(port) }, stdio: 'ignore', detached: true });
  while (performance.now() - started < 60_000) {
    const page = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
    if (page?.ok) return { child, milliseconds: performance.now() - started };
    await new Promise((done) => setTimeout(done, 10));
  }
  throw new Error('No page within a minute');
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((done) => child.once('exit', done));
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  await ended;
}

interface Weight {
  readonly html: number;
  readonly css: number;
  readonly script: number;
}

const weigh = async (address: string): Promise<number> => gzipSync(Buffer.from(await (await fetch(address)).arrayBuffer())).length;

async function weightOf(path: string): Promise<Weight> {
  const page = await (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  const found = (pattern: RegExp): string[] => Array.from(page.matchAll(pattern), ([, address = '']) => `http://127.0.0.1:${port}${address}`);
  const sum = async (addresses: readonly string[]): Promise<number> => (await Promise.all(addresses.map(weigh))).reduce((all, one) => all + one, 0);
  const styles = found(/<link[^>]+rel="stylesheet"[^>]*href="([^"]+)"|href="([^"]+\.css)"/gu);
  const scripts = found(/<script[^>]+src="([^"]+)"/gu);
  return { html: gzipSync(page).length, css: await sum(styles), script: await sum(scripts) };
}

/** Runs the bench and prints its table. */
export async function benchStart(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'handrail-bench-'));
  try {
    const empty = await firstPage(data);
    const weight = await weightOf('/sign-in');
    await stop(empty.child);
    const again = await firstPage(data);
    await stop(again.child);
    console.log('start: from `npm start` to the first page');
    console.log(`  on an empty machine (new database, demonstration school)   ${Math.round(empty.milliseconds)} ms`);
    console.log(`  started before                                             ${Math.round(again.milliseconds)} ms`);
    const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
    console.log(`weight of the sign-in page, gzip: HTML ${kilobytes(weight.html)}, CSS ${kilobytes(weight.css)}, JavaScript ${kilobytes(weight.script)} (aim: CSS and JavaScript under 60 KB, JavaScript under 15 KB)`);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}
