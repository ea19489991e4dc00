/** One amendment, and the page on which one is begun. */
import type { Finding } from '../../language/index.ts';
import type { Edition } from '../../procedure/index.ts';
import { momentText } from '../../record/index.ts';
import type { FormState } from '../../record/index.ts';
import { html, insetText, tag } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import { fingerprintOf, isSound } from '../domain.ts';
import type { Amendment, Effect, ParagraphText } from '../domain.ts';
import { isOffered, isOutdated } from '../opened.ts';
import type { FormOfPage, OpenedAmendment, OpenedParagraph } from '../opened.ts';
import { REFUSALS, STANDINGS, stateOf } from '../words.ts';
import { reviewForm, sendForm, textForm, withdrawForm } from './forms.ts';
import { changedSinceView, differenceView, effectView, previewView, wordingView } from './text.ts';

export interface BeginPage {
  readonly at: OpenedParagraph;
  readonly state: FormState;
  readonly token: string;
  /** Other amendments of the paragraph that are not done with. */
  readonly others: readonly Amendment[];
  readonly draft: DraftKind;
}

/** What somebody had typed and not saved: nothing, something, or something that was written for what has changed since. */
export type DraftKind = 'none' | 'kept' | 'older';

/** The page on which an amendment is begun. */
export function beginView({ at: { paragraph, current }, state, token, others, draft }: BeginPage): Html {
  return html`${heading(current, paragraph.chapter)}
${others.length > 0 && insetText({ html: html`There is an amendment of this paragraph already: ${others.map(({ id, latest }) => html`<br><a class="govuk-link" href="/manual/amendments/${id}">${latest.why}</a> (${stateOf(latest).text.toLowerCase()})`)}` })}
${draftView(draft)}
${textForm({ action: `/manual/amendments/new/${paragraph.chapter}/${current.id}`, token, state, seen: 0, base: fingerprintOf(current.text) })}
<h2 class="govuk-heading-m">What stands there now</h2>
<p class="govuk-body app-verbatim">${current.text}</p>`;
}

function heading({ id, heading: title }: Pick<ParagraphText, 'id' | 'heading'>, chapter: string): Html {
  return html`<span class="govuk-caption-l">Amendment of <a class="govuk-link" href="/manual/${chapter}#${id}">${id}</a></span><h1 class="govuk-heading-l">${title}</h1>`;
}

function draftView(draft: DraftKind = 'none'): Html | false {
  return draft !== 'none' && insetText({ text: `What you had written before is still here. It has not been saved as a version yet.${draft === 'older' ? ' Since you wrote it, the paragraph or the amendment has been changed by somebody else: compare before you save.' : ''}` });
}

/** What a person can do with the amendment that is shown. */
export interface AmendmentPage {
  readonly opened: OpenedAmendment;
  readonly edition: Edition;
  readonly effect: Effect;
  readonly textFindings: readonly Finding[];
  readonly whyFindings: readonly Finding[];
  readonly mayWrite: boolean;
  /** The person wrote some of it, and so does not approve it. */
  readonly isOwn: boolean;
  /** Of each form that the page holds. */
  readonly drafts: Readonly<Partial<Record<FormOfPage, DraftKind>>>;
  readonly states: Readonly<Record<FormOfPage, FormState>>;
  readonly tokens: Readonly<Record<FormOfPage, string>>;
}

