/** Days as the demonstration reckons them: ISO text, worked out in UTC. */
const DAY = 86_400_000;

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const spelt = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export const addDays = (day: string, days: number): string => spelt(at(day) + days * DAY);

/** Monday is 1. */
const weekday = (day: string): number => new Date(at(day)).getUTCDay() || 7;

/** The day itself, or the Friday before a weekend. */
export const workday = (day: string): string => addDays(day, -Math.max(0, weekday(day) - 5));

/** So many Mondays to Fridays later, or earlier below 0. */
export function addWorkdays(day: string, count: number): string {
  const step = count < 0 ? -1 : 1;
  let found = day;
  for (let left = Math.abs(count); left > 0;) {
    found = addDays(found, step);
    if (weekday(found) <= 5) left -= 1;
  }
  return found;
}

/** An instant of wall time in London, with its offset: summer time from the last Sunday of March to that of October. */
export function instant(day: string, time: string): string {
  return `${day}T${time}:00${isSummerTime(day) ? '+01:00' : 'Z'}`;
}

function isSummerTime(day: string): boolean {
  const year = day.slice(0, 4);
  const lastSunday = (month: string): string =>
    addDays(`${year}-${month}-31`, -(weekday(`${year}-${month}-31`) % 7));
  return day >= lastSunday('03') && day < lastSunday('10');
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** "22 January". */
export const spellDay = (day: string): string =>
  `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''}`;
