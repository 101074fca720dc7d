import type { Grid, Sheets } from '../google/ports';
import { addToHistory, clearNotes } from './apply';
import type { Author, Change, Conflict, Plan } from './change';
import { historyRows, notesIn, plan } from './change';
import { textOf } from './column';
import { finishRows } from './half-rows';
import { layoutOf } from './table';
import type { TableKey } from './tables';
import { TABLES } from './tables';

/** What became of some changes: all were made, or none. */
export type Applied =
  | { readonly kind: 'made'; readonly plans: readonly Plan[] }
  | { readonly kind: 'conflict'; readonly conflicts: readonly Conflict[] };

/**
 * Makes the changes, all or none: one read and one write for each sheet, and one more read of a sheet written after another.
 * The caller holds the lock, which keeps scripts apart but no person: they sort, insert and type while a task computes, so
 * rows are found by key in the sheet as it stands right before its own write, never as the task read it. What was changed is
 * in History afterwards, or waits in the row itself until `settleSheet` copies it there.
 */
export function applyUnderLock(sheets: Sheets, changes: readonly Change[], author: Author): Applied {
  const tables = [...new Set(changes.map((change) => change.table))];
  const found = (table: TableKey): Planned => {
    const grid = sheets.open(table);
    const mine = changes.filter((change) => change.table === table);
    const values = grid.values();
    finishRows(grid, table, values);
    return { grid, values, plan: plan(table, values, mine, author) };
  };
  // What is written first is read last.
  const planned = [...tables].reverse().map(found).reverse();
  const conflicts = planned.flatMap((p) => p.plan.conflicts);
  if (conflicts.length > 0) return { kind: 'conflict', conflicts };
  const made = tables.map((table, nth) => {
    const mine = (kind: Change['kind']) =>
      changes.some((change) => change.table === table && change.kind === kind);
    const now = nth > 0 && mine('update') ? found(table) : (planned[nth] as Planned);
    const { grid, plan: todo } = now;
    // As if the run had been killed here: the next one finds what it wrote.
    if (todo.conflicts[0]) throw new Error(todo.conflicts[0].says);
    if (mine('add')) grid.extendTo(todo.lastRow);
    todo.blocks.forEach((block) => grid.write(block));
    return now;
  });
  copyToHistory(sheets, made);
  sheets.flush();
  return { kind: 'made', plans: made.map((p) => p.plan) };
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
