import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { createServer, html, loadAssets, usualWays, type ServerParts, type Viewer } from './index.ts';

const viewer: Viewer = { displayName: 'Ada Example', roles: ['dsl'], organisationName: 'Example School', signOutToken: 'token-1', endsIn: 28_800 };
const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
const received: unknown[] = [];
const logged: string[] = [];
let isWell = true;
let app: FastifyInstance;

const parts = async (): Promise<ServerParts> => ({
  assets: await loadAssets(mkdtempSync(join(tmpdir(), 'handrail-assets-'))),
  site: { demo: true, session: { idleMinutes: 15, warnMinutes: 13, ...usualWays }, navigation: () => [{ text: 'Concerns', href: '/concerns' }, { text: 'Manual', href: '/manual' }] },
  isHttps: true,
  viewerOf: (request) => (request.url.startsWith('/public') ? null : viewer),
  isHealthy: async () => isWell,
  log: { write: (line) => void logged.push(line) },
  rooms: [
    (room) => {
      room.get('/', async (_request, reply) => reply.page({ title: 'Concerns', body: html`<h1>Concerns</h1>` }));
      room.get('/public/help', async (_request, reply) => reply.page({ title: 'Help', body: html`<h1>Help</h1>` }));
      room.get('/concerns/:reference', async (_request, reply) => reply.absent());
      room.get('/broken', async () => {
        throw new TypeError('cannot read the name Zebedee');
      });
      room.get('/unreachable', async () => {
        throw Object.assign(new Error('no database'), { code: 'ECONNREFUSED' });
      });
      room.post('/notes', async (request, reply) => {
        received.push(request.body);
        return reply.code(201).page({ title: 'Kept', body: html`<h1>Kept</h1>` });
      });
    },
  ],
});

before(async () => {
  app = await createServer(await parts());
  await app.listen({ host: '127.0.0.1', port: 0 });
});
after(async () => app.close());

const post = (payload: string, headers: Readonly<Record<string, string>> = form) => app.inject({ method: 'POST', url: '/notes', headers, payload });
const fields = (values: Readonly<Record<string, string>>): string => new URLSearchParams(values).toString();

function port(): number {
  const address = app.server.address();
  assert.ok(address !== null && typeof address === 'object');
  return address.port;
}

describe('what is sent from somewhere else or is not a form never arrives', () => {
  it('refuses multipart before a byte of the body has been sent', async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(port(), '127.0.0.1');
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('close', () => resolve(text));
      socket.write('POST /notes HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: multipart/form-data; boundary=x\r\ncontent-length: 50000000\r\n\r\n');
    });
    assert.match(answer, /^HTTP\/1.1 415/);
    assert.match(answer, /does not take files or pictures/);
    assert.match(answer, /lock it away, and ask the police/);
  });
  for (const type of ['multipart/form-data; boundary=x', 'image/png', 'video/mp4', 'application/octet-stream', 'application/pdf', 'text/plain', 'text/xml', 'application/x-www-form-urlencoded, multipart/form-data']) {
    it(`refuses ${type}`, async () => {
      const count = received.length;
      const answer = await post('x=1', { ...form, 'content-type': type });
      assert.equal(answer.statusCode, 415);
      assert.equal(received.length, count);
    });
  }
  it('refuses a packed body', async () => assert.equal((await post('x=1', { ...form, 'content-encoding': 'gzip' })).statusCode, 415));
  it('refuses a body of no kind', async () => assert.equal((await post('x=1', { 'sec-fetch-site': 'same-origin' })).statusCode, 415));
  it('takes what long forms hold, in every script', async () => {
    const long = { english: 'a word '.repeat(20_000), bengali: 'শিশু '.repeat(4_000) };
    const answer = await post(fields(long));
    assert.equal(answer.statusCode, 201);
    assert.deepEqual(received.at(-1), long);
  });
  it('refuses more than 512 KiB, says what to do, and does not say that it is kept', async () => {
    const answer = await post(fields({ text: 'a word '.repeat(80_000) }));
    assert.equal(answer.statusCode, 413);
    assert.match(answer.body, /too long to keep in one go/);
    assert.match(answer.body, /nothing of what you sent has been kept/i);
    assert.doesNotMatch(answer.body, /browsers keep what you wrote/);
  });
  const foreign: readonly Readonly<Record<string, string>>[] = [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'https://elsewhere.example' }];
  for (const headers of foreign) {
    it(`refuses a form with ${JSON.stringify(headers)}`, async () => {
      const answer = await post('x=1', { 'content-type': form['content-type'], ...headers });
      assert.equal(answer.statusCode, 403);
    });
  }
  it('takes a form of its own from a browser that only says its origin', async () => {
    assert.equal((await post('x=1', { 'content-type': form['content-type'], host: 'handrail.example', origin: 'https://handrail.example' })).statusCode, 201);
  });
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS'] as const) {
    it(`refuses ${method}`, async () => assert.equal((await app.inject({ method, url: '/notes' })).statusCode, 405));
  }
});

