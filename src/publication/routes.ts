/** The public pages of the manual: chapters, law, contacts, platforms, search, editions. Nobody has to sign in. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { compareEditions, isPlainDate } from '../procedure/index.ts';
import type { Edition, PlainDate } from '../procedure/index.ts';
import { paramOf, queryOf } from '../web/index.ts';
import type { Html } from '../web/index.ts';
import { partnershipOf, rulesFor } from './domain.ts';
import { editionBeginning } from './editions.ts';
import type { Editions } from './editions.ts';
import { paragraphHref } from './reading.ts';
import type { Reading } from './reading.ts';
import { search } from './search.ts';
import { casesView, caseView } from './views/cases.ts';
import { chapterPrintView, chapterView, contentsView } from './views/chapter.ts';
import { comparisonView, editionsView } from './views/editions.ts';
import { lawView, periodsView, toBeConfirmedView } from './views/lists.ts';
import type { LawDay } from './views/lists.ts';
import { partnershipsView, partnershipView, platformsView, reportingRoutesView } from './views/places.ts';
import { manualNavigation } from './views/parts.ts';
import { actionsView, actionView, questionsView, rulesView, ruleView } from './views/rules.ts';
import { searchView } from './views/search.ts';

export interface ManualParts {
  readonly editions: Editions;
  /** The moment now, ISO. */
  readonly now: () => string;
  /** A moment as people read it, and its calendar date. */
  readonly inWords: (moment: string) => string;
  readonly dateOf: (moment: string) => PlainDate;
  /** Whether whoever asks can begin to change a paragraph. */
  readonly mayChange: (request: FastifyRequest) => boolean;
}

/** What one page is asked for. */
interface Asked {
  readonly reading: Reading;
  /** One value of the address; empty where there is none. */
  readonly query: (name: string) => string;
  readonly id: string;
  readonly today: PlainDate;
  readonly now: string;
  readonly mayChange: boolean;
}

interface Shown {
  readonly title: string;
  readonly body: Html;
  readonly fault?: { readonly text: string; readonly href: string };
}

type Draw = (asked: Asked) => Shown | null;

/** Registers every page of the manual. */
export function manualRoutes(app: FastifyInstance, parts: ManualParts): void {
  const page = (path: string, draw: Draw): void => {
    app.get(path, async (request, reply) => {
      const asked = await askedBy(parts, request);
      const shown = asked && draw(asked);
      return shown ? show(reply, asked.reading, shown) : reply.absent();
    });
  };
  chapterPages(page);
  rulePages(page);
  placePages(page);
  app.get('/manual/find/:id', async (request, reply) => {
    const asked = await askedBy(parts, request);
    return asked && isParagraph(asked.reading.edition, asked.id) ? reply.redirect(paragraphHref(asked.reading, asked.id), 302) : reply.absent();
  });
  editionRoutes(app, parts);
}

type Page = (path: string, draw: Draw) => void;

function show(reply: FastifyReply, reading: Reading, { title, body, fault }: Shown): FastifyReply {
  const path = reply.request.url.split('?')[0] ?? '';
  return reply.code(fault ? 400 : 200).page({ title, body, beforeContent: manualNavigation(reading, path), errors: fault ? [fault] : [] });
}

function chapterPages(page: Page): void {
  page('/manual', ({ reading, today, now }) => ({ title: 'The manual', body: contentsView(reading, today, now) }));
  page('/manual/:id', ({ reading, id, now, mayChange }) => {
    const chapter = reading.edition.chapters.find((one) => one.id === id);
    return chapter ? { title: chapter.title, body: chapterView(reading, chapter, now, mayChange && !reading.older) } : null;
  });
  page('/manual/:id/print', ({ reading, id, now }) => {
    const chapter = reading.edition.chapters.find((one) => one.id === id);
    return chapter ? { title: `${chapter.title}, to print`, body: chapterPrintView(reading, chapter, now) } : null;
  });
  page('/manual/search', ({ reading, query, now }) => {
    const asked = query('q').trim();
    return { title: 'Search the manual', body: searchView(reading, asked, asked === '' ? null : search(reading, asked), now) };
  });
}

