import { html, raw, type Html } from '../html.ts';
import { attributes, content, headingLevel, more, optional, type Attributes, type Content, type Extras } from './part.ts';

export interface SideNavigationItem extends Content {
  readonly href: string;
  readonly active?: boolean | null;
  readonly attributes?: Attributes | null;
}

export interface SideNavigationSection {
  readonly heading: Content & Extras & { readonly headingLevel?: number | null };
  readonly items: readonly SideNavigationItem[];
}

export interface SideNavigationOptions extends Extras {
  readonly label?: string | null;
  readonly items?: readonly SideNavigationItem[] | null;
  readonly sections?: readonly SideNavigationSection[] | null;
}

function list(items: readonly SideNavigationItem[] | null | undefined): Html {
  const links = items?.map(
    (item) => html`<li class="moj-side-navigation__item${item.active && ' moj-side-navigation__item--active'}"${attributes(item.attributes)}><a href="${item.href}"${
      item.active && raw(' aria-current="location"')}>${content(item)}</a></li>`,
  );
  return html`<ul class="moj-side-navigation__list">${links}</ul>`;
}

function section(options: SideNavigationSection): Html {
  const level = headingLevel(options.heading.headingLevel, 4);
  return html`<h${level} class="moj-side-navigation__title${more(options.heading.classes)}"${attributes(options.heading.attributes)}>${content(options.heading)}</h${level}>${list(options.items)}`;
}

/** The way around within one part of the service. */
export function sideNavigation(options: SideNavigationOptions): Html {
  const inside = options.sections ? options.sections.map(section) : list(options.items);
  return html`<nav class="moj-side-navigation${more(options.classes)}"${optional('aria-label', options.label)}${attributes(options.attributes)}>${inside}</nav>`;
}
