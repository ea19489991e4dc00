/** The form of a referral, filled from the record, and the look at the whole before it is kept. */
import { button, checkboxes, details, html, insetText } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import type { Finding } from '../../language/index.ts';
import { choiceField, concernHeading, lineField, longField, postForm, REFERRAL_CONSENT, WANTED } from '../../record/index.ts';
import type { Concern, EntryBody, FormState, ReferralField, Typed } from '../../record/index.ts';
import { findingsList, howMany, markedText, POINTED_OUT } from '../../wording/index.ts';
import { includeName, textName } from '../domain.ts';
import type { ReferralStanding } from '../domain.ts';
import type { FormField, FormSection, ReferralForm } from '../forms.ts';
import { departureView, referralText } from './text.ts';

export interface FormPage {
  readonly concern: Concern;
  readonly form: ReferralForm;
  readonly standings: readonly ReferralStanding[];
  readonly token: string;
}

const address = ({ concern, form }: FormPage): string => `/concerns/${concern.id}/referrals/new/${form.id}`;

/** The form as it is filled in. */
export function referralFormView(page: FormPage, state: FormState): Html {
  const { concern, form, standings, token } = page;
  const optional = form.sections.filter(({ isAlways }) => !isAlways);
  return html`${concernHeading(concern, form.title)}
    ${departureView(standings)}
    ${form.note !== '' && insetText({ text: form.note })}
    <p class="govuk-body">It is filled in from the record as it stands now. Send what they need to know, and no more. What you change here does not change the record.</p>
    ${postForm({ action: address(page), token, autosave: true }, html`
      ${form.sections.filter(({ isAlways }) => isAlways).map((section) => html`<h2 class="govuk-heading-m">${section.title}</h2>${fieldsView(section, state)}`)}
      ${optional.length > 0 && optionalView(optional, state)}
      <h2 class="govuk-heading-m">Consent to share</h2>
      ${choiceField(state, { name: 'consent', label: 'Was consent to share this asked for?', hint: 'Where it is safe, ask. Consent is not needed where asking would put a child at risk, harm an enquiry or cause delay', items: Object.entries(REFERRAL_CONSENT).map(([value, text]) => ({ value, text })) })}
      ${longField(state, { name: 'reason', label: 'If it was refused or not asked for, why is it shared without it?', hint: 'A sentence that someone who reads it in a year will understand', rows: 3 })}
      ${button({ text: 'Check it before it is kept', preventDoubleClick: true })}
      ${details({ summaryText: 'Start again', html: html`<p class="govuk-body">What you have typed is thrown away, and the form is filled in from the record as it stands then.</p>${button({ text: 'Throw it away and start again', name: WANTED, value: 'anew', classes: 'govuk-button--warning' })}` })}`)}`;
}

function optionalView(sections: readonly FormSection[], state: FormState): Html {
  return checkboxes({
    name: 'include', fieldset: { legend: { text: 'What else do they need to know?', classes: 'govuk-fieldset__legend--m' } }, hint: { text: 'Only what you tick goes out' },
    items: sections.map((section) => ({ name: includeName(section), id: includeName(section), value: 'yes', text: section.title, checked: (state.values[includeName(section)] ?? '') !== '', conditional: { html: html`${fieldsView(section, state)}` } })),
  });
}

function fieldsView({ fields }: FormSection, state: FormState): readonly Html[] {
  return fields.map((field) => fieldView(field, state));
}

function fieldView(field: FormField, state: FormState): Html {
  const options = { name: textName(field), label: field.isRequired ? field.label : `${field.label} (optional)`, hint: field.hint };
  if (field.size === 'line') return lineField(state, options);
  const text = state.values[options.name] ?? '';
  return longField(state, { ...options, rows: Math.min(12, Math.max(3, text.split('\n').length + Math.floor(text.length / 80))), isOwnWords: field.from === 'childs-words' });
}

/** A text of a referral in which something was found. */
export interface FoundIn {
  readonly field: ReferralField;
  readonly findings: readonly Finding[];
}

