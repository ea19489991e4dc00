/** From `npm start` on an empty machine, and on one that has been started before, to the first page. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

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

/** Runs the bench and prints its table. */
export async function benchStart(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'handrail-bench-'));
  try {
    const empty = await firstPage(data);
    await stop(empty.child);
    const again = await firstPage(data);
    await stop(again.child);
    console.log('start: from `npm start` to the first page');
    console.log(`  on an empty machine (new database, demonstration school)   ${Math.round(empty.milliseconds)} ms`);
    console.log(`  started before                                             ${Math.round(again.milliseconds)} ms`);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}
