import { html, join, type Html } from '../html.ts';
import { button, type ButtonOptions } from './button.ts';
import { attributes, content, headingLevel, more, type Content, type Extras } from './part.ts';

export interface PageHeaderActionsOptions extends Extras {
  readonly heading: Content & { readonly level?: number | null; readonly classes?: string | null };
  readonly items?: readonly ButtonOptions[] | null;
}

/** The heading of a page and what can be done from there. */
export function pageHeaderActions(options: PageHeaderActionsOptions): Html {
  const level = headingLevel(options.heading.level, 1);
  const heading = html`<h${level} class="${options.heading.classes ?? 'govuk-heading-xl'}">${content(options.heading)}</h${level}>`;
  const buttons = options.items && html`<div class="moj-page-header-actions__actions"><div class="moj-button-group moj-button-group--inline">${join(options.items.map(button), ' ')}</div></div>`;
  return html`<div class="moj-page-header-actions${more(options.classes)}"${attributes(options.attributes)}><div class="moj-page-header-actions__title">${heading}</div>${buttons}</div>`;
}
