import type { Career } from '../../src/domain/facts';
import { defaultPolicy } from '../../src/domain/policy';
import type { Change } from '../../src/register/change';
import { ectChange, viewOf } from '../../src/tasks/ect-views';
import {
  aCareer,
  aPeriod,
  anAbsence,
  anAdjustment,
  anEct,
  day,
  fraction,
  theCalendar,
} from '../domain/examples';

const nobody = { school: () => null, posts: () => [], who: () => null };

/** What the ECTs sheet shows of one ECT. */
function shownOf(differs: Partial<Career>, on: string): Change['set'] {
  const expected = { known: true, value: [], because: [] } as const;
  const view = viewOf({ career: aCareer(differs), expected }, nobody, theCalendar, defaultPolicy(), day(on));
  return ectChange(view, day(on), new Map(), () => null).set;
}

const gone = [
  aPeriod({ finishedOn: day('2027-07-31'), closedAs: 'release' }),
  aPeriod({ id: 'IP-0002', startedOn: day('2027-09-01'), otherAb: 'Another Appropriate Body' }),
];
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
  ['2.67 all served, the last of it under another body', { periods: gone }, '2028-10-01', 'in progress'],
  ['3.8 an extension served from now on', { adjustments: extended }, '2028-10-01', 'in progress'],
  ['3.9 an extension agreed, and no post', { ...left, adjustments: extended }, '2028-10-01', 'paused'],
  ['passed', { ect: anEct({ outcome: 'pass', outcomeOn: day('2028-08-01') }) }, '2028-10-01', 'passed'],
  ['failed', { ect: anEct({ outcome: 'fail', outcomeOn: day('2028-08-01') }) }, '2028-10-01', 'failed'],
])('%s', (_name, differs, on, status) => {
  expect(shownOf(differs, on)['status']).toBe(status);
});

test('3.6 all terms are served while days of extension are not', () => {
  const ill = anAbsence({ from: day('2027-11-01'), until: day('2027-12-17'), days: fraction(35) });
  const termsOn = (on: string) => shownOf({ absences: [ill] }, on)['terms'];
  expect(termsOn('2028-07-31')).toBe('6 of 6 terms, and 35 days of extension to serve');
  expect(termsOn('2028-09-08')).toBe('6 of 6 terms, and 29 days of extension to serve');
  expect(termsOn('2028-12-31')).toBe('6 of 6 terms');
});
