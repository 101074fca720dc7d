/** Dates in formulas: serials of wall time. */
import { serialAt } from '../serial';
import { typed } from '../typing';
import { DAY } from '../zone';
import type { BuiltIn } from './evaluate';
import { matrixOf, type Context } from './context';
import { NUM, VALUE, toNumber, type Scalar, type Val } from './values';

const EPOCH = 25569;
const dateOf = (serial: number): Date => new Date(Math.round((Math.floor(serial) - EPOCH) * DAY));
const serialFrom = (year: number, month: number, day: number): number => {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / DAY + EPOCH;
};

/** A date written as text, or null. */
export function textToSerial(text: string, { locale, now }: Context): number | null {
  const typing = typed(text.trim(), {
    locale,
    year: new Date(now).getUTCFullYear(),
    isText: false,
    formulaBeatsText: false,
    apostropheStaysInText: true,
  });
  return typing.kind === 'value' && typeof typing.value === 'number' ? typing.value : null;
}

/** A scalar function of numbers; text that reads as a date counts. */
export function numbers(
  least: number,
  most: number,
  run: (args: readonly number[], context: Context) => Scalar,
): BuiltIn {
  return {
    kind: 'scalar',
    least,
    most,
    run: (args, context) => {
      const read: number[] = [];
      for (const arg of args) {
        const number = toNumber(arg, (text) => textToSerial(text, context));
        if (typeof number !== 'number') return number;
        read.push(number);
      }
      return run(read, context);
    },
  };
}

/** 0 = Sunday. */
const weekDay = (serial: number): number => dateOf(serial).getUTCDay();

function addMonths(serial: number, months: number): { year: number; month: number; day: number } {
  const date = dateOf(serial);
  const total = date.getUTCFullYear() * 12 + date.getUTCMonth() + Math.trunc(months);
  return { year: Math.floor(total / 12), month: (total % 12) + 1, day: date.getUTCDate() };
}

const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

function isoWeek(serial: number): number {
  const thursday = Math.floor(serial) + 3 - ((weekDay(serial) + 6) % 7);
  const year = dateOf(thursday).getUTCFullYear();
  return Math.floor((thursday - serialFrom(year, 1, 1)) / 7) + 1;
}

