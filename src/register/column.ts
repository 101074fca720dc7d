import type { Day, Fraction, YesNo } from '../domain/facts';
import { YES_NO } from '../domain/facts';
import { isFraction, parseFraction } from '../domain/fraction';
import { readEmail, readTrn, readUrn, trimmed, withZeros } from '../domain/identity';
import { isDay, readDay } from '../domain/read-day';
import { isSameWord, wordOf } from '../domain/word';

/** What may be put in a cell. `''` empties it. */
export type Cell = string | number | boolean;

/** What a cell holds, as the column's value; or a sentence saying why it can't be read, and what it is likely to mean. */
export type Reading<T> = { readonly value: T } | { readonly says: string; readonly likely?: T };

/** One column of a table: what it is called, what belongs there, and the way between a cell and a value. */
export interface Column<T> {
  readonly heading: string;
  /** The note on the heading: what belongs here, in a sentence or two. */
  readonly help: string;
  /** Sheets' number format. `@` keeps text as it was typed: TRNs keep their zeros. */
  readonly format: string;
  /** Pixels. */
  readonly width: number;
  readonly wrap: boolean;
  readonly choices: readonly string[] | null;
  /** "register" columns are computed: grey, and guarded by a warning. */
  readonly writtenBy: 'people' | 'register';
  readonly hidden: boolean;
  /** Whether what stood there is gone for good once it is cleared: History says only that it was cleared. */
  readonly passing: boolean;
  /**
   * What a cell that can't be read makes of its row. "row": the row is left out, for it says nothing without. "doubt": blank
   * would say "none" or "not yet", which nobody said, so the row is shown and nothing is concluded from it. Otherwise the
   * value to go on with: null where blank says "not known", or the one that does no harm.
   */
  readonly unread: 'row' | 'doubt' | { readonly as: T };
  readonly read: (cell: unknown) => Reading<T>;
  /** A method, so that a table may hold columns of any kind. */
  write(value: T): Cell;
}

export type ValueOf<C> = C extends Column<infer T> ? T : never;

/** Pixels of a column of short text. */
const PLAIN = 130;

const base = {
  format: '@',
  wrap: false,
  choices: null,
  writtenBy: 'people',
  hidden: false,
  passing: false,
  unread: 'row',
} as const;

/** Sheets shows these where a formula failed or is still working; they are not anybody's words. */
const ERROR_CELL = /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|ERROR!)$|^Loading\.\.\.$/;

const two = (n: number) => String(n).padStart(2, '0');

/** Asks the object what it is, since a Date from another realm is no `instanceof Date` here. */
const isDate = (cell: unknown): cell is Date => Object.prototype.toString.call(cell) === '[object Date]';

/** Plain letters with no apostrophe in front and no blank at either end, as almost every cell holds. */
const AS_IT_STANDS = /^[!-&(-~](?:[ -~]*[!-~])?$/;

/**
 * A cell's content as text. A leading apostrophe is dropped where it may be the one that keeps text from being taken for a
 * formula or a number. Non-breaking spaces, which come with pasting, count as spaces.
 */
export function textOf(cell: unknown): string {
  if (typeof cell === 'string') return cell === '' || AS_IT_STANDS.test(cell) ? cell : tidied(cell);
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  if (isDate(cell)) return `${cell.getFullYear()}-${two(cell.getMonth() + 1)}-${two(cell.getDate())}`;
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return tidied(String(cell));
}

/** The apostrophe before what would be a formula or a number; before a word it is somebody's own quotation mark. */
const MARKS_TEXT = /^'(?=[=+\-@'\t\r\uff1d\uff0b\uff0d\uff20]|[\d\s.,:/]+$)/;

const tidied = (text: string): string =>
  trimmed(text.replace(MARKS_TEXT, '').replace(/[\u00a0\u200b\ufeff]/g, ' '));

