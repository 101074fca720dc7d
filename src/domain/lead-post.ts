import type { Calendar, Career, Day, InductionPeriod } from './facts';
import { byLead } from './ledger';
import type { Policy } from './policy';
import { endOf, heldOn, inOrder, stintsOf } from './stints';

/*
 * An ECT may serve at several schools at once; one headteacher leads and one school reports (3.14 to 3.16). Whatever shows
 * one post of an ECT shows the lead school's.
 */

/** The post an ECT is in on a day: of several the lead school's. Before a post begins the first to come; null after all. */
export function postOn(
  { ect, periods }: Pick<Career, 'ect' | 'periods'>,
  calendar: Calendar,
  policy: Policy,
  asAt: Day,
): InductionPeriod | null {
  const held = heldOn(periods, asAt);
  if (held.length < 2) return held[0] ?? inOrder(periods).find(({ startedOn }) => startedOn > asAt) ?? null;
  const posts = stintsOf(periods, ect.qtsOn, calendar, policy)
    .flatMap((stint) => stint.periods.map((period) => ({ period, stint })))
    .filter(({ period }) => held.includes(period))
    .sort(byLead);
  // One too short to count reports on nothing (2.33).
  return (posts.find(({ stint }) => stint.counts) ?? posts[0])?.period ?? null;
}

/** The period that ends last, an open one last of all; of those that end together the one that began last. */
export function lastToEnd(periods: readonly InductionPeriod[]): InductionPeriod | null {
  return inOrder(periods).reduce<InductionPeriod | null>(
    (last, period) => (last === null || endOf(period) >= endOf(last) ? period : last),
    null,
  );
}

/** The first day of the first post; null without any. */
export const startOfInduction = (periods: readonly InductionPeriod[]): Day | null =>
  inOrder(periods)[0]?.startedOn ?? null;
