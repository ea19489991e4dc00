/** The learning page: what lies behind the words, examples, and a place to try. */
import { check } from '../../language/index.ts';
import type { Checker, Finding, LanguageSource, PatternSource, Principle } from '../../language/index.ts';
import { button, details, html, insetText, textarea } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';

export interface LearnPage {
  /** What `behindView` has drawn. */
  readonly behind: Html;
  readonly text: string;
  /** What was found in the text; null where nothing has been tried. */
  readonly findings: readonly Finding[] | null;
  readonly fault: string | null;
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
    hint: { text: 'Write one, or rewrite one of the examples below. It is not kept. Leave names out.' },
    errorMessage: page.fault === null ? null : { text: page.fault },
    attributes: { 'data-own-words': '' },
  })}
${button({ text: 'Look at the words' })}
</form>
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
  return html`<h2 class="govuk-heading-m">${findings.length === 1 ? '1 wording to look at' : `${findings.length} wordings to look at`}</h2>
<p class="govuk-body app-verbatim">${marked(text, findings)}</p>
<ul class="govuk-list govuk-list--spaced">${findings.map(findingView)}</ul>`;
}

function findingView(finding: Finding): Html {
  return html`<li><strong>“${finding.text}”</strong>${finding.group === 'recording' && ' (about the record)'}<br>${finding.why}<br>Instead: ${finding.suggest}<br><span class="govuk-hint">${finding.principle}. ${finding.source}</span></li>`;
}

function marked(text: string, findings: readonly Finding[]): Html {
  let last = 0;
  const pieces = findings.map(({ start, end }) => {
    const before = text.slice(last, start);
    last = end;
    return html`${before}<mark>${text.slice(start, end)}</mark>`;
  });
  return html`${pieces}${text.slice(last)}`;
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
  return html`<li>${marked(sentence, own)}<br>${why}<br>Instead: ${write}</li>`;
}
