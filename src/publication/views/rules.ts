/** Rules, actions, questions and worked cases in plain words. */
import { details, html, summaryList, tag } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import type { Action, Edition, Fact, PlainDate, Rule } from '../../procedure/index.ts';
import { deadlineInWords, dutiesOf, inWords, rulesFor } from '../domain.ts';
import { actionHref, keeping, ruleHref } from '../reading.ts';
import type { Reading } from '../reading.ts';
import { citeLinks, contactCard, editionLine, partnershipChooser, printedLine, strengthTag, TIERS, words } from './parts.ts';

const LOCAL = tag({ text: 'Local', classes: 'govuk-tag--purple' });

/** Every rule by tier. */
export function rulesView(reading: Reading, now: string): Html {
  const rules = rulesFor(reading.edition, reading.partnership);
  return html`<h1 class="govuk-heading-l">The rules</h1>
<p class="govuk-body-l">These ${rules.length} sentences turn answers into what must, should and must not be done. Each names the paragraphs that it rests on.</p>
${partnershipChooser(reading, '/manual/rules')}
${(['statutory', 'regional', 'local'] as const).map((tier) => {
    const own = rules.filter((rule) => rule.tier === tier);
    return own.length > 0 && html`<h2 class="govuk-heading-m">${TIERS[tier].name} (${own.length})</h2><ul class="govuk-list govuk-list--spaced">${own.map((rule) => html`<li><a class="govuk-link" href="${ruleHref(reading, rule.id)}">${rule.says}</a> <span class="govuk-body-s">${citeLinks(reading, rule.cites)}</span></li>`)}</ul>`;
  })}
${definitionsView(reading.edition)}
${editionLine(reading)}${printedLine(reading, now)}`;
}

function definitionsView(edition: Edition): Html | false {
  return edition.definitions.length > 0 && html`<h2 class="govuk-heading-m">What the rules mean by</h2>
<dl>${edition.definitions.map((definition) => html`<dt class="govuk-body govuk-!-font-weight-bold govuk-!-margin-bottom-1">${definition.title}</dt><dd class="govuk-body">${inWords(definition.when, edition)}</dd>`)}</dl>`;
}

/** One rule: what it says, when it holds, what it asks and what it rests on. */
export function ruleView(reading: Reading, rule: Rule, now: string): Html {
  const { edition } = reading;
  return html`<span class="govuk-caption-l">Rule · ${TIERS[rule.tier].name}</span><h1 class="govuk-heading-l">${rule.says}</h1>
${rule.tier === 'local' && html`<p class="govuk-body">${LOCAL}</p>`}
<h2 class="govuk-heading-m">What it asks</h2>
<ul class="govuk-list govuk-list--spaced">${dutiesOf(rule, edition).map((duty) => html`<li>${strengthTag(duty.strength)} ${actionLink(reading, duty.action)}${duty.after.length > 0 && html`<br>First: ${duty.after.map((one, index) => html`${index > 0 && '; '}${actionLink(reading, one)}`)}`}</li>`)}</ul>
<h2 class="govuk-heading-m">When</h2><p class="govuk-body">${sentence(inWords(rule.when, edition))}</p>
<h2 class="govuk-heading-m">What it rests on</h2>${citedView(reading, rule.cites)}
<p class="govuk-body"><a class="govuk-link" href="${keeping(reading, '/manual/rules')}">All rules</a></p>
${editionLine(reading)}${printedLine(reading, now)}`;
}

