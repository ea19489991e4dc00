/** The referrals of a concern: what has been kept, how it stands, and what can be prepared. */
import { html } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import { concernHeading, dateText, defanged, happenedText, momentText, REFERRAL_OUTCOMES, SENT_HOW } from '../../record/index.ts';
import type { Concern, Referral } from '../../record/index.ts';
import type { ReferralStanding, Waiting } from '../domain.ts';
import type { ReferralForm } from '../forms.ts';
import { standingTag } from './text.ts';

export interface ListPage {
  readonly concern: Concern;
  readonly kept: readonly { readonly referral: Referral; readonly waiting: Waiting }[];
  readonly forms: readonly { readonly form: ReferralForm; readonly standings: readonly ReferralStanding[] }[];
  /** The calendar date in London. */
  readonly today: string;
}

/** Everything about the referrals of a concern. */
export function referralsView({ concern, kept, forms, today }: ListPage): Html {
  return html`${concernHeading(concern, 'Referrals')}
    ${kept.length > 0 && html`<h2 class="govuk-heading-m">Kept</h2>${kept.toReversed().map(({ referral, waiting }) => html`<section class="app-note" aria-labelledby="referral-${referral.seq}">
      <h3 class="govuk-heading-s" id="referral-${referral.seq}"><a class="govuk-link" href="/concerns/${concern.id}/referrals/${referral.seq}">${referral.title}, entry ${referral.seq}</a></h3>
      <p class="govuk-body-s app-quiet">Kept ${momentText(referral.writtenAt)} by ${referral.authorName}</p>
      ${stateView(referral, waiting, today)}</section>`)}`}
    <h2 class="govuk-heading-m">Prepare a referral</h2>
    ${concern.status === 'closed' ? html`<p class="govuk-body">This concern is closed and takes no new referral. <a class="govuk-link" href="/concerns/${concern.id}/reopen">Open it again</a> first.</p>` : formsView(concern, forms)}`;
}

function formsView(concern: Concern, forms: ListPage['forms']): Html {
  if (forms.length === 0) return html`<p class="govuk-body">The manual has no form for a referral.</p>`;
  return html`<p class="govuk-body">A form is filled in from this record. You see what is missing, and any wording that blames a child or weakens the referral, before it is kept. Handrail sends nothing: you send it, and record how.</p>
    ${forms.map(({ form, standings }) => html`<p class="govuk-body"><a class="govuk-link" href="/concerns/${concern.id}/referrals/new/${form.id}">${form.title}</a> ${standings.map((standing) => html`${standings.length > 1 && `${standing.title}: `}${standingTag(standing)} `)}</p>`)}`;
}

/** How a referral was sent, what was answered, and what is waited for. */
export function stateView({ sent, answers }: Referral, waiting: Waiting, today: string): Html {
  if (sent.length === 0) return html`<p class="govuk-body"><strong>Not sent yet.</strong></p>`;
  return html`<ul class="govuk-list">${sent.map(({ to, how, sentOn, sentAt, reference }) => html`<li><strong>Sent</strong> ${happenedText(sentOn, sentAt)} to ${defanged(to)}, ${SENT_HOW[how].toLowerCase()}${reference !== '' && `. Reference: ${defanged(reference)}`}</li>`)}
    ${answers.map(({ outcome, by, answeredOn, answeredAt, details }) => html`<li><strong>${REFERRAL_OUTCOMES[outcome]}</strong>${[happenedText(answeredOn, answeredAt), defanged(by)].filter((part) => part !== null && part !== '').map((part) => html`, ${part}`)}${details !== '' && html`<div class="app-verbatim">${defanged(details)}</div>`}</li>`)}</ul>
    ${waiting.since !== null && html`<p class="govuk-body"><strong>No answer yet.</strong> Waiting since ${dateText(waiting.since)}.${waiting.answerBy !== null && ` ${answerText(waiting.answerBy, today)}`}</p>`}
    ${waiting.inWritingBy !== null && html`<p class="govuk-body">It was made by phone. Send it in writing by ${dateText(waiting.inWritingBy)}${waiting.inWritingBy < today && html`: <strong>that day is over</strong>`}.</p>`}`;
}

function answerText(by: string, today: string): string {
  return by < today ? `An answer was due by ${dateText(by)}: ask for it, and use the partnership’s escalation procedure if you disagree.` : `An answer is due by ${dateText(by)}. If you hear nothing, ask.`;
}
