/** Closing a concern, which needs a decision on every step, and opening it again. */
import { button, html, insetText } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import type { Edition } from '../../procedure/index.ts';
import type { Concern, Progress, Step } from '../model.ts';
import { actionTitle, factLabel, momentText } from '../words.ts';
import { longField, postForm } from './fields.ts';
import type { FormState } from './fields.ts';
import { concernHeading } from './heading.ts';

export interface ClosePage {
  readonly concern: Concern;
  readonly edition: Edition;
  readonly progress: Progress;
  readonly state: FormState;
  readonly token: string;
}

/** The gate: what is still to decide, or the form that closes. */
export function closeView(page: ClosePage): Html {
  const { concern, edition, progress, state, token } = page;
  const undecided = progress.steps.filter((step) => progress.undecided.includes(step.id));
  if (undecided.length > 0) return html`${concernHeading(concern, 'This concern cannot be closed yet')}${gate(concern, edition, undecided)}${(state.values['summary'] ?? '') !== '' && html`<h2 class="govuk-heading-m">What you wrote</h2><p class="govuk-body app-verbatim">${state.values['summary']}</p>`}`;
  const questions = progress.plan.questions;
  return html`${concernHeading(concern, 'Close this concern')}
    <p class="govuk-body">Every step of the plan has a decision. A closed concern can be read and printed; to add to it, it has to be opened again.</p>
    ${postForm({ action: `/concerns/${concern.id}/close`, token, autosave: true }, html`
      ${longField(state, { name: 'summary', label: 'Summary', hint: 'What was found, what was done, how the child is, what happens next', rows: 6 })}
      ${questions.length > 0 && html`${insetText({ html: html`<p class="govuk-body">${questions.length === 1 ? '1 question that could change the plan is' : `${questions.length} questions that could change the plan are`} still open:</p><ul class="govuk-list govuk-list--bullet">${questions.map((fact) => html`<li><a class="govuk-link" href="/concerns/${concern.id}/questions/${fact}">${factLabel(edition, fact)}</a></li>`)}</ul>` })}
        ${longField(state, { name: 'open-reason', label: 'Why can these questions stay open?', rows: 3 })}`}
      ${button({ text: 'Close the concern', preventDoubleClick: true })}`)}`;
}

function gate(concern: Concern, edition: Edition, steps: readonly Step[]): Html {
  const part = (title: string, wanted: readonly Step[]): Html | null =>
    wanted.length === 0 ? null : html`<h2 class="govuk-heading-m">${title}</h2><ul class="govuk-list govuk-list--bullet">${wanted.map((step) => html`<li><a class="govuk-link" href="/concerns/${concern.id}/steps/${step.id}">${actionTitle(edition, step.id)}</a></li>`)}</ul>`;
  const isWaiting = (step: Step): boolean => step.state === 'waiting';
  const strength = (step: Step): string => step.planned.strength ?? step.planned.standing;
  return html`<p class="govuk-body">${steps.length === 1 ? '1 step needs a decision first' : `${steps.length} steps need a decision first`}: done, or not done with the reason.</p>
    ${part('Must be done', steps.filter((step) => !isWaiting(step) && strength(step) === 'required'))}
    ${part('Should be done', steps.filter((step) => !isWaiting(step) && strength(step) !== 'required'))}
    ${part('Waiting for other steps', steps.filter(isWaiting))}`;
}

/** Opening a closed concern again. */
export function reopenView(concern: Concern, state: FormState, token: string): Html {
  return html`${concernHeading(concern, 'Open this concern again')}
    <p class="govuk-body">It was closed ${concern.closedAt === null ? '' : momentText(concern.closedAt)}. Everything in it stays as it is.</p>
    ${postForm({ action: `/concerns/${concern.id}/reopen`, token }, html`
      ${longField(state, { name: 'reason', label: 'Why is it opened again?', rows: 4 })}
      ${button({ text: 'Open it again', preventDoubleClick: true })}`)}`;
}
