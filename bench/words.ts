/** The language checker against `alex` and `retext-equality`, over the same text in one run; how it scales; and what its package weighs. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, createChecker } from '../src/language/index.ts';
import type { Finding } from '../src/language/index.ts';
import { measure, samplesOf } from '../src/language/corpus/measure.test-support.ts';
import { gzipped, lightModule, wordings, wordsModule } from '../scripts/words-package.ts';
import { aim, ratesByTurns, show } from './measure.ts';

type Reader = (text: string) => unknown;

/** The peers have hundreds of packages between them, so they are installed only for this bench. */
function installPeers(folder: string): void {
  if (existsSync(join(folder, 'node_modules'))) return;
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`The peers cannot be installed: npm ci in ${folder}`);
}

async function peers(): Promise<readonly (readonly [name: string, read: Reader])[]> {
  const folder = join(import.meta.dirname, 'peers', 'language');
  installPeers(folder);
  const { readers } = (await import(join(folder, 'readers.js'))) as { readers: Readonly<Record<string, Reader>> };
  return Object.entries(readers);
}

function texts(): { readonly records: string; readonly plain: string } {
  const { records, clean } = samplesOf('development');
  return { records: records.map(({ text }) => text).join('\n\n'), plain: clean.map(({ text }) => text).join('\n\n') };
}

/** Megabytes a second of each reader, by turns: the median of five rounds. */
async function speeds(readers: readonly (readonly [read: Reader, text: string])[], seconds = 0.6): Promise<readonly number[]> {
  const rates = await ratesByTurns(readers.map(([read, text]) => ({ run: () => read(text), batch: text.length })), seconds);
  return rates.map(({ perSecond }) => perSecond / 1_000_000);
}

const adversarial: readonly (readonly [name: string, piece: string])[] = [
  ['one word without a blank', 'a'], ['“she was” for ever, no full stop', 'she was '], ['the first words of wordings', 'put herself at allowed him to made a choice '],
  ['opening quotation marks', '“'], ['straight quotation marks', '"a '], ['exclamation marks', 'no! '], ['short forms', 'CSE '], ['words in capitals', 'VERY BAD '], ['nearly wordings', 'promiscuos manipulativ absconde '],
  ['full stops', '.'], ['new lines', 'a\n'],
];

/** Runs the bench and prints its table. */
export async function benchWords(): Promise<void> {
  const language = await wordings();
  const started = performance.now();
  const checker = createChecker(language);
  console.log(`words: ${language.patterns.length} patterns, ready in ${show(performance.now() - started)} ms`);
  const ours: Reader = (text) => check(checker, text);
  const light = await lightly();
  const { records, plain } = texts();
  const others = await peers();
  for (const [name, text] of [['records', records], ['sentences with nothing to flag', plain]] as const) {
    const long = text.repeat(Math.ceil(300_000 / text.length));
    const [own = 0, small = 0, ...theirs] = await speeds([[ours, long], [light.find, long], ...others.map(([, reader]) => [reader, text.slice(0, 30_000)] as const)]);
    console.log(`  ${name}: Handrail ${own.toFixed(1)} MB/s, light ${small.toFixed(1)} MB/s`);
    for (const [index, [peer]] of others.entries()) {
      const its = theirs[index] ?? 0;
      console.log(`    ${peer} ${its.toFixed(2)} MB/s; ${aim('Handrail', own / its, 100)}; ${aim('light', small / its, 100)}`);
    }
  }
  const note = records.split(/\s+/u).slice(0, 2_000).join(' ');
  const [again = 0] = await speeds([[ours, note]], 0.2);
  const once = note.length / 1000 / again;
  console.log(`  a note of 2,000 words checked again: ${once.toFixed(2)} ms (aim: under 8)`);
  console.log('  scaling, milliseconds for 1, 2, 5 and 10 MB');
  for (const [name, piece] of [['records', `${records}\n\n`] as const, ...adversarial]) {
    const times = [1, 2, 5, 10].map((size) => {
      const text = piece.repeat(Math.ceil((size * 1_000_000) / piece.length));
      const before = performance.now();
      check(checker, text);
      return performance.now() - before;
    });
    console.log(`    ${name}: ${times.map(show).join(', ')}`);
  }
  console.log(`  package with its patterns: gzip ${show(gzipped(await wordsModule()))} bytes, light ${show(gzipped(light.module))} (aim: under 20,000)`);
  for (const group of ['blame', 'recording'] as const) {
    const { precision, recall } = measure(light.find, 'test', group);
    console.log(`    light, ${group}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`);
  }
}

/** The light module of the package, as other systems get it. */
async function lightly(): Promise<{ readonly module: string; readonly find: (text: string) => readonly Finding[] }> {
  const module = await lightModule();
  const folder = mkdtempSync(join(tmpdir(), 'handrail-light-'));
  writeFileSync(join(folder, 'light.mjs'), module);
  const { findWords } = (await import(join(folder, 'light.mjs'))) as { findWords: (text: string) => readonly Finding[] };
  rmSync(folder, { recursive: true });
  return { module, find: findWords };
}
