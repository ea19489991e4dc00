import { html, join, type Html } from '../html.ts';
import { button } from './button.ts';
import { attributes, content, has, hasContent, headingLevel, more, type Content, type Extras } from './part.ts';

export interface PanelAction extends Extras {
  readonly text: string;
  readonly href?: string | null;
  readonly type?: string | null;
}

export interface PanelOptions extends Content, Extras {
  readonly titleText?: string;
  readonly titleHtml?: Html | null;
  readonly headingLevel?: number | string | null;
  readonly actions?: (Extras & { readonly items?: readonly PanelAction[] }) | null;
}

function action(options: PanelAction): Html {
  if (!options.href || options.type === 'button') {
    return button({ ...options, type: options.type || 'button', classes: `govuk-button--inverse${more(options.classes)}` });
  }
  return html`<a class="govuk-link govuk-link--inverse${more(options.classes)}" href="${options.href}"${attributes(options.attributes)}>${options.text}</a>`;
}

function actionGroup(options: PanelOptions['actions']): Html | null {
  if (!options) return null;
  const items = options.items?.length ? html`<div class="govuk-button-group">${join(options.items.map(action), ' ')}</div>` : null;
  return html`<div class="govuk-panel__actions${more(options.classes)}"${attributes(options.attributes)}>${items}</div>`;
}

/** What has been achieved, in large letters. */
export function panel(options: PanelOptions): Html {
  const level = headingLevel(options.headingLevel, 1);
  const isInterruption = options.classes?.includes('govuk-panel--interruption') ?? false;
  return html`<div class="govuk-panel${!isInterruption && ' govuk-panel--confirmation'}${more(options.classes)}"${attributes(options.attributes)}><h${level} class="govuk-panel__title">${
    has(options.titleHtml) ? options.titleHtml : options.titleText}</h${level}>${hasContent(options) && html`<div class="govuk-panel__body">${content(options)}</div>`}${
    isInterruption && actionGroup(options.actions)}</div>`;
}
