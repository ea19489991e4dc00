/** Referrals: a form of the manual, filled from the record, looked at before it is kept exactly as it goes out, with how it was sent and what was answered. */
export { readReferrals } from './files.ts';
export type { ReferralForm } from './forms.ts';
export { referralRoutes } from './routes.ts';
export type { ReferralParts } from './routes.ts';
