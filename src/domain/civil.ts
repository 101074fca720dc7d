import type { Day } from './facts';

/*
 * Days are text on the outside and whole numbers inside: days since 1 January 1970 of the civil calendar. No `Date` is
 * made, so no time zone and no change of clocks can move one (a local Date at midnight shifts a day west of Greenwich).
 */

/** A day as a whole number, for arithmetic: days since 1 January 1970. */
export type DayNumber = number;

/** Years outside these are slips of the hand, not facts of anyone's induction. */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2199;

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function daysInMonth(year: number, month: number): number {
  return month === 2
    ? isLeapYear(year)
      ? 29
      : 28
    : month === 4 || month === 6 || month === 9 || month === 11
      ? 30
      : 31;
}

export function isReal(year: number, month: number, date: number): boolean {
  return month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month);
}

/** The year of a day, 2026. */
export function yearOf(text: string): number {
  return digit(text, 0) * 1000 + digit(text, 1) * 100 + digit(text, 2) * 10 + digit(text, 3);
}

/** The month of a day, 1 to 12. */
export function monthOf(text: string): number {
  return digit(text, 5) * 10 + digit(text, 6);
}

/** The day of the month, 1 to 31. */
export function dateOf(text: string): number {
  return digit(text, 8) * 10 + digit(text, 9);
}

function digit(text: string, at: number): number {
  return text.charCodeAt(at) - 48;
}

/** Days since 1 January 1970. March-based years put the leap day last, so one formula serves every month. */
export function numberOf(text: Day): DayNumber {
  return numberFrom(yearOf(text), monthOf(text), dateOf(text));
}

export function numberFrom(year: number, month: number, date: number): DayNumber {
  const y = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719468;
}

const spelt = new Map<DayNumber, Day>();

/** The day a number stands for. Spelling is the dear part, so each day is spelt once. */
export function dayFrom(number: DayNumber): Day {
  const already = spelt.get(number);
  if (already !== undefined) return already;
  const { year, month, date } = civil(number);
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}` as Day;
  spelt.set(number, text);
  return text;
}

/** Year, month and day of the month of a numbered day. */
export function civil(number: DayNumber): { year: number; month: number; date: number } {
  const shifted = number + 719468;
  const era = Math.floor(shifted / 146097);
  const ofEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * ofYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const date = ofYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date };
}

function two(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

export function weekdayOfNumber(number: DayNumber): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/** Mondays to Fridays from one day to another, both included; 0 when `until` is before `from`. */
export function weekdaysBetween(from: DayNumber, until: DayNumber): number {
  return until < from ? 0 : weekdaysBefore(until + 1) - weekdaysBefore(from);
}

/** Weekdays in all whole weeks since a Monday long past, plus those of the week begun. */
function weekdaysBefore(number: DayNumber): number {
  const sinceMonday = number + 3 + 7 * 10000;
  return Math.floor(sinceMonday / 7) * 5 + Math.min(sinceMonday % 7, 5);
}

export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
