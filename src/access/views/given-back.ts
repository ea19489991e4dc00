/** What was sent after a session had ended, given back to the person who sent it. */
import { button, html, summaryList } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import { GIVEN_BACK_FIELD, TOKEN_FIELD } from '../viewer.ts';
import type { Posted } from '../viewer.ts';
import { pairs, typedRows } from './typed.ts';

export interface KeptForm {
  readonly nonce: string;
  readonly path: string;
  readonly fields: Posted;
  /** When it was sent, in words. */
  readonly sent: string;
}

/** The forms that wait, each with what was typed and a button that sends it now. */
export function givenBackView(kept: readonly KeptForm[], discardToken: string): Html {
  if (kept.length === 0) return html`<h1 class="govuk-heading-l">Nothing is waiting for you</h1><p class="govuk-body"><a class="govuk-link" href="/">Go to the first page</a></p>`;
  return html`<h1 class="govuk-heading-l">What you sent is still here</h1>
<p class="govuk-body">You had been signed out when you sent this, so it has <strong>not been saved yet</strong>. Nobody else has seen it. Check it, then save it now.</p>
${kept.map((one, index) => keptView(one, index, kept.length, discardToken))}`;
}

function keptView(kept: KeptForm, index: number, of: number, discardToken: string): Html {
  const name = of > 1 ? html`${kept.sent} (${index + 1} of ${of})` : kept.sent;
  const rows = typedRows(kept.fields);
  return html`<section aria-labelledby="kept-${index}"><h2 class="govuk-heading-m" id="kept-${index}">Sent ${name}</h2>
${rows.length > 0 ? summaryList({ rows }) : html`<p class="govuk-body">It sends what you had written on the pages before it. That is kept too.</p>`}
<div class="govuk-button-group"><form method="post" action="${kept.path}">${hidden(kept.fields)}<input type="hidden" name="${GIVEN_BACK_FIELD}" value="yes">
${button({ text: 'Save it now', preventDoubleClick: true })}</form>
<form method="post" action="/given-back/discard"><input type="hidden" name="${TOKEN_FIELD}" value="${discardToken}"><input type="hidden" name="nonce" value="${kept.nonce}">
${button({ text: 'Throw it away', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form></div></section>`;
}

/** Line breaks are kept by a hidden field exactly as they came. */
function hidden(fields: Posted): readonly Html[] {
  return pairs(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
}
