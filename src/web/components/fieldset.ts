import { html, type Html } from '../html.ts';
import { attributes, content, hasContent, more, optional, type Content, type Extras } from './part.ts';

export interface LegendOptions extends Content {
  readonly classes?: string | null;
  readonly isPageHeading?: boolean | null;
}

export interface FieldsetOptions extends Extras {
  readonly legend?: LegendOptions | null;
  readonly describedBy?: string | null;
  readonly role?: string | null;
  readonly html?: Html | null;
}

function legend(options: LegendOptions): Html {
  const inside = options.isPageHeading ? html`<h1 class="govuk-fieldset__heading">${content(options)}</h1>` : content(options);
  return html`<legend class="govuk-fieldset__legend${more(options.classes)}">${inside}</legend>`;
}

/** Fields that answer one question together. */
export function fieldset(options: FieldsetOptions): Html {
  const heading = options.legend && hasContent(options.legend) ? legend(options.legend) : null;
  return html`<fieldset class="govuk-fieldset${more(options.classes)}"${optional('role', options.role)}${optional('aria-describedby', options.describedBy)}${attributes(options.attributes)}>${heading}${options.html}</fieldset>`;
}
