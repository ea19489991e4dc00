import { html, type Html } from '../html.ts';
import { button } from './button.ts';
import { input, type InputOptions } from './input.ts';
import { attributes, content, i18n, more } from './part.ts';

export interface PasswordInputOptions extends InputOptions {
  readonly showPasswordText?: string;
  readonly hidePasswordText?: string | null;
  readonly showPasswordAriaLabelText?: string;
  readonly hidePasswordAriaLabelText?: string | null;
  readonly passwordShownAnnouncementText?: string | null;
  readonly passwordHiddenAnnouncementText?: string | null;
  readonly button?: { readonly classes?: string | null } | null;
}

function groupAttributes(options: PasswordInputOptions): Html {
  return html` data-module="govuk-password-input"${i18n('show-password', options.showPasswordText)}${i18n('hide-password', options.hidePasswordText)}${
    i18n('show-password-aria-label', options.showPasswordAriaLabelText)}${i18n('hide-password-aria-label', options.hidePasswordAriaLabelText)}${
    i18n('password-shown-announcement', options.passwordShownAnnouncementText)}${i18n('password-hidden-announcement', options.passwordHiddenAnnouncementText)}${
    attributes(options.formGroup?.attributes)}`;
}

function toggle(options: PasswordInputOptions, id: string): Html {
  return button({
    type: 'button',
    classes: `govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle${more(options.button?.classes)}`,
    text: options.showPasswordText ?? 'Show',
    attributes: { 'aria-controls': id, 'aria-label': options.showPasswordAriaLabelText ?? 'Show password', hidden: { value: true, optional: true } },
  });
}

/** A password, with a button that shows it where scripts run. */
export function passwordInput(options: PasswordInputOptions): Html {
  const id = options.id || options.name;
  const group = options.formGroup;
  return input({
    ...options,
    id,
    type: 'password',
    spellcheck: false,
    autocapitalize: 'none',
    autocomplete: options.autocomplete || 'current-password',
    inputmode: null,
    pattern: null,
    prefix: null,
    suffix: null,
    classes: `govuk-password-input__input govuk-js-password-input-input${more(options.classes)}`,
    inputWrapper: { classes: 'govuk-password-input__wrapper' },
    formGroup: {
      classes: `govuk-password-input${more(group?.classes)}`,
      attributes: groupAttributes(options),
      beforeInput: group?.beforeInput,
      afterInput: { html: html`${toggle(options, id)}${content(group?.afterInput)}` },
    },
  });
}
