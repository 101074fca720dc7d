/** Dates as Java's SimpleDateFormat writes them, US names; what Utilities.formatDate does (services.md §22). */
import { GoogleError } from './errors';
import { asUtc, isZone, wallTime, type WallTime, DAY } from './zone';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

interface Moment {
  readonly wall: WallTime;
  readonly instant: number;
  readonly zone: string;
  /** Minutes ahead of UTC. */
  readonly offset: number;
  readonly weekDay: number;
}

type Field = (moment: Moment, count: number) => string;

const pad = (n: number, count: number): string => String(n).padStart(count, '0');
const number =
  (of: (moment: Moment) => number): Field =>
  (moment, count) =>
    pad(of(moment), count);
const name = (names: readonly string[], at: number, count: number): string =>
  count >= 4 ? (names[at] as string) : (names[at] as string).slice(0, 3);

const fields: Readonly<Record<string, Field>> = {
  G: () => 'AD',
  y: ({ wall }, count) => year(wall.year, count),
  Y: (moment, count) => year(weekOf(moment).year, count),
  M: ({ wall }, count) => (count >= 3 ? name(months, wall.month - 1, count) : pad(wall.month, count)),
  L: ({ wall }, count) => (count >= 3 ? name(months, wall.month - 1, count) : pad(wall.month, count)),
  w: number((moment) => weekOf(moment).week),
  W: number(
    ({ wall }) =>
      Math.floor((wall.day - 1 + new Date(Date.UTC(wall.year, wall.month - 1, 1)).getUTCDay()) / 7) + 1,
  ),
  D: number(({ wall }) => dayOfYear(wall)),
  d: number(({ wall }) => wall.day),
  F: number(({ wall }) => Math.floor((wall.day - 1) / 7) + 1),
  E: ({ weekDay }, count) => name(days, weekDay, count),
  u: number(({ weekDay }) => weekDay || 7),
  a: ({ wall }) => (wall.hour < 12 ? 'AM' : 'PM'),
  H: number(({ wall }) => wall.hour),
  k: number(({ wall }) => wall.hour || 24),
  K: number(({ wall }) => wall.hour % 12),
  h: number(({ wall }) => wall.hour % 12 || 12),
  m: number(({ wall }) => wall.minute),
  s: number(({ wall }) => wall.second),
  S: number(({ instant }) => ((instant % 1000) + 1000) % 1000),
  z: ({ zone, instant }, count) => zoneName(zone, instant, count >= 4 ? 'long' : 'short'),
  Z: ({ offset }) => offsetText(offset, ''),
  X: ({ offset }, count) =>
    offset === 0
      ? 'Z'
      : count === 1
        ? offsetText(offset, '').slice(0, 3)
        : offsetText(offset, count === 3 ? ':' : ''),
};

function year(value: number, count: number): string {
  return count === 2 ? pad(value % 100, 2) : pad(value, count);
}

function dayOfYear(wall: Pick<WallTime, 'year' | 'month' | 'day'>): number {
  return Math.round((Date.UTC(wall.year, wall.month - 1, wall.day) - Date.UTC(wall.year, 0, 1)) / DAY) + 1;
}

/** Java's US weeks: they begin on Sunday, and the one with 1 January is the first of its year. Not ISO. */
function weekOf({ wall, weekDay }: Moment): { year: number; week: number } {
  const saturday = new Date(Date.UTC(wall.year, wall.month - 1, wall.day + (6 - weekDay)));
  const ofYear = saturday.getUTCFullYear();
  return {
    year: ofYear,
    week:
      Math.floor(
        (dayOfYear({ year: ofYear, month: saturday.getUTCMonth() + 1, day: saturday.getUTCDate() }) - 1) / 7,
      ) + 1,
  };
}

function offsetText(offset: number, colon: string): string {
  const size = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(size / 60), 2)}${colon}${pad(size % 60, 2)}`;
}

function zoneName(zone: string, instant: number, style: 'long' | 'short'): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: style }).formatToParts(
    instant,
  );
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

/** What Java makes of a zone id: unknown names silently mean GMT, BST is Bangladesh, GMT+4:00 is an offset. */
export function javaZone(id: string): string {
  if (id === 'BST') return 'Asia/Dhaka';
  const offset = /^GMT([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(id);
  if (offset) return fixedZone(offset);
  return isZone(id) && !/^(UTC|GMT)?[+-]/.test(id) ? id : 'GMT';
}

/** Only whole hours have a zone of their own name; the sign is the other way round there. */
function fixedZone([, sign, hours, minutes]: RegExpExecArray): string {
  if (minutes !== undefined && minutes !== '00')
    throw new Error('Utilities.formatDate: the local workspace knows offsets of whole hours only.');
  return Number(hours) === 0 ? 'GMT' : `Etc/GMT${sign === '+' ? '-' : '+'}${Number(hours)}`;
}

export function formatDate(instant: number, zoneId: string, pattern: string): string {
  const zone = javaZone(zoneId);
  const wall = wallTime(instant, zone);
  const offset = Math.round((asUtc(wall) - Math.floor(instant / 1000) * 1000) / 60_000);
  const moment: Moment = { wall, instant, zone, offset, weekDay: new Date(asUtc(wall)).getUTCDay() };
  let text = '';
  for (const [token, quoted] of tokens(pattern))
    text += quoted ? token : fieldOf(token)(moment, token.length);
  return text;
}

function fieldOf(token: string): Field {
  const field = fields[token.charAt(0)];
  if (!field) throw new GoogleError(`Illegal pattern character '${token.charAt(0)}'`);
  return field;
}

/** Runs of one letter, and the literal text between them. */
function* tokens(pattern: string): Generator<[text: string, quoted: boolean]> {
  const grammar = /''|'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+|'/g;
  for (const match of pattern.matchAll(grammar)) {
    const [whole, quoted, letter] = match;
    if (letter !== undefined) yield [whole, false];
    else if (whole === "'") throw new GoogleError('Unterminated quote');
    else if (whole === "''") yield ["'", true];
    else yield [quoted === undefined ? whole : quoted.replace(/''/g, "'"), true];
  }
}
