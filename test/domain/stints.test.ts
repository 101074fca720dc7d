import type { InductionPeriod } from '../../src/domain/facts';
import { dayFrom } from '../../src/domain/civil';
import { expectedEnd, termsServed } from '../../src/domain/induction';
import { defaultPolicy } from '../../src/domain/policy';
import { scheduleFor } from '../../src/domain/schedule';
import { stintsOf } from '../../src/domain/stints';
import { aCareer, aPeriod, anEct, day, fraction, theCalendar } from './examples';

const policy = defaultPolicy();
const half = fraction(1, 2);
const second = (differs: Partial<InductionPeriod>) => aPeriod({ id: 'IP-0002', urn: '900002', ...differs });
const countsFrom = (...periods: InductionPeriod[]) =>
  stintsOf(periods, null, theCalendar, policy).map((stint) => dayFrom(stint.countsFrom));

test('2.33 a post wholly before the Terms sheet is not known to have been too short', () => {
  const periods = [aPeriod({ startedOn: day('2018-09-03'), finishedOn: day('2020-07-20') })];
  expect(termsServed(aCareer({ periods }), day('2026-12-07'), theCalendar, policy)).toEqual({
    known: false,
    unknown: 'No term in the Terms sheet covers 3 Sep 2018. Add it to work this out.',
    because: [],
  });
});

test('2.10, 2.12 no day before QTS is given as grace', () => {
  const periods = [aPeriod({ startedOn: day('2026-09-08'), finishedOn: day('2026-12-18') })];
  const from = (qtsOn: string | null) =>
    stintsOf(periods, qtsOn === null ? null : day(qtsOn), theCalendar, policy).map(
      ({ countsFrom: on, counts }) => [dayFrom(on), counts],
    );
  expect(from('2026-09-01')).toEqual([['2026-09-01', true]]);
  expect(from(null)).toEqual([['2026-09-01', true]]);
  expect(from('2026-09-02')).toEqual([['2026-09-08', false]]);
  const served = termsServed(
    aCareer({ ect: anEct({ qtsOn: day('2026-09-07') }), periods }),
    day('2026-12-31'),
    theCalendar,
    policy,
  );
  expect(served).toMatchObject({ value: { terms: fraction(0) } });
});

describe('2.34 a move on the very day a post ends', () => {
  const until = (on: string) => aPeriod({ finishedOn: day(on) });
  const from = (on: string, urn: string) => aPeriod({ id: 'IP-0002', startedOn: day(on), urn });
  const end = (...periods: InductionPeriod[]) =>
    expectedEnd(aCareer({ periods }), theCalendar, policy, day('2027-03-02'));
  const scheduled = (periods: InductionPeriod[]) => {
    const answer = scheduleFor(aCareer({ periods }), theCalendar, policy, day('2027-03-02'));
    return answer.known ? answer.value : [];
  };
  const servedOn = (...periods: InductionPeriod[]) =>
    termsServed(aCareer({ periods }), day('2027-07-22'), theCalendar, policy);

  test.each(['900001', '900002'])(
    'serves that day once, then as if it had ended the day before: %s',
    (urn) => {
      const sameDay = [until('2027-03-01'), from('2027-03-01', urn)];
      const dayBefore = [until('2027-02-28'), from('2027-03-01', urn)];
      expect(end(...sameDay)).toMatchObject({ known: true, value: '2028-07-21' });
      expect(end(...dayBefore)).toMatchObject({ value: '2028-07-21' });
      expect(servedOn(...sameDay)).toMatchObject({ known: true, value: { terms: fraction(3) } });
      const reports = (periods: InductionPeriod[]) =>
        scheduled(periods).map(({ because, ...report }) => [report, because.map(({ says }) => says)]);
      expect(reports(sameDay)).toEqual(reports(dayBefore));
    },
  );
});

describe('2.12 the days of grace', () => {
  test('a move within them, on the very day the other post ends too, counts no day twice', () => {
    const until = (on: string) => aPeriod({ fte: half, finishedOn: day(on) });
    const moved = second({ fte: half, startedOn: day('2026-09-03') });
    expect(countsFrom(until('2026-09-02'), moved)).toEqual(['2026-09-01', '2026-09-03']);
    expect(countsFrom(until('2026-09-03'), moved)).toEqual(['2026-09-01', '2026-09-03']);
    expect(countsFrom(until('2026-09-04'), moved)).toEqual(['2026-09-01', '2026-09-01']);
  });

  test('a post of one day is not cut short by its own end', () => {
    expect(countsFrom(aPeriod({ startedOn: day('2026-09-03'), finishedOn: day('2026-09-03') }))).toEqual([
      '2026-09-01',
    ]);
  });
});

test('2.33 where the first post alone must last, a short one before it still does not count', () => {
  const posts = [
    aPeriod({ finishedOn: day('2026-10-23') }),
    second({ startedOn: day('2026-11-02'), finishedOn: day('2027-07-22') }),
    aPeriod({ id: 'IP-0003', startedOn: day('2027-09-01'), finishedOn: day('2027-10-22') }),
  ];
  const settings = { ...policy, shortestPostAppliesTo: 'the first post only' } as const;
  expect(stintsOf(posts, null, theCalendar, settings).map(({ counts }) => counts)).toEqual([
    false,
    true,
    true,
  ]);
});

test('a school’s contracts sixty days apart over a holiday are one post, sixty-one are two', () => {
  const none = { ...theCalendar, terms: [] };
  const apart = (from: string) =>
    stintsOf(
      [
        aPeriod({ finishedOn: day('2026-07-01'), startedOn: day('2026-01-05') }),
        aPeriod({ id: 'IP-0002', startedOn: day(from) }),
      ],
      null,
      none,
      policy,
    ).length;
  expect([apart('2026-08-30'), apart('2026-08-31')]).toEqual([1, 2]);
});
