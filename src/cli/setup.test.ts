import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { isEmptyInstallation, organisationOf, useSetupCode } from '../access/index.ts';
import { openDatabase } from '../database/index.ts';
import { chooseInstallation } from '../demo/index.ts';

let data: string;
before(async () => {
  data = await mkdtemp(join(tmpdir(), 'handrail-setup-'));
});
after(() => rm(data, { recursive: true, force: true }));

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function setup(...args: string[]): Promise<Ended> {
  const env = { ...process.env, HANDRAIL_DATA: data, DATABASE_URL: '', NODE_OPTIONS: '' };
  return new Promise((done) => {
    const child = execFile(process.execPath, [join(import.meta.dirname, 'setup.ts'), ...args], { env }, (error, out, err) => done({ code: error ? Number(error.code) : 0, out, err }));
    child.stdin?.end();
  });
}

const GOOD = ['--organisation', 'Oak Lane School', '--partnership', 'birmingham', '--setting', 'school', '--name', 'Alex Morgan', '--email', 'Alex@oaklane.example'];

describe('setting up an installation', () => {
  test('says everything that is wrong or missing at once, and sets nothing up', async () => {
    const result = await setup('--partnership', 'birmingam', '--setting', 'zoo', '--email', 'nobody');
    assert.equal(result.code, 2);
    assert.equal(result.out, '');
    assert.match(result.err, /--organisation is missing: name of the organisation/);
    assert.match(result.err, /--partnership: There is no partnership "birmingam". Did you mean "birmingham"\?/);
    assert.match(result.err, /--setting: There is no setting "zoo"/);
    assert.match(result.err, /--email: Enter an e-mail address in the correct format/);
    assert.match(result.err, /--name is missing/);
    assert.equal((await setup('--colour', 'red')).code, 2);
    assert.match((await setup('--help')).out, /Exit codes/);
    assert.deepEqual(await chooseInstallation(data), { directory: join(data, 'demonstration'), demonstration: true });
  });

  test('gives the first administrator a one-time code, in an installation without demonstration data, and only once', async () => {
    const first = await setup(...GOOD);
    assert.equal(first.code, 0, first.err);
    const code = /One-time code {2}(\S+)/.exec(first.out)?.[1] ?? '';
    const second = await setup(...GOOD);
    assert.equal(second.code, 1);
    assert.match(second.err, /already, so nothing was set up/);
    assert.deepEqual(await chooseInstallation(data), { directory: data, demonstration: false });
    const db = await openDatabase({ directory: data });
    try {
      assert.equal(await isEmptyInstallation(db), false);
      const signedIn = await useSetupCode(db, { name: 'alex@oaklane.example', code, password: 'teacup orbit sandal', address: '192.0.2.1' });
      assert.ok(signedIn.ok);
      assert.deepEqual([signedIn.actor.displayName, signedIn.actor.roles], ['Alex Morgan', ['administrator']]);
      const organisation = await organisationOf(db, signedIn.actor.organisationId);
      assert.deepEqual({ ...organisation, id: '' }, { id: '', name: 'Oak Lane School', partnership: 'birmingham', setting: 'school', demonstration: false });
    } finally {
      await db.close();
    }
  });
});
