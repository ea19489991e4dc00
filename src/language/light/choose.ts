/** Chooses the wordings of the small checker: of all ways through the wordings of a manual those that find most in texts for their length. */
import type { LanguageSource } from '../model.ts';
import { remembered } from '../remembered.ts';
import { createLightChecker } from './find.ts';
import type { LightChecker } from './find.ts';
import { everyLine, joinedLines, writtenChoice, writtenLine } from './lines.ts';
import type { Line } from './lines.ts';
import { ASKED_GROUPS } from './model.ts';
import type { LightPattern, LightWordings } from './model.ts';
import { usesIn } from './uses.ts';
import type { Example, Seen, Use } from './uses.ts';

/** Compressed, a letter of a wording takes about this much of a byte, a line and what is said of a pattern so many bytes. */
const PER_LETTER = 0.3;
const PER_LINE = 1.5;
const PER_PATTERN = 20;
/** So many findings are outweighed by a wrong one. */
const OUTWEIGHS = 1.3;
/** Members of groups that stand in texts less often are left out. */
const LEAST_TIMES = 30;

/**
 * Looks at which wordings matter in texts, and then chooses.
 * @param examples texts to learn from
 * @returns what is chosen for so many bytes, about, once it is compressed
 */
export function choosing(language: LanguageSource, examples: readonly Example[]): (bytes: number) => LightWordings {
  const { kinds, lines } = everyLine(language);
  const groups = groupsOf(language);
  const { irregular } = language.words;
  const checker = createLightChecker({ groups, irregular, kinds, patterns: lines.map((line) => ({ ...line.pattern, find: writtenLine(line) })) });
  const seen = usesIn(examples, checker, lines, kinds);
  const usual = usualGroups(groups, seen, checker);
  return (bytes) => {
    const patterns = patternsOf(lines, mostForLeast(lines, seen.uses, bytes));
    return { groups: groupsNamed(usual, patterns), irregular: irregularIn(irregular, patterns), kinds, patterns };
  };
}

/** The groups of a manual without their phrases, which are spelt out where they are named. */
function groupsOf({ words }: LanguageSource): Readonly<Record<string, string>> {
  const { child = [], adult = [] } = words.groups;
  const filler = [...words.fillers, 'a', 'an', 'the'].map((word) => `=${word.replace('=', '')}`);
  const groups = { ...words.groups, filler, child: [...child, '@subject'], adult: [...adult, '@thing'] };
  return Object.fromEntries(Object.entries(groups).map(([name, members]) => [name, members.filter((member) => member.startsWith('@') || !/[ -]/u.test(member)).join(' ')]));
}

/** Takes the use that finds most for its bytes, over and over. One that shares a line or a pattern with what was taken before costs less. @returns of each line that is used, its choices as “step choice” */
function mostForLeast(lines: readonly Line[], uses: readonly Use[], bytes: number): ReadonlyMap<number, ReadonlySet<string>> {
  const kept = new Map<number, Set<string>>();
  const patterns = new Set<string>();
  const [met, wrong] = [new Set<number>(), new Set<number>()];
  const idOf = ({ line }: Use): string => lines[line]?.pattern.id ?? '';
  const lengthOf = ({ line }: Use, step: number, choice: number): number => {
    const written = lines[line]?.steps[step]?.choices[choice];
    return written ? writtenChoice(written).length + 1 : 0;
  };
  const cost = (use: Use): number => {
    const own = kept.get(use.line);
    const letters = use.choices.reduce((sum, choice, step) => sum + (own?.has(`${step} ${choice}`) ? 0 : lengthOf(use, step, choice)), 0);
    return 0.1 + letters * PER_LETTER + (own ? 0 : PER_LINE) + (patterns.has(idOf(use)) ? 0 : PER_PATTERN);
  };
  const gain = (use: Use): number => use.met.difference(met).size - OUTWEIGHS * use.wrong.difference(wrong).size;
  const next = bestFirst(uses.filter(({ met: own }) => own.size > 0), (use) => gain(use) / cost(use));
  for (let [use, spent] = [next(), 0]; use && spent < bytes; use = next()) {
    spent += cost(use);
    const own = remembered(kept, use.line, () => new Set<string>());
    for (const [step, choice] of use.choices.entries()) own.add(`${step} ${choice}`);
    patterns.add(idOf(use));
    for (const flag of use.met) met.add(flag);
    for (const text of use.wrong) wrong.add(text);
  }
  return kept;
}

/** Gives things by their worth, the best first, while it is above nought. @param worth falls while others are taken, or rises a little: it is asked for anew only where a thing would be the next */
function bestFirst<Thing>(things: readonly Thing[], worth: (thing: Thing) => number): () => Thing | null {
  const rows = things.map((thing) => ({ thing, worth: worth(thing) })).toSorted((one, other) => one.worth - other.worth);
  return () => {
    for (let row = rows.pop(); row; row = rows.pop()) {
      const now = worth(row.thing);
      if (now <= 0) continue;
      if (now >= (rows.at(-1)?.worth ?? 0)) return row.thing;
      rows.splice(placeFor(rows, now), 0, { thing: row.thing, worth: now });
    }
    return null;
  };
}

function placeFor(rows: readonly { readonly worth: number }[], worth: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.worth ?? 0) < worth) low = middle + 1;
    else high = middle;
  }
  return low;
}

function patternsOf(lines: readonly Line[], kept: ReadonlyMap<number, ReadonlySet<string>>): readonly LightPattern[] {
  const used = Array.from(kept, ([place, choices]) => ({ line: lines[place], choices })).flatMap(({ line, choices }) => (line ? [{ pattern: line.pattern, find: writtenLine(line, (step, choice) => choices.has(`${step} ${choice}`)) }] : []));
  return Array.from(Map.groupBy(used, ({ pattern }) => pattern), ([pattern, own]) => ({ ...pattern, find: joinedLines(own.map(({ find }) => find)).join('\n') }));
}

/** Groups without the members that texts seldom hold. */
function usualGroups(groups: Readonly<Record<string, string>>, { times }: Seen, { lexicon }: LightChecker): Readonly<Record<string, string>> {
  const timesOf = (member: string): number => lexicon.numbersOf(member).reduce((sum, number) => sum + (times.get(number) ?? 0), 0);
  return Object.fromEntries(Object.entries(groups).map(([name, members]) => [name, members.split(' ').filter((member) => member.startsWith('@') || timesOf(member) >= LEAST_TIMES).join(' ')]));
}

/** The groups that the small checker or its wordings name, and those that these name. */
function groupsNamed(groups: Readonly<Record<string, string>>, patterns: readonly LightPattern[]): Readonly<Record<string, string>> {
  const named: Record<string, string> = {};
  const open = [...ASKED_GROUPS.map((name) => `@${name}`), ...patterns.map(({ find }) => find)];
  for (let text = open.pop(); text !== undefined; text = open.pop()) {
    for (const [, name = ''] of text.matchAll(/@([a-z-]+)/gu)) {
      const members = groups[name];
      if (members === undefined || Object.hasOwn(named, name)) continue;
      named[name] = members;
      open.push(members);
    }
  }
  return named;
}

function irregularIn(irregular: LightWordings['irregular'], patterns: readonly LightPattern[]): LightWordings['irregular'] {
  const words = new Set(patterns.flatMap(({ find }) => find.split(/[^\p{L}=]+/u)));
  return Object.fromEntries(Object.entries(irregular).filter(([word, forms]) => forms.length > 0 && words.has(word)));
}
