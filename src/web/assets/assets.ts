/** Builds the style sheet and the scripts once, keeps them by the hash of what they were built from, and serves them from memory. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
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

const here = dirname(fileURLToPath(import.meta.url));
const clientFolder = join(here, '..', 'client');
const packages = dirname(dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json')));

/** Builds or reads the assets. `cacheFolder` is made where it is missing. Throws where the sources do not compile. */
export async function loadAssets(cacheFolder: string): Promise<Assets> {
  const key = sourceHash();
  mkdirSync(cacheFolder, { recursive: true });
  const css = await cached(join(cacheFolder, `${key}.css`), compileStyles);
  const js = await cached(join(cacheFolder, `${key}.js`), async () => joinScripts(join(clientFolder, 'main.ts')));
  return named({ css, js, svg: readFileSync(join(here, 'mark.svg'), 'utf8').trim() });
}

function named(text: { readonly css: string; readonly js: string; readonly svg: string }): Assets {
  const files = new Map<string, Asset>();
  const put = (name: string, extension: string, type: string, content: string): string => {
    const file = `${name}-${sha256(content).slice(0, 12)}.${extension}`;
    const body = Buffer.from(content);
    files.set(file, { body, gzip: gzipSync(body, { level: 9 }), brotli: brotliCompressSync(body), type });
    return `/assets/${file}`;
  };
  return {
    stylesheet: put('handrail', 'css', 'text/css; charset=utf-8', text.css),
    script: put('handrail', 'js', 'text/javascript; charset=utf-8', text.js),
    mark: put('mark', 'svg', 'image/svg+xml', text.svg),
    files,
  };
}

async function cached(path: string, build: () => Promise<string>): Promise<string> {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    const text = await build();
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, text);
    renameSync(draft, path);
    return text;
  }
}

async function compileStyles(): Promise<string> {
  const { compile, Logger } = await import('sass');
  const { css } = compile(join(here, 'handrail.scss'), {
    style: 'compressed',
    loadPaths: [dirname(packages)],
    quietDeps: true,
    logger: Logger.silent,
  });
  return withoutImages(css);
}

/** The packages' rules that fetch an image (the crest among them), none of which is used or shipped here. */
function withoutImages(css: string): string {
  return css.replace(/[^{}]+\{[^{}]*url\([^{}]*\}/g, '');
}

/** Of everything the assets are built from: our sources and the versions of the packages. */
function sourceHash(): string {
  const own = [join(here, 'handrail.scss'), join(here, 'record.scss'), join(here, 'script-joiner.ts'), ...scripts()].map((path) => `${basename(path)}\n${readFileSync(path, 'utf8')}`);
  const versions = ['govuk-frontend', '@ministryofjustice/frontend', 'sass'].map((name) => readFileSync(join(packages, name, 'package.json'), 'utf8'));
  return sha256([...own, ...versions].join('\n')).slice(0, 16);
}

function scripts(): readonly string[] {
  return readdirSync(clientFolder).filter((name) => name.endsWith('.ts')).sort().map((name) => join(clientFolder, name));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
