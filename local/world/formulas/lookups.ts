/** Functions that find, pick, filter and order cells. */
import { compareCells } from '../sort';
import { areaOf, matrixOf, type Context } from './context';
import { parseReference } from './parse';
import type { BuiltIn } from './evaluate';
import {
  Area,
  FormulaFault,
  Lambda,
  NA,
  NUM,
  REF,
  VALUE,
  compare,
  isError,
  toBoolean,
  toNumber,
  type Matrix,
  type Scalar,
  type Val,
} from './values';

const one = (value: Val | undefined, context: Context): Scalar =>
  matrixOf(value ?? null, context)[0]?.[0] ?? null;
const whole = (value: Val | undefined, context: Context, otherwise: number): number => {
  if (value === undefined) return otherwise;
  const number = toNumber(one(value, context));
  return typeof number === 'number' ? Math.trunc(number) : NaN;
};

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

const transposed = (block: Matrix): Scalar[][] =>
  (block[0] ?? []).map((_, j) => block.map((line) => line[j] ?? null));

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

function filter([range, ...conditions]: readonly Val[], context: Context): Val {
  const block = matrixOf(range as Val, context);
  const masks = conditions.map((condition) => matrixOf(condition, context));
  const byColumn =
    masks.every((mask) => mask.length === 1 && (mask[0]?.length ?? 0) === (block[0]?.length ?? 0)) &&
    block.length > 1;
  const lines = byColumn ? transposed(block) : block;
  const flat = masks.map((mask) => mask.flat());
  if (flat.some((mask) => mask.length !== lines.length)) {
    throw new FormulaFault(
      NA,
      `FILTER has mismatched range sizes. Expected row count: ${lines.length}. column count: 1.`,
    );
  }
  const kept = lines.filter((_, i) => flat.every((mask) => toBoolean(mask[i] ?? null) === true));
  if (kept.length === 0) throw new FormulaFault(NA, 'No matches are found in FILTER evaluation.');
  return byColumn ? transposed(kept) : kept;
}

function sorted([range, ...keys]: readonly Val[], context: Context): Val {
  const block = matrixOf(range as Val, context);
  const specs = keys.length === 0 ? [{ cells: block.map((line) => line[0] ?? null), ascending: true }] : [];
  for (let at = 0; at < keys.length; at += 2) {
    const key = keys[at] as Val;
    const column = matrixOf(key, context);
    const cells =
      column.length === block.length && block.length > 1
        ? column.map((line) => line[0] ?? null)
        : block.map((line) => line[whole(key, context, 1) - 1] ?? null);
    specs.push({
      cells,
      ascending: keys[at + 1] === undefined || toBoolean(one(keys[at + 1], context)) === true,
    });
  }
  const order = block
    .map((_, i) => i)
    .sort((a, b) => {
      for (const { cells, ascending } of specs) {
        const by = compareCells(cells[a] ?? null, cells[b] ?? null, ascending);
        if (by !== 0) return by;
      }
      return a - b;
    });
  return order.map((i) => block[i] as readonly Scalar[]);
}

function unique([range, byColumn, once]: readonly Val[], context: Context): Val {
  const across = toBoolean(one(byColumn, context)) === true;
  const lines = across ? transposed(matrixOf(range as Val, context)) : matrixOf(range as Val, context);
  const keyOf = (line: readonly Scalar[]) =>
    JSON.stringify(line.map((cell) => (typeof cell === 'string' ? cell.toLowerCase() : cell)));
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(keyOf(line), (counts.get(keyOf(line)) ?? 0) + 1);
  const seen = new Set<string>();
  const kept = lines.filter((line) => {
    const key = keyOf(line);
    if (seen.has(key) || (toBoolean(one(once, context)) === true && counts.get(key) !== 1)) return false;
    return Boolean(seen.add(key));
  });
  return across ? transposed(kept) : kept;
}

function xlookup([wanted, keys, results, missing]: readonly Val[], context: Context): Val {
  const list = matrixOf(keys as Val, context);
  const across = list.length === 1;
  const at = position(list.flat(), one(wanted, context), true);
  if (at < 0) return missing ?? NA;
  const block = matrixOf(results as Val, context);
  return across ? block.map((line) => [line[at] ?? null]) : [block[at] ?? []];
}

function sequence([rows, columns, start, step]: readonly Val[], context: Context): Val {
  const [n, m, from, by] = [
    whole(rows, context, 1),
    whole(columns, context, 1),
    whole(start, context, 1),
    whole(step, context, 1),
  ];
  return Array.from({ length: n }, (_, i) => Array.from({ length: m }, (__, j) => from + (i * m + j) * by));
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

/** Each cell, or each row, handed to a lambda. */
function mapped([range, ...rest]: readonly Val[], context: Context): Val {
  const lambda = rest[rest.length - 1];
  if (!(lambda instanceof Lambda)) return VALUE;
  const blocks = [range as Val, ...rest.slice(0, -1)].map((block) => matrixOf(block, context));
  return (blocks[0] as Matrix).map((line, i) =>
    line.map((_, j) => one(lambda.call(blocks.map((block) => block[i]?.[j] ?? null)), context)),
  );
}

function byRow([range, lambda]: readonly Val[], context: Context): Val {
  if (!(lambda instanceof Lambda)) return VALUE;
  return matrixOf(range as Val, context).map((line) => [one(lambda.call([[line]]), context)]);
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
