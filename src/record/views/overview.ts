/** One concern at a glance: the report, what to do next, and everything that can be opened from here. */
import { button, html, insetText, summaryList, tag, taskList, warningText } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import type { Edition } from '../../procedure/index.ts';
import { isAnswered } from '../domain.ts';
import type { Concern, Progress, Report, Step } from '../model.ts';
import { actionTitle, defanged, dueText, happenedText, momentText, platformName, YES_NO_UNKNOWN } from '../words.ts';
import { postForm, typed } from './fields.ts';

export interface OverviewPage {
  readonly concern: Concern;
  readonly edition: Edition;
  readonly progress: Progress;
  readonly now: string;
  /** Token of the "read and take" form; null where it has been read. */
  readonly readToken: string | null;
}

/** The whole overview. */
export function overviewView(page: OverviewPage): Html {
  const { concern } = page;
  return html`
    <h1 class="govuk-heading-l">Concern ${concern.reference}</h1>
    <p class="govuk-body">${statusTags(page)}</p>
    ${concern.answers['immediate-danger'] === 'yes' && concern.status !== 'closed' && warningText({ text: 'Someone may be in immediate danger. If nobody has called 999 yet, call now.' })}
    ${page.readToken !== null && readForm(page, page.readToken)}
    ${concern.status === 'closed' ? closingView(concern) : nextSteps(page)}
    ${reportView(page)}
    ${tasks(page)}
    ${handling(page)}`;
}

function statusTags({ concern, progress }: OverviewPage): readonly Html[] {
  if (concern.status === 'closed') return [tag({ text: 'Closed', classes: 'govuk-tag--grey' })];
  return [
    tag(concern.status === 'new' ? { text: 'New', classes: 'govuk-tag--blue' } : { text: 'Open', classes: 'govuk-tag--green' }),
    ...(concern.answers['immediate-danger'] === 'yes' ? [tag({ text: 'Immediate danger', classes: 'govuk-tag--red' })] : []),
    ...(progress.steps.some((step) => step.overdue) ? [tag({ text: 'Overdue', classes: 'govuk-tag--orange' })] : []),
    ...(concern.routing === 'head' ? [tag({ text: 'About staff', classes: 'govuk-tag--purple' })] : []),
  ];
}

function readForm({ concern }: OverviewPage, token: string): Html {
  return postForm({ action: `/concerns/${concern.id}/read`, token }, html`
    ${button({ text: 'Mark as read and take this concern', preventDoubleClick: true })}
    <p class="govuk-body-s">${concern.reporterName} will see that it has been read. It is then assigned to you.</p>`);
}

function closingView(concern: Concern): Html | null {
  const closing = concern.entries.findLast((entry) => entry.body.kind === 'concern-closed');
  if (closing?.body.kind !== 'concern-closed') return null;
  return html`<section aria-labelledby="closing">
    <h2 class="govuk-heading-m" id="closing">How it was closed</h2>
    <p class="govuk-body app-verbatim">${defanged(closing.body.summary)}</p>
    ${closing.body.openQuestionsReason !== '' && html`<h3 class="govuk-heading-s">Why questions were left open</h3><p class="govuk-body app-verbatim">${defanged(closing.body.openQuestionsReason)}</p>`}
    <p class="govuk-body-s app-quiet">Closed ${momentText(closing.writtenAt)} by ${closing.authorName}</p>
  </section>`;
}

function nextSteps({ concern, edition, progress, now }: OverviewPage): Html {
  const todo = progress.steps.filter((step) => step.state === 'to-do');
  const must = todo.filter((step) => isMust(step));
  const first = (must.length > 0 ? must : todo).slice(0, 5);
  return html`<section aria-labelledby="next">
    <h2 class="govuk-heading-m" id="next">What to do next</h2>
    ${first.length === 0 ? html`<p class="govuk-body">Every step so far has a decision.</p>` : html`<ol class="govuk-list govuk-list--number">${first.map((step) => html`<li><a class="govuk-link" href="/concerns/${concern.id}/steps/${step.id}">${actionTitle(edition, step.id)}</a>${
      step.overdue ? html` ${tag({ text: 'Overdue', classes: 'govuk-tag--red' })}` : step.due !== null && step.planned.deadline !== 'immediately' && html` <span class="app-quiet">${dueText(step.due, now)}</span>`}</li>`)}</ol>`}
    <div class="govuk-button-group">${button({ text: todo.length > first.length ? `See the plan: ${todo.length} steps to decide` : 'See the plan', href: `/concerns/${concern.id}/plan` })}
    ${progress.plan.questions.length > 0 && button({ text: 'Answer the next question', href: `/concerns/${concern.id}/assessment/next`, classes: 'govuk-button--secondary' })}</div>
  </section>`;
}

function isMust(step: Step): boolean {
  return (step.planned.strength ?? step.planned.standing) === 'required';
}

