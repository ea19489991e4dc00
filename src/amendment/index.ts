/** Amendments: how the text of the manual is changed, looked at before it counts, reviewed by a second person, and taken to be published. */
export { amendmentRoutes } from './routes.ts';
export type { AmendmentParts } from './routes.ts';
export { amendmentsOf, beginAmendment, changeAmendment } from './store.ts';
export type { AmendmentKeeper, AmendmentRefusal, AmendmentSaved } from './store.ts';
