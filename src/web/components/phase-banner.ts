import { html, type Html } from '../html.ts';
import { attributes, content, more, type Content, type Extras } from './part.ts';
import { tag, type TagOptions } from './tag.ts';

export interface PhaseBannerOptions extends Content, Extras {
  readonly tag?: TagOptions | null;
}

/** In what state the service is. */
export function phaseBanner(options: PhaseBannerOptions): Html {
  const mark = tag({ text: options.tag?.text, html: options.tag?.html, classes: `govuk-phase-banner__content__tag${more(options.tag?.classes)}` });
  return html`<div class="govuk-phase-banner govuk-width-container${more(options.classes)}"${attributes(options.attributes)}><p class="govuk-phase-banner__content">${mark} <span class="govuk-phase-banner__text">${content(options)}</span></p></div>`;
}
