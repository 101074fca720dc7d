import { day } from '../../src/domain/day';
import type { Term } from '../../src/domain/facts';
import { isHolidayWeek } from '../../src/domain/holiday-week';

const term = (differs: Partial<Term>): Term => ({
  area: 'England',
  name: 'Autumn 2026',
  startsOn: day('2026-09-01'),
  endsOn: day('2026-12-18'),
  halfTermFrom: day('2026-10-26'),
  halfTermUntil: day('2026-10-30'),
  reviewsOpenOn: null,
  reviewsDueOn: null,
  assessmentsDueOn: null,
  ...differs,
});
const spring = term({
  name: 'Spring 2027',
  startsOn: day('2027-01-05'),
  endsOn: day('2027-03-25'),
  halfTermFrom: null,
  halfTermUntil: null,
});
const terms = [term({}), spring];
const isHoliday = (on: string, area: string | null = null, all = terms) =>
  isHolidayWeek({ terms: all }, area, day(on));

test('a week between two terms is a holiday, on each of its days', () => {
  for (const on of ['2026-12-28', '2026-12-31', '2027-01-03'])
    expect([on, isHoliday(on)]).toEqual([on, true]);
});

test('a half-term of the whole week is one', () => {
  expect(isHoliday('2026-10-28')).toBe(true);
});

test('a week with one day of lessons is not: the last of a term, the first of the next', () => {
  expect(isHoliday('2026-12-14')).toBe(false);
  expect(isHoliday('2027-01-04')).toBe(false);
});

test('nor is a week of lessons, before a half-term or after it', () => {
  expect([isHoliday('2026-09-09'), isHoliday('2026-10-21'), isHoliday('2026-11-04')]).toEqual([
    false,
    false,
    false,
  ]);
});

test('a term that ends on a Monday has lessons that week; one that begins on a Saturday has none the week before', () => {
  const short = [term({ endsOn: day('2026-12-21') }), { ...spring, startsOn: day('2027-01-09') }];
  expect(isHoliday('2026-12-23', null, short)).toBe(false);
  expect(isHoliday('2027-01-06', null, short)).toBe(true);
});

test('weeks before the first term that is known, and after the last, are not taken for one', () => {
  expect([isHoliday('2026-08-10'), isHoliday('2027-04-12')]).toEqual([false, false]);
});

test('an area with terms of its own has its own holidays', () => {
  const own = term({ area: 'Northshire', endsOn: day('2026-12-23') });
  expect(isHoliday('2026-12-21', 'Northshire', [...terms, own])).toBe(false);
  expect(isHoliday('2026-12-21', 'Southshire', [...terms, own])).toBe(true);
});
