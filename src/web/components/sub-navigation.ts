import { html, raw, type Html } from '../html.ts';
import { attributes, content, more, type Attributes, type Content, type Extras } from './part.ts';

export interface SubNavigationItem extends Content {
  readonly href: string;
  readonly active?: boolean | null;
  readonly classes?: string | null;
  readonly attributes?: Attributes | null;
}

export interface SubNavigationOptions extends Extras {
  readonly label?: string | null;
  readonly items: readonly SubNavigationItem[];
}

function link(item: SubNavigationItem): Html {
  return html`<li class="moj-sub-navigation__item${more(item.classes)}"><a class="moj-sub-navigation__link"${item.active && raw(' aria-current="page"')} href="${item.href}"${attributes(item.attributes)}>${content(item)}</a></li>`;
}

/** The pages of one concern. */
export function subNavigation(options: SubNavigationOptions): Html {
  return html`<nav class="moj-sub-navigation${more(options.classes)}" aria-label="${options.label || 'Secondary navigation region'}"${attributes(options.attributes)}><ul class="moj-sub-navigation__list">${options.items.map(link)}</ul></nav>`;
}
