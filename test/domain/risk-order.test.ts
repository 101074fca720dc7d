/** Whatever a sheet is sorted by, the risk is the same. */
import * as fc from 'fast-check';
import { OBSERVATION_KINDS, REPORT_STATES, type Career, type Report } from '../../src/domain/facts';
import { addDays } from '../../src/domain/day';
import { defaultPolicy } from '../../src/domain/policy';
import { riskOf } from '../../src/domain/risk';
import { aPeriod, aReport, day, fraction, theCalendar } from './examples';
import { anyAbsence, anyAsAt, anyCareer } from './random';

const policy = defaultPolicy();
const RUNS = { numRuns: Number(process.env['RUNS'] ?? 150) };
const FIRST = day('2021-09-01');
/** Few days, so that many rows share one. */
const anyDay = fc.integer({ min: 0, max: 40 }).map((months) => addDays(FIRST, months * 30));
const numbered = <T>(rows: readonly T[], prefix: string) =>
  rows.map((row, at) => ({ ...row, id: `${prefix}-${at}` }));

const anyReport: fc.Arbitrary<Report> = fc
  .record({
    from: anyDay,
    state: fc.constantFrom(...REPORT_STATES),
    onTrack: fc.constantFrom('yes' as const, 'no' as const, null),
    entitlementsMet: fc.constantFrom('yes' as const, 'no' as const, null),
    standardsOfConcern: fc.subarray(['TS1', 'TS2', 'TS3'] as const),
    timesReturned: fc.nat(3),
  })
  .map(({ from, ...differs }) =>
    aReport({ coversFrom: from, coversUntil: addDays(from, 100), dueOn: addDays(from, 90), ...differs }),
  );
const anyPlan = fc
  .record({ openedOn: anyDay, owner: fc.constantFrom('Olga Owner', 'Otto Owner', null) })
  .map((plan) => ({
    ...plan,
    id: '',
    trn: '0012345',
    reviewBy: null,
    lastReviewedOn: null,
    closedOn: null,
  }));
const anyObservation = fc.record({
  trn: fc.constant('0012345'),
  observedOn: anyDay,
  kind: fc.constantFrom(...OBSERVATION_KINDS, null),
  observer: fc.constant(null),
  feedbackGiven: fc.constant(null),
});
/** A second post beside the others, with everything of it known or not. */
const anyOther = fc
  .record({
    startedOn: anyDay,
    tutorId: fc.constantFrom('P-0003', null),
    mentorId: fc.constantFrom('P-0004', null),
    timetablePercent: fc.constantFrom(85, 91, 96, null),
  })
  .map((differs) => aPeriod({ id: 'IP-9', urn: '900009', fte: fraction(1, 10), ...differs }));

const anyWhole: fc.Arbitrary<Career> = fc
  .record({
    career: anyCareer(),
    more: fc.record({
      supportPlans: fc.array(anyPlan, { maxLength: 3 }).map((plans) => numbered(plans, 'SP')),
      observations: fc.array(anyObservation, { maxLength: 4 }),
      reports: fc.array(anyReport, { maxLength: 5 }).map((reports) => numbered(reports, 'R')),
      absences: fc.array(anyAbsence, { maxLength: 4 }).map((absences) => numbered(absences, 'A')),
    }),
    other: fc.option(anyOther),
  })
  .map(({ career, more, other }) => ({
    ...career,
    ...more,
    periods:
      other === null
        ? career.periods
        : [...career.periods.map((period) => ({ ...period, fte: fraction(1, 2) })), other],
  }));

test('the order in which rows are entered changes neither level, nor reasons, nor questions, nor the next step', () => {
  const levels = new Set<string>();
  fc.assert(
    fc.property(
      anyWhole.chain((career) => {
        const mixed = <T>(rows: readonly T[]) =>
          fc.shuffledSubarray([...rows], { minLength: rows.length, maxLength: rows.length });
        return fc.tuple(
          fc.constant(career),
          fc.record({
            periods: mixed(career.periods),
            absences: mixed(career.absences),
            adjustments: mixed(career.adjustments),
            reports: mixed(career.reports),
            supportPlans: mixed(career.supportPlans),
            observations: mixed(career.observations),
          }),
        );
      }),
      anyAsAt,
      ([career, mixed], asAt) => {
        const risk = riskOf(career, theCalendar, policy, asAt);
        levels.add(risk.level);
        expect(riskOf({ ...career, ...mixed }, theCalendar, policy, asAt)).toEqual(risk);
      },
    ),
    RUNS,
  );
  expect([...levels].sort()).toEqual(expect.arrayContaining(['amber', 'red']));
});
