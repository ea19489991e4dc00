/** The web: how a page is written, drawn, sent and kept safe. */
export { escapeHtml, html, isHtml, join, raw, type Html, type HtmlValue } from './html.ts';
export * from './components/index.ts';
export { page, type PageOptions, type Site } from './layout.ts';
export { usualWays, type SessionWays, type Viewer } from './viewer.ts';
export { bodyLimit, createServer, type ServerParts } from './server.ts';
export { loadAssets, type Assets } from './assets/assets.ts';
export { paramOf, queriesOf, queryOf } from './asked.ts';
export { insteadOfImagery, refuseImagery, withoutImagery } from './imagery.ts';
export { oneKindOfLineBreak, take, type Offence, type PostedFields, type Taken } from './taken.ts';
