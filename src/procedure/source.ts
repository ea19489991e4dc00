import { Alias, Document, LineCounter, Pair, Scalar, YAMLMap, YAMLSeq, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Fault } from './model.ts';
import { isPlainDate } from './dates.ts';
import { suggest } from './words.ts';

/** Where something stands in the manual. */
export interface At {
  readonly file: string;
  readonly line: number;
}

/** Faults as they are found; reading goes on, so that all are told at once. */
export class Faults {
  readonly list: Fault[] = [];

  add(at: At, message: string, mend: string): void {
    this.list.push({ file: at.file, line: at.line, message, mend });
  }
}

/** One place in a YAML file: a value with its file and line. */
export class Spot {
  readonly at: At;
  readonly node: unknown;
  readonly #page: Page;

  constructor(page: Page, node: unknown, line: number) {
    this.#page = page;
    this.node = node instanceof Alias ? node.resolve(page.document) : node;
    this.at = { file: page.file, line };
  }

  get faults(): Faults {
    return this.#page.faults;
  }

  fail(message: string, mend: string): void {
    this.faults.add(this.at, message, mend);
  }

  /** What the value is, in words. */
  get kind(): string {
    if (isMap(this.node)) return 'a mapping';
    if (isSeq(this.node)) return 'a list';
    const value = this.value;
    if (value === null) return 'empty';
    return typeof value === 'string' ? `the text “${value.slice(0, 40)}”` : `the ${typeof value} ${String(value)}`;
  }

  get value(): unknown {
    return isScalar(this.node) ? this.node.value : null;
  }

  get isMap(): boolean {
    return isMap(this.node);
  }

  get isList(): boolean {
    return isSeq(this.node);
  }

  get isNothing(): boolean {
    return !this.isMap && !this.isList && this.value === null;
  }

