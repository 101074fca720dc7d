import { DAY, HOUR, MINUTE, asUtc, chance, instantOf, wallTime, weekDay, type WallTime } from './zone';

/** When a clock trigger runs. `hour` and `minute` are wall time in `zone`; `minute` is "near". */
export type ClockRule = { readonly zone: string } & (
  | { readonly every: 'minutes' | 'hours'; readonly n: number }
  | {
      readonly every: 'days';
      readonly n: number;
      readonly hour: number | null;
      readonly minute: number | null;
    }
  | {
      readonly every: 'weeks';
      readonly n: number;
      readonly weekDay: number;
      readonly hour: number | null;
      readonly minute: number | null;
    }
  | {
      readonly every: 'month';
      readonly day: number;
      readonly hour: number | null;
      readonly minute: number | null;
    }
  | { readonly every: 'once'; readonly at: number }
);

/**
 * When the rule is next due after the instant `after`, or null when it never is again.
 * Google picks a minute within the hour and keeps to it: `seed` (the trigger's id) picks it here.
 */
export function nextDue(rule: ClockRule, seed: string, createdAt: number, after: number): number | null {
  switch (rule.every) {
    case 'once':
      return rule.at > after ? rule.at : null;
    case 'minutes':
      return nextStep(createdAt, rule.n * MINUTE, chance(seed) * rule.n * MINUTE, after);
    case 'hours':
      return nextStep(createdAt, rule.n * HOUR, chance(seed) * HOUR, after);
    default:
      return nextDay(rule, seed, createdAt, after);
  }
}

function nextStep(start: number, step: number, phase: number, after: number): number {
  const first = Math.floor((start + phase) / 1000) * 1000;
  if (first > after && first > start) return first;
  return first + (Math.floor((after - first) / step) + 1) * step;
}

type DayRule = Extract<ClockRule, { every: 'days' | 'weeks' | 'month' }>;

function nextDay(rule: DayRule, seed: string, createdAt: number, after: number): number {
  const first = dayNumber(wallTime(createdAt, rule.zone));
  const from = dayNumber(wallTime(Math.max(after, createdAt), rule.zone)) - 1;
  for (let day = Math.max(first, from); ; day++) {
    if (!runsOn(rule, day, first)) continue;
    const at = instantOf({ ...dayOf(day), ...timeOfDay(rule, seed) }, rule.zone);
    if (at > after && at > createdAt) return at;
  }
}

/** A month without the 29th, 30th or 31st is skipped: Google does not say, and a job on the 31st should show it. */
function runsOn(rule: DayRule, day: number, first: number): boolean {
  const date = dayOf(day);
  if (rule.every === 'days') return (day - first) % rule.n === 0;
  if (rule.every === 'month') return date.day === rule.day;
  const weeks = Math.floor((day - first) / 7);
  return weekDay(date) === rule.weekDay && weeks % rule.n === 0;
}

/** The hour asked for, and a minute of Google's choice: within 15 of the one asked for, or anywhere in the hour. */
function timeOfDay(rule: DayRule, seed: string): Pick<WallTime, 'hour' | 'minute' | 'second'> {
  const hour = rule.hour ?? Math.floor(chance(`${seed} hour`) * 24);
  const near = rule.minute === null ? null : rule.minute - 15 + Math.floor(chance(seed) * 31);
  const minute = near ?? Math.floor(chance(seed) * 60);
  return { hour, minute, second: Math.floor(chance(`${seed} second`) * 60) };
}

const dayNumber = (wall: WallTime) => Math.floor(asUtc(wall) / DAY);

function dayOf(day: number): WallTime {
  const at = new Date(day * DAY);
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: 0,
    minute: 0,
    second: 0,
  };
}

/** The event object of a clock trigger, as Google words it: in UTC, Monday 1 to Sunday 7. */
export function clockEvent(at: number, triggerUid: string) {
  const wall = wallTime(at, 'UTC');
  const firstOfYear = Date.UTC(wall.year, 0, 1);
  const week = Math.floor(((asUtc(wall) - firstOfYear) / DAY + new Date(firstOfYear).getUTCDay()) / 7) + 1;
  return {
    authMode: 'FULL',
    triggerUid,
    year: wall.year,
    month: wall.month,
    'day-of-month': wall.day,
    'day-of-week': weekDay(wall),
    'week-of-year': Math.min(week, 52),
    hour: wall.hour,
    minute: wall.minute,
    second: wall.second,
    timezone: 'UTC',
  };
}
