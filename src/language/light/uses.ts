/** How lines are used in texts: with which of their words they stood there, and whether that was to be flagged. */
import { OwnWords } from '../quotes.ts';
import { remembered } from '../remembered.ts';
import { hitsIn } from './find.ts';
import type { LightChecker } from './find.ts';
import { writtenChoice } from './lines.ts';
import type { Line } from './lines.ts';
import type { LightKind } from './model.ts';
import { wordsOf } from './words.ts';

/** A text in which some words should be flagged. */
export interface Example {
  readonly text: string;
  readonly flags: readonly { readonly start: number; readonly end: number; readonly group: string }[];
}

export interface Use {
  /** The place of the line. */
  readonly line: number;
  /** Of each step the place of its choice. */
  readonly choices: readonly number[];
  /** Flags that it met, as numbers that count over all texts. */
  readonly met: Set<number>;
  /** Texts in which it flagged what is not to be flagged. */
  readonly wrong: Set<number>;
}

export interface Seen {
  readonly uses: readonly Use[];
  /** How often each word stood in the texts, by its number. */
  readonly times: ReadonlyMap<number, number>;
}

/** @param checker one with exactly these lines */
export function usesIn(examples: readonly Example[], checker: LightChecker, lines: readonly Line[], kinds: readonly LightKind[]): Seen {
  const uses = new Map<string, Use>();
  const times = new Map<number, number>();
  const choiceOf = choiceFinder(checker);
  let flagsBefore = 0;
  for (const [example, { text, flags }] of examples.entries()) {
    const words = wordsOf(text, checker.lexicon);
    for (const number of words.number.subarray(0, words.count)) times.set(number, (times.get(number) ?? 0) + 1);
    const own = new OwnWords(text);
    for (const { sequence, at } of hitsIn(checker, words)) {
      const [start, end] = [words.start[at[sequence.first] ?? 0] ?? 0, words.end[at[sequence.last] ?? 0] ?? 0];
      const line = lines[sequence.place];
      if (own.hold(start) || !line) continue;
      const choices = line.steps.map(({ choices: ways }, step) => ways.findIndex((choice) => choiceOf(choice).has(words.number[at[step] ?? 0] ?? 0)));
      const use = remembered(uses, `${sequence.place} ${choices.join()}`, () => ({ line: sequence.place, choices, met: new Set<number>(), wrong: new Set<number>() }));
      const over = Array.from(flags.entries()).filter(([, flag]) => flag.start < end && start < flag.end);
      if (over.length === 0) use.wrong.add(example);
      for (const [place, { group }] of over) if (group === kinds[line.pattern.kind]?.group) use.met.add(flagsBefore + place);
    }
    flagsBefore += flags.length;
  }
  return { uses: [...uses.values()], times };
}

function choiceFinder({ lexicon }: LightChecker): (choice: Line['steps'][number]['choices'][number]) => ReadonlySet<number> {
  const known = new Map<string, ReadonlySet<number>>();
  return (choice) => remembered(known, writtenChoice(choice), () => new Set(lexicon.numbersOf(writtenChoice(choice))));
}
