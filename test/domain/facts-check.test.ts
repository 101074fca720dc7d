import type { Absence, Calendar, Career, InductionPeriod, Report, Term } from '../../src/domain/facts';
import { shortDay } from '../../src/domain/day';
import { checkCalendar, checkCareer } from '../../src/domain/facts-check';
import { expectedEnd } from '../../src/domain/induction';
import { defaultPolicy } from '../../src/domain/policy';
import { standardTerms } from '../../src/domain/standard-terms';
import {
  aCareer,
  aPeriod,
  aReport,
  aTerm,
  anAbsence,
  anAdjustment,
  anEct,
  day,
  fraction,
  theCalendar,
} from './examples';

const policy = defaultPolicy();
const NO_DAY = '2027-02-29' as never;
const noDay = (field: string, row: string) => ({
  row,
  field,
  says: 'There is no day 2027-02-29. Enter one like 4 March 2026.',
});
const ofPeriods = (...periods: readonly InductionPeriod[]) =>
  checkCareer(aCareer({ periods }), theCalendar, policy, day('2026-12-07'));
const ofAbsence = (differs: Partial<Absence>) =>
  checkCareer(aCareer({ absences: [anAbsence(differs)] }), theCalendar, policy, day('2026-12-07'));

test('sound facts have no problems', () => {
  const career = aCareer({ absences: [anAbsence()], adjustments: [anAdjustment()], reports: [aReport()] });
  expect(checkCareer(career, theCalendar, policy, day('2026-12-07'))).toEqual([]);
  expect(checkCalendar(theCalendar, day('2026-09-01'))).toEqual([]);
});

describe('an ECT', () => {
  const check = (differs: Parameters<typeof anEct>[0]) =>
    checkCareer(aCareer({ ect: anEct(differs) }), theCalendar, policy, day('2026-12-07'));

  test('has days that are', () => {
    expect(check({ dateOfBirth: NO_DAY, qtsOn: NO_DAY, outcome: 'pass', outcomeOn: NO_DAY })).toEqual([
      noDay('dateOfBirth', '0012345'),
      noDay('qtsOn', '0012345'),
      noDay('outcomeOn', '0012345'),
    ]);
  });

  test('has a day for an outcome', () => {
    expect(check({ outcome: 'pass' })).toEqual([
      { row: '0012345', field: 'outcomeOn', says: 'Enter the day of the outcome (pass).' },
    ]);
    expect(check({ outcome: 'pass', outcomeOn: day('2026-12-07') })).toEqual([]);
    expect(check({ outcome: 'pass', outcomeOn: day('2026-12-08') })).toEqual([
      {
        row: '0012345',
        field: 'outcomeOn',
        says: 'Enter a day that has passed: the day it was decided.',
      },
    ]);
  });

  test('has served no fewer than no terms before', () => {
    expect(check({ priorTerms: fraction(-1) })).toEqual([
      { row: '0012345', field: 'priorTerms', says: 'Enter 0 terms or more.' },
    ]);
    expect(check({ priorTerms: fraction(0) })).toEqual([]);
  });
});

