import { courseOf, passedOver } from '../../src/domain/parts';
import { defaultPolicy } from '../../src/domain/policy';
import type { Stretch } from '../../src/domain/stretches';
import type { Place } from '../../src/domain/walk';
import { aCareer, anAdjustment, day, fraction, theCalendar } from './examples';

const policy = defaultPolicy();
const courseAt = (career: ReturnType<typeof aCareer>, asAt: string) =>
  courseOf(career, theCalendar, policy, day(asAt));

describe('what was agreed and has no effect', () => {
  const unagreed = anAdjustment({ ectAgrees: 'no' });

  test('3.3 is a reduction without the ECT’s word, in the order agreed', () => {
    const later = { ...unagreed, id: 'AD-0002', agreedOn: day('2027-03-01') };
    const sooner = { ...unagreed, id: 'AD-0003', agreedOn: day('2027-02-01') };
    const { adjustments, idle } = courseAt(aCareer({ adjustments: [later, sooner] }), '2028-01-01');
    expect([adjustments, idle.map(({ id }) => id)]).toEqual([[], ['AD-0003', 'AD-0002']]);
  });

  test('is none of no terms, which is a row to mend', () => {
    const none = anAdjustment({ terms: fraction(0) });
    const { adjustments, idle } = courseAt(aCareer({ adjustments: [none] }), '2028-01-01');
    expect([adjustments, idle]).toEqual([[], []]);
  });

  test('3.8 is an extension of an induction whose end nobody knows', () => {
    const extension = anAdjustment({ kind: 'extension after completion', terms: fraction(1) });
    const { adjustments, idle } = courseAt(aCareer({ periods: [], adjustments: [extension] }), '2030-01-01');
    expect([adjustments, idle]).toEqual([[], [extension]]);
  });
});

test('3.4 reduced in the holiday after the first part, there are both parts; on its last day there is one', () => {
  const endsAgreedOn = (on: string) =>
    courseAt(aCareer({ adjustments: [anAdjustment({ agreedOn: day(on) })] }), '2028-01-01').parts.map(
      ({ ends }) => ends,
    );
  expect(endsAgreedOn('2027-07-22')).toEqual(['final']);
  expect(endsAgreedOn('2027-08-10')).toEqual(['first', 'final']);
});

describe('the stretches between two places', () => {
  const stretch = (name: string) => ({ name, units: fraction(10) }) as unknown as Stretch;
  const all = ['one', 'two', 'three'].map(stretch);
  const at = (place: number, used: number): Place => ({
    at: place,
    used: fraction(used),
    carried: fraction(0),
  });
  const between = (from: Place, to: Place | null) =>
    passedOver(all, from, to).map((one) => (one as unknown as { name: string }).name);

  test('hold one that is begun, not one that is over', () => {
    expect(between(at(0, 9), null)).toEqual(['one', 'two', 'three']);
    expect(between(at(0, 10), null)).toEqual(['two', 'three']);
  });

  test('hold the last where something of it lies before the second place', () => {
    expect(between(at(0, 0), at(1, 1))).toEqual(['one', 'two']);
    expect(between(at(0, 0), at(1, 0))).toEqual(['one']);
  });
});
