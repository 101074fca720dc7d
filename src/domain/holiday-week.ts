import type { Calendar, Day } from './facts';
import { type DayNumber, numberOf } from './civil';
import { addDays, weekdayOf } from './day';
import { slotsOf, type TermSlot } from './terms';

/**
 * Whether a day lies in the holidays between or inside terms, half-terms among them. One before the first term that is
 * known, or behind the last, is not taken for one.
 */
export const isHoliday = (slots: readonly TermSlot[], day: DayNumber): boolean =>
  slots.some(({ starts, ends, until, halfTerm }) =>
    halfTerm !== null && day >= halfTerm[0] && day <= halfTerm[1] && day >= starts
      ? true
      : day > ends && day <= until,
  );

/** Whether the Monday to Friday of a day's week lie wholly in the holidays of an area. */
export function isHolidayWeek(calendar: Pick<Calendar, 'terms'>, area: string | null, today: Day): boolean {
  const monday = numberOf(addDays(today, 1 - weekdayOf(today)));
  const slots = slotsOf(calendar, area);
  return [0, 1, 2, 3, 4].every((after) => isHoliday(slots, monday + after));
}
