import { html, type Html } from '../html.ts';
import { attributes, content, more, type Content, type Extras } from './part.ts';

export interface SkipLinkOptions extends Content, Extras {
  readonly href?: string | null;
}

/** The way past the header for people who use a keyboard. */
export function skipLink(options: SkipLinkOptions): Html {
  return html`<a href="${options.href || '#content'}" class="govuk-skip-link${more(options.classes)}"${attributes(options.attributes)} data-module="govuk-skip-link">${content(options)}</a>`;
}
