/** The chronology of one concern as a document to keep: a tagged PDF. The reading is written down. */
import type { FastifyInstance } from 'fastify';
import type { Printer } from '../document/index.ts';
import { openConcern } from './concern-pages.ts';
import type { ConcernParts, ConcernRequest } from './concern-pages.ts';
import { printedChronology } from './print.ts';

/** Registers `/concerns/:id/chronology.pdf`. */
export function printingRoutes(app: FastifyInstance, parts: ConcernParts, printer: Printer): void {
  app.get('/concerns/:id/chronology.pdf', { preHandler: parts.gate.requires('dsl', 'head') }, async (request: ConcernRequest, reply) => {
    const opened = await openConcern(parts, request, 'Chronology, printed');
    if (!opened) return reply.absent();
    const { concern, progress, edition, actor, now } = opened;
    const pdf = await printer.print(printedChronology(concern, progress, edition, {
      organisation: request.viewer?.organisationName ?? '', printedBy: actor.displayName, now, address: `${request.protocol}://${request.host}/concerns/${concern.id}`,
    }));
    return reply.type('application/pdf').header('content-disposition', `inline; filename="chronology-${concern.reference}.pdf"`).send(Buffer.from(pdf));
  });
}
