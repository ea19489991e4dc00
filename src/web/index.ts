/** The web: how a page is written, drawn, sent and kept safe. */
export { escapeHtml, html, isHtml, join, raw, type Html, type HtmlValue } from './html.ts';
export * from './components/index.ts';
