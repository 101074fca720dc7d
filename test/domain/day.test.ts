import fc from 'fast-check';
import { addDays as fnsAddDays, getISOWeek, getISOWeekYear } from 'date-fns';
import {
  addDays,
  addYears,
  dayFrom,
  daysBetween,
  day,
  isoWeekOf,
  laterOf,
  numberOf,
  parseDay,
  plainDay,
  shortDay,
  spellDay,
  weekdayOf,
  weekdaysBetween,
} from '../../src/domain/day';
import { isHeld } from '../../src/domain/held';
import { schoolYearFrom, schoolYearOf, septemberOf } from '../../src/domain/school-year';

const anyDay = fc.integer({ min: -25567, max: 84005 }).map(dayFrom);

test.each(['2026-09-01', '2028-02-29', '2000-02-29', '1900-01-01', '2199-12-31', '2026-12-31', '2026-04-30'])(
  '%s is a day',
  (text) => {
    expect(parseDay(text)).toBe(text);
  },
);

test.each([
  '2027-02-29',
  '2100-02-29',
  '1900-02-29',
  '2026-02-30',
  '2026-04-31',
  '2026-06-31',
  '2026-09-31',
  '2026-11-31',
  '2026-09-012026-09-01',
  '2026-13-01',
  '2026-00-10',
  '2026-01-00',
  '2026-01-32',
  '1899-12-31',
  '2200-01-01',
  '2026-9-1',
  '01/09/2026',
  ' 2026-09-01',
  '2026-09-01 ',
  '2026-09-01T00:00:00Z',
  'x2026-09-01',
  '',
])('"%s" is not a day', (text) => {
  expect(parseDay(text)).toBeNull();
});

test('a constant that is no day is a fault of ours', () => {
  expect(() => day('2027-02-29')).toThrow('"2027-02-29" is not a day. Write it as 2026-09-01.');
});

test('the days since 1970 count from 0 on 1 January 1970', () => {
  expect(numberOf(day('1970-01-01'))).toBe(0);
  expect(numberOf(day('1969-12-31'))).toBe(-1);
  expect(numberOf(day('2000-03-01'))).toBe(11017);
  expect(dayFrom(11016)).toBe('2000-02-29');
});

test('every day is the number it was made from, and follows the day before it', () => {
  fc.assert(
    fc.property(fc.integer({ min: -25567, max: 84005 }), (number) => {
      const it = dayFrom(number);
      expect(parseDay(it)).toBe(it);
      expect(numberOf(it)).toBe(number);
      expect(new Date(number * 86400000).toISOString().slice(0, 10)).toBe(it);
    }),
  );
});

test('days are added as a wall calendar adds them, whatever the clocks do', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -400, max: 400 }), (from, days) => {
      const noon = fnsAddDays(
        new Date(Number(from.slice(0, 4)), Number(from.slice(5, 7)) - 1, Number(from.slice(8)), 12),
        days,
      );
      const pad = (n: number): string => String(n).padStart(2, '0');
      const expected = `${noon.getFullYear()}-${pad(noon.getMonth() + 1)}-${pad(noon.getDate())}`;
      expect(addDays(from, days)).toBe(expected);
    }),
  );
});

test.each([
  ['2026-03-28', '2026-03-29', '2026-03-30'],
  ['2026-10-24', '2026-10-25', '2026-10-26'],
])('V09: the clocks change without moving a day (%s, %s, %s)', (before, change, after) => {
  expect(addDays(day(before), 1)).toBe(change);
  expect(addDays(day(change), 1)).toBe(after);
  expect(daysBetween(day(before), day(after))).toBe(2);
});

test('V08: a year after 29 February is 28 February; four years after, 29 February', () => {
  expect(addYears(day('2028-02-29'), 1)).toBe('2029-02-28');
  expect(addYears(day('2028-02-29'), 4)).toBe('2032-02-29');
  expect(addYears(day('2028-02-29'), -1)).toBe('2027-02-28');
  expect(addYears(day('2026-08-31'), 6)).toBe('2032-08-31');
});

