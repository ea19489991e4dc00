import { html, type Html } from '../html.ts';
import { attributes, content, more, type Content, type Extras } from './part.ts';

export interface BadgeOptions extends Content, Extras {}

/** A short mark beside a title. */
export function badge(options: BadgeOptions): Html {
  return html`<span class="moj-badge${more(options.classes)}"${attributes(options.attributes)}>${content(options)}</span>`;
}
