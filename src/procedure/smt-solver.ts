import { reference, yes, type Assignment, type Term, type Terms } from './smt-terms.ts';

/** What the solver said: a case in which all terms hold, that there is none, or that it ran out of time. */
export type Answered = { readonly found: 'case'; readonly values: Assignment } | { readonly found: 'none' } | { readonly found: 'undecided' };

/** One conversation with Z3. Close it, or its threads keep the process alive. */
export interface Solver {
  /** Looks for a case in which all the terms hold together. */
  find(terms: Terms, ...wanted: readonly Term[]): Promise<Answered>;
  close(): Promise<void>;
}

const longestMilliseconds = 60_000;

const stepMilliseconds = 5;
const patienceMilliseconds = 5_000;

/**
 * Waits until no thread works any more, five seconds at most. Z3 keeps a timer of ten minutes for each question until the thread that
 * answered says that it is done. Were the thread ended before it could, the timer would keep the process alive.
 */
export async function untilIdle(threads: { readonly runningWorkers: readonly unknown[] }): Promise<void> {
  for (let waited = 0; threads.runningWorkers.length > 0 && waited < patienceMilliseconds; waited += stepMilliseconds) await new Promise((resolve) => setTimeout(resolve, stepMilliseconds));
}

/**
 * Starts Z3, which takes about half a second and 180 MB. It is given its formulas by a call that returns at once: a text that
 * another thread reads later may have been overwritten by then.
 */
export async function startSolver(): Promise<Solver> {
  const { init, killThreads } = await import('z3-solver');
  const { Z3, em } = await init();
  const context = Z3.mk_context(Z3.mk_config());
  return {
    find: async (terms, ...wanted) => {
      const solver = Z3.mk_solver(context);
      Z3.solver_inc_ref(context, solver);
      Z3.solver_from_string(context, solver, `${terms.commands(wanted)}\n${wanted.filter((term) => term !== yes).map((term) => `(assert ${reference(term)})`).join('')}`);
      const watch = setTimeout(() => Z3.interrupt(context), longestMilliseconds);
      const came = await Z3.solver_check(context, solver).finally(() => clearTimeout(watch));
      const answered: Answered = came === 1 ? { found: 'case', values: readModel(Z3.model_to_string(context, Z3.solver_get_model(context, solver)), terms) } : { found: came === -1 ? 'none' : 'undecided' };
      Z3.solver_dec_ref(context, solver);
      return answered;
    },
    close: async () => {
      await untilIdle(em.PThread);
      await killThreads(em);
    },
  };
}

const pair = /^(.+) -> (true|false|-?\d+|\(- \d+\))$/gmu;

/** What the solver does not name may be anything: it is taken as false, or as nought. */
function readModel(model: string, terms: Terms): Assignment {
  const holds = new Set<string>();
  const numbers = new Map<string, number>(terms.numbers.map((name) => [name, 0]));
  for (const [, name = '', value = ''] of model.matchAll(pair)) {
    if (value === 'true') holds.add(name);
    else if (value !== 'false') numbers.set(name, Number(value.replaceAll(/[()\s]/gu, '')));
  }
  return { holds, numbers };
}
