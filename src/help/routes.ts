/** The help pages. Nobody has to sign in, and nothing is remembered. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { partnershipOf } from '../publication/index.ts';
import type { ManualParts } from '../publication/index.ts';
import type { HelpPage } from './domain.ts';
import { helpIndexView, helpView } from './views/help.ts';

export interface HelpParts extends ManualParts {
  readonly pages: readonly HelpPage[];
}

/** Registers `/help`, a page for each reader, and `/emergency`. */
export function helpRoutes(app: FastifyInstance, parts: HelpParts): void {
  const { pages, editions } = parts;
  app.get('/help', async (_request, reply) => reply.page({ title: 'Help', body: helpIndexView(pages, editions.current) }));
  for (const page of pages) {
    const address = page.id === 'emergency' ? '/emergency' : `/help/${page.id}`;
    app.get(address, async (request, reply) => {
      const partnership = partnershipOf(editions.current, partnershipAsked(request));
      return reply.page({ title: page.title, body: helpView(page, { edition: editions.current, partnership, address, now: parts.inWords(parts.now()) }) });
    });
  }
}

function partnershipAsked(request: FastifyRequest): string | undefined {
  const value: unknown = typeof request.query === 'object' && request.query !== null ? Reflect.get(request.query, 'partnership') : undefined;
  return typeof value === 'string' ? value : undefined;
}
