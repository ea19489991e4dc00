/** The contents of the manual, and one chapter with everything that hangs on its paragraphs. */
import { details, html, insetText, summaryList, tag } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import { toBeConfirmed } from '../../procedure/index.ts';
import type { Chapter, Paragraph, Tier } from '../../procedure/index.ts';
import { dateInWords, lawOn, restingOn, rulesFor } from '../domain.ts';
import { anchorOf } from '../markdown.ts';
import { actionHref, keeping, lawHref, ruleHref } from '../reading.ts';
import type { Reading } from '../reading.ts';
import { citeLinks, editionLine, localParagraph, partnershipChooser, printedLine, printedWords, TIERS, words } from './parts.ts';
import { searchForm } from './search.ts';

/** The chapters by tier. @param today calendar date @param now the moment in words, for a print */
export function contentsView(reading: Reading, today: string, now: string): Html {
  return html`<h1 class="govuk-heading-l">The manual</h1>
<p class="govuk-body-l">What the law and the procedures ask of people who work with children, in plain words, paragraph by paragraph.</p>
${reading.older && editionLine(reading)}
${searchForm(reading, '')}
${(['statutory', 'regional', 'local'] as const).map((tier) => tierView(reading, tier))}
${inForceView(reading, today)}
${printedLine(reading, now)}`;
}

function tierView(reading: Reading, tier: Tier): Html {
  const chapters = reading.edition.chapters.filter((chapter) => chapter.tier === tier).toSorted((a, b) => a.number.localeCompare(b.number, 'en'));
  const local = tier === 'local' ? localTier(reading) : null;
  if (chapters.length === 0 && !local) return html``;
  return html`<section aria-labelledby="tier-${tier}"><h2 class="govuk-heading-m" id="tier-${tier}">${TIERS[tier].name}</h2><p class="govuk-body">${TIERS[tier].means}</p>
${chapters.length > 0 && html`<ul class="govuk-list govuk-list--spaced">${chapters.map((chapter) => html`<li><a class="govuk-link govuk-!-font-weight-bold" href="${keeping(reading, `/manual/${chapter.id}`)}">${chapter.number} · ${chapter.title}</a><br>${chapter.summary}</li>`)}</ul>`}${local}</section>`;
}

function localTier(reading: Reading): Html {
  const { partnership } = reading;
  const own = partnership && html`<p class="govuk-body"><a class="govuk-link govuk-!-font-weight-bold" href="${keeping(reading, `/manual/partnerships/${partnership.id}`)}">Contacts and additions of ${partnership.name}</a></p>`;
  return html`${own}<p class="govuk-body"><a class="govuk-link" href="${keeping(reading, '/manual/partnerships')}">All local partnerships</a></p>`;
}

function inForceView(reading: Reading, today: string): Html {
  const { edition } = reading;
  const law = lawOn(edition, today).filter(({ state }) => state === 'in-force').length;
  const link = (path: string, text: string): Html => html`<a class="govuk-link" href="${keeping(reading, path)}">${text}</a>`;
  const row = (key: string, value: Html) => ({ key: { text: key }, value: { html: value } });
  return html`<h2 class="govuk-heading-m">${reading.older ? 'What this edition holds' : 'What is in force'}</h2>
${summaryList({ rows: [
    row('Edition', html`<span class="app-break">${edition.hash.slice(0, 12)}</span>, published ${dateInWords(edition.published)}. ${link('/manual/editions', 'All editions')}`),
    row('Law', html`${law} of ${edition.law.length} offences and duties hold today. ${link('/manual/law', 'Law by date')}`),
    row('Periods', html`${edition.parameters.length} deadlines, ages and periods. ${link('/manual/periods', 'See them all')}`),
    row('Rules', html`${link('/manual/rules', `${rulesFor(edition, reading.partnership).length} rules`)}, ${link('/manual/actions', `${edition.actions.length} actions`)}, ${link('/manual/questions', `${edition.facts.length} questions`)}`),
    row('Cases', html`${link('/manual/scenarios', `${edition.scenarios.length} worked cases`)}, run as tests whenever the manual changes`),
    row('To be confirmed', html`${toBeConfirmed(edition).length} things are believed to be right and have yet to be confirmed. ${link('/manual/to-be-confirmed', 'See what')}`),
  ] })}`;
}

