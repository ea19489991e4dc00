/** What people read when something cannot be done: what happened, whether anything was lost, what to do now. */
import { html, type Html } from './html.ts';
import type { Refusal } from './guard.ts';
import { insteadOfImagery } from './imagery.ts';

export interface ErrorPage {
  readonly status: number;
  readonly title: string;
  readonly body: Html;
}

function told(status: number, title: string, ...paragraphs: readonly (string | Html)[]): ErrorPage {
  const words = paragraphs.map((paragraph) => html`<p class="govuk-body">${paragraph}</p>`);
  return { status, title, body: html`<h1 class="govuk-heading-l">${title}</h1>${words}` };
}

const nothingChanged = 'Nothing has been changed.';
const danger = html`If a child is in danger now, call <a class="govuk-link" href="tel:999">999</a>.`;
const back = 'Use the Back button of your browser: most browsers keep what you wrote.';

/** For each reason to turn a request away: 405, 415 or 403. */
export function refusalPage(refusal: Refusal): ErrorPage {
  switch (refusal) {
    case 'file-sent':
      return told(415, 'Handrail does not take files or pictures', 'Nothing of what was sent has been kept.', insteadOfImagery, danger);
    case 'kind-of-body':
      return told(415, 'This cannot be read', 'Handrail takes what is written in its own forms and nothing else. Nothing of what was sent has been kept.', insteadOfImagery);
    case 'other-site':
      return told(403, 'This was sent from somewhere else', `Handrail only takes forms from its own pages. ${nothingChanged}`, 'Go to the page in Handrail and send it from there.');
    case 'method':
      return told(405, 'This cannot be done', nothingChanged);
  }
}

/** Nothing here, or nothing that this reader may see: the two are told apart nowhere. */
export function notFoundPage(): ErrorPage {
  return told(404, 'Page not found', 'If you typed the web address, check that it is right. If you followed a link, the page may not be open to you.', danger);
}

export function tooLargePage(limitBytes: number): ErrorPage {
  const pages = Math.round(limitBytes / 1024 / 4);
  return told(413, 'This is too long to keep in one go', 'Nothing has been changed, and nothing of what you sent has been kept.', `One form holds about ${pages} pages of text. Send a shorter part of it, and say where the whole text is.`, `If you pasted a picture or a file: ${insteadOfImagery}`);
}

export function badRequestPage(): ErrorPage {
  return told(400, 'This cannot be read', `Part of the address or of the form is broken. ${nothingChanged}`, back);
}

export function tooManyPage(): ErrorPage {
  return told(429, 'Too many tries', `Wait a minute, then try again. ${nothingChanged}`, danger);
}

/** `reference` is what support finds in the log; it says nothing about anybody. */
export function brokenPage(reference: string): ErrorPage {
  return told(
    500,
    'Sorry, something is broken',
    `We cannot say whether what you sent was kept. ${back} Sending the same form again is safe: it is never recorded twice.`,
    html`If it happens again, tell your administrator this reference: <strong>${reference}</strong>. It holds nothing about you or a child.`,
    danger,
  );
}

export function unavailablePage(): ErrorPage {
  return told(503, 'Handrail cannot keep anything at the moment', `${nothingChanged} ${back}`, 'Write down now what was said, in the child’s own words, with the time, and tell your safeguarding lead in person.', danger);
}
