import type { Day } from './facts';
import {
  FIRST_YEAR,
  LAST_YEAR,
  MONTHS,
  WEEKDAYS,
  civil,
  dateOf,
  dayFrom,
  daysInMonth,
  isReal,
  monthOf,
  numberFrom,
  numberOf,
  weekdayOfNumber,
  yearOf,
} from './civil';

export {
  type DayNumber,
  FIRST_YEAR,
  LAST_YEAR,
  dateOf,
  dayFrom,
  monthOf,
  numberOf,
  weekdaysBetween,
  yearOf,
} from './civil';
export { isDay, readDay } from './read-day';

/** The day that some text names in the register's own form, or null: "2027-02-29" names none. */
export function parseDay(text: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const year = yearOf(text);
  const month = monthOf(text);
  return year >= FIRST_YEAR && year <= LAST_YEAR && isReal(year, month, dateOf(text)) ? (text as Day) : null;
}

/** The day, where the text is known to name one; throws otherwise. For constants and examples, never for input. */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === null) throw new Error(`"${text}" is not a day. Write it as 2026-09-01.`);
  return parsed;
}

export function addDays(from: Day, days: number): Day {
  return dayFrom(numberOf(from) + days);
}

/** The same date some years on. 29 February becomes 28 February in a common year. */
export function addYears(from: Day, years: number): Day {
  const year = yearOf(from) + years;
  const month = monthOf(from);
  return dayFrom(numberFrom(year, month, Math.min(dateOf(from), daysInMonth(year, month))));
}

/** How many days later `later` is; negative when it is earlier. */
export function daysBetween(earlier: Day, later: Day): number {
  return numberOf(later) - numberOf(earlier);
}

export function laterOf(one: Day, other: Day): Day {
  return one >= other ? one : other;
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(it: Day): number {
  return weekdayOfNumber(numberOf(it));
}

/** The ISO week, "2026-W49": weeks begin on Monday, and the first holds 4 January. */
export function isoWeekOf(it: Day): string {
  const thursday = numberOf(it) - weekdayOf(it) + 4;
  const { year } = civil(thursday);
  return `${year}-W${two(Math.floor((thursday - numberFrom(year, 1, 1)) / 7) + 1)}`;
}

/** The year in which the school year of a day began: 2026 for December 2026 and for July 2027. */
export function septemberBefore(it: Day): number {
  return monthOf(it) >= 9 ? yearOf(it) : yearOf(it) - 1;
}

/** "Friday 12 December 2026". */
export function spellDay(it: Day): string {
  return `${WEEKDAYS[weekdayOf(it) - 1]} ${plainDay(it)}`;
}

/** "Monday 7 December 2026, 14:05", of an instant; the day alone where somebody typed no more. */
export function spellInstant(at: string): string {
  return [spellDay(at.slice(0, 10) as Day), at.slice(11, 16)].filter((part) => part !== '').join(', ');
}

/** "12 December 2026". */
export function plainDay(it: Day): string {
  return `${dateOf(it)} ${MONTHS[monthOf(it) - 1]} ${yearOf(it)}`;
}

/** "12 Dec 2026". */
export function shortDay(it: Day): string {
  return `${dateOf(it)} ${MONTHS[monthOf(it) - 1]?.slice(0, 3)} ${yearOf(it)}`;
}

function two(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
