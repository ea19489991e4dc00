import { html, type Html } from '../html.ts';
import { attributes, has, more, type Extras } from './part.ts';

export interface GenericHeaderOptions extends Extras {
  readonly containerClasses?: string | null;
  readonly url?: string | null;
  readonly logoText?: string | null;
  readonly logoHtml?: Html | null;
}

/** The head of every page, with a brand of one's own. */
export function genericHeader(options: GenericHeaderOptions): Html {
  const logo = has(options.logoHtml) ? options.logoHtml : options.logoText;
  return html`<div class="govuk-generic-header${more(options.classes)}"${attributes(options.attributes)}><div class="govuk-generic-header__container ${options.containerClasses || 'govuk-width-container'}"><div class="govuk-generic-header__logo"><a href="${options.url || '/'}" class="govuk-generic-header__homepage-link">${logo}</a></div></div></div>`;
}
