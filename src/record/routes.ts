/** The list of concerns and the pages of one concern: overview, chronology, who looked. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { actorOf } from '../access/index.ts';
import { html, queriesOf, queryOf } from '../web/index.ts';
import { chronology, filteredChronology, isChronologyGroup } from './chronology.ts';
import { addingRoutes } from './routes-adding.ts';
import { wordingsOfConcern, wordingsRoutes } from './routes-wordings.ts';
import { backToConcern, noticeOf, openConcern, refuse, saveEntries } from './concern-pages.ts';
import type { ConcernParts, ConcernRequest, Opened } from './concern-pages.ts';
import { readingsOf } from './keeping.ts';
import { countConcerns, LIST_VIEWS, listConcerns } from './state.ts';
import type { ListView } from './state.ts';
import { accessView } from './views/access.ts';
import { chronologyView } from './views/chronology.ts';
import { openWordings } from './wordings.ts';
import { evidenceView } from './views/evidence.ts';
import { listView } from './views/list.ts';
import { overviewView } from './views/overview.ts';
import { peopleView } from './views/people.ts';
import { readingsView } from './views/readings.ts';

const PAGE_SIZE = 20;

/** Registers every page of the record. The chronology as a PDF is the printer's. */
export function recordRoutes(app: FastifyInstance, parts: ConcernParts): void {
  const signedIn = { preHandler: parts.gate.requires('dsl', 'head') };
  app.get('/concerns', signedIn, async (request, reply) => {
    const actor = actorOf(request);
    const counts = await countConcerns(parts.keeper, actor);
    const view = viewOf(queryOf(request, 'view'), counts);
    const pages = Math.max(1, Math.ceil(counts[view] / PAGE_SIZE));
    const page = Math.min(pages, Math.max(1, Number.parseInt(queryOf(request, 'page'), 10) || 1));
    const items = await listConcerns(parts.keeper, actor, view, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
    return reply.page({ title: 'Concerns', body: listView({ view, counts, items, page, pages, now: parts.now().toISOString() }), width: 'full' });
  });
  overviewRoutes(app, parts);
  readingRoutes(app, parts);
  addingRoutes(app, parts);
  wordingsRoutes(app, parts);
}

function viewOf(asked: string, counts: Readonly<Record<ListView, number>>): ListView {
  return LIST_VIEWS.find((view) => view === asked) ?? LIST_VIEWS.find((view) => view !== 'overdue' && counts[view] > 0) ?? 'new';
}

const readForm = (id: string): string => `read:${id}`;

function overviewRoutes(app: FastifyInstance, parts: ConcernParts): void {
  const { gate } = parts;
  app.get('/concerns/:id', { preHandler: gate.requires('dsl', 'head') }, async (request: ConcernRequest, reply) => {
    const opened = await openConcern(parts, request, 'Overview');
    if (!opened) return reply.absent();
    const { concern, edition, progress, now } = opened;
    const readToken = concern.readAt === null && concern.status !== 'closed' ? gate.token(request, readForm(concern.id)) : null;
    return reply.page({ title: `Concern ${concern.reference}`, body: overviewView({ concern, edition, progress, now, readToken }), notice: noticeOf(request), back: { text: 'Concerns', href: '/concerns' } });
  });
  app.post('/concerns/:id/read', { preHandler: [gate.requires('dsl', 'head'), gate.takes((request) => readForm(idOf(request.params)))] }, async (request: ConcernRequest, reply) => {
    const opened = await openConcern(parts, request, 'Mark as read');
    if (!opened) return reply.absent();
    return takeConcern(parts, request, reply, opened);
  });
}

function idOf(params: unknown): string {
  return typeof params === 'object' && params !== null && 'id' in params ? String(params.id) : '';
}

/** Marks as read and takes the concern; where somebody else has taken it meanwhile, it stays with them. */
async function takeConcern(parts: ConcernParts, request: ConcernRequest, reply: FastifyReply, { concern, ...opened }: Opened): Promise<FastifyReply> {
  const { userId, displayName } = opened.actor;
  const { refused } = await saveEntries(parts, request, { concern, ...opened }, [
    { kind: 'concern-read' },
    { kind: 'concern-assigned', to: userId, toName: displayName, reason: 'Read the report and took the concern' },
  ], readForm(concern.id));
  if (refused === null || refused.refusal === 'faults') return reply.redirect(`/concerns/${concern.id}?done=${refused === null ? 'read' : 'read-before'}`, 303);
  return refuse(reply, concern, refused, {});
}

function readingRoutes(app: FastifyInstance, parts: ConcernParts): void {
  const page = (path: string, title: string, body: (opened: Opened, request: ConcernRequest) => Promise<ReturnType<typeof html>> | ReturnType<typeof html>): void => {
    app.get(`/concerns/:id/${path}`, { preHandler: parts.gate.requires('dsl', 'head') }, async (request: ConcernRequest, reply) => {
      const opened = await openConcern(parts, request, title);
      if (!opened) return reply.absent();
      return reply.page({ title: `${title}, concern ${opened.concern.reference}`, body: await body(opened, request), notice: noticeOf(request), back: backToConcern(opened.concern) });
    });
  };
  page('people', 'People and accounts', ({ concern, edition }) => peopleView(concern, edition, concern.status === 'closed'));
  page('evidence', 'Evidence', ({ concern }) => evidenceView(concern, concern.status === 'closed'));
  page('access-to-children', 'Access to children', ({ concern }) => accessView(concern, concern.status === 'closed'));
  page('chronology', 'Chronology', (opened, request) => chronologyBody(parts, opened, request));
  page('readings', 'Who has looked', async ({ concern, actor }) => readingsView(concern, (await readingsOf(parts.keeper, actor, concern.id)) ?? []));
}

async function chronologyBody(parts: ConcernParts, opened: Opened, request: ConcernRequest): Promise<ReturnType<typeof html>> {
  const { concern, edition, now } = opened;
  const groups = queriesOf(request, 'show').filter(isChronologyGroup);
  const all = chronology(concern, edition);
  return chronologyView({ concern, items: filteredChronology(all, groups), all: all.length, groups, now, edition, wordings: openWordings(await wordingsOfConcern(parts, opened)) });
}
