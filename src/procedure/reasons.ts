import type { Answer, Because } from './model.ts';
import { hasBit } from './evaluate.ts';
import { findSupport } from './support.ts';
import type { Tables } from './tables.ts';

/**
 * Reasons that were given before. From a rule the way leads through the answers on which it rests, one after the other, to
 * the reason: equal answers give the very same, frozen reason, so that most plans make no new ones.
 */
export interface Remembered {
  because: Because | null;
  next: Map<number, Remembered> | null;
}

/** So many places are remembered for one set of tables; after that, reasons are made anew each time. */
const mostRemembered = 20_000;

/** Answer codes take the lower bits of a way mark, the question the upper ones. */
const codes = 1 << 20;

/** A rule's part in a plan: the rule, the answers that made its condition come out as it did, and what it cites. */
export function reasonOf(tables: Tables, rule: number): Because {
  const { scratch } = tables;
  const given = scratch.because[rule];
  if (given) return given;
  findSupport(tables, tables.ruleNow[rule] ?? 0);
  const place = findPlace(tables, rule);
  const because = place?.because ?? makeReason(tables, rule);
  if (place?.because === null) place.because = because;
  scratch.because[rule] = because;
  return because;
}

/** Where the reason is remembered; null where an answer has no code, as a date has none, or no place is left. */
function findPlace(tables: Tables, rule: number): Remembered | null {
  const { support, codeOf, remembered } = tables.scratch;
  let place = remembered[rule] ?? null;
  for (let word = 0; word < tables.factWords; word++) {
    for (let rest = support[word] ?? 0; rest !== 0 && place !== null; rest &= rest - 1) {
      const fact = word * 32 + 31 - Math.clz32(rest & -rest);
      const code = shownCode(tables, fact, codeOf[fact] ?? 0);
      place = code < 0 ? null : stepOn(tables, place, fact * codes + code);
    }
  }
  return place;
}

/** What is ruled out is shown as “no”, so it shares the place of that answer. */
function shownCode({ scratch }: Tables, fact: number, code: number): number {
  return code === 0 && scratch.machine.ruledOut[fact] === 1 ? codeOfNo : code;
}

/** Yes-no questions have the values yes and no, in this order. */
const codeOfNo = 2;

function stepOn({ scratch }: Tables, place: Remembered, mark: number): Remembered | null {
  const known = place.next?.get(mark);
  if (known) return known;
  if (scratch.places >= mostRemembered) return null;
  scratch.places++;
  const made: Remembered = { because: null, next: null };
  place.next ??= new Map();
  place.next.set(mark, made);
  return made;
}

function makeReason(tables: Tables, index: number): Because {
  const rule = tables.rules[index];
  if (!rule) throw new Error(`there is no rule ${index}`);
  const answers: Record<string, Answer> = {};
  const { support, given, machine } = tables.scratch;
  tables.facts.forEach(({ fact }, at) => {
    if (hasBit(support, at)) answers[fact.id] = given[at] ?? (machine.ruledOut[at] === 1 ? 'no' : 'unknown');
  });
  return Object.freeze({ rule: rule.id, answers: Object.freeze(answers), cites: rule.cites });
}
