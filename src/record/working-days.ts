/** Working days in England: Monday to Friday without the bank holidays. Pure. */
import type { PlainDate } from '../procedure/index.ts';

const DAY_MS = 86_400_000;

/** The calendar date so many days later. */
export function daysLater(date: PlainDate, days: number): PlainDate {
  return new Date(Date.parse(`${date}T12:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** How many calendar days pass until so many working days are over; the day itself is not counted. */
export function calendarDaysFor(workingDays: number, from: PlainDate): number {
  let days = 0;
  for (let left = workingDays; left > 0; ) {
    days += 1;
    if (isWorkingDay(daysLater(from, days))) left -= 1;
  }
  return days;
}

/** True for Monday to Friday, except on a bank holiday. */
export function isWorkingDay(date: PlainDate): boolean {
  return !isWeekend(date) && !bankHolidays(Number(date.slice(0, 4))).includes(date);
}

/** Proclaimed for one year only (https://www.gov.uk/bank-holidays). In 2020 the early May holiday was moved to a Friday. */
const ONCE: Readonly<Record<number, readonly PlainDate[]>> = {
  2020: ['2020-05-08'], 2022: ['2022-06-02', '2022-06-03', '2022-09-19'], 2023: ['2023-05-08'],
};
const MOVED: readonly PlainDate[] = ['2020-05-04', '2022-05-30'];

/** The bank holidays of England and Wales in a year, in order. One that is proclaimed later has to be added to `ONCE`. */
export function bankHolidays(year: number): readonly PlainDate[] {
  const easter = easterSunday(year);
  const christmas = nextFree(`${year}-12-25`);
  const usual = [
    nextFree(`${year}-01-01`), daysLater(easter, -2), daysLater(easter, 1), firstMonday(`${year}-05-01`), firstMonday(`${year}-05-25`), firstMonday(`${year}-08-25`), christmas, nextFree(daysLater(christmas, 1)),
  ];
  return [...usual.filter((date) => !MOVED.includes(date)), ...(ONCE[year] ?? [])].toSorted();
}

const weekday = (date: PlainDate): number => new Date(`${date}T12:00:00Z`).getUTCDay();
const isWeekend = (date: PlainDate): boolean => weekday(date) % 6 === 0;

function nextFree(date: PlainDate): PlainDate {
  return isWeekend(date) ? nextFree(daysLater(date, 1)) : date;
}

function firstMonday(from: PlainDate): PlainDate {
  return daysLater(from, (8 - weekday(from)) % 7);
}

/** Easter of the Gregorian calendar (the rule of Meeus, Jones and Butcher). */
function easterSunday(year: number): PlainDate {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const correction = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const moon = epact - Math.floor(epact / 28) * (1 - Math.floor(29 / (epact + 1)) * Math.floor((21 - golden) / 11));
  const day = moon - ((year + Math.floor(year / 4) + moon + 2 - century + Math.floor(century / 4)) % 7);
  return daysLater(`${year}-03-28`, day);
}
