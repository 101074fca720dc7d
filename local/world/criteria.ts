/** Conditions that conditional formats and filters share (services.md §8, §9). */
import { displayed } from './display';
import { isTrueAt, type Offset } from './formula-truth';
import type { Cell, Grid } from './grid';
import { serialAt } from './serial';

/** `type` is a name of SpreadsheetApp.BooleanCriteria. Dates are serials; a relative date is its name. */
export interface Condition {
  readonly type: string;
  readonly args: readonly (string | number)[];
}

export interface Place {
  readonly grid: Grid;
  readonly cell: Cell;
  /** As shown. */
  readonly text: string;
  /** From the cell the formula is written for. */
  readonly offset: Offset;
  readonly zone: string;
  /** Instant, for relative dates. */
  readonly now: number;
}

type Test = (place: Place, args: Condition['args']) => boolean;

const text =
  (test: (text: string, arg: string) => boolean): Test =>
  (place, [arg]) =>
    test(place.text.toLowerCase(), String(arg).toLowerCase());
const number =
  (test: (n: number, a: number, b: number) => boolean): Test =>
  (place, [a, b]) =>
    typeof place.cell === 'number' && test(place.cell, Number(a), Number(b));
const date =
  (test: (day: number, arg: number) => boolean): Test =>
  (place, [arg]) =>
    typeof place.cell === 'number' && test(Math.floor(place.cell), dayOf(place, arg as string | number));

/** RelativeDate in days from today; the past periods begin so long ago. */
const relative: Readonly<Record<string, number>> = {
  TODAY: 0,
  TOMORROW: 1,
  YESTERDAY: -1,
  PAST_WEEK: -7,
  PAST_MONTH: -30,
  PAST_YEAR: -365,
};

function dayOf({ now, zone }: Place, arg: string | number): number {
  return typeof arg === 'number' ? Math.floor(arg) : Math.floor(serialAt(now, zone)) + (relative[arg] ?? 0);
}

const empty: Test = ({ cell }) => cell === null || cell === '';
const blank = (place: Place): boolean => empty(place, []);

export const conditionTests: Readonly<Record<string, Test>> = {
  CELL_EMPTY: empty,
  CELL_NOT_EMPTY: (place) => !blank(place),
  TEXT_CONTAINS: text((t, a) => t.includes(a)),
  TEXT_DOES_NOT_CONTAIN: text((t, a) => !t.includes(a)),
  TEXT_EQUAL_TO: text((t, a) => t === a),
  TEXT_STARTS_WITH: text((t, a) => t.startsWith(a)),
  TEXT_ENDS_WITH: text((t, a) => t.endsWith(a)),
  DATE_AFTER: date((day, arg) => day > arg),
  DATE_BEFORE: date((day, arg) => day < arg),
  DATE_EQUAL_TO: date((day, arg) => day === arg),
  DATE_NOT_EQUAL_TO: date((day, arg) => day !== arg),
  NUMBER_BETWEEN: number((n, a, b) => n >= a && n <= b),
  NUMBER_NOT_BETWEEN: number((n, a, b) => n < a || n > b),
  NUMBER_EQUAL_TO: number((n, a) => n === a),
  NUMBER_NOT_EQUAL_TO: number((n, a) => n !== a),
  NUMBER_GREATER_THAN: number((n, a) => n > a),
  NUMBER_GREATER_THAN_OR_EQUAL_TO: number((n, a) => n >= a),
  NUMBER_LESS_THAN: number((n, a) => n < a),
  NUMBER_LESS_THAN_OR_EQUAL_TO: number((n, a) => n <= a),
  CUSTOM_FORMULA: ({ grid, offset }, [formula]) => isTrueAt(grid, String(formula), offset),
};

export function holds(condition: Condition, place: Place): boolean {
  const test = conditionTests[condition.type];
  if (!test) throw new Error(`The local workspace does not know the condition ${condition.type}.`);
  return test(place, condition.args);
}

/** The text a condition compares. */
export function shownText(cell: Cell, format: string | undefined, locale: string): string {
  return displayed(cell, format, locale);
}