function paragraphsOf(reading: Reading, chapter: Chapter): readonly Paragraph[] {
  return chapter.paragraphs.flatMap((id) => reading.edition.paragraphs.filter((one) => one.id === id));
}

function chapterHead(chapter: Chapter): Html {
  return html`<span class="govuk-caption-l">Chapter ${chapter.number} · ${TIERS[chapter.tier].name}</span><h1 class="govuk-heading-l">${chapter.title}</h1>
<p class="govuk-body-l">${chapter.summary}</p>`;
}

/** One chapter. @param mayChange whether the reader can begin to change a paragraph */
export function chapterView(reading: Reading, chapter: Chapter, now: string, mayChange = false): Html {
  const paragraphs = paragraphsOf(reading, chapter);
  return html`${chapterHead(chapter)}
${editionLine(reading)}
${partnershipChooser(reading, `/manual/${chapter.id}`)}
${contents(paragraphs)}
${amendmentsView(reading, chapter)}
<p class="govuk-body app-no-print"><a class="govuk-link" href="${keeping(reading, `/manual/${chapter.id}/print`)}">Print this chapter</a></p>
${localView(reading)}
${paragraphs.map((paragraph, index) => html`${sectionHeading(paragraph, paragraphs[index - 1])}${paragraphView(reading, paragraph, html`${restsView(reading, paragraph)}${mayChange && changeLink(paragraph)}`)}`)}
${sourceLine(paragraphs)}${printedLine(reading, now)}`;
}

/** One chapter for paper: the text and nothing that has to be opened. */
export function chapterPrintView(reading: Reading, chapter: Chapter, now: string): Html {
  const paragraphs = paragraphsOf(reading, chapter);
  return html`<p class="govuk-body app-no-print"><a class="govuk-link" href="${keeping(reading, `/manual/${chapter.id}`)}">Back to the chapter</a></p>
<p class="govuk-body app-no-print">To print, use the print command of your browser.</p>
${chapterHead(chapter)}
<p class="govuk-body govuk-!-font-weight-bold">${printedWords(reading, now)}</p>
${editionLine(reading)}
${localView(reading)}
${paragraphs.map((paragraph, index) => html`${sectionHeading(paragraph, paragraphs[index - 1])}${paragraphView(reading, paragraph, false)}`)}
<h2 class="govuk-heading-m">Amendments</h2>${amendmentList(reading, chapter)}
${sourceLine(paragraphs)}`;
}

function contents(paragraphs: readonly Paragraph[]): Html {
  const sections = [...new Set(paragraphs.map((paragraph) => paragraph.section ?? ''))].filter((section) => section !== '');
  return html`<nav aria-labelledby="contents" class="app-no-print"><h2 class="govuk-heading-m" id="contents">Contents</h2><ul class="govuk-list">${sections.map(
    (section) => html`<li><a class="govuk-link" href="#${anchorOf(section)}">${section}</a></li>`,
  )}</ul>${details({
    summaryText: `All ${paragraphs.length} paragraphs`,
    html: html`<ul class="govuk-list">${paragraphs.map(({ id, heading }) => html`<li><a class="govuk-link" href="#${id}">${id} ${heading}</a></li>`)}</ul>`,
  })}</nav>`;
}

function amendmentsView(reading: Reading, chapter: Chapter): Html | false {
  return chapter.amendments.length > 0 && details({ summaryText: `Amendments (${chapter.amendments.length})`, classes: 'app-no-print', html: amendmentList(reading, chapter) });
}

