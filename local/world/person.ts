/** What people do in the workbook by hand. Each is one whole action: refused, or done and durable. */
import { a1Of, onGrid, parseAddress, type Rect } from './a1';
import { refuseUnlessEditable, refuseUnlessEditor } from './access';
import { displayOf, dataRect, valuesOf } from './cells-read';
import { writeCells } from './cells-write';
import type { Grid } from './grid';
import { isoOf, serialAt } from './serial';
import { sortRect } from './sort';
import {
  deleteColumns,
  deleteRows,
  insertColumns,
  insertRows,
  refuseSheetName,
  removeSheet,
  renameSheet as rename,
} from './structure';
import { Handle, Instant, type Value } from './values';
import { BOUND_ID, gridOf, rangeHandle, sheetNamed, spreadsheet, spreadsheetHandle } from './workbook';
import type { World } from './world';

export type Typed = string | number | boolean | null;

/** The sheet of this name, as a person finds it. */
export function sheetCalled(world: World, name: string): Grid {
  const sheet = sheetNamed(world.store, BOUND_ID, name);
  if (!sheet) throw new Error(`The workbook has no sheet "${name}".`);
  return gridOf(world.store, BOUND_ID, sheet.id);
}

export function rectCalled(grid: Grid, a1: string): Rect {
  const address = parseAddress(a1);
  const rect = address && onGrid(address, grid.maxRows, grid.maxColumns);
  if (!rect) throw new Error(`"${a1}" is no range of the sheet "${grid.doc.name}".`);
  return rect;
}

/** Types values from the first cell of `a1` on; strings are parsed as typed. */
export function type(
  world: World,
  user: string,
  grid: Grid,
  a1: string,
  values: Typed | readonly (readonly Typed[])[],
): Rect {
  const block: readonly (readonly Typed[])[] = Array.isArray(values)
    ? (values as readonly (readonly Typed[])[])
    : [[values as Typed]];
  const corner = rectCalled(grid, a1);
  const rect = {
    row: corner.row,
    column: corner.column,
    rows: block.length,
    columns: Math.max(...block.map((line) => line.length)),
  };
  if (rect.row + rect.rows - 1 > grid.maxRows)
    insertRows(grid, grid.maxRows + 1, rect.row + rect.rows - 1 - grid.maxRows, grid.maxRows);
  change(world, grid, user, rect, () => {
    const { zone, locale } = spreadsheet(world.store, grid.file);
    const { formulaBeatsText, apostropheStaysInText } = world.options;
    const year = new Date(world.now()).getUTCFullYear();
    writeCells(
      { grid, zone, locale, year, formulaBeatsText, apostropheStaysInText, partialRefusal: false },
      rect,
      padded(block, rect.columns),
    );
  });
  return rect;
}

function padded(block: readonly (readonly Typed[])[], columns: number): Value[][] {
  return block.map((line) => Array.from({ length: columns }, (_, j) => line[j] ?? null));
}

/** Refused by protections, as for scripts; formulas that depend on it are calculated; then it is on disk. */
function change(world: World, grid: Grid, user: string, rect: Rect, act: () => void): void {
  refuseUnlessEditable(grid, rect, user);
  act();
  world.afterWrites(null);
  world.store.commit();
}

export const insertRow = (world: World, user: string, grid: Grid, before: number): void =>
  structure(world, user, grid, () => insertRows(grid, before, 1, before > 1 ? before - 1 : before));
export const deleteRow = (world: World, user: string, grid: Grid, row: number): void =>
  structure(world, user, grid, () => deleteRows(grid, row, 1));
export const insertColumn = (world: World, user: string, grid: Grid, before: number): void =>
  structure(world, user, grid, () => insertColumns(grid, before, 1, before > 1 ? before - 1 : before));
export const deleteColumn = (world: World, user: string, grid: Grid, column: number): void =>
  structure(world, user, grid, () => deleteColumns(grid, column, 1));
export const renameSheet = (world: World, user: string, grid: Grid, to: string): void =>
  structure(world, user, grid, () => {
    refuseSheetName(world.store, grid.file, to, grid.sheetId);
    rename(grid, to);
  });
export const deleteSheet = (world: World, user: string, grid: Grid): void =>
  structure(world, user, grid, () => removeSheet(world.store, grid.file, grid.sheetId));
export const moveSheet = (world: World, user: string, grid: Grid, to: number): void =>
  structure(world, user, grid, () => {
    const { sheets } = spreadsheet(world.store, grid.file);
    const others = sheets.filter((id) => id !== grid.sheetId);
    others.splice(to - 1, 0, grid.sheetId);
    world.store.put('spreadsheets', grid.file, { ...spreadsheet(world.store, grid.file), sheets: others });
  });

function structure(world: World, user: string, grid: Grid, act: () => void): void {
  refuseUnlessEditor(world.store, grid.file, user);
  act();
  world.afterWrites(null);
  world.store.commit();
}

/** Sorts the sheet below its frozen rows, or below row 1 if none is frozen. */
export function sort(world: World, user: string, grid: Grid, column: number, ascending: boolean): void {
  const data = dataRect(grid);
  const head = Math.max(1, grid.doc.frozenRows);
  if (data.rows <= head) return;
  const rect = { ...data, row: head + 1, rows: data.rows - head };
  change(world, grid, user, rect, () => sortRect(grid, rect, [{ column, ascending }]));
}

/** Display strings to the last row and column with content; no rows at all on an empty sheet. */
export function shown(world: World, grid: Grid, rect: Rect = dataRect(grid)): string[][] {
  return displayOf(grid, rect, spreadsheet(world.store, grid.file).locale);
}

/** Raw values: blanks '', dates as ISO wall time of the spreadsheet. */
export function raw(world: World, grid: Grid, rect: Rect = dataRect(grid)): (string | number | boolean)[][] {
  const { zone } = spreadsheet(world.store, grid.file);
  return valuesOf(grid, rect, zone).map((line) =>
    line.map((value) =>
      value instanceof Instant ? isoOf(serialAt(value.at, zone)) : (value as string | number | boolean),
    ),
  );
}

/** The value of one cell as an edit event tells it: a string; undefined when blank or when there are several cells. */
export function oneCell(world: World, grid: Grid, a1: string): string | undefined {
  const corner = rectCalled(grid, a1);
  const [[value] = []] = raw(world, grid, { ...corner, rows: 1, columns: 1 });
  return value === undefined || value === '' ? undefined : String(value);
}

/** What onEdit is told; value and oldValue only for a single cell. */
export function editEvent(
  world: World,
  user: string,
  grid: Grid,
  rect: Rect,
  before: string | undefined,
): Readonly<Record<string, Value>> {
  const isOne = rect.rows * rect.columns === 1;
  const value = isOne ? oneCell(world, grid, a1Of(rect)) : undefined;
  return {
    range: rangeHandle(grid, rect),
    source: spreadsheetHandle(grid.file),
    user: new Handle('User', user),
    ...(value === undefined ? {} : { value }),
    ...(isOne && before !== undefined ? { oldValue: before } : {}),
  };
}
