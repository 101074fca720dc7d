import { type PartAbsence, partAbsence } from './absence';
import { known, reason, unknown } from './answer';
import { cite, regulation } from './citations';
import { numberOf } from './civil';
import type { Answer, Calendar, Career, Day, Reason } from './facts';
import { compare, fraction } from './fraction';
import { PART_NAMES, absenceReason } from './induction';
import { type Course, type Part, courseOf } from './parts';
import type { Policy } from './policy';

/**
 * Absence in each part of induction that has begun, first part first. 30 days or more in a part extend that part by
 * all of them (3.6); exempt leave extends it if the ECT so chooses (3.7).
 */
export function absenceByPart(
  career: Career,
  calendar: Calendar,
  policy: Policy,
  asAt: Day,
): Answer<readonly PartAbsence[]> {
  const course = courseOf(career, calendar, policy, asAt);
  if (course.ledger.unknown !== null) return unknown(course.ledger.unknown);
  const [doubt] = course.ledger.doubts;
  const begun = course.parts.filter((part) => hasBegun(part, course, asAt));
  const parts = begun.map((part) => partAbsence(part, policy));
  const because = [
    ...begun.map((part) => absenceReason(part, policy)),
    ...byTheOtherReading(begun, policy),
    ...idleOf(course),
  ];
  return doubt ? unknown(doubt.says, ...because) : known(parts, ...because);
}

function hasBegun(part: Part, { ledger }: Course, asAt: Day): boolean {
  const stretch = ledger.stretches[part.from.at];
  return stretch !== undefined && stretch.from <= numberOf(asAt);
}

/** Where the two readings of half-days part on whether the limit is reached, both are named. */
function byTheOtherReading(parts: readonly Part[], policy: Policy): readonly Reason[] {
  const limit = fraction(policy.absenceDaysThatExtend);
  return parts
    .filter(({ absent, absentForLimit }) => compare(absent, limit) < 0 && compare(absentForLimit, limit) >= 0)
    .map((part) =>
      reason(
        `Days of absence in ${PART_NAMES[part.ends]} come to ${policy.absenceDaysThatExtend} only if a half-day counts as a day, as the regulations can be read; added up, as the guidance says, not.`,
        [cite('3.6'), regulation('8(1)')],
      ),
    );
}

function idleOf({ ledger }: Course): readonly Reason[] {
  return ledger.idle.map(({ id }) =>
    reason(`Absence ${id} has no school day of service in it, so it changes nothing.`, [], [`absence ${id}`]),
  );
}
