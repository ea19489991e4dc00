/** The guided assessment, the plan that follows from it, and the decision on each step. */
export { assessmentRoutes } from './routes.ts';
export type { AssessmentParts } from './opened.ts';