describe('V08, V11, V12: an induction period', () => {
  test('finishes on or after its start', () => {
    expect(ofPeriods(aPeriod({ finishedOn: day('2026-08-31') }))).toEqual([
      {
        row: 'IP-0001',
        field: 'finishedOn',
        says: 'Enter a finish on or after the start, 1 Sep 2026. This one is before it.',
      },
    ]);
    expect(ofPeriods(aPeriod({ finishedOn: day('2026-09-01') }))).toEqual([]);
  });

  test.each([
    [0, 1],
    [3, 2],
    [-1, 2],
  ])('has an FTE more than 0 and at most 1, not %p/%p', (n, d) => {
    expect(ofPeriods(aPeriod({ fte: fraction(n, d) }))).toEqual([
      { row: 'IP-0001', field: 'fte', says: 'Enter the share of full time, more than 0 and at most 1.' },
    ]);
  });

  test('has days that are', () => {
    expect(ofPeriods(aPeriod({ startedOn: NO_DAY, finishedOn: '2027-02-01' as never }))).toEqual([
      noDay('startedOn', 'IP-0001'),
    ]);
    expect(ofPeriods(aPeriod({ finishedOn: NO_DAY }))).toEqual([noDay('finishedOn', 'IP-0001')]);
  });

  test.each([
    [17, 1],
    [-1, 1],
    [161, 10],
  ])('has 0 to 16 terms counted, not %p/%p', (n, d) => {
    expect(ofPeriods(aPeriod({ countedTerms: fraction(n, d) }))).toEqual([
      { row: 'IP-0001', field: 'countedTerms', says: 'Enter a number of terms from 0 to 16.' },
    ]);
  });

  test('has at most as many terms counted as Settings say', () => {
    const career = aCareer({ periods: [aPeriod({ countedTerms: fraction(18) })] });
    const found = (mostTerms: number) =>
      checkCareer(career, theCalendar, { ...policy, mostTerms }, day('2026-12-07')).filter(
        ({ field }) => field === 'countedTerms',
      );
    expect(found(20)).toEqual([]);
    expect(found(17)).toMatchObject([{ says: 'Enter a number of terms from 0 to 17.' }]);
  });

  test('2.34: may have exact terms counted', () => {
    expect(ofPeriods(aPeriod({ countedTerms: fraction(5, 4) }))).toEqual([]);
    expect(
      ofPeriods(
        aPeriod({ countedTerms: fraction(16) }),
        aPeriod({ id: 'IP-0002', countedTerms: fraction(0), startedOn: day('2026-09-02') }),
      ),
    ).toEqual([]);
  });

  describe('does not overlap another at the same school', () => {
    const first = aPeriod({
      startedOn: day('2026-09-01'),
      finishedOn: day('2027-03-31'),
      fte: fraction(1, 2),
    });
    const second = (from: string, until: string | null) =>
      aPeriod({
        id: 'IP-0002',
        startedOn: day(from),
        finishedOn: until === null ? null : day(until),
        fte: fraction(1, 2),
      });
    const says = (id: string, from: string) =>
      `Period ${id} at the same school has not finished by ${from}. Finish it first, or correct this start.`;

    test.each([
      ['starts within it', '2027-03-01', '2027-05-31', 'IP-0002', says('IP-0001', '1 Mar 2027')],
      ['starts the day before its last', '2027-03-30', null, 'IP-0002', says('IP-0001', '30 Mar 2027')],
      ['lies within it', '2026-10-01', '2026-11-30', 'IP-0002', says('IP-0001', '1 Oct 2026')],
      ['starts with it', '2026-09-01', '2026-10-31', 'IP-0002', says('IP-0001', '1 Sep 2026')],
      ['ends within it', '2026-07-01', '2026-10-31', 'IP-0001', says('IP-0002', '1 Sep 2026')],
      ['encloses it', '2026-07-01', null, 'IP-0001', says('IP-0002', '1 Sep 2026')],
    ])('one that %s', (_, from, until, row, expected) => {
      expect(ofPeriods(first, second(from, until))).toEqual([{ row, field: 'startedOn', says: expected }]);
      expect(ofPeriods(second(from, until), first)).toEqual([{ row, field: 'startedOn', says: expected }]);
    });

    test('one after or before it is no overlap, nor one from its last day on', () => {
      expect(ofPeriods(first, second('2027-04-01', null))).toEqual([]);
      expect(ofPeriods(first, second('2027-03-31', null))).toEqual([]);
      expect(ofPeriods(first, second('2026-04-01', '2026-09-01'))).toEqual([]);
      expect(ofPeriods(first, second('2026-04-01', '2026-08-31'))).toEqual([]);
    });
  });

  test('3.16: at two schools at once they come to full time at most', () => {
    const other = (n: number, d: number) =>
      aPeriod({ id: 'IP-0002', urn: '900002', fte: fraction(n, d), startedOn: day('2026-10-01') });
    const half = aPeriod({ fte: fraction(1, 2) });
    expect(ofPeriods(half, other(1, 2))).toEqual([]);
    expect(ofPeriods(half, other(3, 5))).toEqual([
      {
        row: 'IP-0002',
        field: 'fte',
        says: 'With period IP-0001 at the same time this comes to more than full time. Correct a date or an FTE.',
      },
    ]);
    const third = aPeriod({
      id: 'IP-0003',
      urn: '900003',
      fte: fraction(1, 10),
      startedOn: day('2026-11-01'),
    });
    expect(ofPeriods(half, other(1, 2), third)[0]?.says).toContain(
      'With period IP-0001, IP-0002 at the same time',
    );
  });

  test('counted elsewhere and left open, it is over when it starts', () => {
    const counted = aPeriod({ id: 'IP-0009', countedTerms: fraction(1), startedOn: day('2026-08-31') });
    expect(ofPeriods(counted, aPeriod())).toEqual([]);
    expect(ofPeriods({ ...counted, finishedOn: day('2026-09-01') }, aPeriod())).toEqual([]);
    expect(ofPeriods({ ...counted, finishedOn: day('2026-09-02') }, aPeriod())).toHaveLength(1);
  });
});

