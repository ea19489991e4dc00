/** The fields of this room's forms: each shows what was typed again and says beside itself what has to be mended. */
import { dateInput, html, input, radios, raw, select, textarea } from '../../web/index.ts';
import type { Html, RadioItem } from '../../web/index.ts';
import type { Mend, Typed } from '../forms.ts';

export interface FormState {
  readonly values: Typed;
  readonly mends: readonly Mend[];
}

/** A form that nobody has filled in yet. */
export const BLANK: FormState = { values: {}, mends: [] };

/** What to mend as an error summary lists it: each message with its field. */
export function errorsOf(state: FormState): readonly { readonly text: string; readonly href: string }[] {
  return state.mends.map((mend) => ({ text: mend.message, href: `#${mend.field}` }));
}

export interface FormOptions {
  readonly action: string;
  /** A form token made for this showing. */
  readonly token: string;
  /** Saves while somebody types. */
  readonly autosave?: boolean;
}

/** A form that is posted back, with its token; it is checked by the server alone. */
export function postForm(options: FormOptions, body: Html): Html {
  return html`<form method="post" action="${options.action}" novalidate${options.autosave && raw(' data-autosave="/drafts"')}>
    <input type="hidden" name="form-token" value="${options.token}">
    ${body}
    ${options.autosave && html`<p class="app-saved" data-autosave-status role="status"></p>`}
  </form>`;
}

interface FieldOptions {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly classes?: string;
  /** Holds words in which blame may stand, unlike a name, a time or a number: looked at while somebody writes. */
  readonly isFreeText?: boolean;
  /** Holds somebody's own words: they are not looked at for wording, nor for spelling. */
  readonly isOwnWords?: boolean;
  /** Only wording of this group is pointed out while somebody writes. */
  readonly wordings?: 'blame';
  /** Makes the label the page's heading. */
  readonly isPageHeading?: boolean;
}

function error(state: FormState, field: string): { readonly text: string } | null {
  const found = state.mends.find((mend) => mend.field === field || mend.field.startsWith(`${field}-`));
  return found ? { text: found.message } : null;
}

function ownError(state: FormState, field: string): { readonly text: string } | null {
  const found = state.mends.find((mend) => mend.field === field);
  return found ? { text: found.message } : null;
}

const labelClasses = (options: FieldOptions): string => (options.isPageHeading ? 'govuk-label--l' : 'govuk-label--s');

/** One line of text. */
export function lineField(state: FormState, options: FieldOptions): Html {
  return input({
    name: options.name,
    label: { text: options.label, classes: labelClasses(options) },
    hint: options.hint ? { text: options.hint } : null,
    value: state.values[options.name] ?? '',
    errorMessage: ownError(state, options.name),
    classes: options.classes,
    autocomplete: 'off',
    ...(options.isFreeText ? { attributes: { 'data-free-text': '' } } : {}),
  });
}

/** Several lines of text. */
export function longField(state: FormState, options: FieldOptions & { readonly rows?: number }): Html {
  return textarea({
    name: options.name,
    label: { text: options.label, classes: labelClasses(options), isPageHeading: options.isPageHeading },
    hint: options.hint ? { text: options.hint } : null,
    value: state.values[options.name] ?? '',
    rows: options.rows ?? 4,
    errorMessage: ownError(state, options.name),
    classes: options.classes,
    autocomplete: 'off',
    ...(options.wordings ? { attributes: { 'data-wordings': options.wordings } } : {}),
    ...(options.isOwnWords ? { spellcheck: false, attributes: { 'data-own-words': '' } } : {}),
  });
}

/** A calendar date in three fields. */
export function dateField(state: FormState, options: FieldOptions): Html {
  const values = Object.fromEntries(['day', 'month', 'year'].map((part) => [`${options.name}-${part}`, state.values[`${options.name}-${part}`] ?? '']));
  return dateInput({
    id: options.name,
    namePrefix: options.name,
    values,
    fieldset: { legend: { text: options.label, classes: 'govuk-fieldset__legend--s' } },
    hint: options.hint ? { text: options.hint } : null,
    errorMessage: error(state, options.name),
  });
}

export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly hint?: string;
  /** Shown where this is chosen. */
  readonly reveals?: Html;
}

/** One of a few answers. */
export function choiceField(state: FormState, options: FieldOptions & { readonly items: readonly Choice[]; readonly inline?: boolean }): Html {
  const items: readonly RadioItem[] = options.items.map((item) => ({
    value: item.value,
    text: item.text,
    hint: item.hint ? { text: item.hint } : null,
    conditional: item.reveals ? { html: item.reveals } : null,
  }));
  return radios({
    name: options.name,
    fieldset: { legend: { text: options.label, classes: options.isPageHeading ? 'govuk-fieldset__legend--l' : 'govuk-fieldset__legend--s', isPageHeading: options.isPageHeading } },
    hint: options.hint ? { text: options.hint } : null,
    items,
    value: state.values[options.name] ?? '',
    classes: options.inline ? 'govuk-radios--inline' : null,
    errorMessage: ownError(state, options.name),
  });
}

/** One of many answers. */
export function selectField(state: FormState, options: FieldOptions & { readonly items: readonly Choice[]; readonly empty: string }): Html {
  const chosen = state.values[options.name] ?? '';
  return select({
    name: options.name,
    id: options.name,
    label: { text: options.label, classes: labelClasses(options) },
    hint: options.hint ? { text: options.hint } : null,
    items: [{ value: '', text: options.empty }, ...options.items.map((item) => ({ value: item.value, text: item.text }))],
    value: chosen,
    errorMessage: ownError(state, options.name),
  });
}

/** Text as it was typed: line breaks are kept, nothing in it is a link. */
export function typed(text: string): Html {
  return html`<div class="app-verbatim">${text}</div>`;
}
