import type { Edition } from '../procedure/index.ts';
import { readBeside } from '../publication/index.ts';
import { readReferralForms } from './forms.ts';
import type { ReadReferrals } from './forms.ts';

/** Reads the forms of a manual folder: `referrals/*.yaml`. A folder that is not there counts as empty. Throws where a file cannot be read. */
export async function readReferrals(folder: string, edition: Pick<Edition, 'actions' | 'paragraphs' | 'parameters'>): Promise<ReadReferrals> {
  return readReferralForms(await readBeside(folder, 'referrals', '.yaml'), edition);
}
