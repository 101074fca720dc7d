/** Range: geometry, reading, writing (services.md §4, §5). Formats are in range-formats.ts. */
import type { AuthMode, Execution } from '../run/execution';
import { a1Of, bottomOf, rightOf, type Rect } from './a1';
import { mayEdit, refuseUnlessEditable } from './access';
import { anchorOf, checkWritable, clearCells, writeCells, type Writing } from './cells-write';
import { cellsOf, displayOf, formulasOf, isBlank, valuesOf } from './cells-read';
import type { Kind, Method } from './dispatch';
import { GoogleError } from './errors';
import { hasFormulas } from './formula-cells';
import type { Grid } from './grid';
import {
  asRows,
  beforeReading,
  checkedRect,
  rangeHandle,
  rangeRect,
  sheetGrid,
  sheetHandle,
  spreadsheet,
  targetOf,
} from './workbook';
import type { Handle, Value } from './values';

export const readers: readonly AuthMode[] = ['FULL', 'LIMITED', 'CUSTOM_FUNCTION'];
export const writers: readonly AuthMode[] = ['FULL', 'LIMITED'];

export interface Target {
  readonly x: Execution;
  readonly grid: Grid;
  readonly rect: Rect;
}

const target = (x: Execution, self: Handle): Target => ({
  x,
  grid: sheetGrid(x, self),
  rect: rangeRect(self),
});
const size = ({ rect }: Target): number => rect.rows * rect.columns;

/** Google sees the range again at each call: rows may have gone in between. */
function stillThere({ grid, rect }: Target): void {
  checkedRect(grid, rect.row, rect.column, rect.rows, rect.columns);
}

function geometry(answer: (rect: Rect, grid: Grid) => Value): Method {
  return {
    takes: [''],
    modes: readers,
    run: (x, self) => {
      const { grid, rect } = target(x, self);
      return answer(rect, grid);
    },
  };
}

/** A read of the cells: sends the buffer first, costs by the cell. */
export function reader(read: (t: Target) => unknown): Method {
  return {
    takes: [''],
    price: 'read',
    modes: readers,
    run: (x, self) => {
      const t = target(x, self);
      beforeReading(x, t.grid);
      stillThere(t);
      x.moves(size(t));
      return read(t) as Value;
    },
  };
}

/** One cell's setter is cheap in a run of them, dear after a read (the cost model). */
export function setterPrice(x: Execution): void {
  x.priceAs(x.hasPendingWrites ? 'setter' : 'coldSetter');
}

/** Buffers a write to the range; rights and refusals are met when it is sent. */
export function buffer({ x, grid, rect }: Target, apply: (grid: Grid, rect: Rect) => void): void {
  const { user } = x;
  x.write({
    target: targetOf(grid),
    run: () => {
      refuseUnlessEditable(grid, rect, user);
      checkedRect(grid, rect.row, rect.column, rect.rows, rect.columns);
      apply(grid, rect);
    },
  });
}

/** A setter of one value for the whole range, which returns the range. */
export function setter(
  takes: readonly string[],
  apply: (t: Target, args: readonly Value[]) => (grid: Grid, rect: Rect) => void,
): Method {
  return {
    takes,
    price: 'setter',
    modes: writers,
    run: (x, self, args) => {
      const t = target(x, self);
      setterPrice(x);
      buffer(t, apply(t, args));
      return self;
    },
  };
}

/** A setter of a block that must have the range's shape. */
export function blockSetter(
  element: string,
  apply: (t: Target, block: readonly (readonly Value[])[]) => (grid: Grid, rect: Rect) => void,
): Method {
  return {
    takes: [`${element}[][]`],
    price: 'write',
    modes: writers,
    run: (x, self, [block]) => {
      const t = target(x, self);
      const rows = asRows(block as Value);
      checkShape(t.rect, rows);
      x.moves(size(t));
      buffer(t, apply(t, rows));
      return self;
    },
  };
}

function checkShape(rect: Rect, rows: readonly (readonly Value[])[]): void {
  const wrong = (what: string, data: number, range: number) =>
    new GoogleError(
      `The number of ${what} in the data does not match the number of ${what} in the range. The data has ${data} but the range has ${range}.`,
    );
  if (rows.length !== rect.rows) throw wrong('rows', rows.length, rect.rows);
  const odd = rows.find((line) => line.length !== rect.columns);
  if (odd) throw wrong('columns', odd.length, rect.columns);
}

/** How this execution types into this file. */
export function writingOf(x: Execution, grid: Grid): Writing {
  const { zone, locale } = spreadsheet(x.store, grid.file);
  const { formulaBeatsText, apostropheStaysInText, partialRefusal } = x.world.options;
  return {
    grid,
    zone,
    locale,
    year: new Date(x.now()).getUTCFullYear(),
    formulaBeatsText,
    apostropheStaysInText,
    partialRefusal,
  };
}

function zoneOf(t: Target): string {
  return spreadsheet(t.x.store, t.grid.file).zone;
}
function localeOf(t: Target): string {
  return spreadsheet(t.x.store, t.grid.file).locale;
}

