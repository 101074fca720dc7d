/** DataValidation and its builder, and the methods of Range that apply them (services.md §7). */
import type { Execution } from '../run/execution';
import type { Rect } from './a1';
import type { Kind, Method } from './dispatch';
import { GoogleError } from './errors';
import { withEntry, type Cell, type Grid } from './grid';
import { writeCells } from './cells-write';
import { blockOf } from './range-formats';
import { blockSetter, reader, setter, writingOf, type Target } from './range-kind';
import { serialAt } from './serial';
import { ruleId, ruleOf, type ValidationDoc } from './validation-rules';
import type { Handle } from './values';
import { EnumValue, Instant, type Value } from './values';
import { BOUND_ID, rangeHandle, rangeRect, spreadsheet } from './workbook';

type Draft = { -readonly [K in keyof ValidationDoc]: ValidationDoc[K] } & { criteria: string };

const MOST_CHOICES = 500;
const CRITERIA = 'SpreadsheetApp.DataValidationCriteria';
const blank = (): Draft => ({ criteria: '', args: [], dropdown: true, strict: false, help: null });
const zoneOf = (x: Execution): string => spreadsheet(x.store, BOUND_ID).zone;

export function newDataValidation(x: Execution): Handle {
  return x.keep('DataValidationBuilder', blank());
}

function builder(
  takes: readonly string[],
  change: (draft: Draft, args: readonly Value[], x: Execution) => void,
): Method {
  return {
    takes,
    run: (x, self, args) => {
      change(x.kept<Draft>(self), args, x);
      return self;
    },
  };
}

const plainArg = (x: Execution, value: Value): string | number | boolean =>
  value instanceof Instant ? serialAt(value.at, zoneOf(x)) : (value as string | number | boolean);

/** `requireX(…)`: the last one wins. */
function requires(criteria: string, takes: readonly string[]): Method {
  return builder(takes, (draft, args, x) =>
    Object.assign(draft, { criteria, args: args.map((arg) => plainArg(x, arg)), range: undefined }),
  );
}

const lists: Kind = {
  requireValueInList: builder(
    ['String[]', 'String[], Boolean', 'Any[]', 'Any[], Boolean'],
    (draft, [values, dropdown]) => {
      const choices = (values as readonly Value[]).map(String);
      if (choices.length > MOST_CHOICES) {
        throw new GoogleError(
          `The data validation rule has more items than the limit of ${MOST_CHOICES}. Use the "List from a range" criteria instead.`,
        );
      }
      Object.assign(draft, {
        criteria: 'VALUE_IN_LIST',
        args: choices,
        range: undefined,
        dropdown: dropdown !== false,
      });
    },
  ),
  requireValueInRange: builder(['Range', 'Range, Boolean'], (draft, [range, dropdown]) => {
    const [, sheet] = (range as Handle).ref as [string, number];
    Object.assign(draft, {
      criteria: 'VALUE_IN_RANGE',
      args: [],
      range: { sheet, rect: rangeRect(range as Handle) },
      dropdown: dropdown !== false,
    });
  }),
  requireCheckbox: requires('CHECKBOX', ['', 'Any', 'Any, Any']),
  requireFormulaSatisfied: requires('CUSTOM_FORMULA', ['String']),
};

const comparisons: Kind = {
  requireDate: requires('DATE_IS_VALID_DATE', ['']),
  requireDateAfter: requires('DATE_AFTER', ['Date']),
  requireDateBefore: requires('DATE_BEFORE', ['Date']),
  requireDateBetween: requires('DATE_BETWEEN', ['Date, Date']),
  requireDateEqualTo: requires('DATE_EQUAL_TO', ['Date']),
  requireDateNotBetween: requires('DATE_NOT_BETWEEN', ['Date, Date']),
  requireDateOnOrAfter: requires('DATE_ON_OR_AFTER', ['Date']),
  requireDateOnOrBefore: requires('DATE_ON_OR_BEFORE', ['Date']),
  requireNumberBetween: requires('NUMBER_BETWEEN', ['Number, Number']),
  requireNumberEqualTo: requires('NUMBER_EQUAL_TO', ['Number']),
  requireNumberGreaterThan: requires('NUMBER_GREATER_THAN', ['Number']),
  requireNumberGreaterThanOrEqualTo: requires('NUMBER_GREATER_THAN_OR_EQUAL_TO', ['Number']),
  requireNumberLessThan: requires('NUMBER_LESS_THAN', ['Number']),
  requireNumberLessThanOrEqualTo: requires('NUMBER_LESS_THAN_OR_EQUAL_TO', ['Number']),
  requireNumberNotBetween: requires('NUMBER_NOT_BETWEEN', ['Number, Number']),
  requireNumberNotEqualTo: requires('NUMBER_NOT_EQUAL_TO', ['Number']),
  requireTextContains: requires('TEXT_CONTAINS', ['String']),
  requireTextDoesNotContain: requires('TEXT_DOES_NOT_CONTAIN', ['String']),
  requireTextEqualTo: requires('TEXT_EQUAL_TO', ['String']),
  requireTextIsEmail: requires('TEXT_IS_VALID_EMAIL', ['']),
  requireTextIsUrl: requires('TEXT_IS_VALID_URL', ['']),
};

const getters: Kind = {
  getAllowInvalid: { takes: [''], run: (x, self) => !x.kept<Draft>(self).strict },
  getCriteriaType: { takes: [''], run: (x, self) => new EnumValue(CRITERIA, x.kept<Draft>(self).criteria) },
  getCriteriaValues: { takes: [''], run: (x, self) => criteriaValues(x.kept<Draft>(self)) },
  getHelpText: { takes: [''], run: (x, self) => x.kept<Draft>(self).help },
  copy: { takes: [''], run: (x, self) => x.keep('DataValidationBuilder', { ...x.kept<Draft>(self) }) },
};

