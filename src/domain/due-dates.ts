import type { Absence, Answer, Calendar, Day, Reason } from './facts';
import { reason } from './answer';
import { cite, regulation } from './citations';
import { type DayNumber, dayFrom, numberOf } from './civil';
import { shortDay } from './day';
import type { Policy } from './policy';
import { movedByAbsence } from './recommendation-day';
import { type TermSlot, halfWayOf, schoolDayAfter, schoolDaysIn, slotAt } from './terms';
import { lastDayOf, nearestWorkingDay, soonestLastDay } from './working-days';

/** The day a report is due, why, and what may still move it. */
export interface DueDate {
  readonly on: DayNumber;
  readonly because: Reason;
  /** A missing fact that may move the day; null when it is firm. */
  readonly provisional: string | null;
}

interface TermDates {
  readonly calendar: Calendar;
  readonly policy: Policy;
  readonly review: DueDate;
  readonly assessment: DueDate;
}

const kept = new WeakMap<TermSlot, TermDates>();

/** The due dates of a term are the same for every ECT in it, so they are worked out once. */
function datesOf(slot: TermSlot, calendar: Calendar, policy: Policy): TermDates {
  const already = kept.get(slot);
  if (already && already.calendar === calendar && already.policy === policy) return already;
  const { reviewsDueOn, assessmentsDueOn, name } = slot.term;
  const dates = {
    calendar,
    policy,
    review: termDate(slot, reviewsDueOn, policy.reviewsDueDaysBefore, `reviews of ${name}`, calendar, policy),
    assessment: termDate(
      slot,
      assessmentsDueOn,
      policy.assessmentsDueDaysBefore,
      `assessments of ${name}`,
      calendar,
      policy,
    ),
  };
  kept.set(slot, dates);
  return dates;
}

/** When progress reviews of a term are due: the AB's own day, else some days before the term ends. */
export function reviewDue(slot: TermSlot, calendar: Calendar, policy: Policy): DueDate {
  return datesOf(slot, calendar, policy).review;
}

/** When formal assessments of a term are due. */
export function assessmentDue(slot: TermSlot, calendar: Calendar, policy: Policy): DueDate {
  return datesOf(slot, calendar, policy).assessment;
}

function termDate(
  slot: TermSlot,
  own: Day | null,
  daysBefore: number,
  what: string,
  calendar: Calendar,
  policy: Policy,
): DueDate {
  if (own !== null && numberOf(own) >= slot.starts && numberOf(own) <= slot.until) {
    const says = `The Terms sheet makes ${what} due on ${shortDay(own)}.`;
    return { on: numberOf(own), because: reason(says, [], [`term ${slot.term.name}`]), provisional: null };
  }
  const due = workingDay(Math.max(slot.starts, slot.ends - daysBefore), 'before', calendar, policy);
  const says = `Settings make ${what} due ${daysBefore} days before the term ends.`;
  const misplaced =
    own === null
      ? null
      : `The day the Terms sheet gives for ${what}, ${shortDay(own)}, is not in that term. Correct it.`;
  return {
    on: due.on,
    because: reason(says, [], [`term ${slot.term.name} ends ${shortDay(slot.term.endsOn)}`]),
    provisional: misplaced ?? due.provisional,
  };
}

/** An ECT who started after half-way has the first review by half-way through the next term (2.49). */
export function halfWayDue(slot: TermSlot, calendar: Calendar, policy: Policy): DueDate {
  const due = workingDay(halfWayOf(slot), 'before', calendar, policy);
  const says = 'Who starts after half-way through a term has a review by half-way through the next.';
  return { ...due, because: reason(says, [cite('2.49')], [`term ${slot.term.name}`]) };
}

/** An interim assessment is due on the last working day that there is for it, up to a day (2.62). */
export const interimDue = (last: DayNumber, calendar: Calendar, policy: Policy): DueDate =>
  dueBy(last, IN_TERM, calendar, policy);

export const IN_TERM = reason('It is due on the last working day in term.', [cite('2.62')]);

