/** Notes, corrections, and passing a concern on. */
import { button, html, insetText } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import type { ChronologyItem } from '../chronology.ts';
import type { Concern } from '../model.ts';
import { momentText } from '../words.ts';
import { entryBody } from './chronology.ts';
import { dateField, lineField, longField, postForm, selectField } from './fields.ts';
import type { FormState } from './fields.ts';
import { concernHeading } from './heading.ts';

export interface NotesPage {
  readonly concern: Concern;
  readonly notes: readonly ChronologyItem[];
  readonly state: FormState;
  /** Null where nothing can be added. */
  readonly token: string | null;
}

/** The notes with a form for the next one. */
export function notesView(page: NotesPage): Html {
  const { concern, notes, state, token } = page;
  return html`${concernHeading(concern, 'Notes')}
    ${token !== null && postForm({ action: `/concerns/${concern.id}/notes`, token, autosave: true }, html`
      ${longField(state, { name: 'text', label: 'Add a note', hint: 'Facts, in the words that were used. Say what the other person did, not what the child should have done', rows: 6 })}
      ${dateField(state, { name: 'happened', label: 'When did it happen, if not now?', hint: 'For example, 9 11 2026' })}
      ${lineField(state, { name: 'happened-at', label: 'At what time?', hint: 'For example, 2:15pm', classes: 'govuk-input--width-10' })}
      ${button({ text: 'Add the note', preventDoubleClick: true })}`)}
    <h2 class="govuk-heading-m">Notes so far</h2>
    ${notes.length === 0 ? html`<p class="govuk-body">There are no notes yet.</p>` : notes.toReversed().map((note) => noteView(note, concern))}`;
}

function noteView(item: ChronologyItem, concern: Concern): Html {
  return html`<article class="app-note" aria-label="Entry ${item.seq}">
    <p class="govuk-body-s app-quiet">Entry ${item.seq}. ${item.title}. Written ${momentText(item.writtenAt)} by ${item.author}${item.happened !== null && `. Happened ${item.happened}`}</p>
    ${entryBody(item)}
    ${item.corrects === null && html`<p class="govuk-body-s"><a class="govuk-link" href="/concerns/${concern.id}/entries/${item.seq}/correct">Correct this<span class="govuk-visually-hidden"> note, entry ${item.seq}</span></a></p>`}
  </article>`;
}

/** The form that corrects an entry; the entry itself is shown and stays. */
export function correctionView(concern: Concern, item: ChronologyItem, state: FormState, token: string): Html {
  return html`${concernHeading(concern, `Correct entry ${item.seq}`)}
    <p class="govuk-body">Nothing in the record is changed or taken away. Your correction is added and points at this entry.</p>
    ${insetText({ html: html`<p class="govuk-body-s app-quiet">${item.title}. Written ${momentText(item.writtenAt)} by ${item.author}</p>${entryBody(item)}` })}
    ${postForm({ action: `/concerns/${concern.id}/entries/${item.seq}/correct`, token, autosave: true }, html`
      ${longField(state, { name: 'text', label: 'What is right?', rows: 5 })}
      ${longField(state, { name: 'reason', label: 'Why does it have to be corrected?', rows: 3 })}
      ${button({ text: 'Add the correction', preventDoubleClick: true })}`)}`;
}

/** Choosing who has the concern from now on. @param leads those who may see it */
export function assignView(concern: Concern, leads: readonly { readonly id: string; readonly displayName: string }[], state: FormState, token: string): Html {
  const others = leads.filter((lead) => lead.id !== concern.assignedTo);
  if (others.length === 0) return html`${concernHeading(concern, 'Pass this concern on')}<p class="govuk-body">Nobody else here may see this concern, so it cannot be passed on. An administrator can give another person the role.</p>`;
  return html`${concernHeading(concern, 'Pass this concern on')}
    <p class="govuk-body">It is with ${concern.assignedName ?? 'nobody'} now. Only people who may see it are listed.</p>
    ${postForm({ action: `/concerns/${concern.id}/assign`, token }, html`
      ${selectField(state, { name: 'to', label: 'Who takes it over?', empty: 'Choose a person', items: others.map((lead) => ({ value: lead.id, text: lead.displayName })) })}
      ${longField(state, { name: 'reason', label: 'Why?', hint: 'For example, “She knows the family and is in tomorrow”', rows: 3 })}
      ${button({ text: 'Pass it on', preventDoubleClick: true })}`)}`;
}
