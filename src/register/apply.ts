import type { Grid, Ports, Sheets } from '../google/ports';
import type { Author, Change, Conflict, HistoryRow, Plan } from './change';
import { asItStands, historyRows, linesOf, notesIn, plan } from './change';
import { textOf } from './column';
import { finishRows } from './half-rows';
import { layoutOf } from './table';
import type { TableKey } from './tables';
import { TABLES } from './tables';

/** What became of some changes: all were made, or none. */
export type Applied =
  | { readonly kind: 'made'; readonly plans: readonly Plan[] }
  | { readonly kind: 'conflict'; readonly conflicts: readonly Conflict[] };

/** How long to wait for somebody else's save, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Makes the changes, all or none: one read and one write for each sheet. The caller holds the lock, which keeps scripts
 * apart but no person: they sort, insert and type while a task computes, so rows are found by key in the sheet as it
 * stands right before the write, never as the task read it. What was changed is in History afterwards, or waits in the
 * row itself until `settleSheet` copies it there.
 */
export function applyUnderLock(sheets: Sheets, changes: readonly Change[], author: Author): Applied {
  const tables = [...new Set(changes.map((change) => change.table))];
  const planned = tables.map((table) => {
    const grid = sheets.open(table);
    const mine = changes.filter((change) => change.table === table);
    const values = grid.values();
    finishRows(grid, table, values);
    return {
      grid,
      values,
      plan: plan(table, values, mine, author),
      adds: mine.some((change) => change.kind === 'add'),
    };
  });
  const conflicts = planned.flatMap((p) => p.plan.conflicts);
  if (conflicts.length > 0) return { kind: 'conflict', conflicts };
  for (const { grid, plan: todo, adds } of planned) {
    if (adds) grid.extendTo(todo.lastRow);
    todo.blocks.forEach((block) => grid.write(block));
  }
  copyToHistory(sheets, planned);
  sheets.flush();
  return { kind: 'made', plans: planned.map((p) => p.plan) };
}

/** What a task makes of a row it has just seen under the lock: a change, or an answer and nothing written. */
export type Decided<R> = { readonly change: Change; readonly author: Author } | { readonly answer: R };

export type RowChanged<R> =
  | { readonly kind: 'made'; readonly at: number; readonly key: string; readonly changed: boolean }
  | { readonly kind: 'answer'; readonly answer: R }
  | { readonly kind: 'gone' }
  | { readonly kind: 'busy' };

/**
 * Changes one row whose place is nearly known, the cheap way for a person who waits: one row is read, and written, under
 * the lock. The change waits for History in the row itself; `settleRow` copies it right after.
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
  finishRows(grid, table, [found.headings, found.cells], found.at);
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
  readonly headings: unknown[];
  readonly cells: unknown[];
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

interface Planned {
  readonly grid: Grid;
  readonly values: readonly (readonly unknown[])[];
  readonly plan: Plan;
}

/** Copies the notes of the rows just written, then takes them off the rows, in that order: a kill between leaves both. */
function copyToHistory(sheets: Sheets, planned: readonly Planned[]): void {
  const rows = planned.flatMap(({ plan: { table, noted } }) =>
    noted.flatMap(({ key, notes }) => historyRows(table, key, notes)),
  );
  const waitedBefore = planned.some(({ values, plan: { noted, layout } }) =>
    noted.some(({ at }) => textOf(values[at - 1]?.[layout['pending'] ?? -1]) !== ''),
  );
  addToHistory(sheets, rows, waitedBefore);
  for (const { grid, values, plan: done } of planned) clearNotes(grid, done, values);
}

/** Adds rows to History; where some may be there already, only those whose id is not. Gives how many were added. */
function addToHistory(sheets: Sheets, rows: readonly HistoryRow[], maybeThere: boolean): number {
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
function clearNotes(
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
  finishRows(grid, table, [found.headings, found.cells], found.at);
  const layout = layoutOf(TABLES[table], found.headings);
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

/** Copies to History whatever a killed run left waiting in a sheet that was just read, and clears it in `values` too. */
export function settleSheet(sheets: Sheets, table: TableKey, values: unknown[][]): number {
  const layout = layoutOf(TABLES[table], values[0] ?? []);
  const pending = layout['pending'];
  if (pending === undefined) return 0;
  const noted = values.flatMap((cells, index) => {
    const notes = index === 0 ? [] : notesIn(textOf(cells[pending]));
    return notes.length === 0
      ? []
      : [{ at: index + 1, key: textOf(cells[layout[TABLES[table].key] ?? 0]), notes }];
  });
  if (noted.length === 0) return 0;
  const rows = noted.flatMap(({ key, notes }) => historyRows(table, key, notes));
  const added = addToHistory(sheets, rows, true);
  clearNotes(sheets.open(table), { layout, noted }, values);
  for (const { at } of noted) values[at - 1]?.splice(pending, 1, '');
  sheets.flush();
  return added;
}
