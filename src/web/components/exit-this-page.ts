import { html, raw, type Html } from '../html.ts';
import { button } from './button.ts';
import { attributes, has, more, optional, type Content, type Extras } from './part.ts';

export interface ExitThisPageOptions extends Content, Extras {
  readonly id?: string | null;
  readonly redirectUrl?: string | null;
  readonly activatedText?: string | null;
  readonly timedOutText?: string | null;
  readonly pressTwoMoreTimesText?: string | null;
  readonly pressOneMoreTimeText?: string | null;
}

const usual = raw('<span class="govuk-visually-hidden">Emergency</span> Exit this page');

/** A button that leaves the page at once for one that gives nothing away. */
export function exitThisPage(options: ExitThisPageOptions): Html {
  const link = button({
    html: has(options.html) || options.text ? options.html : usual,
    text: options.text,
    classes: 'govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button',
    href: options.redirectUrl || 'https://www.bbc.co.uk/weather',
    attributes: { rel: 'nofollow noreferrer' },
  });
  return html`<div${optional('id', options.id)} class="govuk-exit-this-page${more(options.classes)}" data-module="govuk-exit-this-page"${attributes(options.attributes)}${
    optional('data-i18n.activated', options.activatedText)}${optional('data-i18n.timed-out', options.timedOutText)}${
    optional('data-i18n.press-two-more-times', options.pressTwoMoreTimesText)}${optional('data-i18n.press-one-more-time', options.pressOneMoreTimeText)}>${link}</div>`;
}