describe('an absence', () => {
  test('ends on or after its start', () => {
    expect(ofAbsence({ until: day('2026-11-01') })).toEqual([
      {
        row: 'A-0001',
        field: 'until',
        says: 'Absence A-0001 ends before it starts. Correct one of its dates.',
      },
    ]);
  });

  test('has no more days than there are weekdays, and none below 0', () => {
    expect(ofAbsence({ days: fraction(6) })).toEqual([
      {
        row: 'A-0001',
        field: 'days',
        says: 'Absence A-0001 has more days than there are Mondays to Fridays between its dates (5). Correct one of them.',
      },
    ]);
    expect(ofAbsence({ until: day('2026-11-02'), days: fraction(2) })).toMatchObject([{ field: 'days' }]);
    expect(ofAbsence({ until: day('2026-11-02'), days: fraction(1) })).toEqual([]);
    expect(ofAbsence({ days: fraction(-1) })).toEqual([
      { row: 'A-0001', field: 'days', says: 'Absence A-0001 has fewer than 0 days. Correct them.' },
    ]);
  });

  describe('3.6 has no more days than can be contracted', () => {
    const half = [aPeriod({ fte: fraction(1, 2) })];
    const six = { from: day('2026-11-02'), until: day('2026-12-11') };
    const says = (periods: Career['periods'], ...absences: Absence[]) =>
      checkCareer(aCareer({ periods, absences }), theCalendar, policy, day('2026-12-07')).map(
        (found) => `${found.row} ${found.field}: ${found.says}`,
      );

    test('at an FTE of 0.5 half of the weekdays', () => {
      expect(says(half, anAbsence({ ...six, days: fraction(15) }))).toEqual([]);
      expect(says(half, anAbsence({ ...six, days: fraction(31, 2) }))).toEqual([
        'A-0001 days: Absence A-0001 has 15.5 days, and at FTE 0.5 no more than 15 days can be contracted from 2 Nov 2026 to 11 Dec 2026. Correct the days, or the FTE of that time.',
      ]);
      expect(says([aPeriod()], anAbsence({ ...six, days: fraction(30) }))).toEqual([]);
    });

    test('of a few days all may be, for hours may differ from week to week', () => {
      expect(says(half, anAbsence({ days: fraction(5) }))).toEqual([]);
      expect(says(half, anAbsence({ until: day('2026-11-13'), days: fraction(11, 2) }))).toHaveLength(1);
    });

    test('contracts at two schools are added up', () => {
      const two = [...half, aPeriod({ id: 'IP-0002', urn: '900002', fte: fraction(1, 2) })];
      expect(says(two, anAbsence({ ...six, days: fraction(30) }))).toEqual([]);
    });

    const twenty = anAbsence({ until: day('2026-11-27'), days: fraction(20) });
    test('nor do two rows of the same days together: the later is named', () => {
      const named =
        'A-0002 days: Absence A-0002 shares days with A-0001: together they have 40 days, and at FTE 1 no more than 20 days can be contracted from 2 Nov 2026 to 27 Nov 2026. Correct one, or delete it.';
      const again = { ...twenty, id: 'A-0002' };
      expect(says([aPeriod()], twenty, again)).toEqual([named]);
      expect(says([aPeriod()], again, twenty)).toEqual([named]);
      const after = { ...again, from: day('2026-11-30'), until: day('2026-12-25') };
      expect(says([aPeriod()], twenty, after)).toEqual([]);
      expect(says([aPeriod()], twenty, { ...after, from: day('2026-11-27') })).toEqual([]);
    });

    test('nor sickness in statutory leave, whose days nobody need count', () => {
      const leave = anAbsence({
        ...six,
        id: 'A-0002',
        days: null,
        kind: 'paternity leave',
        ectChoosesExtension: 'no',
      });
      expect(says([aPeriod()], anAbsence({ ...six, days: fraction(30) }), leave)).toEqual([
        expect.stringContaining(
          'A-0002 days: Absence A-0002 shares days with A-0001: together they have 60 days',
        ),
      ]);
    });

    test('two half-days of one day are two absences', () => {
      const morning = anAbsence({ until: day('2026-11-02'), days: fraction(1, 2) });
      expect(says([aPeriod()], morning, { ...morning, id: 'A-0002', kind: 'unpaid leave' })).toEqual([]);
    });
  });

  test('is counted in half-days', () => {
    expect(ofAbsence({ days: fraction(5, 2) })).toEqual([]);
    expect(ofAbsence({ days: fraction(5, 4) })).toEqual([
      { row: 'A-0001', field: 'days', says: 'Enter days in half-days, like 3.5.' },
    ]);
  });

  test('is of a kind on the list', () => {
    expect(ofAbsence({ kind: 'moon gazing' })).toMatchObject([
      { row: 'A-0001', field: 'kind', says: expect.stringContaining('moon gazing') },
    ]);
    expect(ofAbsence({ kind: 'neonatal care leave' })).toMatchObject([{ field: 'kind' }]);
  });

  test('may be open, uncounted, or not yet chosen about: that is unknown, not wrong', () => {
    expect(ofAbsence({ until: null })).toEqual([]);
    expect(ofAbsence({ days: null })).toEqual([]);
    expect(ofAbsence({ kind: 'maternity leave' })).toEqual([]);
  });

  test('has days that are', () => {
    expect(ofAbsence({ from: '2026-11-31' as never })).toMatchObject([
      { row: 'A-0001', field: 'from' },
      { row: 'A-0001' },
    ]);
  });
});

