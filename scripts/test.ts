/** The whole test command: types, lint, then every test. Stops at the first part that fails. */
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = dirname(import.meta.dirname);
const folder = mkdtempSync(join(tmpdir(), 'handrail-tests-'));
const house = join(folder, 'house');
/** The database tests share one server, which goes when this process does; the journeys begin with copies of one demonstration school. */
const environment = {
  ...process.env, HANDRAIL_TEST_RUN: String(process.pid), HANDRAIL_TEST_HOUSE: house, NODE_COMPILE_CACHE: join(folder, 'compiled'), TZ: process.env['TZ'] ?? 'Europe/London',
};

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

/** What takes long goes first, so that both processors are busy to the end. */
function weightOf(file: string): number {
  const long = ['src/cli/', '.db.test.ts', 'prove', 'journeys/', 'crash/'];
  return long.findLastIndex((part) => file.includes(part)) + 1;
}

const given = process.argv.slice(2);
const files = given.length > 0 ? given : globSync('{src,test,bench,scripts}/**/*.test.ts', { cwd: root }).toSorted((one, other) => weightOf(other) - weightOf(one) || one.localeCompare(other));

try {
  if (given.length === 0) {
    part('Types', [binOf('typescript', 'tsc'), '--noEmit']);
    part('Lint', [binOf('oxlint', 'oxlint'), '--deny-warnings']);
  }
  if (files.some((file) => file.includes('journeys'))) part('A school for the journeys', [join('test', 'journeys', 'school.ts'), house]);
  part(`Tests (${files.length} files)`, [join('scripts', 'run-tests.ts'), ...files]);
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
