import type { Career } from '../../src/domain/facts';
import { defaultPolicy } from '../../src/domain/policy';
import { ectChange, viewOf } from '../../src/tasks/ect-views';
import { aCareer, aPeriod, anAbsence, anAdjustment, anEct, day, theCalendar } from '../domain/examples';

const nobody = { school: () => null, posts: () => [], who: () => null };

/** What the ECTs sheet shows of where an induction stands. */
function statusOf(differs: Partial<Career>, on: string): unknown {
  const expected = { known: true, value: [], because: [] } as const;
  const view = viewOf({ career: aCareer(differs), expected }, nobody, theCalendar, defaultPolicy(), day(on));
  return ectChange(view, day(on), new Map(), () => null).set['status'];
}

const left = { periods: [aPeriod({ finishedOn: day('2028-07-31') })] };
const extended = [
  anAdjustment({ kind: 'extension after completion', agreedOn: day('2028-09-01'), ectAgrees: null }),
];

test.each<[string, Partial<Career>, string, string]>([
  ['before the first post', {}, '2026-08-01', 'registered'],
  ['in post', {}, '2026-10-01', 'in progress'],
  ['between two posts', { periods: [aPeriod({ finishedOn: day('2027-07-31') })] }, '2027-10-01', 'paused'],
  ['on leave, in post', { absences: [anAbsence({ until: null })] }, '2026-12-01', 'in progress'],
  ['2.67 all served, still in post', {}, '2028-07-21', 'awaiting decision'],
  ['2.67 all served, and left since', left, '2028-10-01', 'awaiting decision'],
  ['3.8 an extension served from now on', { adjustments: extended }, '2028-10-01', 'in progress'],
  ['3.9 an extension agreed, and no post', { ...left, adjustments: extended }, '2028-10-01', 'paused'],
  ['passed', { ect: anEct({ outcome: 'pass', outcomeOn: day('2028-08-01') }) }, '2028-10-01', 'passed'],
  ['failed', { ect: anEct({ outcome: 'fail', outcomeOn: day('2028-08-01') }) }, '2028-10-01', 'failed'],
])('%s', (_name, differs, on, status) => {
  expect(statusOf(differs, on)).toBe(status);
});
