/** Everything that was ever done to one amendment, the newest first. */
import { momentText } from '../../record/index.ts';
import { html, tag } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import { isWritten } from '../domain.ts';
import type { Amendment, AmendmentVersion } from '../domain.ts';
import { stateOf } from '../words.ts';
import { differenceView } from './text.ts';

/** The history. */
export function versionsView({ latest, versions }: Amendment): Html {
  return html`<span class="govuk-caption-l">Amendment of ${latest.paragraph}</span><h1 class="govuk-heading-l">All versions</h1>
<p class="govuk-body">Each thing that was done is a version. None is ever changed or taken away.</p>
${versions.toReversed().map((version) => versionView(version, versions.find((one) => one.version === version.version - 1)))}`;
}

function versionView(version: AmendmentVersion, before: AmendmentVersion | undefined): Html {
  return html`<section class="app-note" aria-labelledby="version-${version.version}">
<h2 class="govuk-heading-m" id="version-${version.version}">Version ${version.version} ${tag(stateOf(version))}</h2>
<p class="govuk-body-s app-quiet">${version.authorName}, ${momentText(version.writtenAt)}</p>
${version.comment !== '' && html`<p class="govuk-body app-verbatim">${version.comment}</p>`}
${isWritten(version, before) ? html`<p class="govuk-body"><strong>Why:</strong> ${version.why}</p>${differenceView(before?.text ?? version.base, version.text)}` : html`<p class="govuk-body">The text is that of version ${version.version - 1}.</p>`}
</section>`;
}
