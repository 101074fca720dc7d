import type { Calendar, Day, Term } from './facts';
import { type DayNumber, dayFrom, numberOf, weekdayOfNumber, weekdaysBetween } from './civil';
import { parseDay, shortDay } from './day';
import { wordOf } from './word';

/** The area whose terms serve every school that has none of its own. */
export const EVERYWHERE = 'England';

/** An area as areas are compared: capitals make no difference. */
export const areaKey = wordOf;

/** A longer break than any school holiday: between two terms it means that one between them is not in the table. */
export const LONGEST_HOLIDAY_DAYS = 60;

/** A year has three terms (2.30), so one of half a year has a wrong day; and so has one whose half-term is as long as a holiday. */
const LONGEST_TERM_DAYS = 183;
const LONGEST_HALF_TERM_DAYS = 21;
export const isTooLong = ({ startsOn, endsOn }: Pick<Term, 'startsOn' | 'endsOn'>): boolean =>
  numberOf(endsOn) - numberOf(startsOn) > LONGEST_TERM_DAYS;
export const isHalfTermTooLong = (term: Term): boolean => {
  const off = halfTermOf(term);
  if (off === null) return false;
  const [starts, ends] = [numberOf(term.startsOn), numberOf(term.endsOn)];
  return (
    off[1] - off[0] > LONGEST_HALF_TERM_DAYS ||
    schoolDaysIn({ starts, ends, halfTerm: off }, starts, ends) === 0
  );
};

/** A term laid out for arithmetic. Its slot runs on through the holiday behind it, which belongs to it. */
export interface TermSlot {
  readonly term: Term;
  /** Place in its area's calendar, from 0. */
  readonly place: number;
  readonly starts: DayNumber;
  readonly ends: DayNumber;
  /** The day before the next term starts; the term's own end where no next term is known. */
  readonly until: DayNumber;
  /** What to say where the next term in time is not known; null where it is. */
  readonly stops: string | null;
  /** First and last day of half-term; null where either is not given. */
  readonly halfTerm: readonly [DayNumber, DayNumber] | null;
  /** School days: Mondays to Fridays of the term that are not in its half-term. Bank holidays are left in, as days served and as days served again. */
  readonly schoolDays: number;
}

const laidOut = new WeakMap<readonly Term[], Map<string, readonly TermSlot[]>>();

/** The terms of an area in order. Its own dates stand in place of England's for the term of the same name. */
export function slotsOf({ terms }: Pick<Calendar, 'terms'>, area: string | null): readonly TermSlot[] {
  const byArea = laidOut.get(terms) ?? new Map<string, readonly TermSlot[]>();
  laidOut.set(terms, byArea);
  const key = areaKey(area ?? EVERYWHERE);
  const already = byArea.get(key);
  if (already) return already;
  const slots = layOut(termsFor(terms, key));
  byArea.set(key, slots);
  return slots;
}

/** Stands where a day of a term can't be read: the term is known to be, and nothing rests on it. */
export const NO_DAY = '' as Day;

/** The terms that serve an area: its own, and England's of other names. */
export function termsFor(terms: readonly Term[], area: string): readonly Term[] {
  const of = (one: string) => terms.filter((term) => areaKey(term.area) === areaKey(one));
  const own = of(area);
  const named = new Set(own.map((term) => term.name));
  return [...own, ...of(EVERYWHERE).filter((term) => !named.has(term.name))];
}

/**
 * A term with a day that is none, that ends before it starts, that is too long, or that overlaps another is left out here
 * and named by the check of facts: what falls in its time is not known.
 */
function layOut(terms: readonly Term[]): readonly TermSlot[] {
  const inOrder = terms
    .filter((term) => term.startsOn <= term.endsOn && daysOf(term).every((day) => parseDay(day) !== null))
    .sort((one, other) => numberOf(one.startsOn) - numberOf(other.startsOn));
  const whys = new Map(inOrder.map((term) => [term, whyLeftOut(term, inOrder)]));
  const held = inOrder.filter((term) => whys.get(term) === null);
  const apart = held.filter((term, at) => at === 0 || !isCopy(term, held[at - 1] as Term));
  const slots = apart.map((term, place) => {
    const [starts, ends] = [numberOf(term.startsOn), numberOf(term.endsOn)];
    const next = inOrder.find(({ startsOn }) => startsOn > term.endsOn);
    const isNear = next !== undefined && numberOf(next.startsOn) - ends <= LONGEST_HOLIDAY_DAYS;
    const stops = isNear ? (whys.get(next) ?? null) : noTermAfter(term);
    const until = isNear && stops === null ? numberOf(next.startsOn) - 1 : ends;
    const slot = { term, place, starts, ends, until, stops, halfTerm: halfTermOf(term), schoolDays: 0 };
    return { ...slot, schoolDays: schoolDaysIn(slot, starts, ends) };
  });
  const [first] = whys.values();
  if (first) whyNoFirst.set(slots, first);
  return slots;
}

