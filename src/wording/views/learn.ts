/** The learning page: what lies behind the words, examples, and a place to try. */
import { check } from '../../language/index.ts';
import type { Checker, Exercise, Finding, LanguageSource, PatternSource, Principle } from '../../language/index.ts';
import { button, details, html, insetText, textarea } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import { findingsList, howMany, markedText } from './found.ts';

export interface LearnPage {
  /** What `behindView` has drawn. */
  readonly behind: Html;
  readonly text: string;
  /** What was found in the text; null where nothing has been tried. */
  readonly findings: readonly Finding[] | null;
  readonly fault: string | null;
  readonly exercises: readonly Exercise[];
  /** Leads can see what their setting meets. */
  readonly isLead: boolean;
}

/** The whole page. */
export function learnView(page: LearnPage): Html {
  return html`<h1 class="govuk-heading-l">Words that do not blame</h1>
<p class="govuk-body-l">What we write about a child shapes what happens to them next. Handrail points out words that blame, and what to write instead. You decide.</p>
${page.findings && html`<div id="found">${foundView(page.text, page.findings)}</div>`}
<form method="post" action="/wording#found" novalidate>
${textarea({
    id: 'text', name: 'text', rows: 5, value: page.text,
    label: { text: 'Try a sentence', classes: 'govuk-label--m' },
    hint: { text: 'It is not kept. Leave names out.' },
    errorMessage: page.fault === null ? null : { text: page.fault },
    attributes: { 'data-own-words': '' },
  })}
${button({ text: 'Look at the words' })}
</form>
<h2 class="govuk-heading-m">Exercises</h2>
<p class="govuk-body">Put sentences from records in other words, and see what has become of them.</p>
<ol class="govuk-list govuk-list--number govuk-list--spaced">${page.exercises.map(({ id, sentence }) => html`<li><a class="govuk-link" href="/wording/exercises/${id}">${sentence}</a></li>`)}</ol>
${page.isLead && html`<p class="govuk-body"><a class="govuk-link" href="/wording/setting">What this setting meets, and what is pointed out here</a></p>`}
${page.behind}`;
}

/** The principles with their examples: the same for every reader. */
export function behindView(language: LanguageSource, checker: Checker): Html {
  return html`<h2 class="govuk-heading-m">What lies behind it</h2>
${language.principles.map((principle) => principleView(principle, language, checker))}`;
}

/** The findings in a text, each with why and what instead. */
function foundView(text: string, findings: readonly Finding[]): Html {
  if (findings.length === 0) return insetText({ text: 'Nothing was found in this. That does not mean that nothing could be said better.' });
  return html`<h2 class="govuk-heading-m">${howMany(findings.length)}</h2>
<p class="govuk-body app-verbatim">${markedText(text, findings)}</p>
${findingsList(findings)}`;
}

const EXAMPLES = 6;

function principleView(principle: Principle, language: LanguageSource, checker: Checker): Html {
  const patterns = language.patterns.filter(({ principle: id }) => id === principle.id);
  const source = language.sources.find(({ id }) => id === principle.source);
  return html`<h3 class="govuk-heading-s">${principle.title}</h3>
<p class="govuk-body">${principle.text}</p>
${source && html`<p class="govuk-hint">${source.publisher} (${source.year}), ${source.title}</p>`}
${details({ summaryText: `Examples: ${principle.title.toLowerCase()}`, html: html`<ul class="govuk-list govuk-list--spaced">${patterns.slice(0, EXAMPLES).map((pattern) => exampleView(pattern, checker))}</ul>` })}`;
}

function exampleView({ id, match, why, write }: PatternSource, checker: Checker): Html {
  const [sentence = ''] = match;
  const own = check(checker, sentence).filter(({ pattern }) => pattern === id);
  return html`<li>${markedText(sentence, own)}<br>${why}<br>Instead: ${write}</li>`;
}
