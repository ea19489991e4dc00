/** What every command has in common: its exit codes, its flags, and mistakes that are told line by line. */
import { parseArgs } from 'node:util';
import { nearest } from '../procedure/index.ts';

/** 0 done · 1 something was found (faults, a property that fails) · 2 the input is wrong · 3 it could not be done. */
export type Exit = 0 | 1 | 2 | 3;

export interface Command {
  /** How it is written, one line. */
  readonly usage: string;
  readonly says: string;
  readonly run: (args: readonly string[]) => Promise<Exit>;
}

/** Input that cannot be used. Each line says what is wrong and how to mend it; nothing goes to standard output. */
export class Mistakes extends Error {
  readonly lines: readonly string[];

  constructor(...lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/** Something other than the input that keeps a command from being done. */
export class CannotDo extends Error {}

export interface Given {
  readonly rest: readonly string[];
  readonly flags: Readonly<Record<string, string | undefined>>;
}

/** The words and flags of a command; every flag takes a value. @throws Mistakes with the nearest flag there is */
export function readArgs(args: readonly string[], known: readonly string[], most: number): Given {
  const { tokens } = parseArgs({ args: [...args], allowPositionals: true, strict: false, tokens: true, options: Object.fromEntries(known.map((name) => [name, { type: 'string' as const }])) });
  const rest: string[] = [];
  const flags: Record<string, string> = {};
  const mistakes: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') rest.push(token.value);
    else if (token.kind === 'option') takeFlag(token, known, flags, mistakes);
  }
  if (rest.length > most) mistakes.push(`There is one thing too many: “${short(rest[most] ?? '')}”.`);
  if (mistakes.length > 0) throw new Mistakes(...mistakes);
  return { rest, flags };
}

function takeFlag(token: { readonly name: string; readonly rawName: string; readonly value?: string | undefined }, known: readonly string[], flags: Record<string, string>, mistakes: string[]): void {
  const { name, rawName, value } = token;
  if (!known.includes(name)) {
    const near = nearest(name, known);
    mistakes.push(`There is no flag “${short(rawName)}” here. ${near === null ? `Flags: ${known.map((one) => `--${one}`).join(', ')}.` : `Did you mean “--${near}”?`}`);
  } else if (value === undefined || value === '') mistakes.push(`“--${name}” needs a value after it.`);
  else if (Object.hasOwn(flags, name)) mistakes.push(`“--${name}” is given twice. Give it once.`);
  else flags[name] = value;
}

/** A word of somebody else's in a message: not too long, nothing that could upset a terminal. */
export function short(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the characters to be taken out
  return text.slice(0, 80).replaceAll(/[\u0000-\u001f\u007f-\u009f]/gu, '?');
}

/** The form of the output: what was asked for, else text for a person at a terminal and JSON for a program. */
export function formatOf(given: Given): 'text' | 'json' {
  return formatAmong(given, ['text', 'json']);
}

/** The same for a command that knows other forms too. */
export function formatAmong<Format extends string>({ flags }: Given, formats: readonly Format[]): Format {
  const asked = flags['format'] ?? (process.stdout.isTTY ? 'text' : 'json');
  const known = formats.find((format) => format === asked);
  if (known !== undefined) return known;
  const named = formats.map((format) => `“--format ${format}”`);
  throw new Mistakes(`“--format ${short(asked)}” is not known. Use ${named.slice(0, -1).join(', ')} or ${named.at(-1)}.`);
}

export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}

const SLOW_MS = 2_000;

/** Says on standard error what is going on where it takes longer than people like to wait without a word. */
export async function slowly<T>(what: string, work: Promise<T>): Promise<T> {
  const told = setTimeout(() => tell(`${what} …`), SLOW_MS);
  return work.finally(() => clearTimeout(told));
}