describe('pictures pasted as text are taken out before any room sees them', () => {
  const picture = Buffer.from(Array.from({ length: 900 }, (_, index) => (index * index * 31 + 7) % 256));
  const ways = { 'a data address': `data:image/png;base64,${picture.toString('base64')}`, base64: picture.toString('base64'), 'base64 in lines': picture.toString('base64').replace(/(.{76})/g, '$1\r\n'), hexadecimal: picture.toString('hex') };
  for (const [name, text] of Object.entries(ways)) {
    it(name, async () => {
      const count = received.length;
      const answer = await post(fields({ 'form-token': 't1', what: `She showed me this: ${text} and then she cried.`, where: 'at home' }));
      assert.equal(answer.statusCode, 422);
      assert.equal(received.length, count);
      assert.match(answer.body, /She showed me this: \[a picture or file was taken out here\]/);
      assert.match(answer.body, /and then she cried\./);
      assert.match(answer.body, /name="form-token" value="t1"/);
      assert.match(answer.body, /name="where" value="at home"/);
      assert.ok(!answer.body.includes(text.slice(30, 60)));
    });
  }
  it('tells a script in one sentence', async () => {
    const answer = await post(fields({ what: ways['a data address'] }), { ...form, accept: 'application/json' });
    assert.equal(answer.statusCode, 422);
    assert.match(answer.json().error, /^What you wrote looks as if it holds a picture/);
  });
  it('gives a text back without the character that cannot be kept', async () => {
    const answer = await post(fields({ what: 'be\0fore' }));
    assert.equal(answer.statusCode, 422);
    assert.match(answer.body, />before<\/textarea>/);
  });
  it('keeps writing exactly, with one kind of line break', async () => {
    const words = '\r\n  “He sed:\r\n\r\n\tnot 2 tell”  \u202Eabc\u200D👩‍👧 é e\u0301\r';
    await post(fields({ what: words }));
    assert.deepEqual(received.at(-1), { what: words.replaceAll('\r\n', '\n') });
  });
});

