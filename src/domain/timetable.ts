import type { Answer, Calendar, Career, Day } from './facts';
import { known, reason, unknown } from './answer';
import { cite, regulation } from './citations';
import { numberOf } from './civil';
import { compare } from './fraction';
import { partOn, termsServed } from './induction';
import { courseOf } from './parts';
import type { Policy } from './policy';

/**
 * The most an ECT may teach on a day, as a percentage of a main-range teacher's timetable: 90 in the first part of
 * induction, 95 in the second, planning time apart (2.20, 2.21).
 */
export function timetableLimit(career: Career, on: Day, calendar: Calendar, policy: Policy): Answer<number> {
  const part = partOn(courseOf(career, calendar, policy, on), numberOf(on));
  const served = termsServed(career, on, calendar, policy);
  if (!served.known) return unknown(served.unknown);
  const first = part?.ends === 'first' || compare(served.value.terms, policy.termsInFirstPart) < 0;
  const limit = first ? policy.timetableFirstPart : policy.timetableSecondPart;
  const says = `In the ${first ? 'first' : 'second'} part of induction an ECT teaches at most ${limit}% of a timetable.`;
  return known(limit, reason(says, [cite('2.20'), ...(first ? [regulation('10(4)')] : [])]));
}
