/** The four pages on which a concern is written down. Each works alone, without scripts, and keeps what was typed. */
import { button, characterCount, dateInput, details, html, input, radios, select, textarea, warningText } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import type { Platform } from '../../procedure/index.ts';
import type { Draft, Field, FieldFault, Step } from '../domain.ts';

export interface QuestionPage {
  readonly draft: Draft;
  readonly faults: readonly FieldFault[];
  readonly platforms: readonly Platform[];
}

/** The heading of each page: also its title. */
export const HEADINGS: Readonly<Record<Step, string>> = {
  danger: 'Is anyone in immediate danger now?',
  what: 'What did you see or hear?',
  who: 'Who is it about?',
  when: 'When and where?',
};

/** The fields of one page, without the form around them. */
export const QUESTIONS: Readonly<Record<Step, (page: QuestionPage) => Html>> = { danger, what, who, when };

/** The error of a field, in the shape that the components take. */
function errorOf(page: QuestionPage, field: Field): { errorMessage: { text: string } | null } {
  const fault = page.faults.find((one) => one.field === field);
  return { errorMessage: fault ? { text: fault.message } : null };
}

function danger(page: QuestionPage): Html {
  return radios({
    name: 'danger',
    value: page.draft.danger,
    fieldset: { legend: { text: HEADINGS.danger, isPageHeading: true, classes: 'govuk-fieldset__legend--l' } },
    hint: { text: 'For example: someone talks of suicide or of hurting themselves, a meeting is about to happen, or the child is with the person who may harm them.' },
    items: [
      { value: 'yes', text: 'Yes', hint: { text: 'We show you at once what to do' } },
      { value: 'no', text: 'No' },
      { value: 'unknown', text: 'I do not know' },
    ],
    ...errorOf(page, 'danger'),
  });
}

function what(page: QuestionPage): Html {
  return html`<h1 class="govuk-heading-l">${HEADINGS.what}</h1>
${warningText({ text: 'Do not look for, open, copy or describe any nude or sexual image of a child. If you have seen one, write only that you did.' })}
${characterCount({
    name: 'seen', rows: 6, maxlength: 20000, threshold: 90, value: page.draft.seen, spellcheck: true,
    label: { text: 'What you saw or heard', classes: 'govuk-label--m' },
    hint: { text: 'Facts, in order, in plain words. Say what is a guess.' },
    ...errorOf(page, 'seen'),
  })}
${characterCount({
    name: 'words', rows: 4, maxlength: 20000, threshold: 90, value: page.draft.words, spellcheck: false, attributes: { 'data-own-words': '' },
    label: { text: 'The child’s own words (optional)', classes: 'govuk-label--m' },
    hint: { text: 'Exactly what the child said, slang and swear words too. Nobody can change this later. Do not go back to ask the child for more.' },
    ...errorOf(page, 'words'),
  })}
${details({ summaryText: 'If the child is still talking to you', html: html`<ul class="govuk-list govuk-list--bullet">
<li>Listen. Let them use their own words and stop when they want to.</li>
<li>Ask only what you need to know to keep them safe now: “Tell me”, “What happened then?”. Never suggest an answer.</li>
<li>Say that they were right to tell you and that it is not their fault.</li>
<li>Do not promise to keep it secret. Say who you have to tell.</li></ul>` })}`;
}

function who(page: QuestionPage): Html {
  return html`<h1 class="govuk-heading-l">${HEADINGS.who}</h1>
${input({
    name: 'child', value: page.draft.child, autocomplete: 'off', spellcheck: false,
    label: { text: 'The child’s name', classes: 'govuk-label--s' },
    hint: { text: 'If you do not know it, describe who they are.' },
    ...errorOf(page, 'child'),
  })}
${input({
    name: 'age', value: page.draft.age, autocomplete: 'off', classes: 'govuk-input--width-5',
    label: { text: 'Age (optional)', classes: 'govuk-label--s' },
    hint: { text: 'For example, 14 or “Year 9”.' },
    ...errorOf(page, 'age'),
  })}
${textarea({
    name: 'others', rows: 3, value: page.draft.others,
    label: { text: 'Anyone else involved (optional)', classes: 'govuk-label--s' },
    hint: { text: 'Names or user names: other children, adults, anyone who saw it.' },
    ...errorOf(page, 'others'),
  })}
${radios({
    name: 'about', value: page.draft.about,
    fieldset: { legend: { text: 'Is it about somebody who works or volunteers here?', classes: 'govuk-fieldset__legend--s' } },
    hint: { text: 'This decides who reads your report. The person it is about does not see it.' },
    items: [
      { value: 'none', text: 'No', hint: { text: 'The safeguarding lead (DSL) reads it' } },
      { value: 'staff', text: 'A member of staff or a volunteer', hint: { text: 'The head teacher reads it' } },
      { value: 'dsl', text: 'A safeguarding lead (DSL)', hint: { text: 'The head teacher reads it' } },
      { value: 'head', text: 'The head teacher', hint: { text: 'The safeguarding lead (DSL) reads it, and not the head' } },
    ],
    ...errorOf(page, 'about'),
  })}
${aboutHead}`;
}

const aboutHead = details({
  summaryText: 'If it is about the head teacher',
  html: html`<p class="govuk-body">Tell the chair of governors (or whoever the head answers to) now, in person or by phone. If you cannot, or they are too close to the head, tell the local authority designated officer (LADO) yourself.</p>
<p class="govuk-body">Your report goes to the safeguarding lead and not to the head.</p>`,
});

function when(page: QuestionPage): Html {
  return html`<h1 class="govuk-heading-l">${HEADINGS.when}</h1>
<p class="govuk-body">Leave empty what you do not know.</p>
${dateInput({
    id: 'happened', namePrefix: 'happened',
    fieldset: { legend: { text: 'The day it happened or began', classes: 'govuk-fieldset__legend--s' } },
    hint: { text: 'For example, 9 11 2026' },
    items: (['day', 'month', 'year'] as const).map((part) => ({ name: part, value: page.draft[`happened-${part}`], classes: part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2' })),
    ...errorOf(page, 'happened-day'),
  })}
${input({ name: 'when', value: page.draft.when, autocomplete: 'off', label: { text: 'Time, or about when', classes: 'govuk-label--s' }, hint: { text: 'For example, “last night, about nine” or “since half-term”.' }, ...errorOf(page, 'when') })}
${input({ name: 'where', value: page.draft.where, autocomplete: 'off', attributes: { 'data-free-text': '' }, label: { text: 'Where', classes: 'govuk-label--s' }, hint: { text: 'For example, “at home, on her phone” or “bus stop”.' }, ...errorOf(page, 'where') })}
${select({
    name: 'platform', value: page.draft.platform,
    label: { text: 'Site, app or game', classes: 'govuk-label--s' },
    items: [{ value: '', text: 'Not online, or not known' }, ...page.platforms.map(({ id, name }) => ({ value: id, text: name })), { value: 'other', text: 'Another one' }],
    ...errorOf(page, 'platform'),
  })}
${input({ name: 'platform-other', value: page.draft['platform-other'], autocomplete: 'off', label: { text: 'If another one, which?', classes: 'govuk-label--s' }, ...errorOf(page, 'platform-other') })}
${textarea({
    name: 'done', rows: 3, value: page.draft.done,
    label: { text: 'What have you done already?', classes: 'govuk-label--s' },
    hint: { text: 'Whom you told and when, what you said to the child, where a device is now.' },
    ...errorOf(page, 'done'),
  })}`;
}

/** The button at the end of each page. */
export function goOn(text = 'Save and continue'): Html {
  return button({ text, preventDoubleClick: true });
}
