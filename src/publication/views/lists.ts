/** Law by date, periods, and what has yet to be confirmed. */
import { button, dateInput, details, html, insetText } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import { toBeConfirmed } from '../../procedure/index.ts';
import type { LawPart, Parameter, PlainDate, Unconfirmed } from '../../procedure/index.ts';
import { amountInWords, dateInWords, doubtOfLaw, lawOn, valueOn } from '../domain.ts';
import type { LawOnDay } from '../domain.ts';
import { keeping } from '../reading.ts';
import type { Reading } from '../reading.ts';
import { citeLinks, editionLine, printedLine, toConfirm, words } from './parts.ts';

export interface LawDay {
  readonly day: PlainDate;
  /** What was typed, to be shown again. */
  readonly typed: { readonly day: string; readonly month: string; readonly year: string };
  readonly fault: string | null;
}

const STATES: Readonly<Record<LawOnDay['state'], (day: string) => string>> = {
  'in-force': (day) => `In force on ${day}`,
  ended: (day) => `Ended before ${day}`,
  'not-yet': (day) => `Not yet in force on ${day}`,
  'no-date': () => 'Made, without a confirmed date',
};

/** Offences and duties as they stood on one day. */
export function lawView(reading: Reading, asked: LawDay, now: string): Html {
  const law = lawOn(reading.edition, asked.day);
  const day = dateInWords(asked.day);
  return html`<h1 class="govuk-heading-l">Law by date</h1>
<p class="govuk-body-l">What counts is the law on the day of the act. It is a guide to what may matter, not legal advice: the police and prosecutors decide what is charged.</p>
${dayForm(reading, asked)}
${(['in-force', 'not-yet', 'ended', 'no-date'] as const).map((state) => {
    const own = law.filter((one) => one.state === state);
    if (own.length === 0) return state === 'in-force' && html`<h2 class="govuk-heading-m">${STATES[state](day)}</h2><p class="govuk-body">None of the laws of this manual was in force on that day.</p>`;
    return html`<h2 class="govuk-heading-m">${STATES[state](day)}</h2>${own.map((one) => lawItem(reading, one))}`;
  })}
${editionLine(reading)}${printedLine(reading, now)}`;
}

function dayForm(reading: Reading, asked: LawDay): Html {
  return html`<form method="get" action="/manual/law" class="app-no-print" novalidate>${reading.partnership && html`<input type="hidden" name="partnership" value="${reading.partnership.id}">`}${reading.pinned && html`<input type="hidden" name="edition" value="${reading.edition.hash}">`}
${dateInput({
    id: 'on', namePrefix: 'on',
    fieldset: { legend: { text: 'When did it happen?', classes: 'govuk-fieldset__legend--s' } },
    hint: { text: 'For example, 12 4 2015' },
    errorMessage: asked.fault ? { text: asked.fault } : null,
    items: (['day', 'month', 'year'] as const).map((part) => ({ name: part, value: asked.typed[part], classes: `${part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2'}${asked.fault ? ' govuk-input--error' : ''}` })),
  })}${button({ text: 'Show the law of that day', classes: 'govuk-button--secondary' })}</form>`;
}

function lawItem(reading: Reading, { law, part, state }: LawOnDay): Html {
  const next = reading.edition.law.find((one) => one.id === law.replacedBy);
  return html`<section class="app-case" id="law-${law.id}"><h3 class="govuk-heading-s"><span class="app-paragraph__id">${law.id}</span> ${law.name}</h3>
