import { workOf } from '../../src/domain/todays-work';
import { aReport, anAbsence, day } from './examples';

const MONDAY = day('2026-12-07');
const on = (report: Parameters<typeof aReport>[0], absences: Parameters<typeof workOf>[1] = []) =>
  workOf(aReport({ dueOn: day('2026-12-11'), ...report }), absences, MONDAY);

describe('the lists of the day', () => {
  test('a report still to be written is due in the week of its day, today included', () => {
    expect(on({ state: 'due' })).toEqual(['dueThisWeek']);
    expect(on({ state: 'draft', dueOn: MONDAY })).toEqual(['dueThisWeek']);
    expect(on({ state: 'due', dueOn: day('2026-12-13') })).toEqual(['dueThisWeek']);
    expect(on({ state: 'due', dueOn: day('2026-12-14') })).toEqual([]);
  });

  test('a report past its day is overdue, whoever it waits for', () => {
    const dueOn = day('2026-12-06');
    expect(on({ state: 'due', dueOn })).toEqual(['overdue']);
    expect(on({ state: 'signing', dueOn })).toEqual(['overdue', 'waiting']);
    expect(on({ state: 'returned', dueOn })).toEqual(['overdue', 'returned']);
  });

  test('a report with the appropriate body is only to review, however late it came', () => {
    expect(on({ state: 'submitted', dueOn: day('2026-11-01') })).toEqual(['toReview']);
    expect(on({ state: 'reviewed' })).toEqual([]);
    expect(on({ state: 'cancelled' })).toEqual([]);
  });

  test('a returned report is due this week as well, for it is to be written again', () => {
    expect(on({ state: 'returned' })).toEqual(['dueThisWeek', 'returned']);
  });

  test('3.7 what waits for a return from leave is on no list', () => {
    const leave = [anAbsence({ from: day('2026-11-02'), until: null, kind: 'maternity leave' })];
    for (const state of ['due', 'with ECT', 'returned'] as const) expect(on({ state }, leave)).toEqual([]);
  });
});
