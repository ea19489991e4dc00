/** The manual as people read it: its files and published editions, Markdown, and the public pages. */
export { editionFileName, listEditions, loadEdition, readBeside, readManual, readWordings, storeEdition } from './files.ts';
export type { EditionRefusal, LoadedEdition } from './files.ts';
export { anchorOf, markdown, markdownLine } from './markdown.ts';
export type { MarkdownOptions } from './markdown.ts';
export { dateInWords, inWords, partnershipOf } from './domain.ts';
export { contactCard, partnershipChooser, strengthTag } from './views/parts.ts';
export { paragraphView } from './views/chapter.ts';
export { scenarioView } from './views/editions.ts';
export type { Reading } from './reading.ts';
export { editionsWith } from './editions.ts';
export type { Editions, EditionShelf, KeptEdition } from './editions.ts';
export { manualRoutes } from './routes.ts';
export type { ManualParts } from './routes.ts';
