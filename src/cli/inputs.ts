/** What commands are given: a file of answers, a manual, an edition. */
import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { checkInput, compile } from '../procedure/index.ts';
import type { AssessInput, Edition } from '../procedure/index.ts';
import { FaultyManual } from '../manual/index.ts';
import { loadEdition, readManual } from '../publication/index.ts';
import { CannotDo, Mistakes, short, slowly } from './command.ts';
import type { Given } from './command.ts';

export const MANUAL = resolve(import.meta.dirname, '..', '..', 'manual');
const MOST_BYTES = 1_000_000;
export const INPUT_FLAGS = ['partnership', 'on', 'edition', 'format', 'manual'] as const;

/** The folder of the manual: `--manual`, else that of this checkout. @throws Mistakes where it is no folder */
export async function manualFolder(asked: string | undefined): Promise<string> {
  if (asked === undefined) return MANUAL;
  const isFolder = await stat(asked).then((found) => found.isDirectory(), () => false);
  if (!isFolder) throw new Mistakes(`“${short(asked)}” is not a folder. Give the folder that holds manual.yaml.`);
  return resolve(asked);
}

/** The edition that a manual folder makes now. @throws FaultyManual */
export async function compiledEdition(folder: string): Promise<Edition> {
  const compiled = await slowly('Reading the manual', readManual(folder).then((files) => compile(files)));
  if (!compiled.ok) throw new FaultyManual(compiled.faults);
  return compiled.edition;
}

/** The edition that the flags ask for: a published one, else what the manual says now. */
export async function editionAsked({ flags }: Given): Promise<Edition> {
  const folder = await manualFolder(flags['manual']);
  return flags['edition'] === undefined ? compiledEdition(folder) : publishedEdition(folder, flags['edition']);
}

/** A published edition by its hash, or the one that the folder makes now where that has the hash. */
async function publishedEdition(folder: string, hash: string): Promise<Edition> {
  const loaded = await loadEdition(folder, hash);
  if (loaded.ok) return loaded.edition;
  if (loaded.reason !== 'not-found') throw new CannotDo(loaded.message);
  const current = await compiledEdition(folder).catch(() => null);
  if (current && /^[0-9a-f]{6,64}$/.test(hash) && current.hash.startsWith(hash)) return current;
  throw new Mistakes(loaded.message);
}

/** An edition by hash, by the word `working` for the manual as it is, or as the folder of another manual. */
export async function editionNamed(name: string, folder: string): Promise<Edition> {
  if (name === 'working') return compiledEdition(folder);
  const isFolder = await stat(join(name, 'manual.yaml')).then((found) => found.isFile(), () => false);
  return isFolder ? compiledEdition(resolve(name)) : publishedEdition(folder, name);
}

/** Answers from a file, or from standard input where the file is “-”, with the flags laid over them. */
export async function inputAsked(edition: Edition, file: string | undefined, { flags }: Given, today: string): Promise<AssessInput> {
  if (file === undefined) throw new Mistakes('Name the file with the answers, or “-” for standard input.');
  const raw = readJson(await textOf(file), file);
  const laid = typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? { ...raw, ...given(flags, 'partnership'), ...given(flags, 'on') } : raw;
  const checked = checkInput(edition, laid, today);
  if (!checked.ok) throw new Mistakes(...checked.mistakes);
  return checked.input;
}

function given(flags: Given['flags'], name: string): Readonly<Record<string, string>> {
  const value = flags[name];
  return value === undefined ? {} : { [name]: value };
}

async function textOf(file: string): Promise<string> {
  const bytes = file === '-' ? await standardInput() : await fileBytes(file);
  if (bytes.length > MOST_BYTES) throw new Mistakes(`“${short(file)}” holds more than ${MOST_BYTES.toLocaleString('en-GB')} bytes. Answers need far less: is it the right file?`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Mistakes(`“${short(file)}” is not text in UTF-8. Save it as UTF-8.`);
  }
}

async function fileBytes(file: string): Promise<Uint8Array> {
  const found = await stat(file).catch(() => null);
  if (found === null) throw new Mistakes(`There is no file “${short(file)}”. Check the name, or give “-” for standard input.`);
  if (found.isDirectory()) throw new Mistakes(`“${short(file)}” is a folder. Name the file with the answers.`);
  if (found.size > MOST_BYTES) return new Uint8Array(MOST_BYTES + 1);
  return readFile(file).catch(() => Promise.reject(new Mistakes(`“${short(file)}” cannot be read. Check who may read it.`)));
}

async function standardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk);
    chunks.push(bytes);
    length += bytes.length;
    if (length > MOST_BYTES) break;
  }
  return Buffer.concat(chunks);
}

/** JSON in which no key stands twice. */
function readJson(text: string, file: string): unknown {
  if (text.trim() === '') throw new Mistakes(`“${short(file)}” is empty. It should hold {"answers": {…}}.`);
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/u, ''));
    const lines = new LineCounter();
    const twice = parseDocument(text, { uniqueKeys: true, lineCounter: lines }).errors.find(({ code }) => code === 'DUPLICATE_KEY');
    if (twice) throw new Mistakes(`“${short(file)}”, line ${lines.linePos(twice.pos[0]).line}: a key stands twice. Keep one of them.`);
    return value;
  } catch (error) {
    if (error instanceof Mistakes) throw error;
    throw new Mistakes(`“${short(file)}” is not JSON: ${short(error instanceof Error ? error.message : String(error))}. It should hold {"answers": {…}}.`);
  }
}