function rulePages(page: Page): void {
  page('/manual/rules', ({ reading, now }) => ({ title: 'The rules', body: rulesView(reading, now) }));
  page('/manual/rules/:id', ({ reading, id, now }) => {
    const rule = rulesFor(reading.edition, reading.partnership).find((one) => one.id === id);
    return rule ? { title: 'One rule', body: ruleView(reading, rule, now) } : null;
  });
  page('/manual/actions', ({ reading, now }) => ({ title: 'The actions', body: actionsView(reading, now) }));
  page('/manual/actions/:id', ({ reading, id, today, now }) => {
    const action = reading.edition.actions.find((one) => one.id === id);
    return action ? { title: action.title, body: actionView(reading, action, today, now) } : null;
  });
  page('/manual/questions', ({ reading, now }) => ({ title: 'The questions', body: questionsView(reading, now) }));
  page('/manual/scenarios', ({ reading, now }) => ({ title: 'Worked cases', body: casesView(reading, now) }));
  page('/manual/scenarios/:id', ({ reading, id, now }) => {
    const scenario = reading.edition.scenarios.find((one) => one.id === id);
    return scenario ? { title: 'One worked case', body: caseView(reading, scenario, now) } : null;
  });
  page('/manual/periods', ({ reading, today, now }) => ({ title: 'Deadlines, ages and periods', body: periodsView(reading, today, now) }));
  page('/manual/to-be-confirmed', ({ reading, now }) => ({ title: 'To be confirmed', body: toBeConfirmedView(reading, now) }));
  page('/manual/law', ({ reading, query, today, now }) => {
    const asked = dayAsked(query, today);
    return { title: 'Law by date', body: lawView(reading, asked, now), ...(asked.fault === null ? {} : { fault: { text: asked.fault, href: '#on-day' } }) };
  });
}

function placePages(page: Page): void {
  page('/manual/partnerships', ({ reading, now }) => ({ title: 'Local contacts', body: partnershipsView(reading, now) }));
  page('/manual/partnerships/:id', ({ reading, id, now }) => {
    const partnership = partnershipOf(reading.edition, id);
    return partnership ? { title: `Local contacts: ${partnership.name}`, body: partnershipView(reading, partnership, now) } : null;
  });
  page('/platforms', ({ reading, now }) => ({ title: 'Sites, apps and games', body: platformsView(reading, now) }));
  page('/reporting-routes', ({ reading, now }) => ({ title: 'Where to report', body: reportingRoutesView(reading, now) }));
}

function editionRoutes(app: FastifyInstance, parts: ManualParts): void {
  const { editions } = parts;
  app.get('/manual/editions', async (_request, reply) =>
    show(reply, inUse(editions, ''), { title: 'Editions of the manual', body: editionsView(editions.current, await editions.kept(), parts.inWords) }));
  app.get('/manual/editions/compare', async (request, reply) => {
    const [from, to] = await Promise.all(['from', 'to'].map((name) => editionBeginning(editions, queryOf(request, name))));
    return from && to ? show(reply, inUse(editions, ''), { title: 'What changed between two editions', body: comparisonView(from, to, compareEditions(from, to)) }) : reply.absent();
  });
  app.get('/manual/editions/:id', async (request, reply) => {
    const edition = await editionBeginning(editions, paramOf(request, 'id'));
    if (!edition) return reply.absent();
    const now = parts.now();
    const reading = readingIn(editions, edition, queryOf(request, 'partnership'));
    return show(reply, reading, { title: `Edition ${edition.hash.slice(0, 12)} of the manual`, body: contentsView(reading, parts.dateOf(now), parts.inWords(now)) });
  });
}

/** Null where an edition is asked for that is not kept here. */
async function askedBy(parts: ManualParts, request: FastifyRequest): Promise<Asked | null> {
  const { editions } = parts;
  const figures = queryOf(request, 'edition');
  const edition = figures === '' ? null : await editionBeginning(editions, figures);
  if (figures !== '' && !edition) return null;
  const partnership = queryOf(request, 'partnership');
  const reading = edition ? readingIn(editions, edition, partnership) : inUse(editions, partnership);
  const now = parts.now();
  return { reading, query: (name) => queryOf(request, name), id: paramOf(request, 'id'), today: parts.dateOf(now), now: parts.inWords(now), mayChange: parts.mayChange(request) };
}

function inUse({ current }: Editions, partnership: string): Reading {
  return { edition: current, pinned: false, older: false, partnership: partnershipOf(current, partnership) };
}

function readingIn(editions: Editions, edition: Edition, partnership: string): Reading {
  return { edition, pinned: true, older: edition.hash !== editions.current.hash, partnership: partnershipOf(edition, partnership) };
}

function isParagraph(edition: Edition, id: string): boolean {
  return [edition, ...edition.partnerships].some(({ paragraphs }) => paragraphs.some((one) => one.id === id));
}

const FAULT = 'Enter a real date as day, month and year, such as 12 4 2015. The law of today is shown';

/** The day for which the law is asked: `on=2015-04-12`, or three fields. Today where none is given. */
function dayAsked(query: Asked['query'], today: PlainDate): LawDay {
  const whole = query('on').trim();
  const [year = '', month = '', day = ''] = whole === '' ? (['year', 'month', 'day'] as const).map((part) => query(`on-${part}`).trim()) : whole.split('-');
  const typed = { day: day.slice(0, 20), month: month.slice(0, 20), year: year.slice(0, 20) };
  if (whole === '' && day === '' && month === '' && year === '') return { day: today, typed, fault: null };
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const isDate = isPlainDate(date) && (whole === '' || whole === date);
  return isDate ? { day: date, typed, fault: null } : { day: today, typed, fault: FAULT };
}
