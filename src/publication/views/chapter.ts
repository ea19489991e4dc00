/** The contents of the manual, and one chapter with everything that hangs on its paragraphs. */
import { details, html, insetText, tag } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import type { Chapter, Paragraph, Rule, Tier } from '../../procedure/index.ts';
import { dateInWords, localParagraphs, rulesByParagraph } from '../domain.ts';
import { markdown } from '../markdown.ts';
import { keeping, paragraphHref } from '../reading.ts';
import type { Reading } from '../reading.ts';
import { editionLine, manualNavigation, partnershipChooser, printedLine, TIERS } from './parts.ts';
import { ruleView } from './rules.ts';

/** The chapters by tier. */
export function contentsView(reading: Reading, now: string): Html {
  return html`${manualNavigation(reading, '/manual')}
<h1 class="govuk-heading-l">The manual</h1>
<p class="govuk-body-l">${reading.edition.title}. What the law and the procedures ask of people who work with children, in plain words, paragraph by paragraph.</p>
${partnershipChooser(reading, '/manual')}
${(['statutory', 'regional', 'local'] as const).map((tier) => tierView(reading, tier))}
${editionLine(reading)}${printedLine(reading, now)}`;
}

function tierView(reading: Reading, tier: Tier): Html {
  const chapters = reading.edition.chapters.filter((chapter) => chapter.tier === tier);
  const local = tier === 'local' ? localTier(reading) : null;
  if (chapters.length === 0 && !local) return html``;
  return html`<section aria-labelledby="tier-${tier}"><h2 class="govuk-heading-m" id="tier-${tier}">${TIERS[tier].name}</h2><p class="govuk-body">${TIERS[tier].means}</p>
${chapters.length > 0 && html`<ul class="govuk-list govuk-list--spaced">${chapters.map((chapter) => html`<li><a class="govuk-link govuk-!-font-weight-bold" href="${keeping(reading, `/manual/${chapter.id}`)}">${chapter.number} ${chapter.title}</a><br>${chapter.summary}</li>`)}</ul>`}${local}</section>`;
}

function localTier(reading: Reading): Html {
  const { partnership } = reading;
  if (!partnership) return html`<p class="govuk-body">Choose a partnership above to see what it adds.</p>`;
  return html`<p class="govuk-body"><a class="govuk-link" href="${keeping(reading, '/manual/contacts')}">Contacts and additions of ${partnership.name}</a></p>`;
}

/** One chapter. */
export function chapterView(reading: Reading, chapter: Chapter, now: string): Html {
  const paragraphs = chapter.paragraphs.flatMap((id) => reading.edition.paragraphs.filter((one) => one.id === id));
  const rules = rulesByParagraph(reading.edition, reading.partnership);
  const local = localParagraphs(reading.partnership, chapter.id);
  return html`${manualNavigation(reading, '')}
<span class="govuk-caption-l">Chapter ${chapter.number} · ${TIERS[chapter.tier].name}</span><h1 class="govuk-heading-l">${chapter.title}</h1>
<p class="govuk-body-l">${chapter.summary}</p>
${editionLine(reading)}
${partnershipChooser(reading, `/manual/${chapter.id}`)}
${contents(paragraphs)}
${amendmentsView(reading, chapter)}
${local.length > 0 && localView(reading, local)}
${paragraphs.map((paragraph, index) => paragraphView(reading, paragraph, rules.get(paragraph.id) ?? [], paragraph.section !== paragraphs[index - 1]?.section))}
${printedLine(reading, now)}`;
}

function slug(text: string): string {
  return `section-${text.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')}`;
}

function contents(paragraphs: readonly Paragraph[]): Html {
  const sections = [...new Set(paragraphs.map((paragraph) => paragraph.section ?? ''))].filter((section) => section !== '');
  return html`<nav aria-labelledby="contents" class="app-contents"><h2 class="govuk-heading-m" id="contents">Contents</h2><ul class="govuk-list">${sections.map(
    (section) => html`<li><a class="govuk-link" href="#${slug(section)}">${section}</a></li>`,
  )}</ul></nav>`;
}

function amendmentsView(reading: Reading, chapter: Chapter): Html | false {
  const newest = chapter.amendments.toSorted((a, b) => (a.date < b.date ? 1 : -1));
  return newest.length > 0 && details({
    summaryText: `Amendments (${newest.length})`,
    html: html`<dl class="app-amendments">${newest.map(({ date, change, paragraphs }) => html`<dt class="govuk-body govuk-!-font-weight-bold govuk-!-margin-bottom-1">${dateInWords(date)}</dt><dd class="govuk-body">${change}${
      paragraphs.length > 0 && html` Paragraphs: ${paragraphs.map((id, index) => html`${index > 0 && ', '}<a class="govuk-link" href="${paragraphHref(reading, id)}">${id}</a>`)}.`}</dd>`)}</dl>`,
  });
}

function localView(reading: Reading, paragraphs: readonly Paragraph[]): Html {
  return html`<section class="app-local" aria-labelledby="local"><h2 class="govuk-heading-m" id="local">Local additions: ${reading.partnership?.name}</h2>
${paragraphs.map((paragraph) => html`<article id="${paragraph.id}"><h3 class="govuk-heading-s">${paragraph.heading} ${tag({ text: 'Local', classes: 'govuk-tag--purple' })}</h3>${markdown(paragraph.text, { paragraphHref: (id) => paragraphHref(reading, id), top: 4 })}</article>`)}</section>`;
}

function paragraphView(reading: Reading, paragraph: Paragraph, rules: readonly Rule[], newSection: boolean): Html {
  const toParagraph = { paragraphHref: (id: string) => paragraphHref(reading, id), top: 4 };
  return html`${newSection && paragraph.section && html`<h2 class="govuk-heading-m app-section" id="${slug(paragraph.section)}">${paragraph.section}</h2>`}
<article class="app-paragraph" id="${paragraph.id}"><h3 class="govuk-heading-s"><a class="app-paragraph__id" href="#${paragraph.id}" aria-label="Link to paragraph ${paragraph.id}">${paragraph.id}</a> ${paragraph.heading}</h3>
${markdown(paragraph.text, toParagraph)}
${paragraph.note && insetText({ html: html`<strong>What has changed</strong>${markdown(paragraph.note, toParagraph)}` })}
${rules.length > 0 && details({ summaryText: rules.length === 1 ? 'One rule rests on this' : `${rules.length} rules rest on this`, classes: 'app-no-print', html: html`${rules.map((rule) => ruleView(reading, rule, 4))}` })}</article>`;
}
