/** The page that is measured, drawn by our components and by the official macros in Nunjucks: 12 fields, 3 of them with errors, and a table of 100 rows with tags. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import nunjucks from 'nunjucks';
import { html, input, table, tag, type Html } from '../src/web/index.ts';

const fields = Array.from({ length: 12 }, (_, index) => ({
  id: `field-${index}`,
  name: `field-${index}`,
  label: { text: `Field number ${index}` },
  hint: { text: 'A short hint' },
  value: `Value <${index}>`,
  ...(index < 3 ? { errorMessage: { text: 'Enter a value' } } : {}),
}));
const rows = Array.from({ length: 100 }, (_, index) => ({ reference: `HR-${1000 + index}`, what: 'Somebody said something & it was written down', status: index % 3 === 0 ? 'New' : 'Open' }));
const head = [{ text: 'Reference' }, { text: 'What' }, { text: 'Status' }];

export const drawFields = (): Html => html`${fields.map((field) => input(field))}`;

export function drawTable(): Html {
  return table({ head, rows: rows.map(({ reference, what, status }) => [{ text: reference }, { text: what }, { html: tag({ text: status }) }]) });
}

function ours(): string {
  return html`<!DOCTYPE html><html lang="en"><head><title>Page</title></head><body><main>${drawFields()}${drawTable()}</main></body></html>`.value;
}

const official = `<!DOCTYPE html><html lang="en"><head><title>Page</title></head><body><main>
{% from "govuk/components/input/macro.njk" import govukInput %}{% from "govuk/components/table/macro.njk" import govukTable %}{% from "govuk/components/tag/macro.njk" import govukTag %}
{% for field in fields %}{{ govukInput(field) }}{% endfor %}
{% set body = [] %}{% for row in rows %}{% set body = (body.push([{ text: row.reference }, { text: row.what }, { html: govukTag({ text: row.status }) }]), body) %}{% endfor %}
{{ govukTable({ head: head, rows: body }) }}</main></body></html>`;

function officialDrawer(): () => string {
  const folder = join(dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json')), 'dist');
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(folder), { autoescape: true });
  const compiled = nunjucks.compile(official, environment);
  return () => compiled.render({ fields, rows, head });
}

/** Each draws the whole page. The template of the peer is compiled once, before it is measured. */
export const drawers = { ours: () => ours, macros: officialDrawer } as const;
export type DrawerName = keyof typeof drawers;
