/** Data validation as stored, and its refusals (services.md §7). Rules are interned: rows hold their numbers. */
import { a1Of, type Rect } from './a1';
import { cellsOf } from './cells-read';
import { displayed } from './display';
import { GoogleError } from './errors';
import { isTrueAt } from './formula-truth';
import type { Cell, Grid } from './grid';
import type { Store } from './store';
import { gridOf, spreadsheet } from './workbook';

export interface ValidationDoc {
  /** Name of SpreadsheetApp.DataValidationCriteria. */
  readonly criteria: string;
  /** As the require method takes them; dates as serials. */
  readonly args: readonly (string | number | boolean)[];
  /** VALUE_IN_RANGE: follows moves of that range. */
  readonly range?: { readonly sheet: number; readonly rect: Rect };
  /** CUSTOM_FORMULA is read from the top-left cell of the range the rule was set on. */
  readonly origin?: { readonly row: number; readonly column: number };
  readonly dropdown: boolean;
  /** Refuses instead of warning. */
  readonly strict: boolean;
  readonly help: string | null;
}

export function ruleOf(grid: Grid, id: number | undefined): ValidationDoc | null {
  return id === undefined ? null : (grid.store.get<ValidationDoc>(`validations:${grid.file}`, id) ?? null);
}

/** The number of a rule, made if it is new. */
export function ruleId(store: Store, file: string, rule: ValidationDoc): number {
  const text = JSON.stringify(rule);
  for (const [id, known] of store.all<ValidationDoc>(`validations:${file}`))
    if (JSON.stringify(known) === text) return id as number;
  const id = store.next(`validations:${file}`);
  store.put(`validations:${file}`, id, rule);
  return id;
}

/** The choices of a drop-down as shown, without blanks; null if the rule is no list. */
export function choicesOf(grid: Grid, rule: ValidationDoc): string[] | null {
  if (rule.criteria === 'VALUE_IN_LIST') return rule.args.map(String);
  if (
    rule.criteria !== 'VALUE_IN_RANGE' ||
    !rule.range ||
    !grid.store.get(`sheets:${grid.file}`, rule.range.sheet)
  )
    return null;
  const { locale } = spreadsheet(grid.store, grid.file);
  const source = gridOf(grid.store, grid.file, rule.range.sheet);
  const texts = cellsOf(source, rule.range.rect).flatMap((line) =>
    line.map((cell) => displayed(cell, undefined, locale)),
  );
  return [...new Set(texts.filter((text) => text !== ''))];
}

/** Refuses a value that a rule with `setAllowInvalid(false)` doesn't allow. Blank always passes. */
export function refuseByValidation(grid: Grid, id: number, row: number, column: number, cell: Cell): void {
  const rule = ruleOf(grid, id);
  if (!rule?.strict || cell === null || allows(grid, rule, row, column, cell)) return;
  const place = a1Of({ row, column, rows: 1, columns: 1 });
  const choices = rule.help === null ? choicesOf(grid, rule) : null;
  const tail =
    rule.help ?? (choices ? `Please enter one of the following values: ${choices.join(', ')}.` : '');
  throw new GoogleError(
    `The data you entered in cell ${place} violates the data validation rules set on this cell.${tail === '' ? '' : ` ${tail}`}`,
  );
}

/** Whether the value satisfies the rule, strict or not. */
export function allows(grid: Grid, rule: ValidationDoc, row: number, column: number, cell: Cell): boolean {
  if (cell === null) return true;
  if (rule.criteria === 'CUSTOM_FORMULA') {
    const origin = rule.origin ?? { row, column };
    return isTrueAt(
      grid,
      String(rule.args[0]),
      { rows: row - origin.row, columns: column - origin.column },
      { row, column, cell },
    );
  }
  const choices = choicesOf(grid, rule);
  if (choices) return choices.includes(displayed(cell, undefined, 'en_GB'));
  return satisfies(rule, cell);
}

type Test = (cell: Cell, args: readonly (string | number | boolean)[]) => boolean;

const asNumber = (cell: Cell): number => (typeof cell === 'number' ? cell : NaN);
const number =
  (test: (n: number, a: number, b: number) => boolean): Test =>
  (cell, [a, b]) =>
    test(asNumber(cell), Number(a), Number(b));
/** The time of day is ignored. */
const date =
  (test: (n: number, a: number, b: number) => boolean): Test =>
  (cell, [a, b]) =>
    test(Math.floor(asNumber(cell)), Math.floor(Number(a)), Math.floor(Number(b)));
const text =
  (test: (text: string, a: string) => boolean): Test =>
  (cell, [a]) =>
    test(displayed(cell, undefined, 'en_GB').toLowerCase(), String(a).toLowerCase());

const tests: Readonly<Record<string, Test>> = {
  CHECKBOX: (cell, args) =>
    args.length === 0
      ? typeof cell === 'boolean'
      : args.some((arg) => arg === cell || String(arg) === String(cell)),
  NUMBER_BETWEEN: number((n, a, b) => n >= a && n <= b),
  NUMBER_NOT_BETWEEN: number((n, a, b) => n < a || n > b),
  NUMBER_EQUAL_TO: number((n, a) => n === a),
  NUMBER_NOT_EQUAL_TO: number((n, a) => !Number.isNaN(n) && n !== a),
  NUMBER_GREATER_THAN: number((n, a) => n > a),
  NUMBER_GREATER_THAN_OR_EQUAL_TO: number((n, a) => n >= a),
  NUMBER_LESS_THAN: number((n, a) => n < a),
  NUMBER_LESS_THAN_OR_EQUAL_TO: number((n, a) => n <= a),
  DATE_IS_VALID_DATE: (cell) => typeof cell === 'number',
  DATE_EQUAL_TO: date((n, a) => n === a),
  DATE_AFTER: date((n, a) => n > a),
  DATE_BEFORE: date((n, a) => n < a),
  DATE_ON_OR_AFTER: date((n, a) => n >= a),
  DATE_ON_OR_BEFORE: date((n, a) => n <= a),
  DATE_BETWEEN: date((n, a, b) => n >= a && n <= b),
  DATE_NOT_BETWEEN: date((n, a, b) => n < a || n > b),
  TEXT_CONTAINS: text((t, a) => t.includes(a)),
  TEXT_DOES_NOT_CONTAIN: text((t, a) => !t.includes(a)),
  TEXT_EQUAL_TO: text((t, a) => t === a),
  TEXT_IS_VALID_EMAIL: text((t) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(t)),
  TEXT_IS_VALID_URL: text((t) => /^(https?:\/\/)?[\w-]+(\.[\w-]+)+([/?#]\S*)?$/.test(t)),
};

function satisfies(rule: ValidationDoc, cell: Cell): boolean {
  const test = tests[rule.criteria];
  if (!test)
    throw new Error(`Data validation ${rule.criteria}: the local workspace does not know this criterion.`);
  return test(cell, rule.args);
}

/** Every criterion, for the enum. */
export const criteriaNames: readonly string[] = [
  ...Object.keys(tests),
  'VALUE_IN_LIST',
  'VALUE_IN_RANGE',
  'CUSTOM_FORMULA',
];