/** A string that starts so becomes a formula (setValues), or may in another program that opens an export. */
const STARTS_A_FORMULA = /^[=+\-@'\t\r\uff1d\uff0b\uff0d\uff20]/;

/** Text as it may be written to a cell: never a formula, whatever it holds. */
export const asText = (text: string): string => (STARTS_A_FORMULA.test(text) ? `'${text}` : text);

function reads<T>(read: (text: string) => Reading<T>): (cell: unknown) => Reading<T> {
  return (cell) => {
    const text = textOf(cell);
    if (ERROR_CELL.test(text))
      return { says: `This cell shows ${text}. Mend the formula, or clear the cell.` };
    return read(text);
  };
}

/** For columns in which the same few texts stand in very many rows. */
function remembered<T>(read: (cell: unknown) => Reading<T>): (cell: unknown) => Reading<T> {
  const known = new Map<unknown, Reading<T>>();
  return (cell) => {
    const before = known.get(cell);
    if (before !== undefined) return before;
    const reading = read(cell);
    if (typeof cell === 'string') known.set(cell, reading);
    return reading;
  };
}

const needed = <T>(what: string, read: (text: string) => Reading<T>) =>
  reads((text) => (text === '' ? { says: `Enter ${what}.` } : read(text)));

/** The longest text a cell takes (platform limit: 50,000 characters), less room for an apostrophe. */
export const LONGEST_TEXT = 49_999;

const readText = (text: string): Reading<string> =>
  text.length > LONGEST_TEXT
    ? { says: `Shorten this to ${LONGEST_TEXT} characters. It has ${text.length}.` }
    : { value: text };

/** @param width in pixels */
const column = <T>(
  heading: string,
  help: string,
  width: number,
  read: (cell: unknown) => Reading<T>,
  write: (value: T) => Cell,
): Column<T> => ({ ...base, heading, help, width, read, write });

export const text = (heading: string, help: string): Column<string> =>
  column(heading, help, PLAIN, needed(`the ${heading.toLowerCase()}`, readText), asText);

/** Running text of several sentences. */
export function longText(heading: string, help: string): Column<string> {
  return { ...text(heading, help), width: 280, wrap: true };
}

/** The key of a row. */
export function id(heading: string, help: string): Column<string> {
  return { ...text(heading, help), width: 90 };
}

/** One that lost its zeros is not taken for a TRN, but the row is likely to be about that ECT: theirs is the doubt. */
export function trn(heading: string, help: string): Column<string> {
  const read = (typed: string): Reading<string> => {
    const whole = withZeros(typed);
    return whole === typed ? readTrn(typed) : { ...readTrn(typed), likely: whole };
  };
  return column(heading, help, 80, needed('a TRN of 7 digits', read), asText);
}

export const urn = (heading: string, help: string): Column<string> =>
  column(heading, help, 80, needed('a URN of 6 digits', readUrn), asText);

export const email = (heading: string, help: string): Column<string> =>
  column(heading, help, 220, needed('an email address', readEmail), asText);

export function day(heading: string, help: string): Column<Day> {
  const read = (typed: string): Reading<Day> => {
    const found = readDay(typed, heading);
    return isDay(found) ? { value: found } : { says: found.says };
  };
  return column(heading, help, 95, remembered(needed('a date, like 2026-09-01', read)), (value) => value);
}

/** A moment, as ISO text: as the register writes it, as Forms does ("07/12/2026 06:30:00"), or a day as people type it. */
export function instant(heading: string, help: string): Column<string> {
  const read = (typed: string): Reading<string> => {
    const [, on = typed, time] = /^([\d/.-]+)[T ](\d\d:\d\d.*)$/.exec(typed) ?? [];
    const found = readDay(on, heading);
    if (!isDay(found)) return { says: found.says };
    return { value: time === undefined ? found : `${found}T${time}` };
  };
  return column(heading, help, 150, needed('a day, like 2026-09-01', read), asText);
}

export function number(heading: string, help: string): Column<number> {
  const read = (typed: string): Reading<number> => {
    const value = Number(typed.replace(/,/g, ''));
    return Number.isFinite(value)
      ? { value }
      : { says: `Enter a number. This cell has "${typed.slice(0, 30)}".` };
  };
  const typed = needed('a number', read);
  const asNumber = (cell: unknown) => (typeof cell === 'number' ? { value: cell } : typed(cell));
  return { ...column(heading, help, 80, asNumber, (value) => value), format: 'general' };
}

/** An exact number such as an FTE or a count of terms: "0.6" or "3/5". */
export function fraction(heading: string, help: string): Column<Fraction> {
  const read = (typed: string): Reading<Fraction> => {
    const found = parseFraction(typed, heading);
    return isFraction(found) ? { value: found } : { says: found.says };
  };
  return column(heading, help, 80, needed('a number, like 0.6', read), exactly);
}

/** The fraction with nothing lost: "0.6" where four decimals hold it, else "1/3". */
const exactly = ({ n, d }: Fraction): string => ((n * 10_000) % d === 0 ? String(n / d) : `${n}/${d}`);

/** Wide enough for each choice beside the arrow, in pixels: letters of 10 points are some 6.5 wide. */
const choiceWidth = (choices: readonly string[]): number =>
  Math.max(PLAIN, Math.round(40 + 6.5 * Math.max(...choices.map(({ length }) => length))));

export function choice<const T extends string>(
  heading: string,
  help: string,
  choices: readonly T[],
): Column<T> {
  const read = (typed: string): Reading<T> => {
    const found = choices.find((one) => isSameWord(one, typed));
    return found === undefined
      ? { says: `Choose one of: ${choices.join(', ')}. This cell has "${typed.slice(0, 40)}".` }
      : { value: found };
  };
  const readOne = remembered(needed(`one of: ${choices.join(', ')}`, read));
  return { ...column(heading, help, choiceWidth(choices), readOne, (value) => value), choices };
}

export const yesNo = (heading: string, help: string): Column<YesNo> => ({
  ...choice(heading, help, YES_NO),
  width: 90,
});

/** Several of a closed list, written with commas between. Blank is none. */
export function choices<const T extends string>(
  heading: string,
  help: string,
  all: readonly T[],
): Column<readonly T[]> {
  const read = (typed: string): Reading<readonly T[]> => {
    const parts = typed
      .split(/[,;]/)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    const known = parts.map((part) => all.find((one) => isSameWord(one, part)));
    const odd = parts.filter((_, i) => known[i] === undefined);
    if (odd.length > 0)
      return { says: `Choose from: ${all.join(', ')}. This cell also has "${odd.join(', ').slice(0, 60)}".` };
    return { value: known.filter((c): c is T => c !== undefined) };
  };
  return column(heading, help, 160, reads(read), (value) => asText(value.join(', ')));
}

const BLANK: Reading<null> = { value: null };

/** A number, or text that begins with a letter, a digit or the like: nothing that could be trimmed away. */
const saysSomething = (cell: unknown): boolean =>
  typeof cell === 'string' ? cell >= '0' && cell < '\u007f' : typeof cell === 'number';

/** Lets a cell be blank: none, or not yet. What can't be read is neither. */
export function optional<T>(column: Column<T>): Column<T | null> {
  return {
    ...column,
    unread: 'doubt',
    read: (cell) => (saysSomething(cell) || textOf(cell) !== '' ? column.read(cell) : BLANK),
    write: (value) => (value === null ? '' : column.write(value)),
  };
}

/** Lets a cell be blank: not known, which what can't be read is as well. */
export const ifKnown = <T>(column: Column<T>): Column<T | null> => ({
  ...optional(column),
  unread: { as: null },
});

/** A cell that can't be read is taken for this, until somebody mends it. */
export const elseTaken = <T>(as: T, column: Column<T>): Column<T> => ({ ...column, unread: { as } });

/** Words that stand in older registers are read as what they are called now; Set up puts the new words in their place. */
export const formerly = <T>(now: Readonly<Record<string, string>>, column: Column<T>): Column<T> => ({
  ...column,
  read: (cell) => column.read(now[wordOf(textOf(cell))] ?? cell),
});

/** A column the register fills in: people read it, and a warning asks before they type over it. */
export const computed = <T>(column: Column<T>): Column<T> => ({ ...column, writtenBy: 'register' });

/** A column the register keeps for itself, out of sight. */
export const hidden = <T>(column: Column<T>): Column<T> => ({
  ...column,
  writtenBy: 'register',
  hidden: true,
  wrap: false,
});

/** Kept only as long as it is needed. */
export const passing = <T>(column: Column<T>): Column<T> => ({ ...column, passing: true });

export const wide = <T>(width: number, column: Column<T>): Column<T> => ({ ...column, width });
