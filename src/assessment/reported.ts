/** Which answers leads have given, and which stand only because the report says so. Pure. */
import type { Answers } from '../procedure/index.ts';
import type { Concern } from '../record/index.ts';
import type { Given } from './task-list.ts';

/**
 * The answers of a concern, apart: those that a lead has given or confirmed, and those that are carried over from the report.
 * A "not known" of the report is no answer: the question is still to be asked.
 */
export function givenAnswers(concern: Concern): Given {
  const confirmed: Answers = Object.assign({}, ...concern.entries.map((entry) => (entry.body.kind === 'answers-given' ? entry.body.answers : {})));
  const reported = Object.entries(concern.answers).filter(([fact, answer]) => !Object.hasOwn(confirmed, fact) && answer !== 'unknown');
  return { confirmed, reported: Object.fromEntries(reported) };
}
