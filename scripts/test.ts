/** The whole test command: types, lint, then every test. Stops at the first part that fails. */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const root = dirname(import.meta.dirname);
/** The database tests share one server, which goes when this process does. */
const environment = { ...process.env, HANDRAIL_TEST_RUN: String(process.pid), TZ: process.env['TZ'] ?? 'Europe/London' };

/** The script that npm would run as the command `name` of a package. */
function binOf(packageName: string, name: string): string {
  const file = createRequire(import.meta.url).resolve(`${packageName}/package.json`);
  const { bin } = createRequire(import.meta.url)(file) as { bin: string | Record<string, string> };
  return join(dirname(file), typeof bin === 'string' ? bin : (bin[name] ?? ''));
}

function part(title: string, args: readonly string[]): void {
  const started = performance.now();
  process.stdout.write(`\n— ${title}\n`);
  const { status, signal } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: environment });
  process.stdout.write(`— ${title}: ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  if (status !== 0) throw new Error(`${title} failed (${signal ?? `exit ${status}`})`);
}

const given = process.argv.slice(2);
const files = given.length > 0 ? given : globSync('{src,test,bench,scripts}/**/*.test.ts', { cwd: root }).toSorted();

try {
  if (given.length === 0) {
    part('Types', [binOf('typescript', 'tsc'), '--noEmit']);
    part('Lint', [binOf('oxlint', 'oxlint'), '--deny-warnings']);
  }
  part(`Tests (${files.length} files)`, ['--test', '--test-concurrency=2', ...files]);
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