const ABOUT: Readonly<Record<Report['aboutStaff'], string>> = { none: '', staff: 'Somebody who works or volunteers here', dsl: 'A safeguarding lead', head: 'The head teacher' };

function reportView({ concern, edition }: OverviewPage): Html {
  const { report } = concern;
  const rows: readonly (readonly [string, string])[] = [
    ['Child', report.child], ['Age', report.childAge], ['Immediate danger', YES_NO_UNKNOWN[report.immediateDanger]], ['What was seen or said', report.seenOrSaid],
    ['When', happenedText(report.happenedOn, report.happenedWhen) ?? ''], ['Where', report.happenedWhere], ['Site, app or game', platformName(edition, report.platform)],
    ['Other people', report.otherPeople], ['Done already', report.doneAlready], ['About', ABOUT[report.aboutStaff]], ['Reported', `${momentText(concern.reportedAt)} by ${concern.reporterName}`],
  ];
  return html`<section aria-labelledby="report">
    <h2 class="govuk-heading-m" id="report">The report</h2>
    ${report.childsWords !== '' && insetText({ classes: 'app-quote', html: html`<p class="govuk-body-s app-quote__label">The child’s own words</p><blockquote class="app-verbatim">${report.childsWords}</blockquote>` })}
    ${summaryList({ rows: rows.filter(([, text]) => text.trim() !== '').map(([key, text]) => ({ key: { text: key }, value: { html: typed(text) } })) })}
  </section>`;
}

function tasks(page: OverviewPage): Html {
  const { concern, progress } = page;
  const at = (path: string): string => `/concerns/${concern.id}/${path}`;
  const questions = progress.plan.questions.length;
  const steps = progress.undecided.length;
  const isClosed = concern.status === 'closed';
  const count = (number: number, one: string, many: string): string => (number === 0 ? 'None yet' : number === 1 ? `1 ${one}` : `${number} ${many}`);
  const unanswered = concern.referrals.filter((referral) => referral.sent.length > 0 && !isAnswered(referral)).length;
  const notes = concern.entries.filter((entry) => entry.body.kind === 'note-added').length;
  return html`<section aria-labelledby="tasks">
    <h2 class="govuk-heading-m" id="tasks">This concern</h2>
    ${taskList({ idPrefix: 'concern', items: [
      { title: { text: 'Questions' }, href: at('assessment'), status: questions === 0 ? { text: 'Answered' } : isClosed ? { text: `${questions} left open` } : { tag: { text: `${questions} open`, classes: 'govuk-tag--blue' } } },
      { title: { text: 'Plan' }, href: at('plan'), status: steps === 0 ? { text: 'Decided' } : { tag: { text: `${steps} to decide`, classes: 'govuk-tag--blue' } } },
      { title: { text: 'People and accounts' }, href: at('people'), status: { text: count(concern.people.length, 'person or account', 'people and accounts') } },
      { title: { text: 'Evidence' }, href: at('evidence'), status: { text: count(concern.evidence.length, 'item', 'items') } },
      { title: { text: 'Suspected person’s access to children' }, href: at('access-to-children'), status: { text: concern.access.length === 0 ? 'Nothing yet' : 'Started' } },
      { title: { text: 'Referrals' }, href: at('referrals'), status: unanswered > 0 ? { tag: { text: `${unanswered} unanswered`, classes: 'govuk-tag--blue' } } : { text: count(concern.referrals.length, 'referral', 'referrals') } },
      { title: { text: 'Notes' }, href: at('notes'), status: { text: count(notes, 'note', 'notes') } },
      { title: { text: 'Chronology' }, href: at('chronology'), status: { text: count(concern.entries.length, 'entry', 'entries') } },
      { title: { text: isClosed ? 'Open again' : 'Close' }, href: at(isClosed ? 'reopen' : 'close'), status: { text: isClosed ? 'Closed' : steps === 0 ? 'Can be closed' : 'Not yet' } },
    ] })}
  </section>`;
}

function handling({ concern }: OverviewPage): Html {
  const rows = [
    { key: { text: 'With' }, value: { text: concern.assignedName ?? 'Nobody yet' }, actions: concern.status === 'closed' ? null : { items: [{ href: `/concerns/${concern.id}/assign`, text: 'Change', visuallyHiddenText: 'who the concern is with' }] } },
    { key: { text: 'Read' }, value: { text: concern.readAt === null ? 'Not yet' : momentText(concern.readAt) } },
    { key: { text: 'Who has looked' }, value: { html: html`<a class="govuk-link" href="/concerns/${concern.id}/readings">See who has looked, and when</a>` } },
    { key: { text: 'Procedure' }, value: { html: html`Edition <a class="govuk-link" href="/manual/editions/${concern.edition}">${concern.edition.slice(0, 12)}</a>` } },
  ];
  return html`<section aria-labelledby="handling"><h2 class="govuk-heading-m" id="handling">Who has it</h2>${summaryList({ rows })}</section>`;
}
