/** What somebody who has noticed something does and leaves alone: taken from the plan, so from the manual. */
import { details, html, panel, warningText } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import type { OwnReport } from '../../record/index.ts';
import { markdown } from '../../publication/index.ts';
import type { Action, Edition, Plan, PlannedAction } from '../../procedure/index.ts';

/** What to do at once where somebody is in danger. The report waits; nothing of it is lost. */
export function dangerView(edition: Edition, plan: Plan): Html {
  const urgent = stepsOf(edition, plan).filter(({ planned, action }) => planned.standing === 'required' && planned.deadline === 'immediately' && !forbids(action));
  return html`<h1 class="govuk-heading-l">Do this now</h1>
    ${warningText({ text: 'Someone may be in immediate danger. Do this before you write anything more.' })}
    <p><a class="govuk-button govuk-button--warning app-call" href="tel:999">Call 999</a></p>
    ${urgent.map(({ action, planned }) => html`<section><h2 class="govuk-heading-m">${action.title}</h2>${markdown(action.how)}${cited(planned)}</section>`)}
    <h2 class="govuk-heading-m">When the child is safe</h2>
    <p class="govuk-body">What you have written is kept.</p>
    <p><a class="govuk-button govuk-button--secondary" href="/report/what">Go on with the report</a></p>`;
}

/** The reference, and what the person who reported does and leaves alone until they hear more. */
export function sentView(edition: Edition, own: OwnReport, plan: Plan): Html {
  const mine = stepsOf(edition, plan).filter(({ action }) => ['anyone', 'reporter'].includes(action.who));
  const stands = ({ planned }: PlannedStep): boolean => planned.standing === 'required' || planned.standing === 'advised';
  const leave = [...mine.filter((step) => forbids(step.action)), ...stepsOf(edition, plan).filter(({ planned }) => planned.standing === 'prohibited')];
  return html`${panel({ titleText: 'Report sent', html: html`Your reference<br><strong>${own.reference}</strong>` })}
    <p class="govuk-body">Sent ${own.reportedAt}. It has been saved and cannot be lost. “My reports” shows when it has been read.</p>
    <p class="govuk-body"><strong>If you cannot wait, or nobody answers, tell the safeguarding lead in person now.</strong> In danger, call <a class="govuk-link" href="tel:999">999</a>.</p>
    <h2 class="govuk-heading-m">Until you hear more, do not</h2>
    <ul class="govuk-list govuk-list--bullet">${leave.map(({ action }) => html`<li>${negative(action)}</li>`)}
      <li>Talk to the family, the suspected person or anyone else about it, until the safeguarding lead has told you that you may</li></ul>
    <h2 class="govuk-heading-m">Do</h2>
    ${mine.filter((step) => stands(step) && !forbids(step.action)).map(stepView)}
    <p class="govuk-body"><a class="govuk-link" href="/reports">My reports</a></p>`;
}

interface PlannedStep {
  readonly planned: PlannedAction;
  readonly action: Action;
}

function stepsOf(edition: Edition, plan: Plan): readonly PlannedStep[] {
  return plan.actions.flatMap((planned) => {
    const action = edition.actions.find(({ id }) => id === planned.id);
    return action ? [{ planned, action }] : [];
  });
}

function forbids(action: Action): boolean {
  return /^(?:do not|never)\b/i.test(action.title);
}

/** Under the heading “do not”, a title is read without its own. */
function negative(action: Action): string {
  const rest = action.title.replace(/^(?:do not|never)\s+/i, '');
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

function stepView({ action, planned }: PlannedStep): Html {
  return details({ summaryText: action.title, html: html`${markdown(action.how)}${cited(planned)}` });
}

function cited(planned: PlannedAction): Html | null {
  const cites = [...new Set(planned.because.flatMap((because) => because.cites))];
  return cites.length === 0 ? null : html`<p class="govuk-body-s app-quiet">Manual: ${cites.map((id, index) => html`${index > 0 && ', '}<a class="govuk-link" href="/manual/find/${id}">${id}</a>`)}</p>`;
}
