/** What must be true of the repository itself: who may import whom, and that each room says what it is. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, it } from 'node:test';

const root = dirname(import.meta.dirname);
const source = join(root, 'src');
const files = globSync('src/**/*.ts', { cwd: root }).filter((file) => !file.endsWith('.test.ts')).map((file) => join(root, file));

const roomOf = (file: string): string => relative(source, file).split('/')[0] ?? '';
const isPure = (file: string): boolean => ['procedure', 'language', 'integrity'].includes(roomOf(file)) || file.endsWith('/domain.ts');

/** Import specifiers of a file; those that are only types are marked. */
function importsOf(file: string): { specifier: string; typeOnly: boolean }[] {
  const text = readFileSync(file, 'utf8');
  const found = text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'";]*?from\s+)?'([^']+)'/gmu);
  return Array.from(found, ([, typeWord, specifier = '']) => ({ specifier, typeOnly: typeWord !== undefined }));
}

const resolved = (file: string, specifier: string): string => join(dirname(file), specifier);
const crossings = files.flatMap((file) =>
  importsOf(file)
    .filter(({ specifier }) => specifier.startsWith('.'))
    .map(({ specifier, typeOnly }) => ({ file, target: resolved(file, specifier), typeOnly }))
    .filter(({ target }) => target.startsWith(source) && roomOf(target) !== roomOf(file) && !roomOf(file).endsWith('.ts')),
);

/** Every room is below the ones that may import it. */
const below: Record<string, readonly string[]> = {
  procedure: [],
  language: [],
  integrity: [],
  database: [],
  files: [],
  web: ['files'],
  document: [],
  publication: ['procedure', 'files', 'web'],
  access: ['database', 'web', 'procedure'],
  wording: ['language', 'database', 'access', 'web'],
  record: ['procedure', 'database', 'access', 'web', 'document', 'publication', 'wording'],
  report: ['procedure', 'database', 'access', 'record', 'web', 'publication', 'wording'],
  assessment: ['procedure', 'database', 'access', 'record', 'web', 'publication'],
  referral: ['procedure', 'access', 'record', 'web', 'document', 'publication', 'wording'],
  help: ['procedure', 'web', 'publication'],
  amendment: ['procedure', 'language', 'database', 'access', 'record', 'web', 'publication', 'wording'],
  manual: ['procedure', 'language', 'files', 'publication', 'help', 'referral'],
  demo: ['procedure', 'database', 'access', 'record', 'publication'],
  cli: ['procedure', 'language', 'publication', 'database', 'access', 'record', 'manual'],
};

describe('the house', () => {
  it('lets imports between rooms point one way', () => {
    const wrong = crossings
      .filter(({ file, target, typeOnly }) => !typeOnly && !(below[roomOf(file)] ?? []).includes(roomOf(target)))
      .map(({ file, target }) => `${relative(root, file)} imports ${relative(root, target)}`);
    assert.deepEqual(wrong, []);
  });

  it('lets a room be used only through its door', () => {
    const wrong = crossings
      .filter(({ target }) => !target.endsWith('/index.ts') && !target.endsWith('src/main.ts'))
      .map(({ file, target }) => `${relative(root, file)} imports ${relative(root, target)}`);
    assert.deepEqual(wrong, []);
  });

  it('keeps pure code free of input, output, clocks and chance', () => {
    const allowed = new Set(['node:crypto', 'yaml', 'z3-solver']);
    const wrong = files.filter((file) => isPure(file) && !file.endsWith('.test-support.ts')).flatMap((file) => {
      const text = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gmu, '');
      const packages = importsOf(file).filter(({ specifier, typeOnly }) => !typeOnly && !specifier.startsWith('.') && !allowed.has(specifier));
      const words = ['Date.now', 'new Date()', 'Math.random', 'process.', 'console.'].filter((word) => text.includes(word));
      return [...packages.map(({ specifier }) => specifier), ...words].map((word) => `${relative(root, file)}: ${word}`);
    });
    assert.deepEqual(wrong, []);
  });

  it('says at each door what the room is', () => {
    const rooms = [...new Set(files.map(roomOf))].filter((room) => !room.endsWith('.ts') && room !== 'cli');
    const silent = rooms.filter((room) => {
      const door = join(source, room, 'index.ts');
      return !existsSync(door) || !/^\/\*\*[^\n]+\*\/\n/u.test(readFileSync(door, 'utf8'));
    });
    assert.deepEqual(silent, []);
  });

  it('keeps each decision on one screen with its consequences', () => {
    const decisions = globSync('docs/adr/*.md', { cwd: root });
    assert.ok(decisions.length > 0);
    for (const file of decisions) {
      assert.match(file, /\d{4}-\d{2}-\d{2}-[a-z0-9-]+\.md$/u);
      const text = readFileSync(join(root, file), 'utf8');
      for (const heading of ['## Context', '## Decision', '## Consequences', '## How we would know we were wrong']) assert.ok(text.includes(heading), `${file} lacks ${heading}`);
    }
  });
});
