import { html, type Html } from '../html.ts';
import { formGroup, help, type FormGroupOptions, type Helped } from './form-group.ts';
import { label, type LabelOptions } from './label.ts';
import { attributes, content, given, hasContent, more, type Content, type Extras } from './part.ts';

export interface AffixOptions extends Content, Extras {}

export interface InputOptions extends Extras, Helped {
  readonly id?: string | null;
  readonly name: string;
  readonly type?: string | null;
  readonly inputmode?: string | null;
  readonly value?: string | number | null;
  readonly disabled?: boolean | null;
  readonly describedBy?: string | null;
  readonly label?: LabelOptions | null;
  readonly prefix?: AffixOptions | null;
  readonly suffix?: AffixOptions | null;
  readonly formGroup?: FormGroupOptions | null;
  readonly inputWrapper?: Extras | null;
  readonly autocomplete?: string | null;
  readonly pattern?: string | null;
  readonly spellcheck?: boolean | null;
  readonly autocapitalize?: string | null;
}

function element(options: InputOptions, id: string, describedBy: string): Html {
  return html`<input class="govuk-input${more(options.classes)}${options.errorMessage ? ' govuk-input--error' : ''}" id="${id}" name="${options.name}" type="${options.type || 'text'}"${
    given('spellcheck', typeof options.spellcheck === 'boolean' ? String(options.spellcheck) : null)}${given('value', options.value)}${given('disabled', options.disabled)}${
    given('aria-describedby', describedBy || null)}${given('autocomplete', options.autocomplete)}${given('autocapitalize', options.autocapitalize)}${
    given('pattern', options.pattern)}${given('inputmode', options.inputmode)}${attributes(options.attributes)}>`;
}

function affix(options: AffixOptions | null | undefined, kind: 'prefix' | 'suffix'): Html | null {
  if (!options || !hasContent(options)) return null;
  return html`<div class="govuk-input__${kind}${more(options.classes)}" aria-hidden="true"${attributes(options.attributes)}>${content(options)}</div>`;
}

function wrapped(options: InputOptions, field: Html): Html {
  const group = options.formGroup;
  const beside = [options.prefix, options.suffix, group?.beforeInput, group?.afterInput];
  if (!beside.some(hasContent)) return field;
  const wrapper = options.inputWrapper;
  return html`<div class="govuk-input__wrapper${more(wrapper?.classes)}"${attributes(wrapper?.attributes)}>${
    content(group?.beforeInput)}${affix(options.prefix, 'prefix')}${field}${affix(options.suffix, 'suffix')} ${content(group?.afterInput)}</div>`;
}

/** One line of text. */
export function input(options: InputOptions): Html {
  const id = options.id || options.name;
  const words = help(id, options, options.describedBy);
  const field = wrapped(options, element(options, id, words.describedBy));
  return formGroup(options.formGroup, Boolean(options.errorMessage), html`${label({ ...options.label, for: id })}${words.html} ${field}`);
}
