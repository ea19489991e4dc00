/** The chapters to publish, and how that is done. */
import { londonDate } from '../../record/index.ts';
import { button, html } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import type { Edition } from '../../procedure/index.ts';
import type { Amendment } from '../domain.ts';

/** A chapter's file with the amendments that have yet to be published. */
export interface ChapterToPublish {
  /** Such as `chapters/online-safety.md`, and the name under which it is downloaded. */
  readonly path: string;
  readonly name: string;
  readonly amendments: readonly Amendment[];
}

/** The page that leads from approved amendments to an edition. */
export function filesView(chapters: readonly ChapterToPublish[], inUse: Edition): Html {
  if (chapters.length === 0) return html`<h1 class="govuk-heading-l">Publish what has been approved</h1><p class="govuk-body">There is nothing to publish: every approved text stands in the manual, or none has been approved.</p>`;
  return html`<h1 class="govuk-heading-l">Publish what has been approved</h1>
<p class="govuk-body-l">Download each chapter, and give it to whoever keeps the files of the manual with what stands below.</p>
${chapters.map(chapterView)}
${stepsView(chapters, inUse)}`;
}

function chapterView({ path, name, amendments }: ChapterToPublish): Html {
  return html`<section class="app-case" aria-labelledby="file-${name}"><h2 class="govuk-heading-m app-break" id="file-${name}">${path}</h2>
<ul class="govuk-list govuk-list--bullet">${amendments.map(({ id, latest }) => html`<li><a class="govuk-link" href="/manual/amendments/${id}">${latest.paragraph}</a>: ${latest.why}</li>`)}</ul>
${button({ text: `Download ${name}`, href: `/manual/amendments/files/${name}`, classes: 'govuk-button--secondary' })}
<p class="govuk-body">For the list <code>amendments:</code> at the top of the file:</p>
<p class="govuk-body app-verbatim"><code>${amendments.map(entryOf).join('\n')}</code></p></section>`;
}

/** An entry of a chapter's list of amendments, in YAML. */
function entryOf({ latest }: Amendment): string {
  return `  - date: ${londonDate(latest.writtenAt)}\n    change: ${JSON.stringify(latest.why)}\n    paragraphs: [${latest.paragraph}]`;
}

function stepsView(chapters: readonly ChapterToPublish[], { hash }: Edition): Html {
  const command = (words: string): Html => html`<br><code class="app-break">npm run -s handrail -- ${words}</code>`;
  const places = chapters.map(({ path }) => html`<br><code class="app-break">manual/${path}</code>`);
  return html`<h2 class="govuk-heading-m">Then, in the folder of Handrail</h2>
<ol class="govuk-list govuk-list--number govuk-list--spaced">
<li>Put each file in its place:${places}</li>
<li>Add the entries above to its list of amendments, and set the day in <code class="app-break">manual/manual.yaml</code>, <code>published:</code></li>
<li>See that the manual has no fault:${command('check')}</li>
<li>See that its properties still hold:${command('prove')}</li>
<li>See what differs from the edition in use:${command(`compare ${hash.slice(0, 12)} working`)}</li>
<li>Publish the edition:${command('edition')}</li>
<li>Start Handrail again. The amendments are then shown as in the manual.</li>
</ol>`;
}
