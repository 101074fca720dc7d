/** Service under another appropriate body, taken as it counted it (2.75), beside service with us. */
import type { InductionPeriod } from '../../src/domain/facts';
import { termsServed } from '../../src/domain/induction';
import { ledgerOf } from '../../src/domain/ledger';
import { defaultPolicy } from '../../src/domain/policy';
import { scheduleFor } from '../../src/domain/schedule';
import { aCareer, aPeriod, anEct, day, fraction, theCalendar } from './examples';

const policy = defaultPolicy();
const elsewhere = (differs: Partial<InductionPeriod> = {}): InductionPeriod =>
  aPeriod({
    id: 'IP-0009',
    startedOn: day('2026-09-01'),
    finishedOn: day('2026-12-18'),
    countedTerms: fraction(1),
    otherAb: 'Elm Teaching School Hub',
    ...differs,
  });
const schedule = (...periods: readonly InductionPeriod[]) => {
  const expected = scheduleFor(aCareer({ periods }), theCalendar, policy, day('2029-01-01'));
  if (!expected.known) throw new Error(expected.unknown);
  return expected.value.map(
    ({ kind, term, coversFrom, coversUntil }) => `${kind}, ${term}: ${coversFrom} to ${coversUntil}`,
  );
};
const served = (differs: Parameters<typeof aCareer>[0], on: string) => {
  const found = termsServed(aCareer(differs), day(on), theCalendar, policy);
  return found.known ? found.value.terms : found.unknown;
};

test('the same school coming over to us reports from the day it did, not from the start of the post', () => {
  const [first] = schedule(elsewhere(), aPeriod({ startedOn: day('2027-01-04') }));
  expect(first).toMatch(/^progress review, Spring 2027: 2027-01-04 to /);
});

test('2.62 leaving us for a post that another body counts ends with an interim assessment', () => {
  const reports = schedule(
    aPeriod({ finishedOn: day('2026-12-18') }),
    elsewhere({ urn: '900002', startedOn: day('2027-01-04'), finishedOn: day('2027-03-25') }),
    aPeriod({ id: 'IP-0010', startedOn: day('2027-04-12') }),
  );
  expect(reports.slice(0, 2)).toEqual([
    'interim assessment, Autumn 2026: 2026-09-01 to 2026-12-18',
    expect.stringMatching(/^formal assessment, Summer 2027: 2027-04-12 to /),
  ]);
});

test('terms counted below 0 take nothing off, wherever they stand', () => {
  const plain = served({}, '2027-03-25');
  expect(served({ ect: anEct({ priorTerms: fraction(-1) }) }, '2027-03-25')).toEqual(plain);
  const below = elsewhere({
    startedOn: day('2025-09-01'),
    finishedOn: day('2025-12-19'),
    countedTerms: fraction(-1),
  });
  expect(served({ periods: [below, aPeriod()] }, '2027-03-25')).toEqual(plain);
});

test('where a period can’t be right, nothing is laid out at all', () => {
  const career = aCareer({ periods: [aPeriod({ fte: fraction(0) })] });
  expect(ledgerOf(career, theCalendar, policy)).toEqual({
    stretches: [],
    stints: [],
    doubts: [],
    idle: [],
    stops: null,
    unknown: expect.stringContaining('Induction period IP-0001 needs mending.'),
  });
});
