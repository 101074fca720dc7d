import type { Adjustment, Day, Ect } from './facts';

/**
 * The row of an ECT holds the last of each event: what is older than the decision or the step it would follow belongs to
 * an earlier decision, and says nothing of this one. The day, or null where it does not speak of what came on `from`.
 */
export const since = (on: Day | null | undefined, from: Day): Day | null => (on && on >= from ? on : null);

/**
 * The day of the decision that stands: the outcome, else the last extension agreed; null before any.
 * @param extensions those that have effect.
 */
export function decidedLast(ect: Ect, extensions: readonly Adjustment[]): Day | null {
  if (ect.outcome !== null) return ect.outcomeOn;
  return extensions.reduce<Day | null>(
    (last, { agreedOn }) => (last === null || agreedOn > last ? agreedOn : last),
    ect.outcomeOn,
  );
}
