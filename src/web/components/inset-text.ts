import { html, type Html } from '../html.ts';
import { attributes, content, more, optional, type Content, type Extras } from './part.ts';

export interface InsetTextOptions extends Content, Extras {
  readonly id?: string | null;
}

/** A block of text set apart from the rest. */
export function insetText(options: InsetTextOptions): Html {
  return html`<div${optional('id', options.id)} class="govuk-inset-text${more(options.classes)}"${attributes(options.attributes)}>${content(options)}</div>`;
}
