import { html, type Html } from '../html.ts';
import { attributes, content, hasContent, more, optional, type Content, type Extras } from './part.ts';

export interface LabelOptions extends Content, Extras {
  readonly for?: string | null;
  readonly isPageHeading?: boolean | null;
}

/** The label of a field; nothing where it has no words. */
export function label(options: LabelOptions): Html {
  if (!hasContent(options)) return html``;
  const inner = html`<label class="govuk-label${more(options.classes)}"${attributes(options.attributes)}${optional('for', options.for)}>${content(options)}</label>`;
  return options.isPageHeading ? html`<h1 class="govuk-label-wrapper">${inner}</h1>` : inner;
}
