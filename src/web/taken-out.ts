/** The page for a form that held a picture or a file as text: what is left of it is given back, ready to be sent. */
import { button, warningText } from './components/index.ts';
import { html, type Html } from './html.ts';
import { insteadOfImagery } from './imagery.ts';
import type { Taken } from './taken.ts';

/** @param action the path to which the form was sent, and to which it may be sent again */
export function takenOutPage(taken: Taken, action: string): Html {
  const isImagery = taken.offences.some((offence) => offence.kind === 'imagery');
  const title = isImagery ? 'Handrail does not take pictures or files' : 'Some characters cannot be kept';
  return html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">Nothing has been recorded yet. ${isImagery && 'Part of what you sent looks as if it is a picture or a file. That part has been taken out and has not been kept. '}Your own words are below.</p>
${isImagery && warningText({ text: insteadOfImagery })}
<form method="post" action="${action}">
${fieldsOf(taken)}
${button({ text: 'Send it without that part', preventDoubleClick: true })}
</form>
<p class="govuk-body">To change more, use the Back button of your browser.</p>`;
}

function fieldsOf(taken: Taken): readonly Html[] {
  const marked = new Set(taken.offences.map((offence) => offence.field));
  return Object.entries(taken.cleaned).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((text) => (marked.has(name) ? shown(name, text) : html`<input type="hidden" name="${name}" value="${text}">`)),
  );
}

function shown(name: string, text: string): Html {
  const id = `kept-${name}`;
  return html`<div class="govuk-form-group"><label class="govuk-label govuk-label--s" for="${id}">What you wrote, without that part</label><textarea class="govuk-textarea" id="${id}" name="${name}" rows="8">${text.startsWith('\n') && '\n'}${text}</textarea></div>`;
}
