/** Registers the pages of the assessment, of the plan, of its steps, and of a newer edition. */
import type { FastifyInstance } from 'fastify';
import type { AssessmentParts } from './opened.ts';
import { editionRoutes } from './routes-edition.ts';
import { planRoutes } from './routes-plan.ts';
import { questionRoutes } from './routes-questions.ts';

export function assessmentRoutes(app: FastifyInstance, parts: AssessmentParts): void {
  questionRoutes(app, parts);
  planRoutes(app, parts);
  editionRoutes(app, parts);
}
