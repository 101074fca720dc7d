import type { Absence, Calendar, Career, Fraction, InductionPeriod } from './facts';
import { type DayNumber, numberOf } from './civil';
import { ONE, ZERO, compare } from './fraction';
import { periodProblems } from './period-facts';
import type { Policy } from './policy';
import { type Stint, inOrder, lastServed, slotsFor, stintsOf } from './stints';
import { type Piece, type Spread, type Stretch, withAbsences } from './stretches';
import { schoolDaysIn, slotAt, slotsBetween, whyNoTermOn } from './terms';

/*
 * The ledger lays a career out as stretches: runs of school days in one term on which nothing changes. A school day at
 * FTE f in a term of D school days is worth f/D terms and f contracted days. Every sum about a career is a walk along it.
 */

export interface Ledger extends Spread {
  readonly stints: readonly Stint[];
  /** Where service goes on but the Terms sheet does not: the last day known, and what to add. */
  readonly stops: Stop | null;
  /** Why nothing can be worked out at all, or null. */
  readonly unknown: string | null;
}

export interface Stop {
  readonly on: DayNumber;
  readonly says: string;
}

export function ledgerOf(career: Career, calendar: Calendar, policy: Policy): Ledger {
  const bad = career.unread ?? badPeriod(career.periods);
  if (bad !== null) return { stretches: [], stints: [], doubts: [], idle: [], stops: null, unknown: bad };
  const stints = stintsOf(career.periods, career.ect.qtsOn, calendar, policy);
  const { pieces, stops } = piecesOf({ ...career, periods: inOrder(career.periods) }, stints, calendar);
  const { stretches, doubts, idle } = withAbsences(pieces, career, calendar, policy);
  return { stretches: withCounted(stretches, career), stints, doubts, idle, stops, unknown: null };
}

/** A period whose dates or hours cannot be true makes every sum about its ECT unknown. */
function badPeriod(periods: readonly InductionPeriod[]): string | null {
  const [first] = periodProblems(periods);
  return first === undefined ? null : `Induction period ${first.row} needs mending. ${first.says}`;
}

interface Laid {
  readonly pieces: readonly Piece[];
  readonly stops: Stop | null;
}

/** Service that counts, cut where a contract or an absence starts or ends and where a term does. */
function piecesOf({ periods, absences }: Career, stints: readonly Stint[], calendar: Calendar): Laid {
  const stintOf = new Map<InductionPeriod, Stint>();
  for (const stint of stints) {
    if (stint.counts) stint.periods.forEach((period) => stintOf.set(period, stint));
  }
  const held = periods.filter((period) => period.countedTerms === null && stintOf.has(period));
  const spans = held.map((period) => spanOf(period, stintOf.get(period) as Stint, periods));
  const cuts = cutsOf(spans, absences);
  const pieces: Piece[] = [];
  for (const [at, cut] of cuts.slice(1).entries()) {
    const [from, until] = [cuts[at] as DayNumber, cut - 1];
    const inForce = spans.filter((span) => span.from <= from && span.until >= until);
    if (inForce.length === 0) continue;
    const stops = cutByTerms(pieces, inForce.sort(byLead), calendar, from, until);
    if (stops !== null) return { pieces, stops };
  }
  return { pieces, stops: null };
}

interface Span {
  readonly period: InductionPeriod;
  readonly stint: Stint;
  readonly from: DayNumber;
  readonly until: DayNumber;
}

/** A contract's days. The first of a post counts from where the post does; a holiday between two belongs to neither. */
function spanOf(period: InductionPeriod, stint: Stint, periods: readonly InductionPeriod[]): Span {
  const from = period === stint.periods[0] ? stint.countsFrom : numberOf(period.startedOn);
  return { period, stint, from, until: lastServed(period, periods) };
}

/** The school with most hours leads; of equals the one that had the ECT first. */
export function byLead(one: Pick<Span, 'period' | 'stint'>, other: Pick<Span, 'period' | 'stint'>): number {
  return compare(other.period.fte, one.period.fte) || one.stint.startedOn - other.stint.startedOn;
}

function cutsOf(spans: readonly Span[], absences: readonly Absence[]): readonly DayNumber[] {
  const cuts = new Set<DayNumber>();
  for (const span of spans) cuts.add(span.from).add(span.until + 1);
  for (const { from, until } of absences) {
    cuts.add(numberOf(from));
    if (until !== null) cuts.add(numberOf(until) + 1);
  }
  return [...cuts].sort((one, other) => one - other);
}

/** Adds the pieces of one interval, or says where the Terms sheet leaves off. */
function cutByTerms(
  pieces: Piece[],
  inForce: readonly Span[],
  calendar: Calendar,
  from: DayNumber,
  until: DayNumber,
): Stop | null {
  const { period, stint } = inForce[0] as Span;
  const periods = inForce.map((span) => span.period);
  const slots = slotsFor(period, calendar);
  if (slotAt(slots, from) === null) return { on: from - 1, says: whyNoTermOn(slots, from) };
  for (const slot of slotsBetween(slots, from, until)) {
    const days = schoolDaysIn(slot, from, until);
    if (days > 0) {
      const [first, last] = [Math.max(from, slot.starts), Math.min(until, slot.until)];
      const elsewhere = period.otherAb !== null;
      pieces.push({ from: first, until: last, slot, days, periods, stint, elsewhere });
    }
    if (slot.stops !== null && until > slot.until) return { on: slot.until, says: slot.stops };
  }
  return null;
}

/** Terms counted by others, put where they ended: those from before the register first. */
function withCounted(stretches: readonly Stretch[], { ect, periods }: Career): readonly Stretch[] {
  const counted = periods.filter((period) => period.countedTerms !== null && period.countedTerms.n > 0);
  const before =
    ect.priorTerms !== null && ect.priorTerms.n > 0 ? [countedStretch(ect.priorTerms, null)] : [];
  const all = [
    ...before,
    ...counted.map((period) => countedStretch(period.countedTerms as Fraction, period)),
  ];
  return [...all, ...stretches].sort((one, other) => one.until - other.until);
}

function countedStretch(terms: Fraction, period: InductionPeriod | null): Stretch {
  const on = period === null ? BEFORE : numberOf(period.finishedOn ?? period.startedOn);
  const periods = period === null ? [] : [period];
  const nothing = { daysPerUnit: ZERO, absent: ZERO, absentForLimit: ZERO, chosen: ZERO, absences: [] };
  return {
    from: on,
    until: on,
    units: terms,
    termsPerUnit: ONE,
    ...nothing,
    slot: null,
    periods,
    stint: null,
    elsewhere: true,
  };
}

/** When terms were served that no period lists: before any day there is. */
export const BEFORE: DayNumber = -1_000_000;
