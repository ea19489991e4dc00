/** The real manual: it compiles, its worked cases come out as they say, and every rule is shown by one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFile } from 'node:fs/promises';
import { readManual } from '../publication/files.ts';
import { checkScenario, compile, coveredNumbers, coverageFaults, faultLine } from './index.ts';
import { level, yes } from './evaluate.ts';
import { load } from './load.ts';
import { prepare } from './tables.ts';

const folder = new URL('../../manual/', import.meta.url).pathname;
const compiled = compile(await readManual(folder));
const edition = compiled.ok ? compiled.edition : null;

test('the manual has no faults', () => {
  assert.deepEqual(compiled.ok ? [] : compiled.faults.map(faultLine), []);
});

test('every worked case comes out as it says', { skip: edition === null }, () => {
  assert.ok(edition);
  assert.ok(edition.scenarios.length > 30);
  assert.deepEqual(edition.scenarios.flatMap((scenario) => checkScenario(edition, scenario)), []);
});

test('every numbered fact of the seed chapter, S1 to S69, is carried by something that exists', { skip: edition === null }, async () => {
  assert.ok(edition);
  const text = await readFile(`${folder}coverage.yaml`, 'utf8');
  assert.deepEqual(coverageFaults(edition, text).map(faultLine), []);
  const covered = coveredNumbers(text);
  assert.deepEqual(Array.from({ length: 69 }, (_, i) => `S${i + 1}`).filter((number) => !covered.includes(number)), []);
});

test('every rule is fired by at least one worked case, and not fired by at least one near miss', { skip: edition === null }, () => {
  assert.ok(edition);
  const fired = new Set<string>();
  const quiet = new Set<string>();
  for (const { answers, partnership, on } of edition.scenarios) {
    const tables = prepare(edition, partnership ?? undefined);
    load(tables, answers, tables.day(on));
    tables.rules.forEach((rule, index) => (level(tables.scratch.machine, tables.ruleNow[index] ?? 0) === yes ? fired : quiet).add(rule.id));
  }
  const always = edition.rules.filter(({ when }) => when.op === 'always').map(({ id }) => id);
  assert.deepEqual(edition.rules.map(({ id }) => id).filter((id) => !fired.has(id)), [], 'rules that no case fires');
  assert.deepEqual(edition.rules.map(({ id }) => id).filter((id) => !quiet.has(id) && !always.includes(id)), [], 'rules without a near miss');
});
