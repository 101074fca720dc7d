/** Cells as they are read: literals with what formulas show laid over them. */
import { bottomOf, rightOf, type Rect } from './a1';
import { displayed } from './display';
import { overlayOf } from './formula-cells';
import { emptyRow, type Cell, type Grid } from './grid';
import { instantAt, showsDate } from './serial';
import { styleOf } from './styles';
import { Instant, type Value } from './values';

/** The cells of a rectangle; blank ones are null. Rows may be the stored ones: don't change them. */
export function cellsOf(grid: Grid, rect: Rect): Cell[][] {
  const { order, rows } = grid;
  const { shown } = overlayOf(grid);
  const from = rect.column - 1;
  const cells: Cell[][] = new Array<Cell[]>(rect.rows);
  for (let i = 0; i < rect.rows; i += 1) {
    const uid = order[rect.row - 1 + i] as number;
    const { v } = rows.get(uid) ?? emptyRow;
    const line: Cell[] = v.slice(from, from + rect.columns);
    while (line.length < rect.columns) line.push(null);
    const over = shown.get(uid);
    if (over)
      for (const [column, { value }] of over)
        if (column > from && column <= from + rect.columns) line[column - 1 - from] = value;
    cells[i] = line;
  }
  return cells;
}

/** What getValues gives: '' for blanks, instants for dates, error texts for errors. */
export function valuesOf(grid: Grid, rect: Rect, zone: string): Value[][] {
  const cells = cellsOf(grid, rect);
  const isDate = dateTester(grid);
  const { order, rows } = grid;
  const { shown } = overlayOf(grid);
  return cells.map((line, i) => {
    const uid = order[rect.row - 1 + i] as number;
    const styles = rows.get(uid)?.s;
    const over = shown.get(uid);
    const values = line as Value[];
    for (let j = 0; j < line.length; j += 1) {
      const cell = line[j] as Cell;
      if (cell === null) values[j] = '';
      else if (typeof cell === 'object') values[j] = cell.e;
      else if (typeof cell === 'number' && (styles || over)) {
        const column = rect.column + j;
        if (isDate(styles?.[column - 1] ?? 0, over?.get(column)?.format))
          values[j] = new Instant(instantAt(cell, zone));
      }
    }
    return values;
  });
}

/** Whether a number in a style is a date; a format that a formula brings counts where the cell has none of its own. */
function dateTester(grid: Grid): (styleId: number, brought?: string) => boolean {
  const known: boolean[] = [];
  return (id, brought) => {
    if (id === 0 && brought === undefined) return false;
    const own = styleOf(grid.store, grid.file, id).numberFormat;
    if (own === undefined) return showsDate(brought);
    return (known[id] ??= showsDate(own));
  };
}

/** Display strings, as a person sees them. */
export function displayOf(grid: Grid, rect: Rect, locale: string): string[][] {
  const cells = cellsOf(grid, rect);
  const { order, rows } = grid;
  const { shown } = overlayOf(grid);
  return cells.map((line, i) => {
    const uid = order[rect.row - 1 + i] as number;
    const styles = rows.get(uid)?.s;
    const over = shown.get(uid);
    return line.map((cell, j) => {
      if (typeof cell === 'string') return cell;
      const column = rect.column + j;
      const style = styleOf(grid.store, grid.file, styles?.[column - 1] ?? 0);
      return displayed(cell, style.numberFormat ?? over?.get(column)?.format, locale);
    });
  });
}

/** Formula texts, '' where there is none; spilled cells have none. */
export function formulasOf(grid: Grid, rect: Rect): string[][] {
  const { anchors } = overlayOf(grid);
  const { order } = grid;
  return Array.from({ length: rect.rows }, (_, i) => {
    const here = anchors.get(order[rect.row - 1 + i] as number);
    return Array.from({ length: rect.columns }, (__, j) => here?.get(rect.column + j)?.text ?? '');
  });
}

/** The last row with content, 0 if none. Formulas that give "" and a checkbox's FALSE are content. */
export function lastRowOf(grid: Grid): number {
  const { order, rows } = grid;
  const { lastRow } = overlayOf(grid);
  for (let row = order.length; row > lastRow; row -= 1) {
    if ((rows.get(order[row - 1] as number)?.v.length ?? 0) > 0) return row;
  }
  return lastRow;
}

export function lastColumnOf(grid: Grid): number {
  let last = overlayOf(grid).lastColumn;
  for (const uid of grid.order) last = Math.max(last, grid.rows.get(uid)?.v.length ?? 0);
  return last;
}

/** A1 to the last row and column with content; A1 alone on an empty sheet. */
export function dataRect(grid: Grid): Rect {
  return { row: 1, column: 1, rows: Math.max(1, lastRowOf(grid)), columns: Math.max(1, lastColumnOf(grid)) };
}

/** Whether the part of a rectangle shows nothing and holds no formula. */
export function isBlank(grid: Grid, rect: Rect): boolean {
  return (
    cellsOf(grid, rect).every((line) => line.every((cell) => cell === null)) &&
    formulasOf(grid, rect).every((line) => line.every((f) => f === ''))
  );
}

export function clip(grid: Grid, rect: Rect): Rect {
  return {
    ...rect,
    rows: Math.min(bottomOf(rect), grid.maxRows) - rect.row + 1,
    columns: Math.min(rightOf(rect), grid.maxColumns) - rect.column + 1,
  };
}
