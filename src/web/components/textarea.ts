import { html, raw, type Html } from '../html.ts';
import { beside, formGroup, help, type FormGroupOptions, type Helped } from './form-group.ts';
import { label, type LabelOptions } from './label.ts';
import { attributes, more, optional, type Extras } from './part.ts';

export interface TextareaOptions extends Extras, Helped {
  readonly id?: string | null;
  readonly name: string;
  readonly spellcheck?: boolean | null;
  readonly rows?: number | string | null;
  readonly value?: string | number | null;
  readonly disabled?: boolean | null;
  readonly describedBy?: string | null;
  readonly label?: LabelOptions | null;
  readonly formGroup?: FormGroupOptions | null;
  readonly autocomplete?: string | null;
}

/** A parser drops one line break right after the start tag, so a text that begins with one is given another. */
function kept(value: string | number | null | undefined): string {
  const text = String(value ?? '');
  return text.startsWith('\n') ? `\n${text}` : text;
}

function element(options: TextareaOptions, id: string, describedBy: string): Html {
  const spellcheck = typeof options.spellcheck === 'boolean' && html` spellcheck="${String(options.spellcheck)}"`;
  return html`<textarea class="govuk-textarea${options.errorMessage && ' govuk-textarea--error'}${more(options.classes)}" id="${id}" name="${options.name}" rows="${options.rows || 5}"${
    spellcheck}${options.disabled && raw(' disabled')}${optional('aria-describedby', describedBy)}${optional('autocomplete', options.autocomplete)}${
    attributes(options.attributes)}>${kept(options.value)}</textarea>`;
}

/** Several lines of text. */
export function textarea(options: TextareaOptions): Html {
  const id = options.id || options.name;
  const group = options.formGroup;
  const words = help(id, options, options.describedBy);
  const field = html`${beside(group?.beforeInput)}${element(options, id, words.describedBy)}${beside(group?.afterInput)}`;
  return formGroup(group, Boolean(options.errorMessage), html`${label({ ...options.label, for: id })}${words.html} ${field}`);
}
