/** What radios and checkboxes share. */
import { html, raw, type Html } from '../html.ts';
import { fieldset, type FieldsetOptions } from './fieldset.ts';
import { beside, formGroup, help, type FormGroupsOptions, type Helped } from './form-group.ts';
import { hint, type HintOptions } from './hint.ts';
import { label, type LabelOptions } from './label.ts';
import { attributes, has, more, optional, type Attributes, type Content, type Extras } from './part.ts';

export interface ChoiceItem extends Content {
  readonly id?: string | null;
  readonly value?: string | number | null;
  readonly label?: LabelOptions | null;
  readonly hint?: HintOptions | null;
  /** A line such as "or" between items; everything else is ignored where it is given. */
  readonly divider?: string | null;
  readonly checked?: boolean | null;
  readonly conditional?: { readonly html?: Html | null } | null;
  readonly disabled?: boolean | null;
  readonly attributes?: Attributes | null;
}

export interface ChoicesOptions<Item extends ChoiceItem> extends Extras, Helped {
  readonly name: string;
  readonly idPrefix?: string | null;
  readonly fieldset?: FieldsetOptions | null;
  readonly formGroup?: FormGroupsOptions | null;
  readonly items: readonly (Item | null | undefined | false)[];
}

export interface Drawn {
  readonly kind: 'radio' | 'checkbox';
  readonly id: string;
  readonly name: string;
  readonly checked: boolean;
  readonly describedBy: string;
  readonly behaviour: string | null;
}

function box(item: ChoiceItem, drawn: Drawn, block: string, reveals: boolean): Html {
  return html`<input class="${block}__input" id="${drawn.id}" name="${drawn.name}" type="${drawn.kind}" value="${item.value}"${
    drawn.checked && raw(' checked')}${item.disabled && raw(' disabled')}${reveals && html` data-aria-controls="conditional-${drawn.id}"`}${
    optional('data-behaviour', drawn.behaviour)}${optional('aria-describedby', drawn.describedBy)}${attributes(item.attributes)}>`;
}

/** One radio or checkbox with its label, its hint and what it reveals. */
export function choiceItem(item: ChoiceItem, drawn: Drawn): Html {
  const block = drawn.kind === 'radio' ? 'govuk-radios' : 'govuk-checkboxes';
  if (item.divider) return html`<div class="${block}__divider">${item.divider}</div>`;
  const revealed = item.conditional?.html;
  const words = label({ html: item.html, text: item.text, classes: `${block}__label${more(item.label?.classes)}`, attributes: item.label?.attributes, for: drawn.id });
  const aside = itemHint(item) && hint({ ...item.hint, id: `${drawn.id}-item-hint`, classes: `${block}__hint${more(item.hint?.classes)}` });
  return html`<div class="${block}__item">${box(item, drawn, block, has(revealed))} ${words}${aside}</div>${
    has(revealed) && html`<div class="${block}__conditional${!drawn.checked && ` ${block}__conditional--hidden`}" id="conditional-${drawn.id}">${revealed}</div>`}`;
}

/** Where the item has a hint. */
export function itemHint(item: ChoiceItem): boolean {
  return Boolean(item.hint && (item.hint.text || has(item.hint.html)));
}

/** The id of an item: the first one has no number, so that an error summary can link to it. */
export function itemId(item: ChoiceItem, prefix: string, index: number): string {
  return item.id || (index > 0 ? `${prefix}-${index + 1}` : prefix);
}

/** The group around the items, in a fieldset where one is asked for. `draw` is told the ids of hint and error. */
export function choices<Item extends ChoiceItem>(
  options: ChoicesOptions<Item>,
  block: 'govuk-radios' | 'govuk-checkboxes',
  describedBy: string | null | undefined,
  draw: (item: Item, index: number, describedBy: string) => Html,
): Html {
  const words = help(options.idPrefix || options.name, options, describedBy);
  const items = options.items?.map((item, index) => item && draw(item, index, words.describedBy));
  const group = options.formGroup;
  const inside = html`${words.html}<div class="${block}${more(options.classes)}"${attributes(options.attributes)} data-module="${block}">${
    beside(group?.beforeInputs)}${items}${beside(group?.afterInputs)}</div>`;
  const framed = options.fieldset ? fieldset({ ...options.fieldset, role: null, describedBy: words.describedBy, html: inside }) : inside;
  return formGroup(group, Boolean(options.errorMessage), framed);
}