<p class="govuk-body">${law.statute}${part && html`, ${part.section}`}. ${law.jurisdiction}.${part && html` ${period(part)}`}</p>
${part && toConfirm(doubtOfLaw(part))}
${part && html`<p class="govuk-body">${part.summary}</p>`}
<p class="govuk-body">${law.why}${law.cites && law.cites.length > 0 && html` Named in ${citeLinks(reading, law.cites)}.`}</p>
${state === 'ended' && next && html`<p class="govuk-body">Replaced by <a class="govuk-link" href="#law-${next.id}">${next.id} ${next.name}</a>.</p>`}
${law.note && insetText({ html: words(reading, law.note) })}
${law.parts.length > 1 && details({ summaryText: `All dates of ${law.id}`, classes: 'app-no-print', html: html`<ul class="govuk-list govuk-list--spaced">${law.parts.map((one) => html`<li><strong>${one.section}. ${period(one)}</strong> ${one.summary} ${toConfirm(doubtOfLaw(one))}</li>`)}</ul>` })}
${law.sources.length > 0 && html`<p class="govuk-body-s">Source: ${law.sources.map((source, index) => html`${index > 0 && '; '}${source.href ? html`<a class="govuk-link" rel="noreferrer external" href="${source.href}">${source.title}</a>` : source.title}`)}</p>`}</section>`;
}

function period({ from, to }: LawPart): string {
  if (from === null) return 'No date has been confirmed.';
  return to === null ? `In force since ${dateInWords(from)}.` : `In force from ${dateInWords(from)} to ${dateInWords(to)}.`;
}

/** Deadlines, ages and periods with their history. */
export function periodsView(reading: Reading, today: PlainDate, now: string): Html {
  const { edition, partnership } = reading;
  return html`<h1 class="govuk-heading-l">Deadlines, ages and periods</h1>
<p class="govuk-body-l">Each with the day from which it holds and the paragraph that it comes from.</p>
${[...edition.parameters, ...(partnership?.parameters ?? [])].map((one) => parameterView(reading, one, today))}
${editionLine(reading)}${printedLine(reading, now)}`;
}

function parameterView(reading: Reading, parameter: Parameter, today: PlainDate): Html {
  const current = valueOn(parameter, today);
  return html`<section class="app-case" id="period-${parameter.id}"><h2 class="govuk-heading-s">${parameter.title}${current && `: ${amountInWords(current.value, parameter.unit)}`}</h2>
<ul class="govuk-list">${parameter.values.map(({ from, value, reference, state }) => html`<li>From ${dateInWords(from)}: ${amountInWords(value, parameter.unit)} (${
    reading.edition.paragraphs.some(({ id }) => id === reference) ? citeLinks(reading, [reference]) : reference}) ${toConfirm(state === 'check' ? 'the period and its first day' : null)}</li>`)}</ul></section>`;
}

const KINDS: Readonly<Record<Unconfirmed['kind'], string>> = { law: 'Law', platform: 'Sites, apps and games', contact: 'Contacts', parameter: 'Deadlines, ages and periods' };

/** Everything that has yet to be confirmed. */
export function toBeConfirmedView(reading: Reading, now: string): Html {
  const open = toBeConfirmed(reading.edition);
  return html`<h1 class="govuk-heading-l">To be confirmed</h1>
<p class="govuk-body-l">These ${open.length} things are believed to be right and have not been confirmed in more than one place. Pages that show them say so.</p>
<p class="govuk-body">If a number does not answer, use another route. If a child is in danger now, call <a class="govuk-link" href="tel:999">999</a>.</p>
${(['contact', 'law', 'platform', 'parameter'] as const).map((kind) => {
    const own = open.filter((one) => one.kind === kind);
    return own.length > 0 && html`<h2 class="govuk-heading-m">${KINDS[kind]} (${own.length})</h2><ul class="govuk-list govuk-list--bullet">${own.map((one) => html`<li><a class="govuk-link" href="${keeping(reading, placeOf(one))}">${one.says}</a></li>`)}</ul>`;
  })}
${editionLine(reading)}${printedLine(reading, now)}`;
}

function placeOf({ kind, id, partnership }: Unconfirmed): string {
  switch (kind) {
    case 'law':
      return `/manual/law#law-${id}`;
    case 'platform':
      return `/platforms#${id}`;
    case 'parameter':
      return `/manual/periods#period-${id}`;
    case 'contact':
      return partnership === null ? `/reporting-routes#contact-${id}` : `/manual/partnerships/${partnership}#contact-${id}`;
  }
}
