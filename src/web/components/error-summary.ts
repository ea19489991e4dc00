import { html, type Html } from '../html.ts';
import { attributes, content, has, more, type Attributes, type Content, type Extras } from './part.ts';

export interface ErrorSummaryItem extends Content {
  readonly href?: string | null;
  readonly attributes?: Attributes | null;
}

export interface ErrorSummaryOptions extends Extras {
  readonly titleText?: string;
  readonly titleHtml?: Html | null;
  readonly descriptionText?: string | null;
  readonly descriptionHtml?: Html | null;
  readonly errorList?: readonly ErrorSummaryItem[] | null;
  readonly disableAutoFocus?: boolean;
}

function line(item: ErrorSummaryItem): Html {
  return item.href ? html`<li><a href="${item.href}"${attributes(item.attributes)}>${content(item)}</a></li>` : html`<li>${content(item)}</li>`;
}

/** Everything that is wrong with a form, at the top of the page, each linked to its field. */
export function errorSummary(options: ErrorSummaryOptions): Html {
  const still = options.disableAutoFocus !== undefined && html` data-disable-auto-focus="${String(options.disableAutoFocus)}"`;
  const description = has(options.descriptionHtml) ? options.descriptionHtml : options.descriptionText;
  const list = options.errorList?.length ? html`<ul class="govuk-list govuk-error-summary__list">${options.errorList.map(line)}</ul>` : null;
  return html`<div class="govuk-error-summary${more(options.classes)}"${still}${attributes(options.attributes)} data-module="govuk-error-summary"><div role="alert"><h2 class="govuk-error-summary__title">${
    has(options.titleHtml) ? options.titleHtml : options.titleText}</h2><div class="govuk-error-summary__body">${description && html`<p>${description}</p>`}${list}</div></div></div>`;
}
