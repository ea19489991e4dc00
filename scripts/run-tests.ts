/**
 * Runs files of tests two at a time, in the order in which they are given, and says which took longest. A test that hangs fails by
 * its name; where a file does not end although its tests have, the run fails and names it.
 */
import { relative, resolve } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

const AT_A_TIME = 2;
const SHOWN = 8;
const PATIENCE_MS = 300_000;

const files = process.argv.slice(2).map((file) => resolve(file));
const took = new Map<string, number>();
const begun = new Set<string>();
const named = (file: string): string => relative(process.cwd(), file);

// Not forceExit: it ends a file's process before everything that its tests said has been heard.
const tests = run({ files, concurrency: AT_A_TIME, execArgv: [`--test-timeout=${PATIENCE_MS}`] });
const silence = setTimeout(() => {
  process.stderr.write(`\nNothing was heard for ${(2 * PATIENCE_MS) / 1000} s from ${[...begun].map(named).join(' and ')}.\n`);
  process.exit(1);
}, 2 * PATIENCE_MS);
tests.on('test:dequeue', ({ file }) => {
  if (file !== undefined) begun.add(file);
});
tests.on('test:fail', () => {
  process.exitCode = 1;
});
tests.on('test:complete', ({ name, file, details }) => {
  silence.refresh();
  if (file === undefined || name !== file) return;
  took.set(file, details.duration_ms);
  begun.delete(file);
});
tests.on('end', () => {
  clearTimeout(silence);
  const longest = [...took].toSorted(([, one], [, other]) => other - one).slice(0, SHOWN);
  process.stdout.write(`\nLongest files: ${longest.map(([file, ms]) => `${named(file)} ${(ms / 1000).toFixed(0)} s`).join(', ')}\n`);
});
tests.compose(new spec()).pipe(process.stdout);
