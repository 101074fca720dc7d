import { addYears, plainDay } from './day';
import type { Day, InductionPeriod } from './facts';
import { whyTooEarly } from './likely-day';

/** The longest anybody arranges ahead: induction at a fifth of full time takes ten years (2.36). */
const YEARS_AHEAD = 10;

/** Why nobody can mean a day they tell of on another; null when they can. */
export function whyUnlikely(on: Day, when: 'past' | 'ahead', toldOn: Day): string | null {
  const early = whyTooEarly(on);
  if (early !== null) return early;
  if (when === 'past') return on > toldOn ? 'Enter a day that has been.' : null;
  return on > addYears(toldOn, YEARS_AHEAD)
    ? `Check the year. ${plainDay(on)} is more than ${YEARS_AHEAD} years away.`
    : null;
}

/** Why nothing of an induction can have happened on a day: its posts had not begun, or were over. Null when it can. */
export function whyOutside(
  on: Day,
  periods: readonly Pick<InductionPeriod, 'startedOn' | 'finishedOn'>[],
): string | null {
  const [first] = periods.map(({ startedOn }) => startedOn).sort();
  if (first === undefined) return null;
  if (on < first) return `Check the day. Induction began after it, on ${plainDay(first)}.`;
  const ends = periods.flatMap(({ finishedOn }) => finishedOn ?? []).sort();
  const last = ends.length < periods.length ? undefined : ends[ends.length - 1];
  return last !== undefined && on > last
    ? `Check the day. The last induction period ended before it, on ${plainDay(last)}.`
    : null;
}
