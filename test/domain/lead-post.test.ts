import type { InductionPeriod } from '../../src/domain/facts';
import { lastToEnd, postOn, startOfInduction } from '../../src/domain/lead-post';
import { defaultPolicy } from '../../src/domain/policy';
import { aPeriod, anEct, day, fraction, theCalendar } from './examples';

const policy = defaultPolicy();
const most = aPeriod({ id: 'IP-1', fte: fraction(3, 5) });
const least = aPeriod({ id: 'IP-2', urn: '900002', fte: fraction(2, 5), startedOn: day('2027-01-04') });
const shown = (periods: readonly InductionPeriod[], asAt = '2027-02-01', ect = anEct()) => {
  const there = postOn({ ect, periods }, theCalendar, policy, day(asAt))?.id;
  expect(postOn({ ect, periods: [...periods].reverse() }, theCalendar, policy, day(asAt))?.id).toBe(there);
  return there;
};

describe('the post an ECT is in', () => {
  test('3.14 is the lead school’s: the one with most hours, whichever began last', () => {
    expect(shown([most, least])).toBe('IP-1');
    expect(shown([{ ...most, fte: fraction(1, 5) }, least])).toBe('IP-2');
  });

  test('3.14 of equal hours is at the school that had the ECT first, whatever its latest contract', () => {
    const before = { ...most, finishedOn: day('2026-12-31') };
    const since = { ...most, id: 'IP-3', fte: fraction(2, 5), startedOn: day('2027-01-01') };
    expect(shown([before, least, since])).toBe('IP-3');
  });

  test('2.33 is none that is too short to count, where another does', () => {
    const brief = { ...least, fte: fraction(3, 5), finishedOn: day('2027-02-19') };
    expect(shown([{ ...most, fte: fraction(2, 5) }, brief])).toBe('IP-1');
    expect(shown([brief])).toBe('IP-2');
    // Two days into the term, it lasts one with the days of grace, but for who had no QTS when that began (2.10).
    const term = { ...brief, startedOn: day('2027-01-06'), finishedOn: day('2027-04-11') };
    const both = [{ ...most, fte: fraction(2, 5) }, term];
    expect(shown(both)).toBe('IP-2');
    expect(shown(both, '2027-02-01', anEct({ qtsOn: day('2027-01-05') }))).toBe('IP-1');
  });

  test('is one in force before one still to come, and that before none', () => {
    const over = { ...most, finishedOn: day('2027-02-01') };
    const coming = { ...least, fte: fraction(1), startedOn: day('2027-04-12') };
    expect(shown([over, coming])).toBe('IP-1');
    expect(shown([over, coming], '2027-02-02')).toBe('IP-2');
    expect(shown([over], '2027-02-02')).toBeUndefined();
    expect(shown([over, { ...coming, startedOn: day('2027-02-01') }])).toBe('IP-2');
  });
});

test('the last to end is an open one, then the one with the latest end', () => {
  const left = { ...least, finishedOn: day('2027-03-25') };
  expect(lastToEnd([left, most])?.id).toBe('IP-1');
  expect(lastToEnd([{ ...most, finishedOn: day('2027-07-20') }, left])?.id).toBe('IP-1');
  expect(lastToEnd([])).toBeNull();
});

test('induction started with the first post', () => {
  expect(startOfInduction([least, most])).toBe('2026-09-01');
  expect(startOfInduction([])).toBeNull();
});
