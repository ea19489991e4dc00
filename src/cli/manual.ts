/** `check`, `compare` and `edition`: the commands of those who write the manual. */
import { compareEditions, faultLine, toBeConfirmed } from '../procedure/index.ts';
import type { EditionDifference, PlanDifference } from '../procedure/index.ts';
import { editionFileName, listEditions, loadEdition, storeEdition } from '../publication/index.ts';
import { unmetExamples } from '../language/index.ts';
import { FaultyManual, readWholeManual } from '../manual/index.ts';
import { CannotDo, formatOf, Mistakes, print, readArgs, slowly, tell } from './command.ts';
import type { Command, Exit } from './command.ts';
import { editionNamed, manualFolder } from './inputs.ts';

export const checkCommand: Command = {
  usage: 'check [FOLDER] [--format text|json]',
  says: 'Every fault of a manual at once, each with file, line and how to mend it; then its worked cases.',
  run: async (args): Promise<Exit> => {
    const given = readArgs(args, ['format'], 1);
    const format = given.flags['format'] === undefined ? 'text' : formatOf(given);
    const folder = await manualFolder(given.rest[0]);
    const found = await slowly('Checking the manual', faultsIn(folder));
    if (format === 'json') print(JSON.stringify(found, null, 2));
    else print(found.faults.length > 0 ? [...found.faults, `${found.faults.length === 1 ? '1 fault' : `${found.faults.length} faults`}.`].join('\n') : goodText(found));
    return found.faults.length > 0 ? 1 : 0;
  },
};

interface Checked {
  readonly faults: readonly string[];
  readonly edition: string | null;
  readonly cases: number;
  readonly toBeConfirmed: readonly string[];
}

async function faultsIn(folder: string): Promise<Checked> {
  const read = await readWholeManual(folder);
  const { edition, language } = read.ok ? read.manual : read;
  const faults = [...(read.ok ? [] : read.faults.map(faultLine)), ...(language ? unmetExamples(language) : [])];
  return { faults, edition: edition?.hash ?? null, cases: edition?.scenarios.length ?? 0, toBeConfirmed: edition ? toBeConfirmed(edition).map(({ says }) => says) : [] };
}

function goodText({ edition, cases, toBeConfirmed: open }: Checked): string {
  return `No faults. ${cases} worked cases come out as written.\nEdition ${edition}\n${open.length} things are still to be confirmed${open.length > 0 ? `:\n${open.map((one) => `  ${one}`).join('\n')}` : '.'}`;
}

export const compareCommand: Command = {
  usage: 'compare EDITION EDITION [--manual FOLDER] [--format text|json]',
  says: 'What differs between two editions, and which worked cases get another plan. EDITION is a hash, a manual folder, or “working”.',
  run: async (args): Promise<Exit> => {
    const given = readArgs(args, ['format', 'manual'], 2);
    const format = formatOf(given);
    const [from, to] = given.rest;
    if (from === undefined || to === undefined) throw new Mistakes('Name two editions: each by its hash, by the folder of a manual, or as “working”.');
    const folder = await manualFolder(given.flags['manual']);
    const difference = compareEditions(await editionNamed(from, folder), await editionNamed(to, folder));
    print(format === 'json' ? JSON.stringify(difference, null, 2) : differenceText(difference));
    return 0;
  },
};

const LISTS = ['rules', 'actions', 'facts', 'definitions', 'paragraphs', 'law', 'parameters', 'partnerships', 'platforms'] as const;

function differenceText(difference: EditionDifference): string {
  const lists = LISTS.flatMap((name) => {
    const { added, removed, changed } = difference[name];
    const lines = [['added', added], ['removed', removed], ['changed', changed]] as const;
    return lines.filter(([, ids]) => ids.length > 0).map(([what, ids]) => `  ${name} ${what}: ${ids.join(', ')}`);
  });
  const plans = difference.scenarios.map(({ scenario, plan, cannot }) => `  ${scenario}: ${plan ? planDifferenceText(plan) : (cannot ?? '')}`);
  return [
    `From ${difference.from.slice(0, 12)} to ${difference.to.slice(0, 12)}`,
    lists.length === 0 ? 'Nothing in the lists differs.' : lists.join('\n'),
    plans.length === 0 ? 'No worked case gets another plan.' : `Worked cases that get another plan:\n${plans.join('\n')}`,
  ].join('\n');
}

function planDifferenceText({ added, removed, changed, questionsAdded, questionsRemoved }: PlanDifference): string {
  return [
    ...added.map(({ id, standing }) => `+ ${id} (${standing})`), ...removed.map(({ id, standing }) => `- ${id} (${standing})`), ...changed.map(({ id, from, to }) => `${id} ${from.standing} → ${to.standing}`),
    ...questionsAdded.map((id) => `+ question ${id}`), ...questionsRemoved.map((id) => `- question ${id}`),
  ].join('; ') || 'deadlines, order or reasons differ';
}

export const editionCommand: Command = {
  usage: 'edition [FOLDER]',
  says: 'Publishes the manual as it is as an edition in its folder editions/. Without a fault only; a published edition is never changed.',
  run: async (args): Promise<Exit> => {
    const given = readArgs(args, [], 1);
    const folder = await manualFolder(given.rest[0]);
    const read = await slowly('Reading the manual', readWholeManual(folder));
    if (!read.ok) throw new FaultyManual(read.faults);
    const { edition } = read.manual;
    const isThere = (await listEditions(folder)).includes(editionFileName(edition));
    const path = await storeEdition(folder, edition);
    const stored = await loadEdition(folder, edition.hash);
    if (!stored.ok) throw new CannotDo(stored.message);
    tell(isThere ? 'This edition has been published before. Nothing has changed.' : `Published as ${path}`);
    print(edition.hash);
    return 0;
  },
};
