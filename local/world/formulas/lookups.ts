/** Functions that find and pick cells, and the table of these and of those that give blocks. */
import { areaOf, matrixOf, type Context } from './context';
import { parseReference } from './parse';
import type { BuiltIn } from './evaluate';
import {
  Area,
  FormulaFault,
  NA,
  NUM,
  REF,
  VALUE,
  compare,
  isError,
  toBoolean,
  type Scalar,
  type Val,
} from './values';
import { one, transposed, whole } from './arguments';
import { byRow, filter, mapped, sequence, sorted, unique } from './arrays';

const same = (a: Scalar, b: Scalar): boolean => a !== null && typeof a === typeof b && compare(a, b) === 0;

/** Index of the wanted cell, -1 if none: exact, or the last that is not greater in a list in order. */
function position(cells: readonly Scalar[], wanted: Scalar, exact: boolean, descending = false): number {
  if (exact) return cells.findIndex((cell) => same(cell, wanted) || wildly(cell, wanted));
  let last = -1;
  cells.forEach((cell, i) => {
    if (cell === null || typeof cell !== typeof wanted) return;
    const order = compare(cell, wanted);
    if (descending ? order >= 0 : order <= 0) last = i;
  });
  return last;
}

function wildly(cell: Scalar, wanted: Scalar): boolean {
  if (typeof cell !== 'string' || typeof wanted !== 'string' || !/[*?]/.test(wanted)) return false;
  const pattern = wanted
    .replace(/[\\^$.+()[\]{}|]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${pattern}$`, 'is').test(cell);
}
function lookup(isVertical: boolean): BuiltIn {
  return {
    kind: 'ranges',
    least: 3,
    most: 4,
    run: ([wanted, range, index, sorted], context) => {
      const block = isVertical
        ? matrixOf(range as Val, context)
        : transposed(matrixOf(range as Val, context));
      const column = whole(index, context, 1);
      if (!(column >= 1) || column > (block[0]?.length ?? 0)) return column >= 1 ? REF : VALUE;
      const keys = block.map((line) => line[0] ?? null);
      const exact = sorted !== undefined && toBoolean(one(sorted, context)) === false;
      const find = (key: Scalar): Scalar => {
        if (isError(key)) return key;
        const row = position(keys, key, exact);
        return row < 0 ? NA : (block[row]?.[column - 1] ?? null);
      };
      const wantedBlock = context.isArray ? matrixOf(wanted as Val, context) : [[one(wanted, context)]];
      const results = wantedBlock.map((line) => line.map(find));
      return results.length === 1 && results[0]?.length === 1 ? (results[0][0] as Scalar) : results;
    },
  };
}

function index([range, row, column]: readonly Val[], context: Context): Val {
  const [r, c] = [whole(row, context, 0), whole(column, context, 0)];
  if (range instanceof Area) {
    const { rect } = range;
    const oneRow = rect.rows === 1 && column === undefined && rect.columns > 1;
    const [i, j] = oneRow ? [1, r] : [r, c];
    if (!(i <= rect.rows && j <= rect.columns && i >= 0 && j >= 0))
      throw new FormulaFault(
        NUM,
        `INDEX points outside its range of ${rect.rows} rows and ${rect.columns} columns.`,
      );
    return new Area(range.grid, {
      row: i === 0 ? rect.row : rect.row + i - 1,
      rows: i === 0 ? rect.rows : 1,
      column: j === 0 ? rect.column : rect.column + j - 1,
      columns: j === 0 ? rect.columns : 1,
    });
  }
  const block = matrixOf(range as Val, context);
  const lines = r === 0 ? block : [block[r - 1] ?? []];
  const picked = c === 0 ? lines : lines.map((line) => [line[c - 1] ?? REF]);
  return picked.length === 1 && picked[0]?.length === 1 ? (picked[0][0] as Scalar) : picked;
}
function xlookup([wanted, keys, results, missing]: readonly Val[], context: Context): Val {
  const list = matrixOf(keys as Val, context);
  const across = list.length === 1;
  const at = position(list.flat(), one(wanted, context), true);
  if (at < 0) return missing ?? NA;
  const block = matrixOf(results as Val, context);
  return across ? block.map((line) => [line[at] ?? null]) : [block[at] ?? []];
}
function indirect([text]: readonly Val[], context: Context): Val {
  const written = parseReference(String(one(text, context)));
  return (written && areaOf(written, { ...context, offset: { rows: 0, columns: 0 } })) ?? REF;
}

function offset([range, rows, columns, height, width]: readonly Val[], context: Context): Val {
  if (!(range instanceof Area)) return REF;
  const { rect, grid } = range;
  const next = {
    row: rect.row + whole(rows, context, 0),
    column: rect.column + whole(columns, context, 0),
    rows: whole(height, context, rect.rows),
    columns: whole(width, context, rect.columns),
  };
  const fits =
    next.row >= 1 &&
    next.column >= 1 &&
    next.row + next.rows - 1 <= grid.maxRows &&
    next.column + next.columns - 1 <= grid.maxColumns;
  return fits ? new Area(grid, next) : REF;
}
const sizes = (of: (rows: number, columns: number) => number): BuiltIn => ({
  kind: 'ranges',
  least: 1,
  most: 1,
  run: ([range], context) => {
    if (range instanceof Area) return of(range.rect.rows, range.rect.columns);
    const block = matrixOf(range as Val, context);
    return of(block.length, block[0]?.length ?? 0);
  },
});

const numberOf = (isRow: boolean): BuiltIn => ({
  kind: 'ranges',
  least: 0,
  most: 1,
  run: ([range], context) => {
    if (!(range instanceof Area)) return isRow ? context.row : context.column;
    const { rect } = range;
    if (!context.isArray) return isRow ? rect.row : rect.column;
    return isRow
      ? Array.from({ length: rect.rows }, (_, i) => [rect.row + i])
      : [Array.from({ length: rect.columns }, (_, j) => rect.column + j)];
  },
});

const ranges = (
  least: number,
  most: number,
  run: (args: readonly Val[], context: Context) => Val,
  isArray = false,
): BuiltIn => ({ kind: 'ranges', least, most, run, isArray });

export const lookupFunctions: Readonly<Record<string, BuiltIn>> = {
  VLOOKUP: lookup(true),
  HLOOKUP: lookup(false),
  XLOOKUP: ranges(3, 6, xlookup),
  MATCH: ranges(2, 3, ([wanted, range, type], context) => {
    const kind = whole(type, context, 1);
    const cells = matrixOf(range as Val, context).flat();
    const find = (key: Scalar): Scalar => {
      const at = position(cells, key, kind === 0, kind < 0);
      return at < 0 ? NA : at + 1;
    };
    if (!context.isArray) return find(one(wanted, context));
    const found = matrixOf(wanted as Val, context).map((line) => line.map(find));
    return found.length === 1 && found[0]?.length === 1 ? (found[0][0] as Scalar) : found;
  }),
  INDEX: ranges(1, 3, index, true),
  FILTER: ranges(2, Infinity, filter, true),
  SORT: ranges(1, Infinity, sorted, true),
  UNIQUE: ranges(1, 3, unique, true),
  TRANSPOSE: ranges(1, 1, ([range], context) => transposed(matrixOf(range as Val, context)), true),
  FLATTEN: ranges(
    1,
    Infinity,
    (args, context) =>
      args.flatMap((arg) =>
        matrixOf(arg, context)
          .flat()
          .map((cell) => [cell]),
      ),
    true,
  ),
  SEQUENCE: ranges(1, 4, sequence),
  ARRAY_CONSTRAIN: ranges(3, 3, ([range, rows, columns], context) =>
    matrixOf(range as Val, context)
      .slice(0, whole(rows, context, 1))
      .map((line) => line.slice(0, whole(columns, context, 1))),
  ),
  ROWS: sizes((rows) => rows),
  COLUMNS: sizes((_, columns) => columns),
  ROW: numberOf(true),
  COLUMN: numberOf(false),
  INDIRECT: ranges(1, 2, indirect),
  OFFSET: ranges(3, 5, offset),
  MAP: ranges(2, Infinity, mapped),
  BYROW: ranges(2, 2, byRow),
};