test('an adjustment is of some terms, from a day that is', () => {
  const career = aCareer({ adjustments: [anAdjustment({ terms: fraction(0), agreedOn: NO_DAY })] });
  expect(checkCareer(career, theCalendar, policy, day('2026-12-07'))).toEqual([
    noDay('agreedOn', 'AD-0001'),
    { row: 'AD-0001', field: 'terms', says: 'Enter a number of terms above 0.' },
  ]);
});

describe('a report', () => {
  const ofReport = (differs: Partial<Report>) =>
    checkCareer(aCareer({ reports: [aReport(differs)] }), theCalendar, policy, day('2026-12-07'));

  test('covers days in order and opens before it is due', () => {
    expect(ofReport({ coversUntil: day('2026-08-31') })).toEqual([
      { row: 'R-0001', field: 'coversUntil', says: 'Enter a day on or after 1 Sep 2026.' },
    ]);
    expect(ofReport({ opensOn: day('2026-12-12') })).toEqual([
      { row: 'R-0001', field: 'opensOn', says: 'Enter a day on or before it is due, 11 Dec 2026.' },
    ]);
    expect(ofReport({ opensOn: day('2026-12-11'), coversUntil: day('2026-09-01') })).toEqual([]);
  });

  test('has days that are', () => {
    expect(ofReport({ coversUntil: NO_DAY, dueOn: '2026-12-32' as never }).map(({ field }) => field)).toEqual(
      ['coversUntil', 'dueOn'],
    );
    expect(ofReport({ coversFrom: '2027-02-30' as never, coversUntil: day('2027-02-01') })[1]?.says).toBe(
      'Enter a day on or after 2027-02-30.',
    );
  });
});

