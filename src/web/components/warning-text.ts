import { html, type Html } from '../html.ts';
import { attributes, content, more, type Content, type Extras } from './part.ts';

export interface WarningTextOptions extends Content, Extras {
  readonly iconFallbackText?: string | null;
}

/** Something the reader must not miss. */
export function warningText(options: WarningTextOptions): Html {
  return html`<div class="govuk-warning-text${more(options.classes)}"${attributes(options.attributes)}><span class="govuk-warning-text__icon" aria-hidden="true">!</span> <strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">${
    options.iconFallbackText || 'Warning'}</span> ${content(options)}</strong></div>`;
}
