import type { Block } from '../../api';
import { placeOfRow, type Layout } from './geometry';

export interface Spot {
  readonly row: number;
  readonly column: number;
}

/** `active` is the cell that typing goes to; the selection reaches from it to `far`. */
export interface Selection {
  readonly active: Spot;
  readonly far: Spot;
}

export const at = (row: number, column: number): Selection => ({
  active: { row, column },
  far: { row, column },
});

export function blockOf({ active, far }: Selection): Block {
  return {
    row: Math.min(active.row, far.row),
    column: Math.min(active.column, far.column),
    rows: Math.abs(far.row - active.row) + 1,
    columns: Math.abs(far.column - active.column) + 1,
  };
}

export function covers(block: Block, row: number, column: number): boolean {
  return (
    row >= block.row &&
    row < block.row + block.rows &&
    column >= block.column &&
    column < block.column + block.columns
  );
}

/** Frozen rows, then those that scroll, as one list to walk along. */
function rowBy(layout: Layout, row: number, steps: number): number {
  const frozen = layout.frozenRows;
  const index = frozen.includes(row)
    ? frozen.indexOf(row)
    : frozen.length + Math.max(0, placeOfRow(layout, row));
  const wanted = Math.max(0, Math.min(frozen.length + layout.rows.length - 1, index + steps));
  return frozen[wanted] ?? layout.rows[wanted - frozen.length] ?? row;
}

function columnBy(layout: Layout, column: number, steps: number): number {
  const index = layout.columns.indexOf(column);
  return layout.columns[Math.max(0, Math.min(layout.columns.length - 1, index + steps))] ?? column;
}

/** The cell some shown rows and columns away; stops at the edges. */
export function stepFrom(layout: Layout, spot: Spot, rows: number, columns: number): Spot {
  return {
    row: rows === 0 ? spot.row : rowBy(layout, spot.row, rows),
    column: columns === 0 ? spot.column : columnBy(layout, spot.column, columns),
  };
}

/** As Ctrl and an arrow: to the end of the filled run, or to the next filled cell, or to the edge. */
export function jumpFrom(
  layout: Layout,
  spot: Spot,
  rows: number,
  columns: number,
  filled: (spot: Spot) => boolean,
): Spot {
  let here = spot;
  let next = stepFrom(layout, here, rows, columns);
  const same = (a: Spot, b: Spot) => a.row === b.row && a.column === b.column;
  const through = filled(here) && filled(next);
  while (!same(here, next)) {
    if (through && !filled(next)) return here;
    here = next;
    if (!through && filled(here)) return here;
    next = stepFrom(layout, here, rows, columns);
  }
  return here;
}
