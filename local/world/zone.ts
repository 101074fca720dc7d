/** A moment as a clock on the wall shows it: month 1-12, hour 0-23. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    const part = 'numeric' as const;
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: part,
      month: part,
      day: part,
      hour: part,
      minute: part,
      second: part,
      era: 'short',
    });
    formats.set(zone, format);
  }
  return format;
}

/** Whether this machine knows the zone. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** What the wall clock in `zone` shows at `instant` (ms since 1970). */
export function wallTime(instant: number, zone: string): WallTime {
  const parts: Record<string, string> = {};
  for (const { type, value } of formatOf(zone).formatToParts(instant)) parts[type] = value;
  const of = (name: string) => Number(parts[name]);
  const year = parts['era'] === 'BC' ? 1 - of('year') : of('year');
  return {
    year,
    month: of('month'),
    day: of('day'),
    hour: of('hour'),
    minute: of('minute'),
    second: of('second'),
  };
}

/** The wall time as if it were UTC, in ms; good for sums on wall time (1-31 and 0-23 may overflow). */
export function asUtc(wall: WallTime): number {
  return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
}

/** The instant (ms) of a wall time: the first of two in autumn; one in the spring gap moves on by the gap. */
export function instantOf(wall: WallTime, zone: string): number {
  const utc = asUtc(wall);
  const offset = (at: number) => asUtc(wallTime(at, zone)) - Math.floor(at / 1000) * 1000;
  const before = utc - offset(utc - DAY);
  const after = utc - offset(utc + DAY);
  const fits = [before, after].filter((at) => at + offset(at) === utc);
  return fits.length > 0 ? Math.min(...fits) : before;
}

/** ISO day of the week of a calendar day: 1 Monday to 7 Sunday. */
export function weekDay(wall: Pick<WallTime, 'year' | 'month' | 'day'>): number {
  return ((new Date(Date.UTC(wall.year, wall.month - 1, wall.day)).getUTCDay() + 6) % 7) + 1;
}

/** A number in [0, 1) that depends on the text only, so that chance is the same in every run (FNV-1a, then mixed). */
export function chance(seed: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
