/** Runs the command line as its users do: in a process of its own. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly said: string;
}

/** What a command answers. @param input what it finds on standard input */
export function handrail(args: readonly string[], input: string | Uint8Array = ''): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], { input, encoding: 'utf8', maxBuffer: 64_000_000 });
  return { code: status, out: stdout, said: stderr };
}
