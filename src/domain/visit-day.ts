import { counted } from './counted';
import { numberOf } from './civil';
import { addDays, addYears, daysBetween, shortDay, weekdayOf } from './day';
import type { Calendar, Day } from './facts';
import { isHoliday } from './holiday-week';
import { slotsOf } from './terms';
import { folded } from './who';
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
  const ahead = daysBetween(today, on);
  return [
    ...nobodyThere(on, urn, calendar),
    ...(isFarOff(on, today) ? [`${shortDay(on)} is more than a year away.`] : []),
    ...(ahead < noticeDays
      ? [`${shortDay(on)} is ${spellAhead(ahead)}, and Visit notice days gives a school ${noticeDays}.`]
      : []),
  ];
}

/** Who makes a visit, and when. */
interface Arranged {
  readonly urn: string;
  readonly school: string | null;
  readonly plannedFor: Day | null;
  readonly visitor: string | null;
  readonly companion: string | null;
  readonly closedOn: Day | null;
}

/** Who of a visit's visitors is expected at another school on its day, in sentences. */
export const elsewhereOn = (on: Day, visit: Arranged, visits: readonly Arranged[]): readonly string[] =>
  visits
    .filter(({ urn, plannedFor, closedOn }) => plannedFor === on && urn !== visit.urn && closedOn === null)
    .flatMap((other) => {
      const there = new Set(visitorsOf(other).map(folded));
      return visitorsOf(visit)
        .filter((name) => there.has(folded(name)))
        .map((name) => `${name} visits ${other.school ?? other.urn} on ${shortDay(on)} too.`);
    });

const visitorsOf = ({ visitor, companion }: Arranged): readonly string[] =>
  [visitor, companion].flatMap((name) => name ?? []);

/** Why nobody teaches at a school on a day. */
function nobodyThere(on: Day, urn: string, calendar: Calendar): readonly string[] {
  const area = calendar.areas?.get(urn) ?? null;
  const bankHoliday = calendar.bankHolidays.find(({ day, nation }) => day === on && nation === HOME);
  return [
    ...(weekdayOf(on) > 5 ? [`${shortDay(on)} is at a weekend.`] : []),
    ...(bankHoliday === undefined ? [] : [`${shortDay(on)} is a bank holiday: ${bankHoliday.title}.`]),
    ...(isHoliday(slotsOf(calendar, area), numberOf(on))
      ? [`${shortDay(on)} is in the school holidays${area === null ? '' : ` (${area})`}.`]
      : []),
  ];
}

/**
 * By when a school can have sent what it is asked for: the last school day of so many days from `asked`, or, where that
 * leaves less than half of them, the first school day after them.
 */
export function schoolDayWithin(days: number, asked: Day, urn: string, calendar: Calendar): Day {
  const schoolDay = (on: Day, step: 1 | -1): Day =>
    nobodyThere(on, urn, calendar).length === 0 ? on : schoolDay(addDays(on, step), step);
  const last = schoolDay(addDays(asked, days), -1);
  return 2 * daysBetween(asked, last) >= days ? last : schoolDay(addDays(asked, days), 1);
}

/** A visit is arranged within the year: what lies further off is a slip of the pen, most likely. */
export const isFarOff = (on: Day, today: Day): boolean => on > addYears(today, 1);

const spellAhead = (days: number): string => (days === 0 ? 'today' : `${counted(days, 'day')} ahead`);
