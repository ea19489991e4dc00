import { html, type Html } from '../html.ts';
import { hint } from './hint.ts';
import { attributes, content, i18n, more } from './part.ts';
import { textarea, type TextareaOptions } from './textarea.ts';

type Plural = Readonly<Record<string, string>>;

export interface CharacterCountOptions extends TextareaOptions {
  readonly maxlength?: number | string | null;
  readonly maxwords?: number | string | null;
  readonly threshold?: number | string | null;
  readonly countType?: string | null;
  readonly countMessage?: { readonly classes?: string } | null;
  readonly textareaDescriptionText?: string | null;
  readonly charactersUnderLimitText?: Plural | null;
  readonly charactersAtLimitText?: string | null;
  readonly charactersOverLimitText?: Plural | null;
  readonly wordsUnderLimitText?: Plural | null;
  readonly wordsAtLimitText?: string | null;
  readonly wordsOverLimitText?: Plural | null;
}

function countType(options: CharacterCountOptions): string | null {
  return options.countType || (options.maxwords ? 'words' : null);
}

function wording(options: CharacterCountOptions): Html {
  return html`${i18n('characters-under-limit', options.charactersUnderLimitText)}${i18n('characters-at-limit', options.charactersAtLimitText)}${
    i18n('characters-over-limit', options.charactersOverLimitText)}${i18n('words-under-limit', options.wordsUnderLimitText)}${
    i18n('words-at-limit', options.wordsAtLimitText)}${i18n('words-over-limit', options.wordsOverLimitText)}`;
}

function groupAttributes(options: CharacterCountOptions): Html {
  const open = !options.maxwords && !options.maxlength && options.textareaDescriptionText;
  return html`${attributes({
    'data-module': 'govuk-character-count',
    'data-maxlength': { value: options.maxlength, optional: true },
    'data-maxwords': { value: options.maxwords, optional: true },
    'data-threshold': { value: options.threshold, optional: true },
    'data-count-type': { value: countType(options), optional: true },
  })}${open && i18n('textarea-description', { other: open })}${wording(options)}${attributes(options.formGroup?.attributes)}`;
}

function limitText(options: CharacterCountOptions): string | null {
  const limit = options.maxwords || options.maxlength;
  if (!limit) return null;
  const unit = countType(options) === 'words' ? 'words' : 'characters';
  return (options.textareaDescriptionText || `You can enter up to %{count} ${unit}`).replaceAll('%{count}', String(limit));
}

/** A text area that says how much may still be written. */
export function characterCount(options: CharacterCountOptions): Html {
  const id = options.id || options.name;
  const group = options.formGroup;
  const message = hint({ text: limitText(options), id: `${id}-info`, classes: `govuk-character-count__message${more(options.countMessage?.classes)}` });
  return textarea({
    ...options,
    id,
    disabled: null,
    autocomplete: null,
    describedBy: `${id}-info`,
    classes: `govuk-js-character-count${more(options.classes)}`,
    formGroup: {
      classes: `govuk-character-count${more(group?.classes)}`,
      attributes: groupAttributes(options),
      beforeInput: group?.beforeInput,
      afterInput: { html: html`${message}${content(group?.afterInput)}` },
    },
  });
}
