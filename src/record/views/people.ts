/** The people and accounts of a concern, and how they are linked. */
import { button, html, summaryList } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import type { Edition } from '../../procedure/index.ts';
import { personName } from '../chronology.ts';
import type { Concern } from '../model.ts';
import { defanged, PERSON_KINDS, PERSON_PARTS, platformName } from '../words.ts';
import { choiceField, lineField, longField, postForm, selectField, typed } from './fields.ts';
import type { FormState } from './fields.ts';
import { concernHeading } from './heading.ts';

type Person = Concern['people'][number];

/** Everybody, each as a card, then the links. */
export function peopleView(concern: Concern, edition: Edition, isReadOnly: boolean): Html {
  return html`${concernHeading(concern, 'People and accounts')}
    ${!isReadOnly && html`<div class="govuk-button-group">${button({ text: 'Add a person or account', href: `/concerns/${concern.id}/people/new` })}
      ${concern.people.length > 1 && html`<a class="govuk-link" href="/concerns/${concern.id}/people/link">Link two of them</a>`}</div>`}
    ${concern.people.length === 0 ? html`<p class="govuk-body">Nobody has been added yet. Add the child, the adults, and every account or user name, exactly as it is written.</p>` : concern.people.map((person) => personCard(person, concern, edition, isReadOnly))}
    ${concern.links.length > 0 && html`<h2 class="govuk-heading-m">Links</h2><ul class="govuk-list govuk-list--bullet">${concern.links.map((link) => html`<li><strong>${personName(concern, link.from)}</strong> ${link.relation} <strong>${personName(concern, link.to)}</strong></li>`)}</ul>`}`;
}

function personCard(person: Person, concern: Concern, edition: Edition, isReadOnly: boolean): Html {
  const rows: readonly (readonly [string, string])[] = [
    ['Part in this', PERSON_PARTS[person.part]], ['Age', person.age], ['Site, app or game', platformName(edition, person.platform)], ['Details', defanged(person.details)],
  ];
  const change = { href: `/concerns/${concern.id}/people/${person.id}/change`, text: 'Change' };
  return summaryList({
    card: { title: { text: `${person.name} (${PERSON_KINDS[person.kind].toLowerCase()})` }, actions: isReadOnly ? null : { items: [change] } },
    rows: rows.filter(([, text]) => text !== '').map(([key, text]) => ({ key: { text: key }, value: { html: typed(text) } })),
  });
}

export interface PersonForm {
  readonly concern: Concern;
  readonly edition: Edition;
  /** Null for somebody new. */
  readonly person: Person | null;
  readonly state: FormState;
  readonly token: string;
}

/** Adding somebody, or changing their details with the reason. */
export function personFormView(form: PersonForm): Html {
  const { concern, person, state } = form;
  const action = person === null ? `/concerns/${concern.id}/people/new` : `/concerns/${concern.id}/people/${person.id}/change`;
  return html`${concernHeading(concern, person === null ? 'Add a person or account' : 'Change details')}
    ${person !== null && html`<p class="govuk-body">What was recorded before stays in the chronology.</p>`}
    ${postForm({ action, token: form.token, autosave: true }, html`
      ${choiceField(state, { name: 'kind', label: 'Who or what is it?', items: Object.entries(PERSON_KINDS).map(([value, text]) => ({ value, text })) })}
      ${lineField(state, { name: 'name', label: 'Name or user name', hint: 'A user name exactly as it is written, capital letters and numbers included' })}
      ${selectField(state, { name: 'part', label: 'Their part in this', empty: 'Choose', items: Object.entries(PERSON_PARTS).map(([value, text]) => ({ value, text })) })}
      ${lineField(state, { name: 'age', label: 'Age, if known', classes: 'govuk-input--width-5' })}
      ${selectField(state, { name: 'platform', label: 'Of an account: the site, app or game', empty: 'Not an account, or not known', items: form.edition.platforms.map((platform) => ({ value: platform.id, text: platform.name })) })}
      ${longField(state, { name: 'details', label: 'Details', hint: 'Relationship to the child, contact details, school or work, what they are known to have done. Of an account, its address: it is shown so that nobody can click it', rows: 4 })}
      ${person !== null && longField(state, { name: 'reason', label: 'Why do the details change?', rows: 2 })}
      ${button({ text: person === null ? 'Add' : 'Save the change', preventDoubleClick: true })}`)}`;
}

/** Linking two people or accounts. */
export function linkFormView(concern: Concern, state: FormState, token: string): Html {
  const items = concern.people.map((person) => ({ value: person.id, text: person.name }));
  return html`${concernHeading(concern, 'Link two people or accounts')}
    ${postForm({ action: `/concerns/${concern.id}/people/link`, token }, html`
      ${selectField(state, { name: 'from', label: 'Who?', empty: 'Choose', items })}
      ${lineField(state, { name: 'relation', isFreeText: true, label: 'How are they linked?', hint: 'For example, “is the brother of”, “uses the account”, “plays with”' })}
      ${selectField(state, { name: 'to', label: 'With whom?', empty: 'Choose', items })}
      ${button({ text: 'Add the link', preventDoubleClick: true })}`)}`;
}
