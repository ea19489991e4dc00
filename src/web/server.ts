/** The server: guards every request, gives every room the means to send pages, answers every error in plain words. */
import { randomBytes } from 'node:crypto';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import Fastify, { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Assets } from './assets/assets.ts';
import { badRequestPage, brokenPage, notFoundPage, refusalPage, tooLargePage, tooManyPage, unavailablePage, type ErrorPage } from './errors.ts';
import { refusalOf, securityHeaders } from './guard.ts';
import { awayPage, page, type PageOptions, type Site } from './layout.ts';
import { take } from './taken.ts';
import { takenOutPage } from './taken-out.ts';
import type { Viewer } from './viewer.ts';

/**
 * More than any form of ours holds whose fields are full. What is too long for a field is then said beside it, with what was typed; what
 * is refused here is lost, because a browser keeps nothing of our forms.
 */
export const bodyLimit = 512 * 1024;

export interface ServerParts {
  readonly assets: Assets;
  readonly site: Omit<Site, 'stylesheet' | 'script' | 'mark'>;
  /** People reach it by https: cookies and headers are made for it. */
  readonly isHttps: boolean;
  /** The address people use, such as `https://handrail.example`; where it is absent the Host header counts. */
  readonly publicOrigin?: string;
  /** A reverse proxy of one's own stands in front and may say who asks. */
  readonly isBehindProxy?: boolean;
  /** Who looks at a page; null on public pages. Asked when a page is drawn. */
  readonly viewerOf: (request: FastifyRequest) => Viewer | null;
  /** True where the record can be read and written. */
  readonly isHealthy: () => Promise<boolean>;
  /** Where one line of JSON a request goes. No line holds an address with its query, a name, or anything that was typed. */
  readonly log: { write(line: string): void } | null;
  /** The rooms: each adds its routes. */
  readonly rooms: readonly ((app: FastifyInstance) => void | Promise<void>)[];
}

declare module 'fastify' {
  interface FastifyReply {
    /** Sends a page in the frame of the site. The viewer and the path are filled in. */
    page(options: Omit<PageOptions, 'path'>): FastifyReply;
    /** Sends the page for something that is not there or may not be seen: the two look the same. */
    absent(): FastifyReply;
  }
}

/** The server, ready to listen. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit,
    trustProxy: parts.isBehindProxy ?? false,
    logger: parts.log ? loggerTo(parts.log) : false,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomBytes(5).toString('hex'),
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    forceCloseConnections: 'idle',
    requestTimeout: 30_000,
    frameworkErrors: (_error, _request, reply) => void sendBare(parts, reply, badRequestPage()),
  });
  app.removeContentTypeParser('text/plain');
  await app.register(cookie);
  await app.register(formbody, { bodyLimit });
  addPages(app, parts);
  addGuards(app, parts);
  addErrors(app, parts);
  addOwnRoutes(app, parts);
  for (const room of parts.rooms) await room(app);
  return app;
}

/** The framework logs little by itself; where it does, it may not tell what it was about. */
function loggerTo(stream: NonNullable<ServerParts['log']>) {
  return { level: 'info', base: null, stream, serializers: { req: () => ({}), res: () => ({}), err: quietly } };
}

function quietly(error: unknown) {
  const { fault, places, code } = faultOf(error);
  return { type: fault, message: '', stack: places.join('\n'), code };
}

function siteOf(parts: ServerParts): Site {
  const { stylesheet, script, mark } = parts.assets;
  return { ...parts.site, stylesheet, script, mark };
}

function addPages(app: FastifyInstance, parts: ServerParts): void {
  const site = siteOf(parts);
  app.decorateReply('page', function (this: FastifyReply, options: Omit<PageOptions, 'path'>) {
    const viewer = options.viewer === undefined ? parts.viewerOf(this.request) : options.viewer;
    const path = this.request.url.split('?')[0] ?? '/';
    return this.type('text/html; charset=utf-8').send(page(site, { ...options, viewer, path }).value);
  });
  app.decorateReply('absent', function (this: FastifyReply) {
    return sendError(this, notFoundPage());
  });
}

function sendError(reply: FastifyReply, error: ErrorPage): FastifyReply {
  return reply.code(error.status).page({ title: error.title, body: error.body });
}

/** Before routing there is no viewer to ask for: the page stands without the frame of a signed-in one. */
function sendBare(parts: ServerParts, reply: FastifyReply, error: ErrorPage): FastifyReply {
  const whole = page(siteOf(parts), { title: error.title, body: error.body, viewer: null, quiet: true });
  return reply.code(error.status).headers(securityHeaders(parts.isHttps)).type('text/html; charset=utf-8').send(whole.value);
}

