/** Passwords: argon2id with 19 MiB, two passes, one lane (OWASP's minimum), kept in the usual `$argon2id$…` form. */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);
const NOW = { memory: 19_456, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const FORM = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** A salted hash of the password, to be kept. Slow on purpose (some 15 ms). */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await compute(password, salt, NOW, HASH_BYTES);
  return `$argon2id$v=19$m=${NOW.memory},t=${NOW.passes},p=${NOW.parallelism}$${unpadded(salt)}$${unpadded(hash)}`;
}

/**
 * Whether the password is the one of the hash. Where there is no hash (no such account, not set up, not active) the same work is
 * done and the answer is no, so that the time taken says nothing.
 */
export async function verifyPassword(password: string, kept: string | null): Promise<boolean> {
  const parts = FORM.exec(kept ?? (await nobodysHash()));
  if (!parts) return false;
  const [, memory, passes, parallelism, salt = '', hash = ''] = parts;
  const wanted = Buffer.from(hash, 'base64');
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const found = await compute(password, Buffer.from(salt, 'base64'), cost, wanted.length);
  return timingSafeEqual(found, wanted) && kept !== null;
}

let nobody: Promise<string> | undefined;
/** Made at first use and kept, so that an unknown name costs one hash and not two. */
function nobodysHash(): Promise<string> {
  nobody ??= hashPassword(randomBytes(32).toString('hex'));
  return nobody;
}

/** Call once at start, so that the first unknown name takes no longer than the next. */
export async function warmUpPasswords(): Promise<void> {
  await nobodysHash();
}

function compute(password: string, salt: Buffer, cost: typeof NOW, length: number): Promise<Buffer> {
  return derive('argon2id', { message: password.normalize('NFKC'), nonce: salt, tagLength: length, ...cost });
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
