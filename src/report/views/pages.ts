/** The page of one step, and the list of one's own reports. */
import { html, insetText, raw, summaryList, tag, button } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import type { OwnReport } from '../../record/index.ts';
import { STEPS } from '../domain.ts';
import type { Step } from '../domain.ts';
import { goOn, QUESTIONS } from './questions.ts';
import type { QuestionPage } from './questions.ts';

export interface StepPage {
  readonly step: Step;
  /** Opened from the look at the whole: it goes back there. */
  readonly isChange: boolean;
  readonly token: string;
  readonly page: QuestionPage;
}

/** One page of the report in its form. It saves while somebody types. */
export function stepView({ step, isChange, token, page }: StepPage): Html {
  return html`<form method="post" action="/report/${step}" novalidate data-autosave="/report/${step}/draft">
    <input type="hidden" name="form-token" value="${token}">
    ${isChange && raw('<input type="hidden" name="change" value="1">')}
    <span class="govuk-caption-l">Report a concern: page ${STEPS.indexOf(step) + 1} of ${STEPS.length}</span>
    ${QUESTIONS[step](page)}
    <p class="app-saved" data-autosave-status role="status"></p>
    ${goOn(step === 'danger' || !isChange ? undefined : 'Save and go back to the report')}
  </form>`;
}

const READ = { text: 'Read', classes: 'govuk-tag--green' };
const STATUS: Readonly<Record<OwnReport['status'], { readonly text: string; readonly classes: string }>> = {
  new: { text: 'Not read yet', classes: 'govuk-tag--blue' }, open: READ, closed: READ,
};

/** What somebody has reported: that it arrived, and whether it has been read; nothing of what it says or of what came of it. */
export function ownReportsView(reports: readonly OwnReport[], hasDraft: boolean): Html {
  return html`<h1 class="govuk-heading-l">My reports</h1>
    ${hasDraft && insetText({ html: html`<p class="govuk-body">You have begun a report that has not been sent.</p><p class="govuk-body"><a class="govuk-link" href="/report">Go on with it</a></p>` })}
    ${!hasDraft && button({ text: 'Report a concern', href: '/report' })}
    ${reports.length === 0 ? html`<p class="govuk-body">You have not sent a report yet.</p>` : reportList(reports)}
    <p class="govuk-body">If you are worried that nothing is being done, speak to the safeguarding lead, or to the head teacher if it is about the lead. You can also go to children’s social care or the police yourself: <a class="govuk-link" href="/reporting-routes">whom to tell</a>.</p>`;
}

function reportList(reports: readonly OwnReport[]): Html {
  return summaryList({ rows: reports.map(({ reference, reportedAt, status }) => ({ key: { text: reference }, value: { html: html`${tag(STATUS[status])}<br>Sent ${reportedAt}` } })) });
}
