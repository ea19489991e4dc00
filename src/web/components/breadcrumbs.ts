import { html, type Html } from '../html.ts';
import { attributes, content, more, type Attributes, type Content, type Extras } from './part.ts';

export interface BreadcrumbItem extends Content {
  readonly href?: string | null;
  readonly attributes?: Attributes | null;
}

export interface BreadcrumbsOptions extends Extras {
  readonly items: readonly BreadcrumbItem[];
  readonly collapseOnMobile?: boolean;
  readonly labelText?: string;
}

function breadcrumb(item: BreadcrumbItem): Html {
  if (!item.href) return html`<li class="govuk-breadcrumbs__list-item" aria-current="page">${content(item)}</li>`;
  return html`<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="${item.href}"${attributes(item.attributes)}>${content(item)}</a></li>`;
}

/** Where the page stands, as a trail of links. */
export function breadcrumbs(options: BreadcrumbsOptions): Html {
  const collapse = options.collapseOnMobile && ' govuk-breadcrumbs--collapse-on-mobile';
  return html`<nav class="govuk-breadcrumbs${more(options.classes)}${collapse}"${attributes(options.attributes)} aria-label="${options.labelText ?? 'Breadcrumb'}"><ol class="govuk-breadcrumbs__list">${options.items?.map(breadcrumb)}</ol></nav>`;
}
