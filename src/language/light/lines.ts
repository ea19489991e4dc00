/** Wordings of a manual as lines of the small checker. */
import type { LanguageSource, PatternSource } from '../model.ts';
import type { Choice, Step, Way } from '../pattern.ts';
import { remembered } from '../remembered.ts';
import { saidOf } from '../said.ts';
import { SequenceMaker } from '../sequences.ts';
import { Vocabulary } from '../vocabulary.ts';
import type { LightKind, LightPattern } from './model.ts';

/** One way through a wording. */
export interface Line {
  readonly pattern: LightPattern;
  readonly steps: readonly Step[];
  /** The marks after the last step. */
  readonly marks: Way['marks'];
}

export interface Lines {
  readonly kinds: readonly LightKind[];
  readonly lines: readonly Line[];
}

/** Every way through every wording that the small checker can tell: not those that need another wording, an age or a sign. */
export function everyLine(language: LanguageSource): Lines {
  const { words, patterns, principles } = language;
  const maker = new SequenceMaker(words, new Vocabulary(words));
  const whyOf = new Map(principles.map(({ id, text }) => [id, text]));
  const said = saidOf(language);
  const kinds: LightKind[] = [];
  const places = new Map<string, number>();
  const placeOf = ({ group, kind, principle, source }: PatternSource): number =>
    remembered(places, [group, kind, principle, source].join(' '), () => kinds.push({ group, kind, why: whyOf.get(principle) ?? '', principle: said.get(principle) ?? principle, source: said.get(source) ?? source }) - 1);
  const lines = patterns.filter(isSimple).flatMap((pattern) => {
    const { id, about, evenDenied, write, find } = pattern;
    const own: LightPattern = { id, kind: placeOf(pattern), ofChild: about === 'child', evenDenied, write, find: '' };
    return find.flatMap((wording) => maker.waysThrough(wording).map(({ steps, marks }): Line => ({ pattern: own, steps, marks })));
  });
  return { kinds, lines };
}

function isSimple({ needs, age, introduced }: PatternSource): boolean {
  return needs.length === 0 && age === null && !introduced;
}

const SIGNS = { forms: '', exact: '=', group: '@' } as const;

export function writtenChoice(choice: Choice): string {
  return SIGNS[choice.kind] + (choice.kind === 'group' ? choice.name : choice.word);
}

/** A line as the small checker reads it. @param isKept whether a choice of a step stays */
export function writtenLine({ steps, marks }: Line, isKept: (step: number, choice: number) => boolean = () => true): string {
  return steps.map(({ choices, gap, marks: before }, step) => {
    const after = steps[step + 1]?.marks ?? marks;
    const kept = new Set(choices.filter((_, choice) => isKept(step, choice)).map(writtenChoice));
    return `${step > 0 && before.includes('<') ? '<' : ''}${gap || ''}${[...kept].toSorted().join('|')}${step + 1 < steps.length && after.includes('>') ? '>' : ''}`;
  }).join(' ');
}

const STEP = /^(<?\d?)(.*?)(>?)$/u;

/** Lines that differ in the words of one step become one. */
export function joinedLines(lines: readonly string[]): readonly string[] {
  const joined: string[][] = [];
  for (const steps of lines.map((line) => line.split(' '))) {
    const alike = joined.find((other) => differInOneStep(other, steps));
    const at = alike?.findIndex((step, index) => step !== steps[index]) ?? -1;
    if (alike) alike[at] = joinedStep(alike[at] ?? '', steps[at] ?? '');
    else joined.push(steps);
  }
  return joined.map((steps) => steps.join(' ')).toSorted();
}

function differInOneStep(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((step, index) => marksOf(step) === marksOf(other[index] ?? '')) && one.filter((step, index) => step !== other[index]).length === 1;
}

function joinedStep(one: string, other: string): string {
  const [, open = '', words = '', close = ''] = STEP.exec(one) ?? [];
  return open + [...new Set([...words.split('|'), ...(STEP.exec(other)?.[2] ?? '').split('|')])].toSorted().join('|') + close;
}

function marksOf(step: string): string {
  const [, open = '', , close = ''] = STEP.exec(step) ?? [];
  return `${open} ${close}`;
}
