/** What every page of the manual shares: which edition it is, the choice of partnership, and the line for a print. */
import { button, html, insetText, join, select, tag } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import type { Contact, Paragraph, Tier } from '../../procedure/index.ts';
import { dateInWords, dialling, doubtOf } from '../domain.ts';
import type { Duty } from '../domain.ts';
import { markdown, markdownLine } from '../markdown.ts';
import type { MarkdownOptions } from '../markdown.ts';
import { keeping, paragraphHref } from '../reading.ts';
import type { Reading } from '../reading.ts';

export const TIERS: Readonly<Record<Tier, { readonly name: string; readonly means: string }>> = {
  statutory: { name: 'Law and national guidance', means: 'Holds everywhere. Nothing below it can weaken it.' },
  regional: { name: 'Regional procedures', means: 'Agreed for the whole region. A partnership can add to it or tighten it.' },
  local: { name: 'Local additions', means: 'What one partnership adds.' },
};

const PLACES = [
  ['/manual', 'Chapters'], ['/manual/partnerships', 'Local contacts'], ['/reporting-routes', 'Where to report'],
  ['/platforms', 'Sites, apps and games'], ['/manual/law', 'Law by date'], ['/manual/search', 'Search'],
] as const;

/** The way around in the manual. @param here the path of the page */
export function manualNavigation(reading: Reading, here: string): Html {
  return html`<nav class="app-subnav app-no-print" aria-label="The manual"><ul class="app-subnav__list">${PLACES.map(
    ([path, name]) => html`<li class="app-subnav__item"><a class="govuk-link govuk-link--no-visited-state" href="${keeping(reading, path)}"${path === here && html` aria-current="page"`}>${name}</a></li>`,
  )}</ul></nav>`;
}

/** Which edition is being read. */
export function editionLine(reading: Reading): Html {
  const { edition, older, pinned } = reading;
  const words = html`${edition.title}, edition <span class="app-break">${edition.hash.slice(0, 12)}</span>, published ${dateInWords(edition.published)}`;
  if (!older) return html`<p class="govuk-body-s app-edition">${words}. It is ${pinned && 'still '}the one in use.</p>`;
  return insetText({ html: html`<p class="govuk-body"><strong>This is not the edition in use.</strong> You are reading ${words}. It shows what people worked by then. Numbers and addresses in it may have changed since.</p><p class="govuk-body"><a class="govuk-link" href="/manual">Read the edition in use</a></p>` });
}

/** The choice of partnership. The choice is part of the address, so that a link keeps it. */
export function partnershipChooser(reading: Reading, path: string): Html {
  return html`<form method="get" action="${path}" class="app-chooser app-no-print">${reading.pinned && html`<input type="hidden" name="edition" value="${reading.edition.hash}">`}
${select({
    id: 'partnership', name: 'partnership', value: reading.partnership?.id ?? '',
    label: { text: 'Where does the child live?', classes: 'govuk-label--s' },
    hint: { text: 'Local contacts and additions then appear' },
    items: [{ value: '', text: 'The whole region' }, ...reading.edition.partnerships.map(({ id, name }) => ({ value: id, text: name }))],
  })}${button({ text: 'Show local information', classes: 'govuk-button--secondary' })}</form>`;
}

/** On paper only: when this was correct, and where to look for anything newer. */
export function printedLine(reading: Reading, now: string): Html {
  return html`<p class="app-print-only">${printedWords(reading, now)}</p>`;
}

export function printedWords(reading: Reading, now: string): string {
  return `Correct as printed on ${now}. Edition ${reading.edition.hash.slice(0, 12)}. For anything newer, look at the manual itself: do not work from an old print.`;
}

/** “To be confirmed”, with what is in doubt; nothing where nothing is. */
export function toConfirm(doubt: string | null): Html | false {
  return doubt !== null && html`<span class="app-doubt">${tag({ text: 'To be confirmed', classes: 'govuk-tag--yellow' })} <span class="govuk-body-s">${doubt}</span></span>`;
}

const STRENGTHS: Readonly<Record<Duty['strength'], { readonly text: string; readonly classes: string }>> = {
  must: { text: 'Must', classes: 'govuk-tag--blue' },
  should: { text: 'Should', classes: 'govuk-tag--teal' },
  'must not': { text: 'Must not', classes: 'govuk-tag--red' },
  'only after': { text: 'Only after', classes: 'govuk-tag--yellow' },
};

/** How binding something is: “Must”, “Should”, “Must not” or “Only after”. */
export function strengthTag(strength: Duty['strength']): Html {
  return tag(STRENGTHS[strength]);
}

/** Words of the manual with links that keep the chosen edition and partnership. */
export function words(reading: Reading, text: string, options: Pick<MarkdownOptions, 'top'> = {}): Html {
  return markdown(text, { ...options, paragraphHref: (id) => paragraphHref(reading, id) });
}

/** Links to paragraphs: “S34, N60”. */
export function citeLinks(reading: Reading, ids: readonly string[]): Html {
  return join(ids.map((id) => html`<a class="govuk-link" href="${paragraphHref(reading, id)}">${id}</a>`), ', ');
}

/** A paragraph that a partnership adds. */
export function localParagraph(reading: Reading, paragraph: Paragraph): Html {
  return html`<article class="app-paragraph app-local" id="${paragraph.id}"><h3 class="govuk-heading-s"><a class="govuk-link app-paragraph__id" href="#${paragraph.id}" aria-label="Link to paragraph ${paragraph.id}">${paragraph.id}</a> ${paragraph.heading} ${tag({ text: 'Local', classes: 'govuk-tag--purple' })}</h3>
${words(reading, paragraph.text, { top: 4 })}</article>`;
}

export interface ContactWays {
  /** Says beside each contact what of it has yet to be confirmed. A page that says so once for all its contacts does without. */
  readonly withDoubts: boolean;
}

/** A contact with everything that is known of it. Its number is big enough for a thumb and a frightened reader. */
export function contactCard(contact: Contact, ways: ContactWays = { withDoubts: true }): Html {
  const { name, phone, email, web, hours, note } = contact;
  const call = phone === undefined ? null : { ...dialling(phone), phone };
  return html`<div class="app-contact"><p class="app-contact__name">${name}</p>
${call && html`<p class="app-contact__phone"><a class="govuk-link govuk-link--no-visited-state" href="${call.href}">${call.word} <span class="app-contact__number">${call.phone}</span></a></p>`}
${email && html`<p class="govuk-body govuk-!-margin-bottom-1">${markdownLine(email)}</p>`}${web && html`<p class="govuk-body govuk-!-margin-bottom-1">${markdownLine(web)}</p>`}
${(hours || note) && html`<p class="govuk-body-s govuk-!-margin-bottom-1">${hours && `${hours}. `}${note}</p>`}${ways.withDoubts && toConfirm(doubtOf(contact))}</div>`;
}
