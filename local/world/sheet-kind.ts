/** Sheet (services.md §3). */
import type { Execution } from '../run/execution';
import { refuseUnlessShapable } from './access';
import { dataRect, lastColumnOf, lastRowOf, valuesOf } from './cells-read';
import { writeCells } from './cells-write';
import type { Kind, Method } from './dispatch';
import { GoogleError } from './errors';
import type { Grid, SheetDoc } from './grid';
import { buffer, readers, writers, writingOf } from './range-kind';
import {
  deleteColumns,
  deleteRows,
  insertColumns,
  insertRows,
  refuseSheetName,
  renameSheet,
} from './structure';
import {
  beforeReading,
  beforeStructure,
  checkedRect,
  rangeByText,
  rangeHandle,
  sheetDocs,
  sheetGrid,
  spreadsheet,
  spreadsheetHandle,
} from './workbook';
import { type Handle, type Value } from './values';
import type { PriceName } from '../run/costs';

function property(price: PriceName, answer: (doc: SheetDoc, grid: Grid) => Value): Method {
  return {
    takes: [''],
    price,
    modes: readers,
    run: (x, self) => {
      const grid = sheetGrid(x, self);
      return answer(grid.doc, grid);
    },
  };
}

/** Where the content ends: the buffer is sent first. */
function extent(answer: (grid: Grid) => Value): Method {
  return {
    takes: [''],
    price: 'extent',
    modes: readers,
    run: (x, self) => {
      const grid = sheetGrid(x, self);
      beforeReading(x, grid);
      return answer(grid);
    },
  };
}

/** Changes the sheet itself, after what was buffered. `chains` says whether it returns the sheet (services.md §0). */
export function structural(
  takes: readonly string[],
  chains: boolean,
  apply: (grid: Grid, args: readonly Value[], x: Execution, self: Handle) => unknown,
): Method {
  return {
    takes,
    price: 'structure',
    modes: writers,
    run: (x, self, args) => {
      beforeStructure(x);
      const grid = sheetGrid(x, self);
      refuseUnlessShapable(grid, x.user);
      const made = apply(grid, args, x, self);
      x.world.afterWrites(x);
      return made !== undefined ? made : chains ? self : null;
    },
  };
}

const n = (value: Value): number => value as number;

function getRange(grid: Grid, args: readonly Value[]): Handle {
  const [first] = args;
  if (typeof first === 'string') {
    const found = rangeByText(grid.store, grid.file, first, grid);
    return rangeHandle(found.grid, found.rect);
  }
  const [row, column, rows, columns] = args.map(n);
  return rangeHandle(grid, checkedRect(grid, row as number, column as number, rows, columns));
}

function insertAfter(axis: 'rows' | 'columns'): Method {
  const insert = axis === 'rows' ? insertRows : insertColumns;
  return structural(['Integer, Integer'], true, (grid, [after, count]) =>
    insert(grid, n(after) + 1, n(count), n(after)),
  );
}
function insertBefore(axis: 'rows' | 'columns'): Method {
  const insert = axis === 'rows' ? insertRows : insertColumns;
  return structural(['Integer, Integer'], true, (grid, [before, count]) =>
    insert(grid, n(before), n(count), n(before)),
  );
}

const identity: Kind = {
  getName: property('name', (doc) => doc.name),
  getSheetName: property('name', (doc) => doc.name),
  getSheetId: property('identity', (doc) => doc.id),
  getIndex: property(
    'name',
    (doc, grid) => sheetDocs(grid.store, grid.file).findIndex((sheet) => sheet.id === doc.id) + 1,
  ),
  getParent: { takes: [''], modes: readers, run: (x, self) => spreadsheetHandle(sheetGrid(x, self).file) },
  setName: structural(['String'], true, (grid, [name]) => {
    refuseSheetName(grid.store, grid.file, name as string, grid.sheetId);
    renameSheet(grid, name as string);
  }),
  getFormUrl: property('name', (doc) => doc.formUrl),
};

const size: Kind = {
  getMaxRows: extent((grid) => grid.maxRows),
  getMaxColumns: extent((grid) => grid.maxColumns),
  getLastRow: extent(lastRowOf),
  getLastColumn: extent(lastColumnOf),
  getDataRange: extent((grid) => rangeHandle(grid, dataRect(grid))),
  /** A read without a Range; -1 stands for the last row or column with content. */
  getSheetValues: {
    takes: ['Integer, Integer, Integer, Integer'],
    price: 'read',
    modes: readers,
    run: (x, self, [row, column, rows, columns]) => {
      const grid = sheetGrid(x, self);
      beforeReading(x, grid);
      const all = dataRect(grid);
      const rect = {
        row: n(row),
        column: n(column),
        rows: n(rows) === -1 ? all.rows - n(row) + 1 : n(rows),
        columns: n(columns) === -1 ? all.columns - n(column) + 1 : n(columns),
      };
      x.moves(rect.rows * rect.columns);
      return valuesOf(grid, rect, spreadsheet(x.store, grid.file).zone);
    },
  },
  getRange: {
    takes: ['String', 'Integer, Integer', 'Integer, Integer, Integer', 'Integer, Integer, Integer, Integer'],
    modes: readers,
    run: (x, self, args) => getRange(sheetGrid(x, self), args),
  },
};

