import { checkNotice, periodOn } from '../../src/domain/notice-check';
import { aPeriod, day } from './examples';

const period = aPeriod({ finishedOn: day('2027-07-21') });
const problems = (answers: Readonly<Record<string, string>>) => {
  const read = checkNotice(answers, period, () => 'known', day('2026-12-12'));
  return 'problems' in read ? read.problems : [];
};

test.each([
  ['a change', (on: string) => ({ what: 'change', changesOn: on, fte: '0.6' })],
  ['the last day', (on: string) => ({ what: 'leaving', leavingOn: on })],
])('%s may not be told of for after the induction period ends', (_, told) => {
  expect(problems(told('2027-07-21'))).toEqual([]);
  expect(problems(told('2027-07-22'))).toEqual([
    {
      field: 'day',
      says: 'The day is after the induction period ends, on Wednesday 21 July 2027. Check both.',
    },
  ]);
});

test('an absence may: another period may have begun by then', () => {
  expect(problems({ what: 'absence', from: '2027-09-06', kind: 'sickness' })).toEqual([]);
});

test('an absence of one day may miss that day', () => {
  const monday = { what: 'absence', from: '2026-11-02', until: '2026-11-02', kind: 'sickness' };
  expect(problems({ ...monday, days: '1' })).toEqual([]);
  expect(problems({ ...monday, days: '2' })).toEqual([
    {
      field: 'days',
      says: 'No more than 1 weekday can be contracted from the first day to the last.',
    },
  ]);
});

test('days are not counted over an absence that goes on, or one the wrong way round', () => {
  expect(problems({ what: 'absence', from: '2026-11-02', kind: 'sickness', days: '99' })).toEqual([]);
  const wrong = { what: 'absence', from: '2026-11-06', until: '2026-11-02', kind: 'sickness', days: '9' };
  expect(problems(wrong)).toEqual([
    { field: 'until', says: 'The last day away is before the first. Check both.' },
  ]);
});

test('a period that has not ended closes no day', () => {
  const open = checkNotice(
    { what: 'leaving', leavingOn: '2027-07-22' },
    aPeriod(),
    () => 'known',
    day('2026-12-12'),
  );
  expect(open).toMatchObject({ what: 'leaving', day: '2027-07-22' });
});

test('a share of full time that can’t be read is asked about, once', () => {
  expect(problems({ what: 'change', changesOn: '2027-01-04', fte: 'part', tutor: 'Tom Tutor' })).toEqual([
    {
      field: 'fte',
      says: 'The share of full time is more than 0 and no more than 1, like 0.6 for three days of five.',
    },
  ]);
});

test('of two periods on one day the earlier is meant, in whatever order they stand', () => {
  const earlier = aPeriod({ finishedOn: day('2027-01-04') });
  const later = aPeriod({ id: 'IP-0002', startedOn: day('2027-01-04') });
  expect(periodOn([later, earlier], later, day('2027-01-04'))).toBe(earlier);
  expect(periodOn([earlier, later], later, day('2027-01-05'))).toBe(later);
  expect(periodOn([earlier], later, day('2027-01-05'))).toBe(later);
});
