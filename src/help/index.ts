/** Help without signing in: for children, parents and the public, and the sheet for emergencies. Texts are in `manual/help/`. */
export { readHelp } from './files.ts';
export type { HelpPage } from './domain.ts';
export { helpRoutes } from './routes.ts';
export type { HelpParts } from './routes.ts';
