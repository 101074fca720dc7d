import type { Calendar, Day, Fraction, InductionPeriod } from './facts';
import { type DayNumber, numberOf } from './civil';
import { ZERO, add, compare, fraction } from './fraction';
import type { Policy } from './policy';
import {
  LONGEST_HOLIDAY_DAYS,
  type TermSlot,
  placeOf,
  schoolDaysIn,
  slotAt,
  slotsBetween,
  slotsOf,
} from './terms';

/** Open ends lie here until the calendar stops them. */
export const FOREVER: DayNumber = numberOf('2199-12-31' as InductionPeriod['startedOn']);

/** Employment without a break: a change of hours, of contract or of the school's own number does not end it. */
export interface Stint {
  readonly urn: string | null;
  readonly periods: readonly InductionPeriod[];
  /** The first day as the register has it. */
  readonly startedOn: DayNumber;
  /** The first day that counts: the term's first where the start is within the days of grace. */
  readonly countsFrom: DayNumber;
  readonly until: DayNumber;
  /** Calendar terms it lasts, whatever its hours; as far as the Terms sheet reaches. */
  readonly lasts: Fraction;
  /** False when it ends before the shortest post that counts (2.33). */
  readonly counts: boolean;
}

/** Rows in order of their start, so that the order of entry changes nothing. */
export function inOrder(periods: readonly InductionPeriod[]): readonly InductionPeriod[] {
  return [...periods].sort((one, other) => (one.startedOn + one.id < other.startedOn + other.id ? -1 : 1));
}

/** Whether we assure a period: others do theirs, and hold what was counted of it (2.75). */
export const isOurs = ({
  otherAb,
  countedTerms,
}: Pick<InductionPeriod, 'otherAb' | 'countedTerms'>): boolean => otherAb === null && countedTerms === null;

/** The periods in force on a day, in order of their start. */
export const heldOn = (periods: readonly InductionPeriod[], on: Day): readonly InductionPeriod[] =>
  inOrder(periods).filter((period) => period.startedOn <= on && lastServed(period, periods) >= numberOf(on));

/**
 * The posts of a career in order of their start.
 * @param qtsOn no day before it is served (2.10), so no term that it falls in is given whole; null where it is not known.
 */
export function stintsOf(
  periods: readonly InductionPeriod[],
  qtsOn: Day | null,
  calendar: Calendar,
  policy: Policy,
): readonly Stint[] {
  const groups: InductionPeriod[][] = [];
  for (const period of inOrder(periods)) {
    const slots = slotsFor(period, calendar);
    const before = groups.find((group) => isNext(lastOf(group), period, slots));
    if (before) before.push(period);
    else groups.push([period]);
  }
  const stints = groups.map((group) => {
    const others = groups.filter((one) => one !== group).map(lastOf);
    return stintOf(group, lastServed(lastOf(group), periods), others.map(endOf), qtsOn, calendar, policy);
  });
  return policy.shortestPostAppliesTo === 'each post' ? stints : afterTheFirst(stints);
}

function lastOf(group: readonly InductionPeriod[]): InductionPeriod {
  return group[group.length - 1] as InductionPeriod;
}

/** The terms that a period's school follows. */
export function slotsFor(period: Pick<InductionPeriod, 'urn'>, calendar: Calendar): readonly TermSlot[] {
  const area = period.urn === null ? undefined : calendar.areas?.get(period.urn);
  return slotsOf(calendar, area ?? null);
}

export function endOf(period: Pick<InductionPeriod, 'finishedOn'>): DayNumber {
  return period.finishedOn === null ? FOREVER : numberOf(period.finishedOn);
}

/**
 * The last day served in a period. Where another begins on the very day it ends, as the DfE's service lets it, that day is
 * the next one's: none is served twice.
 */
