/** What was found in a text: the words marked, and for each why it harms and what to write instead. */
import type { Finding } from '../../language/index.ts';
import { html } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';

/** A text with the words that were found marked in it; words that are found twice are marked once. @param findings in the order of the text */
export function markedText(text: string, findings: readonly Finding[]): Html {
  let last = 0;
  const pieces = findings.map(({ start, end }) => {
    const from = Math.max(start, last);
    if (end <= from) return null;
    const before = text.slice(last, from);
    last = end;
    return html`${before}<mark>${text.slice(from, end)}</mark>`;
  });
  return html`${pieces}${text.slice(last)}`;
}

/** One finding in words. */
export function findingText(finding: Finding): Html {
  return html`<strong>“${finding.text}”</strong>${finding.group === 'recording' && ' (about the record)'}<br>${finding.why}<br>Instead: ${finding.suggest}<br><span class="govuk-hint">${finding.principle}. ${finding.source}</span>`;
}

/** Findings as a list. */
export function findingsList(findings: readonly Finding[]): Html {
  return html`<ul class="govuk-list govuk-list--spaced">${findings.map((finding) => html`<li>${findingText(finding)}</li>`)}</ul>`;
}

/** "1 wording to look at". */
export function howMany(count: number): string {
  return count === 1 ? '1 wording to look at' : `${count} wordings to look at`;
}
