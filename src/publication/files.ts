import { access, mkdir, readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { writeWhole } from '../files/index.ts';
import { canonicalJson, restore, type Edition, type ManualFile } from '../procedure/index.ts';

/** Folders of a manual that are kept beside its text and are no part of what is compiled. */
const aside = new Set(['editions', 'help', 'language', 'referrals']);

/**
 * Reads the files of a manual: Markdown and YAML, with their paths relative to the folder, in alphabetical order.
 * Throws where the folder or a file cannot be read.
 */
export async function readManual(folder: string): Promise<ManualFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile() && /\.(?:md|ya?ml)$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !aside.has(path.split('/')[0] ?? '') && !path.split('/').some((part) => part.startsWith('.')))
    .toSorted();
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(join(folder, path), 'utf8') })));
}

/**
 * Reads the files of a folder that is kept beside the text of a manual, such as `help`, with their paths from the manual's folder.
 * A folder that is not there counts as empty. Throws where a file cannot be read.
 */
export async function readBeside(folder: string, beside: 'help' | 'language' | 'referrals', extension: '.md' | '.yaml'): Promise<ManualFile[]> {
  const names = (await readdir(join(folder, beside)).catch(() => [])).filter((name) => name.endsWith(extension)).toSorted();
  return Promise.all(names.map(async (name) => ({ path: `${beside}/${name}`, text: await readFile(join(folder, beside, name), 'utf8') })));
}

/** Reads the wordings of a manual: `language/*.yaml`. */
export function readWordings(folder: string): Promise<ManualFile[]> {
  return readBeside(folder, 'language', '.yaml');
}

/** The name of the file of a published edition: its date and the first twelve figures of its hash. */
export function editionFileName(edition: Pick<Edition, 'published' | 'hash'>): string {
  return `${edition.published}-${edition.hash.slice(0, 12)}.json`;
}

/**
 * Keeps an edition in `editions/` of the manual folder. An edition that is there already is left as it is. Returns its path.
 */
export async function storeEdition(folder: string, edition: Edition): Promise<string> {
  const editions = join(folder, 'editions');
  await mkdir(editions, { recursive: true });
  const path = join(editions, editionFileName(edition));
  if (await exists(path)) return path;
  writeWhole(path, `${canonicalJson(edition)}\n`);
  return path;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(() => true, () => false);
}

/** Why a published edition cannot be used. */
export type EditionRefusal = { readonly ok: false; readonly reason: 'not-found' | 'several' | 'unreadable' | 'changed'; readonly message: string };
export type LoadedEdition = { readonly ok: true; readonly edition: Edition } | EditionRefusal;

/** The published editions of a manual folder, oldest first, by file name. */
export async function listEditions(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, 'editions')).catch(() => []);
  return names.filter((name) => /^\d{4}-\d{2}-\d{2}-[0-9a-f]{12}\.json$/.test(name)).toSorted();
}

/**
 * Loads a published edition by its hash, or the beginning of its hash of at least six figures, and checks that the content
 * still has that hash.
 */
export async function loadEdition(folder: string, hash: string): Promise<LoadedEdition> {
  if (!/^[0-9a-f]{6,64}$/.test(hash)) return refuse('not-found', `“${hash.slice(0, 80)}” is not the hash of an edition: give at least its first six figures.`);
  const names = (await listEditions(folder)).filter((name) => {
    const short = name.slice(11, 23);
    return short.startsWith(hash.slice(0, 12));
  });
  const [name] = names;
  if (name === undefined) return refuse('not-found', `No published edition begins with ${hash}.`);
  if (names.length > 1) return refuse('several', `${names.length} published editions begin with ${hash}: give more of the hash.`);
  const loaded = await loadFile(join(folder, 'editions', name));
  if (loaded.ok && !loaded.edition.hash.startsWith(hash)) return refuse('not-found', `No published edition begins with ${hash}.`);
  return loaded;
}

async function loadFile(path: string): Promise<LoadedEdition> {
  const text = await readFile(path, 'utf8').catch(() => null);
  const stored = text === null ? null : parse(text);
  if (!stored) return refuse('unreadable', `The edition in ${path} cannot be read.`);
  const edition = restore(stored);
  const short = path.slice(-17, -5);
  if (!edition || !edition.hash.startsWith(short)) return refuse('changed', `The edition in ${path} has been changed since it was published: its content does not have the hash of its name.`);
  return { ok: true, edition };
}

function parse(text: string): Edition | null {
  try {
    const value: unknown = JSON.parse(text);
    return isEdition(value) ? value : null;
  } catch {
    return null;
  }
}

/** The hash vouches for the content; this only makes sure that there is content to hash. */
function isEdition(value: unknown): value is Edition {
  return typeof value === 'object' && value !== null && 'hash' in value && typeof value.hash === 'string' && 'rules' in value && Array.isArray(value.rules);
}

function refuse(reason: EditionRefusal['reason'], message: string): EditionRefusal {
  return { ok: false, reason, message };
}
