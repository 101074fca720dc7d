import type { WallTime } from '../../api';

const LONG = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const SHORT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** Wall time as an instant of UTC: only ever formatted in UTC again. */
const instant = (time: WallTime) => new Date(`${time.slice(0, 19)}Z`);

/** "Monday 7 December 2026". */
export function longDay(time: WallTime): string {
  return LONG.format(instant(time)).replace(',', '');
}

/** "08:00". */
export function hour(time: WallTime): string {
  return time.slice(11, 16);
}

/** "08:00" today, "7 Dec, 08:00" on another day. */
export function briefTime(time: WallTime, now: WallTime): string {
  return time.slice(0, 10) === now.slice(0, 10)
    ? hour(time)
    : `${SHORT.format(instant(time))}, ${hour(time)}`;
}

export function count(amount: number, one: string, many = `${one}s`): string {
  return `${amount.toLocaleString('en-GB')} ${amount === 1 ? one : many}`;
}

/** "12 KB". */
export function size(bytes: number): string {
  if (bytes < 1024) return count(bytes, 'byte');
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** "1.6 s", "2 min 5 s". */
export function duration(seconds: number): string {
  if (seconds < 60) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
