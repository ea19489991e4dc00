/** The rooms put together into one server. Only this file and main.ts know them all. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { amendmentRoutes } from './amendment/index.ts';
import { accessRoutes, asPosted, framed, IDLE_MINUTES, mayGenerally, peopleRoutes, viewers, WARN_MINUTES } from './access/index.ts';
import type { Gate, Viewer } from './access/index.ts';
import { assessmentRoutes } from './assessment/index.ts';
import type { Database } from './database/index.ts';
import { DEMONSTRATION_ACCOUNTS } from './demo/index.ts';
import { createPrinter } from './document/index.ts';
import { helpRoutes } from './help/index.ts';
import type { HelpPage } from './help/index.ts';
import { assess } from './procedure/index.ts';
import type { ManualFile } from './procedure/index.ts';
import { manualRoutes } from './publication/index.ts';
import type { Editions } from './publication/index.ts';
import { actionsInWorkingDays, discardParked, londonDate, momentText, parkedFormsOf, parkForm, printingRoutes, recordRoutes, saveDraft } from './record/index.ts';
import type { Actor, RecordKeeper } from './record/index.ts';
import { referralRoutes } from './referral/index.ts';
import type { ReferralForm } from './referral/index.ts';
import { reportRoutes } from './report/index.ts';
import { createServer, usualWays } from './web/index.ts';
import type { CompiledLanguage, LanguageSource } from './language/index.ts';
import { wordingRoutes, wordingsOver } from './wording/index.ts';
import type { Assets } from './web/index.ts';

export interface AppParts {
  readonly database: Database;
  readonly editions: Editions;
  /** The files that the edition in use was made of. */
  readonly files: readonly ManualFile[];
  /** The pages for children, parents and the public, and the sheet for emergencies. */
  readonly help: readonly HelpPage[];
  /** The forms from which referrals are prepared. */
  readonly referrals: readonly ReferralForm[];
  /** The wordings that are noticed. */
  readonly language: LanguageSource;
  /** What they are compiled to; without it they are compiled when they are first needed. */
  readonly compiled?: CompiledLanguage;
  readonly assets: Assets;
  readonly demonstration: boolean;
  /** The address people use, such as `https://handrail.example`; without one, plain http on this machine. */
  readonly publicOrigin?: string;
  readonly isBehindProxy?: boolean;
  readonly log: { write(line: string): void } | null;
}

/** The whole server, ready to listen. */
export async function createApp(parts: AppParts): Promise<FastifyInstance> {
  const { database, editions } = parts;
  const keeper = keeperOf(database, editions);
  const isHttps = parts.publicOrigin?.startsWith('https:') ?? false;
  const held: { gate?: Gate } = {};
  return createServer({
    assets: parts.assets,
    site: {
      demo: parts.demonstration,
      edition: editions.current.hash.slice(0, 12),
      session: { ...usualWays, idleMinutes: IDLE_MINUTES, warnMinutes: WARN_MINUTES },
      navigation: ({ roles }) => navigationOf(roles),
      footerLinks: [{ text: 'In an emergency', href: '/emergency' }, { text: 'Help', href: '/help' }, { text: 'The manual', href: '/manual' }, { text: 'Words that do not blame', href: '/wording' }, ...footerPages(parts.help)],
    },
    isHttps, publicOrigin: parts.publicOrigin, isBehindProxy: parts.isBehindProxy, log: parts.log,
    viewerOf: (request) => (held.gate ? framed(held.gate, request) : null),
    isHealthy: async () => (await database.pool.query('select 1')).rowCount === 1,
    rooms: [(app) => {
      const release = (actor: Actor, nonce: string) => discardParked(keeper, actor, nonce);
      const gate = viewers(app, { keys: database, secureCookies: isHttps, park: (owner, parked) => parkForm(keeper, owner, parked), release });
      held.gate = gate;
      addRooms(app, parts, keeper, gate);
    }],
  });
}