function actionLink(reading: Reading, action: Action): Html {
  return html`<a class="govuk-link" href="${actionHref(reading, action.id)}">${action.title}</a>`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function citedView(reading: Reading, ids: readonly string[]): Html {
  return html`<ul class="govuk-list">${ids.map((id) => html`<li>${citeLinks(reading, [id])} ${reading.edition.paragraphs.find((one) => one.id === id)?.heading}</li>`)}</ul>`;
}

/** Every action, by stage and in the order in which they are done. */
export function actionsView(reading: Reading, now: string): Html {
  const { edition } = reading;
  return html`<h1 class="govuk-heading-l">The actions</h1>
<p class="govuk-body-l">Everything that a plan can ask for, in the order in which it is done.</p>
${edition.stages.map((stage) => html`<h2 class="govuk-heading-m">${stage.title}</h2><ul class="govuk-list govuk-list--spaced">${edition.actions.filter((action) => action.stage === stage.id).map((action) => html`<li>${actionLink(reading, action)}</li>`)}</ul>`)}
${editionLine(reading)}${printedLine(reading, now)}`;
}

/** One action: who does it, how, by when, what to write down, and the rules that ask for it. */
export function actionView(reading: Reading, action: Action, today: PlainDate, now: string): Html {
  const { edition, partnership } = reading;
  const rules = rulesFor(edition, partnership).filter((rule) => dutiesOf(rule, edition).some((duty) => duty.action.id === action.id));
  const contacts = [...(partnership?.contacts ?? []), ...edition.contacts].filter(({ id }) => action.contacts.includes(id));
  const row = (key: string, value: string | null | undefined) => Boolean(value) && { key: { text: key }, value: { text: value } };
  return html`<span class="govuk-caption-l">Action</span><h1 class="govuk-heading-l">${action.title}</h1>
${summaryList({ rows: [row('Who', edition.roles.find(({ id }) => id === action.who)?.name), row('By when', deadlineInWords(action.deadline, edition, today)), row('Write down', action.record)] })}
<h2 class="govuk-heading-m">How</h2>${words(reading, action.how)}
${contacts.length > 0 && html`<h2 class="govuk-heading-m">Contacts</h2>${contacts.map((one) => contactCard(one))}`}
${action.contacts.length > 0 && partnershipChooser(reading, `/manual/actions/${action.id}`)}
<h2 class="govuk-heading-m">Rules that speak of it</h2>
${rules.length === 0 ? html`<p class="govuk-body">None.</p>` : html`<ul class="govuk-list govuk-list--spaced">${rules.map((rule) => html`<li>${strengthsOf(rule, action, edition)} <a class="govuk-link" href="${ruleHref(reading, rule.id)}">${rule.says}</a>${rule.tier === 'local' && html` ${LOCAL}`}</li>`)}</ul>`}
<h2 class="govuk-heading-m">What it rests on</h2>${citedView(reading, action.cites)}
<p class="govuk-body"><a class="govuk-link" href="${keeping(reading, '/manual/actions')}">All actions</a></p>
${editionLine(reading)}${printedLine(reading, now)}`;
}

function strengthsOf(rule: Rule, action: Action, edition: Edition): Html {
  return html`${dutiesOf(rule, edition).filter((duty) => duty.action.id === action.id).map(({ strength }) => strengthTag(strength))}`;
}

/** Every question that may be asked, by group. */
export function questionsView(reading: Reading, now: string): Html {
  const { edition } = reading;
  return html`<h1 class="govuk-heading-l">The questions</h1>
<p class="govuk-body-l">Only questions that can still change what is to be done are asked. “Not known” is always an answer.</p>
${edition.groups.map((group) => html`<h2 class="govuk-heading-m">${group.title}</h2><ol class="govuk-list govuk-list--spaced">${edition.facts.filter((fact) => fact.group === group.id).map((fact) => questionView(reading, fact))}</ol>`)}
${editionLine(reading)}${printedLine(reading, now)}`;
}

function questionView(reading: Reading, fact: Fact): Html {
  return html`<li id="question-${fact.id}"><strong>${fact.ask}</strong>
${fact.options && html`<br>${fact.options.map((option) => option.label).join(' · ')}`}
<p class="govuk-body-s">${fact.askedWhen && html`Asked when ${inWords(fact.askedWhen, reading.edition)}. `}Rests on ${citeLinks(reading, fact.cites)}.</p>
${fact.help && details({ summaryText: 'Help with this question', html: words(reading, fact.help) })}</li>`;
}
