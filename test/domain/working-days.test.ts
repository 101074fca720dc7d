import fc from 'fast-check';
import { holidaysKnownUntil } from '../../src/domain/calendar-reach';
import type { Calendar } from '../../src/domain/facts';
import { dayFrom, numberOf, weekdayOf } from '../../src/domain/day';
import { PROCLAIMED_YEARS, standardBankHolidays } from '../../src/domain/standard-bank-holidays';
import {
  addWorkingDays,
  isWorkingDay,
  lastDayOf,
  nearestWorkingDay,
  whyLastDay,
} from '../../src/domain/working-days';
import { day, theCalendar } from './examples';

const missing = (year: number, nation = 'england-and-wales'): string =>
  `The bank holidays of ${year} are not all in the Bank holidays sheet (${nation}). Add them to work this out.`;

test('a Tuesday in term and one in the school holidays are working days; the appeals page counts holidays', () => {
  expect(isWorkingDay(day('2026-09-01'), theCalendar)).toMatchObject({ known: true, value: true });
  expect(isWorkingDay(day('2026-08-04'), theCalendar)).toMatchObject({ known: true, value: true });
});

test('weekends and bank holidays are not working days, and say which they are', () => {
  expect(isWorkingDay(day('2026-09-05'), theCalendar)).toMatchObject({
    value: false,
    because: [{ says: '5 Sep 2026 is at a weekend.' }],
  });
  expect(isWorkingDay(day('2026-09-06'), theCalendar)).toMatchObject({ value: false });
  expect(isWorkingDay(day('2026-08-31'), theCalendar)).toMatchObject({
    value: false,
    because: [{ says: '31 Aug 2026 is a bank holiday: Summer bank holiday.' }],
  });
  expect(isWorkingDay(day('2026-09-01'), theCalendar)).toMatchObject({
    because: [{ says: '1 Sep 2026 is a working day.' }],
  });
});

test('V10: past the end of the holiday table a weekday is unknown, a weekend is not', () => {
  expect(isWorkingDay(day('2029-01-02'), theCalendar)).toEqual({
    known: false,
    unknown: missing(2029),
    because: [],
  });
  expect(isWorkingDay(day('2029-01-06'), theCalendar)).toMatchObject({ known: true, value: false });
});

test('a nation has its own table', () => {
  expect(isWorkingDay(day('2026-09-01'), theCalendar, 'scotland')).toMatchObject({
    known: false,
    unknown: missing(2026, 'scotland'),
  });
});

test('another nation’s bank holiday is a working day here', () => {
  const scottish = { nation: 'scotland' as const, day: day('2026-01-02'), title: '2 January' };
  const calendar = { ...theCalendar, bankHolidays: [...theCalendar.bankHolidays, scottish] };
  expect(isWorkingDay(day('2026-01-02'), calendar)).toMatchObject({ value: true });
});

test('a year with fewer bank holidays than it has is not taken as complete', () => {
  const half: Calendar = {
    ...theCalendar,
    bankHolidays: theCalendar.bankHolidays.filter((one) => one.day < '2028-05-01'),
  };
  expect(addWorkingDays(day('2028-01-04'), 3, half)).toMatchObject({ known: false, unknown: missing(2028) });
  expect(addWorkingDays(day('2027-01-04'), 3, half)).toMatchObject({ value: '2027-01-07' });
});

test('a bank holiday entered twice, or on a day there is not, counts once or not at all', () => {
  const twice: Calendar = {
    ...theCalendar,
    bankHolidays: [
      ...standardBankHolidays(2027).slice(0, 7),
      ...standardBankHolidays(2027).slice(0, 1),
      { nation: 'england-and-wales', day: '2027-02-29' as never, title: 'No day' },
    ],
  };
  expect(isWorkingDay(day('2027-02-01'), twice)).toMatchObject({ known: false });
  expect(isWorkingDay(day('2027-03-01'), twice)).toMatchObject({ known: false });
});

