import type { Day, InductionPeriod, Problem } from './facts';
import { problem } from './answer';
import { parseDay, shortDay } from './day';
import { ONE, compare, sum } from './fraction';
import { whyTooEarly } from './likely-day';
import { inOrder } from './stints';

/** A refusal with the row it is about: "IP-0002", "A-0001", "Autumn 2026 (England)". */
export interface RowProblem extends Problem {
  readonly row: string;
}

/** What can not be true of induction periods: nothing can be counted on them until it is put right. */
export function periodProblems(periods: readonly InductionPeriod[]): readonly RowProblem[] {
  const each = periods.flatMap(ofPeriod);
  return each.length > 0 ? each : overlaps(periods);
}

function ofPeriod({ id, startedOn, finishedOn, fte }: InductionPeriod): readonly RowProblem[] {
  const rows = impossible(id, { startedOn, finishedOn });
  if (rows.length === 0 && finishedOn !== null && finishedOn < startedOn) {
    const says = `Enter a finish on or after the start, ${shortDay(startedOn)}. This one is before it.`;
    rows.push({ row: id, ...problem('finishedOn', says) });
  }
  if (fte.n <= 0 || compare(fte, ONE) > 0) {
    rows.push({ row: id, ...problem('fte', 'Enter the share of full time, more than 0 and at most 1.') });
  }
  return rows;
}

type Dates = Pick<InductionPeriod, 'startedOn' | 'finishedOn'>;

/** Do two periods overlap? As the DfE's service counts: one may end on the day the next begins. */
export function overlap(one: Dates, other: Dates): boolean {
  if (one.startedOn === other.startedOn) return true;
  return (
    (other.finishedOn === null || one.startedOn < other.finishedOn) &&
    (one.finishedOn === null || other.startedOn < one.finishedOn)
  );
}

/** Two contracts at one school may not overlap; at two schools they may, up to full time together (3.14 to 3.16). */
function overlaps(periods: readonly InductionPeriod[]): readonly RowProblem[] {
  const rows = inOrder(periods);
  return rows.flatMap((period, at) => {
    const before = rows.slice(0, at).filter((other) => overlap(datesOf(other), datesOf(period)));
    const same = before.find(({ urn }) => urn === period.urn);
    if (same) {
      const says = `Period ${same.id} at the same school has not finished by ${shortDay(period.startedOn)}. Finish it first, or correct this start.`;
      return [{ row: period.id, ...problem('startedOn', says) }];
    }
    if (compare(sum([period, ...before].map(({ fte }) => fte)), ONE) > 0) {
      const others = before.map(({ id }) => id).join(', ');
      const says = `With period ${others} at the same time this comes to more than full time. Correct a date or an FTE.`;
      return [{ row: period.id, ...problem('fte', says) }];
    }
    return [];
  });
}

/** Service counted by another AB has no open end: what is counted is over. */
function datesOf({ startedOn, finishedOn, countedTerms }: InductionPeriod): Dates {
  return { startedOn, finishedOn: countedTerms === null ? finishedOn : (finishedOn ?? startedOn) };
}

/** Days that no calendar has, "2027-02-29", by field. */
export function unreal(row: string, days: Readonly<Record<string, Day | null>>): RowProblem[] {
  return Object.entries(days).flatMap(([field, day]) =>
    day === null || parseDay(day) !== null
      ? []
      : [{ row, ...problem(field, `There is no day ${day}. Enter one like 4 March 2026.`) }],
  );
}

/** Days that can be in no induction: such as no calendar has, and those before there was any. */
export const impossible = (row: string, days: Readonly<Record<string, Day | null>>): RowProblem[] => [
  ...unreal(row, days),
  ...Object.entries(days).flatMap(([field, day]) => {
    const says = day === null || parseDay(day) === null ? null : whyTooEarly(day);
    return says === null ? [] : [{ row, ...problem(field, says) }];
  }),
];