/** The whole page: what changes, how it reads, its wording, its effect, and what can be done now. */
export function amendmentView(page: AmendmentPage): Html {
  const { opened: { amendment: { id, latest }, at }, edition, effect, textFindings, whyFindings } = page;
  return html`${heading(at?.current ?? { id: latest.paragraph, heading: 'A paragraph that the manual no longer has' }, at?.paragraph.chapter ?? '')}
${standingView(page)}
${isOutdated(page.opened) && changedSinceView(latest.base, at?.current.text ?? null)}
<h2 class="govuk-heading-m">What changes</h2>
<p class="govuk-body"><strong>Why:</strong> ${latest.why}</p>
${differenceView(latest.base, latest.text)}
${at && html`<h2 class="govuk-heading-m">As readers ${latest.state === 'withdrawn' ? 'would have seen' : 'will see'} it</h2>${previewView(edition, at.paragraph, latest.text)}`}
<h2 class="govuk-heading-m">Wording</h2>
${wordingView([{ text: latest.text, findings: textFindings }, { text: latest.why, findings: whyFindings }])}
${latest.state !== 'withdrawn' && html`<h2 class="govuk-heading-m">What it does to the manual</h2>${effectView(effect, edition)}`}
${nextView(page)}
<p class="govuk-body"><a class="govuk-link" href="/manual/amendments/${id}/versions">All versions</a></p>`;
}

function standingView({ opened: { amendment, standings } }: AmendmentPage): Html {
  const { latest, versions } = amendment;
  const standing = standings.get(amendment.id);
  const said = versions.findLast(({ comment }) => comment !== '');
  return html`<p class="govuk-body">${tag(stateOf(latest))} ${standing && tag(STANDINGS[standing])}<br><span class="app-quiet">Version ${latest.version}, ${latest.authorName}, ${momentText(latest.writtenAt)}</span></p>
${said && insetText({ html: html`<strong>${said.authorName} wrote, ${momentText(said.writtenAt)}:</strong><br><span class="app-verbatim">${said.comment}</span>` })}
${standing === 'to-publish' && html`<p class="govuk-body"><a class="govuk-link" href="/manual/amendments/files">How it is published</a></p>`}
${standing === 'outdated' && html`<p class="govuk-body">It was written for another text than the one that stands in the manual now, so it is left out when the chapter is published. Withdraw it, and begin another where it is still needed.</p>`}`;
}

/** The forms for what can be done in this state. */
function nextView(page: AmendmentPage): Html {
  const { opened, opened: { amendment: { id, latest } }, states, tokens, drafts, mayWrite } = page;
  const form = (name: FormOfPage) => ({ id, token: tokens[name], state: states[name], seen: latest.version });
  return html`${isOffered('text', opened, mayWrite) && draftForms(page)}
${isOffered('review', opened, mayWrite) && html`<h2 class="govuk-heading-m">Review</h2>${draftView(drafts.review)}${reviewForm(form('review'), whyNotApproved(page))}`}
${isOffered('withdraw', opened, mayWrite) && withdrawForm(form('withdraw'), draftView(drafts.withdraw))}`;
}

function draftForms({ opened, states, tokens, drafts }: AmendmentPage): Html | null {
  const { amendment: { id, latest }, at } = opened;
  return at && html`<h2 class="govuk-heading-m">Send it for review</h2>
${isOutdated(opened) ? html`<p class="govuk-body">Save it again first, because the paragraph has been changed since.</p>` : html`<p class="govuk-body">Somebody else looks at it: another policy officer or the head teacher.</p>${sendForm({ id, token: tokens.send, state: states.send, seen: latest.version })}`}
<h2 class="govuk-heading-m">${isOutdated(opened) ? 'Look at it and save it again' : 'Or change it'}</h2>
${draftView(drafts.text)}
${textForm({ action: `/manual/amendments/${id}`, token: tokens.text, state: states.text, seen: latest.version, base: fingerprintOf(at.current.text) })}`;
}

/** Why the person who looks cannot approve it; null where they can. */
function whyNotApproved({ opened, effect, isOwn }: AmendmentPage): string | null {
  if (isOwn) return `${REFUSALS['own-text']}.`;
  if (isOutdated(opened)) return 'It cannot be approved, because the paragraph has been changed since. Say so, and its writer can go on from what stands there now.';
  return isSound(effect) ? null : 'It cannot be approved, because the manual would no longer be sound. Say what has to be mended.';
}
