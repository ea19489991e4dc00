import type { Condition, Edition, Law, LawPart, PlainDate, PlannedLaw } from './model.ts';
import { begunBy, dayAfter } from './dates.ts';
import type { Literal } from './program.ts';

/** The question whose answer decides which law is shown. */
export const dayOfTheAct = 'happened-on';

/** A law as it stands between two dates on which some law changes; null where it is not in force. */
interface Period {
  readonly known: readonly (PlannedLaw | null)[];
  /** As `known`, with a word that the law of today is shown because the day of the act is not known. */
  readonly today: readonly (PlannedLaw | null)[];
}

export interface LawTable {
  readonly when: readonly Literal[];
  /** Whether the day of the act can change what is shown of this law. */
  readonly dated: readonly boolean[];
  readonly period: (day: PlainDate) => Period;
}

/** Lays the law out by period. */
export function lawTable(edition: Edition, literal: (when: Condition) => Literal): LawTable {
  const dates = new Set<PlainDate>();
  for (const { parts } of edition.law) for (const date of parts.flatMap(boundaries)) dates.add(date);
  const starts = [...dates].toSorted();
  const made = new Map<number, Period>();
  return {
    when: edition.law.map(({ when }) => literal(when)),
    dated: edition.law.map(({ parts }) => parts.flatMap(boundaries).length > 0),
    period: (day) => {
      const index = begunBy(starts, day);
      const period = made.get(index) ?? periodOn(edition, day);
      made.set(index, period);
      return period;
    },
  };
}

function boundaries(part: LawPart): PlainDate[] {
  if (part.from === null) return [];
  return part.to === null ? [part.from] : [part.from, dayAfter(part.to)];
}

function periodOn(edition: Edition, day: PlainDate): Period {
  return {
    known: edition.law.map((law) => showLaw(law, day, '')),
    today: edition.law.map((law) => showLaw(law, day, 'The law of today is shown, because it is not known on which day it happened.')),
  };
}

/** The parts of a law that are in force on a day. A part without a confirmed date is in force on none. */
export function partsInForce(law: Law, day: PlainDate): readonly LawPart[] {
  return law.parts.filter(({ from, to }) => from !== null && from <= day && (to === null || day <= to));
}

function showLaw(law: Law, day: PlainDate, remark: string): PlannedLaw | null {
  const parts = partsInForce(law, day);
  if (parts.length === 0) return null;
  const confirm = parts.some(({ state }) => state === 'check') ? 'To be confirmed.' : '';
  const why = [law.why, ...parts.map(({ summary }) => summary), confirm, remark].filter((text) => text !== '').join(' ');
  const section = [...new Set(parts.map((part) => part.section))].join('; ');
  return Object.freeze({ id: law.id, statute: law.statute, section, inForce: true, why });
}
