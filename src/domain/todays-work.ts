import { isoWeekOf } from './day';
import type { Absence, Day } from './facts';
import { isOverdue, isToWrite, waitsForReturn, type Dated } from './reports-so-far';

/** The lists of an office's day. One rule for the Desk, the sidebar and what is reminded of. */
export const WORK = ['toReview', 'overdue', 'dueThisWeek', 'waiting', 'returned'] as const;
export type Work = (typeof WORK)[number];

/**
 * The lists a report is on; it can be on more than one. Nothing that waits for an ECT's return from leave is on a list of
 * what somebody should do now.
 * @param absences those of the report's ECT.
 */
export function workOf(
  report: Dated,
  absences: readonly Pick<Absence, 'from' | 'until'>[],
  today: Day,
): readonly Work[] {
  const { state, dueOn } = report;
  const rests = waitsForReturn(report, absences, today);
  const isOn: { readonly [work in Work]: boolean } = {
    toReview: state === 'submitted',
    overdue: isOverdue(report, absences, today),
    dueThisWeek: isToWrite(state) && !rests && dueOn >= today && isoWeekOf(dueOn) === isoWeekOf(today),
    waiting: (state === 'with ECT' || state === 'signing') && !rests,
    returned: state === 'returned' && !rests,
  };
  return WORK.filter((work) => isOn[work]);
}
