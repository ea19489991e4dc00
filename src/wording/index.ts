/** Words that do not blame: the page to learn from, and the check that other pages and systems ask. Nothing is kept. */
export { wordingRoutes } from './routes.ts';
export type { WordingParts } from './routes.ts';
