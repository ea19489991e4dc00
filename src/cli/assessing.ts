/** `assess` and `explain`. */
import { assess, explain } from '../procedure/index.ts';
import { londonDate } from '../record/index.ts';
import { formatOf, Mistakes, print, readArgs } from './command.ts';
import type { Command, Exit } from './command.ts';
import { editionAsked, INPUT_FLAGS, inputAsked } from './inputs.ts';
import { explanationText, planText } from './plan-text.ts';

const today = (): string => londonDate(new Date().toISOString());

export const assessCommand: Command = {
  usage: 'assess FILE|- [--partnership ID] [--on DATE] [--edition HASH] [--format text|json]',
  says: 'What must, should and must not be done on these answers, and what to ask next.',
  run: async (args): Promise<Exit> => {
    const given = readArgs(args, INPUT_FLAGS, 1);
    const format = formatOf(given);
    const edition = await editionAsked(given);
    const plan = assess(edition, await inputAsked(edition, given.rest[0], given, today()));
    print(format === 'json' ? JSON.stringify(contractOf(plan), null, 2) : planText(edition, plan));
    return 0;
  },
};

/** The plan with the keys of the contract and no others. */
function contractOf(plan: ReturnType<typeof assess>): unknown {
  const actions = plan.actions.map(({ id, standing, after, deadline, because, pending }) => ({ id, standing, after, deadline, because, pending }));
  return { edition: plan.edition, actions, questions: plan.questions, law: plan.law };
}

export const explainCommand: Command = {
  usage: 'explain FILE|- [ACTION] [--partnership ID] [--on DATE] [--edition HASH] [--format text|json]',
  says: 'Why each step, or one, stands as it does, and the smallest different answer that would change it.',
  run: async (args): Promise<Exit> => {
    const given = readArgs(args, INPUT_FLAGS, 2);
    const format = formatOf(given);
    const edition = await editionAsked(given);
    const explained = explain(edition, await inputAsked(edition, given.rest[0], given, today()), given.rest[1]);
    if (!explained.ok) throw new Mistakes(explained.message);
    print(format === 'json' ? JSON.stringify(explained.explanation, null, 2) : explanationText(edition, explained.explanation));
    return 0;
  },
};
