import type { Absence, Answer, Calendar, Career, Day, Fraction, Reason } from './facts';
import { known, reason, unknown } from './answer';
import { isExempt } from './absence-kinds';
import { cite, regulation } from './citations';
import { numberOf } from './civil';
import { compare, fraction } from './fraction';
import { PART_NAMES, absenceReason, partOn } from './induction';
import { type Course, type Milestone, type Part, courseOf } from './parts';
import type { Policy } from './policy';
import { sumBetween } from './walk';

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
    ...byTheOtherReading(course, begun, policy),
    ...idleOf(course),
  ];
  return doubt ? unknown(doubt.says, ...because) : known(parts, ...because);
}

/** Absence in the part of induction that a day falls in. */
export function absenceOn(career: Career, calendar: Calendar, policy: Policy, on: Day): Answer<PartAbsence> {
  const course = courseOf(career, calendar, policy, on);
  if (course.ledger.unknown !== null) return unknown(course.ledger.unknown);
  const part = partOn(course, numberOf(on));
  if (part === undefined) return unknown('Induction is complete, so no limit of absence applies.');
  const doubt = course.ledger.doubts.find(({ from }) => partOn(course, from) === part);
  const held = partAbsence(part, policy);
  const said = absenceReason(part, policy);
  return doubt ? unknown(doubt.says, said) : known(held, said);
}

/** The absence an ECT is away on by a day, if any; of several, the one that lasts longest from there. */
export function absentOn(absences: Career['absences'], on: Day): Career['absences'][number] | null {
  let longest: Career['absences'][number] | null = null;
  for (const absence of absences) {
    if (absence.from > on || (absence.until !== null && absence.until < on)) continue;
    if (longest === null || lastsLonger(absence, longest)) longest = absence;
  }
  return longest;
}

function lastsLonger(one: Absence, other: Absence): boolean {
  if (one.until === other.until) return one.id < other.id;
  return one.until === null || (other.until !== null && one.until > other.until);
}

/** Is the ECT on leave during which no assessment may be made (3.7)? */
export function onExemptLeave(absences: Career['absences'], on: Day, policy: Policy): boolean {
  const absence = absentOn(absences, on);
  return absence !== null && isExempt(absence, policy);
}

function hasBegun(part: Part, { ledger }: Course, asAt: Day): boolean {
  const stretch = ledger.stretches[part.from.at];
  return stretch !== undefined && stretch.from <= numberOf(asAt);
}

function partAbsence(part: Part, policy: Policy): PartAbsence {
  const { ends, absentForLimit, reachesLimit, extendedBy, extendedByChoice } = part;
  const limit = policy.absenceDaysThatExtend;
  return { part: ends, days: absentForLimit, limit, reachesLimit, extendedBy, extendedByChoice };
}

/** Where the two readings of half-days part on whether the limit is reached, both are named. */
function byTheOtherReading({ ledger }: Course, parts: readonly Part[], policy: Policy): readonly Reason[] {
  const limit = fraction(policy.absenceDaysThatExtend);
  return parts
    .filter((part) => {
      const totalled = sumBetween(ledger.stretches, part.from, part.end, ({ absent }) => absent);
      return compare(totalled, limit) < 0 && compare(part.absentForLimit, limit) >= 0;
    })
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
