import type { Sheets } from '../google/ports';
import { linesOf } from './change';
import type { TableKey } from './tables';

/** Writes a view anew: these rows below the headings, and nothing after them. One read and one write. */
export function replaceRows(
  sheets: Sheets,
  table: TableKey,
  rows: readonly Readonly<Record<string, unknown>>[],
): void {
  const grid = sheets.open(table);
  const stands = grid.values();
  const lines = linesOf(table, stands[0] ?? [], rows);
  const width = linesOf(table, stands[0] ?? [], [{}])[0]?.length ?? 0;
  const blank = Array.from({ length: Math.max(0, stands.length - 1 - lines.length) }, () =>
    Array.from({ length: width }, () => ''),
  );
  if (lines.length + blank.length === 0) return;
  grid.extendTo(lines.length + 1);
  grid.write({ row: 2, column: 1, values: [...lines, ...blank] });
}
