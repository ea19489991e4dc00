/** Why a step stands as it does: the rules in plain words, the answers, the paragraphs, the edition and the day. */
import { details, html, tag } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import { dateText } from '../../record/index.ts';
import type { Concern } from '../../record/index.ts';
import { markdown } from '../../publication/index.ts';
import type { Paragraph } from '../../procedure/index.ts';
import type { Reason, StepView } from '../plan-view.ts';

const TIERS: Readonly<Record<NonNullable<Reason['tier']>, string>> = { statutory: 'Law or national guidance', regional: 'Regional procedure', local: 'Local procedure' };

/** Everything on which a step rests. */
export function whyOf(step: StepView, concern: Concern, edition: { readonly hash: string }, lawOn: string): Html {
  return html`
    ${step.reasons.map((reason) => reasonView(reason, concern))}
    ${step.turns.length > 0 && html`<p class="govuk-body"><strong>What would change this</strong></p>
      <ul class="govuk-list govuk-list--bullet">${step.turns.map((turn) => html`<li>${turn}</li>`)}</ul>`}
    <p class="govuk-body-s">Edition <a class="govuk-link" href="/manual/editions/${edition.hash}">${edition.hash.slice(0, 12)}</a>. Law as on ${dateText(lawOn)}.</p>`;
}

function reasonView(reason: Reason, concern: Concern): Html {
  return html`<div class="app-reason">
    <p class="govuk-body">${reason.says} ${reason.tier && tag({ text: TIERS[reason.tier], classes: 'govuk-tag--grey' })}</p>
    ${reason.answers.length > 0 && html`<p class="govuk-body-s">Because: ${reason.answers.map((each) => answerLink(each, concern))}</p>`}
    ${reason.paragraphs.map((paragraph) => paragraphView(paragraph, concern.edition))}
  </div>`;
}

function answerLink(each: Reason['answers'][number], concern: Concern): Html {
  return html`<a class="govuk-link" href="/concerns/${concern.id}/questions/${each.fact}">${each.label}</a>: <strong>${each.answer}</strong>. `;
}

/** The text of a paragraph of the manual with a link to where it stands in that edition. */
export function paragraphView(paragraph: Paragraph, edition: string): Html {
  return details({
    summaryText: `Read ${paragraph.heading} (${paragraph.id})`,
    html: html`${markdown(paragraph.text)}${paragraph.note && html`<p class="govuk-body-s"><strong>Note:</strong> ${paragraph.note}</p>`}
      <p class="govuk-body-s"><a class="govuk-link" href="/manual/find/${paragraph.id}?edition=${edition}">See it in the manual</a></p>`,
  });
}
