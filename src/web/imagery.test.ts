import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { refuseImagery, withoutImagery } from './imagery.ts';

// Flat colour and noise, made here: never a picture of anything.
const noise = (length: number): Buffer => Buffer.from(Array.from({ length: Math.ceil(length / 32) }, (_, index) => createHash('sha256').update(String(index)).digest('hex')).join(''), 'hex').subarray(0, length);
const png = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), deflateSync(noise(600))]);
const starts = { png: '89504e470d0a1a0a0000000d', jpeg: 'ffd8ffe000104a464946', gif: '474946383961', webp: '52494646aa00000057454250', bmp: '424d4600000000', mp4: '000000206674797069736f6d', pdf: '255044462d312e37' };

describe('pictures and files are found however they are written down', () => {
  for (const [kind, start] of Object.entries(starts)) {
    const bytes = Buffer.concat([Buffer.from(start, 'hex'), noise(700)]);
    const ways = {
      'a data address': `data:image/${kind};base64,${bytes.toString('base64')}`,
      'a data address without a kind': `data:;base64,${bytes.toString('base64')}`,
      base64: bytes.toString('base64'),
      'base64 for addresses': bytes.toString('base64url'),
      'base64 in lines': bytes.toString('base64').replace(/(.{64})/g, '$1\n'),
      'base64 in pieces of ten': bytes.toString('base64').replace(/(.{10})/g, '$1 '),
      hexadecimal: bytes.toString('hex'),
      'hexadecimal in pairs': bytes.toString('hex').replace(/(..)/g, '$1 '),
      'hexadecimal as code': bytes.toString('hex').replace(/(..)/g, '0x$1, '),
    };
    for (const [way, text] of Object.entries(ways)) {
      it(`${kind} as ${way}`, () => {
        const written = `She sent this. ${text}\nThen she cried.`;
        assert.match(refuseImagery(written) ?? '', /picture or a file.*lock it away, and ask the police/);
        const kept = withoutImagery(written);
        assert.match(kept, /^She sent this\. .*taken out here\]/);
        assert.match(kept, /Then she cried\.$/);
        assert.equal(refuseImagery(kept), null);
        assert.ok(kept.length < 160, kept);
      });
    }
  }
  it('a small picture, by how it begins', () => assert.ok(refuseImagery(`look ${png.subarray(0, 60).toString('base64')}`)));
  it('a drawing', () => assert.ok(refuseImagery('<svg xmlns="x"><path d="M0 0"/></svg>')));
  it('a picture in a data address that is not base64', () => assert.ok(refuseImagery('data:image/svg+xml,%3Csvg%3E')));
});

describe('writing is let through', () => {
  const writing = [
    '',
    'data: none of the phones were found, she said; nothing else.',
    'The data:he said he would share it',
    'n'.repeat(900),
    'hahaHAHA'.repeat(100),
    'ha HA 7 '.repeat(100),
    'She called 0121 496 0000, 0121 496 0001 and 07700 900123. '.repeat(30),
    'https://example.test/watch?v=dQw4w9WgXcQ&token=eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4ifQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c',
    'ED07 BB19 face book dead beef decade '.repeat(9),
    'i was in the park with my mates and then he messaged me and i didnt know what to say so i just said ok and he kept asking '.repeat(40),
    'HE SAID SEND ME ONE OR I WILL TELL EVERYONE '.repeat(60),
    'مرحبا कहानी গল্প ਕਹਾਣੀ '.repeat(60),
    'User 1: hi\nUser2: hey u ok?\nUser 1: yh wuu2 2nite 8pm @ Maccys\n'.repeat(60),
  ];
  for (const text of writing) it(text.slice(0, 50) || 'nothing', () => assert.equal(refuseImagery(text), null));
  it('a text without imagery stays as it is', () => {
    fc.assert(fc.property(fc.lorem({ maxCount: 200 }), fc.string(), (prose, end) => withoutImagery(prose + end) === prose + end || refuseImagery(prose + end) !== null));
  });
  it('in good time, whatever is sent', () => {
    const worst = ['a'.repeat(65_536), 'a '.repeat(32_768), 'data:'.repeat(13_000), '<svg '.repeat(13_000), 'aB3 '.repeat(16_384), 'iVBORw0KGgo'.repeat(6_000), `data:a/b${';a=b'.repeat(16_000)}`, randomBytes(24_000).toString('base64')];
    for (const text of worst) {
      const start = performance.now();
      refuseImagery(text);
      assert.ok(performance.now() - start < 250, `${text.slice(0, 12)}: ${performance.now() - start} ms`);
    }
  });
});
