import type { PlainDate } from './model.ts';

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text is a calendar date that exists, `YYYY-MM-DD`. */
export function isPlainDate(text: string): boolean {
  const found = shape.exec(text);
  if (!found) return false;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The next calendar day. The date must be one that exists. */
export function dayAfter(date: PlainDate): PlainDate {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  if (day < daysIn(year, month)) return join(year, month, day + 1);
  return month < 12 ? join(year, month + 1, 1) : join(year + 1, 1, 1);
}

function join(year: number, month: number, day: number): PlainDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** How many of some dates, sorted from the earliest, are on or before a day. */
export function begunBy(sorted: readonly PlainDate[], day: PlainDate): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? '') <= day) from = middle + 1;
    else to = middle;
  }
  return from;
}
