/** All amendments by their state, and the chapters to begin from. */
import type { Edition } from '../../procedure/index.ts';
import { momentText } from '../../record/index.ts';
import { details, html, tag } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import type { Amendment, AmendmentState } from '../domain.ts';
import type { Amendments } from '../opened.ts';
import { STANDINGS, stateOf } from '../words.ts';

const SECTIONS: readonly (readonly [state: AmendmentState, title: string])[] = [['for-review', 'For review'], ['draft', 'Drafts'], ['approved', 'Approved']];

/** The list. @param mayWrite whether the reader may begin one */
export function listView(amendments: Amendments, edition: Edition, mayWrite: boolean): Html {
  const withdrawn = amendments.all.filter(({ latest }) => latest.state === 'withdrawn');
  const toPublish = [...amendments.standings.values()].filter((standing) => standing === 'to-publish').length;
  return html`<h1 class="govuk-heading-l">Amendments of the manual</h1>
<p class="govuk-body-l">A changed text counts once a second person has approved it and the chapter has been published as part of an edition.</p>
${amendments.all.length === 0 && html`<p class="govuk-body">There are none yet.</p>`}
${toPublish > 0 && html`<p class="govuk-body"><a class="govuk-link govuk-!-font-weight-bold" href="/manual/amendments/files">Publish what has been approved (${toPublish})</a></p>`}
${SECTIONS.map(([state, title]) => sectionView(title, amendments.all.filter(({ latest }) => latest.state === state), amendments, edition))}
${mayWrite && beginView(edition)}
${withdrawn.length > 0 && details({ summaryText: `Withdrawn (${withdrawn.length})`, html: itemsView(withdrawn, amendments, edition) })}`;
}

function sectionView(title: string, own: readonly Amendment[], amendments: Amendments, edition: Edition): Html | false {
  return own.length > 0 && html`<h2 class="govuk-heading-m">${title}</h2>${itemsView(own, amendments, edition)}`;
}

function itemsView(own: readonly Amendment[], { standings }: Amendments, edition: Edition): Html {
  return html`<ul class="govuk-list">${own.map(({ id, latest }) => {
    const heading = edition.paragraphs.find((one) => one.id === latest.paragraph)?.heading;
    const standing = standings.get(id);
    return html`<li class="app-case"><a class="govuk-link govuk-!-font-weight-bold" href="/manual/amendments/${id}">${latest.paragraph} ${heading}</a> ${tag(standing ? STANDINGS[standing] : stateOf(latest))}<br>${latest.why}<br><span class="app-quiet">${latest.authorName}, ${momentText(latest.writtenAt)}</span></li>`;
  })}</ul>`;
}

function beginView({ chapters }: Edition): Html {
  return html`<h2 class="govuk-heading-m">Begin another</h2>
<p class="govuk-body">Open a chapter. “Change this paragraph” stands below each paragraph.</p>
<ul class="govuk-list govuk-list--spaced">${chapters.map(({ id, number, title }) => html`<li><a class="govuk-link" href="/manual/${id}">${number} · ${title}</a></li>`)}</ul>`;
}
