import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hashPassword, verifyPassword, warmUpPasswords } from './password.ts';

describe('passwords', () => {
  test('are kept as salted argon2id with 19 MiB and two passes', async () => {
    const [first, second] = await Promise.all([hashPassword('teacup orbit'), hashPassword('teacup orbit')]);
    assert.match(first, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    assert.notEqual(first, second);
  });

  test('only the right one is right, in whatever form of Unicode it is typed', async () => {
    const kept = await hashPassword('caf\u00e9 orbit sandal');
    assert.equal(await verifyPassword('cafe\u0301 orbit sandal', kept), true);
    assert.equal(await verifyPassword('cafe orbit sandal', kept), false);
    assert.equal(await verifyPassword('', kept), false);
    assert.equal(await verifyPassword('anything', null), false);
    assert.equal(await verifyPassword('anything', 'not a hash'), false);
  });

  test('an unknown name takes as long as a wrong password', async () => {
    await warmUpPasswords();
    const kept = await hashPassword('teacup orbit sandal');
    const time = async (hash: string | null) => {
      const start = performance.now();
      await verifyPassword('wrong password here', hash);
      return performance.now() - start;
    };
    const [known, unknown]: [number[], number[]] = [[], []];
    for (let i = 0; i < 15; i += 1) {
      known.push(await time(kept));
      unknown.push(await time(null));
    }
    const median = (list: number[]) => list.toSorted((a, b) => a - b)[7] ?? 0;
    const [a, b] = [median(known), median(unknown)];
    assert.ok(Math.min(a, b) / Math.max(a, b) > 0.5, `${a} ms and ${b} ms`);
  });
});
