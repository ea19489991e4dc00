/** The chronology as a page: when it happened and when it was written, both always shown. */
import { button, html, insetText, tag } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import { CHRONOLOGY_GROUPS, writtenLater } from '../chronology.ts';
import type { ChronologyGroup, ChronologyItem } from '../chronology.ts';
import type { Concern } from '../model.ts';
import { momentText } from '../words.ts';
import { concernHeading } from './heading.ts';

export interface ChronologyPage {
  readonly concern: Concern;
  readonly items: readonly ChronologyItem[];
  readonly all: number;
  readonly groups: readonly ChronologyGroup[];
  readonly now: string;
  /** How many wordings nobody has decided on. */
  readonly wordings: number;
  readonly edition: { readonly title: string; readonly hash: string };
}

/** Everything in order, with a filter and what a print needs. */
export function chronologyView(page: ChronologyPage): Html {
  const { concern, items } = page;
  return html`${concernHeading(concern, 'Chronology')}
    <p class="govuk-body app-print-only">Correct as printed on ${momentText(page.now)}. “${page.edition.title}”, edition ${page.edition.hash.slice(0, 12)}. The record may have changed since.</p>
    <div class="app-no-print">
      ${filterForm(page)}
      ${page.wordings > 0 && insetText({ html: html`Before you print or send this: ${page.wordings === 1 ? '1 wording' : `${page.wordings} wordings`} to look at. <a class="govuk-link" href="/concerns/${concern.id}/wording">Look at the wording</a>` })}
      <p class="govuk-body"><a class="govuk-link" href="/concerns/${concern.id}/chronology.pdf">Get it as a PDF</a>, or print this page.</p>
    </div>
    <p class="govuk-body">${items.length === page.all ? `${page.all === 1 ? '1 entry' : `${page.all} entries`}, in the order in which they were written.` : `${items.length} of ${page.all} entries.`}</p>
    ${items.length === 0 ? html`<p class="govuk-body">No entry of this kind yet.</p>` : html`<div class="moj-timeline">${items.map((item) => itemView(item, concern))}</div>`}`;
}

function filterForm({ concern, groups }: ChronologyPage): Html {
  const box = ([id, name]: readonly [string, string]): Html => html`<div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" id="show-${id}" name="show" value="${id}"${groups.some((group) => group === id) && html` checked`}><label class="govuk-label govuk-checkboxes__label" for="show-${id}">${name}</label></div>`;
  return html`<details class="govuk-details"${groups.length > 0 && html` open`}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Show only some kinds of entry</span></summary>
    <div class="govuk-details__text"><form method="get" action="/concerns/${concern.id}/chronology"><fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend govuk-visually-hidden">Kinds of entry to show</legend>
      <div class="govuk-checkboxes govuk-checkboxes--small">${Object.entries(CHRONOLOGY_GROUPS).map(box)}</div></fieldset>
      ${button({ text: 'Show these', classes: 'govuk-button--secondary' })}
      ${groups.length > 0 && html`<p class="govuk-body"><a class="govuk-link" href="/concerns/${concern.id}/chronology">Show everything</a></p>`}</form></div></details>`;
}

function itemView(item: ChronologyItem, concern: Concern): Html {
  return html`<div class="moj-timeline__item" id="entry-${item.seq}">
    <div class="moj-timeline__header"><h2 class="moj-timeline__title">${item.title}</h2> <p class="moj-timeline__byline">by ${item.author}, ${item.role.toLowerCase()}</p></div>
    <p class="moj-timeline__date">${item.happened !== null && html`Happened: ${item.happened}. `}Written: <time datetime="${item.writtenAt}">${momentText(item.writtenAt)}</time>${writtenLater(item) && html` ${tag({ text: 'Written later', classes: 'govuk-tag--grey' })}`}</p>
    <div class="moj-timeline__description">${entryBody(item)}
      <p class="govuk-body-s app-quiet">Entry ${item.seq}${canBeCorrected(item) && html`. <a class="govuk-link app-no-print" href="/concerns/${concern.id}/entries/${item.seq}/correct">Correct this<span class="govuk-visually-hidden">: entry ${item.seq}</span></a>`}</p></div>
  </div>`;
}

function canBeCorrected(item: ChronologyItem): boolean {
  return item.kind !== 'concern-read';
}

/** What an entry says: somebody's own words apart, departures and corrections named. */
export function entryBody(item: ChronologyItem): Html {
  return html`${item.departure !== null && html`<p class="govuk-body"><strong>${item.departure}</strong></p>`}
    ${item.quote !== null && html`<div class="govuk-inset-text app-quote"><p class="govuk-body-s app-quote__label">The child’s own words</p><blockquote class="app-verbatim">${item.quote}</blockquote></div>`}
    ${item.lines.length > 0 && html`<dl class="app-lines">${item.lines.map((line) => html`<dt>${line.label}</dt><dd class="app-verbatim">${line.text}</dd>`)}</dl>`}
    ${item.corrects !== null && html`<p class="govuk-body-s">Corrects <a class="govuk-link" href="#entry-${item.corrects}">entry ${item.corrects}</a>.</p>`}
    ${item.correctedBy.length > 0 && html`<p class="govuk-body-s"><strong>Corrected by ${item.correctedBy.map((seq, index) => html`${index > 0 && ', '}<a class="govuk-link" href="#entry-${seq}">entry ${seq}</a>`)}.</strong></p>`}`;
}
