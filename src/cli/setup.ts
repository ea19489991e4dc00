/** `npm run setup`: makes an empty real installation with its first administrator. Never any demonstration data. */
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Interface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { createFirstAdministrator, createOrganisation, faultOfName, isEmptyInstallation, SETUP_CODE_DAYS } from '../access/index.ts';
import { openDatabase } from '../database/index.ts';
import type { Database } from '../database/index.ts';
import { compile, nearest } from '../procedure/index.ts';
import { readManual } from '../publication/index.ts';

const HELP = `Sets up an empty installation of Handrail with its first administrator.

  npm run setup
  npm run setup -- --organisation "NAME" --partnership ID --setting ID --name "NAME" --email ADDRESS [--sign-in-name NAME]

What is not given is asked for. Each can also be given in the environment: HANDRAIL_ORGANISATION, HANDRAIL_PARTNERSHIP,
HANDRAIL_SETTING, HANDRAIL_ADMINISTRATOR, HANDRAIL_EMAIL, HANDRAIL_SIGN_IN_NAME.
HANDRAIL_DATA says where the data is kept (else var in the folder of Handrail), DATABASE_URL and DATABASE_OWNER_URL name a PostgreSQL server of your own.

Exit codes: 0 set up · 1 refused or failed, nothing was set up · 2 something given was wrong or missing.`;

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface Question {
  readonly flag: 'organisation' | 'partnership' | 'setting' | 'name' | 'email' | 'sign-in-name';
  readonly variable: string;
  readonly ask: string;
  readonly choices?: readonly Choice[];
  /** Used where nothing is given or typed. */
  readonly usual?: (answers: Answers) => string;
  readonly fault: (value: string) => string | null;
}

type Answers = Readonly<Record<string, string>>;

/** Something given that cannot be used: told, and nothing is set up. */
class Mistakes extends Error {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

async function main(): Promise<number> {
  const given = flags();
  if (given['help'] === 'true') return say(HELP, 0);
  const questions = await questionsOf();
  checkGiven(questions, given);
  const database = await openDatabase();
  try {
    if (!(await isEmptyInstallation(database))) {
      return complain(`There are accounts in ${database.kind === 'embedded' ? database.directory : 'this database'} already, so nothing was set up. An administrator can add people under "People". To begin anew, set HANDRAIL_DATA to another folder.`, 1);
    }
    return await setUp(database, await answersTo(questions, given));
  } finally {
    await database.close();
  }
}

function flags(): Answers {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ options: { organisation: text, partnership: text, setting: text, name: text, email: text, 'sign-in-name': text, help: { type: 'boolean', short: 'h' } } });
    return Object.fromEntries(Object.entries(values).map(([flag, value]) => [flag, String(value)]));
  } catch (error) {
    throw new Mistakes([`${error instanceof Error ? (error.message.split('. ')[0] ?? '') : 'The arguments cannot be read'}. Run "npm run setup -- --help" for what can be given.`]);
  }
}

async function questionsOf(): Promise<readonly Question[]> {
  const compiled = compile(await readManual(join(import.meta.dirname, '../../manual')));
  if (!compiled.ok) throw new Error('The manual has faults. Run "npm run -s handrail -- check" to see them.');
  const { edition } = compiled;
  const partnerships = edition.partnerships.map(({ id, name }) => ({ value: id, label: name }));
  const settings = (edition.facts.find((fact) => fact.id === 'setting')?.options ?? []).map(({ value, label }) => ({ value, label }));
  return [
    { flag: 'organisation', variable: 'HANDRAIL_ORGANISATION', ask: 'Name of the organisation', fault: filled('the name of the organisation') },
    { flag: 'partnership', variable: 'HANDRAIL_PARTNERSHIP', ask: 'Safeguarding partnership', choices: partnerships, fault: oneOf(partnerships, 'partnership') },
    { flag: 'setting', variable: 'HANDRAIL_SETTING', ask: 'Kind of setting', choices: settings, fault: oneOf(settings, 'setting') },
    { flag: 'name', variable: 'HANDRAIL_ADMINISTRATOR', ask: 'Full name of the first administrator', fault: filled('the full name of the administrator') },
    { flag: 'email', variable: 'HANDRAIL_EMAIL', ask: 'E-mail address of the administrator', fault: (value) => (/^[^\s@]+@[^\s@]+$/.test(value) ? null : 'Enter an e-mail address in the correct format, like name@example.com') },
    { flag: 'sign-in-name', variable: 'HANDRAIL_SIGN_IN_NAME', ask: 'Sign-in name of the administrator', usual: (answers) => answers['email'] ?? '', fault: faultOfName },
  ];
}

