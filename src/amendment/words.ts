/** The words of this room: states, what has been done, and why something cannot be. */
import type { AmendmentState, AmendmentVersion, Standing } from './domain.ts';
import type { AmendmentRefusal } from './store.ts';

interface Tag {
  readonly text: string;
  readonly classes: string;
}

const STATES: Readonly<Record<AmendmentState, Tag>> = {
  draft: { text: 'Draft', classes: 'govuk-tag--grey' },
  'for-review': { text: 'For review', classes: 'govuk-tag--yellow' },
  approved: { text: 'Approved', classes: 'govuk-tag--green' },
  withdrawn: { text: 'Withdrawn', classes: 'govuk-tag--grey' },
};

/** The state of a version. A draft with a comment is one that was sent back, which its writer looks for. */
export function stateOf({ state, comment }: AmendmentVersion): Tag {
  return state === 'draft' && comment !== '' ? { text: 'Sent back', classes: 'govuk-tag--orange' } : STATES[state];
}

export const STANDINGS: Readonly<Record<Standing, Tag>> = {
  'to-publish': { text: 'To be published', classes: 'govuk-tag--blue' },
  'in-manual': { text: 'In the manual', classes: 'govuk-tag--green' },
  outdated: { text: 'Does not fit any more', classes: 'govuk-tag--red' },
};

/** What has just been done, by a word of the address. */
export const DONE: Readonly<Record<string, string>> = {
  saved: 'Saved as a draft. Look at how it reads and what it does, then send it for review.',
  sent: 'Sent for review. Somebody else reviews it: a policy officer or the head teacher.',
  approved: 'Approved. It counts once the chapter has been published.',
  'sent-back': 'Sent back. It is a draft again.',
  withdrawn: 'Withdrawn. What was written stays in its versions.',
};

/** Why nothing has been saved, without the last full stop. */
export const REFUSALS: Readonly<Record<AmendmentRefusal['refusal'], string>> = {
  'not-allowed': 'Your role does not let you do this',
  'not-found': 'There is no such amendment',
  'not-now': 'This amendment is in another state by now, so this cannot be done with it',
  'own-text': 'You wrote this text or a part of it. Somebody else has to approve it: another policy officer or the head teacher',
  newer: 'Somebody has changed this amendment since you opened the page. Look at it as it is now, then decide',
  'base-changed': 'The paragraph has been changed since this text was written. Look at what stands there now, then decide',
  'form-changed': 'This form was sent before and has been saved as it was sent the first time. What you changed since has not been saved: save it again',
};
