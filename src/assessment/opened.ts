/** What the pages of this room are given, and where a concern stands when one of them is opened. */
import type { AssessInput } from '../procedure/index.ts';
import type { Editions } from '../publication/index.ts';
import { actionTitle, appliedOn, isForbidding } from '../record/index.ts';
import type { Concern, ConcernParts, Opened } from '../record/index.ts';
import type { ReferralForm } from '../referral/index.ts';
import { givenAnswers } from './reported.ts';
import { nextQuestion, openQuestions } from './task-list.ts';
import type { Given, Question } from './task-list.ts';

export interface AssessmentParts extends ConcernParts {
  readonly editions: Editions;
  /** The forms from which referrals are prepared. */
  readonly referrals: readonly Pick<ReferralForm, 'id' | 'title' | 'for'>[];
}

/** The questions of a concern as they stand. */
export interface Standing {
  readonly given: Given;
  readonly open: readonly Question[];
  readonly next: string | null;
}

/** @param putOff questions that are to be asked later */
export function standingOf({ concern, edition, progress }: Opened, putOff: readonly string[] = []): Standing {
  const given = givenAnswers(concern);
  return { given, open: openQuestions(edition, given, progress.plan), next: nextQuestion(edition, given, progress.plan, putOff) };
}

/** On what the plan of a concern is made. */
export function inputOf(concern: Concern): AssessInput {
  return { answers: concern.answers, partnership: concern.partnership, on: appliedOn(concern) };
}

/** The day whose law is shown: that of the act where it is known. */
export function lawDay(concern: Concern): { readonly on: string; readonly isKnown: boolean } {
  const day = concern.answers['happened-on'];
  const isKnown = typeof day === 'string' && day !== 'unknown';
  return { on: isKnown ? day : appliedOn(concern), isKnown };
}

/** Titles of steps that must be done at once and have not been decided. */
export function toDoNow({ edition, progress }: Opened): readonly string[] {
  return progress.steps
    .filter(({ state, planned }) => state === 'to-do' && planned.standing === 'required' && planned.deadline === 'immediately')
    .map(({ id }) => actionTitle(edition, id))
    .filter((title) => !isForbidding(title));
}
