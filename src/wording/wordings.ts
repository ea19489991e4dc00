/** Looks at what people of a setting write: with the checker, as the setting wants it, counted without names. */
import type { FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { actorOf } from '../access/index.ts';
import { check, createChecker } from '../language/index.ts';
import type { Checker, CompiledLanguage, Finding, Group, LanguageSource } from '../language/index.ts';
import { countWordings, groupsOf } from './setting.ts';
import type { Counted } from './setting.ts';

/** What every room that takes text needs. */
export interface Wordings {
  readonly language: LanguageSource;
  /** Made when it is first asked for, so that the server starts sooner. */
  readonly checker: () => Checker;
  /** The groups that the setting wants to be shown. */
  groups(organisationId: string): Promise<readonly Group[]>;
  /** Looks at texts as this setting wants it. Never give it a child's own words. */
  finder(organisationId: string): Promise<(text: string) => readonly Finding[]>;
  /**
   * Counts for the setting of whoever asks; unknown ids are left out. Never fails: what has been saved stays saved, and a line of
   * the log says that it was not counted. @param day a calendar date in London
   */
  count(request: FastifyRequest, day: string, counted: Counted): Promise<void>;
}

/** The wordings of the manual over one database. @param compiled what they are compiled to; without it they are compiled when a checker is first needed */
export function wordingsOver(pool: Pool, language: LanguageSource, compiled?: CompiledLanguage): Wordings {
  const checker = onFirstUse(() => createChecker(language, compiled));
  const known = new Set(language.patterns.map(({ id }) => id));
  const groups = (organisationId: string): Promise<readonly Group[]> => groupsOf(pool, organisationId);
  return {
    language, checker, groups,
    async finder(organisationId) {
      const wanted = await groups(organisationId);
      return (text) => check(checker(), text, { groups: wanted });
    },
    count(request, day, { met, replaced, meant }) {
      const real = (ids: readonly string[]): readonly string[] => ids.filter((id) => known.has(id));
      return countWordings(pool, actorOf(request).organisationId, day, { met: real(met), replaced: real(replaced), meant: real(meant) })
        .catch(() => request.log.error({ reference: request.id, fault: 'wording was not counted' }));
    },
  };
}

function onFirstUse<T>(make: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= make());
}

/** The name of the hidden field in which a form brings the wordings that were pointed out while somebody typed. */
export const POINTED_OUT = 'wording-met';

/** What a form that has been saved adds to the numbers. @param pointedOut the field POINTED_OUT @param found ids of what the saved texts still hold */
export function countedOf(pointedOut: string, found: readonly string[]): Counted {
  const before = pointedOut.split(' ').filter((id) => id !== '');
  return { met: [...before, ...found], replaced: before.filter((id) => !found.includes(id)), meant: [] };
}
