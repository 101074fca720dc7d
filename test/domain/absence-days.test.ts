import { whyTooMany } from '../../src/domain/absence-days';
import type { Absence, InductionPeriod } from '../../src/domain/facts';
import { readPolicy } from '../../src/domain/policy';
import { aPeriod, anAbsence, day, fraction } from './examples';

const { policy } = readPolicy({});
const fullTime = [aPeriod()];
const halfTime = [aPeriod({ fte: fraction(1, 2) })];

/** What is said of the first of these absences. */
const saidOf = (absences: readonly Absence[], periods: readonly InductionPeriod[] = fullTime) =>
  whyTooMany(absences[0] as Absence, { absences, periods }, policy);

const week = (differs: Partial<Absence> = {}) => anAbsence({ days: fraction(5), ...differs });

describe('the days of one absence, counted in contracted days (3.6)', () => {
  test('may be every weekday at full time', () => {
    expect(saidOf([week()])).toBeNull();
  });

  test('may fall all in one week at half time, for hours differ from week to week', () => {
    expect(saidOf([week()], halfTime)).toBeNull();
  });

  test('can be no more than the share of full time over a fortnight', () => {
    const fortnight = (days: number) => [week({ until: day('2026-11-13'), days: fraction(days) })];
    expect(saidOf(fortnight(5), halfTime)).toBeNull();
    expect(saidOf(fortnight(6), halfTime)).toBe(
      'has 6 days, and at FTE 0.5 no more than 5 days can be contracted from 2 Nov 2026 to 13 Nov 2026. Correct the days, or the FTE of that time.',
    );
  });

  test('of what is left after whole fortnights, as many as fit', () => {
    const threeWeeks = (days: number) => [week({ until: day('2026-11-20'), days: fraction(days) })];
    expect(saidOf(threeWeeks(10), halfTime)).toBeNull();
    expect(saidOf(threeWeeks(11), halfTime)).toContain('no more than 10 days');
  });

  test('are measured at full time where no post is known for then', () => {
    expect(saidOf([week()], [])).toBeNull();
    expect(saidOf([week()], [aPeriod({ startedOn: day('2027-01-04'), fte: fraction(1, 5) })])).toBeNull();
    const ended = aPeriod({ finishedOn: day('2026-10-30'), fte: fraction(1, 5) });
    expect(saidOf([week()], [ended])).toBeNull();
    expect(saidOf([week({ until: day('2026-11-13'), days: fraction(10) })], [ended])).toBeNull();
  });

  test('are not measured where the absence cannot be so whatever the contract', () => {
    expect(saidOf([week({ days: fraction(6) })], halfTime)).toBeNull();
  });

  test('are not measured while it goes on', () => {
    expect(saidOf([week({ until: null, days: fraction(99) })])).toBeNull();
  });
});

describe('the share of full time that counts', () => {
  const fortnight = [week({ until: day('2026-11-13'), days: fraction(10) })];

  test('is that of all posts held at one time', () => {
    const two = [
      aPeriod({ fte: fraction(1, 2) }),
      aPeriod({ id: 'IP-0002', urn: '900002', fte: fraction(1, 2) }),
    ];
    expect(saidOf(fortnight, two)).toBeNull();
    expect(saidOf(fortnight, halfTime)).toContain('at FTE 0.5');
  });

  test('is the largest held on any day of it, not those of posts that follow each other', () => {
    const follow = [
      aPeriod({ fte: fraction(1, 2), finishedOn: day('2026-11-06') }),
      aPeriod({ id: 'IP-0002', urn: '900002', fte: fraction(2, 5), startedOn: day('2026-11-07') }),
    ];
    expect(saidOf(fortnight, follow)).toContain('at FTE 0.5');
  });

  test.each([
    ['begins on its last day', { startedOn: day('2026-11-13') }],
    ['ends on its first day', { finishedOn: day('2026-11-02') }],
  ])('takes in a post that %s', (_, differs) => {
    expect(
      saidOf(fortnight, [aPeriod({ fte: fraction(2, 5) }), aPeriod({ id: 'IP-0002', ...differs })]),
    ).toBeNull();
  });

  test.each([
    ['began after it', { startedOn: day('2026-11-14') }],
    ['ended before it', { finishedOn: day('2026-11-01') }],
  ])('leaves out a post that %s', (_, differs) => {
    const posts = [aPeriod({ fte: fraction(2, 5) }), aPeriod({ id: 'IP-0002', ...differs })];
    expect(saidOf(fortnight, posts)).toContain('at FTE 0.4');
  });
});

