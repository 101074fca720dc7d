import type { Grid } from '../google/ports';
import type { Edited } from './change';
import type { Note } from './change';
import { blocksOf, CLEARED, isHalf, notesIn, shown, waiting } from './change';
import type { Cell } from './column';
import { textOf } from './column';
import type { Columns, Layout } from './table';
import { layoutOf } from './table';
import type { TableKey } from './tables';
import { TABLES } from './tables';

/**
 * Finishes the rows that a killed run wrote only in part (see `blocksOf`), in the sheet and in `values`, the sheet as just
 * read, or the headings and the row `firstRow`. What can't be finished was never a row of ours: it is taken out. What a
 * person has typed there meanwhile stays, and History says so. The caller holds the lock.
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
  if (cells.get(pendingAt) !== '') return [cells];
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
  const notes = notesIn(at('pending'));
  const last = notes[notes.length - 1];
  // Only a row that is added tells of no column.
  if (last?.cells === undefined) return last?.fields.length === 0 ? blank() : null;
  const begun = notes.filter(({ version }) => version > Number(at('version')));
  const columns: Columns = TABLES[table].columns;
  const isTheirs = ([field, cell]: readonly [string, Cell]): boolean =>
    columns[field]?.writtenBy === 'people' &&
    isTyped(begun, columns[field].heading, at(field), textOf(asRead(cell)));
  const all = Object.entries(last.cells).filter(([field]) => layout[field] !== undefined);
  const ours = all.filter((one) => !isTheirs(one));
  const missing = new Map(ours.map(([field, cell]) => [layout[field] ?? -1, cell]));
  if (ours.length < all.length) {
    const typed = new Map(all.filter(isTheirs).map(([field]) => [columns[field]?.heading ?? '', at(field)]));
    const waits = waiting(
      notes.map((note) => told(note, typed)),
      JSON.stringify(Object.fromEntries(ours)),
    );
    missing.set(layout['pending'], waits);
  }
  return missing;
}

/** Whether a cell holds neither what it held before the change nor what the change puts there. */
function isTyped(begun: readonly Note[], heading: string, stands: string, is: string): boolean {
  if (stands === is) return false;
  // Only a row that is added tells of no column: all its cells were blank.
  if (begun.some(({ fields }) => fields.length === 0)) return stands !== '';
  const was = begun.flatMap(({ fields }) => fields).find(([of]) => of === heading)?.[1];
  if (was === undefined || was === CLEARED) return false;
  // A note that waits may be shortened.
  const [shows] = shown(stands, is);
  return was.endsWith('…') ? !shows.startsWith(was.slice(0, -1)) : shows !== was;
}

/** A note that says of a column what a person typed there while the row was half written. */
function told({ version, at, who, what, fields }: Note, typed: ReadonlyMap<string, string>): Note {
  const spelt = (heading: string, is: string) =>
    typed.has(heading) ? `${typed.get(heading) ?? ''} (typed meanwhile, and kept; not written: ${is})` : is;
  return { version, at, who, what, fields: fields.map(([of, was, is]) => [of, was, spelt(of, is)] as const) };
}

/** A cell as reading gives it: Sheets keeps the apostrophe before a text to itself. */
const asRead = (cell: Cell): unknown =>
  typeof cell === 'string' && cell.startsWith("'") ? cell.slice(1) : cell;
