import { html, type Html } from '../html.ts';
import { buttonMenu, type ButtonMenuOptions } from './button-menu.ts';
import { attributes, content, more, type Content, type Extras } from './part.ts';

export interface IdentityBarOptions extends Extras {
  readonly title?: Content | null;
  readonly menus?: readonly ButtonMenuOptions[] | null;
}

/** Which concern this is, on every page of it. */
export function identityBar(options: IdentityBarOptions): Html {
  const title = options.title && html`<span class="moj-identity-bar__title">${content(options.title)}</span>`;
  const menus = options.menus?.map((menu) => html`<div class="moj-identity-bar__menu">${buttonMenu(menu)}</div>`);
  return html`<div class="moj-identity-bar${more(options.classes)}"${attributes(options.attributes)}><div class="moj-identity-bar__container"><div class="moj-identity-bar__details">${title}</div>${
    menus && html`<div class="moj-identity-bar__actions">${menus}</div>`}</div></div>`;
}
