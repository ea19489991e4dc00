/** Help pages: big numbers, short words. */
import type { Edition, Partnership } from '../../procedure/index.ts';
import { anchorOf, contactCard, markdown, partnershipChooser } from '../../publication/index.ts';
import { html } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import type { HelpPage, HelpPart } from '../domain.ts';

export interface HelpContext {
  readonly edition: Edition;
  readonly partnership: Partnership | null;
  /** Where this page is. */
  readonly address: string;
  /** The moment in words, for a print. */
  readonly now: string;
}

/** Who are you? The way to each page. */
export function helpIndexView(pages: readonly HelpPage[], edition: Pick<Edition, 'contacts'>): Html {
  const emergency = edition.contacts.find(({ id }) => id === 'emergency');
  return html`<h1 class="govuk-heading-l">Help</h1>
<p class="govuk-body-l">You do not have to be sure. You do not have to sign in or say who you are.</p>
${emergency && html`<div class="app-contact--urgent">${contactCard(emergency)}</div>`}
<ul class="govuk-list govuk-list--spaced">${pages.filter(({ id, inFooter }) => id !== 'emergency' && !inFooter).map(({ id, title, summary }) => html`<li><a class="govuk-link govuk-!-font-weight-bold govuk-!-font-size-24" href="/help/${id}">${title}</a><br>${summary}</li>`)}</ul>
<h2 class="govuk-heading-m">You work or volunteer with children</h2>
<p class="govuk-body">Tell your designated safeguarding lead at once. If you cannot reach them, call children's social care or the police yourself: anybody may.</p>
<ul class="govuk-list govuk-list--spaced"><li><a class="govuk-link" href="/emergency">What to do now, on one sheet</a></li>
<li><a class="govuk-link" href="/manual/partnerships">Local contacts</a></li>
<li><a class="govuk-link" href="/reporting-routes">Where to report</a></li>
<li><a class="govuk-link" href="/manual">The manual</a></li></ul>`;
}

/** One help page. */
export function helpView(page: HelpPage, context: HelpContext): Html {
  const parts = page.parts.map((part) => partView(part, context));
  // What to do in danger goes before the list of contents.
  const danger = page.parts.findIndex(({ kind }) => kind === 'contact') + 1;
  return html`<h1 class="govuk-heading-l">${page.title}</h1><p class="govuk-body-l">${page.summary}</p>
<div class="${page.id === 'emergency' ? 'app-sheet' : ''}">${parts.slice(0, danger)}${contentsView(page)}${parts.slice(danger)}</div>
${doubtsView(page, context.edition)}
<p class="app-print-only">Correct as printed on ${context.now}. Edition ${context.edition.hash.slice(0, 12)}. Look at ${context.address} in Handrail for anything newer.</p>`;
}

const MANY = 9;

/** A list of contents, where a page is too long to look through in a hurry. */
function contentsView(page: HelpPage): Html | false {
  const headings = page.parts.flatMap((part) => (part.kind === 'text' ? Array.from(part.text.matchAll(/^## (.+)$/gm), ([, words = '']) => words) : []));
  return headings.length >= MANY && html`<nav class="app-no-print" aria-labelledby="on-this-page"><h2 class="govuk-heading-s" id="on-this-page">On this page</h2><ul class="govuk-list">${headings.map((words) => html`<li><a class="govuk-link" href="#${anchorOf(words)}">${words}</a></li>`)}</ul></nav>`;
}

function partView(part: HelpPart, context: HelpContext): Html {
  switch (part.kind) {
    case 'text':
      return markdown(part.text, { top: 1, anchored: true });
    case 'contact':
      return html`${context.edition.contacts.filter(({ id }) => id === part.id).map((contact) => html`<div class="${contact.id === 'emergency' ? 'app-contact--urgent' : ''}">${contactCard(contact, { withDoubts: false })}</div>`)}`;
    case 'local-contacts':
      return localView(context);
  }
}

function localView({ edition, partnership, address }: HelpContext): Html {
  const reading = { edition, partnership, pinned: false, older: false };
  return html`${partnershipChooser(reading, address)}${partnership && html`<h3 class="govuk-heading-s">${partnership.name}</h3>${partnership.contacts.filter(({ phone }) => phone !== undefined).map((contact) => contactCard(contact))}`}`;
}

/** Said once, calmly: a mark beside every number would frighten those who need them. */
function doubtsView(page: HelpPage, edition: Edition): Html | false {
  const names = page.parts.flatMap((part) => (part.kind === 'contact' ? edition.contacts.filter(({ id, state }) => id === part.id && state === 'check').map(({ name }) => name) : []));
  return names.length > 0 && html`<p class="govuk-body-s app-doubts">To be confirmed: we believe that the numbers and addresses of ${listed(names)} are right, and are still checking them. If one does not work, try another. In danger, call 999.</p>`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
