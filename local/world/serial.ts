/** A date in a cell is a serial: days of wall time since 30 December 1899 in the spreadsheet's own zone. */
import { getFormatInfo, isDateFormat } from 'numfmt';
import { DAY, HOUR, instantOf, wallTime, asUtc } from './zone';

/** Days from 30 December 1899 to 1 January 1970. */
const EPOCH = 25569;

const dateFormats = new Map<string, boolean>();

/** Whether a number shown so comes out of getValue as a Date: dates, times and durations. */
export function showsDate(format: string | undefined): boolean {
  if (format === undefined) return false;
  let known = dateFormats.get(format);
  if (known === undefined) dateFormats.set(format, (known = looksLikeDate(format)));
  return known;
}

function looksLikeDate(format: string): boolean {
  try {
    return (
      isDateFormat(format) ||
      /\[(h+|m+|s+)\]/i.test(format) ||
      ['time', 'datetime'].includes(getFormatInfo(format).type)
    );
  } catch {
    return false;
  }
}

/** Serial of the wall time that `zone` shows at an instant (ms). */
export function serialAt(instant: number, zone: string): number {
  const utc = instant + offsetAt(instant, zone);
  return Math.round((utc / DAY + EPOCH) * DAY) / DAY;
}

/** The instant (ms) at which `zone` shows a serial's wall time. */
export function instantAt(serial: number, zone: string): number {
  const utc = Math.round((serial - EPOCH) * DAY);
  const guess = utc - offsetAt(utc - HOUR, zone);
  if (guess + offsetAt(guess, zone) === utc && offsetAt(utc - DAY, zone) === offsetAt(utc + DAY, zone))
    return guess;
  const date = new Date(utc);
  const wall = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  return (
    instantOf(
      { ...wall, hour: date.getUTCHours(), minute: date.getUTCMinutes(), second: date.getUTCSeconds() },
      zone,
    ) + date.getUTCMilliseconds()
  );
}

/** Serial of a calendar day and time of day. */
export function serialOf(year: number, month: number, day: number, hour = 0, minute = 0, second = 0): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  return date.getTime() / DAY + EPOCH;
}

/** A serial as 'yyyy-MM-dd' or, with a time of day, 'yyyy-MM-ddTHH:mm:ss'. */
export function isoOf(serial: number): string {
  const text = new Date(Math.round((serial - EPOCH) * DAY)).toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19);
}

const offsets = new Map<string, Map<number, number>>();

/** Milliseconds that `zone` is ahead of UTC. Clocks change on the quarter hour, so one answer serves for each. */
function offsetAt(instant: number, zone: string): number {
  let known = offsets.get(zone);
  if (!known) offsets.set(zone, (known = new Map()));
  const quarter = Math.floor(instant / 900_000);
  let offset = known.get(quarter);
  if (offset === undefined) {
    const at = quarter * 900_000;
    known.set(quarter, (offset = asUtc(wallTime(at, zone)) - at));
  }
  return offset;
}