  /** The plain data beneath this place. */
  plain(): unknown {
    if (isMap(this.node) || isSeq(this.node) || isScalar(this.node)) return this.node.toJS(this.#page.document);
    return null;
  }

  /** Text; a number counts as its digits. */
  text(what: string): string {
    const value = this.value;
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    if (typeof value === 'number') return String(value);
    const mend = typeof value === 'boolean' ? 'Write yes or no, or put the word in quotes.' : 'Write it after the colon.';
    this.fail(`${what} should be text, but is ${this.kind}`, mend);
    return '';
  }

  number(what: string): number {
    if (typeof this.value === 'number' && Number.isFinite(this.value)) return this.value;
    this.fail(`${what} should be a number, but is ${this.kind}`, 'Write a number without quotes.');
    return 0;
  }

  date(what: string): string {
    if (typeof this.value === 'string' && isPlainDate(this.value)) return this.value;
    this.fail(`${what} is not a date in the calendar: it is ${this.kind}`, 'Write a real date as YYYY-MM-DD, such as 2024-02-29.');
    return '1900-01-01';
  }

  oneOf<T extends string>(what: string, known: readonly T[], fallback: T): T {
    const found = known.find((word) => word === this.value);
    if (found !== undefined) return found;
    this.fail(`${what} cannot be ${this.kind}`, suggest(String(this.value), known));
    return fallback;
  }

  items(what: string): Spot[] {
    if (isSeq(this.node)) return this.node.items.map((node) => this.#page.spot(node, this.at.line));
    this.fail(`${what} should be a list, but is ${this.kind}`, 'Put each entry on its own line after a dash, or all of them in [ ].');
    return [];
  }

  /** A list of words, or one word alone where `alone` says that this is allowed. */
  words(what: string, alone = false): { readonly word: string; readonly at: At }[] {
    if (alone && !this.isList) return [{ word: this.text(what), at: this.at }];
    return this.items(what).map((spot) => ({ word: spot.text(`an entry of ${what}`), at: spot.at }));
  }

  /** The entries of a mapping in the order of the file. */
  entries(what: string): { readonly key: string; readonly keyAt: At; readonly spot: Spot }[] {
    if (!isMap(this.node)) {
      this.fail(`${what} should be a mapping, but is ${this.kind}`, 'Write it as “key: value”.');
      return [];
    }
    return this.node.items.map((pair) => this.#entry(pair));
  }

  #entry(pair: Pair<unknown, unknown>): { key: string; keyAt: At; spot: Spot } {
    const key = this.#page.spot(pair.key, this.at.line);
    const spot = this.#page.spot(pair.value, key.at.line);
    return { key: String(key.value), keyAt: key.at, spot };
  }

  /** The fields of a mapping; keys that are not among `known` are faults. */
  fields(what: string, known: readonly string[]): Fields {
    const found = new Map<string, Spot>();
    for (const { key, keyAt, spot } of this.entries(what)) {
      if (known.includes(key)) found.set(key, spot);
      else this.faults.add(keyAt, `${what} has a key “${key}” that the manual does not know`, suggest(key, known));
    }
    return new Fields(what, this, found);
  }
}

/** The named values of one mapping. A field that is needed and missing is a fault. */
export class Fields {
  readonly what: string;
  readonly spot: Spot;
  readonly #found: ReadonlyMap<string, Spot>;

  constructor(what: string, spot: Spot, found: ReadonlyMap<string, Spot>) {
    this.what = what;
    this.spot = spot;
    this.#found = found;
  }

  get(key: string): Spot | null {
    const spot = this.#found.get(key);
    return spot === undefined || spot.isNothing ? null : spot;
  }

  /** Whether the key is written, even with nothing after it. */
  has(key: string): boolean {
    return this.#found.has(key);
  }

  need(key: string): Spot | null {
    const spot = this.get(key);
    if (spot === null && this.spot.isMap) {
      const at = this.#found.get(key)?.at ?? this.spot.at;
      this.spot.faults.add(at, `${this.what} has no “${key}”`, `Add “${key}: …”.`);
    }
    return spot;
  }

  text(key: string): string {
    return this.need(key)?.text(`“${key}” of ${this.what}`) ?? '';
  }

  maybeText(key: string): string | undefined {
    return this.get(key)?.text(`“${key}” of ${this.what}`);
  }

  maybeNumber(key: string): number | undefined {
    return this.get(key)?.number(`“${key}” of ${this.what}`);
  }

  number(key: string): number {
    return this.need(key)?.number(`“${key}” of ${this.what}`) ?? 0;
  }

  date(key: string): string {
    return this.need(key)?.date(`“${key}” of ${this.what}`) ?? '1900-01-01';
  }

  oneOf<T extends string>(key: string, known: readonly T[], fallback: T): T {
    return this.need(key)?.oneOf(`“${key}” of ${this.what}`, known, fallback) ?? fallback;
  }

  words(key: string): { readonly word: string; readonly at: At }[] {
    return this.get(key)?.words(`“${key}” of ${this.what}`) ?? [];
  }

  items(key: string): Spot[] {
    return this.get(key)?.items(`“${key}” of ${this.what}`) ?? [];
  }
}

/** A YAML text whose values know their lines. */
export class Page {
  readonly file: string;
  readonly faults: Faults;
  readonly document: Document;
  readonly #lines: LineCounter;
  readonly #firstLine: number;

  constructor(file: string, text: string, faults: Faults, firstLine = 1) {
    this.file = file;
    this.faults = faults;
    this.#firstLine = firstLine;
    this.#lines = new LineCounter();
    this.document = parseDocument(text, { version: '1.2', lineCounter: this.#lines, prettyErrors: false, strict: true });
    for (const error of [...this.document.errors, ...this.document.warnings]) {
      const line = this.#lines.linePos(error.pos[0]).line + firstLine - 1;
      faults.add({ file, line }, `this is not YAML that can be read: ${error.message}`, 'Check the indents, quotes, brackets and colons near this line.');
    }
  }

  get broken(): boolean {
    return this.document.errors.length > 0;
  }

  spot(node: unknown, lineOfParent: number): Spot {
    const from = node instanceof Scalar || node instanceof YAMLMap || node instanceof YAMLSeq || node instanceof Alias ? node.range?.[0] : undefined;
    const line = from === undefined ? lineOfParent : this.#lines.linePos(from).line + this.#firstLine - 1;
    return new Spot(this, node, line);
  }

  get root(): Spot {
    return this.spot(this.document.contents, this.#firstLine);
  }
}
