/** Slips in the year: refused where facts come in, named where they stand, and never worked with. */
import { checkCareer } from '../../src/domain/facts-check';
import { expectedEnd } from '../../src/domain/induction';
import { isLongerThanLeave } from '../../src/domain/likely-day';
import { whyOutside, whyUnlikely } from '../../src/domain/told-day';
import { checkNotice } from '../../src/domain/notice-check';
import { defaultPolicy } from '../../src/domain/policy';
import { aCareer, aPeriod, aReport, anAbsence, anAdjustment, anEct, day, theCalendar } from './examples';

const policy = defaultPolicy();
const TODAY = day('2026-12-12');

test('reg 5, Sch 1 para 1: nobody’s induction is as old as 7 May 1999', () => {
  expect(whyUnlikely(day('1999-05-08'), 'past', TODAY)).toBeNull();
  expect(whyUnlikely(day('1999-05-07'), 'past', TODAY)).toBe(
    'Check the year. Nobody’s induction has a day as early as 7 May 1999.',
  );
  expect(whyUnlikely(day('1926-12-01'), 'ahead', TODAY)).toMatch(/^Check the year/);
});

test('what has happened was today at the latest', () => {
  expect(whyUnlikely(TODAY, 'past', TODAY)).toBeNull();
  expect(whyUnlikely(day('2026-12-13'), 'past', TODAY)).toBe('Enter a day that has been.');
});

test('2.36 what is arranged lies ten years ahead at most', () => {
  expect(whyUnlikely(day('2036-12-12'), 'ahead', TODAY)).toBeNull();
  expect(whyUnlikely(day('2036-12-13'), 'ahead', TODAY)).toBe(
    'Check the year. 13 December 2036 is more than 10 years away.',
  );
});

test('leave lasts five years at most', () => {
  expect(isLongerThanLeave(TODAY, day('2031-12-12'))).toBe(false);
  expect(isLongerThanLeave(TODAY, day('2031-12-13'))).toBe(true);
});

describe('what happens in an induction', () => {
  const first = aPeriod({ startedOn: day('2026-09-01'), finishedOn: day('2027-03-26') });
  const next = aPeriod({ id: 'IP-0002', startedOn: day('2027-04-12'), finishedOn: day('2027-07-21') });

  test('happens between its first day and its last', () => {
    expect(whyOutside(day('2026-09-01'), [next, first])).toBeNull();
    expect(whyOutside(day('2027-04-01'), [next, first])).toBeNull();
    expect(whyOutside(day('2027-07-21'), [next, first])).toBeNull();
    expect(whyOutside(day('2026-08-31'), [next, first])).toBe(
      'Check the day. Induction began after it, on 1 September 2026.',
    );
    expect(whyOutside(day('2027-07-22'), [next, first])).toBe(
      'Check the day. The last induction period ended before it, on 21 July 2027.',
    );
  });

  test('has no last day while a post is open, and none at all where no post is known', () => {
    expect(whyOutside(day('2030-01-01'), [first, { ...next, finishedOn: null }])).toBeNull();
    expect(whyOutside(day('1999-06-01'), [])).toBeNull();
  });
});

describe('in the register such a day is named, and nothing is worked out with it', () => {
  const problems = (differs: Parameters<typeof aCareer>[0]) =>
    checkCareer(aCareer(differs), theCalendar, policy, day('2026-12-07'));
  const end = (differs: Parameters<typeof aCareer>[0]) =>
    expectedEnd(aCareer(differs), theCalendar, policy, TODAY);
  const early = { says: expect.stringMatching(/^Check the year\. /) };

  test('a period that begins before there was any induction', () => {
    const old = { periods: [aPeriod({ startedOn: day('1926-09-01') })] };
    expect(problems(old)).toMatchObject([{ row: 'IP-0001', field: 'startedOn', ...early }]);
    expect(end(old)).toMatchObject({ known: false, unknown: expect.stringContaining('IP-0001') });
  });

  test('an absence likewise', () => {
    const long = { absences: [anAbsence({ until: day('2062-11-06') })] };
    expect(problems(long)).toMatchObject([
      {
        row: 'A-0001',
        field: 'until',
        says: 'Absence A-0001 has a year nobody can mean, from 2026-11-02 until 2062-11-06. Correct one of its dates.',
      },
    ]);
    expect(end(long)).toMatchObject({ known: false });
    const old = { absences: [anAbsence({ from: day('1926-11-02'), until: day('1926-11-06') })] };
    expect(problems(old)).toMatchObject([
      { row: 'A-0001', field: 'from', says: expect.stringContaining('from 1926-11-02') },
    ]);
  });

  test.each([
    ['a registration', { ect: anEct({ registeredOn: day('1926-07-10') }) }, 'registeredOn'],
    ['a final meeting', { ect: anEct({ finalMeetingOn: day('1926-07-10') }) }, 'finalMeetingOn'],
    ['an adjustment', { adjustments: [anAdjustment({ agreedOn: day('1926-07-10') })] }, 'agreedOn'],
    ['a report', { reports: [aReport({ coversFrom: day('1926-09-01') })] }, 'coversFrom'],
  ])('%s', (_, differs, field) => {
    expect(problems(differs)).toMatchObject([{ field, ...early }]);
  });

  test('a date of birth is older than induction, as it should be', () => {
    expect(problems({ ect: anEct({ dateOfBirth: day('1965-01-01') }) })).toEqual([]);
  });

  test('an observation before induction began, or after the outcome', () => {
    const seen = (on: string, ect = anEct()) =>
      problems({
        ect,
        observations: [
          { id: 'OB-0001', trn: ect.trn, observedOn: day(on), observer: null, feedbackGiven: null },
        ],
      });
    expect(seen('2026-09-01')).toEqual([]);
    const at = { row: 'OB-0001', field: 'observedOn' };
    expect(seen('1926-12-01')).toMatchObject([{ ...at, ...early }]);
    expect(seen('2026-08-31')).toMatchObject([{ ...at, says: expect.stringContaining('began after it') }]);
    const passed = anEct({ outcome: 'pass', outcomeOn: day('2026-11-27') });
    expect(seen('2026-11-27', passed)).toEqual([]);
    expect(seen('2026-11-28', passed)).toMatchObject([
      { ...at, says: 'Check the day. The outcome was decided before it, on 27 Nov 2026.' },
    ]);
  });
});

describe('a school’s notice', () => {
  const problems = (answers: Readonly<Record<string, string>>) => {
    const read = checkNotice(answers, aPeriod(), () => 'known', TODAY);
    return 'problems' in read ? read.problems : [];
  };
  const away = (from: string, until: string) => problems({ what: 'absence', from, until, kind: 'sickness' });

  test('names the day whose year nobody can mean', () => {
    expect(away('2026-12-01', '2062-12-05')).toEqual([
      { field: 'until', says: 'Check the year. 5 December 2062 is more than 10 years away.' },
    ]);
    expect(away('1926-12-01', '2026-12-05')).toEqual([
      { field: 'day', says: expect.stringContaining('as early as 1 December 1926') },
    ]);
    expect(problems({ what: 'leaving', leavingOn: '2062-07-21' })).toMatchObject([{ field: 'day' }]);
  });

  test('of an absence of more than five years is asked about', () => {
    expect(away('2026-12-01', '2031-12-01')).toEqual([]);
    expect(away('2026-12-01', '2031-12-02')).toEqual([
      { field: 'until', says: 'Nobody’s leave is that long. Check the years of both days.' },
    ]);
  });
});
