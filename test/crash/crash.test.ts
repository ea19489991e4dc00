/** Server and database are killed while concerns are being saved: nothing that was acknowledged is lost, nothing is there twice. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { parse } from 'node-html-parser';

const KILLS = 20;
const PORT = 3961;
const URL_ = `http://127.0.0.1:${PORT}`;
const main = join(import.meta.dirname, '..', '..', 'src', 'main.ts');
let data: string;
let server: ChildProcess | null = null;
let cookie = '';

before(async () => {
  data = await mkdtemp(join(tmpdir(), 'handrail-crash-'));
});
after(async () => {
  if (server) {
    const ended = new Promise((done) => server?.once('exit', done));
    server.kill('SIGTERM');
    await ended;
  }
  await rm(data, { recursive: true, force: true });
});

async function startServer(): Promise<void> {
  server = spawn(process.execPath, [main], { env: { ...process.env, HANDRAIL_DATA: data, HANDRAIL_PORT: String(PORT) }, stdio: ['ignore', 'ignore', 'inherit'] });
  for (const ends = performance.now() + 60_000; ; await wait(50)) {
    const isUp = await fetch(`${URL_}/sign-in`).then((answer) => answer.ok, () => false);
    if (isUp) return;
    assert.ok(performance.now() < ends && server.exitCode === null, 'the server does not start again');
  }
}

/** Both at once, in the way in which a machine loses its power. */
async function kill(): Promise<void> {
  const postmaster = Number(readFileSync(join(data, 'demonstration', 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const ended = new Promise((done) => server?.once('exit', done));
  server?.kill('SIGKILL');
  process.kill(postmaster, 'SIGKILL');
  await ended;
}

interface Sent {
  readonly status: number;
  readonly location: string;
}

async function post(path: string, fields: Readonly<Record<string, string>>): Promise<Sent> {
  const answer = await fetch(URL_ + path, {
    method: 'POST', redirect: 'manual', body: new URLSearchParams(fields), headers: { cookie, origin: URL_, 'content-type': 'application/x-www-form-urlencoded' },
  });
  await answer.arrayBuffer();
  const given = answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
  if (given !== '' && path === '/sign-in') cookie = given;
  return { status: answer.status, location: answer.headers.get('location') ?? '' };
}

async function tokenAt(path: string): Promise<string> {
  const answer = await fetch(URL_ + path, { headers: { cookie } });
  return parse(await answer.text()).querySelector('main [name=form-token]')?.getAttribute('value') ?? '';
}

async function signIn(): Promise<void> {
  cookie = '';
  const sent = await post('/sign-in', { 'form-token': await tokenAt('/sign-in'), username: 'dsl', password: 'elmfield', return: '/' });
  assert.equal(sent.status, 303);
}

interface Note {
  readonly text: string;
  readonly token: string;
}

describe('a crash', () => {
  it(`in mid-save, ${KILLS} times: what was acknowledged is there, once; what was not can be sent again and is there once`, { timeout: 400_000 }, async () => {
    await startServer();
    await signIn();
    const list = await (await fetch(`${URL_}/concerns?view=open`, { headers: { cookie } })).text();
    const concern = /href="(\/concerns\/[0-9a-f-]{36})"/u.exec(list)?.[1] ?? '';
    const acknowledged = new Set<string>();
    const all: string[] = [];
    for (let round = 0; round < KILLS; round += 1) {
      const notes: Note[] = [];
      for (let one = 0; one < 4; one += 1) notes.push({ text: `Note ${round}-${one} of the crash test`, token: await tokenAt(`${concern}/notes`) });
      all.push(...notes.map(({ text }) => text));
      const save = (note: Note): Promise<boolean> => post(`${concern}/notes`, { 'form-token': note.token, text: note.text }).then(({ status }) => status === 303, () => false);
      const saving = notes.map((note) => save(note).then((isSaved) => isSaved && acknowledged.add(note.text)));
      await wait(Math.random() * 60);
      await kill();
      await Promise.all(saving);
      await startServer();
      const after = await shown(concern);
      for (const text of acknowledged) assert.equal(count(after, text), 1, `${text} was acknowledged`);
      // The person sends again whatever was not acknowledged: it may or may not have been saved.
      for (const note of notes) if (!acknowledged.has(note.text) && (await save(note))) acknowledged.add(note.text);
    }
    const page = await shown(concern);
    for (const text of all) assert.equal(count(page, text), 1, text);
    assert.equal(acknowledged.size, all.length);
  });

  async function shown(concern: string): Promise<string> {
    const answer = await fetch(`${URL_}${concern}/notes`, { headers: { cookie } });
    assert.equal(answer.status, 200, 'the session outlives the crash');
    return answer.text();
  }

  function count(page: string, text: string): number {
    return page.split(`>${text}<`).length - 1;
  }
});
