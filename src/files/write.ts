import { renameSync, writeFileSync } from 'node:fs';

/**
 * Writes a file beside its place and moves it there, so that nobody ever reads half of it. One that stands there is replaced.
 * Throws where it cannot be written.
 * @param mode who may read and write it
 */
export function writeWhole(path: string, content: string | Uint8Array, mode = 0o666): void {
  const unfinished = `${path}.${process.pid}.part`;
  writeFileSync(unfinished, content, { mode, flush: true });
  renameSync(unfinished, path);
}
