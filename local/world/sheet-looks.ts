/** Sheet: how it looks and what of it is hidden; clearing, sorting, activating (services.md §3). */
import type { Rect } from './a1';
import { dataRect } from './cells-read';
import { clearCells } from './cells-write';
import type { Kind, Method } from './dispatch';
import { GoogleError } from './errors';
import { withEntry, type Grid } from './grid';
import { clearFormats, writeNotes } from './range-formats';
import { readers, writers } from './range-kind';
import { structural } from './sheet-kind';
import { sortRect } from './sort';
import { isPlain, type Handle, type Value } from './values';
import { activeRect, activeSheetId, setActiveRange, setActiveSheet, viewerOf } from './view';
import { rangeHandle, rangeRect, sheetDocs, sheetGrid } from './workbook';

const n = (value: Value | undefined): number => value as number;

function columnsFrom(grid: Grid, [first, count]: readonly Value[]): number[] {
  if (n(first) < 1 || n(first) + n(count ?? 1) - 1 > grid.maxColumns)
    throw new GoogleError('Those columns are out of bounds.');
  return Array.from({ length: n(count ?? 1) }, (_, i) => n(first) + i);
}

function rowsFrom(grid: Grid, [first, count]: readonly Value[]): Rect {
  if (n(first) < 1 || n(first) + n(count ?? 1) - 1 > grid.maxRows)
    throw new GoogleError('Those rows are out of bounds.');
  return { row: n(first), column: 1, rows: n(count ?? 1), columns: 1 };
}

function widths(grid: Grid, columns: readonly number[], pixels: number | undefined): void {
  grid.update({
    widths: columns.reduce((all, column) => withEntry(all, column, pixels) ?? {}, grid.doc.widths),
  });
}

function hideRows(hidden: boolean): (grid: Grid, args: readonly Value[]) => void {
  return (grid, args) =>
    grid.updateRows(rowsFrom(grid, args), (doc) => {
      const { hidden: _, ...rest } = doc;
      return hidden ? { ...rest, hidden } : rest;
    });
}

const isHidden = (test: (grid: Grid, at: number) => boolean): Method => ({
  takes: ['Integer'],
  price: 'extent',
  modes: readers,
  run: (x, self, [at]) => test(sheetGrid(x, self), n(at)),
});

const looks: Kind = {
  setColumnWidth: structural(['Integer, Integer'], true, (grid, [column, pixels]) =>
    widths(grid, columnsFrom(grid, [column as Value]), n(pixels)),
  ),
  setColumnWidths: structural(['Integer, Integer, Integer'], true, (grid, [column, count, pixels]) =>
    widths(grid, columnsFrom(grid, [column as Value, count as Value]), n(pixels)),
  ),
  getColumnWidth: isHiddenNumber((grid, column) => grid.doc.widths[column] ?? 100),
  setRowHeight: structural(['Integer, Integer'], true, (grid, [row, pixels]) =>
    grid.updateRows(rowsFrom(grid, [row as Value]), (doc) => ({ ...doc, height: n(pixels) })),
  ),
  setRowHeights: structural(['Integer, Integer, Integer'], true, (grid, [row, count, pixels]) =>
    grid.updateRows(rowsFrom(grid, [row as Value, count as Value]), (doc) => ({ ...doc, height: n(pixels) })),
  ),
  autoResizeColumns: structural(['Integer, Integer'], true, (grid, args) =>
    widths(grid, columnsFrom(grid, args), undefined),
  ),
  autoResizeColumn: structural(['Integer'], true, (grid, args) =>
    widths(grid, columnsFrom(grid, args), undefined),
  ),
  setTabColor: structural(['String?'], true, (grid, [colour]) =>
    grid.update({ tabColor: (colour as string | null) ?? null }),
  ),
  setHiddenGridlines: structural(['Boolean'], true, (grid, [hidden]) =>
    grid.update({ hiddenGridlines: hidden as boolean }),
  ),
};

function isHiddenNumber(answer: (grid: Grid, at: number) => number): Method {
  return {
    takes: ['Integer'],
    price: 'extent',
    modes: readers,
    run: (x, self, [at]) => answer(sheetGrid(x, self), n(at)),
  };
}

