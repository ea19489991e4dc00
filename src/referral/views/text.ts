/** The text of a referral as it goes out, and how the steps that it is for stand in the plan. */
import { html, summaryList, tag, warningText } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import { strengthTag } from '../../publication/index.ts';
import { REFERRAL_CONSENT, typed } from '../../record/index.ts';
import type { Referral, ReferralField } from '../../record/index.ts';
import { departs } from '../domain.ts';
import type { ReferralStanding } from '../domain.ts';
import { NOT_FILLED_IN } from '../print.ts';

/** Every section, then consent. @param level of the headings of the sections */
export function referralText({ to, sections, consent, reason }: Pick<Referral, 'to' | 'sections' | 'consent' | 'reason'>, level: 2 | 3): Html {
  const all = [...sections, { title: 'Consent to share', fields: [own('Consent', REFERRAL_CONSENT[consent]), ...(reason === '' ? [] : [own('Reason', reason)])] }];
  return html`<p class="govuk-body"><strong>To:</strong> ${to}</p>
    ${all.map(({ title, fields }) => summaryList({ card: { title: { text: title, headingLevel: level } }, rows: fields.map((field) => ({ key: { text: field.label }, value: { html: fieldText(field) } })) }))}`;
}

const own = (label: string, text: string): ReferralField => ({ label, text, words: 'fact' });

function fieldText({ text, words }: ReferralField): Html {
  if (text === '') return html`<span class="app-quiet">${NOT_FILLED_IN}</span>`;
  return words === 'child' ? html`<div class="govuk-inset-text app-quote"><blockquote class="app-verbatim">${text}</blockquote></div>` : typed(text);
}

/** What must not be done, or must wait, with the plan's reasons: above everything else, and hiding nothing. */
export function departureView(standings: readonly ReferralStanding[]): Html {
  return html`${standings.filter(departs).map((standing) => html`${warningText({ text: departureText(standing) })}
    ${standing.because.length > 0 && html`<ul class="govuk-list govuk-list--bullet">${standing.because.map((says) => html`<li>${says}</li>`)}</ul>`}`)}`;
}

function departureText({ title, step, waitsFor }: ReferralStanding): string {
  return step?.planned.standing === 'prohibited' ? `The procedure says this must not be done: ${title}.` : `The procedure says this must wait: ${title}. First come: ${waitsFor.join('; ')}.`;
}

/** How a step stands, in a word or two. */
export function standingTag({ step }: ReferralStanding): Html {
  if (step === null) return tag({ text: 'Not part of the plan', classes: 'govuk-tag--grey' });
  switch (step.state) {
    case 'to-do':
      return strengthTag(step.planned.standing === 'advised' ? 'should' : 'must');
    case 'waiting':
      return tag({ text: 'Must wait', classes: 'govuk-tag--orange' });
    case 'must-not':
      return strengthTag('must not');
    case 'depends':
      return tag({ text: 'Not settled', classes: 'govuk-tag--grey' });
    case 'done':
      return tag({ text: 'Done', classes: 'govuk-tag--green' });
    case 'not-done':
      return tag({ text: 'Decided not to', classes: 'govuk-tag--grey' });
  }
}
