/** The plan: what to do now, what not to do, and then the rest, each step with its reasons. */
import { button, details, html, tag, warningText } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import { dateText, dueText } from '../../record/index.ts';
import type { Concern } from '../../record/index.ts';
import { markdown } from '../../publication/index.ts';
import { lawName } from '../changes.ts';
import type { Question } from '../task-list.ts';
import type { decidedOutsidePlan, LawView, PlanSection, StepView } from '../plan-view.ts';
import { decisionView } from './step.ts';
import { whyOf } from './why.ts';

export interface PlanPage {
  readonly concern: Concern;
  readonly sections: readonly PlanSection[];
  /** Decided steps that are no longer in the plan. */
  readonly outside: ReturnType<typeof decidedOutsidePlan>;
  readonly questions: readonly Question[];
  readonly next: string | null;
  readonly law: readonly LawView[];
  /** The calendar date whose law is shown, and whether it is that of the act. */
  readonly lawOn: string;
  readonly lawOnKnown: boolean;
  readonly edition: { readonly hash: string; readonly title: string; readonly published: string };
  readonly now: string;
  /** The banner about a newer edition, where there is one that matters. */
  readonly newer: Html | null;
  readonly readOnly: boolean;
}

/** The whole plan. */
export function planView(page: PlanPage): Html {
  return html`
    <span class="govuk-caption-l">Concern ${page.concern.reference}</span>
    <h1 class="govuk-heading-l">What to do</h1>
    ${page.concern.answers['immediate-danger'] === 'yes' && !page.readOnly && warningText({ text: 'Someone may be in immediate danger. If nobody has called 999 yet, call now.' })}
    ${glance(page)}
    ${page.newer}
    ${openQuestionsView(page)}
    ${page.sections.map((section) => sectionView(section, page))}
    ${page.outside.length > 0 && outsideView(page.outside)}
    ${lawView(page)}
    <p class="govuk-body-s app-edition">This plan follows “${page.edition.title}”, edition <a class="govuk-link" href="/manual/editions/${page.edition.hash}">${page.edition.hash.slice(0, 12)}</a>, published ${dateText(page.edition.published)}.</p>`;
}

function glance(page: PlanPage): Html {
  const now = stepsOf(page, 'now');
  const doNow = now.filter((step) => !step.forbids);
  const doNot = [...now.filter((step) => step.forbids), ...stepsOf(page, 'must-not'), ...stepsOf(page, 'must').filter((step) => step.forbids)];
  const wait = stepsOf(page, 'wait');
  return html`<div class="app-glance">
    ${glancePart('app-glance__now', 'Do now', doNow, nothingNow(page))}
    ${glancePart('app-glance__not', 'Do not', doNot, null)}
    ${glancePart('app-glance__wait', 'Not yet', wait, null)}
  </div>`;
}

function nothingNow(page: PlanPage): string {
  return stepsOf(page, 'must').length > 0 ? 'Nothing has to be done this minute. Go on with the steps below.' : 'Nothing has to be done this minute.';
}

function stepsOf(page: PlanPage, id: PlanSection['id']): readonly StepView[] {
  return page.sections.find((section) => section.id === id)?.steps ?? [];
}

function glancePart(name: string, title: string, steps: readonly StepView[], empty: string | null): Html | null {
  if (steps.length === 0 && empty === null) return null;
  return html`<div class="app-glance__part ${name}">
    <h2 class="govuk-heading-m">${title}</h2>
    ${steps.length === 0 ? html`<p class="govuk-body">${empty}</p>` : html`<ul class="govuk-list">${steps.map((step) => html`<li>${glanceLink(step)}</li>`)}</ul>`}
  </div>`;
}

function glanceLink(step: StepView): Html {
  const after = step.step.state === 'waiting' && step.waitsFor.length > 0 && html` <span class="app-quiet">until you have done: ${step.waitsFor.map((each) => each.title).join('; ')}</span>`;
  return html`<a class="govuk-link" href="#step-${step.id}">${step.title}</a>${step.step.overdue && html` ${overdueTag()}`}${after}`;
}

