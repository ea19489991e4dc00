import { html, type Html } from '../html.ts';
import { attributes, content, more, type Content, type Extras } from './part.ts';

export interface TagOptions extends Content, Extras {}

/** A state, in a coloured box. */
export function tag(options: TagOptions): Html {
  return html`<strong class="govuk-tag${more(options.classes)}"${attributes(options.attributes)}>${content(options)}</strong>`;
}
