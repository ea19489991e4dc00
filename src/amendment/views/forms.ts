/** The forms of an amendment: its text, and what is decided about it. */
import { choiceField, longField, postForm } from '../../record/index.ts';
import type { FormState } from '../../record/index.ts';
import { button, details, html } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';

export interface TextForm {
  readonly action: string;
  readonly token: string;
  readonly state: FormState;
  /** Names what its writer sees: the version of the amendment and the text of the paragraph. */
  readonly seen: number;
  readonly base: string;
}

/** The text of the paragraph and why it is changed. */
export function textForm({ action, token, state, seen, base }: TextForm): Html {
  return postForm({ action, token, autosave: true }, html`${seenFields(seen)}<input type="hidden" name="base" value="${base}">
${longField(state, { name: 'text', label: 'Text of the paragraph', hint: 'In Markdown. A reference to another paragraph is written [S34](#S34), a note begins with “> Note:”.', rows: 14, wordings: 'blame' })}
${longField(state, { name: 'why', label: 'Why is it changed?', hint: 'Readers see this in the list of amendments of the chapter. Name no child and no case.', rows: 3, wordings: 'blame' })}
${button({ text: 'Save and look at it', preventDoubleClick: true })}`);
}

/** The version that was looked at. */
function seenFields(seen: number): Html {
  return html`<input type="hidden" name="seen" value="${seen}">`;
}

/** A decision about the version that is shown. */
export interface DecisionForm {
  readonly id: string;
  readonly token: string;
  readonly state: FormState;
  readonly seen: number;
}

/** Sends a draft to a second person. */
export function sendForm({ id, token, seen }: DecisionForm): Html {
  return postForm({ action: `/manual/amendments/${id}/send`, token }, html`${seenFields(seen)}${button({ text: 'Send for review', preventDoubleClick: true })}`);
}

/** What a second person decides. @param whyNot why this person cannot approve it; null where they can */
export function reviewForm({ id, token, state, seen }: DecisionForm, whyNot: string | null): Html {
  const comment = longField(state, { name: 'comment', label: 'What has to be changed?', hint: whyNot === null ? 'If you send it back' : undefined, rows: 3, wordings: 'blame' });
  const items = [{ value: 'approve', text: 'Approve this text' }, { value: 'send-back', text: 'Send it back' }];
  const body = whyNot === null
    ? html`${choiceField(state, { name: 'decision', label: 'Your review', items })}${comment}${button({ text: 'Save the review', preventDoubleClick: true })}`
    : html`<input type="hidden" name="decision" value="send-back">${comment}${button({ text: 'Make it a draft again', classes: 'govuk-button--secondary', preventDoubleClick: true })}`;
  return html`${whyNot !== null && html`<p class="govuk-body" id="decision">${whyNot}</p>`}${postForm({ action: `/manual/amendments/${id}/review`, token, autosave: true }, html`${seenFields(seen)}${body}`)}`;
}

/** Takes an amendment out of use; what was written stays. @param draft says that what is in the form was typed before */
export function withdrawForm({ id, token, state, seen }: DecisionForm, draft: Html | false): Html {
  const form = postForm({ action: `/manual/amendments/${id}/withdraw`, token, autosave: true }, html`${seenFields(seen)}
${longField(state, { name: 'reason', label: 'Why is it withdrawn?', rows: 3, wordings: 'blame' })}
${button({ text: 'Withdraw the amendment', classes: 'govuk-button--warning', preventDoubleClick: true })}`);
  return details({ summaryText: 'Withdraw this amendment', open: state.mends.length > 0 || draft !== false, html: html`${draft}${form}` });
}
