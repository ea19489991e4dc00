/** The manual as people read it: its files and published editions, Markdown, and the public pages. */
export { editionFileName, listEditions, loadEdition, readManual, storeEdition } from './files.ts';
export type { EditionRefusal, LoadedEdition } from './files.ts';
export { markdown } from './markdown.ts';
export type { MarkdownOptions } from './markdown.ts';
export { dateInWords, inWords } from './domain.ts';
export { contactCard } from './views/parts.ts';
export { editionsWith } from './editions.ts';
export type { Editions } from './editions.ts';
