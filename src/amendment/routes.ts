/** The pages on which the text of the manual is changed: for policy officers; head teachers look and review. */
import type { FastifyInstance } from 'fastify';
import { paramOf } from '../web/index.ts';
import type { Amendment } from './domain.ts';
import { effectsOver, mayWrite, openAmendment, openAmendments } from './opened.ts';
import type { AmendmentParts, Amendments } from './opened.ts';
import { decisionRoutes } from './routes-decisions.ts';
import { writingRoutes } from './routes-writing.ts';
import { filesView } from './views/files.ts';
import type { ChapterToPublish } from './views/files.ts';
import { listView } from './views/list.ts';
import { versionsView } from './views/versions.ts';

export type { AmendmentParts } from './opened.ts';

/** Registers everything under `/manual/amendments`. */
export function amendmentRoutes(app: FastifyInstance, parts: AmendmentParts): void {
  const effects = effectsOver(parts);
  listRoutes(app, parts);
  fileRoutes(app, parts);
  writingRoutes(app, parts, effects);
  decisionRoutes(app, parts, effects);
}

const back = { text: 'Amendments', href: '/manual/amendments' };

function listRoutes(app: FastifyInstance, parts: AmendmentParts): void {
  const readers = parts.gate.requires('policy-officer', 'head');
  app.get('/manual/amendments', { preHandler: readers }, async (request, reply) => {
    const amendments = await openAmendments(parts, request);
    return amendments ? reply.page({ title: 'Amendments of the manual', body: listView(amendments, parts.editions.current, mayWrite(request)) }) : reply.absent();
  });
  app.get('/manual/amendments/:id/versions', { preHandler: readers }, async (request, reply) => {
    const opened = await openAmendment(parts, request);
    if (!opened) return reply.absent();
    const { id, latest } = opened.amendment;
    return reply.page({ title: `Versions of an amendment of ${latest.paragraph}`, body: versionsView(opened.amendment), back: { text: `Amendment of ${latest.paragraph}`, href: `/manual/amendments/${id}` } });
  });
}

function fileRoutes(app: FastifyInstance, parts: AmendmentParts): void {
  const readers = parts.gate.requires('policy-officer', 'head');
  app.get('/manual/amendments/files', { preHandler: readers }, async (request, reply) => {
    const amendments = await openAmendments(parts, request);
    return amendments ? reply.page({ title: 'Publish what has been approved', body: filesView(chaptersToPublish(amendments), parts.editions.current), back }) : reply.absent();
  });
  app.get('/manual/amendments/files/:name', { preHandler: readers }, async (request, reply) => {
    const amendments = await openAmendments(parts, request);
    const name = paramOf(request, 'name');
    const file = amendments?.files.find(({ path }) => path.startsWith('chapters/') && path.endsWith('.md') && nameOf(path) === name);
    if (!file) return reply.absent();
    return reply.type('text/markdown; charset=utf-8').header('content-disposition', `attachment; filename="${nameOf(file.path)}"`).send(file.text);
  });
}

function chaptersToPublish({ all, files, standings }: Amendments): readonly ChapterToPublish[] {
  const waiting = all.filter(({ id }) => standings.get(id) === 'to-publish');
  const own = (path: string): readonly Amendment[] => waiting.filter(({ latest }) => latest.file === path);
  return files.filter(({ path }) => own(path).length > 0).map(({ path }) => ({ path, name: nameOf(path), amendments: own(path) }));
}

/** The name of a chapter's file in addresses and when it is kept: folders become a part of it, so that it is the only one. */
function nameOf(path: string): string {
  return path.replace(/^chapters\//, '').replaceAll('/', '-');
}