test('days between are signed and across leap days exact', () => {
  expect(daysBetween(day('2028-02-28'), day('2028-03-01'))).toBe(2);
  expect(daysBetween(day('2027-02-28'), day('2027-03-01'))).toBe(1);
  expect(daysBetween(day('2026-09-02'), day('2026-09-01'))).toBe(-1);
});

test('of two days the later one', () => {
  const [first, second] = [day('2026-09-01'), day('2026-10-01')];
  expect([laterOf(first, second), laterOf(second, first)]).toEqual([second, second]);
});

test('a post is held from its first day to its last, and where a day is not known, from then or until then', () => {
  const post = { from: day('2026-09-01'), until: day('2026-09-30') };
  const held = (on: string, differs: Partial<Record<keyof typeof post, null>> = {}) =>
    isHeld({ ...post, ...differs }, day(on));
  expect(['2026-08-31', '2026-09-01', '2026-09-30', '2026-10-01'].map((on) => held(on))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect([held('2099-10-01', { until: null }), held('1999-10-01', { from: null })]).toEqual([true, true]);
});

test('1 September 2026 is a Tuesday, and weekdays run from 1 on Monday to 7 on Sunday', () => {
  expect(weekdayOf(day('2026-09-01'))).toBe(2);
  expect(weekdayOf(day('2026-09-06'))).toBe(7);
  expect(weekdayOf(day('2026-09-07'))).toBe(1);
  expect(weekdayOf(day('1965-01-03'))).toBe(7);
});

test('weekdays between two days are counted as one would on fingers', () => {
  fc.assert(
    fc.property(fc.integer({ min: -3000, max: 60000 }), fc.integer({ min: -3, max: 60 }), (from, length) => {
      let counted = 0;
      for (let on = from; on <= from + length; on += 1) if (weekdayOf(dayFrom(on)) <= 5) counted += 1;
      expect(weekdaysBetween(from, from + length)).toBe(counted);
    }),
  );
});

test('ISO weeks are those of the standard, at the turn of the year too', () => {
  expect(isoWeekOf(day('2026-12-04'))).toBe('2026-W49');
  expect(isoWeekOf(day('2027-01-03'))).toBe('2026-W53');
  expect(isoWeekOf(day('2027-01-04'))).toBe('2027-W01');
  expect(isoWeekOf(day('2024-12-30'))).toBe('2025-W01');
});

test('ISO weeks agree with date-fns on every day', () => {
  fc.assert(
    fc.property(anyDay, (it) => {
      const noon = new Date(Number(it.slice(0, 4)), Number(it.slice(5, 7)) - 1, Number(it.slice(8)), 12);
      expect(isoWeekOf(it)).toBe(`${getISOWeekYear(noon)}-W${String(getISOWeek(noon)).padStart(2, '0')}`);
    }),
  );
});

test('the school year turns on 1 September', () => {
  expect(schoolYearOf(day('2026-08-31'))).toBe('2025/26');
  expect(schoolYearOf(day('2026-09-01'))).toBe('2026/27');
  expect(schoolYearFrom(2099)).toBe('2099/00');
});

test('a school year names its September, or nothing', () => {
  expect(septemberOf('2026/27')).toBe(2026);
  expect(septemberOf('2026/28')).toBeNull();
  expect(septemberOf('2026-27')).toBeNull();
  expect(septemberOf('x2026/27')).toBeNull();
  expect(septemberOf('NaN/NaN')).toBeNull();
  expect(septemberOf('2026/277')).toBeNull();
});

test('days are spelt for people', () => {
  expect(spellDay(day('2026-12-11'))).toBe('Friday 11 December 2026');
  expect(shortDay(day('2026-12-11'))).toBe('11 Dec 2026');
  expect(plainDay(day('2026-05-04'))).toBe('4 May 2026');
});
