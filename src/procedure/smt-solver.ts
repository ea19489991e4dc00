import { reference, symbol, yes, type Assignment, type Term, type Terms } from './smt-terms.ts';

/** What the solver said: a case in which all terms hold, that there is none, or that it ran out of time. */
export type Answered = { readonly found: 'case'; readonly values: Assignment } | { readonly found: 'none' } | { readonly found: 'undecided' };

/** One conversation with Z3. Close it, or its threads keep the process alive. */
export interface Solver {
  /** Looks for a case in which all the terms hold together. */
  find(terms: Terms, ...wanted: readonly Term[]): Promise<Answered>;
  /** How many times Z3 has been asked. */
  readonly asked: number;
  close(): Promise<void>;
}

const longestMilliseconds = 60_000;

/** Starts Z3, which takes about half a second and 180 MB. */
export async function startSolver(): Promise<Solver> {
  const { init, killThreads } = await import('z3-solver');
  const { Z3, em } = await init();
  const say = async (context: ReturnType<typeof Z3.mk_context>, text: string): Promise<string> => {
    const answer = await Z3.eval_smtlib2_string(context, text);
    if (answer.includes('(error')) throw new Error(`the solver did not understand: ${answer.trim()}`);
    return answer;
  };
  const config = Z3.mk_config();
  const sessions = new WeakMap<Terms, Session>();
  let asked = 0;
  return {
    get asked() {
      return asked;
    },
    find: async (terms, ...wanted) => {
      const session = sessions.get(terms) ?? { context: Z3.mk_context(config), from: 0, declared: new Set<string>() };
      sessions.set(terms, session);
      asked++;
      return ask(terms, wanted, session, (text) => say(session.context, text));
    },
    close: () => killThreads(em),
  };

  interface Session {
    readonly context: ReturnType<typeof Z3.mk_context>;
    from: number;
    readonly declared: Set<string>;
  }
}

interface Told {
  from: number;
  readonly declared: Set<string>;
}

async function ask(terms: Terms, wanted: readonly Term[], told: Told, say: (text: string) => Promise<string>): Promise<Answered> {
  const begin = told.from === 0 ? `(set-option :produce-models true)\n(set-option :timeout ${longestMilliseconds})\n` : '';
  const text = begin + terms.commands(told.from, told.declared);
  told.from = terms.size;
  if (text !== '') await say(text);
  const asserts = wanted.filter((term) => term !== yes).map((term) => `(assert ${reference(term)})`).join('');
  const answer = (await say(`(push)${asserts}(check-sat)`)).trim();
  const values = answer === 'sat' ? readModel(await say(question(terms)), terms) : null;
  await say('(pop)');
  if (values) return { found: 'case', values };
  return { found: answer === 'unsat' ? 'none' : 'undecided' };
}

function question(terms: Terms): string {
  const names = [...terms.booleans, ...terms.numbers];
  return names.length === 0 ? '(get-value (true))' : `(get-value (${names.map(symbol).join(' ')}))`;
}

const pair = /\(\|?([^|()]+?)\|?\s+(true|false|\d+|\(- \d+\))\)/g;

function readModel(answer: string, terms: Terms): Assignment {
  const holds = new Set<string>();
  const numbers = new Map<string, number>();
  for (const [, name = '', value = ''] of answer.matchAll(pair)) {
    if (value === 'true') holds.add(name);
    else if (value !== 'false') numbers.set(name, Number(value.replaceAll(/[()\s]/g, '')));
  }
  for (const name of terms.numbers) if (!numbers.has(name)) throw new Error(`the solver gave no value for ${name}`);
  return { holds, numbers };
}
