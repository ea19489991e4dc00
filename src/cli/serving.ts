/** `serve`: the web server, until it is stopped. */
import { FaultyManual } from '../manual/index.ts';
import { CannotDo, Mistakes, readArgs, short, tell } from './command.ts';
import type { Command, Exit } from './command.ts';

export const serveCommand: Command = {
  usage: 'serve [--port NUMBER] [--host ADDRESS] [--data FOLDER] [--manual FOLDER]',
  says: 'Starts Handrail, as “npm start” does. Does not start on a faulty manual.',
  run: async (args): Promise<Exit> => {
    const { flags } = readArgs(args, ['port', 'host', 'data', 'manual'], 0);
    const { start } = await import('../main.ts');
    const running = await start({ port: portOf(flags['port']), host: flags['host'], directory: flags['data'], manual: flags['manual'], say: tell }).catch((error: unknown) => {
      if (error instanceof FaultyManual) throw error;
      throw new CannotDo(error instanceof Error ? error.message : String(error));
    });
    await new Promise<void>((stop) => {
      for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop());
    });
    await running.stop();
    return 0;
  },
};

function portOf(asked: string | undefined): number | undefined {
  if (asked === undefined) return undefined;
  if (/^\d{1,5}$/.test(asked) && Number(asked) <= 65_535) return Number(asked);
  throw new Mistakes(`“--port ${short(asked)}” is no port. Give a number from 0 to 65535; 0 takes any that is free.`);
}
