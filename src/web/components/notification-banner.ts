import { html, type Html } from '../html.ts';
import { attributes, has, headingLevel, more, type Content, type Extras } from './part.ts';

export interface NotificationBannerOptions extends Content, Extras {
  readonly titleText?: string | null;
  readonly titleHtml?: Html | null;
  readonly titleHeadingLevel?: number | string | null;
  readonly type?: string | null;
  readonly role?: string | null;
  readonly titleId?: string | null;
  readonly disableAutoFocus?: boolean;
}

function title(options: NotificationBannerOptions): Html | string {
  if (has(options.titleHtml)) return options.titleHtml;
  return options.titleText || (options.type === 'success' ? 'Success' : 'Important');
}

function body(options: NotificationBannerOptions): Html | null {
  if (has(options.html)) return options.html;
  return options.text ? html`<p class="govuk-notification-banner__heading">${options.text}</p>` : null;
}

/** Something that has just happened, or that the reader should know on this page. */
export function notificationBanner(options: NotificationBannerOptions): Html {
  const isSuccess = options.type === 'success';
  const id = options.titleId || 'govuk-notification-banner-title';
  const level = headingLevel(options.titleHeadingLevel, 2);
  const still = options.disableAutoFocus !== undefined && html` data-disable-auto-focus="${String(options.disableAutoFocus)}"`;
  return html`<div class="govuk-notification-banner${isSuccess && ' govuk-notification-banner--success'}${more(options.classes)}" role="${
    options.role || (isSuccess ? 'alert' : 'region')}" aria-labelledby="${id}" data-module="govuk-notification-banner"${still}${
    attributes(options.attributes)}><div class="govuk-notification-banner__header"><h${level} class="govuk-notification-banner__title" id="${id}">${
    title(options)}</h${level}></div><div class="govuk-notification-banner__content">${body(options)}</div></div>`;
}
