/** Reporting a concern: four short pages, a look at the whole, and a reference. */
export { reportRoutes } from './routes.ts';
export type { ReportParts } from './routes.ts';
