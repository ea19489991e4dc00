/** All questions of an assessment, by group, with how each stands. */
import { button, details, html, radios, taskList } from '../../web/index.ts';
import type { Html, TaskItem } from '../../web/index.ts';
import type { Concern, FormState } from '../../record/index.ts';
import type { Fact } from '../../procedure/index.ts';
import type { Question, QuestionGroup } from '../task-list.ts';

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
  return html`
    <span class="govuk-caption-l">Concern ${page.concern.reference}</span>
    <h1 class="govuk-heading-l">Questions</h1>
    <p class="govuk-body">${leftOpen(page.groups.flatMap(({ questions }) => questions))} “Not known” is an answer: the plan then stays on the safe side.</p>
    <div class="govuk-button-group">
      ${page.next !== null && !page.readOnly && button({ href: `/concerns/${page.concern.id}/questions/${page.next}`, text: 'Answer the next question' })}
      <a class="govuk-link" href="/concerns/${page.concern.id}/plan">See the plan</a>
    </div>
    ${page.groups.map((group) => groupView(group, page))}`;
}

function leftOpen(questions: readonly Question[]): string {
  const asked = questions.filter(({ state }) => state === 'asked').length;
  const confirm = questions.filter(({ state }) => state === 'to-confirm').length;
  if (asked + confirm === 0) return 'Every question that can change the plan has an answer.';
  const parts = [asked > 0 && `${asked} to answer`, confirm > 0 && `${confirm} to confirm from the report`];
  return `${parts.filter(Boolean).join(', ')}.`;
}

/** More open questions than this are folded away, where they can also be answered on one page. */
const MANY = 6;

function groupView(group: QuestionGroup, page: AssessmentPage): Html {
  const asked = group.questions.filter((question) => question.state === 'asked');
  const isFolded = asked.length > MANY && page.together.includes(group.id);
  const shown = group.questions.filter((question) => question.state !== 'not-needed' && !(isFolded && question.state === 'asked'));
  const hidden = group.questions.filter((question) => question.state === 'not-needed');
  return html`<section aria-labelledby="group-${group.id}">
    <h2 class="govuk-heading-m" id="group-${group.id}">${group.title}</h2>
    ${page.together.includes(group.id) && !page.readOnly && html`<p class="govuk-body"><a class="govuk-link" href="/concerns/${page.concern.id}/assessment/${group.id}">Answer several on one page<span class="govuk-visually-hidden">: ${group.title}</span></a></p>`}
    ${shown.length > 0 && tasks(`${group.id}-shown`, shown, page)}
    ${isFolded && details({ summaryText: `Show the ${asked.length} still to answer`, html: tasks(`${group.id}-asked`, asked, page) })}
    ${hidden.length > 0 && notNeeded(hidden, page)}
  </section>`;
}

function tasks(idPrefix: string, questions: readonly Question[], page: AssessmentPage): Html {
  return taskList({ idPrefix, items: questions.map((question) => ({
    title: { text: question.label }, href: page.readOnly ? null : `/concerns/${page.concern.id}/questions/${question.id}`, hint: hintOf(question), status: statusOf(question),
  })) });
}

function hintOf({ state, answer }: Question): { readonly text: string } | null {
  if (state === 'to-confirm') return { text: `The report says: ${answer}` };
  return state === 'not-known' ? { text: 'Could still change the plan' } : null;
}

function statusOf({ state, answer }: Question): TaskItem['status'] {
  if (state === 'asked') return { tag: { text: 'To answer', classes: 'govuk-tag--blue' } };
  return state === 'to-confirm' ? { tag: { text: 'To confirm', classes: 'govuk-tag--yellow' } } : { text: answer };
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
    <p class="govuk-body">Select yes, no or not known. What you leave empty stays open.</p>
    <div class="app-together">${page.facts.map((fact) =>
      radios({
        name: `answer-${fact.id}`,
        classes: 'govuk-radios--inline govuk-radios--small',
        fieldset: { legend: { text: fact.ask, classes: 'govuk-fieldset__legend--s' } },
        items: [{ value: 'yes', text: 'Yes' }, { value: 'no', text: 'No' }, { value: 'unknown', text: 'Not known' }],
        value: page.state.values[`answer-${fact.id}`] ?? '',
        errorMessage: errorOf(page.state, `answer-${fact.id}`),
      }),
    )}</div>
    ${page.facts.length >= FEWEST_FOR_REST && restField(page.state)}
    <div class="govuk-button-group">${button({ text: 'Save the answers', preventDoubleClick: true })}<a class="govuk-link" href="/concerns/${page.concern.id}/assessment">All questions</a></div>`;
}

/** The rest can be answered at a stroke where there are at least so many questions. */
export const FEWEST_FOR_REST = 5;

function restField(state: FormState): Html {
  return radios({
    name: 'rest',
    fieldset: { legend: { text: 'And the questions that you left empty?', classes: 'govuk-fieldset__legend--m' } },
    items: [
      { value: 'open', text: 'Leave them open' },
      { value: 'no', text: 'No to all of them', hint: { text: 'Only if you have asked, or it is plain from the report' } },
      { value: 'unknown', text: 'Not known to all of them', hint: { text: 'The plan stays on the safe side until it is known' } },
    ],
    value: state.values['rest'] ?? 'open',
    errorMessage: errorOf(state, 'rest'),
  });
}

function errorOf(state: FormState, field: string): { readonly text: string } | null {
  const found = state.mends.find((mend) => mend.field === field);
  return found ? { text: found.message } : null;
}
