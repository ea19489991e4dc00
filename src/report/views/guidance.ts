/** What somebody who has noticed something does and leaves alone: taken from the plan, so from the manual. */
import { details, html, panel, warningText } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import { isForbidding } from '../../record/index.ts';
import type { OwnReport } from '../../record/index.ts';
import { markdown } from '../../publication/index.ts';
import type { Action, Edition, Plan, PlannedAction } from '../../procedure/index.ts';

/** What to do at once where somebody is in danger: what the danger itself asks for in full, the rest to be opened. The report waits; nothing of it is lost. */
export function dangerView(edition: Edition, plan: Plan): Html {
  const urgent = stepsOf(edition, plan).filter((step) => step.planned.standing === 'required' && step.planned.deadline === 'immediately' && isReporters(step) && !forbids(step.action));
  const first = urgent.filter(({ planned }) => planned.because.some(({ answers }) => 'immediate-danger' in answers));
  return html`<h1 class="govuk-heading-l">Do this now</h1>
    ${warningText({ text: 'Someone may be in immediate danger. Do this before you write anything more.' })}
    <p><a class="govuk-button govuk-button--warning app-call" href="tel:999">Call 999</a></p>
    <p class="govuk-body">Done already? <a class="govuk-link" href="/report">Go on with the report</a></p>
    ${first.map(({ action, planned }) => html`<section><h2 class="govuk-heading-m">${action.title}</h2>${markdown(action.how)}${cited(planned)}</section>`)}
    <h2 class="govuk-heading-m">As soon as help is on its way</h2>
    ${urgent.filter((step) => !first.includes(step)).map(stepView)}
    <h2 class="govuk-heading-m">When the child is safe</h2>
    <p class="govuk-body">What you have written is kept.</p>
    <p><a class="govuk-button govuk-button--secondary" href="/report">Go on with the report</a></p>`;
}

/** The reference, and what the person who reported does and leaves alone until they hear more. */
export function sentView(edition: Edition, own: OwnReport, plan: Plan, isRead: boolean): Html {
  const all = stepsOf(edition, plan);
  const mine = all.filter(isReporters);
  const todo = mine.filter(({ planned, action }) => (planned.standing === 'required' || planned.standing === 'advised') && !forbids(action));
  return html`${panel({ titleText: 'Report sent', html: html`Your reference<br><strong>${own.reference}</strong>` })}
    ${!isRead && warningText({ text: 'There is no safeguarding lead in Handrail here yet who could read it. Tell the lead in person now, or children’s social care.' })}
    <p class="govuk-body">Sent ${own.reportedAt}. It has been saved. “My reports” shows when it has been read.</p>
    <p class="govuk-body"><strong>If it cannot wait, tell the safeguarding lead in person now.</strong> If it is about the lead, tell the head teacher. If it is about the head teacher, tell the chair of governors. In danger, call <a class="govuk-link" href="tel:999">999</a>.</p>
    <h2 class="govuk-heading-m">Until you hear more</h2>
    <ul class="govuk-list govuk-list--bullet govuk-list--spaced">
      ${mine.filter(({ action }) => forbids(action)).map((step) => html`<li><strong>${step.action.title}.</strong>${cited(step.planned)}</li>`)}
      ${all.filter(({ planned }) => planned.standing === 'prohibited').map((step) => html`<li><strong>Do not ${lowerFirst(step.action.title)}.</strong>${cited(step.planned)}</li>`)}
      ${todo.flatMap((step) => forbidden(step.action).map((text) => html`<li>${text}${cited(step.planned)}</li>`))}
    </ul>
    <h2 class="govuk-heading-m">What you do</h2>
    ${todo.map(stepView)}
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
  return isForbidding(action.title);
}

function isReporters({ action }: PlannedStep): boolean {
  return action.who === 'anyone' || action.who === 'reporter';
}

/** The lines of a step that say what not to do. */
function forbidden(action: Action): readonly string[] {
  return [...action.how.matchAll(/^\s*(?:\d+\.|-)\s+((?:do not|never)\b.*)$/gim)].map(([, text = '']) => text);
}

function lowerFirst(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}

function stepView({ action, planned }: PlannedStep): Html {
  return details({ summaryText: action.title, html: html`${markdown(action.how)}${cited(planned)}` });
}

function cited(planned: PlannedAction): Html | null {
  const cites = [...new Set(planned.because.flatMap((because) => because.cites))];
  return cites.length === 0 ? null : html`<p class="govuk-body-s app-quiet govuk-!-margin-bottom-2">Manual: ${cites.map((id, index) => html`${index > 0 && ', '}<a class="govuk-link" href="/manual/find/${id}">${id}</a>`)}</p>`;
}
