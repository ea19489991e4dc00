/** A concern keeps the edition under which it was reported, until a lead decides to follow a newer one. */
import type { FastifyInstance } from 'fastify';
import { assess } from '../procedure/index.ts';
import { concernForm, FormReader, postForm } from '../record/index.ts';
import type { Opened } from '../record/index.ts';
import { button, html } from '../web/index.ts';
import type { Html } from '../web/index.ts';
import { nothingChanges, planChanges } from './changes.ts';
import type { PlanChanges } from './changes.ts';
import { inputOf } from './opened.ts';
import type { AssessmentParts } from './opened.ts';
import { adoptFields, bannerView } from './views/edition.ts';

const isOlder = ({ editions }: AssessmentParts, { concern }: Opened): boolean => concern.edition !== editions.current.hash && concern.status !== 'closed';

export function editionRoutes(app: FastifyInstance, parts: AssessmentParts): void {
  const { current } = parts.editions;
  concernForm<PlanChanges>(app, parts, {
    path: '/concerns/:id/edition', title: 'Newer edition', when: 'open', name: ({ id }) => `edition:${id}`,
    subject: (opened) => (isOlder(parts, opened) ? changesOf(parts, opened) : null),
    view: ({ concern }, changes, state, token) => postForm({ action: `/concerns/${concern.id}/edition`, token, autosave: true }, html`${adoptFields({ concern, edition: current, changes, state })}
      ${button({ text: 'Follow the newer edition', preventDoubleClick: true })}`),
    read: (typed, { today }) => {
      const form = new FormReader(typed, today);
      const reason = form.reason('reason', 'Enter why this concern is to follow the newer edition');
      return form.result(() => ({ kind: 'edition-adopted', edition: current.hash, reason }));
    },
    after: ({ concern }) => `/concerns/${concern.id}/plan?done=adopted`,
    back: ({ concern }) => ({ text: 'Plan', href: `/concerns/${concern.id}/plan` }),
  });
}

function changesOf({ editions }: AssessmentParts, { concern, edition, progress }: Opened): PlanChanges {
  return planChanges(progress.plan, assess(editions.current, inputOf(concern)), { previous: edition, next: editions.current });
}

/** Says that there is a newer edition, and whether the plan would differ under it; null where the concern follows the newest. */
export function newerBanner(parts: AssessmentParts, opened: Opened): Html | null {
  return isOlder(parts, opened) ? bannerView(opened.concern, parts.editions.current, !nothingChanges(changesOf(parts, opened))) : null;
}
