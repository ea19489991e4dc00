import { html, type Html } from '../html.ts';
import { attributes, content, has, more, optional, type Attributes, type Content, type Extras } from './part.ts';

export interface TabItem {
  readonly id?: string | null;
  readonly label: string;
  readonly attributes?: Attributes | null;
  readonly panel: Content & { readonly attributes?: Attributes | null };
}

export interface TabsOptions extends Extras {
  readonly id?: string | null;
  readonly idPrefix?: string | null;
  readonly title?: string;
  readonly items?: readonly (TabItem | null | undefined | false)[] | null;
}

function tab(item: TabItem, id: string, index: number): Html {
  return html`<li class="govuk-tabs__list-item${index === 0 && ' govuk-tabs__list-item--selected'}"><a class="govuk-tabs__tab" href="#${id}"${attributes(item.attributes)}>${item.label}</a></li>`;
}

function tabPanel(item: TabItem, id: string, index: number): Html {
  const inside = has(item.panel?.html) ? item.panel.html : item.panel?.text && html`<p class="govuk-body">${content(item.panel)}</p>`;
  return html`<div class="govuk-tabs__panel${index > 0 && ' govuk-tabs__panel--hidden'}" id="${id}"${attributes(item.panel?.attributes)}>${inside}</div>`;
}

/** Views of which one is read at a time. Without scripts they stand below each other. */
export function tabs(options: TabsOptions): Html {
  const items = options.items ?? [];
  const idOf = (item: TabItem, index: number): string => item.id || `${options.idPrefix ?? ''}-${index + 1}`;
  const list = items.map((item, index) => item && tab(item, idOf(item, index), index));
  const panels = items.map((item, index) => item && tabPanel(item, idOf(item, index), index));
  return html`<div${optional('id', options.id)} class="govuk-tabs${more(options.classes)}"${attributes(options.attributes)} data-module="govuk-tabs"><h2 class="govuk-tabs__title">${
    options.title ?? 'Contents'}</h2>${items.length > 0 && html`<ul class="govuk-tabs__list">${list}</ul>${panels}`}</div>`;
}
