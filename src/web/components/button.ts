import { html, raw, type Html } from '../html.ts';
import { attributes, has, more, optional, type Content, type Extras } from './part.ts';

export interface ButtonOptions extends Content, Extras {
  readonly id?: string | null;
  readonly name?: string | null;
  readonly type?: string | null;
  readonly value?: string | number | null;
  readonly href?: string | null;
  readonly disabled?: boolean | null;
  readonly isStartButton?: boolean;
  /** Ignores a second press within a second. On by default in our forms. */
  readonly preventDoubleClick?: boolean | null;
}

const startIcon = raw(
  '<svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false"><path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/></svg>',
);

function inside(options: ButtonOptions): Html {
  if (!has(options.html)) return html`${options.text}`;
  return options.isStartButton ? html`<span>${options.html}</span>` : options.html;
}

function common(options: ButtonOptions): Html {
  const start = options.isStartButton && ' govuk-button--start';
  return html` class="govuk-button${more(options.classes)}${start}" data-module="govuk-button"${attributes(options.attributes)}${optional('id', options.id)}`;
}

function own(options: ButtonOptions): Html {
  const once = options.preventDoubleClick;
  return html`${optional('value', options.value)}${optional('name', options.name)}${options.disabled && raw(' disabled aria-disabled="true"')}${
    once !== undefined && html` data-prevent-double-click="${String(once ?? '')}"`
  }`;
}

/** A button, or where `href` is given a link that looks and acts like one. */
export function button(options: ButtonOptions): Html {
  const body = html`${inside(options)}${options.isStartButton && html` ${startIcon}`}`;
  if (options.href) return html`<a href="${options.href}" role="button" draggable="false"${common(options)}>${body}</a>`;
  return html`<button type="${options.type || 'submit'}"${own(options)}${common(options)}>${body}</button>`;
}
