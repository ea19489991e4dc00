/** Search within the manual: a form and what was found. */
import { button, html, input, tag } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import { keeping } from '../reading.ts';
import type { Reading } from '../reading.ts';
import { LONGEST_SEARCH } from '../search.ts';
import type { Found, Hit, Piece } from '../search.ts';
import { editionLine, printedLine } from './parts.ts';

/** One line to search with. Works without scripts; the words go into the address, so no names. */
export function searchForm(reading: Reading, asked: string): Html {
  const kept = Object.entries({ partnership: reading.partnership?.id, edition: reading.pinned ? reading.edition.hash : undefined });
  return html`<form method="get" action="/manual/search" role="search" aria-label="In the manual" class="app-search app-no-print">${kept.map(([name, value]) => value && html`<input type="hidden" name="${name}" value="${value}">`)}
${input({ id: 'q', name: 'q', type: 'search', value: asked, label: { text: 'Search the manual', classes: 'govuk-label--s' }, hint: { text: 'Words, a paragraph such as S34, an app or a place. No names of people.' }, autocomplete: 'off', spellcheck: true })}
${button({ text: 'Search', classes: 'govuk-button--secondary' })}</form>`;
}

/** What was found. @param found null where nothing was asked */
export function searchView(reading: Reading, asked: string, found: Found | null, now: string): Html {
  return html`<h1 class="govuk-heading-l">Search the manual</h1>
${searchForm(reading, asked.slice(0, LONGEST_SEARCH))}
${found && resultsView(reading, asked, found)}
${editionLine(reading)}${printedLine(reading, now)}`;
}

function resultsView(reading: Reading, asked: string, found: Found): Html {
  const isCut = asked.length > LONGEST_SEARCH && html`<p class="govuk-body">Only the first ${LONGEST_SEARCH} characters were looked for.</p>`;
  if (found.total === 0) return html`<h2 class="govuk-heading-m">Nothing was found</h2>${isCut}
<p class="govuk-body">No part of the manual holds these words. Try fewer words, or another word for the same thing.</p>
<p class="govuk-body">You can also go by the <a class="govuk-link" href="${keeping(reading, '/manual')}">list of chapters</a>. If a child is in danger now, call <a class="govuk-link" href="tel:999">999</a>.</p>`;
  return html`<h2 class="govuk-heading-m">${found.total === 1 ? '1 result' : `${found.total} results`}${found.hits.length < found.total && `, the best ${found.hits.length} are shown`}</h2>${isCut}
${found.isPartial && html`<p class="govuk-body">Nothing holds all of these words. These parts hold some of them.</p>`}
<ol class="govuk-list govuk-list--spaced">${found.hits.map(hitView)}</ol>`;
}

function hitView(hit: Hit): Html {
  return html`<li><a class="govuk-link govuk-!-font-weight-bold" href="${hit.href}">${hit.title.map(pieceView)}</a> ${tag({ text: hit.kind, classes: 'govuk-tag--grey' })}${hit.excerpt.length > 0 && html`<p class="govuk-body govuk-!-margin-bottom-0">${hit.excerpt.map(pieceView)}</p>`}</li>`;
}

function pieceView({ text, found }: Piece): Html {
  return found ? html`<mark class="app-mark">${text}</mark>` : html`${text}`;
}