function overdueTag(): Html {
  return tag({ text: 'Overdue', classes: 'govuk-tag--red' });
}

function openQuestionsView(page: PlanPage): Html {
  const count = page.questions.length;
  if (count === 0) return html`<p class="govuk-body">Every question that could change this plan has been answered.</p>`;
  const list = html`<dl class="app-open-questions">${page.questions.map((question) => openQuestion(page, question))}</dl>`;
  return html`<div class="govuk-inset-text">
    <p class="govuk-body"><strong>${count === 1 ? '1 question could' : `${count} questions could`} still change this plan.</strong>
    ${page.next !== null && !page.readOnly && html`<a class="govuk-link" href="/concerns/${page.concern.id}/questions/${page.next}">Answer the next question</a>`}</p>
    ${details({ summaryText: count === 1 ? 'Show the question and what it decides' : 'Show the questions and what they decide', html: list })}
  </div>`;
}

function openQuestion(page: PlanPage, question: Question): Html {
  const name = page.readOnly ? html`${question.label}` : html`<a class="govuk-link" href="/concerns/${page.concern.id}/questions/${question.id}">${question.label}</a>`;
  const decides = question.decides.length > 0 ? question.decides.join('; ') : 'the law, or when a step may be taken';
  return html`<dt>${name}${question.state === 'not-known' && html` <span class="app-quiet">answered: not known</span>`}</dt><dd>Decides: ${decides}</dd>`;
}

const HINTS: Readonly<Partial<Record<PlanSection['id'], string>>> = {
  'must-not': 'Doing one of these could put a child at risk, harm an enquiry or be a crime.',
  wait: 'These may only be done after the steps that are named.',
  should: 'Do these unless there is a good reason not to. Record the reason if you do not.',
  could: 'These depend on questions to which nobody knows the answer yet.',
};

function sectionView(section: PlanSection, page: PlanPage): Html {
  return html`<section class="app-section app-section--${section.id}" aria-labelledby="section-${section.id}">
    <h2 class="govuk-heading-l" id="section-${section.id}">${section.title}</h2>
    ${HINTS[section.id] && html`<p class="govuk-body">${HINTS[section.id]}</p>`}
    ${section.id === 'could' ? possibleSteps(section.steps, page) : section.steps.map((step, place) => stepCard(step, section.id, page, place === 0))}
  </section>`;
}

/** More than this are folded away. */
const MANY = 8;

function possibleSteps(steps: readonly StepView[], page: PlanPage): Html {
  const list = html`<dl class="app-open-questions">${steps.map((step) => html`<dt id="step-${step.id}">${
    page.readOnly ? step.title : html`<a class="govuk-link" href="/concerns/${page.concern.id}/steps/${step.id}">${step.title}</a>`}</dt><dd>Depends on: ${fewLabels(step.decidedBy)}</dd>`)}</dl>`;
  return steps.length <= MANY ? list : details({ summaryText: `Show the ${steps.length} steps and what they depend on`, html: list });
}

/** @param isFirst of its section: of what is to be done now, the first step says at once how. */
function stepCard(step: StepView, section: PlanSection['id'], page: PlanPage, isFirst: boolean): Html {
  const open = section === 'now' && isFirst;
  return html`<article class="app-step app-step--${section}" id="step-${step.id}" aria-labelledby="title-${step.id}">
    <h3 class="govuk-heading-m" id="title-${step.id}">${step.title}</h3>
    ${facts(step, page.now)}
    ${step.step.decision !== null && decisionView(step.step.decision)}
    ${step.contacts.length > 0 && section !== 'must-not' && section !== 'decided' && contactsView(step)}
    ${step.how !== '' && section !== 'must-not' && section !== 'decided' && (open ? html`<div class="app-how">${markdown(step.how)}</div>` : details({ summaryText: 'How to do it', html: markdown(step.how) }))}
    ${details({ summaryText: 'Why', html: whyOf(step, page.concern, page.edition, page.lawOn) })}
    ${!page.readOnly && decideLink(step, page.concern)}
  </article>`;
}