function criteriaValues(rule: Draft): Value[] {
  if (rule.criteria === 'VALUE_IN_LIST') return [rule.args, rule.dropdown];
  if (rule.criteria === 'VALUE_IN_RANGE' && rule.range)
    return [rangeHandle({ file: BOUND_ID, sheetId: rule.range.sheet }, rule.range.rect), rule.dropdown];
  return [...rule.args];
}

export const validationKinds: Readonly<Record<string, Kind>> = {
  DataValidation: getters,
  DataValidationBuilder: {
    ...getters,
    ...lists,
    ...comparisons,
    setAllowInvalid: builder(['Boolean'], (draft, [allow]) =>
      Object.assign(draft, { strict: allow === false }),
    ),
    setHelpText: builder(['String?'], (draft, [help]) => Object.assign(draft, { help: help ?? null })),
    build: {
      takes: [''],
      run: (x, self) => {
        const draft = x.kept<Draft>(self);
        if (draft.criteria === '')
          throw new GoogleError(
            'A data validation rule needs a criterion: call one of the require methods before build().',
          );
        return x.keep('DataValidation', { ...draft });
      },
    },
  },
};

function setRules(grid: Grid, rect: Rect, ruleAt: (i: number, j: number) => number | undefined): void {
  grid.updateRows(rect, (doc, _, i) => {
    let rules = doc.d;
    for (let j = 0; j < rect.columns; j += 1) rules = withEntry(rules, rect.column + j, ruleAt(i, j));
    const { d: __, ...rest } = doc;
    return rules ? { ...rest, d: rules } : doc.d ? rest : doc;
  });
}

/** The stored rule behind a handle, relative to where it is set; undefined for null. */
function stored(x: Execution, grid: Grid, rect: Rect, rule: Value): number | undefined {
  if (rule === null || rule === undefined) return undefined;
  const draft = x.kept<Draft>(rule as Handle);
  const doc: ValidationDoc =
    draft.criteria === 'CUSTOM_FORMULA'
      ? { ...draft, origin: { row: rect.row, column: rect.column } }
      : { ...draft };
  return ruleId(grid.store, grid.file, doc);
}

function handleOf(t: Target, id: number | undefined): Value {
  const rule = ruleOf(t.grid, id);
  return rule && t.x.keep('DataValidation', { ...rule });
}

function getRules(t: Target): Value[][] {
  return blockOf(t, (doc, column) => handleOf(t, doc.d?.[column]));
}

function checkboxes(t: Target, args: readonly Value[]): (grid: Grid, rect: Rect) => void {
  const rule: ValidationDoc = {
    ...blank(),
    criteria: 'CHECKBOX',
    args: args.map((arg) => plainArg(t.x, arg)),
    strict: true,
  };
  const [checked, unchecked] = args;
  const start: Value = unchecked !== undefined ? unchecked : checked !== undefined ? '' : false;
  return (grid, rect) => {
    setRules(grid, rect, () => undefined);
    writeCells(writingOf(t.x, grid), rect, block(rect, start));
    const id = ruleId(grid.store, grid.file, rule);
    setRules(grid, rect, () => id);
  };
}

function block(rect: Rect, value: Value): Value[][] {
  return Array.from({ length: rect.rows }, () => new Array<Value>(rect.columns).fill(value));
}

/** Sets each checkbox of the range to its checked or unchecked value; other cells are left alone. */
function tick(checked: boolean): Method {
  return setter([''], () => (grid, rect) => {
    grid.updateRows(rect, (doc) => {
      const v: Cell[] = doc.v.slice();
      for (let column = rect.column; column < rect.column + rect.columns; column += 1) {
        const rule = ruleOf(grid, doc.d?.[column]);
        if (rule?.criteria !== 'CHECKBOX') continue;
        while (v.length < column) v.push(null);
        v[column - 1] = checked
          ? (rule.args[0] ?? true)
          : rule.args.length === 0
            ? false
            : (rule.args[1] ?? '');
      }
      return { ...doc, v };
    });
  });
}

export const rangeValidation: Kind = {
  setDataValidation: setter(['DataValidation?'], ({ x, rect: at, grid: g }, [rule]) => {
    let id: number | undefined;
    return (grid, rect) => {
      id ??= stored(x, g, at, rule as Value);
      setRules(grid, rect, () => id);
    };
  }),
  setDataValidations: blockSetter('DataValidation?', ({ x }, rules) => (grid, rect) => {
    const ids = new Map<unknown, number | undefined>();
    setRules(grid, rect, (i, j) => {
      const rule = (rules[i] as readonly Value[])[j] as Handle | null;
      const place = { ...rect, row: rect.row + i, column: rect.column + j };
      const key = rule === null ? null : rule.ref;
      if (!ids.has(key)) ids.set(key, stored(x, grid, place, rule));
      return ids.get(key);
    });
  }),
  getDataValidation: reader(
    (t) => (getRules({ ...t, rect: { ...t.rect, rows: 1, columns: 1 } })[0] as Value[])[0],
  ),
  getDataValidations: reader(getRules),
  clearDataValidations: setter([''], () => (grid, rect) => setRules(grid, rect, () => undefined)),
  insertCheckboxes: setter(['', 'Any', 'Any, Any'], checkboxes),
  removeCheckboxes: setter([''], () => (grid, rect) => setRules(grid, rect, () => undefined)),
  check: tick(true),
  uncheck: tick(false),
};

export function clearRules(grid: Grid, rect: Rect): void {
  setRules(grid, rect, () => undefined);
}
