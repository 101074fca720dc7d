/** Careers as they may come: several posts and hours, breaks, absences of every effect, adjustments. */
import fc from 'fast-check';
import type { Absence, Adjustment, Career, Day, Fraction, InductionPeriod } from '../../src/domain/facts';
import { addDays, dayFrom, numberOf, weekdaysBetween } from '../../src/domain/day';
import { defaultPolicy } from '../../src/domain/policy';
import { aPeriod, aCareer, anAbsence, anAdjustment, day, fraction } from './examples';

const FTES = [
  fraction(1),
  fraction(4, 5),
  fraction(3, 5),
  fraction(1, 2),
  fraction(2, 5),
  fraction(2, 3),
  fraction(17, 20),
];
export const anyFte: fc.Arbitrary<Fraction> = fc.constantFrom(...FTES);

interface Piece {
  readonly days: number;
  readonly fte: Fraction;
  readonly newSchool: boolean;
  readonly gap: number;
}

const anyPiece = (gaps: boolean): fc.Arbitrary<Piece> =>
  fc.record({
    days: fc.integer({ min: 20, max: 420 }),
    fte: anyFte,
    newSchool: fc.boolean(),
    gap: gaps
      ? fc.oneof(
          { weight: 3, arbitrary: fc.constant(0) },
          { weight: 1, arbitrary: fc.integer({ min: 1, max: 200 }) },
        )
      : fc.constant(0),
  });

const anyStart = fc.integer({ min: numberOf(day('2021-09-01')), max: numberOf(day('2024-07-01')) });

/** Posts one after the other; the last one open. */
export function anyPeriods({ gaps = true, schools = true } = {}): fc.Arbitrary<readonly InductionPeriod[]> {
  return fc
    .tuple(anyStart, fc.array(anyPiece(gaps), { minLength: 1, maxLength: 4 }))
    .map(([start, pieces]) => {
      let from = start;
      let school = 1;
      return pieces.map((piece, at) => {
        if (schools && piece.newSchool && at > 0) school += 1;
        const startedOn = dayFrom(from + (at === 0 ? 0 : piece.gap));
        const finishedOn = at === pieces.length - 1 ? null : addDays(startedOn, piece.days);
        if (finishedOn !== null) from = numberOf(finishedOn) + 1;
        return aPeriod({
          id: `IP-000${at + 1}`,
          urn: `90000${school}`,
          startedOn,
          finishedOn,
          fte: piece.fte,
        });
      });
    });
}

const KINDS = [...defaultPolicy().otherAbsenceKinds, ...defaultPolicy().exemptAbsenceKinds];

export const anyAbsence: fc.Arbitrary<Absence> = fc
  .record({
    from: fc.integer({ min: numberOf(day('2021-09-01')), max: numberOf(day('2026-07-01')) }),
    length: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 20, max: 250 })),
    missed: fc.integer({ min: 0, max: 100 }),
    kind: fc.constantFrom(...KINDS),
    extends: fc.constantFrom('yes' as const, 'no' as const),
    id: fc.integer({ min: 1, max: 999999 }),
  })
  .map(({ from, length, missed, kind, extends: ectChoosesExtension, id }) => {
    const halves = Math.floor((2 * weekdaysBetween(from, from + length) * missed) / 100);
    return anAbsence({
      id: `A-${id}`,
      from: dayFrom(from),
      until: dayFrom(from + length),
      days: fraction(halves, 2),
      kind,
      ectChoosesExtension,
    });
  });

const anyReduction: fc.Arbitrary<Adjustment> = fc
  .tuple(fc.integer({ min: 1, max: 20 }), fc.constantFrom('yes' as const, 'no' as const, null))
  .map(([quarters, ectAgrees]) =>
    anAdjustment({ terms: fraction(quarters, 4), ectAgrees, agreedOn: day('2021-09-01') }),
  );

const anyExtension: fc.Arbitrary<Adjustment> = fc.integer({ min: 1, max: 8 }).map((quarters) =>
  anAdjustment({
    id: 'AD-0002',
    kind: 'extension after completion',
    terms: fraction(quarters, 4),
    agreedOn: day('2021-09-02'),
  }),
);

export function anyCareer(
  options: Parameters<typeof anyPeriods>[0] & { absences?: boolean; adjustments?: boolean } = {},
): fc.Arbitrary<Career> {
  const { absences = true, adjustments = true } = options;
  return fc
    .record({
      periods: anyPeriods(options),
      absences: absences
        ? fc.uniqueArray(anyAbsence, { maxLength: 4, selector: ({ id }) => id })
        : fc.constant([]),
      adjustments: adjustments ? fc.tuple(fc.option(anyReduction), fc.option(anyExtension)) : fc.constant([]),
    })
    .map((facts) =>
      aCareer({ ...facts, adjustments: facts.adjustments.filter((one): one is Adjustment => one !== null) }),
    );
}

export const anyAsAt: fc.Arbitrary<Day> = fc
  .integer({ min: numberOf(day('2021-06-01')), max: numberOf(day('2028-06-01')) })
  .map(dayFrom);