test('working days are added over weekends and bank holidays, forward and back', () => {
  expect(addWorkingDays(day('2026-12-24'), 1, theCalendar)).toMatchObject({ value: '2026-12-29' });
  expect(addWorkingDays(day('2026-12-29'), -1, theCalendar)).toMatchObject({ value: '2026-12-24' });
  expect(addWorkingDays(day('2026-12-26'), 0, theCalendar)).toMatchObject({ value: '2026-12-26' });
});

test('V10: counting into a year without its bank holidays is unknown, never a wrong day', () => {
  expect(addWorkingDays(day('2028-12-29'), 1, theCalendar)).toMatchObject({
    known: false,
    unknown: missing(2029),
  });
  expect(addWorkingDays(day('2021-01-04'), -1, theCalendar)).toMatchObject({
    known: false,
    unknown: missing(2020),
  });
});

test('2.67: 20 working days beginning with Monday 6 July 2026 end on Friday 31 July; counted after it, on 3 August', () => {
  expect(lastDayOf(20, 'beginning with', day('2026-07-06'), theCalendar)).toMatchObject({
    value: '2026-07-31',
  });
  expect(lastDayOf(20, 'after', day('2026-07-06'), theCalendar)).toMatchObject({ value: '2026-08-03' });
});

test('2.69: 3 working days beginning with a Friday end on the Tuesday', () => {
  expect(lastDayOf(3, 'beginning with', day('2026-07-10'), theCalendar)).toMatchObject({
    value: '2026-07-14',
  });
});

test('a limit that begins at a weekend begins on the Monday, by either way of counting', () => {
  expect(lastDayOf(10, 'beginning with', day('2026-07-04'), theCalendar)).toMatchObject({
    value: '2026-07-17',
  });
  expect(lastDayOf(10, 'after', day('2026-07-04'), theCalendar)).toMatchObject({ value: '2026-07-17' });
});

test('the nearest working day is the day itself when it is one', () => {
  expect(nearestWorkingDay(day('2026-09-01'), 'before', theCalendar)).toMatchObject({ value: '2026-09-01' });
  expect(nearestWorkingDay(day('2026-09-01'), 'after', theCalendar)).toMatchObject({ value: '2026-09-01' });
  expect(nearestWorkingDay(day('2026-12-26'), 'before', theCalendar)).toMatchObject({ value: '2026-12-24' });
  expect(nearestWorkingDay(day('2026-12-26'), 'after', theCalendar)).toMatchObject({ value: '2026-12-29' });
});

test('a limit counts exactly its working days', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: numberOf(day('2021-02-01')), max: numberOf(day('2028-09-01')) }),
      fc.integer({ min: 1, max: 25 }),
      (from, days) => {
        const last = lastDayOf(days, 'beginning with', dayFrom(from), theCalendar);
        if (!last.known) throw new Error(last.unknown);
        let counted = 0;
        for (let on = from; on <= numberOf(last.value); on += 1) {
          const works = isWorkingDay(dayFrom(on), theCalendar);
          if (works.known && works.value) counted += 1;
        }
        expect(counted).toBe(days);
        expect(isWorkingDay(last.value, theCalendar)).toMatchObject({ value: true });
        expect(weekdayOf(last.value)).toBeLessThanOrEqual(5);
      },
    ),
  );
});

test('bank holidays are known up to the end of the last year held without a gap', () => {
  expect(holidaysKnownUntil(theCalendar)).toBe('2028-12-31');
  expect(holidaysKnownUntil({ ...theCalendar, bankHolidays: [] })).toBeNull();
  const gap = theCalendar.bankHolidays.filter((one) => !one.day.startsWith('2025'));
  expect(holidaysKnownUntil({ ...theCalendar, bankHolidays: gap })).toBe('2024-12-31');
});

