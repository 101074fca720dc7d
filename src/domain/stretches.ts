import type { Absence, Calendar, Career, Fraction, InductionPeriod } from './facts';
import { whyTooMany } from './absence-days';
import { type Effect, effectOf, whyUnknown } from './absence-kinds';
import { type DayNumber, numberOf } from './civil';
import { ZERO, add, compare, divide, fraction, multiply, sum } from './fraction';
import type { Policy } from './policy';
import { type Stint, endOf, inOrder, schoolDaysOf, slotsFor } from './stints';
import type { TermSlot } from './terms';

/** A run of school days alike, or a number of terms that another AB counted. */
export interface Stretch {
  readonly from: DayNumber;
  readonly until: DayNumber;
  /** School days in it; for counted terms, the terms. */
  readonly units: Fraction;
  /** FTE terms that each unit is worth. */
  readonly termsPerUnit: Fraction;
  /** Contracted days that each unit is worth; 0 for counted terms. */
  readonly daysPerUnit: Fraction;
  /** Days absent per unit that count towards the limit, as they extend and as they are held against the limit. */
  readonly absent: Fraction;
  readonly absentForLimit: Fraction;
  /** The absences on its days whose effect is known, be it none. */
  readonly absences: readonly Absence[];
  /** Days of exempt leave per unit by which the ECT chooses to extend. */
  readonly chosen: Fraction;
  /** Null for counted terms. */
  readonly slot: TermSlot | null;
  /** The contracts in force, the one of the lead school first (3.14). */
  readonly periods: readonly InductionPeriod[];
  readonly stint: Stint | null;
  /** Served under another AB. */
  readonly elsewhere: boolean;
}

/** A stretch before its absences are known. */
export type Piece = Pick<Stretch, 'from' | 'until' | 'periods' | 'stint' | 'elsewhere'> & {
  readonly slot: TermSlot;
  readonly days: number;
};

/** An absence whose effect is not known, and why. */
export interface Doubt {
  readonly absence: Absence;
  readonly from: DayNumber;
  readonly says: string;
}

export interface Spread {
  readonly stretches: readonly Stretch[];
  readonly doubts: readonly Doubt[];
  /** Absences with no school day of service in them, which change nothing. */
  readonly idle: readonly Absence[];
}

/** Spreads the days of each absence evenly over its school days in any post, whether or not the post counts. */
export function withAbsences(
  pieces: readonly Piece[],
  { ect, absences, periods }: Pick<Career, 'ect' | 'absences' | 'periods'>,
  calendar: Calendar,
  policy: Policy,
): Spread {
  const doubts: Doubt[] = [];
  const idle: Absence[] = [];
  const rates: Rate[] = [];
  const inTurn = [...absences].sort(byStart);
  for (const [at, absence] of inTurn.entries()) {
    const effect = effectOf(absence, policy);
    // Of two rows for the same days the later is not counted: whether they are days of their own is not known.
    const many = whyTooMany(absence, { absences: inTurn.slice(0, at), periods }, policy);
    const says = whyUnknown(absence, policy) ?? (many === null ? null : `Absence ${absence.id} ${many}`);
    const why = says ?? whyElsewhere(absence, inTurn, { ect, periods }, policy);
    if (why !== null) doubts.push({ absence, from: numberOf(absence.from), says: why });
    if (why !== null) continue;
    const employed = schoolDaysEmployed(periods, absence, calendar);
    const rate =
      effect === 'nothing'
        ? { ...daysOf(absence), absence, effect, perDay: ZERO, perDayForLimit: ZERO }
        : rateOf(absence, effect, pieces, employed, policy);
    if (rate === null) idle.push(absence);
    else rates.push(rate);
  }
  return { stretches: pieces.map((piece) => stretchOf(piece, rates)), doubts, idle };
}

/**
 * Of absence in service that another AB counted it is not known whether that AB has extended induction by it; where it could
 * bring its part to the limit, or the ECT chose to extend by it, that has to be asked (3.6, 3.7). Where all service up to then
 * was counted, and is the first part to the day, only absence up to then is of that part; else any may be.
 */