function filled(what: string): (value: string) => string | null {
  return (value) => (value === '' ? `Enter ${what}` : value.length > 200 ? `Use 200 characters or fewer for ${what}` : null);
}

function oneOf(choices: readonly Choice[], what: string): (value: string) => string | null {
  const values = choices.map((choice) => choice.value);
  return (value) => {
    if (values.includes(value)) return null;
    const near = nearest(value, values);
    return `There is no ${what} "${value.slice(0, 60)}". ${near ? `Did you mean "${near}"?` : `Choose one of: ${values.join(', ')}`}`;
  };
}

function givenTo(question: Question, given: Answers): string | undefined {
  return (given[question.flag] ?? process.env[question.variable])?.trim();
}

/** Everything that is wrong with what was given, told at once and before anything is started. */
function checkGiven(questions: readonly Question[], given: Answers): void {
  const interactive = process.stdin.isTTY === true;
  const lines = questions.flatMap((question) => {
    const value = givenTo(question, given);
    if (value === undefined) return interactive || question.usual ? [] : [`--${question.flag} is missing: ${question.ask.toLowerCase()}.`];
    const fault = question.fault(value);
    return fault === null ? [] : [`--${question.flag}: ${fault}.`];
  });
  if (lines.length > 0) throw new Mistakes(lines);
}

async function answersTo(questions: readonly Question[], given: Answers): Promise<Answers> {
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  try {
    let answers: Answers = {};
    for (const question of questions) answers = { ...answers, [question.flag]: givenTo(question, given) ?? (await asked(prompt, question, answers)) };
    return answers;
  } finally {
    prompt.close();
  }
}

async function asked(prompt: Interface, question: Question, before: Answers): Promise<string> {
  const usual = question.usual?.(before) ?? '';
  if (process.stdin.isTTY !== true) return usual;
  question.choices?.forEach((choice, index) => console.log(`  ${String(index + 1).padStart(2)}  ${choice.label}`));
  for (;;) {
    const typed = (await prompt.question(`${question.ask}${question.choices ? ' (number or name)' : ''}${usual ? ` [${usual}]` : ''}: `)).trim();
    const value = chosen(question.choices, typed === '' ? usual : typed);
    const fault = question.fault(value);
    if (fault === null) return value;
    console.log(`${fault}.`);
  }
}

/** The value of a choice from its number, its name or its value. */
function chosen(choices: readonly Choice[] | undefined, typed: string): string {
  const found = choices?.[Number(typed) - 1] ?? choices?.find(({ label, value }) => [label.toLowerCase(), value].includes(typed.toLowerCase()));
  return found?.value ?? typed;
}

async function setUp(database: Database, answers: Answers): Promise<number> {
  const answer = (flag: Question['flag']): string => answers[flag] ?? '';
  const organisation = { name: answer('organisation'), partnership: answer('partnership'), setting: answer('setting'), demonstration: false };
  const id = await createOrganisation(database, organisation);
  const made = await createFirstAdministrator(database, id, { displayName: answer('name'), email: answer('email'), signInName: answer('sign-in-name') });
  if (!made.ok) return complain(made.refusal === 'faults' ? made.faults.map((fault) => fault.message).join('\n') : 'The administrator could not be added.', 1);
  return say(
    `
${organisation.name} is set up. There is nothing in it yet.

Now start Handrail (npm start), go to /set-up and enter:
  Sign-in name   ${answer('sign-in-name').toLowerCase()}
  One-time code  ${made.code}

The code can be used once, within ${SETUP_CODE_DAYS} days, to choose a password. It is not shown again.
Then add people under "People": at least one safeguarding lead, and the head teacher. The administrator sees no concerns.`,
    0,
  );
}

function say(text: string, code: number): number {
  console.log(text);
  return code;
}

function complain(text: string, code: number): number {
  console.error(text);
  return code;
}

try {
  process.exitCode = await main();
} catch (error) {
  const text = error instanceof Error ? error.message : String(error);
  process.exitCode = complain(text, error instanceof Mistakes ? 2 : 1);
}
