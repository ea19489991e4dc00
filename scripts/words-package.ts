/** Builds the checker as a package of its own, `npm run words-package [FOLDER]`: one file for browsers and Node, nothing to install. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { minify } from 'terser';
import { readLanguage } from '../src/language/index.ts';
import { readWordings } from '../src/publication/index.ts';
import { joinScripts } from '../src/web/assets/script-joiner.ts';

const root = join(import.meta.dirname, '..');

/** The text of the package's one module: the checker and the wordings of the manual, without their examples. */
export async function wordsModule(): Promise<string> {
  const read = readLanguage(await readWordings(join(root, 'manual')));
  if (!read.ok) throw new Error('The wordings have faults: run `npm run -s handrail -- check`');
  const language = { ...read.language, exercises: [], patterns: read.language.patterns.map((pattern) => ({ ...pattern, match: [], leave: [] })) };
  const code = joinScripts(join(root, 'src', 'language', 'check.ts'));
  const last = Array.from(code.matchAll(/^const (m\d+) = /gmu)).at(-1)?.[1];
  const module = `${code}
let checker = null;
/** Everything found in a text. */
export function findWords(text, options) {
  checker ??= ${last}.createChecker(JSON.parse(${JSON.stringify(JSON.stringify(language))}));
  return ${last}.check(checker, text, options);
}`;
  const { code: small } = await minify(module, { module: true, compress: { passes: 2 }, format: { comments: false } });
  return small ?? module;
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

It never changes a text. MIT licence.
`;

async function build(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const text = await wordsModule();
  const { version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string; license: string };
  writeFileSync(join(folder, 'index.js'), text);
  writeFileSync(join(folder, 'index.d.ts'), TYPES);
  writeFileSync(join(folder, 'README.md'), README);
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ name: 'handrail-words', version, license, type: 'module', exports: { '.': { types: './index.d.ts', default: './index.js' } }, files: ['index.js', 'index.d.ts'] }, null, 2)}\n`);
  process.stdout.write(`${folder}: ${text.length.toLocaleString('en-GB')} bytes, ${gzipSync(text, { level: 9 }).length.toLocaleString('en-GB')} gzipped\n`);
}

if (import.meta.main) await build(process.argv[2] ?? join(root, 'var', 'handrail-words'));
