/** Wording in a concern: what was found, and the forms to put it in other words or to say that it is meant. */
import { button, details, html, insetText } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import { findingsList, findingText, howMany, markedText } from '../../wording/index.ts';
import type { Concern } from '../model.ts';
import { openWordings } from '../wordings.ts';
import type { EntryWording, WordingFound } from '../wordings.ts';
import { momentText } from '../words.ts';
import { longField, postForm } from './fields.ts';
import type { FormState } from './fields.ts';
import { concernHeading } from './heading.ts';

/** Everything that nobody has decided on, then what is meant as it stands. */
export function wordingsView(concern: Concern, wordings: readonly EntryWording[]): Html {
  const open = openWordings(wordings);
  const kept = wordings.flatMap(({ entry, findings }) => findings.filter(({ state }) => state === 'kept').map((found) => ({ entry, found })));
  return html`${concernHeading(concern, 'Wording')}
    <p class="govuk-body">${open === 0 ? 'There is no wording left to look at.' : `There ${open === 1 ? 'is 1 wording' : `are ${open} wordings`} to look at.`} The record is as it was written: nothing is changed unless you add a correction. The child’s own words are never looked at.</p>
    ${wordings.map((wording) => entryView(concern, wording))}
    ${kept.length > 0 && html`<h2 class="govuk-heading-m">Meant as it stands</h2><ul class="govuk-list govuk-list--spaced">${kept.map(({ entry, found }) => html`<li><strong>“${found.finding.text}”</strong> in entry ${entry.seq}: ${found.reason}</li>`)}</ul>`}
    <p class="govuk-body"><a class="govuk-link" href="/concerns/${concern.id}/chronology">Chronology, to read or print</a></p>`;
}

function entryView(concern: Concern, wording: EntryWording): Html | null {
  const open = wording.findings.filter(({ state }) => state === 'open');
  if (open.length === 0) return null;
  const { entry } = wording;
  const at = `/concerns/${concern.id}/wording/${entry.seq}`;
  return html`<section class="app-note" aria-labelledby="wording-${entry.seq}">
    <h2 class="govuk-heading-m" id="wording-${entry.seq}">Entry ${entry.seq}</h2>
    <p class="govuk-body-s app-quiet">Written ${momentText(entry.writtenAt)} by ${entry.authorName}</p>
    <p class="govuk-body app-verbatim">${markedText(wording.text, open.map(({ finding }) => finding))}</p>
    <ul class="govuk-list govuk-list--spaced">${open.map(({ finding }) => html`<li>${findingText(finding)}<br>
      <a class="govuk-link" href="${at}/keep/${finding.pattern}">This is meant<span class="govuk-visually-hidden">: “${finding.text}” in entry ${entry.seq}</span></a></li>`)}</ul>
    ${button({ text: 'Put it in other words', href: `${at}/reword`, classes: 'govuk-button--secondary' })}
  </section>`;
}

/** The form that adds the entry again in other words, as a correction. */
export function rewordView(concern: Concern, { entry, findings }: EntryWording, state: FormState, token: string): Html {
  const open = findings.filter((found) => found.state === 'open');
  return html`${concernHeading(concern, `Put entry ${entry.seq} in other words`)}
    <p class="govuk-body">Entry ${entry.seq} stays as it is. What you write is added as a correction and points at it.</p>
    ${open.length > 0 && details({ summaryText: howMany(open.length), open: true, html: findingsList(open.map(({ finding }) => finding)) })}
    ${postForm({ action: `/concerns/${concern.id}/wording/${entry.seq}/reword`, token, autosave: true }, html`
      ${longField(state, { name: 'text', label: 'The entry in other words', hint: 'Leave facts, and words that somebody said, as they are', rows: 8 })}
      ${button({ text: 'Add the correction', preventDoubleClick: true })}`)}`;
}

/** The form that says why a wording is meant. */
export function keepWordingView(concern: Concern, { wording: { entry }, found: { finding } }: { readonly wording: EntryWording; readonly found: WordingFound }, state: FormState, token: string): Html {
  return html`${concernHeading(concern, 'This wording is meant')}
    ${insetText({ html: findingText(finding) })}
    <p class="govuk-body">The words are in entry ${entry.seq}. They stay, and your reason is added to the record.</p>
    ${postForm({ action: `/concerns/${concern.id}/wording/${entry.seq}/keep/${finding.pattern}`, token, autosave: true }, html`
      ${longField(state, { name: 'reason', label: 'Why is it meant?', hint: 'For example, “These are the words of the court order”', rows: 3 })}
      ${button({ text: 'Keep the wording', preventDoubleClick: true })}`)}`;
}
