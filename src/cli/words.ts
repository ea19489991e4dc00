/** `words`: wording that blames a child, or that weakens a record, in texts and documents. */
import { dataDirectory } from '../database/index.ts';
import { check, createChecker } from '../language/index.ts';
import type { Checker, Finding, Group } from '../language/index.ts';
import { readManualWordings } from '../manual/index.ts';
import { CannotDo, formatAmong, Mistakes, print, readArgs, short, tell } from './command.ts';
import type { Command, Exit, Given } from './command.ts';
import { manualFolder } from './inputs.ts';
import { textOf } from './texts.ts';
import type { Text } from './texts.ts';

const FORMATS = ['text', 'json', 'sarif'] as const;
type Format = (typeof FORMATS)[number];
const MOST_FILES = 1_000;

export const wordsCommand: Command = {
  usage: 'words FILE…|- [--group blame|recording] [--format text|json|sarif] [--manual FOLDER]',
  says: 'Wording that blames a child, and what weakens a record, in text, Markdown, DOCX and PDF, with why and what to write instead.',
  run: async (args): Promise<Exit> => {
    const given = readArgs(args, ['format', 'group', 'manual'], MOST_FILES);
    const format = formatAmong(given, FORMATS);
    const groups = groupsOf(given);
    if (given.rest.length === 0) throw new Mistakes('Name the files to read, or “-” for standard input.');
    const folder = await manualFolder(given.flags['manual']);
    const texts = await allTexts(given.rest);
    const checker = await checkerOf(folder);
    const found = texts.map((text) => ({ text, findings: check(checker, text.text, { ...(groups ? { groups } : {}), exempt: text.exempt }) }));
    print(WRITERS[format](found));
    return found.some(({ findings }) => findings.length > 0) ? 1 : 0;
  },
};

interface Found {
  readonly text: Text;
  readonly findings: readonly Finding[];
}

/** Every file is read before anything is said, so that bad input changes nothing. */
async function allTexts(files: readonly string[]): Promise<readonly Text[]> {
  const texts: Text[] = [];
  const mistakes: string[] = [];
  for (const file of files) {
    try {
      texts.push(await textOf(file));
    } catch (error) {
      if (!(error instanceof Mistakes)) throw error;
      mistakes.push(...error.lines);
    }
  }
  if (mistakes.length > 0) throw new Mistakes(...mistakes);
  return texts;
}

async function checkerOf(folder: string): Promise<Checker> {
  const read = await readManualWordings(folder, dataDirectory());
  if (read.ok) return createChecker(read.wordings.language, read.wordings.compiled());
  for (const { file, line, message, mend } of read.faults) tell(`${file}:${line} ${message} ${mend}`);
  throw new CannotDo('The wordings of the manual have faults.');
}

function groupsOf({ flags }: Given): readonly Group[] | null {
  const asked = flags['group'];
  if (asked === undefined) return null;
  if (asked === 'blame' || asked === 'recording') return [asked];
  throw new Mistakes(`“--group ${short(asked)}” is not known. Use “--group blame” or “--group recording”, or leave it out for both.`);
}

const WRITERS: Readonly<Record<Format, (found: readonly Found[]) => string>> = { text: asText, json: asJson, sarif: asSarif };

function asText(found: readonly Found[]): string {
  const blocks = found.flatMap(({ text, findings }) => {
    const places = new Places(text.text);
    return findings.map((finding) => {
      const { line, column } = places.at(finding.start);
      return `${text.file}:${line}:${column} “${finding.text.replaceAll(/\s+/gu, ' ')}” (${finding.group}: ${finding.kind})\n    ${finding.why}\n    Instead: ${finding.suggest}`;
    });
  });
  const count = blocks.length === 1 ? '1 wording' : `${blocks.length} wordings`;
  return [...blocks, blocks.length === 0 ? 'Nothing found.' : `${count} found. A person decides: words can be meant.`].join('\n');
}

function asJson(found: readonly Found[]): string {
  const isOne = found.length === 1;
  const findings = found.flatMap(({ text, findings: some }) => {
    const places = new Places(text.text);
    return some.map(({ start, end, text: words, group, kind, why, suggest, source, principle, pattern, fitted }) => ({
      ...(isOne ? {} : { file: text.file }), start, end, text: words, group, kind, why, suggest, source, ...places.at(start), pattern, principle, fitted,
    }));
  });
  return JSON.stringify({ findings }, null, 2);
}

/** SARIF 2.1.0, as code hosts and editors read it. */
function asSarif(found: readonly Found[]): string {
  const rules = new Map(found.flatMap(({ findings }) => findings.map((one) => [one.pattern, one] as const)));
  const results = found.flatMap(({ text, findings }) => {
    const places = new Places(text.text);
    return findings.map(({ pattern, group, why, suggest, text: words, start, end }) => {
      const [from, to] = [places.at(start), places.at(end)];
      return {
        ruleId: pattern, level: group === 'blame' ? 'warning' : 'note', message: { text: `“${words}”: ${why} Instead: ${suggest}` },
        locations: [{ physicalLocation: { artifactLocation: { uri: encodeURI(text.file === '-' ? 'stdin' : text.file) }, region: { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column } } }],
      };
    });
  });
  const driver = { name: 'handrail words', rules: [...rules.values()].map(({ pattern, kind, why, suggest }) => ({ id: pattern, name: kind, shortDescription: { text: why }, help: { text: suggest } })) };
  return JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }] }, null, 2);
}

/** Lines and columns, both from 1, for places that are asked in any order. */
class Places {
  readonly #starts: readonly number[];

  constructor(text: string) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.#starts = starts;
  }

  at(place: number): { readonly line: number; readonly column: number } {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= place) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: place - (this.#starts[low] ?? 0) + 1 };
  }
}