test.each(['2036-12-18', '2027-12-18'])(
  'a term whose end has a slip of the year, %s, is named, and no date rests on it',
  (endsOn) => {
    const wrong = {
      ...theCalendar,
      terms: theCalendar.terms.map((term) =>
        term.name === 'Autumn 2026' ? { ...term, endsOn: day(endsOn) } : term,
      ),
    };
    const [named, ...others] = checkCalendar(wrong, day('2026-12-07'));
    expect(named).toEqual({
      row: 'Autumn 2026 (England)',
      field: 'endsOn',
      says: `Check both days. From 1 Sep 2026 to ${shortDay(day(endsOn))} is longer than any term.`,
    });
    expect(others.map(({ says }) => says)).toEqual([
      expect.stringMatching(/^Add the term between Summer 2026 and Spring 2027/),
    ]);
    expect(expectedEnd(aCareer(), wrong, defaultPolicy(), day('2026-12-07'))).toMatchObject({ known: false });
  },
);

describe('a term', () => {
  const ofTerm = (differs: Partial<Term>) =>
    checkCalendar(
      {
        ...theCalendar,
        terms: theCalendar.terms.map((term) =>
          term.name === 'Autumn 2026' ? { ...term, ...differs } : term,
        ),
      },
      day('2026-09-01'),
    );
  const row = 'Autumn 2026 (England)';

  test('ends after it starts', () => {
    expect(ofTerm({ endsOn: day('2026-08-31'), halfTermFrom: null, halfTermUntil: null })[0]).toEqual({
      row,
      field: 'endsOn',
      says: 'Enter an end after the start, 1 Sep 2026.',
    });
  });

  test('may be of one day, but not its half-term the whole of it', () => {
    const one = { endsOn: day('2026-09-01'), halfTermFrom: null, halfTermUntil: null };
    expect(ofTerm(one).filter((found) => found.row === row)).toEqual([]);
    const whole = { ...one, halfTermFrom: day('2026-09-01'), halfTermUntil: day('2026-09-01') };
    expect(ofTerm(whole)[0]).toEqual({
      row,
      field: 'halfTermUntil',
      says: 'Check both days. A half-term is shorter than from 1 Sep 2026 to 1 Sep 2026.',
    });
  });

  test('has both days of its half-term, inside it and in order, or neither', () => {
    const says = 'Enter both days of the half-term, or neither.';
    expect(ofTerm({ halfTermFrom: null })).toEqual([{ row, field: 'halfTermFrom', says }]);
    expect(ofTerm({ halfTermUntil: null })).toEqual([{ row, field: 'halfTermUntil', says }]);
    expect(ofTerm({ halfTermFrom: null, halfTermUntil: null })).toEqual([]);
    const inside = {
      row,
      field: 'halfTermFrom',
      says: 'Enter a half-term that lies within the term, its first day first.',
    };
    expect(ofTerm({ halfTermFrom: day('2026-08-31') })).toEqual([inside]);
    expect(ofTerm({ halfTermUntil: day('2026-12-19') })).toEqual([inside]);
    expect(ofTerm({ halfTermUntil: day('2026-10-25') })).toEqual([inside]);
  });

  test.each(['reviewsOpenOn', 'reviewsDueOn', 'assessmentsDueOn'])('has its %s within it', (field) => {
    const problem = { row, field, says: 'Enter a day within Autumn 2026, or leave it empty.' };
    expect(ofTerm({ [field]: day('2026-08-31') })).toEqual([problem]);
    expect(ofTerm({ [field]: day('2026-12-19') })).toEqual([problem]);
    expect(ofTerm({ [field]: day('2026-09-01') })).toEqual([]);
    expect(ofTerm({ [field]: day('2026-12-18') })).toEqual([]);
  });

  test('has days that are', () => {
    expect(ofTerm({ reviewsDueOn: '2026-11-31' as never })).toEqual([
      { row, field: 'reviewsDueOn', says: 'There is no day 2026-11-31. Enter one like 4 March 2026.' },
    ]);
  });

  test('2.30: does not overlap another, for both are named, nor bear its name', () => {
    const spring = {
      ...theCalendar,
      terms: theCalendar.terms.map((term) =>
        term.name === 'Spring 2027' ? { ...term, startsOn: day('2026-12-18') } : term,
      ),
    };
    const overlap = (other: string) =>
      `Correct a day of this term or of ${other}: they overlap, so no date rests on either.`;
    expect(checkCalendar(spring, day('2026-09-01'))).toEqual([
      { row, field: 'endsOn', says: overlap('Spring 2027 (England)') },
      { row: 'Spring 2027 (England)', field: 'startsOn', says: overlap(row) },
    ]);
    const named = {
      ...theCalendar,
      terms: theCalendar.terms.map((term) =>
        term.name === 'Spring 2027' ? { ...term, name: 'Autumn 2026' } : term,
      ),
    };
    expect(checkCalendar(named, day('2026-09-01'))).toEqual([
      { row, field: 'name', says: 'There are two terms named Autumn 2026 in England. Rename or remove one.' },
    ]);
  });

  test('missing between two is named; an area that keeps only some of its own is not', () => {
    const gap = (area: string): Calendar => ({
      ...theCalendar,
      terms: standardTerms('2026/27', area).filter((term) => term.name !== 'Spring 2027'),
    });
    expect(checkCalendar(gap('England'), day('2025-07-01'))).toEqual([
      {
        row: 'Summer 2027 (England)',
        field: 'startsOn',
        says: 'Add the term between Autumn 2026 and Summer 2027. They lie 115 days apart.',
      },
    ]);
    expect(checkCalendar(gap('Exampleshire'), day('2026-09-01'))).toEqual([]);
  });

  test('of one area is not held against another’s', () => {
    expect(
      checkCalendar(
        { ...theCalendar, terms: [...theCalendar.terms, aTerm({ area: 'Exampleshire' })] },
        day('2026-09-01'),
      ),
    ).toEqual([]);
  });

  test('sixty days apart are a holiday', () => {
    const spring = aTerm({
      name: 'Spring 2027',
      startsOn: day('2027-02-16'),
      endsOn: day('2027-03-25'),
      halfTermFrom: null,
      halfTermUntil: null,
    });
    expect(checkCalendar({ ...theCalendar, terms: [spring, aTerm()] }, day('2025-03-01'))).toEqual([]);
    expect(
      checkCalendar(
        { ...theCalendar, terms: [{ ...spring, startsOn: day('2027-02-17') }, aTerm()] },
        day('2025-03-01'),
      ),
    ).toHaveLength(1);
  });
});

