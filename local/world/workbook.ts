/** Finding spreadsheets, sheets and ranges behind handles; sending buffered writes before what they affect is read. */
import type { Execution } from '../run/execution';
import { onGrid, parseAddress, type Rect } from './a1';
import { GoogleError } from './errors';
import { hasFormulas } from './formula-cells';
import { Grid, newSheet, type SheetDoc, type SpreadsheetDoc } from './grid';
import type { Store } from './store';
import { Handle, type Value } from './values';

/** The spreadsheet the script is bound to. */
export const BOUND_ID = 'local-register';

export function spreadsheet(store: Store, file: string): SpreadsheetDoc {
  const doc = store.get<SpreadsheetDoc>('spreadsheets', file);
  if (!doc)
    throw new GoogleError(
      `Document ${file} is missing (perhaps it was deleted, or you don't have read access?)`,
    );
  return doc;
}

export function updateSpreadsheet(store: Store, file: string, change: Partial<SpreadsheetDoc>): void {
  store.put('spreadsheets', file, { ...spreadsheet(store, file), ...change });
}

/** A new file with one empty sheet, whose id is 0. */
export function createSpreadsheet(
  store: Store,
  doc: Omit<SpreadsheetDoc, 'sheets' | 'editors' | 'viewers'>,
): void {
  store.put('spreadsheets', doc.id, { ...doc, editors: [], viewers: [], sheets: [0] });
  store.put(`sheets:${doc.id}`, 0, newSheet(0, 'Sheet1'));
}

export function sheetDocs(store: Store, file: string): SheetDoc[] {
  return spreadsheet(store, file).sheets.map((id) => store.need<SheetDoc>(`sheets:${file}`, id));
}

export function sheetNamed(store: Store, file: string, name: string): SheetDoc | undefined {
  return sheetDocs(store, file).find((sheet) => sheet.name === name);
}

export function gridOf(store: Store, file: string, sheet: number): Grid {
  if (!store.get<SheetDoc>(`sheets:${file}`, sheet)) throw new GoogleError(`Sheet ${sheet} not found`);
  return new Grid(store, file, sheet);
}

export const fileOf = (self: Handle): string =>
  Array.isArray(self.ref) ? String(self.ref[0]) : String(self.ref);

export function sheetGrid(x: Execution, self: Handle): Grid {
  const [file, sheet] = self.ref as [string, number];
  return gridOf(x.store, file, sheet);
}

export type RangeRef = [
  file: string,
  sheet: number,
  row: number,
  column: number,
  rows: number,
  columns: number,
];

export function rangeRect(self: Handle): Rect {
  const [, , row, column, rows, columns] = self.ref as unknown as RangeRef;
  return { row, column, rows, columns };
}

export const spreadsheetHandle = (file: string): Handle => new Handle('Spreadsheet', file);
export const sheetHandle = (file: string, sheet: number): Handle => new Handle('Sheet', [file, sheet]);
export function rangeHandle(
  grid: { readonly file: string; readonly sheetId: number },
  { row, column, rows, columns }: Rect,
): Handle {
  return new Handle('Range', [grid.file, grid.sheetId, row, column, rows, columns]);
}

const OUTSIDE = 'The coordinates of the range are outside the dimensions of the sheet.';

/** A rectangle that must lie on the sheet; numbers as a script gives them. */
export function checkedRect(grid: Grid, row: number, column: number, rows = 1, columns = 1): Rect {
  if (row < 1) throw new GoogleError('The starting row of the range is too small.');
  if (column < 1) throw new GoogleError('The starting column of the range is too small.');
  if (rows < 1) throw new GoogleError('The number of rows in the range must be at least 1.');
  if (columns < 1) throw new GoogleError('The number of columns in the range must be at least 1.');
  if (row + rows - 1 > grid.maxRows || column + columns - 1 > grid.maxColumns) throw new GoogleError(OUTSIDE);
  return { row, column, rows, columns };
}

/** What a text names on this sheet or, where it says so, on another of the file. */
export function rangeByText(
  store: Store,
  file: string,
  text: string,
  here: Grid,
): { grid: Grid; rect: Rect } {
  const address = parseAddress(text);
  if (!address) throw new GoogleError('Range not found');
  const sheet = address.sheet === null ? here.doc : sheetNamed(store, file, address.sheet);
  if (!sheet) throw new GoogleError('Range not found');
  const grid = gridOf(store, file, sheet.id);
  const rect = onGrid(address, grid.maxRows, grid.maxColumns);
  if (!rect) throw new GoogleError(OUTSIDE);
  return { grid, rect };
}

/** What buffered writes and their readers agree on. */
export function targetOf(grid: { readonly file: string; readonly sheetId: number }): string {
  return `${grid.file}/${grid.sheetId}`;
}

/** To be called before a sheet's contents are read: sends the buffer if it touches the sheet, or formulas on it might read it. */
export function beforeReading(x: Execution, grid: Grid): void {
  if (x.hasPendingWrites && (x.isPending(targetOf(grid)) || hasFormulas(grid))) x.settle();
}

/** To be called before rows, columns or sheets change: Google answers with ids, so the buffer goes first. */
export function beforeStructure(x: Execution): void {
  if (x.hasPendingWrites) x.settle();
}

export function asRows(value: Value): readonly (readonly Value[])[] {
  return value as readonly (readonly Value[])[];
}
