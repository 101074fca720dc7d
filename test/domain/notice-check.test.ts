import { checkNotice } from '../../src/domain/notice-check';
import { aPeriod, day } from './examples';

const period = aPeriod({ finishedOn: day('2027-07-21') });
const problems = (answers: Readonly<Record<string, string>>) => {
  const read = checkNotice(answers, period, () => true, day('2026-12-12'));
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
