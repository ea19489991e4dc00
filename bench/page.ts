/** A page of 12 fields, 3 of them with errors, and a table of 100 rows: our components against the official macros in Nunjucks, both behind Fastify. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import nunjucks from 'nunjucks';
import { html, input, table, tag, type Html } from '../src/web/index.ts';
import { aim, rate, showRate } from './measure.ts';

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

function ours(): Html {
  const body = rows.map(({ reference, what, status }) => [{ text: reference }, { text: what }, { html: tag({ text: status }) }]);
  return html`<!DOCTYPE html><html lang="en"><head><title>Page</title></head><body><main>${fields.map((field) => input(field))}${table({ head, rows: body })}</main></body></html>`;
}

const official = `<!DOCTYPE html><html lang="en"><head><title>Page</title></head><body><main>
{% from "govuk/components/input/macro.njk" import govukInput %}{% from "govuk/components/table/macro.njk" import govukTable %}{% from "govuk/components/tag/macro.njk" import govukTag %}
{% for field in fields %}{{ govukInput(field) }}{% endfor %}
{% set body = [] %}{% for row in rows %}{% set body = (body.push([{ text: row.reference }, { text: row.what }, { html: govukTag({ text: row.status }) }]), body) %}{% endfor %}
{{ govukTable({ head: head, rows: body }) }}</main></body></html>`;

function officialRenderer(): () => string {
  const folder = join(dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json')), 'dist');
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(folder), { autoescape: true });
  const compiled = nunjucks.compile(official, environment);
  return () => compiled.render({ fields, rows, head });
}

function serve(render: () => string): FastifyInstance {
  const app = Fastify();
  app.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(render()));
  return app;
}

/** Runs the bench and prints its table. */
export async function benchPage(): Promise<void> {
  const a = serve(() => String(ours()));
  const b = serve(officialRenderer());
  const get = (app: FastifyInstance) => () => app.inject('/');
  const sizes = await Promise.all([a, b].map(async (app) => (await app.inject('/')).payload.length));
  const mine = await rate(get(a), 1);
  const theirs = await rate(get(b), 1);
  console.log('page: 12 fields (3 with errors), table of 100 rows with tags, through Fastify on one core');
  console.log(`  Handrail's components   ${showRate(mine)}, ${sizes[0]} characters`);
  console.log(`  Nunjucks, official macros   ${showRate(theirs)}, ${sizes[1]} characters`);
  console.log(`  ${aim('against the macros', mine.perSecond / theirs.perSecond, 25)}`);
}
