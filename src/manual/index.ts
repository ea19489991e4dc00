/** A whole manual, read and checked together: procedure, worked cases, help pages, forms of referrals and wordings. */
export { FaultyManual, readWholeManual } from './whole.ts';
export { readManualWordings } from './wordings.ts';
export type { ManualWordings } from './wordings.ts';
export type { WholeManual, WholeManualRead } from './whole.ts';
