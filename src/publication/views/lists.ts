/** Law by date, platforms, contacts. */
import { button, dateInput, html, tag } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import type { PlainDate, Platform } from '../../procedure/index.ts';
import { dateInWords, lawOn } from '../domain.ts';
import type { LawOnDay } from '../domain.ts';
import { markdown } from '../markdown.ts';
import { keeping, paragraphHref } from '../reading.ts';
import type { Reading } from '../reading.ts';
import { contactCard, editionLine, manualNavigation, partnershipChooser, printedLine, unconfirmed } from './parts.ts';

export interface LawDay {
  readonly day: PlainDate;
  /** What was typed, to be shown again. */
  readonly typed: { readonly day: string; readonly month: string; readonly year: string };
  readonly fault: string | null;
}

const STATES: Readonly<Record<LawOnDay['state'], { readonly title: (day: string) => string; readonly none: string }>> = {
  'in-force': { title: (day) => `In force on ${day}`, none: 'None of the laws of this manual was in force on that day.' },
  ended: { title: (day) => `Ended before ${day}`, none: '' },
  'not-yet': { title: (day) => `Not yet in force on ${day}`, none: '' },
  'no-date': { title: () => 'Made, without a confirmed date', none: '' },
};

/** Offences and duties as they stood on one day. */
export function lawView(reading: Reading, asked: LawDay, now: string): Html {
  const law = lawOn(reading.edition, asked.day);
  const day = dateInWords(asked.day);
  return html`${manualNavigation(reading, '/manual/law')}
<h1 class="govuk-heading-l">Law by date</h1>
<p class="govuk-body-l">What counts is the law on the day of the act. It is a guide to what may matter, not legal advice: the police and prosecutors decide what is charged.</p>
${dayForm(reading, asked)}
${(['in-force', 'not-yet', 'ended', 'no-date'] as const).map((state) => {
    const own = law.filter((one) => one.state === state);
    if (own.length === 0) return STATES[state].none !== '' && html`<p class="govuk-body">${STATES[state].none}</p>`;
    return html`<h2 class="govuk-heading-m">${STATES[state].title(day)}</h2>${own.map((one) => lawItem(reading, one))}`;
  })}
${editionLine(reading)}${printedLine(reading, now)}`;
}

function dayForm(reading: Reading, asked: LawDay): Html {
  return html`<form method="get" action="/manual/law" class="app-no-print" novalidate>${reading.partnership && html`<input type="hidden" name="partnership" value="${reading.partnership.id}">`}${reading.older && html`<input type="hidden" name="edition" value="${reading.edition.hash}">`}
${dateInput({
    id: 'on', namePrefix: 'on',
    fieldset: { legend: { text: 'When did it happen?', classes: 'govuk-fieldset__legend--s' } },
    hint: { text: 'For example, 12 4 2015' },
    errorMessage: asked.fault ? { text: asked.fault } : null,
    items: (['day', 'month', 'year'] as const).map((part) => ({ name: part, value: asked.typed[part], classes: part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2' })),
  })}${button({ text: 'Show the law of that day', classes: 'govuk-button--secondary' })}</form>`;
}

function lawItem(reading: Reading, { law, part, state }: LawOnDay): Html {
  return html`<section class="app-rule" id="law-${law.id}"><h3 class="govuk-heading-s">${law.name}</h3>
<p class="govuk-body">${law.statute}${part && html`, ${part.section}`}${part && unconfirmed(part.state)}</p>
${part && html`<p class="govuk-body">${part.summary}</p><p class="govuk-body-s">${period(part.from, part.to)} ${law.jurisdiction}.</p>`}
<p class="govuk-body">${law.why}</p>
${state === 'ended' && law.replacedBy && html`<p class="govuk-body">Replaced by ${reading.edition.law.find((one) => one.id === law.replacedBy)?.name ?? law.replacedBy}.</p>`}
${law.note && html`<div class="govuk-inset-text">${markdown(law.note, { paragraphHref: (id) => paragraphHref(reading, id) })}</div>`}
${law.sources.length > 0 && html`<p class="govuk-body-s">Source: ${law.sources.map((source, index) => html`${index > 0 && '; '}${source.href ? html`<a class="govuk-link" rel="noreferrer external" href="${source.href}">${source.title}</a>` : source.title}`)}</p>`}</section>`;
}

