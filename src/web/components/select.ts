import { html, raw, type Html } from '../html.ts';
import { beside, formGroup, help, type FormGroupOptions, type Helped } from './form-group.ts';
import { label, type LabelOptions } from './label.ts';
import { attributes, more, optional, type Attributes, type Extras } from './part.ts';

export interface SelectItem {
  readonly value?: string | number | boolean | null;
  readonly text: string | number;
  readonly selected?: boolean | null;
  readonly disabled?: boolean | null;
  readonly attributes?: Attributes | null;
}

export interface SelectOptions extends Extras, Helped {
  readonly id?: string | null;
  readonly name: string;
  readonly items: readonly (SelectItem | null | undefined | false)[];
  readonly value?: string | number | null;
  readonly disabled?: boolean | null;
  readonly describedBy?: string | null;
  readonly label?: LabelOptions | null;
  readonly formGroup?: FormGroupOptions | null;
}

function isSelected(item: SelectItem, value: SelectOptions['value']): boolean {
  if (item.selected) return true;
  const own = item.value === undefined ? item.text : item.value;
  return Boolean(value) && item.selected !== false && String(own) === String(value);
}

function option(item: SelectItem, value: SelectOptions['value']): Html {
  return html`<option${item.value !== undefined && html` value="${String(item.value ?? '')}"`}${isSelected(item, value) && raw(' selected')}${
    item.disabled && raw(' disabled')}${attributes(item.attributes)}>${item.text}</option>`;
}

function element(options: SelectOptions, id: string, describedBy: string): Html {
  return html`<select class="govuk-select${more(options.classes)}${options.errorMessage && ' govuk-select--error'}" id="${id}" name="${options.name}"${
    options.disabled && raw(' disabled')}${optional('aria-describedby', describedBy)}${attributes(options.attributes)}>${
    options.items?.map((item) => item && option(item, options.value))}</select>`;
}

/** One answer out of a long list. */
export function select(options: SelectOptions): Html {
  const id = options.id || options.name;
  const group = options.formGroup;
  const words = help(id, options, options.describedBy);
  const field = html`${beside(group?.beforeInput)}${element(options, id, words.describedBy)}${beside(group?.afterInput)}`;
  return formGroup(group, Boolean(options.errorMessage), html`${label({ ...options.label, for: id })}${words.html} ${field}`);
}