export interface CheckPage extends FormPage {
  readonly body: Extract<EntryBody, { readonly kind: 'referral-prepared' }>;
  readonly typed: Typed;
  readonly missing: readonly { readonly section: string; readonly label: string }[];
  readonly leftOut: readonly string[];
  readonly found: readonly FoundIn[];
  /** The child's words are not those of the report. */
  readonly otherWords: boolean;
}

/** Everything as it will go out, with what is missing and the wording that was found. */
export function checkView(page: CheckPage): Html {
  const { concern, form, standings, body, missing, leftOut } = page;
  return html`${concernHeading(concern, 'Check before it is kept')}
    <p class="govuk-body">${form.title}. Nothing has been recorded yet.</p>
    ${departureView(standings)}
    <h2 class="govuk-heading-m">What is missing</h2>
    ${missing.length === 0 ? html`<p class="govuk-body">Everything that the form asks for is filled in.</p>` : html`<ul class="govuk-list govuk-list--bullet">${missing.map(({ section, label }) => html`<li>${label} (${section})</li>`)}</ul><p class="govuk-body">If it cannot wait, send it without and say what you do not know.</p>`}
    ${page.otherWords && insetText({ text: 'The child’s own words are not the same as in the report. Make sure that they are exactly what the child said.' })}
    ${leftOut.length > 0 && html`<p class="govuk-body">Left out: ${leftOut.join('; ')}.</p>`}
    ${wordingView(page)}
    <h2 class="govuk-heading-m">The whole text as it goes out</h2>
    ${referralText(body, 3)}
    ${decideView(page)}`;
}

function wordingView({ found, concern }: CheckPage): Html {
  const blame = inGroup(found, 'blame');
  const recording = inGroup(found, 'recording');
  if (blame.length + recording.length === 0) return html`<h2 class="govuk-heading-m">Wording</h2><p class="govuk-body">Nothing was found in the wording.</p>`;
  const isCopied = found.some(({ field }) => field.words === 'record');
  return html`<h2 class="govuk-heading-m">Wording</h2>
    ${blame.length > 0 && html`<h3 class="govuk-heading-s">Blames a child</h3>${blame.map(foundView)}`}
    ${recording.length > 0 && html`<h3 class="govuk-heading-s">Weakens the referral</h3>${recording.map(foundView)}`}
    ${isCopied && html`<p class="govuk-body">Some of it was taken over from the record. Changing it here does not change it there: <a class="govuk-link" href="/concerns/${concern.id}/wording">look at the wording of the record</a>.</p>`}
    <p class="govuk-body">You can change it, or keep it as it stands. The child’s own words are never looked at.</p>`;
}

function inGroup(found: readonly FoundIn[], group: Finding['group']): readonly FoundIn[] {
  return found.map(({ field, findings }) => ({ field, findings: findings.filter((finding) => finding.group === group) })).filter(({ findings }) => findings.length > 0);
}

function foundView({ field, findings }: FoundIn): Html {
  return html`<div class="app-note"><p class="govuk-body"><strong>${field.label}</strong></p>
    <p class="govuk-body app-verbatim">${markedText(field.text, findings)}</p>
    ${details({ summaryText: `${howMany(findings.length)} in “${field.label}”`, open: true, html: findingsList(findings) })}</div>`;
}

/** The typed text goes with both buttons, so that nothing is lost without scripts. */
function decideView(page: CheckPage): Html {
  const ids = [...(page.typed[POINTED_OUT] ?? '').split(' '), ...page.found.flatMap(({ findings }) => findings.map(({ pattern }) => pattern))];
  const kept = { ...page.typed, [WANTED]: undefined, [POINTED_OUT]: [...new Set(ids)].join(' ').trim() };
  return postForm({ action: address(page), token: page.token }, html`
    ${Object.entries(kept).map(([name, value]) => value !== undefined && value !== '' && html`<input type="hidden" name="${name}" value="${value}">`)}
    <p class="govuk-body">Once kept it cannot be changed. A later one can be kept beside it.</p>
    <div class="govuk-button-group">${button({ text: 'Keep it as it stands', name: WANTED, value: 'keep', preventDoubleClick: true })}
      ${button({ text: 'Go back and change it', name: WANTED, value: 'change', classes: 'govuk-button--secondary' })}</div>`);
}
