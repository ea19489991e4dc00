/** The frame that every field shares: hint, error and what they are called by. */
import { html, type Html, type HtmlValue } from '../html.ts';
import { errorMessage, type ErrorMessageOptions } from './error-message.ts';
import { hint, type HintOptions } from './hint.ts';
import { attributes, content, more, type Content, type Extras } from './part.ts';

export interface FormGroupOptions extends Extras {
  readonly beforeInput?: Content | null;
  readonly afterInput?: Content | null;
}

export interface FormGroupsOptions extends Extras {
  readonly beforeInputs?: Content | null;
  readonly afterInputs?: Content | null;
}

export interface Helped {
  readonly hint?: HintOptions | null;
  readonly errorMessage?: ErrorMessageOptions | null;
}

/** The hint and the error of a field, and the ids by which the field points at them. */
export function help(idPrefix: string, options: Helped, describedBy: string | null | undefined): { html: Html; describedBy: string } {
  const ids = describedBy ? [describedBy] : [];
  if (options.hint) ids.push(`${idPrefix}-hint`);
  if (options.errorMessage) ids.push(`${idPrefix}-error`);
  const words = html`${options.hint && hint({ ...options.hint, id: `${idPrefix}-hint` })}${
    options.errorMessage && errorMessage({ ...options.errorMessage, id: `${idPrefix}-error` })
  }`;
  return { html: words, describedBy: ids.join(' ') };
}

/** The box around a field, marked where the field has an error. */
export function formGroup(group: Extras | null | undefined, isError: boolean, inside: HtmlValue): Html {
  return html`<div class="govuk-form-group${isError && ' govuk-form-group--error'}${more(group?.classes)}"${attributes(group?.attributes)}>${inside}</div>`;
}

/** Something put before or after the input itself. */
export function beside(option: Content | null | undefined): HtmlValue {
  return option ? content(option) : null;
}
