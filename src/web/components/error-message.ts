import { html, type Html } from '../html.ts';
import { attributes, content, more, optional, type Content, type Extras } from './part.ts';

export interface ErrorMessageOptions extends Content, Extras {
  readonly id?: string | null;
  readonly visuallyHiddenText?: string | false | null;
}

/** What is wrong with a field and how to mend it. */
export function errorMessage(options: ErrorMessageOptions): Html {
  const hidden = options.visuallyHiddenText === undefined ? 'Error' : options.visuallyHiddenText;
  const before = hidden && html`<span class="govuk-visually-hidden">${hidden}:</span> `;
  return html`<p${optional('id', options.id)} class="govuk-error-message${more(options.classes)}"${attributes(options.attributes)}>${before}${content(options)}</p>`;
}
