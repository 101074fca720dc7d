import type { Grid, Sheets } from '../google/ports';
import type { Edited, Note } from './change';
import { asItStands, blocksOf, notesIn } from './change';
import type { Cell } from './column';
import { textOf } from './column';
import type { Opened } from './open';
import { byTable, readOpened } from './open';
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

/** Some tables as `open` reads them, once every row in them is whole. The caller holds the lock. */
export function openWhole<K extends TableKey>(sheets: Sheets, keys: readonly K[]): Opened<K> {
  return readOpened(
    keys,
    byTable(keys, (key) => {
      const grid = sheets.open(key);
      const values = grid.values();
      finishRows(grid, key, values);
      return values;
    }),
  );
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
  const last = lastOf(notesIn(at('pending')));
  if (last === undefined || last.version <= Number(at('version'))) return null;
  if (last.cells === undefined) return at('version') === '' && isAdded(last) ? blank() : null;
  return new Map(
    Object.entries(last.cells).flatMap(([field, cell]) => {
      const place = layout[field];
      return place === undefined ? [] : [[place, cell] as const];
    }),
  );
}

const lastOf = (notes: readonly Note[]): Note | undefined => notes[notes.length - 1];

const isAdded = ({ version, fields }: Note): boolean => version === 1 && fields.length === 0;

/** A cell as reading gives it: Sheets keeps the apostrophe before a text to itself. */
const asRead = (cell: Cell): unknown =>
  typeof cell === 'string' && asItStands(cell.slice(1)) === cell ? cell.slice(1) : cell;