function addGuards(app: FastifyInstance, parts: ServerParts): void {
  const headers = securityHeaders(parts.isHttps);
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers);
    const refusal = refusalOf({ method: request.method, headers: request.headers, publicOrigin: parts.publicOrigin });
    if (refusal === null) return undefined;
    reply.header('connection', 'close');
    if (refusal === 'method') reply.header('allow', 'GET, HEAD, POST');
    return sendBare(parts, reply, refusalPage(refusal));
  });
  app.addHook('preValidation', async (request, reply) => {
    if (request.body === undefined || request.body === null) return undefined;
    const taken = take(request.body);
    if (taken.offences.length === 0) {
      request.body = taken.fields;
      return undefined;
    }
    if (wantsJson(request)) return reply.code(422).send({ error: taken.offences[0]?.sentence });
    const body = takenOutPage(taken, request.url);
    return reply.code(422).page({ title: 'This cannot be kept as it is', body, isFaulty: true, viewer: null, quiet: true });
  });
}

/** A script of ours asks, not a reader. */
function wantsJson(request: FastifyRequest): boolean {
  return request.headers.accept?.startsWith('application/json') ?? false;
}

function addErrors(app: FastifyInstance, parts: ServerParts): void {
  app.setNotFoundHandler((_request, reply) => sendError(reply, notFoundPage()));
  app.setErrorHandler((error, request, reply) => {
    const answer = pageFor(error, request.id);
    if (answer.status >= 500) request.log.error({ reference: request.id, ...faultOf(error) });
    if (answer.status === 413) reply.header('connection', 'close');
    if (wantsJson(request)) return reply.code(answer.status).send({ error: answer.title });
    return sendBare(parts, reply, answer);
  });
}

function pageFor(error: unknown, reference: string): ErrorPage {
  const { code, statusCode } = detailsOf(error);
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || statusCode === 413) return tooLargePage(bodyLimit);
  if (statusCode === 415) return refusalPage('kind-of-body');
  if (statusCode === 429) return tooManyPage();
  if (isUnreachable(code)) return unavailablePage();
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500 ? badRequestPage() : brokenPage(reference);
}

/** The database does not answer: connection refused, lost or shutting down. */
function isUnreachable(code: string | undefined): boolean {
  return code !== undefined && (/^(ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT)$/.test(code) || /^(08|57P)/.test(code));
}

function detailsOf(error: unknown): { readonly code?: string; readonly statusCode?: number } {
  if (typeof error !== 'object' || error === null) return {};
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const statusCode = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : undefined;
  return { code, statusCode };
}

/** What of an error may be written to the log: a message may hold what somebody typed, the places in our code do not. */
function faultOf(error: unknown): { readonly fault: string; readonly code?: string; readonly places: readonly string[] } {
  if (!(error instanceof Error)) return { fault: typeof error, places: [] };
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 12).map((line) => line.trim());
  return { fault: error.name, code: detailsOf(error).code, places };
}

function addOwnRoutes(app: FastifyInstance, parts: ServerParts): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    request.log.info({ reference: request.id, method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) });
  });
  app.get('/health', { config: { sessionless: true } }, async (_request, reply) => {
    const isHealthy = await parts.isHealthy().catch(() => false);
    return reply.code(isHealthy ? 200 : 503).send({ healthy: isHealthy });
  });
  app.get('/away', { config: { sessionless: true } }, async (_request, reply) => reply.type('text/html; charset=utf-8').send(awayPage().value));
  app.get('/favicon.ico', { config: { sessionless: true } }, async (_request, reply) => reply.redirect(parts.assets.mark, 302));
  app.get<{ Params: { file: string } }>('/assets/:file', { config: { sessionless: true } }, async (request, reply) => sendAsset(parts.assets, request, reply));
}

function sendAsset(assets: Assets, request: FastifyRequest<{ Params: { file: string } }>, reply: FastifyReply): FastifyReply {
  const asset = assets.files.get(request.params.file);
  if (!asset) return reply.absent();
  const accepted = request.headers['accept-encoding'] ?? '';
  const packed = /\bbr\b/.test(accepted) ? (['br', asset.brotli] as const) : /\bgzip\b/.test(accepted) ? (['gzip', asset.gzip] as const) : null;
  if (packed) reply.header('content-encoding', packed[0]);
  reply.header('vary', 'accept-encoding').header('cache-control', 'public, max-age=31536000, immutable').type(asset.type);
  return reply.send(packed ? packed[1] : asset.body);
}