function dateDifference(from: number, to: number, unit: string): Scalar {
  if (from > to) return NUM;
  const [a, b] = [dateOf(from), dateOf(to)];
  let months = (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
  if (b.getUTCDate() < a.getUTCDate()) months -= 1;
  switch (unit.toUpperCase()) {
    case 'D':
      return Math.floor(to) - Math.floor(from);
    case 'M':
      return months;
    case 'Y':
      return Math.trunc(months / 12);
    case 'YM':
      return months % 12;
    default:
      return NUM;
  }
}

/** Saturdays and Sundays are no working days, nor are the holidays. */
function workingDays(from: number, to: number, holidays: ReadonlySet<number>): number {
  const [first, last, sign] = from <= to ? [from, to, 1] : [to, from, -1];
  let count = 0;
  for (let day = Math.floor(first); day <= Math.floor(last); day += 1)
    if (isWorking(day, holidays)) count += 1;
  return sign * count;
}

function isWorking(day: number, holidays: ReadonlySet<number>): boolean {
  const on = weekDay(day);
  return on !== 0 && on !== 6 && !holidays.has(day);
}

function afterWorkingDays(from: number, days: number, holidays: ReadonlySet<number>): number {
  const step = days < 0 ? -1 : 1;
  let day = Math.floor(from);
  for (let left = Math.abs(Math.trunc(days)); left > 0;) {
    day += step;
    if (isWorking(day, holidays)) left -= 1;
  }
  return day;
}

function working(run: (from: number, second: number, holidays: ReadonlySet<number>) => number): BuiltIn {
  return {
    kind: 'ranges',
    least: 2,
    most: 3,
    run: ([a, b, c], context) => {
      const one = (value: Val | undefined): number | null => {
        const cell = matrixOf(value ?? null, context)[0]?.[0] ?? null;
        const number = toNumber(cell, (text) => textToSerial(text, context));
        return typeof number === 'number' ? number : null;
      };
      const [from, second] = [one(a), one(b)];
      if (from === null || second === null) return VALUE;
      const days = c === undefined ? [] : matrixOf(c, context).flat();
      return run(
        from,
        second,
        new Set(days.filter((day): day is number => typeof day === 'number').map(Math.floor)),
      );
    },
  };
}

export const dateFunctions: Readonly<Record<string, BuiltIn>> = {
  TODAY: { kind: 'scalar', least: 0, most: 0, run: (_, { now, zone }) => Math.floor(serialAt(now, zone)) },
  NOW: { kind: 'scalar', least: 0, most: 0, run: (_, { now, zone }) => serialAt(now, zone) },
  DATE: numbers(3, 3, ([y, m, d]) =>
    serialFrom(
      Math.trunc(y as number) + ((y as number) < 1900 ? 1900 : 0),
      Math.trunc(m as number),
      Math.trunc(d as number),
    ),
  ),
  TIME: numbers(
    3,
    3,
    ([h, m, s]) => (((h as number) * 3600 + (m as number) * 60 + (s as number)) / 86400) % 1,
  ),
  YEAR: numbers(1, 1, ([day]) => dateOf(day as number).getUTCFullYear()),
  MONTH: numbers(1, 1, ([day]) => dateOf(day as number).getUTCMonth() + 1),
  DAY: numbers(1, 1, ([day]) => dateOf(day as number).getUTCDate()),
  HOUR: numbers(1, 1, ([at]) => Math.floor((((at as number) % 1) * 86400 + 1e-6) / 3600)),
  MINUTE: numbers(1, 1, ([at]) => Math.floor((((at as number) % 1) * 86400 + 1e-6) / 60) % 60),
  SECOND: numbers(1, 1, ([at]) => Math.round(((at as number) % 1) * 86400) % 60),
  WEEKDAY: numbers(1, 2, ([day, type = 1]) =>
    type === 1
      ? weekDay(day as number) + 1
      : type === 2
        ? ((weekDay(day as number) + 6) % 7) + 1
        : (weekDay(day as number) + 6) % 7,
  ),
  ISOWEEKNUM: numbers(1, 1, ([day]) => isoWeek(day as number)),
  WEEKNUM: numbers(1, 2, ([day]) => {
    const first = serialFrom(dateOf(day as number).getUTCFullYear(), 1, 1);
    return Math.floor((Math.floor(day as number) - first + weekDay(first)) / 7) + 1;
  }),
  EDATE: numbers(2, 2, ([day, months]) => {
    const to = addMonths(day as number, months as number);
    return serialFrom(to.year, to.month, Math.min(to.day, lastDay(to.year, to.month)));
  }),
  EOMONTH: numbers(2, 2, ([day, months]) => {
    const to = addMonths(day as number, months as number);
    return serialFrom(to.year, to.month, lastDay(to.year, to.month));
  }),
  DAYS: numbers(2, 2, ([to, from]) => Math.floor(to as number) - Math.floor(from as number)),
  DATEVALUE: {
    kind: 'scalar',
    least: 1,
    most: 1,
    run: ([text], context) =>
      typeof text === 'number' ? Math.floor(text) : (textToSerial(String(text ?? ''), context) ?? VALUE),
  },
  DATEDIF: {
    kind: 'scalar',
    least: 3,
    most: 3,
    run: ([from, to, unit], context) => {
      const parse = (text: string) => textToSerial(text, context);
      const [a, b] = [toNumber(from as Scalar, parse), toNumber(to as Scalar, parse)];
      if (typeof a !== 'number') return a;
      return typeof b === 'number' ? dateDifference(a, b, String(unit)) : b;
    },
  },
  NETWORKDAYS: working(workingDays),
  WORKDAY: working(afterWorkingDays),
};

/** Functions whose result shows as a date where the cell has no format of its own. */
export const GIVES_DATE = new Set(['TODAY', 'DATE', 'EDATE', 'EOMONTH', 'WORKDAY']);