const hiding: Kind = {
  hideSheet: structural([''], true, (grid) => {
    const others = sheetDocs(grid.store, grid.file).filter(
      (sheet) => !sheet.hidden && sheet.id !== grid.sheetId,
    );
    if (others.length === 0) throw new GoogleError("You can't hide all the sheets in a document.");
    grid.update({ hidden: true });
  }),
  showSheet: structural([''], true, (grid) => grid.update({ hidden: false })),
  isSheetHidden: {
    takes: [''],
    price: 'name',
    modes: readers,
    run: (x, self) => sheetGrid(x, self).doc.hidden,
  },
  hideColumns: structural(['Integer', 'Integer, Integer'], false, (grid, args) =>
    grid.update({ hiddenColumns: [...new Set([...grid.doc.hiddenColumns, ...columnsFrom(grid, args)])] }),
  ),
  showColumns: structural(['Integer', 'Integer, Integer'], false, (grid, args) => {
    const shown = columnsFrom(grid, args);
    grid.update({ hiddenColumns: grid.doc.hiddenColumns.filter((column) => !shown.includes(column)) });
  }),
  hideRows: structural(['Integer', 'Integer, Integer'], false, hideRows(true)),
  showRows: structural(['Integer', 'Integer, Integer'], false, hideRows(false)),
  isColumnHiddenByUser: isHidden((grid, column) => grid.doc.hiddenColumns.includes(column)),
  isRowHiddenByUser: isHidden((grid, row) => grid.row(row).hidden ?? false),
};

/** None of these takes a filter, a protection, a name or a merge away. */
const clearing: Kind = {
  clear: structural(['', 'Object'], true, (grid, [options]) => {
    const only = (name: string) =>
      isPlain(options as Value) && (options as Readonly<Record<string, Value>>)[name] === true;
    const both = only('contentsOnly') === only('formatOnly');
    if (both || only('contentsOnly')) clearCells(grid, grid.whole);
    if (both || only('formatOnly')) clearFormats(grid, grid.whole, true);
  }),
  clearContents: structural([''], true, (grid) => clearCells(grid, grid.whole)),
  clearFormats: structural([''], true, (grid) => {
    clearFormats(grid, grid.whole, true);
    grid.store.delete(`conditional:${grid.file}`, grid.sheetId);
  }),
  clearNotes: structural([''], true, (grid) => writeNotes(grid, grid.whole, () => undefined)),
};

const selecting: Kind = {
  activate: structural([''], true, (grid, _, x) =>
    setActiveSheet(x.store, grid.file, viewerOf(x), grid.sheetId),
  ),
  getActiveRange: {
    takes: [''],
    price: 'identity',
    modes: readers,
    run: (x, self) => rangeHandle(sheetGrid(x, self), selected(x, self)),
  },
  getActiveCell: {
    takes: [''],
    price: 'identity',
    modes: readers,
    run: (x, self) => rangeHandle(sheetGrid(x, self), { ...selected(x, self), rows: 1, columns: 1 }),
  },
  getCurrentCell: {
    takes: [''],
    price: 'identity',
    modes: readers,
    run: (x, self) => rangeHandle(sheetGrid(x, self), { ...selected(x, self), rows: 1, columns: 1 }),
  },
  setActiveRange: {
    takes: ['Range'],
    price: 'identity',
    modes: writers,
    run: (x, self, [range]) => {
      const grid = sheetGrid(x, self);
      setActiveRange(x.store, grid.file, viewerOf(x), grid.sheetId, rangeRect(range as Handle));
      return range as Handle;
    },
  },
  sort: structural(['Integer', 'Integer, Boolean'], true, (grid, [column, ascending]) => {
    const data = dataRect(grid);
    const head = grid.doc.frozenRows;
    if (data.rows > head)
      sortRect(grid, { ...data, row: head + 1, rows: data.rows - head }, [
        { column: n(column), ascending: ascending !== false },
      ]);
  }),
};

function selected(x: Parameters<Method['run']>[0], self: Handle): Rect {
  const grid = sheetGrid(x, self);
  return activeSheetId(x.store, grid.file, viewerOf(x)) === grid.sheetId
    ? activeRect(x.store, grid.file, viewerOf(x))
    : { row: 1, column: 1, rows: 1, columns: 1 };
}

export const sheetLooks: Kind = { ...looks, ...hiding, ...clearing, ...selecting };