function facts(step: StepView, now: string): Html {
  const due = step.step.due === null || isDecided(step) ? null : dueText(step.step.due, now);
  return html`<p class="govuk-body app-step__facts">
    ${step.who !== '' && step.step.state !== 'must-not' && html`<span>Who: ${step.who}</span>`}
    ${due !== null && html`<span>${step.step.overdue ? overdueTag() : null} ${step.immediately && !step.step.overdue ? 'At once' : due}</span>`}
    ${step.step.state === 'waiting' && html`<span>Only after: ${step.waitsFor.map((each, place) => html`${place > 0 && '; '}<a class="govuk-link" href="#step-${each.id}">${each.title}</a>`)}</span>`}
  </p>`;
}

function fewLabels(all: StepView['decidedBy']): string {
  const shown = all.slice(0, 3).map((each) => each.label).join(', ');
  return all.length > 3 ? `${shown} and ${all.length - 3} more` : shown;
}

function outsideView(outside: PlanPage['outside']): Html {
  return html`<section class="app-section" aria-labelledby="section-outside">
    <h2 class="govuk-heading-l" id="section-outside">Decided, and no longer in the plan</h2>
    ${outside.map(({ title, decision }) => html`<h3 class="govuk-heading-s">${title}</h3>${decisionView(decision)}`)}
  </section>`;
}

function isDecided(step: StepView): boolean {
  return step.step.state === 'done' || step.step.state === 'not-done';
}

function contactsView(step: StepView): Html {
  return html`<ul class="govuk-list app-contacts">${step.contacts.map(
    (contact) => html`<li><strong>${contact.name}</strong>${contact.phone && html`: ${contact.phone}`}${contact.state === 'check' && (contact.phone || contact.email) && html` <span class="app-quiet">(to be confirmed)</span>`}
      ${contact.hours && html`<span class="app-quiet">${contact.hours}</span>`}${contact.email && html`<span>${contact.email}</span>`}${contact.web && html`<span>${contact.web}</span>`}</li>`,
  )}</ul>`;
}

function decideLink(step: StepView, concern: Concern): Html {
  const href = `/concerns/${concern.id}/steps/${step.id}`;
  const about = html`<span class="govuk-visually-hidden">: ${step.title}</span>`;
  if (step.step.state === 'to-do') return button({ href, html: html`Record your decision${about}`, classes: step.step.planned.standing === 'required' ? null : 'govuk-button--secondary' });
  const text = isDecided(step) ? 'Change this decision' : step.step.state === 'must-not' || step.step.state === 'waiting' ? 'Record that it was done, or a decision' : 'Decide this now';
  return html`<p class="govuk-body app-no-print"><a class="govuk-link" href="${href}">${text}${about}</a></p>`;
}

function lawView(page: PlanPage): Html | null {
  if (page.law.length === 0) return null;
  const when = page.lawOnKnown ? `Law on ${dateText(page.lawOn)}, when it happened.` : `Law on ${dateText(page.lawOn)}. The date it happened is not known: another date may bring other law.`;
  return html`<section class="app-section" aria-labelledby="section-law">
    <h2 class="govuk-heading-l" id="section-law">Law that may matter</h2>
    <p class="govuk-body">${when} Whether there is an offence is for the police.</p>
    ${details({ summaryText: page.law.length === 1 ? 'Show the law' : `Show ${page.law.length} laws`, html: html`<ul class="govuk-list app-law">${page.law.map(lawItem)}</ul>` })}
  </section>`;
}

function lawItem(law: LawView): Html {
  return html`<li><strong>${lawName(law)}</strong>: ${law.name}<br>${law.why}
    ${law.parts.map((part) => html`<br>${part.summary} <span class="app-quiet">${datesOf(part)}${part.state === 'check' && ' (to be confirmed)'}</span>`)}
    ${law.note && html`<br>${law.note}`}</li>`;
}

function datesOf(part: LawView['parts'][number]): string {
  const from = part.from === null ? 'Not in force yet' : `In force from ${dateText(part.from)}`;
  return part.to === null ? `${from}.` : `${from} to ${dateText(part.to)}.`;
}
