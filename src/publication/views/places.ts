/** Whom to turn to: partnerships, national routes, and sites, apps and games. */
import { html, summaryList, tag, warningText } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import type { Contact, Partnership, Platform } from '../../procedure/index.ts';
import { dateInWords } from '../domain.ts';
import { markdownLine } from '../markdown.ts';
import { keeping, ruleHref } from '../reading.ts';
import type { Reading } from '../reading.ts';
import { contactCard, editionLine, localParagraph, partnershipChooser, printedLine, toConfirm } from './parts.ts';

const danger = warningText({ html: html`In immediate danger? Call <a class="govuk-link" href="tel:999">999</a> now.` });

/** All partnerships of the region. */
export function partnershipsView(reading: Reading, now: string): Html {
  return html`<h1 class="govuk-heading-l">Local contacts</h1>
<p class="govuk-body-l">Choose the place where the child lives. Its safeguarding partnership has its own front door, out-of-hours team and police force.</p>
${danger}
<ul class="govuk-list govuk-list--spaced app-columns">${reading.edition.partnerships.map(({ id, name }) => html`<li><a class="govuk-link govuk-!-font-weight-bold" href="${keeping(reading, `/manual/partnerships/${id}`)}">${name}</a></li>`)}</ul>
${editionLine(reading)}${printedLine(reading, now)}`;
}

/** One partnership: its routes, and what it adds to the procedure. */
export function partnershipView(reading: Reading, partnership: Partnership, now: string): Html {
  const { name, police, contacts, paragraphs, rules } = partnership;
  return html`<span class="govuk-caption-l">Local contacts</span><h1 class="govuk-heading-l">${name}</h1>
<p class="govuk-body">Police force: ${police}. <a class="govuk-link" href="${keeping({ ...reading, partnership }, '/manual')}">Read the manual for ${name}</a></p>
${danger}
<h2 class="govuk-heading-m">Whom to call</h2>${contacts.map(anchored)}
<h2 class="govuk-heading-m">What ${name} adds to the procedure</h2>
${paragraphs.map((paragraph) => localParagraph(reading, paragraph))}
${rules.length > 0 && html`<h3 class="govuk-heading-s">Local rules</h3><ul class="govuk-list govuk-list--bullet">${rules.map((rule) => html`<li><a class="govuk-link" href="${ruleHref({ ...reading, partnership }, rule.id)}">${rule.says}</a></li>`)}</ul>`}
<p class="govuk-body"><a class="govuk-link" href="${keeping(reading, '/manual/partnerships')}">All local contacts</a></p>
${editionLine(reading)}${printedLine(reading, now)}`;
}

function anchored(contact: Contact): Html {
  return html`<div id="contact-${contact.id}">${contactCard(contact)}</div>`;
}

/** National routes for reporting, and help lines. */
export function reportingRoutesView(reading: Reading, now: string): Html {
  const { partnership, edition } = reading;
  const chapter = edition.chapters.find(({ id }) => id === 'reporting-routes');
  return html`<h1 class="govuk-heading-l">Where to report</h1>
<p class="govuk-body-l">A report to a website or a help line comes beside a referral to the police or children's social care. It never replaces one.</p>
${danger}
${partnershipChooser(reading, '/reporting-routes')}
${partnership && html`<h2 class="govuk-heading-m">${partnership.name}</h2>${partnership.contacts.map((one) => contactCard(one))}`}
<h2 class="govuk-heading-m">National routes and help lines</h2>${edition.contacts.map(anchored)}
<h2 class="govuk-heading-m">More</h2>
<ul class="govuk-list govuk-list--spaced">${chapter && html`<li><a class="govuk-link" href="${keeping(reading, `/manual/${chapter.id}`)}">When each route is right</a></li>`}
<li><a class="govuk-link" href="${keeping(reading, '/platforms')}">How to report and block on each site, app and game</a></li>
<li><a class="govuk-link" href="${keeping(reading, '/manual/partnerships')}">Local contacts</a></li></ul>
${editionLine(reading)}${printedLine(reading, now)}`;
}

/** How to report, block and find help on each platform. */
export function platformsView(reading: Reading, now: string): Html {
  return html`<h1 class="govuk-heading-l">Sites, apps and games</h1>
<p class="govuk-body-l">How to report and block, and where each keeps its safety centre.</p>
<p class="govuk-body">Reporting to a platform never replaces a referral. Keep evidence first: words, names and dates, never imagery.</p>
<ul class="govuk-list app-columns">${reading.edition.platforms.map(({ id, name }) => html`<li><a class="govuk-link" href="#${id}">${name}</a></li>`)}</ul>
${reading.edition.platforms.map(platformView)}
${editionLine(reading)}${printedLine(reading, now)}`;
}

function platformView(platform: Platform): Html {
  const rows = [
    ['Report', platform.report], ['Block', platform.block], ['Safety centre', platform.safetyCentre],
    ['Who may report', platform.whoMayReport], ['Under 13', platform.under13],
  ] as const;
  return html`<section id="${platform.id}"><h2 class="govuk-heading-m govuk-!-margin-bottom-2">${platform.name}</h2>
<p class="govuk-body">${platform.kind}.${platform.minimumAge !== undefined && ` Minimum age ${platform.minimumAge}.`}${platform.closedOn && html` ${tag({ text: `Closed ${dateInWords(platform.closedOn)}`, classes: 'govuk-tag--grey' })}`} ${toConfirm(platform.state === 'check' ? 'the routes may have moved' : null)}</p>
${summaryList({ rows: rows.map(([key, value]) => ({ key: { text: key }, value: { html: markdownLine(value) } })) })}</section>`;
}
