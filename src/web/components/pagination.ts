import { html, raw, type Html } from '../html.ts';
import { attributes, content, hasContent, more, type Attributes, type Content, type Extras } from './part.ts';

export interface PaginationLink extends Content {
  readonly href?: string | null;
  readonly labelText?: string | null;
  readonly attributes?: Attributes | null;
}

export interface PaginationItem {
  readonly number?: string | number;
  readonly visuallyHiddenText?: string;
  readonly href?: string;
  readonly current?: boolean;
  readonly ellipsis?: boolean;
  readonly attributes?: Attributes | null;
}

export interface PaginationOptions extends Extras {
  readonly items?: readonly (PaginationItem | null | undefined)[] | null;
  readonly previous?: PaginationLink | null;
  readonly next?: PaginationLink | null;
  readonly landmarkLabel?: string | null;
}

const arrows = {
  prev: raw(
    '<svg class="govuk-pagination__icon govuk-pagination__icon--prev" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"></path></svg>',
  ),
  next: raw(
    '<svg class="govuk-pagination__icon govuk-pagination__icon--next" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"></path></svg>',
  ),
};
const words = {
  prev: raw('Previous<span class="govuk-visually-hidden"> page</span>'),
  next: raw('Next<span class="govuk-visually-hidden"> page</span>'),
};

function arrowLink(link: PaginationLink | null | undefined, kind: 'prev' | 'next', isBlock: boolean): Html | null {
  if (!link?.href) return null;
  const decorated = isBlock && !link.labelText && ' govuk-pagination__link-title--decorated';
  const labelled = link.labelText && isBlock && html` <span class="govuk-visually-hidden">:</span> <span class="govuk-pagination__link-label">${link.labelText}</span>`;
  return html`<div class="govuk-pagination__${kind}"><a class="govuk-link govuk-pagination__link" href="${link.href}" rel="${kind}"${attributes(link.attributes)}>${
    (isBlock || kind === 'prev') && arrows[kind]} <span class="govuk-pagination__link-title${decorated}">${
    hasContent(link) ? content(link) : words[kind]}</span>${labelled} ${!isBlock && kind === 'next' && arrows[kind]}</a></div>`;
}

function pageItem(item: PaginationItem): Html {
  if (item.ellipsis) {
    return html`<li class="govuk-pagination__item${item.current && ' govuk-pagination__item--current'} govuk-pagination__item--ellipsis">&ctdot;</li>`;
  }
  return html`<li class="govuk-pagination__item${item.current && ' govuk-pagination__item--current'}"><a class="govuk-link govuk-pagination__link" href="${
    item.href}" aria-label="${item.visuallyHiddenText ?? `Page ${item.number ?? ''}`}"${item.current && raw(' aria-current="page"')}${attributes(item.attributes)}>${item.number}</a></li>`;
}

/** The way through a list that is longer than a page. */
export function pagination(options: PaginationOptions): Html {
  const isBlock = !options.items && Boolean(options.next || options.previous);
  const items = options.items?.map((item) => (item && Object.keys(item).length > 0 ? pageItem(item) : null));
  return html`<nav class="govuk-pagination${isBlock && ' govuk-pagination--block'}${more(options.classes)}" aria-label="${options.landmarkLabel || 'Pagination'}"${
    attributes(options.attributes)}>${arrowLink(options.previous, 'prev', isBlock)}${items && html`<ul class="govuk-pagination__list">${items}</ul>`}${
    arrowLink(options.next, 'next', isBlock)}</nav>`;
}
