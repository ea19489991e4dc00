/**
 * Runs files of tests two at a time, in the order in which they are given, and says which took longest. A test that hangs fails by
 * its name, and what a file has left running does not keep the run from its end.
 */
import { relative } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

const AT_A_TIME = 2;
const SHOWN = 8;
const PATIENCE_MS = 300_000;

const files = process.argv.slice(2);
const took = new Map<string, number>();
const tests = run({ files, concurrency: AT_A_TIME, forceExit: true, execArgv: [`--test-timeout=${PATIENCE_MS}`] });
tests.on('test:fail', () => {
  process.exitCode = 1;
});
tests.on('test:complete', ({ nesting, file, details }) => {
  if (nesting === 0 && file !== undefined) took.set(file, (took.get(file) ?? 0) + details.duration_ms);
});
tests.on('end', () => {
  const longest = [...took].toSorted(([, one], [, other]) => other - one).slice(0, SHOWN);
  process.stdout.write(`\nLongest files: ${longest.map(([file, ms]) => `${relative(process.cwd(), file)} ${(ms / 1000).toFixed(0)} s`).join(', ')}\n`);
});
tests.compose(new spec()).pipe(process.stdout);
