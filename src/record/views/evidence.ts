/** The evidence log: what there is, who holds it, and every move. Never the imagery itself. */
import { button, html, summaryList, warningText } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import type { Concern, Entry } from '../model.ts';
import { defanged, defangedAddress, EVIDENCE_KINDS, happenedText, momentText } from '../words.ts';
import { choiceField, dateField, lineField, longField, postForm, typed } from './fields.ts';
import type { FormState } from './fields.ts';
import { concernHeading } from './heading.ts';

type Item = Concern['evidence'][number];

const NEVER = 'Never look at, copy, print or photograph nude or abuse imagery of a child. Describe where it is. Handrail takes no pictures or files.';

/** What is on the item, in words; addresses cannot be clicked. */
export function whatItIs(item: Item): string {
  return item.type === 'address' || item.type === 'account' ? defangedAddress(item.what) : defanged(item.what);
}

/** The log with the chain of custody of each item. */
export function evidenceView(concern: Concern, isReadOnly: boolean): Html {
  return html`${concernHeading(concern, 'Evidence')}
    ${warningText({ text: NEVER })}
    ${!isReadOnly && button({ text: 'Log an item', href: `/concerns/${concern.id}/evidence/new` })}
    ${concern.evidence.length === 0 ? html`<p class="govuk-body">Nothing has been logged yet. Log devices, accounts, messages and addresses: what it is, who holds it, since when.</p>` : concern.evidence.map((item) => itemView(item, concern, isReadOnly))}`;
}

function itemView(item: Item, concern: Concern, isReadOnly: boolean): Html {
  const move = { href: `/concerns/${concern.id}/evidence/${item.id}/move`, text: 'Record a hand-over' };
  return summaryList({
    card: { title: { text: EVIDENCE_KINDS[item.type] }, actions: isReadOnly ? null : { items: [move] } },
    rows: [
      { key: { text: 'What it is' }, value: { html: typed(whatItIs(item)) } },
      { key: { text: 'Held by' }, value: { text: item.holder } },
      { key: { text: 'Kept where' }, value: { text: item.keptWhere } },
      { key: { text: 'Custody' }, value: { html: html`<ol class="govuk-list govuk-list--number">${item.custody.map(custodyLine)}</ol>` } },
    ],
  });
}

function custodyLine(entry: Entry): Html {
  const { body } = entry;
  const written = `(written ${momentText(entry.writtenAt)} by ${entry.authorName})`;
  if (body.kind === 'evidence-logged') return html`<li>${body.holder}, ${body.keptWhere}${since(body.since, body.sinceAt, ', since ')} <span class="app-quiet">${written}</span></li>`;
  if (body.kind !== 'evidence-moved') return html``;
  return html`<li>From ${body.fromHolder} to ${body.toHolder}, ${body.keptWhere}${since(body.movedOn, body.movedAt, ', on ')}. ${body.why} <span class="app-quiet">${written}</span></li>`;
}

function since(on: string | null, at: string, word: string): string {
  const when = happenedText(on, at);
  return when === null ? '' : `${word}${when}`;
}

/** Logging an item. */
export function evidenceFormView(concern: Concern, state: FormState, token: string): Html {
  return html`${concernHeading(concern, 'Log an item of evidence')}
    ${warningText({ text: NEVER })}
    ${postForm({ action: `/concerns/${concern.id}/evidence/new`, token, autosave: true }, html`
      ${choiceField(state, { name: 'type', label: 'What kind of evidence is it?', items: Object.entries(EVIDENCE_KINDS).map(([value, text]) => ({ value, text })) })}
      ${longField(state, { name: 'what', label: 'What is it?', hint: 'Make, colour, owner, user name, address, date. Paste an address as text: it is shown so that nobody can click it', rows: 4 })}
      ${lineField(state, { name: 'holder', label: 'Who holds it now?' })}
      ${lineField(state, { name: 'kept-where', isFreeText: true, label: 'Where is it kept?', hint: 'For example, locked cabinet in the office, in flight mode' })}
      ${dateField(state, { name: 'since', label: 'Since when?', hint: 'For example, 9 11 2026' })}
      ${lineField(state, { name: 'since-at', label: 'At what time?', classes: 'govuk-input--width-10' })}
      ${button({ text: 'Log this item', preventDoubleClick: true })}`)}`;
}

/** Recording that an item passes to somebody else. */
export function moveFormView(concern: Concern, item: Item, state: FormState, token: string): Html {
  return html`${concernHeading(concern, 'Record a hand-over')}
    ${summaryList({ rows: [{ key: { text: EVIDENCE_KINDS[item.type] }, value: { html: typed(whatItIs(item)) } }, { key: { text: 'Held by now' }, value: { text: `${item.holder}, ${item.keptWhere}` } }] })}
    ${postForm({ action: `/concerns/${concern.id}/evidence/${item.id}/move`, token }, html`
      ${lineField(state, { name: 'to-holder', label: 'Who has it now?', hint: 'Name and role; of the police, the collar number' })}
      ${lineField(state, { name: 'kept-where', isFreeText: true, label: 'Where is it kept now?' })}
      ${dateField(state, { name: 'moved', label: 'When was it handed over?', hint: 'For example, 9 11 2026' })}
      ${lineField(state, { name: 'moved-at', label: 'At what time?', classes: 'govuk-input--width-10' })}
      ${longField(state, { name: 'why', label: 'Why was it handed over?', rows: 3 })}
      ${button({ text: 'Record the hand-over', preventDoubleClick: true })}`)}`;
}
