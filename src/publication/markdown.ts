/** Markdown of the manual as markup: GOV.UK classes, no raw HTML, links that stay inside Handrail or are plainly outside. */
import MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import { raw } from '../web/index.ts';
import type { Html } from '../web/index.ts';

export interface MarkdownOptions {
  /** Where a link such as `#S34` goes; by default to the page that finds it. */
  readonly paragraphHref?: (id: string) => string;
  /** The level that `#` becomes: 2 by default, because the page has its own first heading. */
  readonly top?: number;
  /** Headings get an id made of their words, for a list of contents. */
  readonly anchored?: boolean;
}

const CLASSES: Readonly<Record<string, string>> = {
  paragraph_open: 'govuk-body',
  bullet_list_open: 'govuk-list govuk-list--bullet',
  ordered_list_open: 'govuk-list govuk-list--number',
  blockquote_open: 'govuk-inset-text',
  link_open: 'govuk-link app-break',
  table_open: 'govuk-table',
  th_open: 'govuk-table__header',
  td_open: 'govuk-table__cell',
  tr_open: 'govuk-table__row',
};

const renderer = new MarkdownIt({ html: false, linkify: true, typographer: false }).disable(['image']);
// Only what is plainly an address becomes a link: with https:// before it, or an e-mail address.
renderer.linkify.set({ fuzzyLink: false, fuzzyIP: false, fuzzyEmail: true });
renderer.normalizeLinkText = (address) => address.replace(/^https:\/\/(?:www\.)?/, '').replace(/\/$/, '');
renderer.validateLink = (address) => /^(?:https?:\/\/|mailto:|tel:|sms:|#|\/(?![/\\]|%5c))/i.test(address.trim());

/** The markup of a Markdown text. Anything that looks like HTML in it is shown as text. */
export function markdown(text: string, options: MarkdownOptions = {}): Html {
  return drawn(renderer.parse(text, {}), options);
}

/** The markup of one line: no paragraph around it. */
export function markdownLine(text: string, options: MarkdownOptions = {}): Html {
  return drawn(renderer.parseInline(text, {}), options);
}

function drawn(tokens: Token[], options: MarkdownOptions): Html {
  for (const [index, token] of tokens.entries()) {
    if (options.anchored && token.type === 'heading_open') token.attrSet('id', anchorOf(tokens[index + 1]?.content ?? ''));
    decorate(token, options);
    for (const child of token.children ?? []) decorate(child, options);
  }
  return raw(renderer.renderer.render(tokens, renderer.options, {}));
}

function decorate(token: Token, options: MarkdownOptions): void {
  const own = CLASSES[token.type];
  if (own) token.attrJoin('class', own);
  if (token.type === 'heading_open' || token.type === 'heading_close') shiftHeading(token, options.top ?? 2);
  if (token.type === 'link_open') pointLink(token, options);
}

function shiftHeading(token: Token, top: number): void {
  const level = Math.min(6, Number(token.tag.slice(1)) + top - 1);
  token.tag = `h${level}`;
  if (token.type === 'heading_open') token.attrJoin('class', level <= 2 ? 'govuk-heading-m' : 'govuk-heading-s');
}

function pointLink(token: Token, options: MarkdownOptions): void {
  const href = String(token.attrGet('href') ?? '');
  if (href.startsWith('#')) token.attrSet('href', options.paragraphHref?.(href.slice(1)) ?? `/manual/find/${href.slice(1)}`);
  else if (/^https?:/i.test(href)) token.attrSet('rel', 'noreferrer external');
}

/** The id of a heading with these words. */
export function anchorOf(words: string): string {
  return `section-${words.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')}`;
}
