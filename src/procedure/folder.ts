import type { ManualFile } from './model.ts';
import { Page, type Faults, type Spot } from './source.ts';
import { suggest } from './words.ts';

/** The files of a manual by what they hold; lists of several files are joined in the order of the paths. */
export interface Folder {
  readonly manual: Spot | null;
  readonly chapters: readonly ManualFile[];
  readonly facts: readonly Spot[];
  readonly definitions: readonly Spot[];
  readonly actions: readonly Spot[];
  readonly rules: readonly Spot[];
  readonly law: readonly Spot[];
  readonly platforms: readonly Spot[];
  readonly partnerships: readonly Spot[];
  readonly contacts: readonly Spot[];
  readonly parameters: readonly Spot[];
  readonly scenarios: readonly Spot[];
  readonly properties: readonly Spot[];
  readonly coverage: string | null;
}

const single = ['manual.yaml', 'facts.yaml', 'definitions.yaml', 'actions.yaml', 'contacts.yaml', 'properties.yaml', 'coverage.yaml'];
const folders = ['chapters', 'rules', 'law', 'platforms', 'partnerships', 'parameters', 'scenarios'];
const needed = ['manual.yaml', 'facts.yaml', 'actions.yaml'];
/** Kept in the same folder, read by others. */
const elsewhere = ['editions', 'language', 'help', 'referrals'];

/** Parses the files and sorts them by what they hold. A file in no known place is a fault, and so is a missing one. */
export function sortFiles(files: readonly ManualFile[], faults: Faults): Folder {
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  for (const file of sorted) checkPlace(file.path, faults);
  for (const path of needed) {
    if (!sorted.some((file) => file.path === path)) faults.add({ file: path, line: 1 }, `${path} is missing`, 'Add it; docs/manual-format.md says what it holds.');
  }
  const pages = new Map(sorted.filter(isYaml).map((file) => [file.path, new Page(file.path, file.text, faults)]));
  const roots = (test: (path: string) => boolean): Spot[] =>
    [...pages].filter(([path, page]) => test(path) && !page.broken).map(([, page]) => page.root);
  const list = (test: (path: string) => boolean): Spot[] =>
    roots(test).filter((root) => !root.isNothing).flatMap((root) => root.items('the file').filter((item) => isMapping(item)));
  const inside = (folder: string) => (path: string): boolean => path.startsWith(`${folder}/`);
  const named = (name: string) => (path: string): boolean => path === name;
  return {
    manual: roots(named('manual.yaml'))[0] ?? null,
    chapters: sorted.filter(({ path }) => path.startsWith('chapters/') && path.endsWith('.md') && !path.endsWith('README.md')),
    facts: list(named('facts.yaml')), definitions: list(named('definitions.yaml')), actions: list(named('actions.yaml')),
    rules: list(inside('rules')), law: list(inside('law')), platforms: roots(inside('platforms')), partnerships: roots(inside('partnerships')),
    contacts: list(named('contacts.yaml')), parameters: roots(inside('parameters')), scenarios: list(inside('scenarios')),
    properties: list(named('properties.yaml')), coverage: sorted.find(({ path }) => path === 'coverage.yaml')?.text ?? null,
  };
}

function isMapping(item: Spot): boolean {
  if (!item.isMap) item.fail(`an entry of the file is ${item.kind}`, 'Begin each entry with “- id: …” and put its other keys below, with the same indent.');
  return item.isMap;
}

function isYaml({ path }: ManualFile): boolean {
  return path.endsWith('.yaml') && path !== 'coverage.yaml' && !elsewhere.includes(path.split('/')[0] ?? '');
}

function checkPlace(path: string, faults: Faults): void {
  const [first = '', ...rest] = path.split('/');
  if (path.endsWith('README.md') || elsewhere.includes(first) || single.includes(path)) return;
  const ending = first === 'chapters' ? '.md' : '.yaml';
  if (rest.length > 0 && folders.includes(first)) {
    if (!path.endsWith(ending)) faults.add({ file: path, line: 1 }, `${path} is not read: files of ${first}/ end in ${ending}`, `Rename it, or take it out.`);
    return;
  }
  const known = rest.length > 0 ? folders : single;
  faults.add({ file: path, line: 1 }, `${path} is not a file of the manual`, suggest(rest.length > 0 ? first : path, known));
}
