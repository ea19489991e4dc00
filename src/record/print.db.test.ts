/** The chronology on paper: what it says, that it can be read by everybody, and that a print leaves a trace. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { signIn } from '../access/index.ts';
import { createApp } from '../app.ts';
import { wordings } from '../language/wordings.test-support.ts';
import { testDatabase } from '../database/testing.ts';
import type { TestDatabase } from '../database/testing.ts';
import { DEMONSTRATION_ACCOUNTS, seedDemonstration } from '../demo/index.ts';
import { createPrinter } from '../document/index.ts';
import type { Block, PrintedDocument } from '../document/index.ts';
import { pagesOf } from '../document/pdf-text.test-support.ts';
import { assess, compile } from '../procedure/index.ts';
import type { Edition } from '../procedure/index.ts';
import { editionsWith, readManual } from '../publication/index.ts';
import { addEntries, editionOf, editionsKept, keepEdition, listConcerns, printedChronology, progressNow, readConcern, readingsOf } from './index.ts';
import type { Actor, Concern, RecordKeeper } from './index.ts';

const NOW = '2026-11-24T10:15:00.000Z';
let db: TestDatabase;
let edition: Edition;
let keeper: RecordKeeper;
let lead: Actor;
const printer = createPrinter();

before(async () => {
  db = await testDatabase();
  const compiled = compile(await readManual(join(import.meta.dirname, '../../manual')));
  assert.ok(compiled.ok);
  edition = compiled.edition;
  keeper = { pool: db.pool, plan: (_hash, input) => assess(edition, input) };
  await keepEdition(db, edition);
  await seedDemonstration(keeper, edition.hash, '2026-11-24');
  lead = await as('dsl');
});
after(async () => {
  await printer.close();
  await db.close();
});

async function as(username: string): Promise<Actor> {
  const result = await signIn(db, { name: username, password: passwordOf(username), address: '192.0.2.1' });
  assert.ok(result.ok, username);
  return result.actor;
}

const passwordOf = (username: string): string => DEMONSTRATION_ACCOUNTS.find((each) => each.username === username)?.password ?? '';

/** The concern of the demonstration with the longest record that the lead may see, in one of the lists. */
async function aConcern(): Promise<Concern> {
  const items = (await Promise.all((['closed', 'open'] as const).map((view) => listConcerns(keeper, lead, view, { limit: 20, offset: 0 })))).flat();
  const concerns = await Promise.all(items.map(({ id }) => readConcern(keeper, lead, id, { what: 'record', why: 'test' })));
  const longest = concerns.filter((one) => one !== null).toSorted((a, b) => b.entries.length - a.entries.length)[0];
  assert.ok(longest);
  return longest;
}

async function printed(concern: Concern): Promise<PrintedDocument> {
  return printedChronology(concern, await progressNow(keeper, concern, new Date(NOW)), edition, { organisation: 'Elmfield School', printedBy: lead.displayName, now: NOW, address: `https://handrail.example/concerns/${concern.id}` });
}

const textOf = (block: Block): string => {
  if (block.kind === 'list') return block.items.join('\n');
  return block.kind === 'table' || block.kind === 'pairs' ? [block.header, ...block.rows].flat().join('\n') : block.text;
};