const single: Rect = { row: 1, column: 1, rows: 1, columns: 1 };
const topLeft = ({ row, column }: Rect): Rect => ({ ...single, row, column });

const reading: Kind = {
  getRow: geometry((r) => r.row),
  getRowIndex: geometry((r) => r.row),
  getColumn: geometry((r) => r.column),
  getNumRows: geometry((r) => r.rows),
  getHeight: geometry((r) => r.rows),
  getNumColumns: geometry((r) => r.columns),
  getWidth: geometry((r) => r.columns),
  getLastRow: geometry((r) => bottomOf(r)),
  getLastColumn: geometry((r) => rightOf(r)),
  getA1Notation: geometry((r) => a1Of(r)),
  getGridId: geometry((_, grid) => grid.sheetId),
  getSheet: geometry((_, grid) => sheetHandle(grid.file, grid.sheetId)),
  getCell: {
    takes: ['Integer, Integer'],
    modes: readers,
    run: (x, self, [row, column]) => {
      const { grid, rect } = target(x, self);
      if ((row as number) > rect.rows || (column as number) > rect.columns)
        throw new GoogleError('Cell reference out of range');
      return rangeHandle(
        grid,
        checkedRect(grid, rect.row + (row as number) - 1, rect.column + (column as number) - 1),
      );
    },
  },
  offset: {
    takes: ['Integer, Integer', 'Integer, Integer, Integer', 'Integer, Integer, Integer, Integer'],
    modes: readers,
    run: (x, self, [down, right, rows, columns]) => {
      const { grid, rect } = target(x, self);
      return rangeHandle(
        grid,
        checkedRect(
          grid,
          rect.row + (down as number),
          rect.column + (right as number),
          (rows as number | undefined) ?? rect.rows,
          (columns as number | undefined) ?? rect.columns,
        ),
      );
    },
  },
  canEdit: {
    takes: [''],
    price: 'extent',
    modes: readers,
    run: (x, self) => mayEdit(sheetGrid(x, self), rangeRect(self), x.user),
  },
  getValue: reader((t) => (valuesOf(t.grid, topLeft(t.rect), zoneOf(t))[0] as Value[])[0]),
  getValues: reader((t) => valuesOf(t.grid, t.rect, zoneOf(t))),
  getDisplayValue: reader((t) => (displayOf(t.grid, topLeft(t.rect), localeOf(t))[0] as string[])[0]),
  getDisplayValues: reader((t) => displayOf(t.grid, t.rect, localeOf(t))),
  getFormula: reader((t) => (formulasOf(t.grid, topLeft(t.rect))[0] as string[])[0]),
  getFormulas: reader((t) => formulasOf(t.grid, t.rect)),
  isBlank: reader((t) => isBlank(t.grid, t.rect)),
  getMergedRanges: reader((t) =>
    t.grid.doc.merges.filter((m) => overlaps(m, t.rect)).map((m) => rangeHandle(t.grid, m)),
  ),
  isPartOfMerge: reader((t) => t.grid.doc.merges.some((m) => overlaps(m, t.rect))),
};

function overlaps(a: Rect, b: Rect): boolean {
  return a.row <= bottomOf(b) && b.row <= bottomOf(a) && a.column <= rightOf(b) && b.column <= rightOf(a);
}

const writing: Kind = {
  setValue: {
    takes: ['Any'],
    price: 'setter',
    modes: writers,
    run: (x, self, [value]) => {
      const t = target(x, self);
      const line = new Array<Value>(t.rect.columns).fill(value as Value);
      checkWritable('Range.setValue', t.rect, [line]);
      setterPrice(x);
      buffer(t, (grid, rect) =>
        writeCells(writingOf(x, grid), anchorOf(grid, rect), new Array<Value[]>(rect.rows).fill(line)),
      );
      return self;
    },
  },
  setValues: {
    ...blockSetter('Any', ({ x, rect }, block) => {
      checkWritable('Range.setValues', rect, block);
      return (grid) => writeCells(writingOf(x, grid), rect, block);
    }),
  },
  setFormula: setter(['String'], ({ x }, [text]) => (grid, rect) => {
    const line = new Array<Value>(rect.columns).fill(text as Value);
    writeCells({ ...writingOf(x, grid), asFormulas: true }, rect, new Array<Value[]>(rect.rows).fill(line));
  }),
  setFormulas: blockSetter(
    'String',
    ({ x }, block) =>
      (grid, rect) =>
        writeCells({ ...writingOf(x, grid), asFormulas: true }, rect, block),
  ),
  clearContent: setter([''], () => clearCells),
};

export const rangeKind: Kind = { ...reading, ...writing };

/** Whether a whole range shows nothing but formulas may hide in it. */
export function holdsAnything(grid: Grid, rect: Rect): boolean {
  return hasFormulas(grid) || cellsOf(grid, rect).some((line) => line.some((cell) => cell !== null));
}
