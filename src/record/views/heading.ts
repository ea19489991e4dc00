/** The caption and heading of a page about one concern. */
import { html } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import type { Concern } from '../model.ts';

/** The reference above, the title of the page below. */
export function concernHeading(concern: Concern, title: string): Html {
  return html`<span class="govuk-caption-l">Concern ${concern.reference}</span><h1 class="govuk-heading-l">${title}</h1>`;
}