describe('two absences', () => {
  const monday = anAbsence({ until: day('2026-11-02'), days: fraction(1) });
  const other = (differs: Partial<Absence> = {}) => ({ ...monday, id: 'A-0002', ...differs });

  test('of one day cannot miss more than the day between them', () => {
    expect(saidOf([monday, other()])).toBe(
      'shares days with A-0002: together they have 2 days, and at FTE 1 no more than 1 day can be contracted from 2 Nov 2026 to 2 Nov 2026. Correct one, or delete it.',
    );
  });

  test('of one day may miss half of it each', () => {
    const half = { days: fraction(1, 2) };
    expect(saidOf([{ ...monday, ...half }, other(half)])).toBeNull();
  });

  test.each([
    ['the day before', { from: day('2026-10-30'), until: day('2026-10-30') }],
    ['the day after', { from: day('2026-11-03'), until: day('2026-11-03') }],
  ])('that share no day are each measured alone: %s', (_, differs) => {
    expect(saidOf([monday, other(differs)])).toBeNull();
  });

  test.each([
    ['ends on its first day', { from: day('2026-10-30') }, '3 days, and at FTE 1 no more than 2 days'],
    ['begins on its last day', { until: day('2026-11-03') }, '3 days, and at FTE 1 no more than 2 days'],
  ])('share the day on which the other %s', (_, differs, says) => {
    expect(saidOf([monday, other({ ...differs, days: fraction(2) })])).toContain(says);
  });

  test('may be one that goes on: only the days somebody counted are set against the contract', () => {
    const goesOn = other({ until: null, days: null });
    expect(saidOf([monday, goesOn])).toBeNull();
    expect(saidOf([goesOn, monday])).toBeNull();
  });

  test('of weeks that follow each other may be more than a fortnight’s share, for neither says so alone', () => {
    const next = week({ id: 'A-0002', from: day('2026-11-09'), until: day('2026-11-13') });
    expect(saidOf([week(), next], halfTime)).toBeNull();
    expect(saidOf([next, week()], halfTime)).toBeNull();
    const goesOn = { ...next, until: null };
    expect(saidOf([week(), goesOn], halfTime)).toBeNull();
    expect(saidOf([goesOn, week()], halfTime)).toBeNull();
  });

  test('of which one goes on share every day from its first', () => {
    const goesOn = week({ until: null, days: fraction(3) });
    const later = week({ id: 'A-0002', from: day('2026-11-04'), days: fraction(3) });
    expect(saidOf([goesOn, later])).toContain('together they have 6 days');
    expect(saidOf([later, goesOn])).toContain('together they have 6 days');
  });

  test('of which one has no days counted are not held against each other', () => {
    const tooMany = week({ id: 'A-0002', until: day('2026-11-13'), days: fraction(6) });
    expect(saidOf([week({ days: null }), tooMany], halfTime)).toBeNull();
  });

  test('say nothing of one that can’t be so itself', () => {
    expect(saidOf([monday, other({ days: fraction(2) })])).toBeNull();
  });

  test('of the same kind, dates and days are one, entered twice', () => {
    const three = week({ until: day('2026-11-13'), days: fraction(3) });
    expect(saidOf([three, { ...three, id: 'A-0002' }])).toBe(
      'is the same as A-0002. Delete one, or correct its days.',
    );
    expect(saidOf([three, { ...three, id: 'A-0002', kind: 'paternity leave' }])).toBeNull();
    expect(saidOf([three, { ...three, id: 'A-0002', days: fraction(4) }])).toBeNull();
    expect(saidOf([three, { ...three, id: 'A-0002', until: day('2026-11-16') }])).toBeNull();
    const uncounted = { ...three, days: null };
    expect(saidOf([uncounted, { ...uncounted, id: 'A-0002' }])).toContain('is the same as A-0002.');
    expect(saidOf([uncounted, { ...three, id: 'A-0002' }])).toBeNull();
    expect(saidOf([three, { ...uncounted, id: 'A-0002' }])).toBeNull();
    expect(saidOf([three, { ...three, id: 'A-0002', days: fraction(3, 2) }])).toBeNull();
  });

  test('count all that is contracted for statutory leave whose days nobody counted (3.7)', () => {
    const leave = other({ kind: 'maternity leave', days: null, until: day('2026-11-06') });
    expect(saidOf([monday, leave])).toContain('together they have 6 days, and at FTE 1 no more than 5 days');
    expect(saidOf([monday, { ...leave, kind: 'sickness' }])).toBeNull();
    const first = { ...leave, until: day('2026-11-03') };
    const ill = week({ from: day('2026-11-03'), days: fraction(4) });
    expect(saidOf([ill, first])).toContain('together they have 6 days');
    const goesOn = { ...leave, from: day('2026-11-04'), until: null };
    expect(saidOf([week(), goesOn])).toContain('together they have 8 days');
  });
});
