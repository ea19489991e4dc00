/** Words that do not blame: the page to learn from, the check that other pages and systems ask, and what a setting meets over time. */
export { countedOf, POINTED_OUT, wordingsOver } from './wordings.ts';
export type { Counted } from './setting.ts';
export type { Wordings } from './wordings.ts';
export { findingsList, findingText, howMany, markedText } from './views/found.ts';
export { wordingRoutes } from './routes.ts';
export type { WordingParts } from './routes.ts';