function amendmentList(reading: Reading, chapter: Chapter): Html {
  const newest = chapter.amendments.toSorted((a, b) => (a.date < b.date ? 1 : -1));
  return html`<dl>${newest.map(({ date, change, paragraphs }) => html`<dt class="govuk-body govuk-!-font-weight-bold govuk-!-margin-bottom-1">${dateInWords(date)}</dt><dd class="govuk-body">${change}${
    paragraphs.length > 0 && html` Paragraphs: ${citeLinks(reading, paragraphs)}.`}</dd>`)}</dl>`;
}

function localView(reading: Reading): Html | null {
  const { partnership } = reading;
  return partnership && html`<section aria-labelledby="local"><h2 class="govuk-heading-m" id="local">Local additions: ${partnership.name}</h2>
${partnership.paragraphs.map((paragraph) => localParagraph(reading, paragraph))}
<p class="govuk-body"><a class="govuk-link" href="${keeping(reading, `/manual/partnerships/${partnership.id}`)}">All contacts of ${partnership.name}</a></p></section>`;
}

function sectionHeading(paragraph: Paragraph, before: Paragraph | undefined): Html | null {
  const { section } = paragraph;
  return section === undefined || section === before?.section ? null : html`<h2 class="govuk-heading-m app-section" id="${anchorOf(section)}">${section}</h2>`;
}

/** One paragraph as readers see it. @param below what stands under its text, such as what rests on it */
export function paragraphView(reading: Reading, paragraph: Paragraph, below: Html | false): Html {
  const { id, heading, text, note } = paragraph;
  return html`<article class="app-paragraph" id="${id}"><h3 class="govuk-heading-s"><a class="govuk-link app-paragraph__id" href="#${id}" aria-label="Link to paragraph ${id}">${id}</a> ${heading}</h3>
${words(reading, text, { top: 4 })}
${note && insetText({ html: html`<strong>What has changed, or does not agree</strong>${words(reading, note, { top: 4 })}` })}
${below}</article>`;
}

function changeLink({ chapter, id }: Paragraph): Html {
  return html`<p class="govuk-body-s app-no-print"><a class="govuk-link" href="/manual/amendments/new/${chapter}/${id}">Change this paragraph<span class="govuk-visually-hidden">, ${id}</span></a></p>`;
}

/** What rests on a paragraph, folded away. */
function restsView(reading: Reading, paragraph: Paragraph): Html | false {
  const { rules, actions, law, questions } = restingOn(paragraph.id, reading.edition, reading.partnership);
  const list = (title: string, items: readonly Html[]): Html | false =>
    items.length > 0 && html`<p class="govuk-body govuk-!-font-weight-bold govuk-!-margin-bottom-1">${title}</p><ul class="govuk-list govuk-list--bullet">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
  const link = (href: string, text: string): Html => html`<a class="govuk-link" href="${href}">${text}</a>`;
  const count = rules.length + actions.length + law.length + questions.length;
  return count > 0 && details({
    summaryText: `What rests on ${paragraph.id} (${count})`, classes: 'app-no-print',
    html: html`${list('Rules', rules.map((rule) => html`${link(ruleHref(reading, rule.id), rule.says)}${rule.tier === 'local' && html` ${tag({ text: 'Local', classes: 'govuk-tag--purple' })}`}`))}
${list('Actions', actions.map(({ id, title }) => link(actionHref(reading, id), title)))}
${list('Law', law.map(({ id, name, statute }) => link(lawHref(reading, id), `${name} (${statute})`)))}
${list('Questions', questions.map(({ id, ask }) => link(keeping(reading, `/manual/questions#question-${id}`), ask)))}`,
  });
}

function sourceLine(paragraphs: readonly Paragraph[]): Html {
  const sources = [...new Set(paragraphs.map(({ source }) => source))].filter((source) => source !== undefined);
  return html`${sources.map((source) => html`<p class="govuk-body-s">Source: ${source}</p>`)}`;
}
