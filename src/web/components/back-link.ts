import { html, type Html } from '../html.ts';
import { attributes, has, more, type Content, type Extras } from './part.ts';

export interface BackLinkOptions extends Content, Extras {
  readonly href?: string | null;
}

/** A link to the page before this one. */
export function backLink(options: BackLinkOptions): Html {
  const inside = has(options.html) ? options.html : options.text || 'Back';
  return html`<a href="${options.href || '#'}" class="govuk-back-link${more(options.classes)}"${attributes(options.attributes)}>${inside}</a>`;
}