/** The last working day on or before a day. */
export function dueBy(on: DayNumber, because: Reason, calendar: Calendar, policy: Policy): DueDate {
  return { ...workingDay(on, 'before', calendar, policy), because };
}

/**
 * The final assessment goes with the head's recommendation, within 10 working days beginning with completion, so where
 * induction is complete well before the term's day for assessments, it is due sooner.
 */
export function finalDue(
  slot: TermSlot,
  completedOn: DayNumber,
  calendar: Calendar,
  policy: Policy,
): DueDate {
  const byTerm = assessmentDue(slot, calendar, policy);
  const days = policy.daysAfterCompletion;
  const byLaw = withinDays(completedOn, calendar, policy);
  if (byLaw.on >= byTerm.on) return byTerm;
  const says = `Induction is complete on ${shortDay(dayFrom(completedOn))}: the recommendation is due within ${days} working days beginning with it.`;
  return {
    on: byLaw.on,
    because: reason(says, [regulation('11(3)'), cite('2.61')]),
    provisional: byTerm.provisional ?? byLaw.provisional,
  };
}

/** The day from which a final assessment can be made, but for leave and what is agreed late. */
export const finalOpens = (
  slot: TermSlot,
  completedOn: DayNumber,
  calendar: Calendar,
  policy: Policy,
): DayNumber => finalDue(slot, completedOn, calendar, policy).on - policy.opensDaysBefore;

/** The day by which a recommendation is due of an ECT who was away meanwhile: the one that its clock has. */
export function recommendedBy(
  absences: readonly Absence[],
  completedOn: DayNumber,
  calendar: Calendar,
  policy: Policy,
): Omit<DueDate, 'because'> {
  const byLaw = withinDays(completedOn, calendar, policy);
  const moved = movedByAbsence(absences, dayFrom(completedOn), dayFrom(byLaw.on), calendar, policy);
  return moved === null ? byLaw : fromAnswer(moved.lastDay, byLaw.on);
}

/** Where the bank holidays are not known, no later than the law can have it. */
function withinDays(from: DayNumber, calendar: Calendar, { daysAfterCompletion: days, nation }: Policy) {
  const last = lastDayOf(days, 'beginning with', dayFrom(from), calendar, nation);
  return fromAnswer(last, soonestLastDay(days, from));
}

/**
 * A reduction or an extension may be agreed when the term's day for assessments is near or past. Then there are as many
 * working days to make the assessment from the day it was agreed as there are from completion: the guidance sets none.
 * @param why what was agreed, with its paragraphs.
 */
export function afterAgreed(
  due: DueDate,
  agreedOn: Day,
  { cites, facts }: Reason,
  calendar: Calendar,
  policy: Policy,
): DueDate {
  const days = policy.daysAfterCompletion;
  const least = withinDays(numberOf(agreedOn), calendar, policy);
  if (due.on >= least.on) return due;
  const says = `It was agreed on ${shortDay(agreedOn)}, so it is due ${days} working days beginning with it.`;
  return { ...least, because: reason(says, [...cites, regulation('11(3)')], facts) };
}

/** The n-th school day from a day on, over as many terms as it takes; null where the terms stop or one is missing. */
export function schoolDayFrom(slots: readonly TermSlot[], from: DayNumber, n: number): DayNumber | null {
  let left = n;
  for (let slot = slotAt(slots, from); slot !== null; slot = slotAt(slots, slot.until + 1)) {
    const within = schoolDaysIn(slot, from, slot.ends);
    if (within >= left) return schoolDayAfter(slot, from, left);
    left -= within;
  }
  return null;
}

/** The day itself when it is a working day, else the nearest one; the day as it is, provisionally, when not known. */
export function workingDay(
  on: DayNumber,
  toward: 'before' | 'after',
  calendar: Calendar,
  policy: Policy,
): Omit<DueDate, 'because'> {
  return fromAnswer(nearestWorkingDay(dayFrom(on), toward, calendar, policy.nation), on);
}

function fromAnswer(answer: Answer<Day>, otherwise: DayNumber): Omit<DueDate, 'because'> {
  return answer.known
    ? { on: numberOf(answer.value), provisional: null }
    : { on: otherwise, provisional: answer.unknown };
}
