import { REPORT_STATES, type Report } from '../../src/domain/facts';
import { answeredReports, isOverdue, overdueReports, waitsForReturn } from '../../src/domain/reports-so-far';
import { aReport, anAbsence, day } from './examples';

const AS_AT = day('2026-12-14');
const leave = (from: string, until: string | null = null) =>
  anAbsence({
    kind: 'maternity leave',
    from: day(from),
    until: until === null ? null : day(until),
    days: null,
  });

describe('2.74 a report is overdue', () => {
  test('from the day after it was due', () => {
    expect(isOverdue(aReport({ dueOn: day('2026-12-13') }), [], AS_AT)).toBe(true);
    expect(isOverdue(aReport({ dueOn: AS_AT }), [], AS_AT)).toBe(false);
  });

  test('in every state in which it is not with the appropriate body', () => {
    expect(REPORT_STATES.filter((state) => isOverdue(aReport({ state }), [], AS_AT))).toEqual([
      'due',
      'draft',
      'with ECT',
      'signing',
      'returned',
    ]);
  });

  test('the longest overdue first, then by number, whatever order they stand in', () => {
    const four = [
      aReport({ id: 'R-0002', dueOn: day('2026-12-11') }),
      aReport({ id: 'R-0001', dueOn: day('2026-12-11') }),
      aReport({ id: 'R-0004', dueOn: day('2026-12-09') }),
      aReport({ id: 'R-0003', dueOn: day('2026-12-10') }),
    ];
    for (const reports of [four, [...four].reverse(), [four[2], four[0], four[3], four[1]]]) {
      expect(overdueReports(reports as Report[], [], AS_AT).map(({ id }) => id)).toEqual([
        'R-0004',
        'R-0003',
        'R-0001',
        'R-0002',
      ]);
    }
  });

  test('those of one day by number', () => {
    const reports = [
      aReport({ id: 'R-0003' }),
      aReport({ id: 'R-0002' }),
      aReport({ id: 'R-0004', dueOn: day('2026-12-10') }),
    ];
    expect(overdueReports(reports, [], AS_AT).map(({ id }) => id)).toEqual(['R-0004', 'R-0002', 'R-0003']);
  });
});

describe('reports whose answers stand', () => {
  test('the latest first, then by number, whatever order they stand in', () => {
    const four = [
      aReport({ id: 'R-0001', state: 'reviewed', coversUntil: day('2026-12-01') }),
      aReport({ id: 'R-0003', state: 'reviewed', coversUntil: day('2026-11-01') }),
      aReport({ id: 'R-0002', state: 'reviewed', coversUntil: day('2026-12-01') }),
      aReport({ id: 'R-0004', state: 'reviewed', coversUntil: day('2026-10-01') }),
    ];
    for (const reports of [four, [...four].reverse(), [four[3], four[2], four[0], four[1]]]) {
      expect(answeredReports(reports as Report[], AS_AT).map(({ id }) => id)).toEqual([
        'R-0002',
        'R-0001',
        'R-0003',
        'R-0004',
      ]);
    }
  });

  test('not a draft, one not begun, or one of a time to come', () => {
    const states = REPORT_STATES.filter((state) => answeredReports([aReport({ state })], AS_AT).length > 0);
    expect(states).toEqual(['with ECT', 'signing', 'submitted', 'returned', 'reviewed']);
    const today = aReport({ state: 'reviewed', coversFrom: AS_AT });
    expect(answeredReports([today], AS_AT)).toHaveLength(1);
    expect(answeredReports([{ ...today, coversFrom: day('2026-12-15') }], AS_AT)).toEqual([]);
  });
});

describe('3.7 a report waits for the return of an ECT', () => {
  test('who is on leave with no end yet when it falls due', () => {
    expect(waitsForReturn(aReport(), [leave('2026-12-11')], AS_AT)).toBe(true);
    expect(isOverdue(aReport(), [leave('2026-12-11')], AS_AT)).toBe(false);
    expect(waitsForReturn(aReport(), [leave('2026-12-12')], AS_AT)).toBe(false);
  });

  test('who went on leave after that, where it waits for their comment or signature alone', () => {
    const away = [leave('2026-12-12')];
    expect(waitsForReturn(aReport({ state: 'with ECT' }), away, AS_AT)).toBe(true);
    expect(waitsForReturn(aReport({ state: 'signing' }), away, AS_AT)).toBe(true);
    const signed = aReport({ state: 'signing', ectSignedAt: '2026-12-11T10:00:00+00:00' });
    expect(waitsForReturn(signed, away, AS_AT)).toBe(false);
  });

  test('2.56, 3.7 until the return, whether or not its day is known', () => {
    const fell = aReport({ kind: 'formal assessment', term: 'Summer 2027', dueOn: day('2027-07-08') });
    const away = [leave('2027-07-02', '2028-03-31')];
    for (const state of ['with ECT', 'signing', 'due'] as const) {
      expect(isOverdue({ ...fell, state }, away, day('2027-11-08'))).toBe(false);
      expect(isOverdue({ ...fell, state }, away, day('2028-03-31'))).toBe(false);
      expect(isOverdue({ ...fell, state }, away, day('2028-04-01'))).toBe(true);
    }
  });

  test('2.49 not where it falls due once they are back', () => {
    const away = [leave('2026-12-10', '2026-12-18')];
    expect(waitsForReturn(aReport({ dueOn: day('2026-12-18') }), away, AS_AT)).toBe(true);
    expect(waitsForReturn(aReport({ dueOn: day('2026-12-21') }), away, AS_AT)).toBe(false);
  });

  test('2.63 an interim assessment is asked for all the same, the ECT’s own part in it up to its day', () => {
    const interim = aReport({ kind: 'interim assessment' });
    const away = [leave('2026-12-11'), leave('2026-12-11', '2026-12-18')];
    expect(waitsForReturn(interim, away, AS_AT)).toBe(false);
    for (const state of ['with ECT', 'signing'] as const) {
      expect(waitsForReturn({ ...interim, state, dueOn: AS_AT }, away, AS_AT)).toBe(true);
      expect(waitsForReturn({ ...interim, state }, away, AS_AT)).toBe(false);
      expect(waitsForReturn(aReport({ state }), away, AS_AT)).toBe(true);
    }
  });

  test('not when the leave is over or still to come, nor when the report is in', () => {
    expect(waitsForReturn(aReport(), [leave('2026-12-01', '2026-12-13')], AS_AT)).toBe(false);
    expect(waitsForReturn(aReport({ dueOn: day('2026-12-18') }), [leave('2026-12-15')], AS_AT)).toBe(false);
    expect(waitsForReturn(aReport({ dueOn: day('2026-12-18') }), [leave('2026-12-14')], AS_AT)).toBe(true);
    expect(waitsForReturn(aReport({ state: 'reviewed' }), [leave('2026-12-01')], AS_AT)).toBe(false);
  });
});
