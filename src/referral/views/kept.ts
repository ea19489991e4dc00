/** A referral that was kept: its text, how it stands, and the forms that record how it was sent and what was answered. */
import { button, html } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import { choiceField, concernHeading, dateField, lineField, longField, momentText, postForm, REFERRAL_OUTCOMES, SENT_HOW } from '../../record/index.ts';
import type { Concern, FormState, Referral } from '../../record/index.ts';
import type { ReferralStanding, Waiting } from '../domain.ts';
import { departs } from '../domain.ts';
import { stateView } from './list.ts';
import { departureView, referralText } from './text.ts';

export interface KeptPage {
  readonly concern: Concern;
  readonly referral: Referral;
  readonly waiting: Waiting;
  readonly today: string;
}

/** The whole referral as it was kept. */
export function keptView({ concern, referral, waiting, today }: KeptPage): Html {
  const at = `/concerns/${concern.id}/referrals/${referral.seq}`;
  const isSent = referral.sent.length > 0;
  const sentButton = button({ text: isSent ? 'Record that it was sent again' : 'Record that it was sent', href: `${at}/sent`, classes: isSent ? 'govuk-button--secondary' : '' });
  return html`${concernHeading(concern, referral.title)}
    <p class="govuk-body">Correct as kept on ${momentText(referral.writtenAt)} by ${referral.authorName}. Entry ${referral.seq}, procedure edition <a class="govuk-link" href="/manual/editions/${referral.edition}">${referral.edition.slice(0, 12)}</a>. <a class="govuk-link" href="${at}.pdf">Get it as a PDF</a></p>
    <h2 class="govuk-heading-m">How it stands</h2>
    ${stateView(referral, waiting, today)}
    ${concern.status === 'closed' ? html`<p class="govuk-body">This concern is closed. To record that it was sent, or what was answered, <a class="govuk-link" href="/concerns/${concern.id}/reopen">open it again</a> first.</p>` : html`<div class="govuk-button-group">${isSent && button({ text: 'Record the answer', href: `${at}/answered` })}${sentButton}</div>`}
    <h2 class="govuk-heading-m">The text as it was kept</h2>
    ${referralText(referral, 3)}`;
}

export interface SentPage {
  readonly concern: Concern;
  readonly referral: Referral;
  /** The steps that are decided with it. */
  readonly standings: readonly ReferralStanding[];
  readonly state: FormState;
  readonly token: string;
}

/** How it was sent. */
export function sentFormView({ concern, referral, standings, state, token }: SentPage): Html {
  return html`${concernHeading(concern, 'Record that it was sent')}
    <p class="govuk-body">${referral.title}, entry ${referral.seq}.</p>
    ${departureView(standings)}
    ${standings.length > 0 && html`<p class="govuk-body">It is recorded with this as done in the plan: ${standings.map(({ title }) => title).join('; ')}.</p>`}
    ${postForm({ action: `/concerns/${concern.id}/referrals/${referral.seq}/sent`, token, autosave: true }, html`
      ${lineField(state, { name: 'to', label: 'Who took it?', hint: 'Name, and role or team' })}
      ${choiceField(state, { name: 'how', label: 'How was it sent?', items: Object.entries(SENT_HOW).map(([value, text]) => ({ value, text })) })}
      ${dateField(state, { name: 'sent', label: 'When was it sent?', hint: 'For example, 9 11 2026' })}
      ${lineField(state, { name: 'sent-at', label: 'At what time?', hint: 'For example, 2:15pm', classes: 'govuk-input--width-10' })}
      ${lineField(state, { name: 'reference', label: 'Their reference, if they gave one', classes: 'govuk-input--width-20' })}
      ${standings.some(departs) && longField(state, { name: 'reason', label: 'Why was it sent all the same?', hint: 'A sentence that someone who reads it in a year will understand', rows: 3 })}
      ${button({ text: 'Record that it was sent', preventDoubleClick: true })}`)}`;
}

/** What was answered. */
export function answerFormView({ concern, referral, state, token }: Pick<SentPage, 'concern' | 'referral' | 'state' | 'token'>): Html {
  const at = `/concerns/${concern.id}/referrals/${referral.seq}`;
  if (referral.sent.length === 0) return html`${concernHeading(concern, 'This referral has not been sent yet')}<p class="govuk-body">An answer can be recorded once it has been sent. <a class="govuk-link" href="${at}/sent">Record that it was sent</a> first.</p>`;
  return html`${concernHeading(concern, 'Record the answer')}
    <p class="govuk-body">${referral.title}, entry ${referral.seq}.</p>
    ${postForm({ action: `${at}/answered`, token, autosave: true }, html`
      ${choiceField(state, { name: 'outcome', label: 'What was answered?', items: Object.entries(REFERRAL_OUTCOMES).map(([value, text]) => ({ value, text })) })}
      ${lineField(state, { name: 'by', label: 'Who answered?', hint: 'Name, and role or team. Leave it empty if nobody did' })}
      ${dateField(state, { name: 'answered', label: 'When?', hint: 'For example, 9 11 2026' })}
      ${lineField(state, { name: 'answered-at', label: 'At what time?', hint: 'For example, 2:15pm', classes: 'govuk-input--width-10' })}
      ${longField(state, { name: 'details', label: 'Details', hint: 'What they decided and why, what they asked for, and what happens next', rows: 4 })}
      ${button({ text: 'Record the answer', preventDoubleClick: true })}`)}`;
}
