/** Builds the checker as a package of its own, `npm run words-package [FOLDER]`: a file for browsers and Node with all wordings and one with a few, nothing to install. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { minify } from 'terser';
import { allOf, placed } from '../src/language/corpus/measure.test-support.ts';
import { readLanguage } from '../src/language/index.ts';
import type { LanguageSource } from '../src/language/index.ts';
import { choosing } from '../src/language/light/choose.ts';
import { readWordings } from '../src/publication/index.ts';
import { joinScripts } from '../src/web/assets/script-joiner.ts';

const root = join(import.meta.dirname, '..');

/** The wordings of the manual. @throws Error where they have faults */
export async function wordings(): Promise<LanguageSource> {
  const read = readLanguage(await readWordings(join(root, 'manual')));
  if (!read.ok) throw new Error('The wordings have faults: run `npm run -s handrail -- check`');
  return read.language;
}

/** A module with one function, which makes the checker when it is first asked. @param entry the file of the checker @param make @param find its functions @param data what the checker is made from */
async function moduleOf(entry: string, make: string, find: string, data: unknown): Promise<string> {
  const code = joinScripts(join(root, 'src', 'language', entry));
  const last = Array.from(code.matchAll(/^const (m\d+) = /gmu)).at(-1)?.[1];
  const module = `${code}
let checker = null;
/** Everything found in a text. */
export function findWords(text, options) {
  checker ??= ${last}.${make}(JSON.parse(${JSON.stringify(JSON.stringify(data))}));
  return ${last}.${find}(checker, text, options);
}`;
  const { code: small } = await minify(module, { module: true, compress: { passes: 2 }, format: { comments: false } });
  return small ?? module;
}

/** The text of the package's main module: the checker and the wordings of the manual, without their examples. */
export async function wordsModule(): Promise<string> {
  const language = await wordings();
  return moduleOf('check.ts', 'createChecker', 'check', { ...language, exercises: [], patterns: language.patterns.map((pattern) => ({ ...pattern, match: [], leave: [] })) });
}

/** The light module is to weigh no more than this, compressed. */
export const LIGHT_BYTES = 20_000;

/** The text of the light module: a small checker with as many wordings as it may weigh. */
export async function lightModule(): Promise<string> {
  const examples = [...allOf('development'), ...allOf('natural')].map((sample) => ({ text: sample.text, flags: placed(sample) }));
  const choose = choosing(await wordings(), examples);
  for (let bytes = LIGHT_BYTES; ; ) {
    const module = await moduleOf('light/find.ts', 'createLightChecker', 'findLight', choose(bytes));
    const tooMuch = gzipped(module) - LIGHT_BYTES;
    if (tooMuch <= 0) return module;
    bytes -= Math.max(tooMuch / 2, 50);
  }
}

/** How many bytes a text has once it is compressed as servers do. */
export function gzipped(text: string): number {
  return gzipSync(text, { level: 9 }).length;
}

const TYPES = `export interface Finding {
  readonly start: number; readonly end: number; readonly text: string; readonly group: 'blame' | 'recording'; readonly kind: string; readonly pattern: string;
  readonly why: string; readonly suggest: string; readonly fitted: { readonly start: number; readonly end: number; readonly text: string } | null;
  readonly principle: string; readonly source: string;
}
export interface CheckOptions { readonly groups?: readonly ('blame' | 'recording')[]; readonly exempt?: readonly { readonly from: number; readonly to: number }[] }
/** Everything found in a text, in order. Offsets are UTF-16 units. */
export declare function findWords(text: string, options?: CheckOptions): readonly Finding[];
`;

const README = `# handrail-words

Finds wording that blames a child, and what weakens a record, with why and what to write instead. No dependencies; browsers and Node.

    import { findWords } from 'handrail-words';
    findWords('She put herself at risk.');   // [{ start: 4, end: 23, kind: 'blame', why: …, suggest: … }]

For pages that can carry little, \`handrail-words/light\` has the same function in 20 KB: a few wordings, which find about seven of ten,
and no replacement fitted to the sentence. Check with all of them where the text is kept.

It never changes a text. MIT licence.
`;

function packageJson(): string {
  const { version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string; license: string };
  const entry = (name: string): object => ({ types: './index.d.ts', default: `./${name}.js` });
  return `${JSON.stringify({ name: 'handrail-words', version, license, type: 'module', exports: { '.': entry('index'), './light': entry('light') }, files: ['index.js', 'light.js', 'index.d.ts'] }, null, 2)}\n`;
}

async function build(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const modules = { 'index.js': await wordsModule(), 'light.js': await lightModule() };
  for (const [name, text] of Object.entries({ ...modules, 'index.d.ts': TYPES, 'README.md': README, 'package.json': packageJson() })) writeFileSync(join(folder, name), text);
  for (const [name, text] of Object.entries(modules)) process.stdout.write(`${join(folder, name)}: ${text.length.toLocaleString('en-GB')} bytes, ${gzipped(text).toLocaleString('en-GB')} gzipped\n`);
}

if (import.meta.main) await build(process.argv[2] ?? join(root, 'var', 'handrail-words'));