describe('every answer carries the same protection', () => {
  const asked: readonly (readonly [number, string, { readonly method?: 'GET' | 'POST' | 'PUT'; readonly headers?: Readonly<Record<string, string>>; readonly payload?: string }])[] = [
    [200, '/', {}],
    [200, '/public/help', {}],
    [200, '/health', {}],
    [200, '/away', {}],
    [302, '/favicon.ico', {}],
    [404, '/nowhere', {}],
    [404, '/concerns/HR-ABCD', {}],
    [404, '/assets/none.css', {}],
    [400, '/%', {}],
    [400, '/notes', { method: 'POST', headers: { ...form, 'content-type': 'application/json' }, payload: '{"a"' }],
    [403, '/notes', { method: 'POST', headers: { ...form, 'sec-fetch-site': 'cross-site' }, payload: 'a=1' }],
    [405, '/', { method: 'PUT' }],
    [413, '/notes', { method: 'POST', headers: form, payload: `a=${'b '.repeat(300_000)}` }],
    [415, '/notes', { method: 'POST', headers: { ...form, 'content-type': 'image/png' }, payload: 'a' }],
    [422, '/notes', { method: 'POST', headers: form, payload: 'a=%00' }],
    [500, '/broken', {}],
    [503, '/unreachable', {}],
  ];
  for (const [status, url, options] of asked) {
    it(`${status} ${url}`, async () => {
      const answer = await app.inject({ method: 'GET', url, ...options });
      assert.equal(answer.statusCode, status);
      const { headers } = answer;
      assert.match(String(headers['content-security-policy']), /^default-src 'none'; script-src 'self'; style-src 'self'/);
      assert.ok(!/unsafe/.test(String(headers['content-security-policy'])));
      assert.match(String(headers['strict-transport-security']), /max-age=63072000/);
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['referrer-policy'], 'no-referrer');
      assert.equal(headers['cross-origin-opener-policy'], 'same-origin');
      assert.equal(headers['cache-control'], 'no-store');
    });
  }
  it('is unwell where the record cannot be reached', async () => {
    isWell = false;
    assert.equal((await app.inject('/health')).statusCode, 503);
    isWell = true;
  });
});

describe('pages', () => {
  it('have a hide button where somebody has signed in, and a quick way out where nobody has', async () => {
    const own = (await app.inject('/')).body;
    const open = (await app.inject('/public/help')).body;
    assert.match(own, /href="\/away" data-hide-screen/);
    assert.match(own, /Sign out/);
    assert.ok(!own.includes('govuk-exit-this-page'));
    assert.match(open, /https:\/\/www\.bbc\.co\.uk\/weather/);
    assert.ok(!open.includes('data-hide-screen'));
  });
  it('have no script or style of their own and ask nothing of other sites', async () => {
    const { body } = await app.inject('/');
    assert.ok(!/<style|<script(?![^>]* src="\/assets)|\sstyle=|\son\w+=/.test(body));
    assert.ok(!/(?:src|href)="(?:https?:)?\/\//.test(body));
  });
  it('say nothing of what is absent that they do not say of what is nowhere', async () => {
    const [hidden, nowhere] = [await app.inject('/concerns/HR-SECRET'), await app.inject('/concerns/HR-SECRET/none')];
    assert.equal(hidden.body, nowhere.body);
  });
});

describe('the log', () => {
  it('holds no address with its query, no reference of a concern, no message and nothing that was typed', async () => {
    await app.inject('/concerns/HR-SECRET?q=Zebedee');
    await app.inject('/broken?who=Zebedee');
    await app.inject('/nowhere/Zebedee?x=Zebedee');
    await post(fields({ what: 'Zebedee' }));
    const text = logged.join('');
    assert.ok(!/Zebedee|SECRET/.test(text), text);
    assert.match(text, /"route":"\/concerns\/:reference","status":404/);
    assert.match(text, /"fault":"TypeError".*"places":\["at /);
  });
});

describe('what a page weighs', () => {
  it('is less than 60 KB of style and script, less than 15 KB of it script', async () => {
    const { assets } = await parts();
    const size = (path: string): number => assets.files.get(path.replace('/assets/', ''))?.gzip.length ?? Infinity;
    const [css, js] = [size(assets.stylesheet), size(assets.script)];
    console.log(`style ${css} bytes, script ${js} bytes (gzip)`);
    assert.ok(js < 15_000);
    assert.ok(css + js < 60_000);
    assert.ok(!/url\(/.test(assets.files.get(assets.stylesheet.replace('/assets/', ''))?.body.toString() ?? 'url('));
    const answer = await app.inject({ url: assets.stylesheet, headers: { 'accept-encoding': 'gzip, br' } });
    assert.equal(answer.headers['content-encoding'], 'br');
    assert.match(String(answer.headers['cache-control']), /immutable/);
  });
});