describe('V10: bank holidays', () => {
  test('reach the day asked about', () => {
    const ofHolidays = (asAt: string) =>
      checkCalendar(theCalendar, day(asAt)).filter(({ field }) => field === 'day');
    expect(ofHolidays('2028-12-31')).toEqual([]);
    expect(ofHolidays('2029-01-01')).toEqual([
      { row: 'england-and-wales', field: 'day', says: 'Add the bank holidays after 31 Dec 2028.' },
    ]);
    expect(checkCalendar({ ...theCalendar, bankHolidays: [] }, day('2026-01-01'))).toEqual([
      { row: 'england-and-wales', field: 'day', says: 'Add the bank holidays of a whole year.' },
    ]);
  });

  test('are on days that are', () => {
    const odd = { nation: 'england-and-wales' as const, day: NO_DAY, title: 'No day' };
    expect(
      checkCalendar({ ...theCalendar, bankHolidays: [...theCalendar.bankHolidays, odd] }, day('2026-01-01')),
    ).toEqual([noDay('day', 'england-and-wales 2027-02-29')]);
  });
});

describe('the Terms sheet', () => {
  const none = { ...theCalendar, terms: [] };
  const ofTerms = (calendar: Calendar, asAt: string) =>
    checkCalendar(calendar, day(asAt)).filter(({ field }) => field !== 'day');

  test('2.30 reaches the end of an induction that begins on the day asked about', () => {
    expect(ofTerms(theCalendar, '2028-07-22')).toEqual([]);
    expect(ofTerms(theCalendar, '2028-07-23')).toEqual([
      {
        row: 'Summer 2030 (England)',
        field: 'endsOn',
        says: 'Add the terms after this one, which ends on 22 Jul 2030: inductions that end later have no date until then.',
      },
    ]);
  });

  test('has terms', () => {
    expect(ofTerms(none, '2026-12-07')).toEqual([
      { row: 'England', field: 'startsOn', says: 'Add the terms of a whole school year.' },
    ]);
  });

  test('needs none for England where every area keeps its own', () => {
    const own = {
      ...theCalendar,
      terms: theCalendar.terms.map((term) => ({ ...term, area: 'Exampleshire' })),
    };
    expect(ofTerms(own, '2035-01-01')).toEqual([]);
  });
});
