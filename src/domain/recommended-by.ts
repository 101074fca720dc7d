import type { Absence, Answer, Calendar, Day } from './facts';
import { absentOn } from './absence';
import { numberOf, weekdaysBetween } from './civil';
import { addDays } from './day';
import type { Policy } from './policy';
import { lastDayOf } from './working-days';

/** Working days for the headteacher's recommendation, beginning with completion (reg 11(3)). */
export const DAYS_TO_RECOMMEND = 10;

/** The last day for a recommendation, and the day it is counted from. */
export interface RecommendedBy {
  readonly startsOn: Day;
  readonly by: Answer<Day>;
  /** What it waits for; where that has not ended, nobody knows by when. Null: counted from completion. */
  readonly absence: Absence | null;
}

/**
 * By when the headteacher recommends an outcome. Where the ECT was away at completion, or is when the time ends, no
 * assessment is made meanwhile (2.56, 3.7): after the return there are as many working days as the absence took weekdays,
 * up to the whole time. Who is back in time moves nothing.
 */
export function recommendedBy(
  completedOn: Day,
  absences: readonly Absence[],
  calendar: Calendar,
  { nation }: Pick<Policy, 'nation'>,
): RecommendedBy {
  const counted = (days: number, startsOn: Day, absence: Absence | null): RecommendedBy => ({
    startsOn,
    by: lastDayOf(days, 'beginning with', startsOn, calendar, nation),
    absence,
  });
  const after = (absence: Absence): RecommendedBy => {
    const back = addDays(absence.until ?? absence.from, 1);
    const took = weekdaysBetween(numberOf(absence.from), numberOf(back) - 1);
    return counted(Math.max(1, Math.min(DAYS_TO_RECOMMEND, took)), back, absence);
  };
  let found = counted(DAYS_TO_RECOMMEND, completedOn, null);
  for (;;) {
    const { startsOn, by } = found;
    if (!by.known) return found;
    const away = [absentOn(absences, startsOn), absentOn(absences, by.value)].flatMap((one) => one ?? []);
    const open = away.find(({ until }) => until === null);
    if (open) return { ...found, absence: open };
    const later = away.map(after).find((one) => !one.by.known || one.by.value > by.value);
    if (later === undefined) return found;
    found = later;
  }
}
