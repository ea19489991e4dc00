/** Posted forms of this room read into what is done, or into what has to be mended. Pure. */
import { FormReader, isSentence } from '../record/index.ts';
import type { Typed, Understood } from '../record/index.ts';
import { faultOfText } from './domain.ts';
import type { Act, ParagraphText } from './domain.ts';

const LONGEST = 20_000;
const LONGEST_COMMENT = 5_000;

/** The new text of a paragraph with the reason for it. @param chapter the text of the chapter's file */
export function readText(typed: Typed, current: ParagraphText, chapter: string, today: string): Understood<Extract<Act, { readonly kind: 'write' }>> {
  const form = new FormReader(typed, today);
  const text = form.text('text', 'The text', 'Enter the text of the paragraph', LONGEST);
  const fault = text === '' ? null : faultOfText(chapter, current.id, text);
  if (fault !== null) form.mend('text', fault);
  if (text === current.text.trim()) form.mend('text', 'This is the text that stands in the manual. Change it, or leave this page');
  const why = form.reason('why', 'Enter why the paragraph is changed');
  return form.result(() => ({ kind: 'write', base: current.text, text, why }));
}

/** What somebody decides who reviews a text. */
export function readReview(typed: Typed, today: string): Understood<Extract<Act, { readonly comment: string }>> {
  const form = new FormReader(typed, today);
  const kind = form.choice<'approve' | 'send-back'>('decision', { approve: 1, 'send-back': 1 }, 'Select whether you approve the text or send it back');
  const comment = kind === 'send-back' ? form.text('comment', 'What has to be changed', 'Enter what has to be changed', LONGEST_COMMENT) : '';
  if (comment !== '' && !isSentence(comment)) form.mend('comment', 'Say in a sentence what has to be changed, so that its writer can go on');
  return form.result(() => ({ kind: kind ?? 'send-back', comment }));
}

/** Why an amendment is withdrawn. */
export function readWithdrawal(typed: Typed, today: string): Understood<Extract<Act, { readonly comment: string }>> {
  const form = new FormReader(typed, today);
  const comment = form.reason('reason', 'Enter why it is withdrawn');
  return form.result(() => ({ kind: 'withdraw', comment }));
}
