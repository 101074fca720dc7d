import { septemberBefore } from './day';
import type { Day } from './facts';

/** The school year a day falls in, "2026/27". It turns on 1 September. */
export function schoolYearOf(it: Day): string {
  return schoolYearFrom(septemberBefore(it));
}

/** The school year that begins in September of a year: 2026 gives "2026/27". */
export function schoolYearFrom(year: number): string {
  return `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
}

/** The September year of "2026/27", or null when the text names no school year. */
export function septemberOf(schoolYear: string): number | null {
  const year = Number(schoolYear.slice(0, 4));
  return Number.isInteger(year) && schoolYearFrom(year) === schoolYear ? year : null;
}
