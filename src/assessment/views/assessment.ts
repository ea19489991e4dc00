/** All questions of an assessment, by group, with how each stands. */
import { button, html, radios, summaryList, tag } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import type { Concern, FormState } from '../../record/index.ts';
import type { Fact } from '../../procedure/index.ts';
import type { Question, QuestionGroup, QuestionState } from '../task-list.ts';

export interface AssessmentPage {
  readonly concern: Concern;
  readonly groups: readonly QuestionGroup[];
  readonly next: string | null;
  /** Ids of groups of which several questions can be answered together. */
  readonly together: readonly string[];
  readonly readOnly: boolean;
}

/** The task list of the assessment. */
export function assessmentView(page: AssessmentPage): Html {
  const open = page.groups.reduce((sum, group) => sum + group.open, 0);
  return html`
    <span class="govuk-caption-l">Concern ${page.concern.reference}</span>
    <h1 class="govuk-heading-l">Questions</h1>
    <p class="govuk-body">${open === 0 ? 'No question that matters is left open.' : `${open === 1 ? '1 question is' : `${open} questions are`} still open. “Not known” is an answer: the plan then stays on the safe side.`}</p>
    <div class="govuk-button-group">
      ${page.next !== null && !page.readOnly && button({ href: `/concerns/${page.concern.id}/questions/${page.next}`, text: 'Answer the next question' })}
      <a class="govuk-link" href="/concerns/${page.concern.id}/plan">See the plan</a>
    </div>
    ${page.groups.map((group) => groupView(group, page))}`;
}

function groupView(group: QuestionGroup, page: AssessmentPage): Html {
  const shown = group.questions.filter((question) => question.state !== 'not-needed');
  const hidden = group.questions.filter((question) => question.state === 'not-needed');
  return html`<section aria-labelledby="group-${group.id}">
    <h2 class="govuk-heading-m" id="group-${group.id}">${group.title}</h2>
    ${page.together.includes(group.id) && !page.readOnly && html`<p class="govuk-body"><a class="govuk-link" href="/concerns/${page.concern.id}/assessment/${group.id}">Answer these together on one page</a></p>`}
    ${shown.length > 0 && summaryList({ rows: shown.map((question) => row(question, page)) })}
    ${hidden.length > 0 && notNeeded(hidden, page)}
  </section>`;
}

const STATES: Readonly<Record<QuestionState, { readonly text: string; readonly classes: string } | null>> = {
  asked: { text: 'To answer', classes: 'govuk-tag--blue' },
  'to-confirm': { text: 'From the report: confirm', classes: 'govuk-tag--yellow' },
  'not-known': { text: 'Could still change the plan', classes: 'govuk-tag--yellow' },
  answered: null,
  'not-needed': null,
};

function row(question: Question, page: AssessmentPage): Parameters<typeof summaryList>[0]['rows'][number] {
  const state = STATES[question.state];
  const value = html`${question.state !== 'asked' && html`${question.answer} `}${state && tag(state)}${question.decides.length > 0 && html`<div class="app-quiet">Decides: ${short(question.decides)}</div>`}`;
  const text = question.state === 'asked' ? 'Answer' : question.state === 'to-confirm' ? 'Confirm' : 'Change';
  const href = `/concerns/${page.concern.id}/questions/${question.id}`;
  return { key: { text: question.label }, value: { html: value }, actions: page.readOnly ? null : { items: [{ href, text, visuallyHiddenText: question.label }] } };
}

function short(titles: readonly string[]): string {
  return titles.length <= 2 ? titles.join('; ') : `${titles.slice(0, 2).join('; ')} and ${titles.length - 2} more`;
}

function notNeeded(questions: readonly Question[], page: AssessmentPage): Html {
  return html`<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${
    questions.length === 1 ? '1 question cannot' : `${questions.length} questions cannot`} change the plan at present</span></summary><div class="govuk-details__text"><ul class="govuk-list">${
    questions.map((question) => html`<li>${page.readOnly ? question.label : html`<a class="govuk-link" href="/concerns/${page.concern.id}/questions/${question.id}">${question.label}</a>`}: ${question.answer}</li>`)}</ul></div></details>`;
}

export interface TogetherPage {
  readonly concern: Concern;
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly state: FormState;
}

/** Several yes-or-no questions on one page. Those left empty stay open. */
export function togetherFields(page: TogetherPage): Html {
  return html`
    <span class="govuk-caption-l">Concern ${page.concern.reference}</span>
    <h1 class="govuk-heading-l">${page.title}</h1>
    <p class="govuk-body">For each, select yes, no or not known. What you leave empty stays open.</p>
    <div class="app-together">${page.facts.map((fact) =>
      radios({
        name: `answer-${fact.id}`,
        classes: 'govuk-radios--inline govuk-radios--small',
        fieldset: { legend: { text: fact.ask, classes: 'govuk-fieldset__legend--s' } },
        items: [{ value: 'yes', text: 'Yes' }, { value: 'no', text: 'No' }, { value: 'unknown', text: 'Not known' }],
        value: page.state.values[`answer-${fact.id}`] ?? '',
      }),
    )}</div>
    <div class="govuk-button-group">${button({ text: 'Save the answers', preventDoubleClick: true })}<a class="govuk-link" href="/concerns/${page.concern.id}/assessment">All questions</a></div>`;
}
