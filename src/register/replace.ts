import type { Sheets } from '../google/ports';
import { linesOf, runs } from './change';
import { layoutOf } from './table';
import { TABLES, type TableKey } from './tables';

/**
 * Writes a view anew: these rows below the headings, and nothing of ours after them. One read and one write; one more for
 * each place where an office keeps columns of its own between ours, which stay as they are.
 */
export function replaceRows(
  sheets: Sheets,
  table: TableKey,
  rows: readonly Readonly<Record<string, unknown>>[],
): void {
  const grid = sheets.open(table);
  const [headings = [], ...stands] = grid.values();
  const blank = Array.from({ length: Math.max(0, stands.length - rows.length) }, () => ({}));
  const lines = linesOf(table, headings, [...rows, ...blank]);
  if (lines.length === 0) return;
  grid.extendTo(rows.length + 1);
  const ours = Object.values(layoutOf(TABLES[table], headings)).sort((one, other) => one - other);
  for (const [from, to] of runs(ours))
    grid.write({ row: 2, column: from + 1, values: lines.map((line) => line.slice(from, to + 1)) });
}
