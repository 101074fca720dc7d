import type { BankHoliday, Day } from './facts';
import { HOME } from './working-days';
import { type DayNumber, dayFrom, numberFrom, weekdayOfNumber } from './civil';
import { easterSunday } from './standard-terms';

/** Years whose bank holidays in England and Wales are proclaimed, and fill the Bank holidays sheet at set-up. */
export const PROCLAIMED_YEARS = [2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028] as const;

/** One-off days: a jubilee (which also moved the late May holiday), a state funeral, a coronation. */
const ONE_OFF: Readonly<Record<number, readonly (readonly [string, string])[]>> = {
  2022: [
    ['2022-06-02', 'Spring bank holiday'],
    ['2022-06-03', 'Platinum Jubilee bank holiday'],
    ['2022-09-19', 'State funeral of Queen Elizabeth II'],
  ],
  2023: [['2023-05-08', 'Coronation of King Charles III']],
};

/** The bank holidays of England and Wales in a year. A holiday at a weekend is taken on the next weekday left free. */
export function standardBankHolidays(year: number): readonly BankHoliday[] {
  const easter = easterSunday(year);
  const christmas = numberFrom(year, 12, 25);
  const plain: readonly (readonly [DayNumber, string])[] = [
    [afterWeekend(numberFrom(year, 1, 1)), 'New Year’s Day'],
    [easter - 2, 'Good Friday'],
    [easter + 1, 'Easter Monday'],
    [mondayFrom(numberFrom(year, 5, 1)), 'Early May bank holiday'],
    ...(year === 2022 ? [] : [[mondayFrom(numberFrom(year, 5, 25)), 'Spring bank holiday'] as const]),
    [mondayFrom(numberFrom(year, 8, 25)), 'Summer bank holiday'],
    [weekdayOfNumber(christmas) === 7 ? christmas + 2 : afterWeekend(christmas), 'Christmas Day'],
    [
      weekdayOfNumber(christmas) === 5
        ? christmas + 3
        : weekdayOfNumber(christmas) === 6
          ? christmas + 3
          : christmas + 1,
      'Boxing Day',
    ],
  ];
  const oneOff = (ONE_OFF[year] ?? []).map(([day, title]) => ({ nation: HOME, day: day as Day, title }));
  return [...plain.map(([number, title]) => ({ nation: HOME, day: dayFrom(number), title })), ...oneOff].sort(
    (one, other) => (one.day < other.day ? -1 : 1),
  );
}

function afterWeekend(number: DayNumber): DayNumber {
  const weekday = weekdayOfNumber(number);
  return weekday > 5 ? number + 8 - weekday : number;
}

function mondayFrom(number: DayNumber): DayNumber {
  return number + ((8 - weekdayOfNumber(number)) % 7);
}
