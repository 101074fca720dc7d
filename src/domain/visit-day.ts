import { numberOf } from './civil';
import { addYears, daysBetween, shortDay, weekdayOf } from './day';
import type { Calendar, Day } from './facts';
import { isHoliday } from './holiday-week';
import { slotsOf } from './terms';
import { HOME } from './working-days';

/**
 * What speaks against a day for a visit, in sentences: nobody teaches on it, or the school hears of it later than the AB
 * means. Where the calendars do not reach, nothing does.
 * @param noticeDays days of notice the AB gives a school.
 */
export function doubtsAbout(
  on: Day,
  urn: string,
  noticeDays: number,
  calendar: Calendar,
  today: Day,
): readonly string[] {
  const area = calendar.areas?.get(urn) ?? null;
  const bankHoliday = calendar.bankHolidays.find(({ day, nation }) => day === on && nation === HOME);
  const ahead = daysBetween(today, on);
  return [
    ...(weekdayOf(on) > 5 ? [`${shortDay(on)} is at a weekend.`] : []),
    ...(bankHoliday === undefined ? [] : [`${shortDay(on)} is a bank holiday: ${bankHoliday.title}.`]),
    ...(isHoliday(slotsOf(calendar, area), numberOf(on))
      ? [`${shortDay(on)} is in the school holidays${area === null ? '' : ` (${area})`}.`]
      : []),
    ...(isFarOff(on, today) ? [`${shortDay(on)} is more than a year away.`] : []),
    ...(ahead < noticeDays
      ? [`${shortDay(on)} is ${spellAhead(ahead)}, and Visit notice days gives a school ${noticeDays}.`]
      : []),
  ];
}

/** A visit is arranged within the year: what lies further off is a slip of the pen, most likely. */
export const isFarOff = (on: Day, today: Day): boolean => on > addYears(today, 1);

const spellAhead = (days: number): string =>
  days === 0 ? 'today' : `${days} ${days === 1 ? 'day' : 'days'} ahead`;
