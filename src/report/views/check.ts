/** The report as a whole, before it is sent. */
import { button, details, html, summaryList, textarea, warningText } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import type { Finding } from '../../language/index.ts';
import { findingsList, howMany } from '../../wording/index.ts';
import { dateText, platformName, typed } from '../../record/index.ts';
import type { Edition } from '../../procedure/index.ts';
import { fingerprintOf, happenedOn, platformOf, STEPS } from '../domain.ts';
import type { Draft, FieldFault, Step } from '../domain.ts';
import { HEADINGS } from './questions.ts';

export interface CheckPage {
  readonly draft: Draft;
  readonly faults: readonly (FieldFault & { readonly step: Step })[];
  readonly edition: Edition;
  /** Whether anybody here can read the report. */
  readonly isRead: boolean;
  /** Wording in what the reporter wrote. */
  readonly found: readonly Finding[];
  /** Why it is meant, as typed. */
  readonly kept: string;
  readonly token: string;
  readonly awayToken: string;
}

type Row = readonly [key: string, text: string];

const DANGER: Readonly<Record<string, string>> = { yes: 'Yes', no: 'No', unknown: 'I do not know' };
const ABOUT: Readonly<Record<string, string>> = { none: 'No', staff: 'A member of staff or a volunteer', dsl: 'A safeguarding lead (DSL)', head: 'The head teacher' };

/** Everything that will be sent, with a way to change each page. */
export function checkView(page: CheckPage): Html {
  const { draft, faults, isRead, token, awayToken } = page;
  return html`<h1 class="govuk-heading-l">Check your report</h1>
    ${STEPS.map((step) => part(page, step))}
    <form method="post" action="/report/check" novalidate>
      <input type="hidden" name="form-token" value="${token}"><input type="hidden" name="shown" value="${fingerprintOf(draft)}">
      ${wordingView(page)}
      ${!isRead && warningText({ text: `Nobody here can read it in Handrail yet. Send it, so that it is on record, and tell ${reader(draft)} in person now.` })}
      <p class="govuk-body">It goes to ${reader(draft)}. Once sent it cannot be changed or taken back; you can add to it by telling them.</p>
      ${button({ text: 'Send the report', id: 'send', preventDoubleClick: true, disabled: faults.length > 0 })}
    </form>
    <details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">I do not want to send this</span></summary><div class="govuk-details__text">
      <p class="govuk-body">If a child may be at risk, send it even if you are not sure. What you have written is kept until you come back.</p>
      <form method="post" action="/report/throw-away" novalidate><input type="hidden" name="form-token" value="${awayToken}">${button({ text: 'Delete what I have written', classes: 'govuk-button--warning' })}</form>
    </div></details>`;
}

/** Never in the way: the report can be sent as it is. */
function wordingView({ found, kept }: CheckPage): Html | null {
  if (found.length === 0) return null;
  return details({
    summaryText: howMany(found.length), open: kept !== '', html: html`<p class="govuk-body">You can change it above, or send it as it is.</p>
      ${findingsList(found)}
      ${textarea({ id: 'wording-kept', name: 'wording-kept', rows: 2, value: kept, label: { text: 'If it is meant as it stands, why? (optional)', classes: 'govuk-label--s' }, attributes: { 'data-own-words': '' } })}`,
  });
}

function reader(draft: Draft): string {
  return draft.about === 'staff' || draft.about === 'dsl' ? 'the head teacher' : 'the safeguarding lead (DSL)';
}

function part({ draft, edition }: CheckPage, step: Step): Html {
  return summaryList({
    card: { title: { text: HEADINGS[step], headingLevel: 2 }, actions: { items: [{ href: `/report/${step}?change=1`, text: 'Change' }] } },
    rows: ROWS[step](draft, edition).map(([key, text]) => ({ key: { text: key }, value: { html: text.trim() === '' ? html`<span class="app-quiet">Nothing written</span>` : typed(text) } })),
  });
}

const ROWS: Readonly<Record<Step, (draft: Draft, edition: Edition) => readonly Row[]>> = {
  danger: (draft) => [['Immediate danger', DANGER[draft.danger] ?? '']],
  what: (draft) => [['What you saw or heard', draft.seen], ['The child’s own words', draft.words]],
  who: (draft) => [['Child', draft.child], ['Age', draft.age], ['Anyone else', draft.others], ['About somebody who works here', ABOUT[draft.about] ?? '']],
  when: (draft, edition) => [
    ['Day', dayText(draft)], ['Time', draft.when], ['Where', draft.where],
    ['Site, app or game', platformName(edition, platformOf(draft))], ['Done already', draft.done],
  ],
};

function dayText(draft: Draft): string {
  const day = happenedOn(draft);
  return day === null ? '' : dateText(day);
}