function period(from: PlainDate | null, to: PlainDate | null): string {
  if (from === null) return 'No date has been confirmed.';
  return to === null ? `In force since ${dateInWords(from)}.` : `In force from ${dateInWords(from)} to ${dateInWords(to)}.`;
}

/** How to report, block and find help on each platform. */
export function platformsView(reading: Reading, now: string): Html {
  return html`${manualNavigation(reading, '/manual/platforms')}
<h1 class="govuk-heading-l">Sites, apps and games</h1>
<p class="govuk-body-l">How to report and block, and where each keeps its safety centre. Reporting to a platform never replaces a referral. Keep evidence first, never imagery.</p>
<ul class="govuk-list app-columns">${reading.edition.platforms.map(({ id, name }) => html`<li><a class="govuk-link" href="#${id}">${name}</a></li>`)}</ul>
${reading.edition.platforms.map(platformView)}
${editionLine(reading)}${printedLine(reading, now)}`;
}

function platformView(platform: Platform): Html {
  const rows = [
    ['Report', addressesAsLinks(platform.report)], ['Block', addressesAsLinks(platform.block)], ['Safety centre', addressesAsLinks(platform.safetyCentre)],
    ['Who may report', addressesAsLinks(platform.whoMayReport)], ['Under 13', addressesAsLinks(platform.under13)],
  ] as const;
  return html`<section id="${platform.id}"><h2 class="govuk-heading-m">${platform.name}${unconfirmed(platform.state)}</h2>
<p class="govuk-body">${platform.kind}.${platform.minimumAge !== undefined && ` Minimum age ${platform.minimumAge}.`}${platform.closedOn && html` ${tag({ text: `Closed ${dateInWords(platform.closedOn)}`, classes: 'govuk-tag--grey' })}`}</p>
<dl class="govuk-summary-list">${rows.map(([key, value]) => html`<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">${key}</dt><dd class="govuk-summary-list__value">${value}</dd></div>`)}</dl></section>`;
}

/** A text in which web addresses of the manual become links. */
function addressesAsLinks(text: string): Html {
  return html`${text.split(/(https:\/\/[^\s)]*[^\s).,;])/).map((piece) => (piece.startsWith('https://') ? html`<a class="govuk-link app-break" rel="noreferrer external" href="${piece}">${piece.replace(/^https:\/\/(www\.)?/, '').replace(/\/$/, '')}</a>` : piece))}`;
}

/** Local contacts of the chosen partnership, what it adds, and national contacts. */
export function contactsView(reading: Reading, now: string): Html {
  const { partnership, edition } = reading;
  return html`${manualNavigation(reading, '/manual/contacts')}
<h1 class="govuk-heading-l">Contacts</h1>
<p class="govuk-body-l">In immediate danger, call 999.</p>
${partnershipChooser(reading, '/manual/contacts')}
${partnership && html`<h2 class="govuk-heading-m">${partnership.name}</h2><p class="govuk-body">Police force: ${partnership.police}</p>${partnership.contacts.map(contactCard)}
${partnership.paragraphs.map((paragraph) => html`<article id="${paragraph.id}"><h3 class="govuk-heading-s">${paragraph.heading} ${tag({ text: 'Local', classes: 'govuk-tag--purple' })}</h3>${markdown(paragraph.text, { paragraphHref: (id) => paragraphHref(reading, id), top: 4 })}</article>`)}`}
<h2 class="govuk-heading-m">National contacts and help lines</h2>${edition.contacts.map(contactCard)}
<p class="govuk-body"><a class="govuk-link" href="${keeping(reading, '/manual')}">Back to the chapters</a></p>
${editionLine(reading)}${printedLine(reading, now)}`;
}
