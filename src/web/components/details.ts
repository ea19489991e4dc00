import { html, raw, type Html } from '../html.ts';
import { attributes, content, has, more, optional, type Content, type Extras } from './part.ts';

export interface DetailsOptions extends Content, Extras {
  readonly id?: string | null;
  readonly summaryText?: string;
  readonly summaryHtml?: Html | null;
  readonly open?: boolean | null;
}

/** More for those who want it, folded away. */
export function details(options: DetailsOptions): Html {
  const summary = has(options.summaryHtml) ? options.summaryHtml : options.summaryText;
  return html`<details${optional('id', options.id)} class="govuk-details${more(options.classes)}"${attributes(options.attributes)}${options.open && raw(' open')}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${summary}</span></summary><div class="govuk-details__text">${content(options)}</div></details>`;
}
