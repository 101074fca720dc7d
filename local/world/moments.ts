import { DAY, HOUR, MINUTE, asUtc, instantOf, wallTime, type WallTime } from './zone';

const wallOf = (utc: number): WallTime => wallTime(utc, 'UTC');

/** An instant some days, hours and minutes later; days are calendar days of the zone, clocks changing or not. */
export function laterBy(
  now: number,
  zone: string,
  by: { days?: number; hours?: number; minutes?: number },
): number {
  const { days = 0, hours = 0, minutes = 0 } = by;
  const moved =
    days === 0 ? now : instantOf(wallOf(asUtc(wallTime(now, zone)) + days * DAY), zone) + (now % 1000);
  return moved + hours * HOUR + minutes * MINUTE;
}

/** The instant a text names: ISO with an offset or Z, or else wall time of the zone. */
export function momentOf(text: string, zone: string): number {
  const instant = /(Z|[+-]\d\d:?\d\d)$/.test(text);
  const at = Date.parse(instant ? text : `${text.length === 10 ? `${text}T00:00:00` : text}Z`);
  if (Number.isNaN(at)) throw new Error(`"${text}" is no moment. Write it like 2026-12-07T08:00.`);
  return instant ? at : instantOf(wallOf(at), zone);
}

/** The fields of an address's query, each with its values. */
export function fieldsOf(address: string): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  const query = address.split('?')[1] ?? '';
  for (const [name, value] of new URLSearchParams(query)) (fields[name] ??= []).push(value);
  return fields;
}
