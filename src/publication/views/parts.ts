/** What every page of the manual shares: which edition it is, the choice of partnership, and the line for a print. */
import { button, html, insetText, select, tag } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import type { Confidence, Contact, Tier } from '../../procedure/index.ts';
import { dateInWords } from '../domain.ts';
import { keeping } from '../reading.ts';
import type { Reading } from '../reading.ts';

export const TIERS: Readonly<Record<Tier, { readonly name: string; readonly means: string }>> = {
  statutory: { name: 'Law and national guidance', means: 'Holds everywhere. Nothing below it can weaken it.' },
  regional: { name: 'Regional procedures', means: 'Agreed for the whole region. A partnership can add to it or tighten it.' },
  local: { name: 'Local additions', means: 'What one partnership adds.' },
};

/** The way around in the manual. */
export function manualNavigation(reading: Reading, here: string): Html {
  const links = [
    ['/manual', 'Chapters'], ['/manual/rules', 'Rules'], ['/manual/questions', 'Questions'], ['/manual/law', 'Law by date'],
    ['/manual/platforms', 'Sites, apps and games'], ['/manual/contacts', 'Contacts'], ['/manual/scenarios', 'Worked cases'],
  ] as const;
  return html`<nav class="app-subnav" aria-label="The manual"><ul class="govuk-list app-subnav__list">${links.map(
    ([path, name]) => html`<li class="app-subnav__item"><a class="govuk-link" href="${keeping(reading, path)}"${path === here && html` aria-current="page"`}>${name}</a></li>`,
  )}</ul></nav>`;
}

/** Which edition is being read. */
export function editionLine(reading: Reading): Html {
  const { edition, older } = reading;
  const words = html`${edition.title}, edition ${edition.hash.slice(0, 12)}, published ${dateInWords(edition.published)}.`;
  if (!older) return html`<p class="govuk-body-s app-edition">${words}</p>`;
  return insetText({ html: html`<p class="govuk-body">You are reading an edition that is not the one in use: ${words}</p><p class="govuk-body"><a class="govuk-link" href="/manual">Read the edition in use</a></p>` });
}

/** The choice of partnership. The choice is part of the address, so that a link keeps it. */
export function partnershipChooser(reading: Reading, path: string, hidden: Readonly<Record<string, string>> = {}): Html {
  const kept = { ...hidden, ...(reading.older ? { edition: reading.edition.hash } : {}) };
  return html`<form method="get" action="${path}" class="app-chooser app-no-print">${Object.entries(kept).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${select({
    id: 'partnership', name: 'partnership', value: reading.partnership?.id ?? '',
    label: { text: 'Your safeguarding partnership', classes: 'govuk-label--s' },
    hint: { text: 'The area where the child lives. Local contacts and additions then appear.' },
    items: [{ value: '', text: 'None chosen' }, ...reading.edition.partnerships.map(({ id, name }) => ({ value: id, text: name }))],
  })}${button({ text: 'Show local information', classes: 'govuk-button--secondary' })}</form>`;
}

/** On paper only: when this was correct, and where to look for anything newer. */
export function printedLine(reading: Reading, now: string): Html {
  return html`<p class="app-print-only app-printed">Correct as printed on ${now}. Edition ${reading.edition.hash.slice(0, 12)}. For anything newer, look at the manual itself: do not work from an old print.</p>`;
}

/** “To be confirmed”, where something has not been confirmed. */
export function unconfirmed(state: Confidence): Html | false {
  return state === 'check' && html` ${tag({ text: 'To be confirmed', classes: 'govuk-tag--yellow' })}`;
}

/** A contact with everything that is known of it. */
export function contactCard(contact: Contact): Html {
  const digits = contact.phone?.replace(/\s/g, '') ?? '';
  return html`<div class="app-contact" id="contact-${contact.id}"><p class="govuk-body govuk-!-margin-bottom-1"><strong>${contact.name}</strong>${unconfirmed(contact.state)}</p>
<ul class="govuk-list">${contact.phone && html`<li>Telephone: <a class="govuk-link govuk-link--no-visited-state" href="tel:${digits}">${contact.phone}</a></li>`}${
    contact.email && html`<li>E-mail: <a class="govuk-link" href="mailto:${contact.email}">${contact.email}</a></li>`}${
    contact.web && html`<li><a class="govuk-link" rel="noreferrer external" href="${contact.web}">${shortAddress(contact.web)}</a></li>`}${
    contact.hours && html`<li>${contact.hours}</li>`}${contact.note && html`<li>${contact.note}</li>`}</ul></div>`;
}

function shortAddress(address: string): string {
  return address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
}