export function lastServed(period: InductionPeriod, periods: readonly InductionPeriod[]): DayNumber {
  const { startedOn, finishedOn } = period;
  const isNext = finishedOn !== startedOn && periods.some((other) => other.startedOn === finishedOn);
  return endOf(period) - (isNext ? 1 : 0);
}

/**
 * Same school, or the same employment under another URN, and no school day lies between the end of the one and the start of
 * the other.
 */
function isNext(last: InductionPeriod, next: InductionPeriod, slots: readonly TermSlot[]): boolean {
  if ((last.urn !== next.urn && next.samePost !== 'yes') || last.finishedOn === null) return false;
  const [ended, started] = [numberOf(last.finishedOn), numberOf(next.startedOn)];
  // A longer time is a break, whatever the Terms sheet knows of it.
  return started - ended <= LONGEST_HOLIDAY_DAYS && schoolDaysOf(slots, ended + 1, started - 1) === 0;
}

/** School days from one day to another over all terms. */
export function schoolDaysOf(slots: readonly TermSlot[], from: DayNumber, until: DayNumber): number {
  return slotsBetween(slots, from, until).reduce((days, slot) => days + schoolDaysIn(slot, from, until), 0);
}

function stintOf(
  periods: readonly InductionPeriod[],
  until: DayNumber,
  otherEnds: readonly DayNumber[],
  qtsOn: Day | null,
  calendar: Calendar,
  policy: Policy,
): Stint {
  const first = periods[0] as InductionPeriod;
  const slots = slotsFor(first, calendar);
  const startedOn = numberOf(first.startedOn);
  const countsFrom = graceful(slots, startedOn, otherEnds, qtsOn, policy.startGraceDays);
  const known = lastKnown(slots, startedOn);
  const lasts = termsLasted(slots, countsFrom, Math.min(until, known));
  // A post that outlasts the Terms sheet is given the benefit of what is not known.
  const counts = compare(lasts, policy.shortestPost) >= 0 || until > known;
  return { urn: first.urn, periods, startedOn, countsFrom, until, lasts, counts };
}

/**
 * The term's first day when few enough of its school days are missed by starting on a day, else the day itself. After
 * a post that ended in those very days it is the day itself: no day is served twice. So it is where QTS came after the term's
 * first day, for none is served before it (2.10).
 */
function graceful(
  slots: readonly TermSlot[],
  startedOn: DayNumber,
  otherEnds: readonly DayNumber[],
  qtsOn: Day | null,
  graceDays: number,
): DayNumber {
  const slot = slotAt(slots, startedOn);
  if (slot === null || startedOn > slot.ends) return startedOn;
  if (qtsOn !== null && numberOf(qtsOn) > slot.starts) return startedOn;
  if (otherEnds.some((end) => end >= slot.starts && end <= startedOn)) return startedOn;
  return schoolDaysIn(slot, slot.starts, startedOn - 1) <= graceDays ? slot.starts : startedOn;
}

/** The last day that the terms reach, without a gap, from a day on; the day itself where they do not reach it. */
export function lastKnown(slots: readonly TermSlot[], from: DayNumber): DayNumber {
  const place = placeOf(slots, from);
  return place < 0 ? from : (slots.slice(place).find(({ stops }) => stops !== null)?.until ?? from);
}

function termsLasted(slots: readonly TermSlot[], from: DayNumber, until: DayNumber): Fraction {
  return slotsBetween(slots, from, until)
    .map((slot) => fraction(schoolDaysIn(slot, from, until), slot.schoolDays))
    .reduce(add, ZERO);
}

/** Once one post has lasted long enough, here or where its terms were counted, any length of a later one counts. */
function afterTheFirst(stints: readonly Stint[]): readonly Stint[] {
  const first = stints.findIndex(
    (stint) => stint.counts || stint.periods.some((period) => period.countedTerms !== null),
  );
  return first < 0 ? stints : stints.map((stint, at) => (at > first ? { ...stint, counts: true } : stint));
}
