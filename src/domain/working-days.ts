import { counted } from './counted';
import type { Answer, BankHoliday, Calendar, Day, Reason } from './facts';
import { known, reason, unknown } from './answer';
import { type DayNumber, dayFrom, numberOf, weekdayOfNumber, yearOf } from './civil';
import { parseDay, shortDay } from './day';

/*
 * A working day is a Monday to Friday that is no bank holiday. Neither the guidance nor the regulations say so much;
 * school holidays count as working days on the appeals page, so they count here.
 */

type Nation = BankHoliday['nation'];
export const HOME: Nation = 'england-and-wales';

/**
 * Bank holidays a nation has in a plain year. A year with fewer in the table is taken as not complete, so that half a
 * table never yields a date.
 */
const FEWEST: Record<Nation, number> = { 'england-and-wales': 8, scotland: 9, 'northern-ireland': 10 };

interface HolidayTable {
  readonly days: ReadonlyMap<DayNumber, string>;
  readonly years: ReadonlySet<number>;
}

const tables = new WeakMap<readonly BankHoliday[], Map<Nation, HolidayTable>>();

/** The bank holidays of one nation, laid out once per calendar. */
export function holidaysOf({ bankHolidays }: Calendar, nation: Nation): HolidayTable {
  const laidOut = tables.get(bankHolidays) ?? new Map<Nation, HolidayTable>();
  tables.set(bankHolidays, laidOut);
  const already = laidOut.get(nation);
  if (already) return already;
  const days = new Map<DayNumber, string>();
  const perYear = new Map<number, number>();
  for (const holiday of bankHolidays) {
    if (holiday.nation !== nation || parseDay(holiday.day) === null || days.has(numberOf(holiday.day)))
      continue;
    days.set(numberOf(holiday.day), holiday.title);
    const year = yearOf(holiday.day);
    perYear.set(year, (perYear.get(year) ?? 0) + 1);
  }
  const complete = [...perYear].filter(([, count]) => count >= FEWEST[nation]).map(([year]) => year);
  const table = { days, years: new Set(complete) };
  laidOut.set(nation, table);
  return table;
}

/** True, false, or null where the bank holidays of that year are not in the table. Weekends need no table. */
function worksOn(number: DayNumber, table: HolidayTable): boolean | null {
  if (weekdayOfNumber(number) > 5) return false;
  if (table.days.has(number)) return false;
  return table.years.has(yearOf(dayFrom(number))) ? true : null;
}

/** Is it a Monday to Friday and no bank holiday? Unknown for a weekday of a year whose bank holidays are not held. */
export function isWorkingDay(on: Day, calendar: Calendar, nation: Nation = HOME): Answer<boolean> {
  const table = holidaysOf(calendar, nation);
  const number = numberOf(on);
  const works = worksOn(number, table);
  if (works === null) return missingYear(on, nation);
  const holiday = table.days.get(number);
  if (holiday !== undefined) return known(works, reason(`${shortDay(on)} is a bank holiday: ${holiday}.`));
  return known(works, reason(`${shortDay(on)} is ${works ? 'a working day' : 'at a weekend'}.`));
}

/** The day that lies a number of working days after another; before it when the number is negative. */
export function addWorkingDays(
  from: Day,
  days: number,
  calendar: Calendar,
  nation: Nation = HOME,
): Answer<Day> {
  const table = holidaysOf(calendar, nation);
  const step = days < 0 ? -1 : 1;
  let number = numberOf(from);
  for (let left = Math.abs(days); left > 0;) {
    number += step;
    const works = worksOn(number, table);
    if (works === null) return missingYear(dayFrom(number), nation);
    if (works) left -= 1;
  }
  return known(dayFrom(number));
}

/**
 * The last day of a time limit of some working days. "Beginning with" a day makes that day the first when it is a
 * working day (regulation 11); "after" makes the next working day the first. Of the two, "beginning with" ends sooner.
 */
export function lastDayOf(
  days: number,
  way: 'beginning with' | 'after',
  from: Day,
  calendar: Calendar,
  nation: Nation = HOME,
): Answer<Day> {
  if (way === 'after') return addWorkingDays(from, days, calendar, nation);
  return addWorkingDays(dayFrom(numberOf(from) - 1), days, calendar, nation);
}

/** The earliest day a limit beginning with a day can end on: as if no bank holiday fell within it. */
export function soonestLastDay(days: number, from: DayNumber): DayNumber {
  let last = from - 1;
  for (let left = days; left > 0;) if (weekdayOfNumber((last += 1)) <= 5) left -= 1;
  return last;
}

/** Why a time limit ends on its last day: the way of counting, and the bank holidays it left out. */
export function whyLastDay(
  days: number,
  way: 'beginning with' | 'after',
  from: Day,
  last: Day,
  calendar: Calendar,
  nation: Nation = HOME,
): Reason {
  const [first, end] = [numberOf(from), numberOf(last)];
  const left = [...holidaysOf(calendar, nation).days]
    .filter(([number]) => number >= first && number <= end && weekdayOfNumber(number) <= 5)
    .map(([number, title]) => `${shortDay(dayFrom(number))} is a bank holiday: ${title}`);
  const says = `${counted(days, 'working day')} ${way} ${shortDay(from)}. School holidays count; weekends and bank holidays do not.`;
  return reason(says, [], left);
}

/** The day itself when it is a working day, else the last one before it or the first one after it. */
export function nearestWorkingDay(
  on: Day,
  toward: 'before' | 'after',
  calendar: Calendar,
  nation: Nation = HOME,
): Answer<Day> {
  return toward === 'before'
    ? addWorkingDays(dayFrom(numberOf(on) + 1), -1, calendar, nation)
    : addWorkingDays(dayFrom(numberOf(on) - 1), 1, calendar, nation);
}

function missingYear<T>(on: Day, nation: Nation): Answer<T> {
  return unknown(
    `The bank holidays of ${yearOf(on)} are not all in the Bank holidays sheet (${nation}). Add them to work this out.`,
  );
}
