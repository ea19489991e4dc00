/** Editions of the manual, and what changed from one to another. */
import { button, details, html, select, tag } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import type { Edition, EditionDifference, ListDifference, PlannedAction, ScenarioDifference } from '../../procedure/index.ts';
import { dateInWords } from '../domain.ts';
import type { KeptEdition } from '../editions.ts';
import { markdown } from '../markdown.ts';

/** Every edition that is kept. @param inWords a moment as people read it */
export function editionsView(current: Edition, kept: readonly KeptEdition[], inWords: (moment: string) => string): Html {
  return html`<h1 class="govuk-heading-l">Editions of the manual</h1>
<p class="govuk-body-l">An edition never changes. A concern keeps the one under which it was opened, so that anyone can see later what people worked by.</p>
<ul class="govuk-list">${kept.map(({ hash, published, keptAt }) => html`<li class="app-case"><a class="govuk-link govuk-!-font-weight-bold" href="/manual/editions/${hash}">${hash.slice(0, 12)}</a>${hash === current.hash && html` ${tag({ text: 'In use', classes: 'govuk-tag--green' })}`}<br>Published ${dateInWords(published)}. First in use here on ${inWords(keptAt)}.</li>`)}</ul>
${kept.length > 1 ? compareForm(kept) : html`<p class="govuk-body">There is only one edition so far, so there is nothing to compare.</p>`}
<p class="govuk-body-s">The twelve figures are the beginning of the edition's fingerprint, SHA-256 of all that it holds. If one letter changed, they would be others.</p>`;
}

function compareForm(kept: readonly KeptEdition[]): Html {
  const items = kept.map(({ hash, published }) => ({ value: hash, text: `${hash.slice(0, 12)}, published ${dateInWords(published)}` }));
  return html`<h2 class="govuk-heading-m">Compare two editions</h2><form method="get" action="/manual/editions/compare">
${select({ id: 'from', name: 'from', label: { text: 'From' }, items, value: kept[1]?.hash ?? '' })}${select({ id: 'to', name: 'to', label: { text: 'To' }, items, value: kept[0]?.hash ?? '' })}
${button({ text: 'Compare', classes: 'govuk-button--secondary' })}</form>`;
}

const LISTS = [
  ['rules', 'Rules'], ['actions', 'Actions'], ['facts', 'Questions'], ['definitions', 'Definitions'], ['paragraphs', 'Paragraphs'], ['law', 'Law'],
  ['parameters', 'Deadlines, ages and periods'], ['partnerships', 'Partnerships'], ['platforms', 'Sites, apps and games'],
] as const;
type ListName = (typeof LISTS)[number][0];

/** What changed, first by what it does to plans, then in the text. */
export function comparisonView(from: Edition, to: Edition, difference: EditionDifference): Html {
  const changed = LISTS.filter(([key]) => Object.values(difference[key]).some((ids) => ids.length > 0));
  return html`<h1 class="govuk-heading-l">What changed</h1>
<p class="govuk-body-l">From <a class="govuk-link" href="/manual/editions/${from.hash}">${from.hash.slice(0, 12)}</a>, published ${dateInWords(from.published)}, to <a class="govuk-link" href="/manual/editions/${to.hash}">${to.hash.slice(0, 12)}</a>, published ${dateInWords(to.published)}.</p>
<h2 class="govuk-heading-m">What it does to plans</h2>
${difference.scenarios.length === 0 ? html`<p class="govuk-body">None of the worked cases gets a different plan.</p>` : html`<p class="govuk-body">${difference.scenarios.length} of the worked cases ${difference.scenarios.length === 1 ? 'gets' : 'get'} a different plan.</p>${difference.scenarios.map((one) => scenarioView(from, to, one))}`}
<h2 class="govuk-heading-m">What is different in the manual</h2>
${changed.length === 0 && html`<p class="govuk-body">Nothing in these lists.</p>`}${changed.map(([key, title]) => listView(from, to, key, title, difference[key]))}
<p class="govuk-body"><a class="govuk-link" href="/manual/editions">All editions</a></p>`;
}

