import { isDay, readDay } from '../../src/domain/read-day';

test.each([
  ['2026-03-04', '2026-03-04'],
  ['2026-3-4', '2026-03-04'],
  ['4/3/2026', '2026-03-04'],
  ['03/04/2026', '2026-04-03'],
  ['04-03-2026', '2026-03-04'],
  ['4.3.2026', '2026-03-04'],
  ['31/12/2026', '2026-12-31'],
  ['4 March 2026', '2026-03-04'],
  ['  4   March  2026 ', '2026-03-04'],
  ['4 Mar 2026', '2026-03-04'],
  ['4-Mar-2026', '2026-03-04'],
  ['4th March 2026', '2026-03-04'],
  ['4th of March 2026', '2026-03-04'],
  ['1st of sept, 2026', '2026-09-01'],
  ['2nd Sep 2026', '2026-09-02'],
  ['3rd SEPTEMBER 2026', '2026-09-03'],
  ['Wed 4 March 2026', '2026-03-04'],
  ['Friday, 11 December 2026', '2026-12-11'],
  ['March 4, 2026', '2026-03-04'],
  ['March 4th 2026', '2026-03-04'],
  ['March 14 2026', '2026-03-14'],
  ['29/2/2028', '2028-02-29'],
  ['1 May 2026', '2026-05-01'],
  ['31/1/1900', '1900-01-31'],
  ['1/1/2199', '2199-01-01'],
])('V07: "%s" is %s: the day comes before the month', (typed, expected) => {
  expect(readDay(typed, 'startedOn')).toBe(expected);
});

test.each([
  ['', 'Enter a day, like 4 March 2026.'],
  ['   ', 'Enter a day, like 4 March 2026.'],
  ['13/25/2026', 'Enter the day before the month, like 4/3/2026 for 4 March. There is no month 25.'],
  ['13/0/2026', 'Enter the day before the month, like 4/3/2026 for 4 March. There is no month 0.'],
  ['4th of March', 'Add the year, like 4 March 2026.'],
  ['next Monday', 'Add the year, like 4 March 2026.'],
  ['4/3/26', 'Write the year in full, like 4 March 2026. A year of two digits can be read in two ways.'],
  [
    '46115',
    'Enter a day, like 4 March 2026. 46115 may be a day as a spreadsheet counts it, but from which year is unclear.',
  ],
  [
    '46115.5',
    'Enter a day, like 4 March 2026. 46115.5 may be a day as a spreadsheet counts it, but from which year is unclear.',
  ],
  ['29/2/2027', 'Check the day. February 2027 has 28 days, so there is no day 29.'],
  ['2027-02-29', 'Check the day. February 2027 has 28 days, so there is no day 29.'],
  ['31 April 2026', 'Check the day. April 2026 has 30 days, so there is no day 31.'],
  ['0/4/2026', 'Check the day. April 2026 has 30 days, so there is no day 0.'],
  ['4/3/0226', 'Check the year. 226 is not between 1900 and 2199.'],
  ['4/3/2200', 'Check the year. 2200 is not between 1900 and 2199.'],
  ['4/3/1899', 'Check the year. 1899 is not between 1900 and 2199.'],
  ['4 Marz 2026', 'Enter a day, like 4 March 2026. "4 Marz 2026" does not name one.'],
  ['4 Ma 2026', 'Enter a day, like 4 March 2026. "4 Ma 2026" does not name one.'],
  ['4611', 'Enter a day, like 4 March 2026. "4611" does not name one.'],
  ['4611555', 'Enter a day, like 4 March 2026. "4611555" does not name one.'],
  ['4/3', 'Enter a day, like 4 March 2026. "4/3" does not name one.'],
  ['on 4/3/2026', 'Enter a day, like 4 March 2026. "on 4/3/2026" does not name one.'],
  ['4/3/2026 ish', 'Enter a day, like 4 March 2026. "4/3/2026 ish" does not name one.'],
  ['2026-03-04T00:00', 'Enter a day, like 4 March 2026. "2026-03-04T00:00" does not name one.'],
  ['x2026-03-04', 'Enter a day, like 4 March 2026. "x2026-03-04" does not name one.'],
  ['4 Wed March 2026', 'Enter a day, like 4 March 2026. "4 Wed March 2026" does not name one.'],
  ['4 March 2026x', 'Enter a day, like 4 March 2026. "4 March 2026x" does not name one.'],
  ['4 March 2026 2027', 'Enter a day, like 4 March 2026. "4 March 2026 2027" does not name one.'],
  ['1 March 4 2026', 'Enter a day, like 4 March 2026. "1 March 4 2026" does not name one.'],
  ['March 4 2026 2027', 'Enter a day, like 4 March 2026. "March 4 2026 2027" does not name one.'],
  ['14/3/26', 'Write the year in full, like 4 March 2026. A year of two digits can be read in two ways.'],
  ['4/12/26', 'Write the year in full, like 4 March 2026. A year of two digits can be read in two ways.'],
  [
    '46115.25',
    'Enter a day, like 4 March 2026. 46115.25 may be a day as a spreadsheet counts it, but from which year is unclear.',
  ],
  ['x4 March 2026', 'Enter a day, like 4 March 2026. "x4 March 2026" does not name one.'],
  ['x4/3/26', 'Add the year, like 4 March 2026.'],
  ['4/3/26x', 'Add the year, like 4 March 2026.'],
])('V07: "%s" is asked about', (typed, says) => {
  expect(readDay(typed, 'startedOn')).toEqual({ field: 'startedOn', says });
});

test('of a long text only the beginning is said again', () => {
  expect(readDay('x2026'.repeat(10_000), 'on')).toMatchObject({ says: expect.stringMatching(/^.{60,100}$/) });
});

test('a day read is told from a refusal', () => {
  expect(isDay(readDay('4 March 2026', 'on'))).toBe(true);
  expect(isDay(readDay('soon', 'on'))).toBe(false);
});
