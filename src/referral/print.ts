/** A referral that was kept, as a printed document. Pure. */
import type { Block, PrintedDocument } from '../document/index.ts';
import { momentText, REFERRAL_CONSENT } from '../record/index.ts';
import type { Concern, Referral, ReferralField } from '../record/index.ts';

/** What stands where a field was asked for and left empty. */
export const NOT_FILLED_IN = 'Not filled in';

/** The referral exactly as it was kept, ready to be laid out. */
export function printedReferral({ reference }: Pick<Concern, 'reference'>, referral: Referral, organisation: string): PrintedDocument {
  const { title, seq, edition, writtenAt, authorName, to, sections, consent, reason } = referral;
  return {
    title: `${title}, concern ${reference}`, organisation, reference: `${reference} · entry ${seq} · procedure edition ${edition.slice(0, 12)}`,
    printed: `Correct as kept on ${momentText(writtenAt)}.`, marking: 'Confidential: child protection record',
    blocks: [
      { kind: 'pairs', header: ['About this referral', 'As it was kept'], rows: [['To', to], ['From', organisation], ['Kept by', authorName], ['Our reference', `${reference}, entry ${seq}`]] },
      ...sections.flatMap((section): Block[] => [{ kind: 'heading', level: 2, text: section.title }, ...fieldBlocks(section.fields)]),
      { kind: 'heading', level: 2, text: 'Consent to share' },
      { kind: 'pairs', header: HEADER, rows: [['Consent', REFERRAL_CONSENT[consent]], ...(reason === '' ? [] : [['Reason', reason] as const])] },
    ],
  };
}

const HEADER = ['Question', 'Answer'] as const;

/** A table of the fields; the child's own words stand apart from it, in their place. */
function fieldBlocks(fields: readonly ReferralField[]): Block[] {
  const blocks: Block[] = [];
  for (const { label, text, words } of fields) {
    const last = blocks.at(-1);
    if (words === 'child' && text !== '') blocks.push({ kind: 'quote', text, attribution: label });
    else if (last?.kind === 'pairs') blocks[blocks.length - 1] = { ...last, rows: [...last.rows, [label, text || NOT_FILLED_IN]] };
    else blocks.push({ kind: 'pairs', header: HEADER, rows: [[label, text || NOT_FILLED_IN]] });
  }
  return blocks;
}
