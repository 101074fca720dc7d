import type { Calendar, Fraction, InductionPeriod } from './facts';
import { type DayNumber, numberOf } from './civil';
import { ONE, ZERO, add, compare, fraction, sum } from './fraction';
import type { Policy } from './policy';
import { type TermSlot, placeOf, schoolDaysIn, slotAt, slotsOf } from './terms';

/** Open ends lie here until the calendar stops them. */
export const FOREVER: DayNumber = numberOf('2199-12-31' as InductionPeriod['startedOn']);

/** Employment at one school without a break: a change of hours or of contract does not end it. */
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

/** The posts of a career in order of their start. */
export function stintsOf(
  periods: readonly InductionPeriod[],
  calendar: Calendar,
  policy: Policy,
): readonly Stint[] {
  const inOrder = [...periods].sort(byStart);
  const groups: InductionPeriod[][] = [];
  for (const period of inOrder) {
    const slots = slotsFor(period, calendar);
    const before = groups.find((group) => isNext(group[group.length - 1], period, slots));
    if (before) before.push(period);
    else groups.push([period]);
  }
  const stints = groups.map((group) => stintOf(group, groups, calendar, policy));
  return policy.shortestPostAppliesTo === 'each post' ? stints : afterTheFirst(stints);
}

/** The terms that a period's school follows. */
export function slotsFor(period: Pick<InductionPeriod, 'urn'>, calendar: Calendar): readonly TermSlot[] {
  const area = period.urn === null ? undefined : calendar.areas?.get(period.urn);
  return slotsOf(calendar, area ?? null);
}

export function endOf(period: Pick<InductionPeriod, 'finishedOn'>): DayNumber {
  return period.finishedOn === null ? FOREVER : numberOf(period.finishedOn);
}

function byStart(one: InductionPeriod, other: InductionPeriod): number {
  if (one.startedOn !== other.startedOn) return one.startedOn < other.startedOn ? -1 : 1;
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}

/** Same school, and no school day lies between the end of the one and the start of the other. */
function isNext(
  last: InductionPeriod | undefined,
  next: InductionPeriod,
  slots: readonly TermSlot[],
): boolean {
  if (last === undefined || last.urn !== next.urn || last.finishedOn === null) return false;
  const [from, until] = [numberOf(last.finishedOn) + 1, numberOf(next.startedOn) - 1];
  return from > until || (until - from < 60 && schoolDaysOf(slots, from, until) === 0);
}

/** School days from one day to another over all terms. */
export function schoolDaysOf(slots: readonly TermSlot[], from: DayNumber, until: DayNumber): number {
  let days = 0;
  for (let at = Math.max(0, placeOf(slots, from)); at < slots.length; at += 1) {
    const slot = slots[at] as TermSlot;
    if (slot.starts > until) break;
    days += schoolDaysIn(slot, from, until);
  }
  return days;
}

function stintOf(
  periods: readonly InductionPeriod[],
  all: readonly (readonly InductionPeriod[])[],
  calendar: Calendar,
  policy: Policy,
): Stint {
  const first = periods[0] as InductionPeriod;
  const slots = slotsFor(first, calendar);
  const startedOn = numberOf(first.startedOn);
  const until = endOf(periods[periods.length - 1] as InductionPeriod);
  const alone = !all.some(
    (group) => group !== periods && group.some((other) => covers(other, startedOn - 1)),
  );
  const countsFrom = alone ? graceful(slots, startedOn, policy.startGraceDays) : startedOn;
  const known = lastKnown(slots, startedOn);
  const lasts = termsLasted(slots, countsFrom, Math.min(until, known));
  // A post that outlasts the Terms sheet is given the benefit of what is not known.
  const counts = compare(lasts, policy.shortestPost) >= 0 || until > known;
  return { urn: first.urn, periods, startedOn, countsFrom, until, lasts, counts };
}

function covers(period: InductionPeriod, on: DayNumber): boolean {
  return numberOf(period.startedOn) <= on && on <= endOf(period);
}

/** The term's first day when few enough of its school days are missed by starting on a day, else the day itself. */
function graceful(slots: readonly TermSlot[], startedOn: DayNumber, graceDays: number): DayNumber {
  const slot = slotAt(slots, startedOn);
  if (slot === null || startedOn > slot.ends) return startedOn;
  return schoolDaysIn(slot, slot.starts, startedOn - 1) <= graceDays ? slot.starts : startedOn;
}

/** The last day that the terms reach, without a gap, from a day on. */
export function lastKnown(slots: readonly TermSlot[], from: DayNumber): DayNumber {
  for (let at = Math.max(0, placeOf(slots, from)); at < slots.length; at += 1) {
    const slot = slots[at] as TermSlot;
    if (!slot.followed) return slot.until;
  }
  return from;
}

function termsLasted(slots: readonly TermSlot[], from: DayNumber, until: DayNumber): Fraction {
  let terms = ZERO;
  for (let at = Math.max(0, placeOf(slots, from)); at < slots.length; at += 1) {
    const slot = slots[at] as TermSlot;
    if (slot.starts > until) break;
    const days = schoolDaysIn(slot, from, until);
    if (days > 0)
      terms = days === slot.schoolDays ? add(terms, ONE) : add(terms, fraction(days, slot.schoolDays));
  }
  return terms;
}

/** Once one post has lasted long enough, here or where its terms were counted, any length of a later one counts. */
function afterTheFirst(stints: readonly Stint[]): readonly Stint[] {
  const first = stints.findIndex(
    (stint) => stint.counts || stint.periods.some((period) => period.countedTerms !== null),
  );
  return first < 0 ? stints : stints.map((stint, at) => (at > first ? { ...stint, counts: true } : stint));
}

/** Full-time share of several contracts held at once, at most 1 (3.16). */
export function together(periods: readonly InductionPeriod[]): Fraction {
  const all = sum(periods.map((period) => period.fte));
  return compare(all, ONE) > 0 ? ONE : all;
}
