import type { SheetFrame } from '../../api';

/** Pixels. The row height and fonts are those of a new sheet in Sheets. */
export const ROW_HEIGHT = 21;
export const HEADER_HEIGHT = 24;
export const ROW_NUMBER_WIDTH = 46;

/** Where everything on a sheet lies. Only what is shown takes room; pixels from the corner under the column letters. */
export interface Layout {
  /** Shown columns in order, frozen ones first. */
  readonly columns: readonly number[];
  /** Left edge of each column by number, counted from the row numbers' right edge. */
  readonly lefts: readonly number[];
  readonly width: number;
  readonly frozenWidth: number;
  readonly frozenRows: readonly number[];
  readonly frozenHeight: number;
  /** Shown rows that scroll. */
  readonly rows: Int32Array;
  /** Top edge of each scrolling row, by its place in `rows`; the last entry is the end. */
  readonly tops: Float64Array;
}

export type HeightOf = (row: number) => number;

function hiddenSet(ranges: SheetFrame['hiddenRows']): (row: number) => boolean {
  return (row) => {
    let low = 0;
    let high = ranges.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const [first, last] = ranges[middle] as readonly [number, number];
      if (row < first) high = middle - 1;
      else if (row > last) low = middle + 1;
      else return true;
    }
    return false;
  };
}

export function layoutOf(frame: SheetFrame, heightOf: HeightOf): Layout {
  const hidden = hiddenSet(frame.hiddenRows);
  const columns = Array.from({ length: frame.columns }, (_, i) => i + 1).filter(
    (c) => !frame.hiddenColumns.includes(c),
  );
  const lefts: number[] = [];
  let width = 0;
  let frozenWidth = 0;
  for (let column = 1; column <= frame.columns + 1; column += 1) {
    lefts[column] = width;
    if (column === frame.frozenColumns + 1) frozenWidth = width;
    if (columns.includes(column)) width += frame.widths[column - 1] ?? 100;
  }

  const frozenRows: number[] = [];
  let frozenHeight = 0;
  for (let row = 1; row <= frame.frozenRows; row += 1) {
    if (hidden(row)) continue;
    frozenRows.push(row);
    frozenHeight += heightOf(row);
  }

  const rows = new Int32Array(frame.rows);
  const tops = new Float64Array(frame.rows + 1);
  let shown = 0;
  let top = 0;
  for (let row = frame.frozenRows + 1; row <= frame.rows; row += 1) {
    if (hidden(row)) continue;
    rows[shown] = row;
    tops[shown] = top;
    top += heightOf(row);
    shown += 1;
  }
  tops[shown] = top;
  return {
    columns,
    lefts,
    width,
    frozenWidth,
    frozenRows,
    frozenHeight,
    rows: rows.subarray(0, shown),
    tops: tops.subarray(0, shown + 1),
  };
}

/** The first index whose value is above `wanted`, less one: the place that `wanted` falls in. */
function placeOf(sorted: ArrayLike<number>, length: number, wanted: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Places in `layout.rows` to draw for a view of the scrolling part, some more on both sides; `last` is exclusive. */
export function windowOf(
  layout: Layout,
  scrollTop: number,
  height: number,
  spare = 12,
): { first: number; last: number } {
  const count = layout.rows.length;
  const first = Math.max(0, placeOf(layout.tops, count, scrollTop) - spare);
  const last = Math.min(count, placeOf(layout.tops, count, scrollTop + height) + 1 + spare);
  return { first, last };
}

/** A row's place among the scrolling rows, or the place it would have; -1 before them all. */
export function placeOfRow(layout: Layout, row: number): number {
  return placeOf(layout.rows, layout.rows.length, row);
}

/** "A", "Z", "AA". */
export function letters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? letters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

/** "B5", or "B5:C7" for more than one cell. */
export function a1(block: { row: number; column: number; rows: number; columns: number }): string {
  const start = `${letters(block.column)}${block.row}`;
  if (block.rows === 1 && block.columns === 1) return start;
  return `${start}:${letters(block.column + block.columns - 1)}${block.row + block.rows - 1}`;
}

/** The block that "b5" or "B5:C7" names, or null. */
export function parseA1(text: string): { row: number; column: number; rows: number; columns: number } | null {
  const found = text
    .trim()
    .toUpperCase()
    .match(/^\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$/);
  if (!found) return null;
  const number = (name: string) => [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  const [column, row] = [number(found[1] ?? 'A'), Number(found[2])];
  const [otherColumn, otherRow] = found[3] ? [number(found[3]), Number(found[4])] : [column, row];
  return {
    row: Math.min(row, otherRow),
    column: Math.min(column, otherColumn),
    rows: Math.abs(otherRow - row) + 1,
    columns: Math.abs(otherColumn - column) + 1,
  };
}