function removeRows(grid: Grid, row: number, count: number, x: Execution): void {
  refuseUnlessShapable(grid, x.user, { row, rows: count, column: 1, columns: grid.maxColumns });
  deleteRows(grid, row, count);
}
function removeColumns(grid: Grid, column: number, count: number, x: Execution): void {
  refuseUnlessShapable(grid, x.user, { row: 1, rows: grid.maxRows, column, columns: count });
  deleteColumns(grid, column, count);
}

const rowsAndColumns: Kind = {
  insertRowsAfter: insertAfter('rows'),
  insertRowsBefore: insertBefore('rows'),
  insertRowAfter: structural(['Integer'], true, (grid, [after]) =>
    insertRows(grid, n(after) + 1, 1, n(after)),
  ),
  insertRowBefore: structural(['Integer'], true, (grid, [before]) =>
    insertRows(grid, n(before), 1, n(before)),
  ),
  insertRows: structural(['Integer', 'Integer, Integer'], false, (grid, [before, count]) =>
    insertRows(grid, n(before), n(count ?? 1), n(before)),
  ),
  insertColumnsAfter: insertAfter('columns'),
  insertColumnsBefore: insertBefore('columns'),
  insertColumnAfter: structural(['Integer'], true, (grid, [after]) =>
    insertColumns(grid, n(after) + 1, 1, n(after)),
  ),
  insertColumnBefore: structural(['Integer'], true, (grid, [before]) =>
    insertColumns(grid, n(before), 1, n(before)),
  ),
  insertColumns: structural(['Integer', 'Integer, Integer'], false, (grid, [before, count]) =>
    insertColumns(grid, n(before), n(count ?? 1), n(before)),
  ),
  deleteRow: structural(['Integer'], true, (grid, [row], x) => removeRows(grid, n(row), 1, x)),
  deleteRows: structural(['Integer, Integer'], false, (grid, [row, count], x) =>
    removeRows(grid, n(row), n(count), x),
  ),
  deleteColumn: structural(['Integer'], true, (grid, [column], x) => removeColumns(grid, n(column), 1, x)),
  deleteColumns: structural(['Integer, Integer'], false, (grid, [column, count], x) =>
    removeColumns(grid, n(column), n(count), x),
  ),
  setFrozenRows: structural(['Integer'], false, (grid, [count]) => {
    if (n(count) < 0 || n(count) >= grid.maxRows)
      throw new GoogleError("You can't freeze all visible rows on the sheet.");
    grid.update({ frozenRows: n(count) });
  }),
  setFrozenColumns: structural(['Integer'], false, (grid, [count]) => {
    if (n(count) < 0 || n(count) >= grid.maxColumns)
      throw new GoogleError("You can't freeze all visible columns on the sheet.");
    grid.update({ frozenColumns: n(count) });
  }),
  getFrozenRows: property('extent', (doc) => doc.frozenRows),
  getFrozenColumns: property('extent', (doc) => doc.frozenColumns),
};

/** Below the last content of the whole sheet, in column A; the grid grows if it is full. */
const appendRow: Method = {
  takes: ['Any[]'],
  price: 'append',
  modes: writers,
  run: (x, self, [cells]) => {
    const grid = sheetGrid(x, self);
    const line = cells as readonly Value[];
    beforeReading(x, grid);
    const last = lastRowOf(grid);
    if (last === grid.maxRows) insertRows(grid, last + 1, 1, last);
    if (line.length > grid.maxColumns)
      insertColumns(grid, grid.maxColumns + 1, line.length - grid.maxColumns, null);
    const rect = { row: last + 1, column: 1, rows: 1, columns: Math.max(1, line.length) };
    x.moves(line.length);
    buffer({ x, grid, rect }, (g, r) => writeCells(writingOf(x, g), r, [line.length > 0 ? line : [null]]));
    x.settle();
    return self;
  },
};

export const sheetKind: Kind = { ...identity, ...size, ...rowsAndColumns, appendRow };

export function fileSpreadsheet(x: Execution, self: Handle): ReturnType<typeof spreadsheet> {
  return spreadsheet(x.store, sheetGrid(x, self).file);
}
