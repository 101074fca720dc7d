import type { Career, Report } from '../../src/domain/facts';
import { qaEctsOf } from '../../src/domain/qa-ects';
import { factsIn, type Answers } from '../../src/domain/report-facts';
import { defaultPolicy } from '../../src/domain/policy';
import {
  aCareer,
  aPeriod,
  aReport,
  anAbsence,
  anAdjustment,
  anEct,
  day,
  fraction,
  theCalendar,
} from './examples';

const AS_AT = day('2026-12-07');
const rows = (career: Partial<Career>, asAt = AS_AT) =>
  qaEctsOf(aCareer(career), theCalendar, defaultPolicy(), asAt);
const only = (career: Partial<Career>) => {
  const [row] = rows(career);
  if (row === undefined) throw new Error('There is one school in these facts.');
  return row;
};
const answered = (differs: Partial<Report> = {}) =>
  aReport({
    state: 'reviewed',
    onTrack: 'yes',
    submittedAt: '2026-12-01T10:00:00+00:00',
    dueOn: day('2026-12-02'),
    ...differs,
  });

test('an ECT at one school is one row', () => {
  expect(rows({})).toEqual([
    {
      urn: '900001',
      startedOn: '2026-09-01',
      finishedOn: null,
      outcome: null,
      onTrack: 'not yet',
      supportPlan: 'no',
      concern: 'no',
      extension: 'no',
      reduction: 'no',
      ittRoute: 'Provider led postgrad',
      programme: 'provider-led',
      lateReports: 0,
      returnedReports: 0,
    },
  ]);
});

describe('a stay', () => {
  test('at one school over several contracts runs from the first to the last', () => {
    const periods = [
      aPeriod({
        id: 'IP-2',
        startedOn: day('2026-11-02'),
        programme: 'school-led',
        finishedOn: day('2026-11-30'),
      }),
      aPeriod({ finishedOn: day('2026-10-30') }),
    ];
    expect(only({ periods })).toMatchObject({
      startedOn: '2026-09-01',
      finishedOn: '2026-11-30',
      programme: 'school-led',
    });
    expect(only({ periods: [...periods].reverse() })).toMatchObject({
      finishedOn: '2026-11-30',
      programme: 'school-led',
    });
    expect(only({ periods: [periods[0] as never, aPeriod()] })).toMatchObject({ finishedOn: null });
    expect(only({ periods: [aPeriod(), periods[0] as never] })).toMatchObject({ finishedOn: null });
  });

  test('at two schools is two rows', () => {
    expect(
      rows({ periods: [aPeriod({ finishedOn: day('2026-10-30') }), aPeriod({ id: 'IP-2', urn: '900002' })] }),
    ).toMatchObject([
      { urn: '900001', finishedOn: '2026-10-30' },
      { urn: '900002', finishedOn: null },
    ]);
  });

  test('that ended before another began has no outcome: the ECT passed elsewhere', () => {
    const passed = anEct({ outcome: 'pass' });
    const left = aPeriod({ finishedOn: day('2026-10-30') });
    const later = aPeriod({ id: 'IP-2', urn: '900002', startedOn: day('2026-11-02') });
    const ended = { ...later, finishedOn: day('2026-12-04') };
    const outcomes = (...periods: (typeof later)[]) =>
      rows({ ect: passed, periods }).map(({ urn, outcome }) => [urn, outcome]);
    const apart = [
      ['900001', null],
      ['900002', 'pass'],
    ];
    expect(outcomes(left, ended)).toEqual(apart);
    expect(outcomes(left, later)).toEqual(apart);
    // At two schools at once until the end, it ended at both.
    expect(outcomes({ ...left, finishedOn: day('2026-12-04') }, ended).map(([, outcome]) => outcome)).toEqual(
      ['pass', 'pass'],
    );
  });

  test('yet to come, or under another appropriate body, is none', () => {
    expect(rows({ periods: [aPeriod({ startedOn: day('2026-12-08') })] })).toEqual([]);
    expect(rows({ periods: [aPeriod({ startedOn: AS_AT })] })).toHaveLength(1);
    expect(rows({ periods: [aPeriod({ otherAb: 'Example Hub' })] })).toEqual([]);
  });
});

