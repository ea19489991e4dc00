/** One question a page, with what it decides and why it is asked. */
import { button, checkboxes, dateInput, details, html, input, radios, select } from '../../web/index.ts';
import type { Html, RadioItem } from '../../web/index.ts';
import { longField } from '../../record/index.ts';
import type { Concern, FormState } from '../../record/index.ts';
import { markdown } from '../../publication/index.ts';
import type { Edition, Fact, Paragraph } from '../../procedure/index.ts';
import { ANOTHER, NOT_KNOWN } from '../answers.ts';
import type { PlanChanges, StepChange } from '../changes.ts';
import { nothingChanges } from '../changes.ts';
import type { Question } from '../task-list.ts';
import { paragraphView } from './why.ts';

export interface QuestionPage {
  readonly concern: Concern;
  readonly edition: Edition;
  readonly fact: Fact;
  readonly question: Question;
  readonly group: string;
  readonly paragraphs: readonly Paragraph[];
  readonly state: FormState;
  /** Titles of steps that are to be done at once: shown above the question so that they are not forgotten. */
  readonly doNow: readonly string[];
  readonly later: string;
  /** How many questions are still open, this one included. */
  readonly left: number;
}

/** The fields and words of a question page; the caller puts them into a form. */
export function questionFields(page: QuestionPage): Html {
  return html`
    ${page.doNow.length > 0 && doNowStrip(page)}
    <span class="govuk-caption-l">Concern ${page.concern.reference}: ${page.group}</span>
    ${answerField(page)}
    ${page.question.state === 'to-confirm' && html`<p class="govuk-inset-text">The report says: <strong>${page.question.answer}</strong>. Save to confirm it, or choose another answer.</p>`}
    ${aboutQuestion(page)}`;
}

function doNowStrip(page: QuestionPage): Html {
  return html`<div class="app-strip" role="note"><strong>Do now:</strong> ${page.doNow.slice(0, 3).join('; ')}${page.doNow.length > 3 && ` and ${page.doNow.length - 3} more`}.
    <a class="govuk-link" href="/concerns/${page.concern.id}/plan">See the plan</a></div>`;
}

/** The buttons under a question. */
export function questionButtons(page: QuestionPage): Html {
  return html`<div class="govuk-button-group">${button({ text: 'Save and continue', preventDoubleClick: true })}
    <a class="govuk-link" href="/concerns/${page.concern.id}/assessment/next?later=${page.later}">Answer later</a>
    <a class="govuk-link" href="/concerns/${page.concern.id}/plan">See the plan</a></div>
    <p class="govuk-body-s"><a class="govuk-link" href="/concerns/${page.concern.id}/assessment">All questions</a>${page.left > 0 && ` (${page.left} can still change the plan)`}</p>`;
}

function aboutQuestion(page: QuestionPage): Html {
  const decides = page.question.decides;
  return html`${decides.length > 0 && details({ summaryText: 'What the answer decides', html: html`<ul class="govuk-list govuk-list--bullet">${decides.map((title) => html`<li>${title}</li>`)}</ul>` })}
    ${page.paragraphs.length > 0 && details({ summaryText: 'Why we ask this', html: html`${page.paragraphs.map((paragraph) => paragraphView(paragraph, page.concern.edition))}` })}`;
}

function answerField(page: QuestionPage): Html {
  switch (page.fact.kind) {
    case 'yes-no':
    case 'choice':
      return choiceAnswer(page);
    case 'number':
    case 'date':
      return typedAnswer(page, page.fact.kind === 'number' ? numberInput(page) : dayInput(page));
    case 'platform':
      return typedAnswer(page, platformInput(page));
  }
}

const NOT_KNOWN_ITEM = { value: NOT_KNOWN, text: 'Not known', hint: { text: 'The plan stays on the safe side until it is known' } };

function choiceAnswer(page: QuestionPage): Html {
  const { fact, state } = page;
  const items: readonly RadioItem[] = fact.kind === 'yes-no'
    ? [{ value: 'yes', text: 'Yes' }, { value: 'no', text: 'No' }]
    : (fact.options ?? []).filter((option) => option.value !== NOT_KNOWN).map((option) => ({ value: option.value, text: option.label, hint: option.hint ? { text: option.hint } : null }));
  return radios({
    name: 'answer',
    fieldset: { legend: { text: fact.ask, classes: 'govuk-fieldset__legend--l', isPageHeading: true } },
    hint: fact.help ? { html: markdown(fact.help) } : null,
    items: [...items, { divider: 'or' }, NOT_KNOWN_ITEM],
    value: state.values['answer'] ?? '',
    errorMessage: errorOf(page, 'answer'),
  });
}

