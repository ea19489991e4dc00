import type { Deadline, Parameter, PlainDate } from './model.ts';

const isoUnits: Readonly<Record<string, string>> = { 'working-day': 'D', 'school-day': 'D', day: 'D', year: 'Y', hour: 'H' };
/** About how many hours one unit takes, so that deadlines in different units can be compared. */
const hours: Readonly<Record<string, number>> = { hour: 1, day: 24, 'working-day': 33.6, 'school-day': 46, year: 8766 };

/** A deadline as it stands in a plan, with a rank: the smaller, the tighter. */
export interface Due {
  readonly iso: string | null;
  readonly rank: number;
}

const none: Due = { iso: null, rank: Infinity };
const now: Due = { iso: 'immediately', rank: 0 };

/** The value of a parameter on a day: the last one that began by then, or the first of all. */
export function valueOn(parameter: Parameter, on: PlainDate): number {
  return (parameter.values.findLast(({ from }) => from <= on) ?? parameter.values[0])?.value ?? 0;
}

/** `P1D`, `PT24H`, `P25Y`: working days and school days are days here; the plan's reader knows which they are. */
export function duration(parameter: Parameter, on: PlainDate): Due {
  const value = valueOn(parameter, on);
  const unit = isoUnits[parameter.unit] ?? 'D';
  return { iso: `${unit === 'H' ? 'PT' : 'P'}${value}${unit}`, rank: value * (hours[parameter.unit] ?? 24) };
}

/** What a deadline comes to on a day. */
export function dueOn(deadline: Deadline | undefined, parameters: ReadonlyMap<string, Parameter>, on: PlainDate): Due {
  if (deadline === null || deadline === undefined) return none;
  if (deadline === 'immediately') return now;
  const parameter = parameters.get(deadline.parameter);
  return parameter ? duration(parameter, on) : none;
}

/** The tighter of two deadlines. */
export function tighter(a: Due, b: Due): Due {
  return b.rank < a.rank ? b : a;
}

/** The parameters of an edition as they hold in a partnership, where its own value is used when it is tighter. */
export function parametersOf(national: readonly Parameter[], own: readonly Parameter[]): ReadonlyMap<string, Parameter> {
  const found = new Map(national.map((parameter) => [parameter.id, parameter]));
  for (const parameter of own) {
    const above = found.get(parameter.id);
    found.set(parameter.id, above ? tightest(above, parameter) : parameter);
  }
  return found;
}

/** At each date of either history, the tighter of the two values. */
function tightest(above: Parameter, own: Parameter): Parameter {
  const dates = [...new Set([...above.values, ...own.values].map(({ from }) => from))].toSorted();
  const values = dates.flatMap((from) => {
    const high = above.values.findLast((value) => value.from <= from);
    const low = own.values.findLast((value) => value.from <= from);
    const chosen = !low || (high && high.value <= low.value) ? high : low;
    return chosen ? [{ ...chosen, from }] : [];
  });
  return { ...above, values };
}
