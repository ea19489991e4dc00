/** Rules and questions in plain words. */
import { details, html, tag } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import type { Edition, Fact, Rule } from '../../procedure/index.ts';
import { dutiesOf, inWords, rulesFor } from '../domain.ts';
import type { Duty } from '../domain.ts';
import { markdown } from '../markdown.ts';
import { keeping, paragraphHref } from '../reading.ts';
import type { Reading } from '../reading.ts';
import { editionLine, manualNavigation, partnershipChooser, printedLine, TIERS } from './parts.ts';

const STRENGTHS: Readonly<Record<Duty['strength'], { readonly text: string; readonly classes: string }>> = {
  must: { text: 'Must', classes: 'govuk-tag--blue' },
  should: { text: 'Should', classes: 'govuk-tag--turquoise' },
  'must not': { text: 'Must not', classes: 'govuk-tag--red' },
  'only after': { text: 'Only after', classes: 'govuk-tag--yellow' },
};

/** One rule: what it says, when it holds, what it asks and what it rests on. */
export function ruleView(reading: Reading, rule: Rule, level: 3 | 4): Html {
  const { edition } = reading;
  const heading = html`<span id="rule-${rule.id}">${rule.says}</span>`;
  return html`<div class="app-rule">${level === 3 ? html`<h3 class="govuk-heading-s">${heading}</h3>` : html`<p class="govuk-body govuk-!-font-weight-bold">${rule.says}</p>`}
${rule.tier === 'local' && html`<p class="govuk-body">${tag({ text: 'Local', classes: 'govuk-tag--purple' })}</p>`}
<ul class="govuk-list">${dutiesOf(rule, edition).map((duty) => html`<li>${tag(STRENGTHS[duty.strength])} ${duty.action.title}${duty.after.length > 0 && html`: first ${duty.after.map((one) => one.title.toLowerCase()).join(', and ')}`}</li>`)}</ul>
<p class="govuk-body-s">When ${inWords(rule.when, edition)}. Rests on ${rule.cites.map((id, index) => html`${index > 0 && ', '}<a class="govuk-link" href="${paragraphHref(reading, id)}">${id}</a>`)}.</p></div>`;
}

/** Every rule by tier. */
export function rulesView(reading: Reading, now: string): Html {
  const rules = rulesFor(reading.edition, reading.partnership);
  return html`${manualNavigation(reading, '/manual/rules')}
<h1 class="govuk-heading-l">The rules</h1>
<p class="govuk-body-l">These ${rules.length} sentences turn answers into what must, should and must not be done. Each names the paragraphs that it rests on.</p>
${partnershipChooser(reading, '/manual/rules')}
${(['statutory', 'regional', 'local'] as const).map((tier) => {
    const own = rules.filter((rule) => rule.tier === tier);
    return own.length > 0 && html`<h2 class="govuk-heading-m">${TIERS[tier].name} (${own.length})</h2>${own.map((rule) => ruleView(reading, rule, 3))}`;
  })}
${definitionsView(reading.edition)}
${editionLine(reading)}${printedLine(reading, now)}`;
}

function definitionsView(edition: Edition): Html | false {
  return edition.definitions.length > 0 && html`<h2 class="govuk-heading-m">What the rules mean by</h2>
<dl>${edition.definitions.map((definition) => html`<dt class="govuk-body govuk-!-font-weight-bold govuk-!-margin-bottom-1">${definition.title}</dt><dd class="govuk-body">${inWords(definition.when, edition)}</dd>`)}</dl>`;
}

/** Every question that may be asked, by group. */
export function questionsView(reading: Reading, now: string): Html {
  const { edition } = reading;
  return html`${manualNavigation(reading, '/manual/questions')}
<h1 class="govuk-heading-l">The questions</h1>
<p class="govuk-body-l">Only questions that can still change what is to be done are asked. “Not known” is always an answer.</p>
${edition.groups.map((group) => html`<h2 class="govuk-heading-m">${group.title}</h2><ol class="govuk-list govuk-list--spaced">${edition.facts.filter((fact) => fact.group === group.id).map((fact) => questionView(reading, fact))}</ol>`)}
${editionLine(reading)}${printedLine(reading, now)}`;
}

function questionView(reading: Reading, fact: Fact): Html {
  return html`<li id="question-${fact.id}"><strong>${fact.ask}</strong>
${fact.options && html`<br>${fact.options.map((option) => option.label).join(' · ')}`}
<p class="govuk-body-s">${fact.askedWhen && html`Asked when ${inWords(fact.askedWhen, reading.edition)}. `}Rests on ${fact.cites.map((id, index) => html`${index > 0 && ', '}<a class="govuk-link" href="${paragraphHref(reading, id)}">${id}</a>`)}.</p>
${fact.help && details({ summaryText: 'Help with this question', html: markdown(fact.help, { paragraphHref: (id) => paragraphHref(reading, id) }) })}</li>`;
}

/** The worked cases, as stories. */
export function scenariosView(reading: Reading, now: string): Html {
  const { edition } = reading;
  return html`${manualNavigation(reading, '/manual/scenarios')}
<h1 class="govuk-heading-l">Worked cases</h1>
<p class="govuk-body-l">Invented cases with the answers that were given and what has to follow. They are run as tests whenever the manual changes.</p>
${edition.scenarios.map((scenario) => html`<section class="app-rule"><h2 class="govuk-heading-s" id="case-${scenario.id}">${scenario.story || scenario.id.replaceAll('-', ' ')}</h2>
${scenario.note && html`<p class="govuk-body">${scenario.note}</p>`}
${details({ summaryText: 'Answers', html: html`<ul class="govuk-list govuk-list--bullet">${Object.entries(scenario.answers).map(([id, answer]) => html`<li>${inWords({ op: 'answer', fact: id, values: [String(answer)] }, edition)}</li>`)}</ul>` })}</section>`)}
<p class="govuk-body"><a class="govuk-link" href="${keeping(reading, '/manual')}">Back to the chapters</a></p>
${editionLine(reading)}${printedLine(reading, now)}`;
}
