import { html, join, type Html } from '../html.ts';
import { button, type ButtonOptions } from './button.ts';
import { attributes, more, type Extras } from './part.ts';

export interface ButtonMenuOptions extends Extras {
  readonly items?: readonly ButtonOptions[] | null;
}

/** Buttons that belong together. They stand side by side; nothing folds them away. */
export function buttonMenu(options: ButtonMenuOptions): Html {
  const items = options.items?.map((item) => button({ ...item, isStartButton: false, classes: `moj-button-menu__item govuk-button--secondary${more(item.classes)}` })) ?? [];
  return html`<div class="moj-button-menu${more(options.classes)}" data-module="moj-button-menu"${attributes(options.attributes)}>${join(items, ' ')}</div>`;
}
