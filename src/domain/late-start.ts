import type { Calendar } from './facts';
import { reviewDue } from './due-dates';
import type { Policy } from './policy';
import type { ReportingTerm } from './milestones';
import type { TermServed } from './reporting-terms';
import { slotsFor } from './stints';
import { halfWayOf, slotAt } from './terms';

/** A start after half-way, or on or after the day reviews are due, leaves no review for that term (2.49). */
export function startsTooLate(term: TermServed, calendar: Calendar, policy: Policy): boolean {
  if (term.from <= term.slot.starts) return false;
  const due = reviewDue(term.slot, calendar, policy).on;
  return due <= term.from || (term.startsPost && term.from > halfWayOf(term.slot));
}

/**
 * Whether a term is the one after a start too late for a review, so that its own is due by half-way (2.49). The post may have
 * started under another AB, which leaves us no term of it.
 */
export function followsLateStart(
  term: TermServed,
  before: ReportingTerm | undefined,
  calendar: Calendar,
  policy: Policy,
): boolean {
  const { slot, stint, spell, startsPost } = term;
  if (before?.spell === spell) return before.milestone === null && startsTooLate(before, calendar, policy);
  if (startsPost || before?.stint === stint) return false;
  const first = slotAt(slotsFor(stint, calendar), stint.startedOn);
  return (
    first?.place === slot.place - 1 && stint.startedOn > halfWayOf(first) && term.from <= halfWayOf(slot)
  );
}
