import type { FactKind } from './model.ts';
import { Faults, type At, type Spot } from './source.ts';
import { suggest } from './words.ts';

export type IdKind =
  | 'fact' | 'definition' | 'action' | 'rule' | 'law' | 'paragraph' | 'chapter' | 'platform' | 'partnership'
  | 'contact' | 'parameter' | 'role' | 'stage' | 'group' | 'scenario' | 'property';

const names: Readonly<Record<IdKind, string>> = {
  fact: 'question', definition: 'definition', action: 'action', rule: 'rule', law: 'law', paragraph: 'paragraph', chapter: 'chapter',
  platform: 'platform', partnership: 'partnership', contact: 'contact', parameter: 'parameter', role: 'role', stage: 'stage',
  group: 'group of questions', scenario: 'scenario', property: 'property',
};

/** What must be known of a question in order to read a condition about it. */
export interface FactShape {
  readonly kind: FactKind;
  /** The values it can have, `yes` and `no` included; empty for numbers, dates and free text. */
  readonly values: readonly string[];
  readonly min?: number;
  readonly max?: number;
}

const idShape = /^(?:[a-z][a-z0-9]*(?:-[a-z0-9]+)*|[A-Z]\d+[a-z]?)$/;
const reserved = ['all', 'any', 'not', 'is', 'not-ruled-out', 'always'];

/** Every id that the manual declares, so that every id that it uses can be checked. */
export class Vocabulary {
  readonly faults: Faults;
  readonly shapes = new Map<string, FactShape>();
  readonly parameters = new Map<string, readonly { readonly from: string; readonly value: number }[]>();
  readonly #ids = new Map<IdKind, Map<string, At>>();

  constructor(faults: Faults) {
    this.faults = faults;
  }

  ids(kind: IdKind): ReadonlyMap<string, At> {
    return this.#ids.get(kind) ?? new Map<string, At>();
  }

  /** Records an id; one that is there already, or has the wrong shape, is a fault. */
  declare(kind: IdKind, id: string, at: At): void {
    if (id === '') return;
    const known = this.#ids.get(kind) ?? new Map<string, At>();
    this.#ids.set(kind, known);
    const first = known.get(id);
    if (first) this.faults.add(at, `the ${names[kind]} “${id}” is there twice`, `Rename one of the two; the other is in ${first.file}, line ${first.line}.`);
    else known.set(id, at);
    this.#checkShape(kind, id, at);
  }

  #checkShape(kind: IdKind, id: string, at: At): void {
    if (!idShape.test(id)) this.faults.add(at, `“${id}” cannot be an id`, 'Use small letters, digits and single hyphens, such as call-999, or a letter and a number, such as S34.');
    if (kind === 'fact' && reserved.includes(id)) this.faults.add(at, `“${id}” cannot be a question: conditions use that word`, 'Choose another id.');
  }

  /** Records the ids of the mappings of a list; what is wrong with the mappings is told when they are read. */
  declareList(kind: IdKind, items: readonly Spot[]): void {
    for (const item of items) {
      const found = idOf(item);
      if (found) this.declare(kind, found.id, found.at);
    }
  }

  /** Whether the id is known; one that is not is a fault that names the nearest. */
  refer(kind: IdKind, id: string, at: At, from: string): boolean {
    if (id === '') return false;
    if (this.ids(kind).has(id)) return true;
    this.faults.add(at, `${from} names the ${names[kind]} “${id}”, which is not in the manual`, suggest(id, this.ids(kind).keys()));
    return false;
  }

  /** The known ones of a list of ids, each once. */
  referAll(kind: IdKind, words: readonly { readonly word: string; readonly at: At }[], from: string): string[] {
    const found = new Set<string>();
    for (const { word, at } of words) {
      if (found.has(word)) this.faults.add(at, `${from} names “${word}” twice`, 'Leave one out.');
      else if (this.refer(kind, word, at, from)) found.add(word);
    }
    return [...found];
  }
}

/** The `id` of a mapping and where it stands, without telling of faults. */
export function idOf(item: Spot): { readonly id: string; readonly at: At } | null {
  if (!item.isMap) return null;
  const found = item.entries('').find(({ key }) => key === 'id');
  return found && typeof found.spot.value === 'string' ? { id: found.spot.value, at: found.spot.at } : null;
}

const linkShape = /\]\(#([^)\s]+)\)/g;

/** Checks that every `[text](#S34)` of a Markdown text points at a paragraph. */
export function checkLinks(words: Vocabulary, markdown: string, at: At, from: string): void {
  let line = at.line;
  for (const text of markdown.split('\n')) {
    for (const [, id = ''] of text.matchAll(linkShape)) words.refer('paragraph', id, { file: at.file, line }, from);
    line++;
  }
}
