/** What access a suspected person has to children, one kind at a time. */
import { button, html, summaryList, tag } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import type { AccessKind, Concern, Entry, EntryBody } from '../model.ts';
import { ACCESS_KINDS, defanged, momentText, YES_NO_UNKNOWN } from '../words.ts';
import { choiceField, longField, postForm } from './fields.ts';
import type { FormState } from './fields.ts';
import { concernHeading } from './heading.ts';

type Access = Extract<EntryBody, { readonly kind: 'access-recorded' }>;

/** In an address, the suspected person who is not known yet. */
export const NOT_YET_KNOWN = 'not-known';

export interface Suspect {
  /** '' where it is not known yet who it is. */
  readonly id: string;
  readonly name: string;
}

/** Those who may have caused harm; where nobody is named, one who is not known yet. Anybody about whom access has been recorded stays. */
export function suspects(concern: Concern): readonly Suspect[] {
  const recorded = new Set(concern.access.flatMap((entry) => (entry.body.kind === 'access-recorded' ? [entry.body.person] : [])));
  const named = concern.people.filter((person) => person.kind !== 'account' && (person.part === 'may-have-harmed' || recorded.has(person.id)));
  const unknown = named.length === 0 || recorded.has('') ? [{ id: '', name: 'Person not yet known' }] : [];
  return [...named.map(({ id, name }) => ({ id, name })), ...unknown];
}

/** The last that was recorded of one kind about one person. */
export function latestAccess(concern: Concern, person: string, kind: AccessKind): { readonly entry: Entry; readonly body: Access } | null {
  for (const entry of concern.access.toReversed()) {
    if (entry.body.kind === 'access-recorded' && entry.body.person === person && entry.body.access === kind) return { entry, body: entry.body };
  }
  return null;
}

/** Everything that is known of access, person by person. */
export function accessView(concern: Concern, isReadOnly: boolean): Html {
  return html`${concernHeading(concern, 'Suspected person’s access to children')}
    <p class="govuk-body">Find out which children this person can reach, and what keeps them safe. Ask the police or social care before you ask the person, their family or their employer.</p>
    ${!isReadOnly && html`<p class="govuk-body"><a class="govuk-link" href="/concerns/${concern.id}/people/new">Add somebody who may have caused harm</a></p>`}
    ${suspects(concern).map((suspect) => suspectView(suspect, concern, isReadOnly))}`;
}

function suspectView(suspect: Suspect, concern: Concern, isReadOnly: boolean): Html {
  const kinds = Object.keys(ACCESS_KINDS) as AccessKind[];
  return html`<section><h2 class="govuk-heading-m">${suspect.name}</h2>
    ${summaryList({ rows: kinds.map((kind) => accessRow(suspect, kind, concern, isReadOnly)) })}</section>`;
}

function accessRow(suspect: Suspect, kind: AccessKind, concern: Concern, isReadOnly: boolean): Parameters<typeof summaryList>[0]['rows'][number] {
  const latest = latestAccess(concern, suspect.id, kind);
  const { label } = ACCESS_KINDS[kind];
  const href = `/concerns/${concern.id}/access-to-children/${suspect.id === '' ? NOT_YET_KNOWN : suspect.id}/${kind}`;
  return {
    key: { text: label },
    value: { html: latest === null ? html`<span class="app-quiet">Not asked yet</span>` : recorded(latest.body, latest.entry) },
    actions: isReadOnly ? null : { items: [{ href, text: latest === null ? 'Record' : 'Change', visuallyHiddenText: `${label}, ${suspect.name}` }] },
  };
}

function recorded(body: Access, entry: Entry): Html {
  const colour = body.known === 'yes' ? 'govuk-tag--orange' : body.known === 'no' ? 'govuk-tag--grey' : 'govuk-tag--yellow';
  return html`${tag({ text: YES_NO_UNKNOWN[body.known], classes: colour })}
    ${body.details !== '' && html`<p class="govuk-body app-verbatim">${defanged(body.details)}</p>`}
    ${body.safeguards !== '' && html`<p class="govuk-body"><strong>What keeps children safe:</strong> <span class="app-verbatim">${defanged(body.safeguards)}</span></p>`}
    <p class="govuk-body-s app-quiet">${entry.authorName}, ${momentText(entry.writtenAt)}</p>`;
}

export interface AccessForm {
  readonly concern: Concern;
  readonly suspect: Suspect;
  readonly kind: AccessKind;
  readonly state: FormState;
  readonly token: string;
}

/** One kind of access of one person. */
export function accessFormView(form: AccessForm): Html {
  const { label, hint } = ACCESS_KINDS[form.kind];
  const person = form.suspect.id === '' ? NOT_YET_KNOWN : form.suspect.id;
  return html`<span class="govuk-caption-l">Concern ${form.concern.reference}: ${form.suspect.name}</span>
    ${postForm({ action: `/concerns/${form.concern.id}/access-to-children/${person}/${form.kind}`, token: form.token, autosave: true }, html`
      ${choiceField(form.state, { name: 'known', label: `${label}: can this person reach children there?`, hint, isPageHeading: true, items: [{ value: 'yes', text: 'Yes' }, { value: 'no', text: 'No' }, { value: 'unknown', text: 'Not known' }] })}
      ${longField(form.state, { name: 'details', label: 'Which children, where and when?', rows: 4 })}
      ${longField(form.state, { name: 'safeguards', label: 'What keeps those children safe now?', hint: 'For example, suspended from work, does not live in the household, who has been told', rows: 3 })}
      ${button({ text: 'Save', preventDoubleClick: true })}`)}`;
}
