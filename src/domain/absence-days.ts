import { isExempt, whyImpossible } from './absence-kinds';
import { type DayNumber, dayFrom, numberOf, weekdaysBetween } from './civil';
import { shortDay } from './day';
import type { Absence, Career, Fraction, InductionPeriod } from './facts';
import {
  ONE,
  add,
  ceiling,
  compare,
  countOf,
  fraction,
  max,
  min,
  multiply,
  spellFraction,
  sum,
} from './fraction';
import type { Policy } from './policy';
import { lastServed } from './stints';

/**
 * Why an absence has more days than can have been contracted (3.6), alone or with a row of the same days: the end of a
 * sentence about it; null where it can be so.
 */
export function whyTooMany(
  absence: Absence,
  { absences, periods }: Pick<Career, 'absences' | 'periods'>,
  policy: Policy,
): string | null {
  if (whyImpossible(absence) !== null) return null;
  const alone = tooMany([absence], periods, policy);
  if (alone !== null) return `has ${alone}. Correct the days, or the FTE of that time.`;
  for (const other of absences) {
    if (other.id === absence.id || !sharesDays(absence, other) || whyImpossible(other) !== null) continue;
    const both = tooMany([absence, other], periods, policy);
    if (both !== null)
      return `shares days with ${other.id}: together they have ${both}. Correct one, or delete it.`;
    if (isCopy(absence, other)) return `is the same as ${other.id}. Delete one, or correct its days.`;
  }
  return null;
}

/** The same days of the same kind once more; but a day may be missed in two halves. */
const isCopy = (one: Absence, other: Absence): boolean =>
  one.from !== one.until &&
  (['from', 'until', 'kind'] as const).every((key) => one[key] === other[key]) &&
  one.days?.n === other.days?.n &&
  one.days?.d === other.days?.d;

const sharesDays = (one: Absence, other: Absence): boolean =>
  (other.until === null || one.from <= other.until) && (one.until === null || other.from <= one.until);

function tooMany(
  rows: readonly Absence[],
  periods: readonly InductionPeriod[],
  policy: Policy,
): string | null {
  const ends = rows.flatMap(({ until }) => (until === null ? [] : [numberOf(until)]));
  if (ends.length === 0) return null;
  const from = Math.min(...rows.map((row) => numberOf(row.from)));
  const until = Math.max(...ends);
  const fte = mostHeld(from, until, periods);
  const most = mostContracted(from, until, fte);
  // Statutory leave is one stretch: days nobody counted are all that were contracted.
  const days = rows.flatMap((row) => {
    if (row.days !== null) return [row.days];
    if (!isExempt(row, policy)) return [];
    return [mostContracted(numberOf(row.from), row.until === null ? until : numberOf(row.until), fte)];
  });
  const all = sum(days);
  if (days.length < rows.length || compare(all, most) <= 0) return null;
  return `${countOf(all, 'day')}, and at FTE ${spellFraction(fte)} no more than ${countOf(most, 'day')} can be contracted from ${shortDay(dayFrom(from))} to ${shortDay(dayFrom(until))}`;
}

/** The largest share of full time held on any day between two; full time where no post is known. */
function mostHeld(from: DayNumber, until: DayNumber, periods: readonly InductionPeriod[]): Fraction {
  const held = periods
    .map((one) => ({ fte: one.fte, from: numberOf(one.startedOn), until: lastServed(one, periods) }))
    .filter((one) => one.from <= until && one.until >= from);
  const shares = held.map(({ from: start }) => {
    const on = Math.max(from, start);
    return sum(held.filter((one) => one.from <= on && one.until >= on).map(({ fte }) => fte));
  });
  return shares.length === 0 ? ONE : shares.reduce(max);
}

/**
 * The most days that are contracted from one day to another: the share of full time over each fortnight, for hours may
 * differ from week to week, and of what is left as much as fits.
 */
function mostContracted(from: DayNumber, until: DayNumber, fte: Fraction): Fraction {
  const weekdays = weekdaysBetween(from, until);
  const share = multiply(fte, fraction(10));
  const whole = multiply(share, fraction(Math.floor(weekdays / 10)));
  return fraction(ceiling(add(whole, min(fraction(weekdays % 10), share))));
}
