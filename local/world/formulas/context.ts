/** What an evaluation knows of the world around the formula. */
import { onGrid, type Rect } from '../a1';
import { cellsOf } from '../cells-read';
import type { Grid } from '../grid';
import type { Offset, Pretence } from '../formula-truth';
import { gridOf, sheetNamed, spreadsheet } from '../workbook';
import type { RefText } from './parse';
import { Area, type Matrix, type Scalar, type Val } from './values';

/** A custom function is called here; null if the script has none of this name. */
export type CallCustom = (name: string, args: readonly (Val | undefined)[]) => Val | null;

export interface Context {
  readonly grid: Grid;
  /** The cell the formula is in. */
  readonly row: number;
  readonly column: number;
  /** How far relative references have moved from the cell the formula was written for. */
  readonly offset: Offset;
  /** Inside ARRAYFORMULA and its like, scalars are taken from ranges one by one. */
  readonly isArray: boolean;
  readonly scope: ReadonlyMap<string, Val>;
  /** Instant in ms. */
  readonly now: number;
  readonly zone: string;
  readonly locale: string;
  readonly pretence: Pretence | null;
  readonly custom: CallCustom;
  /** Values read once in this evaluation. */
  readonly memory: Map<string, Matrix>;
}

export function contextFor(
  grid: Grid,
  at: { row: number; column: number },
  now: number,
  rest: Partial<Context> = {},
): Context {
  const { zone, locale } = spreadsheet(grid.store, grid.file);
  return {
    grid,
    ...at,
    offset: { rows: 0, columns: 0 },
    isArray: false,
    scope: new Map(),
    now,
    zone,
    locale,
    pretence: null,
    custom: () => null,
    memory: new Map(),
    ...rest,
  };
}

/** Where a written reference points, seen from this formula; null if it points nowhere. */
export function areaOf(reference: RefText, { grid, offset }: Pick<Context, 'grid' | 'offset'>): Area | null {
  const sheet = reference.sheet === null ? grid.doc : sheetNamed(grid.store, grid.file, reference.sheet);
  if (!sheet) return null;
  const target = sheet.id === grid.sheetId ? grid : gridOf(grid.store, grid.file, sheet.id);
  const moved = (n: number | null, isFixed: boolean, by: number) => (n === null || isFixed ? n : n + by);
  const { fixed } = reference;
  const address = {
    sheet: null,
    top: moved(reference.top, fixed.top, offset.rows),
    bottom: moved(reference.bottom, fixed.bottom, offset.rows),
    left: moved(reference.left, fixed.left, offset.columns),
    right: moved(reference.right, fixed.right, offset.columns),
  };
  if ((address.top ?? 1) < 1 || (address.left ?? 1) < 1) return null;
  const rect = onGrid(clipped(address, target), target.maxRows, target.maxColumns);
  return rect && new Area(target, rect);
}

/** A reference that begins on the grid ends at its edge. */
function clipped<T extends { bottom: number | null; right: number | null }>(address: T, grid: Grid): T {
  return {
    ...address,
    bottom: address.bottom === null ? null : Math.min(address.bottom, grid.maxRows),
    right: address.right === null ? null : Math.min(address.right, grid.maxColumns),
  };
}

export function readArea(area: Area, context: Context): Matrix {
  const { grid, rect } = area;
  const key = `${grid.sheetId} ${rect.row} ${rect.column} ${rect.rows} ${rect.columns}`;
  let cells = context.memory.get(key);
  if (!cells) context.memory.set(key, (cells = pretended(area, context, cellsOf(grid, rect))));
  return cells;
}

function pretended({ grid, rect }: Area, { pretence, grid: home }: Context, cells: Scalar[][]): Matrix {
  if (pretence && grid.sheetId === home.sheetId) {
    const line = cells[pretence.row - rect.row];
    const at = pretence.column - rect.column;
    if (line && at >= 0 && at < rect.columns) line[at] = pretence.cell;
  }
  return cells;
}

/** Values of anything, two-dimensional. */
export function matrixOf(value: Val, context: Context): Matrix {
  if (value instanceof Area) return readArea(value, context);
  if (Array.isArray(value)) return value as Matrix;
  return [[value as Scalar]];
}

/** One value of anything: a range gives the cell in the formula's own row or column. */
export function scalarOf(value: Val, context: Context): Scalar {
  if (value instanceof Area) return intersected(value.rect, readArea(value, context), context);
  if (Array.isArray(value)) return ((value as Matrix)[0]?.[0] ?? null) as Scalar;
  return value as Scalar;
}

function intersected(rect: Rect, cells: Matrix, { row, column }: Context): Scalar {
  if (rect.rows === 1 && rect.columns === 1) return cells[0]?.[0] ?? null;
  if (rect.columns === 1 && row >= rect.row && row < rect.row + rect.rows)
    return cells[row - rect.row]?.[0] ?? null;
  if (rect.rows === 1 && column >= rect.column && column < rect.column + rect.columns)
    return cells[0]?.[column - rect.column] ?? null;
  return rect.rows === 1 || rect.columns === 1 ? { e: '#VALUE!' } : (cells[0]?.[0] ?? null);
}
