import type { Grid } from '../google/ports';
import type { Edited } from './change';
import { blocksOf, isHalf, notesIn } from './change';
import type { Cell } from './column';
import { textOf } from './column';
import type { Layout } from './table';
import { layoutOf } from './table';
import type { TableKey } from './tables';
import { TABLES } from './tables';

/**
 * Finishes the rows that a killed run wrote only in part (see `blocksOf`), in the sheet and in `values`, the sheet as just
 * read, or the headings and the row `firstRow`. What can't be finished was never a row of ours: it is taken out. The caller
 * holds the lock.
 * @returns how many there were.
 */
export function finishRows(
  grid: Pick<Grid, 'write'>,
  table: TableKey,
  values: unknown[][],
  firstRow = 2,
): number {
  const layout = layoutOf(TABLES[table], values[0] ?? []);
  const half = values.flatMap((cells, index) => {
    const found = index === 0 ? null : missingOf(table, layout, cells);
    return found === null ? [] : [{ at: firstRow + index - 1, key: '', cells: found, notes: [] }];
  });
  if (half.length === 0) return 0;
  // Each by itself: the rows between are nobody's business, and there are hardly ever more than a few.
  for (const row of half) {
    const index = row.at - firstRow + 1;
    for (const cells of inTwo(row.cells, layout['pending']))
      blocksOf(table, layout, [{ ...row, cells }], values, firstRow).forEach((block) => grid.write(block));
    for (const [at, cell] of row.cells) (values[index] ??= [])[at] = asRead(cell);
  }
  return half.length;
}

/** What tells that a row is to be taken out goes last. */
function inTwo(cells: Edited['cells'], pendingAt = -1): readonly Edited['cells'][] {
  if (!cells.has(pendingAt)) return [cells];
  return [new Map([...cells].filter(([at]) => at !== pendingAt)), new Map([[pendingAt, '']])];
}

/** The cells that a row lacks of the change it was begun with; all of ours blank where nobody can tell; null for a whole row. */
function missingOf(table: TableKey, layout: Layout, cells: readonly unknown[]): Edited['cells'] | null {
  const at = (field: string) => textOf(cells[layout[field] ?? -1]);
  const places = Object.values(layout);
  const blank = () => new Map<number, Cell>(places.map((place) => [place, '']));
  if (layout['pending'] === undefined) {
    // People add rows to other sheets by hand; to Outbox nobody does.
    return table === 'outbox' && at('id') === '' && places.some((place) => textOf(cells[place]) !== '')
      ? blank()
      : null;
  }
  if (!isHalf(layout, cells)) return null;
  const last = notesIn(at('pending')).pop();
  // Only a row that is added tells of no column.
  if (last?.cells === undefined) return last?.fields.length === 0 ? blank() : null;
  return new Map(
    Object.entries(last.cells).flatMap(([field, cell]) => {
      const place = layout[field];
      return place === undefined ? [] : [[place, cell] as const];
    }),
  );
}

/** A cell as reading gives it: Sheets keeps the apostrophe before a text to itself. */
const asRead = (cell: Cell): unknown =>
  typeof cell === 'string' && cell.startsWith("'") ? cell.slice(1) : cell;
