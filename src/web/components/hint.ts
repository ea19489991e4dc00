import { html, type Html } from '../html.ts';
import { attributes, content, more, optional, type Content, type Extras } from './part.ts';

export interface HintOptions extends Content, Extras {
  readonly id?: string | null;
}

/** Help that belongs to a field. */
export function hint(options: HintOptions): Html {
  return html`<div${optional('id', options.id)} class="govuk-hint${more(options.classes)}"${attributes(options.attributes)}>${content(options)}</div>`;
}
