import { clock } from './clocks';
import { numberOf } from './civil';
import { addDays } from './day';
import { finalOpens } from './due-dates';
import type { Calendar, Day } from './facts';
import { type Course, postAtEnd } from './parts';
import type { Policy } from './policy';

/**
 * The day on which a recommendation counts as received, from which the time to decide on it runs. Nobody may decide before
 * completion (2.65), and final assessments are made in the weeks before it: one for which the time would end sooner counts as
 * received on the first day from which it does not (reg 11(5)).
 * @param completesOn the end of induction; null where it is not known.
 * @returns null where it came before the final assessment opened: it is none of an induction about to be complete, and
 * the headteacher recommends anew (2.60, reg 11(3)).
 */
export function receivedFor(
  on: Day,
  completesOn: Day | null,
  course: Course,
  calendar: Calendar,
  policy: Policy,
): Day | null {
  const slot = postAtEnd(course)?.slot ?? null;
  const endsBefore = (from: Day): boolean => {
    const time = clock('decision', from, calendar, policy);
    return completesOn !== null && time.known && time.value.lastDay < completesOn;
  };
  if (!endsBefore(on)) return on;
  if (slot === null || completesOn === null) return null;
  if (numberOf(on) < finalOpens(slot, numberOf(completesOn), calendar, policy)) return null;
  let from = on;
  while (endsBefore(from)) from = addDays(from, 1);
  return from;
}
