/** The command line: `npm run -s handrail -- COMMAND …`. docs/command-line.md describes every command. */
import { FaultyManual } from '../manual/index.ts';
import { faultLine, nearest } from '../procedure/index.ts';
import { assessCommand, explainCommand } from './assessing.ts';
import { CannotDo, Mistakes, print, short, tell } from './command.ts';
import type { Command, Exit } from './command.ts';
import { checkCommand, compareCommand, editionCommand } from './manual.ts';
import { proveCommand } from './proving.ts';
import { serveCommand } from './serving.ts';
import { wordsCommand } from './words.ts';

const COMMANDS: Readonly<Record<string, Command>> = {
  assess: assessCommand, explain: explainCommand, check: checkCommand, prove: proveCommand, compare: compareCommand, edition: editionCommand, words: wordsCommand, serve: serveCommand,
};

function help(): string {
  const commands = Object.values(COMMANDS).map(({ usage, says }) => `  handrail ${usage}\n      ${says}`);
  return `Handrail: the safeguarding procedure, held while you act.\n\n${commands.join('\n')}\n
Exit codes: 0 done · 1 something was found: faults, a property that fails, a wording · 2 the input is wrong · 3 it could not be done.
What is wrong goes to standard error, one line for each mistake. docs/command-line.md has examples.`;
}

/** Runs one command. @returns its exit code; nothing but results goes to standard output */
async function run(args: readonly string[]): Promise<Exit> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    (name === undefined ? tell : print)(help());
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    const near = nearest(name, Object.keys(COMMANDS));
    throw new Mistakes(`There is no command “${short(name)}”. ${near === null ? `Commands: ${Object.keys(COMMANDS).join(', ')}.` : `Did you mean “${near}”?`}`);
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    print(`handrail ${command.usage}\n    ${command.says}`);
    return 0;
  }
  return command.run(rest);
}

function exitOf(error: unknown): Exit {
  if (error instanceof Mistakes) {
    for (const line of error.lines) tell(line);
    return 2;
  }
  if (error instanceof FaultyManual) for (const fault of error.faults) tell(faultLine(fault));
  tell(error instanceof CannotDo || error instanceof FaultyManual ? error.message : `It could not be done: ${error instanceof Error ? error.message : String(error)}`);
  return 3;
}

/** Whoever reads the output may have read enough. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
process.exitCode = await run(process.argv.slice(2)).catch(exitOf);
