import type { Grid, Ports, Sheets } from '../google/ports';
import type { Author, Change, HistoryRow, Plan } from './change';
import { asItStands, historyRows, linesOf, isHalf, notesIn, plan } from './change';
import { textOf } from './column';
import { layoutOf } from './table';
import type { TableKey } from './tables';
import { TABLES } from './tables';

/** How long to wait for somebody else's save, in milliseconds. */
const PATIENCE = 10_000;

/** What a task makes of a row it has just seen under the lock: a change, or an answer and nothing written. */
export type Decided<R> = { readonly change: Change; readonly author: Author } | { readonly answer: R };

export type RowChanged<R> =
  | { readonly kind: 'made'; readonly at: number; readonly key: string; readonly changed: boolean }
  | { readonly kind: 'answer'; readonly answer: R }
  | { readonly kind: 'gone' }
  | { readonly kind: 'busy' };

/**
 * Changes one row whose place is nearly known, the cheap way for a person who waits: one row is read, and written, under
 * the lock. The change waits for History in the row itself; `settleRow` copies it right after. A row that a killed run only
 * began is busy until the next tick has finished it.
 */
export function changeRow<R>(
  ports: Pick<Ports, 'sheets' | 'lock'>,
  table: TableKey,
  key: string,
  hint: number,
  decide: (found: FoundRow) => Decided<R>,
): RowChanged<R> {
  if (!ports.lock.take(PATIENCE)) return { kind: 'busy' };
  const grid = ports.sheets.open(table);
  const found = findRow(grid, table, key, hint);
  if (!found) return { kind: 'gone' };
  if (isHalf(layoutOf(TABLES[table], found.headings), found.cells)) return { kind: 'busy' };
  const decided = decide(found);
  if ('answer' in decided) return { kind: 'answer', answer: decided.answer };
  const made = plan(table, [found.headings, found.cells], [decided.change], decided.author, found.at);
  const conflict = made.conflicts[0];
  if (conflict) throw new Error(`${TABLES[table].name}, ${key}: ${conflict.says}`);
  made.blocks.forEach((block) => grid.write(block));
  ports.sheets.flush();
  return { kind: 'made', at: found.at, key, changed: made.noted.length > 0 };
}

export interface FoundRow {
  readonly at: number;
  readonly headings: readonly unknown[];
  readonly cells: readonly unknown[];
}

/** The row with this key: where it was last seen, or wherever people have sorted it to. */
export function findRow(
  grid: Grid,
  table: TableKey,
  key: string,
  hint: number | null = null,
): FoundRow | null {
  const headings = grid.row(1);
  const keyAt = layoutOf(TABLES[table], headings)[TABLES[table].key] ?? 0;
  const keyed = (at: number): FoundRow | null => {
    const cells = grid.row(at);
    return textOf(cells[keyAt]) === key ? { at, headings, cells } : null;
  };
  const there = hint === null || hint < 2 ? null : keyed(hint);
  if (there) return there;
  for (const at of grid.find(keyAt, key)) {
    const here = keyed(at);
    if (here) return here;
  }
  return null;
}

/** Adds rows to History; where some may be there already, only those whose id is not. Gives how many were added. */
export function addToHistory(sheets: Sheets, rows: readonly HistoryRow[], maybeThere: boolean): number {
  if (rows.length === 0) return 0;
  const history = sheets.open('history');
  const stands = maybeThere ? history.values() : [history.row(1)];
  const idAt = layoutOf(TABLES.history, stands[0] ?? [])['id'] ?? 0;
  const there = new Set(maybeThere ? stands.map((cells) => textOf(cells[idAt])) : []);
  const missing = rows.filter((row) => !there.has(row.id));
  history.append(linesOf('history', stands[0] ?? [], missing));
  return missing.length;
}

/** Empties the waiting notes of the rows copied; those of rows between stay. */
export function clearNotes(
  grid: Grid,
  { layout, noted }: Pick<Plan, 'layout' | 'noted'>,
  values: readonly (readonly unknown[])[],
): void {
  const column = layout['pending'];
  const copied = new Set(noted.map(({ at }) => at));
  if (column === undefined || copied.size === 0) return;
  const first = Math.min(...copied);
  const last = Math.max(...copied);
  const cells = Array.from({ length: last - first + 1 }, (_, i) => [
    copied.has(first + i) ? '' : asItStands(values[first + i - 1]?.[column]),
  ]);
  grid.write({ row: first, column: column + 1, values: cells });
}

/** Copies to History what waits in one row, after a save that a person waited for. Copying twice is harmless. */
export function settleRow(
  { sheets, lock }: Pick<Ports, 'sheets' | 'lock'>,
  table: TableKey,
  key: string,
  hint: number,
): number {
  if (!lock.take(PATIENCE)) return 0;
  const grid = sheets.open(table);
  const found = findRow(grid, table, key, hint);
  if (!found) return 0;
  const layout = layoutOf(TABLES[table], found.headings);
  if (isHalf(layout, found.cells)) return 0;
  const notes = notesIn(textOf(found.cells[layout['pending'] ?? -1]));
  if (notes.length === 0) return 0;
  // Killed between the copy and the clearing, an earlier run left both; the rows of one change were written as one.
  const history = sheets.open('history');
  const idAt = layoutOf(TABLES.history, history.row(1))['id'] ?? 0;
  const rows = notes
    .map((note) => historyRows(table, key, [note]))
    .filter(([first]) => first && history.find(idAt, first.id).length === 0)
    .flat();
  const added = addToHistory(sheets, rows, false);
  clearNotes(grid, { layout, noted: [{ at: found.at, key, notes }] }, []);
  sheets.flush();
  return added;
}