describe('the printed chronology', () => {
  test('holds every entry once, the decisions with their reasons, and the child’s own words unchanged', async () => {
    const concern = await aConcern();
    const document = await printed(concern);
    const all = document.blocks.map(textOf).join('\n');
    const entries = document.blocks.at(-1);
    assert.ok(entries?.kind === 'table');
    assert.deepEqual(entries.rows.map(([number]) => number), concern.entries.map(({ seq }) => String(seq)));
    for (const { body } of concern.entries) if (body.kind === 'step-decided' && body.decision === 'not-done') assert.ok(all.includes(body.reason), body.action);
    if (concern.report.childsWords !== '') assert.ok(document.blocks.some((block) => block.kind === 'quote' && block.text === concern.report.childsWords));
    assert.ok(all.includes(`edition of 24 November 2026, ${edition.hash.slice(0, 12)}`));
  });

  test('has no name and nothing that happened in its title or in its address', async () => {
    const concern = await aConcern();
    const { title, reference, printed: line } = await printed(concern);
    assert.equal(title, `Chronology of concern ${concern.reference}`);
    for (const person of concern.people) for (const text of [title, reference, line]) assert.ok(!text.includes(person.name));
  });

  test('is a tagged PDF/UA with header cells, and says on every page when it was correct and which page it is', async () => {
    const pdf = await printer.print(await printed(await aConcern()));
    const raw = Buffer.from(pdf).toString('latin1');
    for (const sign of [/^%PDF-1\.7/, /\/StructTreeRoot/, /pdfuaid:part>1</, /\/Lang \(en-GB\)/, /\/S \/TH/]) assert.match(raw, sign);
    const pages = pagesOf(pdf);
    assert.ok(pages.length > 1);
    pages.forEach((page, index) => {
      assert.match(page, /Correct as printed on 24 November 2026, 10:15am\. The record may have changed since: see https:\/\/handrail\.example/);
      assert.match(page, new RegExp(`Page ${index + 1} of ${pages.length}`));
      assert.match(page, /Confidential: child protection record/);
    });
    assert.match(pages[0] ?? '', /What was reported/);
  });

  test('makes every web address harmless to follow', async () => {
    const concern = await aConcern();
    const [open] = await listConcerns(keeper, lead, 'open', { limit: 1, offset: 0 });
    assert.ok(open);
    const note = { kind: 'note-added' as const, text: 'Seen at https://example.org/page', happenedOn: null, happenedAt: '' };
    assert.ok((await addEntries(keeper, lead, open.id, [note], { nonce: randomUUID(), fields: {} })).ok);
    const changed = await readConcern(keeper, lead, open.id, { what: 'record', why: 'test' });
    assert.ok(changed && concern);
    const all = (await printed(changed)).blocks.map(textOf).join('\n');
    assert.match(all, /hxxps/);
    assert.doesNotMatch(all, /https:\/\/example\.org/);
  });
});

describe('the address of the printed chronology', () => {
  let app: FastifyInstance;
  before(async () => {
    const editions = editionsWith(edition, { find: (hash) => editionOf(db, hash), list: () => editionsKept(db) });
    const assets = { stylesheet: '/assets/none.css', script: '/assets/none.js', mark: '/assets/none.svg', files: new Map() };
    app = await createApp({ database: db, editions, files: [], help: [], referrals: [], language: wordings(), assets, demonstration: true, log: null });
  });
  after(() => app.close());

  async function cookieOf(username: string): Promise<string> {
    const form = await app.inject({ url: '/sign-in' });
    const token = /name="form-token" value="([^"]+)"/.exec(form.body)?.[1] ?? '';
    const payload = new URLSearchParams({ 'form-token': token, username, password: passwordOf(username), return: '/' }).toString();
    const answer = await app.inject({ method: 'POST', url: '/sign-in', payload, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    assert.equal(answer.statusCode, 303, answer.body);
    return answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  }

  test('gives the lead a PDF that is not kept by the browser, and writes down that it was printed', async () => {
    const concern = await aConcern();
    const answer = await app.inject({ url: `/concerns/${concern.id}/chronology.pdf`, headers: { cookie: await cookieOf('dsl') } });
    assert.equal(answer.statusCode, 200, answer.body.slice(0, 300));
    assert.equal(answer.headers['content-type'], 'application/pdf');
    assert.equal(answer.headers['content-disposition'], `inline; filename="chronology-${concern.reference}.pdf"`);
    assert.equal(answer.headers['cache-control'], 'no-store');
    assert.match(pagesOf(answer.rawPayload)[0] ?? '', new RegExp(`Chronology of concern ${concern.reference}`));
    const readings = await readingsOf(keeper, lead, concern.id);
    assert.equal(readings?.filter(({ what }) => what === 'Chronology, printed').length, 1);
  });

  test('is absent for whom the concern is hidden, and tells a stranger and staff nothing', async () => {
    const url = `/concerns/${(await aConcern()).id}/chronology.pdf`;
    const [aboutStaff] = await listConcerns(keeper, await as('head'), 'new', { limit: 1, offset: 0 });
    assert.ok(aboutStaff);
    const get = async (path: string, username: string) => app.inject({ url: path, headers: { cookie: await cookieOf(username) } });
    for (const id of [aboutStaff.id, randomUUID(), 'not-an-id']) assert.equal((await get(`/concerns/${id}/chronology.pdf`, 'dsl')).statusCode, 404, id);
    for (const username of ['staff', 'admin']) {
      assert.equal((await get(url, username)).statusCode, (await get(`/concerns/${randomUUID()}/chronology.pdf`, username)).statusCode, username);
      assert.doesNotMatch((await get(url, username)).headers['content-type'] ?? '', /pdf/);
    }
    assert.equal((await app.inject({ url })).statusCode, 303);
  });
});