/** Something to write or choose, or “not known”. */
function typedAnswer(page: QuestionPage, field: Html): Html {
  const { fact, state } = page;
  return html`<h1 class="govuk-heading-l">${fact.ask}</h1>
    ${fact.help && html`<div class="app-quiet">${markdown(fact.help)}</div>`}
    ${field}
    ${checkboxes({ name: 'answer', items: [NOT_KNOWN_ITEM], values: [state.values['answer'] ?? ''], errorMessage: errorOf(page, 'answer') })}`;
}

function errorOf(page: QuestionPage, field: string): { readonly text: string } | null {
  const found = page.state.mends.find((mend) => mend.field === field);
  return found ? { text: found.message } : null;
}

function numberInput(page: QuestionPage): Html {
  return input({ name: 'number', label: { text: `${page.fact.label}, in whole years` }, inputmode: 'numeric', classes: 'govuk-input--width-3', value: page.state.values['number'] ?? '', errorMessage: errorOf(page, 'number'), autocomplete: 'off' });
}

function dayInput(page: QuestionPage): Html {
  return dateInput({
    id: 'date', hint: { text: 'For example, 9 11 2026' }, errorMessage: errorOf(page, 'day'),
    fieldset: { legend: { text: page.fact.label, classes: 'govuk-fieldset__legend--s' } },
    items: ['day', 'month', 'year'].map((name) => ({ name, id: name, value: page.state.values[name] ?? '', classes: name === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2' })),
  });
}

function platformInput(page: QuestionPage): Html {
  return html`${select({
      name: 'platform', label: { text: 'Site, app or game' }, value: page.state.values['platform'] ?? '', errorMessage: errorOf(page, 'platform'),
      items: [{ value: '', text: 'Choose one' }, ...page.edition.platforms.map(({ id, name }) => ({ value: id, text: name })), { value: ANOTHER, text: 'Another one' }],
    })}
    ${input({ name: 'text', label: { text: 'If another one, which?' }, value: page.state.values['text'] ?? '', errorMessage: errorOf(page, 'text'), autocomplete: 'off' })}`;
}

export interface ConfirmPage {
  readonly concern: Concern;
  readonly fact: Fact;
  readonly from: string;
  readonly to: string;
  readonly changes: PlanChanges;
  /** The new answer as it was posted: it is sent again with the reason. */
  readonly posted: Readonly<Record<string, string>>;
  readonly state: FormState;
}

/** What changing an earlier answer does, before it is done. */
export function confirmFields(page: ConfirmPage): Html {
  return html`
    <span class="govuk-caption-l">Concern ${page.concern.reference}</span>
    <h1 class="govuk-heading-l">Change this answer?</h1>
    <p class="govuk-body">${page.fact.ask}</p>
    <dl class="govuk-summary-list"><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Answer now</dt><dd class="govuk-summary-list__value">${page.from}</dd></div>
    <div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">New answer</dt><dd class="govuk-summary-list__value">${page.to}</dd></div></dl>
    ${changesView(page.changes, 'This does not change the plan.')}
    ${longField(page.state, { name: 'reason', label: 'Why does the answer change?', hint: 'For example, “The mother told us on the phone that he is 19”', rows: 3 })}`;
}

/** The buttons under it, with the new answer. */
export function confirmButtons(page: ConfirmPage): Html {
  return html`${Object.entries(page.posted).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}<input type="hidden" name="confirm" value="yes">
    <div class="govuk-button-group">${button({ text: 'Change the answer', preventDoubleClick: true })}
    <a class="govuk-link" href="/concerns/${page.concern.id}/questions/${page.fact.id}">Keep the answer</a></div>`;
}

/** What changes in a plan: steps that come, go and change, in words. */
export function changesView(changes: PlanChanges, nothing: string): Html {
  if (nothingChanges(changes)) return html`<p class="govuk-body">${nothing}</p>`;
  return html`<div class="app-changes">
    ${changeList('Steps that are added', changes.added)}
    ${changeList('Steps that change', changes.changed)}
    ${changeList('Steps that are no longer in the plan', changes.removed)}
    ${changes.law.length > 0 && html`<h2 class="govuk-heading-s">Law</h2><ul class="govuk-list govuk-list--bullet">${changes.law.map((law) => html`<li>${law}</li>`)}</ul>`}
    ${changes.questionsAdded.length > 0 && html`<p class="govuk-body">New questions: ${changes.questionsAdded.join(', ')}.</p>`}
    ${changes.questionsRemoved.length > 0 && html`<p class="govuk-body">No longer asked: ${changes.questionsRemoved.join(', ')}.</p>`}
  </div>`;
}

function changeList(title: string, changes: readonly StepChange[]): Html | null {
  if (changes.length === 0) return null;
  return html`<h2 class="govuk-heading-s">${title}</h2><ul class="govuk-list govuk-list--bullet">${changes.map((change) => html`<li><strong>${change.title}</strong>: ${change.says}</li>`)}</ul>`;
}
