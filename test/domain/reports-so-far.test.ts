import { REPORT_STATES } from '../../src/domain/facts';
import { isOverdue, overdueReports, waitsForReturn } from '../../src/domain/reports-so-far';
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

  test('the longest overdue first, then by number', () => {
    const reports = [
      aReport({ id: 'R-0003' }),
      aReport({ id: 'R-0002' }),
      aReport({ id: 'R-0004', dueOn: day('2026-12-10') }),
    ];
    expect(overdueReports(reports, [], AS_AT).map(({ id }) => id)).toEqual(['R-0004', 'R-0002', 'R-0003']);
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

  test('not when the leave has an end or is still to come, nor when the report is in', () => {
    expect(waitsForReturn(aReport(), [leave('2026-12-01', '2026-12-18')], AS_AT)).toBe(false);
    expect(waitsForReturn(aReport({ dueOn: day('2026-12-18') }), [leave('2026-12-15')], AS_AT)).toBe(false);
    expect(waitsForReturn(aReport({ dueOn: day('2026-12-18') }), [leave('2026-12-14')], AS_AT)).toBe(true);
    expect(waitsForReturn(aReport({ state: 'reviewed' }), [leave('2026-12-01')], AS_AT)).toBe(false);
  });
});
