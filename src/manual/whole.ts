import { readHelp } from '../help/index.ts';
import type { HelpPage } from '../help/index.ts';
import { readReferrals } from '../referral/index.ts';
import type { ReferralForm } from '../referral/index.ts';
import type { CompiledLanguage, LanguageSource } from '../language/index.ts';
import { checkScenario, compile } from '../procedure/index.ts';
import type { Edition, Fault, ManualFile } from '../procedure/index.ts';
import { readManual } from '../publication/index.ts';
import { readManualWordings } from './wordings.ts';

export interface WholeManual {
  readonly edition: Edition;
  readonly help: readonly HelpPage[];
  readonly referrals: readonly ReferralForm[];
  readonly language: LanguageSource;
  /** What the wordings are compiled to, when it is first asked for. */
  readonly compiled: () => CompiledLanguage;
  /** The files of the procedure, as they were read. */
  readonly files: readonly ManualFile[];
}

export type WholeManualRead = { readonly ok: true; readonly manual: WholeManual } | FaultyRead;

/** The edition and the wordings stand where they themselves have no faults. */
interface FaultyRead {
  readonly ok: false;
  readonly faults: readonly Fault[];
  readonly edition: Edition | null;
  readonly language: LanguageSource | null;
}

/** The manual has faults: nothing is done under it. */
export class FaultyManual extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(`The manual has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}. “handrail check” shows them. Handrail does nothing under a faulty manual.`);
    this.faults = faults;
  }
}

/**
 * The manual of a folder, or all its faults at once. A worked case that does not come out as written is a fault: then the rules or
 * the case are not what somebody meant. Help pages, forms of referrals and worked cases are looked at once the procedure itself has no faults.
 * Throws where a file cannot be read.
 * @param data the data folder, in which wordings are kept once compiled
 */
export async function readWholeManual(folder: string, data: string | null = null): Promise<WholeManualRead> {
  const [files, words] = await Promise.all([readManual(folder), readManualWordings(folder, data)]);
  const compiled = compile(files);
  const ofWords = words.ok ? [] : words.faults;
  const wordings = words.ok ? words.wordings : null;
  const language = wordings?.language ?? null;
  if (!compiled.ok) return { ok: false, faults: [...compiled.faults, ...ofWords], edition: null, language };
  const { edition } = compiled;
  const [help, referrals] = await Promise.all([readHelp(folder, edition), readReferrals(folder, edition)]);
  const faults = [...caseFaults(edition, files), ...(help.ok ? [] : help.faults), ...(referrals.ok ? [] : referrals.faults), ...ofWords];
  return help.ok && referrals.ok && wordings && faults.length === 0 ? { ok: true, manual: { edition, help: help.pages, referrals: referrals.forms, ...wordings, files } } : { ok: false, faults, edition, language };
}

/** The worked cases that do not come out as they say. */
function caseFaults(edition: Edition, files: readonly ManualFile[]): Fault[] {
  return edition.scenarios.flatMap((scenario) => checkScenario(edition, scenario).map((message): Fault => ({
    ...placeOf(scenario.id, files), message: `worked case ${message}`, mend: 'Change the rule, or what the case expects, until they say the same.',
  })));
}

function placeOf(id: string, files: readonly ManualFile[]): { readonly file: string; readonly line: number } {
  const named = new RegExp(`\\bid: ${id}(?![\\w-])`, 'u');
  for (const { path, text } of files) {
    const line = path.startsWith('scenarios/') ? text.split('\n').findIndex((one) => named.test(one)) : -1;
    if (line >= 0) return { file: path, line: line + 1 };
  }
  return { file: 'scenarios', line: 1 };
}