function addRooms(app: FastifyInstance, parts: AppParts, keeper: RecordKeeper, gate: Gate): void {
  accessRoutes(app, {
    keys: parts.database, gate, homeOf,
    demonstration: parts.demonstration ? DEMONSTRATION_ACCOUNTS : [],
    saveTyped: (actor, form, fields) => saveDraft(keeper, actor, form, fields),
    kept: async (actor) => (await parkedFormsOf(keeper, actor)).map((one) => ({ ...one, fields: asPosted(one.fields) })),
    release: (actor, nonce) => discardParked(keeper, actor, nonce),
    inWords: momentText,
  });
  peopleRoutes(app, { keys: parts.database, gate });
  const rooms = { keeper, keys: parts.database, gate, editions: parts.editions, editionOf: (hash: string) => editionFor(parts.editions, hash), now: () => new Date(), wordings: wordingsOver(parts.database.pool, parts.language, parts.compiled) };
  reportRoutes(app, rooms);
  recordRoutes(app, rooms);
  assessmentRoutes(app, { ...rooms, referrals: parts.referrals });
  const reader = {
    editions: parts.editions, now: () => new Date().toISOString(), inWords: momentText, dateOf: londonDate,
    mayChange: ({ viewer }: FastifyRequest) => viewer !== null && mayGenerally(viewer.actor.roles, 'write-manual'),
  };
  manualRoutes(app, reader);
  amendmentRoutes(app, { pool: parts.database.pool, files: parts.files, editions: parts.editions, gate, wordings: rooms.wordings, now: rooms.now });
  helpRoutes(app, { ...reader, pages: parts.help });
  wordingRoutes(app, { pool: parts.database.pool, gate, wordings: rooms.wordings });
  const printer = createPrinter();
  app.addHook('onClose', () => printer.close());
  printingRoutes(app, rooms, printer);
  referralRoutes(app, { ...rooms, referrals: parts.referrals, printer });
}

/** Keeps the record, with plans under the edition that each concern is pinned to. */
export function keeperOf(database: Pick<Database, 'pool'>, editions: Editions): RecordKeeper {
  return {
    pool: database.pool,
    plan: async (hash, input) => assess(await editionFor(editions, hash), input),
    inWorkingDays: async (hash) => actionsInWorkingDays(await editionFor(editions, hash)),
  };
}

async function editionFor(editions: Editions, hash: string) {
  const edition = await editions.of(hash);
  if (!edition) throw new Error(`Edition ${hash.slice(0, 12)} is not kept in this installation.`);
  return edition;
}

const isLead = (roles: readonly string[]): boolean => roles.includes('dsl') || roles.includes('head');

/** The first page of each role. */
function homeOf({ actor }: Viewer): string {
  if (isLead(actor.roles)) return '/concerns';
  if (actor.roles.includes('administrator')) return '/admin/people';
  return mayGenerally(actor.roles, 'write-manual') ? '/manual/amendments' : '/reports';
}

/** The help pages about Handrail itself. */
function footerPages(help: readonly HelpPage[]): readonly { readonly text: string; readonly href: string }[] {
  return help.filter(({ inFooter }) => inFooter).map(({ id, title }) => ({ text: title, href: `/help/${id}` }));
}

function navigationOf(roles: readonly string[]): readonly { readonly text: string; readonly href: string }[] {
  return [
    ...(isLead(roles) ? [{ text: 'Concerns', href: '/concerns' }] : []),
    ...(roles.includes('administrator') ? [{ text: 'People', href: '/admin/people' }] : []),
    { text: 'Report a concern', href: '/report' },
    { text: 'My reports', href: '/reports' },
    { text: 'Manual', href: '/manual' },
    ...(mayGenerally(roles, 'review-manual') ? [{ text: 'Amendments', href: '/manual/amendments' }] : []),
    { text: 'Password', href: '/password' },
  ];
}
