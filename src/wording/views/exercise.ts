/** A sentence to put in other words, and what has become of it. */
import type { Attempt, Exercise, Finding } from '../../language/index.ts';
import { button, details, html, insetText, textarea } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import { findingsList, howMany, markedText } from './found.ts';

export interface ExercisePage {
  readonly exercise: Exercise;
  readonly number: number;
  readonly count: number;
  /** The id of the next one; null after the last. */
  readonly next: string | null;
  /** What is found in the sentence. */
  readonly before: readonly Finding[];
  readonly text: string;
  /** Null where nothing has been tried. */
  readonly attempt: Attempt | null;
  readonly fault: string | null;
}

/** The sentence, what is known, a field to write in, and after trying: feedback and one possible answer. */
export function exerciseView(page: ExercisePage): Html {
  const { exercise, attempt, next } = page;
  return html`<span class="govuk-caption-l">Exercise ${page.number} of ${page.count}</span><h1 class="govuk-heading-l">Put it in other words</h1>
${insetText({ html: markedText(exercise.sentence, page.before) })}
<p class="govuk-body"><strong>What is known:</strong> ${exercise.happened}</p>
${details({ summaryText: `Why these words harm: ${howMany(page.before.length)}`, html: findingsList(page.before) })}
${attempt && html`<div id="feedback">${feedbackView(page, attempt)}</div>`}
<form method="post" action="/wording/exercises/${exercise.id}#feedback" novalidate>
${textarea({
    id: 'text', name: 'text', rows: 4, value: page.text,
    label: { text: 'How would you write it?', classes: 'govuk-label--m' },
    hint: { text: 'Everybody here is invented. What you write is not kept.' },
    errorMessage: page.fault === null ? null : { text: page.fault },
    attributes: { 'data-own-words': '' },
  })}
<div class="govuk-button-group">${button({ text: attempt ? 'Look again' : 'Look at my sentence' })}
${next === null ? html`<a class="govuk-link" href="/wording">Back to what lies behind it</a>` : html`<a class="govuk-link" href="/wording/exercises/${next}">Next exercise</a>`}</div>
</form>`;
}

function feedbackView({ exercise, text }: ExercisePage, attempt: Attempt): Html {
  return html`<h2 class="govuk-heading-m">${headingOf(attempt)}</h2>
<ul class="govuk-list govuk-list--bullet">
${attempt.isUnchanged && html`<li>The sentence is as it was. Begin with the person who acted, and say what they did.</li>`}
${attempt.gone.length > 0 && html`<li>Gone: ${attempt.gone.map((words, index) => html`${index > 0 && ', '}“${words}”`)}.</li>`}
${attempt.lost.length > 0 && html`<li>A fact may have been lost. Does it still say something about: ${attempt.lost.join(', ')}?</li>`}
</ul>
${attempt.findings.length > 0 && html`<p class="govuk-body app-verbatim">${markedText(text, attempt.findings)}</p>
${findingsList(attempt.findings)}`}
${details({ summaryText: 'One way to write it', html: html`<p class="govuk-body">${exercise.answer}</p><p class="govuk-body">${exercise.because}</p>`, open: attempt.findings.length === 0 && attempt.lost.length === 0 && !attempt.isUnchanged })}`;
}

function headingOf({ findings, lost, isUnchanged }: Attempt): string {
  if (isUnchanged) return 'Not changed yet';
  if (findings.length > 0) return `Still ${howMany(findings.length)}`;
  return lost.length > 0 ? 'Nothing left that blames, but look at the facts' : 'Nothing was found in this';
}