/** What is different in the plan of one worked case. */
export function scenarioView(from: Edition, to: Edition, { story, scenario, plan, cannot }: ScenarioDifference): Html {
  const title = (id: string): string => [to, from].flatMap(({ actions }) => actions.filter((one) => one.id === id))[0]?.title ?? id;
  const steps = plan && [
    ...plan.added.map((step) => html`<li>New: ${title(step.id)} (${standing(step)})</li>`),
    ...plan.removed.map((step) => html`<li>Gone: ${title(step.id)} (was ${standing(step)})</li>`),
    ...plan.changed.map((step) => html`<li>${title(step.id)}: from ${standing(step.from)} to ${standing(step.to)}</li>`),
    ...plan.questionsAdded.map((id) => html`<li>Now asks: ${ask(to, id)}</li>`),
    ...plan.questionsRemoved.map((id) => html`<li>No longer asks: ${ask(from, id)}</li>`),
    ...plan.lawAdded.map((law) => html`<li>Law named now: ${law}</li>`),
    ...plan.lawRemoved.map((law) => html`<li>Law no longer named: ${law}</li>`),
  ];
  return html`<section class="app-case"><h3 class="govuk-heading-s">${story || scenario.replaceAll('-', ' ')}</h3>${cannot && html`<p class="govuk-body">Cannot be compared: ${cannot}.</p>`}${steps && html`<ul class="govuk-list govuk-list--bullet">${steps}</ul>`}</section>`;
}

function ask(edition: Edition, id: string): string {
  return edition.facts.find((fact) => fact.id === id)?.ask ?? id;
}

const STANDINGS: Readonly<Record<PlannedAction['standing'], string>> = { required: 'must', advised: 'should', prohibited: 'must not', held: 'must wait', possible: 'not settled' };

function standing(step: PlannedAction): string {
  return `${STANDINGS[step.standing]}${step.deadline === null ? '' : `, ${step.deadline}`}`;
}

function listView(from: Edition, to: Edition, key: ListName, title: string, { added, removed, changed }: ListDifference): Html {
  const name = (edition: Edition, id: string): string => wordingOf(edition, key, id).split('\n')[0] ?? id;
  return html`<h3 class="govuk-heading-s">${title}</h3><ul class="govuk-list govuk-list--spaced">
${added.map((id) => html`<li>${tag({ text: 'New', classes: 'govuk-tag--green' })} ${name(to, id)}</li>`)}
${removed.map((id) => html`<li>${tag({ text: 'Gone', classes: 'govuk-tag--red' })} ${name(from, id)}</li>`)}
${changed.map((id) => html`<li>${tag({ text: 'Changed', classes: 'govuk-tag--yellow' })} ${name(to, id)}${changedView(wordingOf(from, key, id), wordingOf(to, key, id))}</li>`)}</ul>`;
}

function changedView(before: string, after: string): Html {
  if (before === after) return html`<br>The words are the same. What stands behind them (conditions, dates, links) has changed.`;
  return details({ summaryText: 'Before and after', html: html`<p class="govuk-body govuk-!-font-weight-bold">Before</p>${markdown(before)}<p class="govuk-body govuk-!-font-weight-bold">After</p>${markdown(after)}` });
}

/** The words of one thing of an edition, its name in the first line. */
function wordingOf(edition: Edition, key: ListName, id: string): string {
  const found = <T extends { readonly id: string }>(list: readonly T[], say: (one: T) => string): string => list.filter((one) => one.id === id).map(say)[0] ?? id;
  switch (key) {
    case 'rules':
      return found(edition.rules, ({ says }) => says);
    case 'actions':
      return found(edition.actions, ({ title, how, record }) => `${title}\n\n${how}\n\n${record}`);
    case 'facts':
      return found(edition.facts, ({ ask: question, help }) => `${question}\n\n${help ?? ''}`);
    case 'paragraphs':
      return found(edition.paragraphs, ({ heading, text, note }) => `${id} ${heading}\n\n${text}\n\n${note ?? ''}`);
    case 'law':
      return found(edition.law, ({ name, why, note, parts }) => `${id} ${name}\n\n${why}\n\n${parts.map(({ section, from, to, summary }) => `- ${section}, ${from ?? 'no date'} to ${to ?? 'today'}: ${summary}`).join('\n')}\n\n${note ?? ''}`);
    case 'parameters':
      return found(edition.parameters, ({ title, unit, values }) => `${title}\n\n${values.map(({ from, value }) => `- from ${dateInWords(from)}: ${value} ${unit}`).join('\n')}`);
    case 'platforms':
      return found(edition.platforms, ({ name, report, block }) => `${name}\n\n${report}\n\n${block}`);
    case 'partnerships':
      return found(edition.partnerships, ({ name, contacts, paragraphs }) => `${name}\n\n${contacts.map((one) => `- ${one.name} ${one.phone ?? ''}`).join('\n')}\n\n${paragraphs.map(({ text }) => text).join('\n\n')}`);
    case 'definitions':
      return found(edition.definitions, ({ title }) => title);
  }
}
