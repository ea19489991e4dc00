/** Worked cases: invented stories with the plan that follows, for training. */
import { html, insetText } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import { planFor } from '../../procedure/index.ts';
import type { Answer, Edition, PlannedAction, Scenario } from '../../procedure/index.ts';
import { dateInWords, inWords } from '../domain.ts';
import { actionHref, keeping, lawHref } from '../reading.ts';
import type { Reading } from '../reading.ts';
import { editionLine, printedLine } from './parts.ts';

const nameOf = ({ story, id }: Scenario): string => story || id.replaceAll('-', ' ');

/** All worked cases. */
export function casesView(reading: Reading, now: string): Html {
  return html`<h1 class="govuk-heading-l">Worked cases</h1>
<p class="govuk-body-l">Invented cases, each with the answers that were given and the plan that follows. They are checked whenever the manual changes.</p>
<ol class="govuk-list govuk-list--spaced">${reading.edition.scenarios.map((scenario) => html`<li><a class="govuk-link" href="${keeping(reading, `/manual/scenarios/${scenario.id}`)}">${nameOf(scenario)}</a></li>`)}</ol>
${editionLine(reading)}${printedLine(reading, now)}`;
}

const STANDINGS: readonly (readonly [PlannedAction['standing'], string])[] = [
  ['required', 'Must be done'], ['advised', 'Should be done'], ['held', 'Must wait'], ['prohibited', 'Must not be done'], ['possible', 'Not settled'],
];

/** One worked case with its answers and its plan. */
export function caseView(reading: Reading, scenario: Scenario, now: string): Html {
  const { edition } = reading;
  const plan = planFor(edition, scenario);
  const law = plan.law.filter(({ inForce }) => inForce);
  return html`<span class="govuk-caption-l">Worked case, invented</span><h1 class="govuk-heading-l">${nameOf(scenario)}</h1>
${scenario.note && insetText({ text: scenario.note })}
<h2 class="govuk-heading-m">Answers</h2>
<ul class="govuk-list govuk-list--bullet">${Object.entries(scenario.answers).map(([id, answer]) => html`<li>${answerInWords(id, answer, edition)}</li>`)}</ul>
<p class="govuk-body">As on ${dateInWords(scenario.on)}.</p>
<h2 class="govuk-heading-m">What follows</h2>
${STANDINGS.map(([standing, title]) => stepsView(reading, title, plan.actions.filter((step) => step.standing === standing)))}
${law.length > 0 && html`<h3 class="govuk-heading-s">Law that may matter</h3><ul class="govuk-list govuk-list--bullet">${law.map(({ id, statute, section }) => html`<li><a class="govuk-link" href="${lawHref(reading, id)}">${statute}, ${section}</a></li>`)}</ul>`}
<p class="govuk-body"><a class="govuk-link" href="${keeping(reading, '/manual/scenarios')}">All worked cases</a></p>
${editionLine(reading)}${printedLine(reading, now)}`;
}

/** Numbers and dates have no list of choices, so they are told as they are. */
function answerInWords(id: string, answer: Answer, edition: Edition): string {
  const fact = edition.facts.find((one) => one.id === id);
  const value = fact?.kind === 'date' ? dateInWords(String(answer)) : String(answer);
  return inWords({ op: 'answer', fact: id, values: [value] }, edition);
}

function stepsView(reading: Reading, title: string, steps: readonly PlannedAction[]): Html | false {
  const name = (id: string): string => reading.edition.actions.find((one) => one.id === id)?.title ?? id;
  return steps.length > 0 && html`<h3 class="govuk-heading-s">${title}</h3><ul class="govuk-list govuk-list--bullet">${steps.map(({ id, after }) => html`<li><a class="govuk-link" href="${actionHref(reading, id)}">${name(id)}</a>${after.length > 0 && `, only after: ${after.map(name).join('; ')}`}</li>`)}</ul>`;
}
