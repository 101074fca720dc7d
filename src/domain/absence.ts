import type { Absence, Answer, Calendar, Career, Day, Fraction } from './facts';
import { known, unknown } from './answer';
import { isAwayOn, isExempt } from './absence-kinds';
import { numberOf } from './civil';
import { absenceReason, doubtBeforeEnd, partOn } from './induction';
import { type Milestone, type Part, courseOf } from './parts';
import type { Policy } from './policy';

/** Absence in one part of induction, set against the limit. */
export interface PartAbsence {
  readonly part: Milestone;
  /** Days that count towards the limit. */
  readonly days: Fraction;
  readonly limit: number;
  readonly reachesLimit: boolean;
  /** Days by which the part is extended: all of the absence, or none; and of exempt leave as the ECT chose. */
  readonly extendedBy: Fraction;
  readonly extendedByChoice: Fraction;
}

/** Absence in the part of induction that a day falls in. */
export function absenceOn(career: Career, calendar: Calendar, policy: Policy, on: Day): Answer<PartAbsence> {
  const course = courseOf(career, calendar, policy, on);
  if (course.ledger.unknown !== null) return unknown(course.ledger.unknown);
  const part = partOn(course, numberOf(on));
  if (part === undefined)
    return unknown(doubtBeforeEnd(course)?.says ?? 'Induction is complete, so no limit of absence applies.');
  const doubt = course.ledger.doubts.find(({ from }) => partOn(course, from) === part);
  const held = partAbsence(part, policy);
  const said = absenceReason(part, policy);
  return doubt ? unknown(doubt.says, said) : known(held, said);
}

/** The absence an ECT is away on by a day, if any; of several, the one that lasts longest from there. */
export const absentOn = (absences: Career['absences'], on: Day): Absence | null =>
  absences.filter((one) => isAwayOn(one, on)).sort(longestFirst)[0] ?? null;

function longestFirst(one: Absence, other: Absence): number {
  const [until, others] = [one.until ?? '9', other.until ?? '9'];
  return (until === others ? one.id < other.id : until > others) ? -1 : 1;
}

/** Is the ECT on leave during which no assessment may be made, whatever else they are away for (3.7)? */
export const onExemptLeave = (absences: Career['absences'], on: Day, policy: Policy): boolean =>
  absences.some((one) => isAwayOn(one, on) && isExempt(one, policy));

/** A part's absence as the rules see it. */
export function partAbsence(part: Part, policy: Policy): PartAbsence {
  const { ends, absentForLimit, reachesLimit, extendedBy, extendedByChoice } = part;
  const limit = policy.absenceDaysThatExtend;
  return { part: ends, days: absentForLimit, limit, reachesLimit, extendedBy, extendedByChoice };
}
