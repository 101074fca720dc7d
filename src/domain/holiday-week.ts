import type { Calendar, Day } from './facts';
import { numberOf } from './civil';
import { addDays, weekdayOf } from './day';
import { slotsOf } from './terms';

/**
 * Whether the Monday to Friday of a day's week lie wholly in the holidays of an area, half-terms among them. A week before
 * the first term that is known, or behind the last, is not taken for one.
 */
export function isHolidayWeek(calendar: Pick<Calendar, 'terms'>, area: string | null, today: Day): boolean {
  const monday = numberOf(addDays(today, 1 - weekdayOf(today)));
  const slots = slotsOf(calendar, area);
  const days = [0, 1, 2, 3, 4].map((after) => monday + after);
  return days.every((day) =>
    slots.some(({ starts, ends, until, halfTerm }) =>
      halfTerm !== null && day >= halfTerm[0] && day <= halfTerm[1] && day >= starts
        ? true
        : day > ends && day <= until,
    ),
  );
}
