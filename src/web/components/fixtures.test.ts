import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, it, after } from 'node:test';
import { raw, type Html } from '../html.ts';
import { domOf, without, type Branch } from './dom.test-support.ts';
import * as components from './index.ts';

interface Fixture {
  readonly name: string;
  readonly options: unknown;
  readonly html: string;
  readonly hidden: boolean;
}

/** Our component by the name of the official one. */
const ours: Readonly<Record<string, (options: never) => Html>> = {
  'back-link': components.backLink,
  breadcrumbs: components.breadcrumbs,
  button: components.button,
  'character-count': components.characterCount,
  checkboxes: components.checkboxes,
  'date-input': components.dateInput,
  details: components.details,
  'error-message': components.errorMessage,
  'error-summary': components.errorSummary,
  'exit-this-page': components.exitThisPage,
  fieldset: components.fieldset,
  footer: components.footer,
  'generic-header': components.genericHeader,
  hint: components.hint,
  input: components.input,
  'inset-text': components.insetText,
  label: components.label,
  'notification-banner': components.notificationBanner,
  pagination: components.pagination,
  panel: components.panel,
  'password-input': components.passwordInput,
  'phase-banner': components.phaseBanner,
  radios: components.radios,
  select: components.select,
  'service-navigation': components.serviceNavigation,
  'skip-link': components.skipLink,
  'summary-list': components.summaryList,
  table: components.table,
  tabs: components.tabs,
  tag: components.tag,
  'task-list': components.taskList,
  textarea: components.textarea,
  'warning-text': components.warningText,
};

const markupKeys = new Set(['html', 'titleHtml', 'descriptionHtml', 'summaryHtml', 'logoHtml', 'start', 'end', 'navigationStart', 'navigationEnd']);

/** The fixtures give markup as plain text; ours wants it marked as trusted. */
function trusting(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return markupKeys.has(key) || key === 'attributes' ? raw(value) : value;
  if (Array.isArray(value)) return value.map((item) => trusting(item));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, trusting(inner, name)]));
}

function fixturesOf(name: string): readonly Fixture[] {
  const path = new URL(`../../../node_modules/govuk-frontend/dist/govuk/components/${name}/fixtures.json`, import.meta.url);
  return JSON.parse(readFileSync(fileURLToPath(path), 'utf8')).fixtures;
}

/** The crown, the Crown copyright and the licence are not ours to show: the official footer is compared without them. */
function isCrown({ tag, attributes, children }: Branch): boolean {
  const own = attributes['class'] ?? '';
  const holdsCopyright = children.some((child) => typeof child !== 'string' && (child.attributes['class'] ?? '').includes('copyright-logo'));
  return (tag === 'svg' && /footer__(crown|licence-logo)/.test(own)) || own === 'govuk-footer__licence-description' || holdsCopyright;
}

let equal = 0;
let hidden = 0;

describe('each component gives the page that the official one gives', () => {
  for (const [name, component] of Object.entries(ours)) {
    const fixtures = fixturesOf(name);
    it(`${name}: ${fixtures.length} official fixtures`, () => {
      for (const fixture of fixtures) {
        const official = domOf(fixture.html);
        const wanted = name === 'footer' ? without(official, isCrown) : official;
        assert.deepEqual(domOf(component(trusting(fixture.options) as never).value), wanted, `${name}: ${fixture.name}`);
        equal += 1;
        hidden += fixture.hidden ? 1 : 0;
      }
    });
  }
  after(() => console.log(`${equal} official fixtures equal (${hidden} of them hidden), ${Object.keys(ours).length} components`));
});