/** Why the first of all terms was left out, where it was: nothing says it of the time before the others. */
const whyNoFirst = new WeakMap<readonly TermSlot[], string>();

function whyLeftOut(term: Term, terms: readonly Term[]): string | null {
  const named = `${term.name} (${term.area})`;
  if (isTooLong(term) || isHalfTermTooLong(term))
    return `${named} in the Terms sheet, or its half-term, is longer than any. Correct its days to work this out.`;
  const other = overlapping(term, terms);
  if (other === undefined) return null;
  return `${named} and ${other.name} (${other.area}) overlap in the Terms sheet. Correct a day of one to work this out.`;
}

/**
 * A term that shares days with this one, so that a day of either is wrong. One that is too long is named by itself, and a
 * row copied as it stands is no second term.
 */
export const overlapping = (term: Term, terms: readonly Term[]): Term | undefined =>
  terms.find(
    (other) =>
      other.startsOn <= term.endsOn &&
      term.startsOn <= other.endsOn &&
      !isTooLong(other) &&
      !isCopy(term, other),
  );

/** In the register each row bears a name of its own besides. */
type Row = Term & { readonly id?: string };
const isCopy = (one: Row, other: Row): boolean =>
  (Object.keys(one) as (keyof Row)[]).every((key) => key === 'id' || one[key] === other[key]);

function halfTermOf({ halfTermFrom, halfTermUntil }: Term): TermSlot['halfTerm'] {
  return halfTermFrom === null || halfTermUntil === null
    ? null
    : [numberOf(halfTermFrom), numberOf(halfTermUntil)];
}

function daysOf({ startsOn, endsOn, halfTermFrom, halfTermUntil }: Term): readonly Day[] {
  return [startsOn, endsOn, halfTermFrom ?? startsOn, halfTermUntil ?? endsOn];
}

/** School days of a term from one day to another, both included. */
export function schoolDaysIn(
  { starts, ends, halfTerm }: Pick<TermSlot, 'starts' | 'ends' | 'halfTerm'>,
  from: DayNumber,
  until: DayNumber,
): number {
  const [first, last] = [Math.max(from, starts), Math.min(until, ends)];
  if (first > last) return 0;
  const all = weekdaysBetween(first, last);
  if (halfTerm === null) return all;
  return all - weekdaysBetween(Math.max(first, halfTerm[0]), Math.min(last, halfTerm[1]));
}

/** The n-th school day of a term, counted from a day (1 is that day or the first after it); null past the term's end. */
export function schoolDayAfter(slot: TermSlot, from: DayNumber, n: number): DayNumber | null {
  let [low, high] = [Math.max(from, slot.starts), slot.ends];
  if (schoolDaysIn(slot, low, high) < n) return null;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (schoolDaysIn(slot, from, middle) >= n) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The last day of a term's first half: the school day before half-term, or, where no half-term is given, the school
 * day by which half of the term's school days are over.
 */
export function halfWayOf(slot: TermSlot): DayNumber {
  if (slot.halfTerm === null) {
    return schoolDayAfter(slot, slot.starts, Math.ceil(slot.schoolDays / 2)) ?? slot.ends;
  }
  let on = slot.halfTerm[0] - 1;
  while (on > slot.starts && weekdayOfNumber(on) > 5) on -= 1;
  return on;
}

/** The slot a day falls in; null before the first term, after the last one's end, and where a term is missing. */
export function slotAt(slots: readonly TermSlot[], on: DayNumber): TermSlot | null {
  const found = slots[placeOf(slots, on)];
  return found !== undefined && on <= found.until ? found : null;
}

/** Place of the last slot that starts on or before a day; -1 when none does. */
export function placeOf(slots: readonly TermSlot[], on: DayNumber): number {
  let [low, high] = [0, slots.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((slots[middle] as TermSlot).starts <= on) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The slots that start by the end of a run of days and are the last to start before it, or start in it. */
export function slotsBetween(
  slots: readonly TermSlot[],
  from: DayNumber,
  until: DayNumber,
): readonly TermSlot[] {
  return slots.slice(Math.max(0, placeOf(slots, from)), placeOf(slots, until) + 1);
}

/** Why no slot has a day: the term that would have it is not in the Terms sheet, or was left out. */
export const whyNoTermOn = (slots: readonly TermSlot[], on: DayNumber): string =>
  slots[placeOf(slots, on)]?.stops ??
  whyNoFirst.get(slots) ??
  `No term in the Terms sheet covers ${shortDay(dayFrom(on))}. Add it to work this out.`;

/** What to say where the calendar stops. */
function noTermAfter(term: Term): string {
  return `The Terms sheet has no term after ${term.name} (${term.area}). Add the next term to work this out.`;
}
