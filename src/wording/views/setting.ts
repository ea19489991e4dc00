/** What is pointed out in this setting, and which wording it meets and replaces over time. Nobody's name is in it. */
import { check } from '../../language/index.ts';
import type { Checker, LanguageSource } from '../../language/index.ts';
import { button, html, insetText, radios, table } from '../../web/index.ts';
import type { Html, TableCell } from '../../web/index.ts';
import type { WordingCount } from '../setting.ts';

export interface SettingPage {
  readonly language: LanguageSource;
  readonly checker: Checker;
  readonly counts: readonly WordingCount[];
  readonly months: number;
  readonly isRecordingShown: boolean;
  readonly token: string;
  readonly fault: string | null;
}

/** The choice, then the numbers by month and by wording. */
export function settingView(page: SettingPage): Html {
  return html`<h1 class="govuk-heading-l">Wording in this setting</h1>
${choiceForm(page)}
<h2 class="govuk-heading-m">What was met and replaced</h2>
<p class="govuk-body">These numbers help you choose what to talk about in training. They say nothing about who wrote what: no name, no concern and no text is kept with them.</p>
${page.counts.length === 0 ? insetText({ text: `Nothing has been counted in the last ${page.months} months.` }) : html`${monthsTable(page)}${wordingsTable(page)}`}`;
}

function choiceForm({ isRecordingShown, token, fault }: SettingPage): Html {
  return html`<form method="post" action="/wording/setting" novalidate><input type="hidden" name="form-token" value="${token}">
${radios({
    name: 'recording', idPrefix: 'recording', classes: 'govuk-radios--small', value: isRecordingShown ? 'yes' : 'no',
    fieldset: { legend: { text: 'Point out wording that weakens a record?', classes: 'govuk-fieldset__legend--s' } },
    hint: { text: 'For example opinions written as facts, vague words, initials, and missing times. Wording that blames a child is always pointed out.' },
    errorMessage: fault === null ? null : { text: fault },
    items: [{ value: 'yes', text: 'Yes' }, { value: 'no', text: 'No' }],
  })}
${button({ text: 'Save', classes: 'govuk-button--secondary' })}</form>`;
}

interface Totals {
  readonly met: number;
  readonly replaced: number;
  readonly meant: number;
}

function totalsBy(counts: readonly WordingCount[], key: 'month' | 'wording'): readonly (readonly [string, Totals])[] {
  const totals = new Map<string, Totals>();
  for (const count of counts) {
    const before = totals.get(count[key]) ?? { met: 0, replaced: 0, meant: 0 };
    totals.set(count[key], { met: before.met + count.met, replaced: before.replaced + count.replaced, meant: before.meant + count.meant });
  }
  return [...totals];
}

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });

function monthsTable({ counts, months }: SettingPage): Html {
  return numbersTable(`By month, the last ${months} months`, 'Month', totalsBy(counts, 'month').map(([month, totals]) => [MONTH.format(new Date(month)), totals]));
}

function wordingsTable({ counts, language, checker }: SettingPage): Html {
  const rows = totalsBy(counts, 'wording').toSorted(([, one], [, other]) => other.met - one.met);
  return numbersTable('By wording', 'Wording', rows.map(([id, totals]) => [nameOf(id, language, checker), totals]));
}

/** A wording as people know it: the first words found among its examples. */
function nameOf(id: string, language: LanguageSource, checker: Checker): string {
  const examples = language.patterns.find((pattern) => pattern.id === id)?.match ?? [];
  const found = examples.flatMap((example) => check(checker, example)).find(({ pattern }) => pattern === id);
  return found === undefined ? id : `“${found.text}” and the like`;
}

function numbersTable(caption: string, first: string, rows: readonly (readonly [name: string, Totals])[]): Html {
  const numeric = (text: string | number): TableCell => ({ text: String(text), format: 'numeric' });
  return table({
    caption, captionClasses: 'govuk-table__caption--s', classes: 'govuk-table--small-text-until-tablet app-numbers', firstCellIsHeader: true,
    head: [{ text: first }, numeric('Met'), numeric('Replaced'), numeric('Kept')],
    rows: rows.map(([name, { met, replaced, meant }]) => [{ text: name }, numeric(met), numeric(replaced), numeric(meant)]),
  });
}
