import type { Day, Problem } from './facts';
import { FIRST_YEAR, LAST_YEAR, MONTHS, daysInMonth, dayFrom, numberFrom } from './civil';
import { problem } from './answer';

/**
 * The day that someone typed, or what to do about it. The day comes before the month, as people write it here:
 * "3/4/2026" is 3 April. A form that could be read in two ways is asked about, never guessed.
 */
export function readDay(typed: string, field: string): Day | Problem {
  const text = typed.trim().replace(/\s+/g, ' ');
  if (text === '') return problem(field, 'Enter a day, like 4 March 2026.');
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return realDay(Number(iso[1]), Number(iso[2]), Number(iso[3]), field);
  const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (numbers) return realDay(Number(numbers[3]), Number(numbers[2]), Number(numbers[1]), field);
  const words = inWords(text);
  if (words) return realDay(words.year, words.month, words.date, field);
  return problem(field, whyNot(text));
}

/** True for what `readDay` gives when the text names a day. */
export function isDay(read: Day | Problem): read is Day {
  return typeof read === 'string';
}

function realDay(year: number, month: number, date: number, field: string): Day | Problem {
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    return problem(field, `Check the year. ${year} is not between ${FIRST_YEAR} and ${LAST_YEAR}.`);
  }
  if (month < 1 || month > 12) {
    return problem(
      field,
      `Enter the day before the month, like 4/3/2026 for 4 March. There is no month ${month}.`,
    );
  }
  const last = daysInMonth(year, month);
  if (date < 1 || date > last) {
    return problem(
      field,
      `Check the day. ${MONTHS[month - 1]} ${year} has ${last} days, so there is no day ${date}.`,
    );
  }
  return dayFrom(numberFrom(year, month, date));
}

/** "4 March 2026", "4th of March 2026", "Wed 4 Mar 2026", "March 4, 2026": a month in words leaves no doubt. */
function inWords(text: string): { year: number; month: number; date: number } | null {
  const bare = text.replace(/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,? /i, '');
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]([a-z]+),?[ -](\d{4})$/i.exec(bare);
  const monthFirst = /^([a-z]+) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i.exec(bare);
  const [date, name, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : monthFirst
      ? [monthFirst[2], monthFirst[1], monthFirst[3]]
      : [];
  const month = name === undefined ? 0 : monthNamed(name);
  return month === 0 ? null : { year: Number(year), month, date: Number(date) };
}

/** The month that a word names, 1 to 12, or 0. "Sept" is as common as "Sep". */
function monthNamed(word: string): number {
  const lower = word.toLowerCase();
  const at = MONTHS.findIndex((name) => {
    const full = name.toLowerCase();
    return lower === full || lower === full.slice(0, 3) || (full === 'september' && lower === 'sept');
  });
  return at + 1;
}

function whyNot(text: string): string {
  if (/^\d{5,6}(\.\d+)?$/.test(text)) {
    return `Enter a day, like 4 March 2026. ${text} may be a day as a spreadsheet counts it, but from which year is unclear.`;
  }
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/.test(text)) {
    return 'Write the year in full, like 4 March 2026. A year of two digits can be read in two ways.';
  }
  if (/[a-z]/i.test(text) && !/\d{4}/.test(text)) return 'Add the year, like 4 March 2026.';
  return `Enter a day, like 4 March 2026. "${text.slice(0, 40)}" does not name one.`;
}
