import { absentOn } from './absence';
import { known } from './answer';
import { type DayNumber, numberOf, weekdaysBetween } from './civil';
import { addDays } from './day';
import { since } from './earlier-decision';
import type { Absence, Answer, Calendar, Day } from './facts';
import type { Policy } from './policy';
import { FOREVER } from './stints';
import { lastDayOf } from './working-days';

/** Working days for the headteacher's recommendation, beginning with completion (reg 11(3)). */
export const DAYS_TO_RECOMMEND = 10;

/**
 * The final assessment meeting that was held by a day; of an induction that was extended, one since then (3.8).
 * @param extendedOn when the last extension was agreed; null where the meeting is of the first completion.
 */
export function meetingHeld(
  finalMeetingOn: Day | null | undefined,
  extendedOn: Day | null,
  asAt: Day,
): Day | null {
  if (!finalMeetingOn || finalMeetingOn > asAt) return null;
  return extendedOn === null ? finalMeetingOn : since(finalMeetingOn, extendedOn);
}

/** Absences whose return a school can wait for: not those that outlast the post there. */
export const backInPost = (absences: readonly Absence[], postUntil: DayNumber): readonly Absence[] =>
  absences.filter(({ until }) => postUntil === FOREVER || (until !== null && numberOf(until) < postUntil));

/** The absence that the recommendation waits for last, and its last day then. */
export interface MovedByAbsence {
  /** One with no end yet holds the recommendation up altogether: the last day is then the one so far. */
  readonly absence: Absence;
  readonly lastDay: Answer<Day>;
}

/**
 * Where the ECT is away when induction is complete, or when the time to recommend ends, no assessment is made meanwhile
 * (2.56, 3.7): after the return there are as many working days as the absence took weekdays, up to the whole time. Who is
 * back in time moves nothing; who is away again then has not returned.
 * @param absences those the ECT comes back from: see `backInPost`.
 * @param from the day of completion.
 * @param lastDay the last day by the law.
 * @returns null where no absence moves it.
 */
export function movedByAbsence(
  absences: readonly Absence[],
  from: Day,
  lastDay: Day,
  calendar: Calendar,
  policy: Pick<Policy, 'nation'>,
): MovedByAbsence | null {
  const away = [from, lastDay].flatMap((on) => absentOn(absences, on) ?? []);
  const endless = away.find(({ until }) => until === null);
  if (endless) return { absence: endless, lastDay: known(lastDay) };
  for (const absence of away) {
    const until = absence.until ?? absence.from;
    const took = weekdaysBetween(numberOf(absence.from), numberOf(until));
    const days = Math.max(1, Math.min(DAYS_TO_RECOMMEND, took));
    const later = lastDayOf(days, 'after', until, calendar, policy.nation);
    if (later.known && later.value <= lastDay) continue;
    const again = later.known
      ? movedByAbsence(absences, addDays(until, 1), later.value, calendar, policy)
      : null;
    return again ?? { absence, lastDay: later };
  }
  return null;
}
