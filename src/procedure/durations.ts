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

/** The parameters that hold somewhere: the national one of each id, then that of the partnership where it has its own. */
export type ParameterMap = ReadonlyMap<string, readonly Parameter[]>;

export function parametersOf(national: readonly Parameter[], own: readonly Parameter[]): ParameterMap {
  return new Map(national.map((parameter) => [parameter.id, [parameter, ...own.filter(({ id }) => id === parameter.id)]]));
}

/** What a deadline comes to on a day: a partnership's own value counts from its first day, and only where it is tighter. */
export function dueOn(deadline: Deadline | undefined, parameters: ParameterMap, on: PlainDate): Due {
  if (deadline === null || deadline === undefined) return none;
  if (deadline === 'immediately') return now;
  const [national, ...own] = parameters.get(deadline.parameter) ?? [];
  if (!national) return none;
  const begun = own.filter(({ values }) => values.some(({ from }) => from <= on));
  return begun.map((parameter) => duration(parameter, on)).reduce(tighter, duration(national, on));
}

/** The tighter of two deadlines. */
export function tighter(a: Due, b: Due): Due {
  return b.rank < a.rank ? b : a;
}
