/** What was found in a text: the words marked, and for each why it harms and what to write instead. */
import type { Finding } from '../../language/index.ts';
import { html } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';

/** A text with the words that were found marked in it. @param findings in the order of the text */
export function markedText(text: string, findings: readonly Finding[]): Html {
  let last = 0;
  const pieces = findings.filter(({ start }, index) => index === 0 || start >= (findings[index - 1]?.end ?? 0)).map(({ start, end }) => {
    const before = text.slice(last, start);
    last = end;
    return html`${before}<mark>${text.slice(start, end)}</mark>`;
  });
  return html`${pieces}${text.slice(last)}`;
}

/** One finding in words. */
export function findingText(finding: Finding): Html {
  return html`<strong>“${finding.text}”</strong>${finding.group === 'recording' && ' (about the record)'}<br>${finding.why}<br>Instead: ${finding.suggest}<br><span class="govuk-hint">${finding.principle}. ${finding.source}</span>`;
}

/** "1 wording to look at". */
export function howMany(count: number): string {
  return count === 1 ? '1 wording to look at' : `${count} wordings to look at`;
}