function whyElsewhere(
  absence: Absence,
  all: readonly Absence[],
  { ect, periods }: Pick<Career, 'ect' | 'periods'>,
  policy: Policy,
): string | null {
  const effect = effectOf(absence, policy);
  if (effect === 'nothing' || absence.days?.n === 0) return null;
  const by = numberOf(absence.until ?? absence.from);
  const counted = periods.find(
    (period) =>
      period.countedTerms !== null &&
      numberOf(period.startedOn) <= by &&
      numberOf(absence.from) <= endOf(period),
  );
  if (counted === undefined) return null;
  const until = endOf(counted);
  const terms = [
    ect.priorTerms,
    ...periods.filter((period) => endOf(period) <= until).map(({ countedTerms }) => countedTerms),
  ];
  const isAllCounted = periods.every(
    (period) => period.countedTerms !== null || numberOf(period.startedOn) > until,
  );
  const isFirstPart =
    isAllCounted && compare(sum(terms.map((one) => one ?? ZERO)), policy.termsInFirstPart) === 0;
  const inPart = all.filter(
    (one) => effectOf(one, policy) === 'counts' && (!isFirstPart || numberOf(one.from) <= until),
  );
  const days = sum(inPart.map((one) => one.days ?? ZERO));
  if (effect === 'counts' && compare(days, fraction(policy.absenceDaysThatExtend)) < 0) return null;
  const { id, otherAb } = counted;
  const ab = otherAb ?? 'the appropriate body before';
  return `Absence ${absence.id} was in service that ${ab} counted. Ask whether induction was extended by it: if so, enter 0 under Days, so that no day counts twice; if not, empty Terms counted of period ${id}, and it is counted with the rest.`;
}

const byStart = (one: Absence, other: Absence): number =>
  one.from + one.id < other.from + other.id ? -1 : 1;

interface Rate {
  readonly absence: Absence;
  readonly effect: Effect;
  readonly from: DayNumber;
  readonly until: DayNumber;
  readonly perDay: Fraction;
  readonly perDayForLimit: Fraction;
}

const daysOf = ({ from, until }: Absence): Pick<Rate, 'from' | 'until'> => ({
  from: numberOf(from),
  until: numberOf(until ?? from),
});

function rateOf(
  absence: Absence,
  effect: Effect,
  pieces: readonly Piece[],
  employed: number,
  policy: Policy,
): Rate | null {
  const { from, until } = daysOf(absence);
  let schoolDays = 0;
  for (const piece of pieces) if (piece.from >= from && piece.until <= until) schoolDays += piece.days;
  if (schoolDays === 0 || absence.days === null || absence.days.n <= 0) return null;
  const whole = policy.halfDaysCount === 'as a whole day' ? wholeDays(absence.days) : absence.days;
  const over = fraction(Math.max(schoolDays, employed));
  return {
    absence,
    effect,
    from,
    until,
    perDay: divide(absence.days, over),
    perDayForLimit: divide(whole, over),
  };
}

/** School days from the first to the last day of an absence on which the ECT was in a post, each once. */
function schoolDaysEmployed(
  periods: readonly InductionPeriod[],
  absence: Pick<Absence, 'from' | 'until'>,
  calendar: Calendar,
): number {
  const until = numberOf(absence.until ?? absence.from);
  let next = numberOf(absence.from);
  let days = 0;
  for (const period of inOrder(periods)) {
    const [from, last] = [Math.max(next, numberOf(period.startedOn)), Math.min(until, endOf(period))];
    if (from > last) continue;
    days += schoolDaysOf(slotsFor(period, calendar), from, last);
    next = last + 1;
  }
  return days;
}

/** A half-day as the regulations' "days on which" could be read: any day touched is a day. */
function wholeDays(days: Fraction): Fraction {
  return fraction(Math.ceil(days.n / days.d));
}

function stretchOf(piece: Piece, rates: readonly Rate[]): Stretch {
  const { from, until, slot, days, periods, stint, elsewhere } = piece;
  // Contracts held at once are added together (3.16); more than full time is refused before it comes here.
  const fte = sum(periods.map((period) => period.fte));
  let [absent, absentForLimit, chosen] = [ZERO, ZERO, ZERO];
  const absences: Absence[] = [];
  for (const rate of rates) {
    if (rate.from > from || rate.until < until) continue;
    absences.push(rate.absence);
    if (rate.effect === 'extends') chosen = add(chosen, rate.perDay);
    else [absent, absentForLimit] = [add(absent, rate.perDay), add(absentForLimit, rate.perDayForLimit)];
  }
  const termsPerUnit = multiply(fte, fraction(1, slot.schoolDays));
  const units = fraction(days);
  return {
    from,
    until,
    units,
    termsPerUnit,
    daysPerUnit: fte,
    absent,
    absentForLimit,
    chosen,
    absences,
    slot,
    periods,
    stint,
    elsewhere,
  };
}