describe('on track', () => {
  test('is what the latest report says', () => {
    const earlier = answered({ id: 'R-0', coversUntil: day('2026-08-31'), onTrack: 'no' });
    expect(only({ reports: [answered(), earlier] }).onTrack).toBe('yes');
    expect(only({ reports: [earlier, answered()] }).onTrack).toBe('yes');
    expect(only({ reports: [answered({ onTrack: null })] }).onTrack).toBeNull();
    expect(only({ reports: [answered({ state: 'draft', dueOn: AS_AT })] }).onTrack).toBe('not yet');
  });

  test('of equal reports is what the one entered last says', () => {
    const other = answered({ id: 'R-9999', onTrack: 'no' });
    expect(only({ reports: [answered(), other] }).onTrack).toBe('no');
    expect(only({ reports: [other, answered()] }).onTrack).toBe('no');
  });

  test('2.60 is what a recommendation says, which an extension does only with a standard not met', () => {
    const asked = { kind: 'formal assessment', final: true } as const;
    const said = (answers: Answers) =>
      only({ reports: [answered({ kind: asked.kind, final: 'yes', ...factsIn(asked, answers) })] }).onTrack;
    expect(said({ recommendation: 'satisfactory' })).toBe('yes');
    expect(said({ recommendation: 'unsatisfactory' })).toBe('no');
    expect(said({ recommendation: 'satisfactory', onTrack: 'no' })).toBe('no');
    expect(said({ recommendation: 'extension', ts1: 'not yet' })).toBe('no');
    expect(said({ recommendation: 'extension' })).toBeNull();
  });

  test('is unknown once the first report is overdue, and not before', () => {
    expect(only({ reports: [aReport({ dueOn: day('2026-12-06') })] }).onTrack).toBeNull();
    expect(only({ reports: [aReport({ dueOn: AS_AT })] }).onTrack).toBe('not yet');
    expect(only({ reports: [aReport({ dueOn: day('2026-12-01'), state: 'cancelled' })] }).onTrack).toBe(
      'not yet',
    );
  });
});

test('a support plan counts while it is open', () => {
  const plan = {
    id: 'SP-1',
    trn: '0012345',
    openedOn: AS_AT,
    reviewBy: null,
    lastReviewedOn: null,
    closedOn: null,
    owner: null,
  };
  const has = (differs: object) => only({ supportPlans: [{ ...plan, ...differs }] }).supportPlan;
  expect(has({})).toBe('yes');
  expect(has({ openedOn: day('2026-12-08') })).toBe('no');
  expect(has({ closedOn: AS_AT })).toBe('no');
  expect(has({ closedOn: day('2026-12-08') })).toBe('yes');
});

test('a concern of either side counts from its day', () => {
  expect(only({ ect: anEct({ abConcernOn: AS_AT }) }).concern).toBe('yes');
  expect(only({ ect: anEct({ ectConcernOn: AS_AT }) }).concern).toBe('yes');
  expect(only({ ect: anEct({ ectConcernOn: day('2026-12-08') }) }).concern).toBe('no');
});

test('extensions and reductions count from the day they were agreed', () => {
  const agreed = (kind: 'reduction' | 'extension after completion', agreedOn = AS_AT) =>
    only({
      ect: anEct({ priorTerms: fraction(6) }),
      adjustments: [anAdjustment({ kind, agreedOn, terms: fraction(1) })],
    });
  expect(agreed('reduction')).toMatchObject({ reduction: 'yes', extension: 'no' });
  expect(agreed('extension after completion')).toMatchObject({ reduction: 'no', extension: 'yes' });
  expect(agreed('reduction', day('2026-12-08'))).toMatchObject({ reduction: 'no' });
});

test('3.8 an extension agreed before induction is complete is none, and not known to be where the end is not', () => {
  const adjustments = [anAdjustment({ kind: 'extension after completion', terms: fraction(1) })];
  expect(only({ adjustments })).toMatchObject({ extension: 'no' });
  const absences = [anAbsence({ from: day('2026-11-30'), until: null, days: null })];
  expect(only({ adjustments, absences })).toMatchObject({ extension: null });
  expect(only({ absences })).toMatchObject({ extension: 'no' });
  expect(
    only({ adjustments: [{ ...adjustments[0], agreedOn: day('2026-12-08') } as never], absences }),
  ).toMatchObject({ extension: 'no' });
});

test('a report received in time, sent back and received again after its day is returned, not late', () => {
  const back = {
    dueOn: day('2026-12-05'),
    firstReceivedAt: '2026-12-01T10:00:00+00:00',
    timesReturned: 1,
  };
  const count = (differs: Partial<Report>) => {
    const { lateReports, returnedReports } = only({ reports: [answered({ ...back, ...differs })] });
    return [lateReports, returnedReports];
  };
  expect(count({ submittedAt: '2026-12-06T10:00:00+00:00' })).toEqual([0, 1]);
  expect(count({ state: 'returned', submittedAt: null })).toEqual([0, 1]);
  expect(count({ firstReceivedAt: '2026-12-06T10:00:00+00:00' })).toEqual([1, 1]);
});

test('late and returned reports are those of that school', () => {
  const reports = [
    answered({ id: 'R-1', submittedAt: '2026-12-02T23:00:00+00:00' }),
    answered({ id: 'R-2', submittedAt: '2026-12-03T09:00:00+00:00', timesReturned: 1 }),
    aReport({ id: 'R-3', dueOn: day('2026-12-06'), timesReturned: 2 }),
    aReport({ id: 'R-4', dueOn: AS_AT }),
    aReport({ id: 'R-5', dueOn: day('2026-12-01'), urn: '900002', timesReturned: 9 }),
    aReport({ id: 'R-6', dueOn: day('2026-12-01'), state: 'cancelled', timesReturned: 9 }),
  ];
  expect(only({ reports })).toMatchObject({ lateReports: 2, returnedReports: 3 });
});
