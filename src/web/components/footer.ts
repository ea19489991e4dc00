import { html, type Html } from '../html.ts';
import { attributes, content, has, hasContent, more, type Attributes, type Content, type Extras } from './part.ts';

export interface FooterItem {
  readonly text?: string | null;
  readonly href?: string | null;
  readonly attributes?: Attributes | null;
}

export interface FooterNavigation {
  readonly title: string;
  readonly columns?: number | null;
  readonly width?: string | null;
  readonly items?: readonly FooterItem[] | null;
}

/** The official footer without its crown, its Crown copyright and its licence, which are not ours to show. */
export interface FooterOptions extends Extras {
  readonly containerClasses?: string | null;
  readonly navigation?: readonly FooterNavigation[] | null;
  readonly meta?: (Content & { readonly visuallyHiddenTitle?: string | null; readonly items?: readonly FooterItem[] | null }) | null;
}

function link(item: FooterItem): Html {
  return html`<a class="govuk-footer__link" href="${item.href}"${attributes(item.attributes)}>${item.text}</a>`;
}

function section(nav: FooterNavigation): Html {
  const items = nav.items?.map((item) => item.href && item.text ? html`<li class="govuk-footer__list-item">${link(item)}</li>` : null);
  const columns = nav.columns && ` govuk-footer__list--columns-${nav.columns}`;
  return html`<div class="govuk-footer__section govuk-grid-column-${nav.width || 'full'}"><h2 class="govuk-footer__heading govuk-heading-m">${nav.title}</h2>${
    nav.items?.length ? html`<ul class="govuk-footer__list${columns}">${items}</ul>` : null}</div>`;
}

function metaPart(meta: NonNullable<FooterOptions['meta']>): Html {
  const items = meta.items?.map((item) => html`<li class="govuk-footer__inline-list-item">${link(item)}</li>`);
  return html`<h2 class="govuk-visually-hidden">${meta.visuallyHiddenTitle || 'Support links'}</h2>${
    items?.length ? html`<ul class="govuk-footer__inline-list">${items}</ul>` : null}${
    hasContent(meta) && html`<div class="govuk-footer__meta-custom">${has(meta.html) ? meta.html : content(meta)}</div>`}`;
}

/** The foot of every page. */
export function footer(options: FooterOptions): Html {
  const navigation = options.navigation?.length
    ? html`<div class="govuk-footer__navigation">${options.navigation.map(section)}</div><hr class="govuk-footer__section-break">`
    : null;
  return html`<div class="govuk-footer${more(options.classes)}"${attributes(options.attributes)}><div class="govuk-width-container${more(options.containerClasses)}">${
    navigation}<div class="govuk-footer__meta"><div class="govuk-footer__meta-item govuk-footer__meta-item--grow">${options.meta && metaPart(options.meta)}</div></div></div></div>`;
}
