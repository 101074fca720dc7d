import type { Fraction } from './facts';
import type { DayNumber } from './civil';
import { ONE, ZERO, add, ceiling, compare, divide, fraction, multiply, subtract } from './fraction';
import type { Stretch } from './stretches';
import { schoolDayAfter, schoolDaysIn } from './terms';

/** A place along the stretches of a ledger. */
export interface Place {
  /** The stretch, and how many of its units lie behind. Past the last stretch at the end of the walk. */
  readonly at: number;
  readonly used: Fraction;
  /** Counted terms passed over while days of extension were being served, still to be taken as terms. */
  readonly carried: Fraction;
}

export const START: Place = { at: 0, used: ZERO, carried: ZERO };

/** The place at which a number of FTE terms more are served; null when the stretches end first. */
export function onByTerms(stretches: readonly Stretch[], from: Place, terms: Fraction): Place | null {
  if (compare(from.carried, terms) >= 0) return { ...from, carried: subtract(from.carried, terms) };
  let left = subtract(terms, from.carried);
  let used = from.used;
  for (let at = from.at; at < stretches.length; at += 1) {
    const { units, termsPerUnit } = stretches[at] as Stretch;
    const needed = divide(left, termsPerUnit);
    const there = add(used, needed);
    if (compare(there, units) <= 0) return { at, used: there, carried: ZERO };
    left = subtract(left, multiply(subtract(units, used), termsPerUnit));
    used = ZERO;
  }
  return null;
}

/** Which absence lengthens the time being walked. */
export interface Counting {
  readonly absent: boolean;
}

/**
 * The place at which a number of contracted days more are worked: days absent are not worked, so an absence in the
 * extension lengthens it. Null when the stretches end first.
 */
export function onByDays(
  stretches: readonly Stretch[],
  from: Place,
  days: Fraction,
  counting: Counting,
): Place | null {
  let left = days;
  let { used, carried } = from;
  if (left.n <= 0) return from;
  for (let at = from.at; at < stretches.length; at += 1) {
    const stretch = stretches[at] as Stretch;
    if (stretch.slot === null) {
      carried = add(carried, subtract(stretch.units, used));
    } else {
      const perUnit = subtract(stretch.daysPerUnit, lostPerUnit(stretch, counting));
      const there = perUnit.n > 0 ? add(used, divide(left, perUnit)) : null;
      if (there !== null && compare(there, stretch.units) <= 0) return { at, used: there, carried };
      left = subtract(left, multiply(subtract(stretch.units, used), perUnit));
    }
    used = ZERO;
  }
  return null;
}

/** Days by which a unit of a stretch extends induction. */
export function lostPerUnit({ absent, chosen }: Stretch, counting: Counting): Fraction {
  return counting.absent ? add(absent, chosen) : chosen;
}

/** The sum of something per unit between two places; to the end of the stretches when the second is null. */
export function sumBetween(
  stretches: readonly Stretch[],
  from: Place,
  until: Place | null,
  perUnit: (stretch: Stretch) => Fraction,
): Fraction {
  const last = until === null ? stretches.length - 1 : until.at;
  let total = ZERO;
  for (let at = from.at; at <= last && at < stretches.length; at += 1) {
    const stretch = stretches[at] as Stretch;
    const rate = perUnit(stretch);
    if (rate.n === 0) continue;
    const begun = at === from.at ? from.used : ZERO;
    const ended = until !== null && at === until.at ? until.used : stretch.units;
    if (compare(ended, begun) > 0) total = add(total, multiply(rate, subtract(ended, begun)));
  }
  return total;
}

/** The place reached at the end of a day. */
export function placeOn(stretches: readonly Stretch[], on: DayNumber): Place {
  const at = stretches.findIndex(({ until }) => until > on);
  const { slot, from } = stretches[at] ?? { slot: null, from: on };
  if (at < 0) return { at: stretches.length, used: ZERO, carried: ZERO };
  return { at, used: slot === null ? ZERO : fraction(schoolDaysIn(slot, from, on)), carried: ZERO };
}

/** Where a post that lasts to a day stands on it, in a holiday too; else where the next one’s first school day ends, if there is one. */
export function firstFrom(stretches: readonly Stretch[], on: DayNumber): Place | null {
  const place = placeOn(stretches, on);
  if (place.used.n > 0) return place;
  const before = stretches[place.at - 1];
  if (before?.stint && before.stint.until >= on) return { ...place, at: place.at - 1, used: before.units };
  const at = stretches.findIndex(({ slot }, no) => no >= place.at && slot !== null);
  return at < 0 ? null : { ...place, at, used: ONE };
}

/** Is the one place at or past the other? */
export function isReached(one: Place, other: Place): boolean {
  return one.at === other.at ? compare(one.used, other.used) >= 0 : one.at > other.at;
}

/** The day on which a place within a stretch is reached: a day begun is that day. */
export function dayAt(stretches: readonly Stretch[], { at, used }: Place): DayNumber {
  const { slot, from, until } = stretches[at] as Stretch;
  return slot === null ? until : (schoolDayAfter(slot, from, ceiling(used)) ?? until);
}
