/** A changed text as it is looked at: beside what it replaces, as readers will see it, with its wording and its effect. */
import type { Finding } from '../../language/index.ts';
import type { Edition, Paragraph } from '../../procedure/index.ts';
import { paragraphView, scenarioView } from '../../publication/index.ts';
import { html, insetText, warningText } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import { findingsList, howMany, markedText } from '../../wording/index.ts';
import { apart, isSound } from '../domain.ts';
import type { Effect } from '../domain.ts';
import { withNewText } from '../opened.ts';

/** The text before and after, one under the other; what is only in one of them is struck out or underlined. */
export function differenceView(from: string, to: string): Html {
  const { before, from: gone, to: come, after } = apart(from, to);
  return html`<p class="govuk-body-s app-quiet">What is taken out is struck out, what is put in is underlined.</p>
<h3 class="govuk-heading-s">Before</h3>
<p class="govuk-body app-verbatim">${before}${gone !== '' && html`<del>${gone}</del>`}${after}</p>
<h3 class="govuk-heading-s">After</h3>
<p class="govuk-body app-verbatim">${before}${come !== '' && html`<ins>${come}</ins>`}${after}</p>`;
}

/** The paragraph as readers will see it. */
export function previewView(edition: Edition, paragraph: Paragraph, text: string): Html {
  return paragraphView({ edition, pinned: false, older: false, partnership: null }, withNewText(paragraph, text), false);
}

/** Wording that blames a child, in the text and in the reason for it. */
export function wordingView(texts: readonly { readonly text: string; readonly findings: readonly Finding[] }[]): Html {
  const found = texts.filter(({ findings }) => findings.length > 0);
  if (found.length === 0) return html`<p class="govuk-body">Nothing was found that blames a child. That does not mean that nothing could be said better.</p>`;
  return html`<p class="govuk-body govuk-!-font-weight-bold">${howMany(found.reduce((count, { findings }) => count + findings.length, 0))}</p>
${found.map(({ text, findings }) => html`<p class="govuk-body app-verbatim">${markedText(text, findings)}</p>${findingsList(findings)}`)}
<p class="govuk-body">A policy may name wording in order to reject it. Nothing is held up by this: you decide.</p>`;
}

/** Whether the manual stays sound, and which worked cases come out differently. @param from the edition in use */
export function effectView({ faults, cases, failing }: Effect, from: Edition): Html {
  const sound = isSound({ faults, cases, failing });
  return html`${sound ? html`<p class="govuk-body">The manual stays sound: it has no fault, and every reference in it leads to a paragraph.</p>` : warningText({ text: 'The manual would no longer be sound. It cannot be approved like this.' })}
${faults.length > 0 && html`<ul class="govuk-list govuk-list--bullet">${faults.map(({ file, line, message, mend }) => html`<li>${message}. ${mend} <span class="app-quiet app-break">(${file}, line ${line})</span></li>`)}</ul>`}
${failing.length > 0 && html`<p class="govuk-body">Worked cases that no longer come out as they are written:</p><ul class="govuk-list govuk-list--bullet">${failing.map((one) => html`<li class="app-break">${one}</li>`)}</ul>`}
${faults.length > 0 ? html`<p class="govuk-body">The worked cases can be run once the faults are mended.</p>` : casesView(cases, from)}`;
}

function casesView(cases: Effect['cases'], from: Edition): Html {
  if (cases.length === 0) return html`<p class="govuk-body">None of the ${from.scenarios.length} worked cases comes out differently.</p>`;
  return html`<p class="govuk-body">${cases.length} of the ${from.scenarios.length} worked cases ${cases.length === 1 ? 'comes' : 'come'} out differently.</p>${cases.map((one) => scenarioView(from, from, one))}`;
}

/** That the paragraph has changed since the text was written, with both texts. @param now null where the manual has the paragraph no longer */
export function changedSinceView(base: string, now: string | null): Html {
  if (now === null) return insetText({ html: html`<strong>The manual does not have this paragraph any more.</strong>` });
  return insetText({ html: html`<p class="govuk-body"><strong>The paragraph has been changed since this text was written</strong>, in the manual or by an amendment that was approved. It cannot be approved before somebody has looked at both texts and saved it again.</p>
<p class="govuk-body govuk-!-font-weight-bold govuk-!-margin-bottom-1">What stood there then</p><p class="govuk-body app-verbatim">${base}</p>
<p class="govuk-body govuk-!-font-weight-bold govuk-!-margin-bottom-1">What stands there now</p><p class="govuk-body app-verbatim">${now}</p>` });
}
