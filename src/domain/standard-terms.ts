import type { Term } from './facts';
import { type DayNumber, dayFrom, numberFrom, weekdayOfNumber } from './civil';
import { schoolYearFrom, septemberOf } from './school-year';
import { EVERYWHERE } from './terms';

/** School years whose terms fill the Terms sheet at set-up. */
export const STANDARD_SCHOOL_YEARS = [2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029].map(
  schoolYearFrom,
);

/**
 * Likely English term dates for a school year, for an officer to correct: no law sets them and areas differ by days.
 * One rule makes them all. Autumn: the first weekday of September to the Friday before 21 December, with the week of
 * October's last Monday off. Spring: the first weekday from 4 January to the day before the spring holiday, with the
 * week of the Monday nearest 15 February off. Summer: the first weekday after the holiday to the last on or before
 * 22 July, with the week of May's last Monday off. The spring holiday is two weeks from the Monday nearest 1 April, a
 * week later where Easter Monday would otherwise fall outside it; a Good Friday or Easter Monday at its edge is no term day.
 */
export function standardTerms(schoolYear: string, area = EVERYWHERE): readonly Term[] {
  const year = septemberOf(schoolYear);
  if (year === null) return [];
  const next = year + 1;
  const easterMonday = easterSunday(next) + 1;
  const holiday = springHoliday(next, easterMonday);
  const autumn: Span = [weekdayFrom(numberFrom(year, 9, 1)), fridayUpTo(numberFrom(year, 12, 20))];
  const goodFriday = easterMonday - 3;
  const lastFriday = holiday - 3;
  const spring: Span = [
    weekdayFrom(numberFrom(next, 1, 4)),
    lastFriday === goodFriday ? lastFriday - 1 : lastFriday,
  ];
  const summer: Span = [
    weekdayFrom(holiday + 14 === easterMonday ? easterMonday + 1 : holiday + 14),
    weekdayUpTo(numberFrom(next, 7, 22)),
  ];
  return [
    term(area, `Autumn ${year}`, autumn, lastMonday(year, 10, 31)),
    term(area, `Spring ${next}`, spring, mondayNearest(numberFrom(next, 2, 15))),
    term(area, `Summer ${next}`, summer, lastMonday(next, 5, 31)),
  ];
}

type Span = readonly [DayNumber, DayNumber];

/** A term with a week's half-term from a Monday. Due dates are left to the settings. */
function term(area: string, name: string, [starts, ends]: Span, halfTerm: DayNumber): Term {
  return {
    area,
    name,
    startsOn: dayFrom(starts),
    endsOn: dayFrom(ends),
    halfTermFrom: dayFrom(halfTerm),
    halfTermUntil: dayFrom(halfTerm + 4),
    reviewsOpenOn: null,
    reviewsDueOn: null,
    assessmentsDueOn: null,
  };
}

function springHoliday(year: number, easterMonday: DayNumber): DayNumber {
  const monday = mondayNearest(numberFrom(year, 4, 1));
  return easterMonday > monday + 14 ? monday + 7 : monday;
}

function weekdayFrom(number: DayNumber): DayNumber {
  const weekday = weekdayOfNumber(number);
  return weekday > 5 ? number + 8 - weekday : number;
}

function weekdayUpTo(number: DayNumber): DayNumber {
  return number - Math.max(0, weekdayOfNumber(number) - 5);
}

function fridayUpTo(number: DayNumber): DayNumber {
  return number - ((weekdayOfNumber(number) + 2) % 7);
}

function mondayNearest(number: DayNumber): DayNumber {
  const weekday = weekdayOfNumber(number);
  return weekday <= 4 ? number - weekday + 1 : number - weekday + 8;
}

function lastMonday(year: number, month: number, lastDate: number): DayNumber {
  const last = numberFrom(year, month, lastDate);
  return last - weekdayOfNumber(last) + 1;
}

/** Easter Sunday of the Gregorian calendar, by the nineteen-year cycle of the moon and the corrections of centuries. */
export function easterSunday(year: number): DayNumber {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const leapless = Math.floor(century / 4);
  const moonDrift = Math.floor((century + 8) / 25);
  const moonStep = Math.floor((century - moonDrift + 1) / 3);
  const epact = (19 * golden + century - leapless - moonStep + 15) % 30;
  const inCentury = year % 100;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const ordinal = epact + toSunday - 7 * late + 114;
  return numberFrom(year, Math.floor(ordinal / 31), (ordinal % 31) + 1);
}
