/** Builds the style sheet and the scripts once, keeps them by the hash of what they were built from, and serves them from memory. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { brotliCompress, gzip as gzipped } from 'node:zlib';
import { writeWhole } from '../../files/index.ts';
import { joinScripts } from './script-joiner.ts';

export interface Asset {
  readonly body: Buffer;
  readonly gzip: Buffer;
  readonly brotli: Buffer;
  readonly type: string;
}

/** `files` by file name; the name holds the hash of the content, so it may be kept by a browser for ever. */
export interface Assets {
  readonly stylesheet: string;
  readonly script: string;
  readonly mark: string;
  readonly files: ReadonlyMap<string, Asset>;
}

const pack = promisify(gzipped);
const packSmaller = promisify(brotliCompress);
const here = dirname(fileURLToPath(import.meta.url));
const clientFolder = join(here, '..', 'client');
const packages = dirname(dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json')));

/** Builds or reads the assets. `cacheFolder` is made where it is missing. Throws where the sources do not compile. */
export async function loadAssets(cacheFolder: string): Promise<Assets> {
  const key = sourceHash();
  mkdirSync(cacheFolder, { recursive: true, mode: 0o700 });
  const compiling = cached(join(cacheFolder, `${key}.css`), compileStyles);
  const js = await cached(join(cacheFolder, `${key}.js`), async () => joinScripts(join(clientFolder, 'main.ts')));
  return named({ css: await compiling, js, svg: readFileSync(join(here, 'mark.svg'), 'utf8').trim() });
}

async function named(text: { readonly css: string; readonly js: string; readonly svg: string }): Promise<Assets> {
  const files = new Map<string, Asset>();
  const put = async (name: string, extension: string, type: string, content: string): Promise<string> => {
    const file = `${name}-${sha256(content).slice(0, 12)}.${extension}`;
    const body = Buffer.from(content);
    const [gzip, brotli] = await Promise.all([pack(body, { level: 9 }), packSmaller(body)]);
    files.set(file, { body, gzip, brotli, type });
    return `/assets/${file}`;
  };
  const [stylesheet, script, mark] = await Promise.all([
    put('handrail', 'css', 'text/css; charset=utf-8', text.css),
    put('handrail', 'js', 'text/javascript; charset=utf-8', text.js),
    put('mark', 'svg', 'image/svg+xml', text.svg),
  ]);
  return { stylesheet, script, mark, files };
}

async function cached(path: string, build: () => Promise<string>): Promise<string> {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    const text = await build();
    writeWhole(path, text);
    return text;
  }
}

/** In a thread of its own. Throws where the style sheet does not compile. */
function compileStyles(): Promise<string> {
  const worker = new Worker(new URL('style-thread.ts', import.meta.url), { workerData: { file: join(here, 'handrail.scss'), loadPath: dirname(packages) } });
  return new Promise((done, failed) => worker.once('message', done).once('error', failed));
}

/** Of everything the assets are built from: our sources and the versions of the packages. */
function sourceHash(): string {
  const own = [join(here, 'handrail.scss'), join(here, 'record.scss'), join(here, 'script-joiner.ts'), join(here, 'style-thread.ts'), ...scripts()].map((path) => `${basename(path)}\n${readFileSync(path, 'utf8')}`);
  const versions = ['govuk-frontend', '@ministryofjustice/frontend', 'sass'].map((name) => readFileSync(join(packages, name, 'package.json'), 'utf8'));
  return sha256([...own, ...versions].join('\n')).slice(0, 16);
}

function scripts(): readonly string[] {
  return readdirSync(clientFolder).filter((name) => name.endsWith('.ts')).sort().map((name) => join(clientFolder, name));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