test('the bank holidays of England and Wales as proclaimed', () => {
  const days = (year: number): readonly string[] => standardBankHolidays(year).map((one) => one.day);
  expect(days(2021)).toEqual([
    '2021-01-01',
    '2021-04-02',
    '2021-04-05',
    '2021-05-03',
    '2021-05-31',
    '2021-08-30',
    '2021-12-27',
    '2021-12-28',
  ]);
  expect(days(2022)).toEqual([
    '2022-01-03',
    '2022-04-15',
    '2022-04-18',
    '2022-05-02',
    '2022-06-02',
    '2022-06-03',
    '2022-08-29',
    '2022-09-19',
    '2022-12-26',
    '2022-12-27',
  ]);
  expect(days(2023)).toEqual([
    '2023-01-02',
    '2023-04-07',
    '2023-04-10',
    '2023-05-01',
    '2023-05-08',
    '2023-05-29',
    '2023-08-28',
    '2023-12-25',
    '2023-12-26',
  ]);
  expect(days(2026)).toEqual([
    '2026-01-01',
    '2026-04-03',
    '2026-04-06',
    '2026-05-04',
    '2026-05-25',
    '2026-08-31',
    '2026-12-25',
    '2026-12-28',
  ]);
  expect(days(2027)).toEqual([
    '2027-01-01',
    '2027-03-26',
    '2027-03-29',
    '2027-05-03',
    '2027-05-31',
    '2027-08-30',
    '2027-12-27',
    '2027-12-28',
  ]);
  expect(days(2028)).toEqual([
    '2028-01-03',
    '2028-04-14',
    '2028-04-17',
    '2028-05-01',
    '2028-05-29',
    '2028-08-28',
    '2028-12-25',
    '2028-12-26',
  ]);
});

test('every bank holiday has its title and nation, in order of days', () => {
  expect(standardBankHolidays(2026).map((one) => one.title)).toEqual([
    'New Year’s Day',
    'Good Friday',
    'Easter Monday',
    'Early May bank holiday',
    'Spring bank holiday',
    'Summer bank holiday',
    'Christmas Day',
    'Boxing Day',
  ]);
  expect(standardBankHolidays(2022).map((one) => one.title)).toContain('State funeral of Queen Elizabeth II');
  expect(
    new Set(PROCLAIMED_YEARS.flatMap((year) => standardBankHolidays(year)).map((one) => one.nation)),
  ).toEqual(new Set(['england-and-wales']));
});

test('why a limit ends when it does names the bank holidays it left out, and no others', () => {
  const why = (counted: 'after' | 'beginning with', from: string, last: string, days = 5) =>
    whyLastDay(days, counted, day(from), day(last), theCalendar);
  expect(why('after', '2026-08-31', '2026-09-07')).toEqual({
    says: '5 working days after 31 Aug 2026. School holidays count; weekends and bank holidays do not.',
    facts: ['31 Aug 2026 is a bank holiday: Summer bank holiday'],
    cites: [],
  });
  expect(why('beginning with', '2026-09-01', '2026-09-07').facts).toEqual([]);
  expect(why('beginning with', '2026-08-24', '2026-08-28').facts).toEqual([]);
  expect(why('beginning with', '2026-08-24', '2026-08-31').facts).toHaveLength(1);
  const one = why('beginning with', '2026-09-01', '2026-09-01', 1);
  expect(one.says.split('.')[0]).toBe('1 working day beginning with 1 Sep 2026');
  // Boxing Day of 2026 is a Saturday: its day off is the Monday.
  expect(why('after', '2026-12-24', '2027-01-04').facts).toEqual([
    '25 Dec 2026 is a bank holiday: Christmas Day',
    expect.stringMatching(/^28 Dec 2026 is a bank holiday: Boxing Day/),
    expect.stringMatching(/^1 Jan 2027 is a bank holiday: New Year/),
  ]);
});

test('2.61, 2.67, 2.69: the number of days alone cites no paragraph: it is not said what they are for', () => {
  for (const days of [3, 10, 20, 15])
    expect(whyLastDay(days, 'after', day('2026-09-01'), day('2026-09-30'), theCalendar).cites).toEqual([]);
});
