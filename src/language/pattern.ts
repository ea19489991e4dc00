/** Reads the wording of a pattern: docs/language-format.md describes how it is written. */

/** One step of a pattern. */
export type Part =
  | { readonly kind: 'word'; readonly choices: readonly Choice[] }
  | { readonly kind: 'gap'; readonly most: number }
  | { readonly kind: 'either'; readonly ways: readonly (readonly Part[])[]; readonly optional: boolean }
  | { readonly kind: 'mark'; readonly mark: Mark };

/** `<` and `>` bound what is flagged; `{` and `}` bound a part that a rewrite may name. */
export type Mark = '<' | '>' | '{' | '}';

/** A word in any of its forms, one exact form, or a group. */
export type Choice =
  | { readonly kind: 'forms'; readonly word: string }
  | { readonly kind: 'exact'; readonly word: string }
  | { readonly kind: 'group'; readonly name: string };

const DEFAULT_GAP = 3;
const LONGEST_GAP = 8;

const TOKEN = /[()[\]{}<>/|?]|\.\.\d*|[^\s()[\]{}<>/|?]+/gu;

/** The parts of a wording. @throws Error with a sentence that says what cannot be read */
export function readPattern(wording: string): readonly Part[] {
  const parts = readUntil({ tokens: wording.match(TOKEN) ?? [], at: 0, wording }, null);
  if (parts.every(({ kind }) => kind === 'gap' || kind === 'mark')) throw new Error(`“${wording}” holds no word`);
  return parts;
}

interface Reader {
  readonly tokens: readonly string[];
  readonly wording: string;
  at: number;
}

/** Reads one alternative: up to the bracket that closes it, or the sign that parts it from the next. */
function readUntil(reader: Reader, close: ')' | ']' | null): readonly Part[] {
  const parts: Part[] = [];
  for (;;) {
    const token = reader.tokens[reader.at];
    if (token === undefined) {
      if (close !== null) throw new Error(`“${reader.wording}” opens a bracket that is not closed with “${close}”`);
      return parts;
    }
    if (close !== null && (token === close || token === '/' || token === '|')) return parts;
    reader.at++;
    parts.push(optional(reader, close === null ? readPart(reader, token) : readInner(reader, token)));
  }
}

function optional(reader: Reader, part: Part): Part {
  if (reader.tokens[reader.at] !== '?') return part;
  reader.at++;
  return { kind: 'either', ways: [[part]], optional: true };
}

/** Outside brackets “a|b” is one word with two choices. */
function readPart(reader: Reader, token: string): Part {
  const parts = [readInner(reader, token)];
  while (reader.tokens[reader.at] === '|') {
    parts.push(readInner(reader, reader.tokens[reader.at + 1] ?? ''));
    reader.at += 2;
  }
  return oneOf(parts.map((part) => [part]));
}

function readInner(reader: Reader, token: string): Part {
  if (token === '(' || token === '[') return readEither(reader, token);
  if (token === '<' || token === '>' || token === '{' || token === '}') return { kind: 'mark', mark: token };
  if (')]/|?'.includes(token)) throw new Error(`“${reader.wording}” has a “${token}” out of its place`);
  if (token.startsWith('..')) return { kind: 'gap', most: Math.min(LONGEST_GAP, token.length > 2 ? Number(token.slice(2)) : DEFAULT_GAP) };
  if (/^\p{Ll}+(?:-\p{Ll}+)+$/u.test(token)) return { kind: 'either', optional: false, ways: [token.split('-').map((word): Part => ({ kind: 'word', choices: [readChoice(word, reader.wording)] }))] };
  return { kind: 'word', choices: [readChoice(token, reader.wording)] };
}

function readEither(reader: Reader, open: '(' | '['): Part {
  const close = open === '(' ? ')' : ']';
  const ways: (readonly Part[])[] = [];
  for (;;) {
    ways.push(readUntil(reader, close));
    if (reader.tokens[reader.at++] === close) break;
  }
  if (ways.some((way) => way.length === 0)) throw new Error(`“${reader.wording}” has an empty choice in “${open} … ${close}”`);
  const part = oneOf(ways);
  return open === '[' ? { kind: 'either', ways: [[part]], optional: true } : part;
}

/** A choice of ways, as simple as it can be. */
function oneOf(ways: readonly (readonly Part[])[]): Part {
  const either = withWordsTogether(ways);
  const [only] = either;
  return either.length === 1 && only?.length === 1 && only[0] ? only[0] : { kind: 'either', ways: either, optional: false };
}

/** Alternatives of one word each are one word with choices, so that they are looked at together. */
function withWordsTogether(ways: readonly (readonly Part[])[]): readonly (readonly Part[])[] {
  const single = ways.flatMap((way) => (way.length === 1 && way[0]?.kind === 'word' ? way[0].choices : []));
  const others = ways.filter((way) => way.length !== 1 || way[0]?.kind !== 'word');
  return single.length === 0 ? others : [[{ kind: 'word', choices: single }], ...others];
}

function readChoice(choice: string, wording: string): Choice {
  if (/^@[a-z-]+$/u.test(choice)) return { kind: 'group', name: choice.slice(1) };
  if (/^=\p{Ll}+$/u.test(choice)) return { kind: 'exact', word: choice.slice(1) };
  if (/^\p{Ll}+$/u.test(choice)) return { kind: 'forms', word: choice };
  throw new Error(`“${choice}” in “${wording}” is no word; write words in small letters, “@group”, “=exact”, “..” for a gap, “a|b” or “(a / b c)” for a choice, “a?” for what may be left out`);
}

/** One way through a pattern: what to match, word after word. */
export interface Step {
  readonly choices: readonly Choice[];
  /** How many words may stand before it. */
  readonly gap: number;
  /** The marks that stand before it. */
  readonly marks: readonly Mark[];
}

export interface Way {
  readonly steps: readonly Step[];
  /** The marks after the last step, and a gap there: words taken up to the end of the phrase. */
  readonly marks: readonly Mark[];
  readonly tail: number;
}

const MOST_WAYS = 1_000;

/** @throws Error where there are more ways through the parts than one wording should have */
export function refuseManyWays(parts: readonly Part[], wording: string): void {
  if (waysOf(parts) > MOST_WAYS) throw new Error(`“${wording}” can be read in more than ${MOST_WAYS} ways; split it into several wordings`);
}

/** How many ways there are. */
function waysOf(parts: readonly Part[]): number {
  return parts.reduce((ways, part) => ways * (part.kind === 'either' ? part.ways.reduce((sum, way) => sum + waysOf(way), part.optional ? 1 : 0) : 1), 1);
}

/** Every way through the parts, with nothing left to choose. */
export function waysThrough(parts: readonly Part[]): readonly Way[] {
  return through(parts, [{ steps: [], marks: [], tail: 0 }]).filter(({ steps }) => steps.length > 0);
}

function through(parts: readonly Part[], open: readonly Way[]): readonly Way[] {
  return parts.reduce((ways, part) => ways.flatMap((way) => extend(way, part)), open);
}

function extend(way: Way, part: Part): readonly Way[] {
  switch (part.kind) {
    case 'mark': return [{ ...way, marks: [...way.marks, part.mark] }];
    case 'gap': return [{ ...way, tail: part.most }];
    case 'word': return [{ steps: [...way.steps, { choices: part.choices, gap: way.tail, marks: way.marks }], marks: [], tail: 0 }];
    case 'either': {
      const taken = part.ways.flatMap((inner) => through(inner, [way]));
      return part.optional ? [way, ...taken] : taken;
    }
  }
}
