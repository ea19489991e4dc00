/** Deciding one step: done, or not done with the reason. */
import { button, details, html, tag, warningText } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import { choiceField, dateField, departure, happenedText, lineField, longField, momentText } from '../../record/index.ts';
import type { Concern, Decided, FormState } from '../../record/index.ts';
import { markdown, strengthTag } from '../../publication/index.ts';
import type { StepView } from '../plan-view.ts';
import { whyOf } from './why.ts';

/** More questions than this are folded away. */
const FEW = 4;

export interface StepPage {
  readonly concern: Concern;
  readonly step: StepView;
  readonly edition: { readonly hash: string };
  readonly lawOn: string;
  readonly history: readonly Decided[];
  /** The forms of referrals that are for it. */
  readonly referrals: readonly { readonly id: string; readonly title: string }[];
  /** Decisions that were recorded after this form was opened. */
  readonly meanwhile: readonly Decided[];
  readonly state: FormState;
}

/** What is known of the step, above the form. */
export function stepIntro(page: StepPage): Html {
  const { step } = page;
  return html`
    <span class="govuk-caption-l">Concern ${page.concern.reference}</span>
    <h1 class="govuk-heading-l">${step.title}</h1>
    ${standingWords(step)}
    ${page.referrals.map(({ id, title }) => html`<p>${button({ text: 'Prepare this referral', href: `/concerns/${page.concern.id}/referrals/new/${id}`, classes: 'govuk-button--secondary' })} <span class="govuk-visually-hidden">${title}</span></p>`)}
    ${step.how !== '' && step.step.state !== 'must-not' && details({ summaryText: 'How to do it', html: markdown(step.how) })}
    ${details({ summaryText: 'Why', html: whyOf(step, page.concern, page.edition, page.lawOn) })}
    ${page.history.length > 0 && html`<h2 class="govuk-heading-m">Decided before</h2><p class="govuk-body">A new decision is added. These stay in the record.</p>${page.history.map(decisionView)}`}`;
}

/** Shown above everything else where somebody else decided while this form was open. */
export function meanwhileView(page: StepPage): Html | null {
  if (page.meanwhile.length === 0) return null;
  return html`<div class="app-meanwhile">
    ${warningText({ text: 'Somebody decided this while you were writing. Nothing of yours has been saved yet.' })}
    ${page.meanwhile.map(decisionView)}
    <p class="govuk-body">If your decision should stand as well, save it again: both stay in the record. What you wrote is below.</p>
  </div>`;
}

function standingWords(step: StepView): Html {
  switch (step.step.planned.standing) {
    case 'prohibited':
      return warningText({ text: 'The procedure says this must not be done. If it has been done, record it with the reason.' });
    case 'held':
      return step.waitsFor.length === 0
        ? html`<p class="govuk-body">${strengthTag('must')} What had to come first has been done.</p>`
        : warningText({ text: `This must wait until these are done: ${step.waitsFor.map((each) => each.title).join('; ')}. If it was done first, record it with the reason.` });
    case 'required':
      return html`<p class="govuk-body">${strengthTag('must')} The procedure says this must be done.</p>`;
    case 'advised':
      return html`<p class="govuk-body">${strengthTag('should')} The procedure says this should be done.</p>`;
    case 'possible':
      return step.decidedBy.length === 0 ? html`<p class="govuk-body">This is not part of the plan.</p>` : dependsView(step);
  }
}

function dependsView({ decidedBy }: StepView): Html {
  if (decidedBy.length <= FEW) return html`<p class="govuk-body">Whether this is needed depends on: ${decidedBy.map((each) => each.label).join(', ')}.</p>`;
  return html`<p class="govuk-body">Whether this is needed depends on ${decidedBy.length} questions.</p>
    ${details({ summaryText: 'Show the questions', html: html`<ul class="govuk-list govuk-list--bullet">${decidedBy.map((each) => html`<li>${each.label}</li>`)}</ul>` })}`;
}

/** The fields of the decision. */
export function stepFields(page: StepPage): Html {
  const departing = page.step.step.planned.standing === 'prohibited' || page.step.step.planned.standing === 'held';
  return html`
    ${choiceField(page.state, { name: 'decision', label: 'What was decided?', items: [{ value: 'done', text: 'It has been done' }, { value: 'not-done', text: 'It is not being done', hint: 'Give the reason below' }] })}
    ${longField(page.state, { name: 'reason', label: departing ? 'Reason' : 'Reason, if it is not being done', hint: 'A sentence that someone who reads it in a year will understand', rows: 3 })}
    ${longField(page.state, { name: 'details', label: 'Details', hint: page.step.record === '' ? 'What was done, with whom, reference numbers' : page.step.record, rows: 4 })}
    ${dateField(page.state, { name: 'done', label: 'When was it done?', hint: 'For example, 9 11 2026. Leave it empty if it is not done' })}
    ${lineField(page.state, { name: 'done-at', label: 'At what time?', hint: 'For example, 2:15pm', classes: 'govuk-input--width-10' })}
    ${lineField(page.state, { name: 'done-by', label: 'Who did it, if it was not you?' })}`;
}

/** One decision as it was recorded. */
export function decisionView(decision: Decided): Html {
  const when = happenedText(decision.doneOn, decision.doneAt);
  const departs = departure(decision);
  return html`<div class="app-decision">
    <p class="govuk-body">${tag({ text: decision.decision === 'done' ? 'Done' : 'Not done', classes: decision.decision === 'done' ? 'govuk-tag--green' : 'govuk-tag--grey' })}
      ${when !== null && `${when}. `}Recorded by ${decision.authorName}, ${momentText(decision.writtenAt)}${decision.doneBy !== '' && `. Done by ${decision.doneBy}`}</p>
    ${departs !== null && html`<p class="govuk-body"><strong>${departs}</strong></p>`}
    ${decision.reason !== '' && html`<p class="govuk-body"><strong>Reason:</strong> <span class="app-verbatim">${decision.reason}</span></p>`}
    ${decision.details !== '' && html`<p class="govuk-body"><strong>Details:</strong> <span class="app-verbatim">${decision.details}</span></p>`}
  </div>`;
}
