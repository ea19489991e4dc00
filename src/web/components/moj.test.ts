import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { after, describe, it } from 'node:test';
import nunjucks from 'nunjucks';
import { raw, type Html } from '../html.ts';
import { domOf } from './dom.test-support.ts';
import * as components from './index.ts';

const modules = dirname(dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json')));
const nunjucksEnvironment = new nunjucks.Environment(new nunjucks.FileSystemLoader([`${modules}/govuk-frontend/dist`, `${modules}/@ministryofjustice/frontend`]), { autoescape: true });

// The package's filter needs moment, which is not installed: these are the forms that its documentation gives.
const written: Readonly<Record<string, string>> = {
  '2026-11-24T09:00:00Z datetime': '24 November 2026 at 9am',
  '2026-06-01T23:30:00Z datetime': '2 June 2026 at 12:30am',
  '2026-09-05T11:05:00Z shortdatetime': '5 Sep 2026 at 12:05pm',
  '2026-01-31T12:00:00Z date': '31 January 2026',
  '2026-09-05T11:05:00Z shortdate': '5 Sep 2026',
  '2026-12-31T23:59:00Z time': '11:59pm',
};
nunjucksEnvironment.addFilter('mojDate', (timestamp: string, type: string) => written[`${timestamp} ${type}`] ?? 'no such form');

type Options = Readonly<Record<string, unknown>>;
const hostile = '<b>"&\'</b>';
const extras: readonly Options[] = [{}, { classes: 'app-one app-two' }, { attributes: { id: 'own', 'data-x': hostile } }, { classes: 'app-one', attributes: { title: 'x' } }];
const words: readonly Options[] = [{ text: 'Plain' }, { text: hostile }, { html: '<em>Marked</em>' }, { text: 'not this', html: '<p>This</p>' }];
const menus = [{ items: [{ text: 'Close', href: '/close' }, { html: '<b>Print</b>', name: 'go', value: 'print', classes: 'app-x', attributes: { 'data-y': 1 } }] }, { items: [{ text: 'One', type: 'button', disabled: true }], classes: 'c', attributes: { id: 'm' } }];

/** Every way to take one of each. */
function every(...lists: readonly (readonly Options[])[]): readonly Options[] {
  return lists.reduce<readonly Options[]>((so, list) => so.flatMap((one) => list.map((other) => ({ ...one, ...other }))), [{}]);
}

const items = [{ text: 'All', href: '/all', active: true }, { html: '<i>Mine</i>', href: '/mine?a=1&b=2', attributes: { 'data-n': '3' } }, { text: hostile, href: '/x', classes: 'app-last' }];
const times = Object.keys(written).map((key) => ({ timestamp: key.split(' ')[0], type: key.split(' ')[1] }));
const events = times.map((datetime, index) => ({ datetime, label: words[index % 4], ...words[(index + 1) % 4], ...extras[index % 4], byline: index % 2 ? words[index % 4] : undefined }));

const cases: Readonly<Record<string, { readonly ours: (options: never) => Html; readonly macro: string; readonly options: readonly Options[] }>> = {
  alert: {
    ours: components.alert,
    macro: 'mojAlert',
    options: every(extras, [{}, ...words], [{ title: 'A title' }, { title: hostile, showTitleAsHeading: true }, { title: 'T', showTitleAsHeading: true, headingTag: 'h4' }], [{}, { variant: 'success', role: 'alert' }, { variant: 'warning' }, { variant: 'error' }, { variant: 'information' }]),
  },
  badge: { ours: components.badge, macro: 'mojBadge', options: every(extras, words) },
  banner: { ours: components.banner, macro: 'mojBanner', options: every(extras, words, [{}, { type: 'success' }, { type: 'warning' }, { type: 'information', iconFallbackText: 'Note' }]) },
  'button-menu': { ours: components.buttonMenu, macro: 'mojButtonMenu', options: every(extras, [{}, { items: [] }, ...menus]) },
  'identity-bar': { ours: components.identityBar, macro: 'mojIdentityBar', options: every(extras, [{}, ...words.map((title) => ({ title }))], [{}, { menus }]) },
  'page-header-actions': {
    ours: components.pageHeaderActions,
    macro: 'mojPageHeaderActions',
    options: every(extras, [...words.map((heading) => ({ heading })), { heading: { text: 'Small', level: 2, classes: 'govuk-heading-l' } }], [{}, { items: menus[0]?.items }]),
  },
  'side-navigation': {
    ours: components.sideNavigation,
    macro: 'mojSideNavigation',
    options: every(extras, [{}, { label: 'Parts' }], [{ items }, { sections: [{ heading: { text: 'First' }, items }, { heading: { html: '<b>2</b>', headingLevel: 3, classes: 'h', attributes: { id: 'h' } }, items: items.slice(1) }] }]),
  },
  'sub-navigation': { ours: components.subNavigation, macro: 'mojSubNavigation', options: every(extras, [{}, { label: 'Concern' }], [{ items }, { items: [] }]) },
  timeline: { ours: components.timeline, macro: 'mojTimeline', options: every(extras, [{}, { headingLevel: 3 }], [{ items: events }, { items: [] }]) },
};

function trusting(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return key === 'html' ? raw(value) : value;
  if (Array.isArray(value)) return value.map((item) => trusting(item));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, trusting(inner, name)]));
}

let equal = 0;

describe('each component of the Ministry of Justice gives the page that the official template gives', () => {
  for (const [name, { ours, macro, options }] of Object.entries(cases)) {
    it(`${name}: ${options.length} sets of options`, () => {
      for (const params of options) {
        const official = nunjucksEnvironment.renderString(`{% from "moj/components/${name}/macro.njk" import ${macro} %}{{ ${macro}(params) }}`, { params });
        assert.deepEqual(domOf(ours(trusting(params) as never).value), domOf(official), `${name}: ${JSON.stringify(params)}`);
        equal += 1;
      }
    });
  }
  after(() => console.log(`${equal} renderings of the official MoJ templates equal, ${Object.keys(cases).length} components`));
});
