/** A newer edition of the manual: that there is one, what it would change, and following it. */
import { html, notificationBanner } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import { dateText, longField } from '../../record/index.ts';
import type { Concern, FormState } from '../../record/index.ts';
import type { Edition } from '../../procedure/index.ts';
import type { PlanChanges } from '../changes.ts';
import { changesView } from './question.ts';

/** The banner on the plan. */
export function bannerView(concern: Concern, edition: Edition, isDifferent: boolean): Html {
  return notificationBanner({ html: html`<p class="govuk-notification-banner__heading">A newer edition of the procedure was published on ${dateText(edition.published)}.
    ${isDifferent ? 'Under it, this plan would differ.' : 'Under it, this plan would be the same.'}
    <a class="govuk-notification-banner__link" href="/concerns/${concern.id}/edition">See what changes</a></p>` });
}

export interface AdoptPage {
  readonly concern: Concern;
  readonly edition: Edition;
  readonly changes: PlanChanges;
  readonly state: FormState;
}

/** What the newer edition changes, with the reason for following it. */
export function adoptFields({ concern, edition, changes, state }: AdoptPage): Html {
  return html`<span class="govuk-caption-l">Concern ${concern.reference}</span>
    <h1 class="govuk-heading-l">Follow the newer edition?</h1>
    <p class="govuk-body">This concern follows edition ${concern.edition.slice(0, 12)}. The newer one is ${edition.hash.slice(0, 12)}, published ${dateText(edition.published)}. Decisions already recorded stay as they are. <a class="govuk-link" href="/manual/editions/compare?from=${concern.edition}&amp;to=${edition.hash}">All that is different in the newer one</a></p>
    ${changesView(changes, 'The plan stays the same.')}
    ${longField(state, { name: 'reason', label: 'Why follow the newer edition?', hint: 'For example, “The new edition asks for a step that protects this child better”', rows: 3 })}`;
}
