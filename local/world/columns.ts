/** Columns come and go. */
import { GoogleError } from './errors';
import { dropFormula, formulaKey, splitKey, type FormulaDoc } from './formula-cells';
import type { Grid, RowDoc } from './grid';
import { moveEverything } from './moving';
import { refuseTooManyCells, type MetadataDoc } from './rows';
import { sharedIds, withStyles } from './styles';

/** New columns before column `at`, looking like column `like`. */
export function insertColumns(grid: Grid, at: number, count: number, like: number | null): void {
  refuseTooManyCells(grid.store, grid.file, count * grid.maxRows);
  const { doc } = grid;
  const later = (column: number) => (column >= at ? column + count : column);
  for (const [uid, row] of [...grid.rows]) grid.putUid(uid as number, widened(row, at, count, like, later));
  rekeyFormulas(grid, later);
  grid.update({
    columns: doc.columns + count,
    widths: rekeyed(doc.widths, later) ?? {},
    hiddenColumns: doc.hiddenColumns.map(later),
  });
  moveMetadata(grid, later);
  moveEverything(grid, { axis: 'column', at, count });
}

function widened(
  row: RowDoc,
  at: number,
  count: number,
  like: number | null,
  later: (column: number) => number,
): RowDoc {
  const v =
    row.v.length < at
      ? row.v
      : [...row.v.slice(0, at - 1), ...new Array<null>(count).fill(null), ...row.v.slice(at - 1)];
  let next: RowDoc = { ...row, v };
  if (row.s) {
    const padded = row.s.slice();
    while (padded.length < at - 1) padded.push(0);
    const style = like === null ? 0 : (row.s[like - 1] ?? 0);
    next = withStyles(
      next,
      sharedIds([
        ...padded.slice(0, at - 1),
        ...new Array<number>(count).fill(style),
        ...padded.slice(at - 1),
      ]),
    );
  }
  const d: Record<number, number> = { ...rekeyed(row.d, later) };
  const rule = like === null ? undefined : row.d?.[like];
  if (rule !== undefined) for (let i = 0; i < count; i += 1) d[at + i] = rule;
  return withMaps(next, rekeyed(row.n, later), Object.keys(d).length > 0 ? d : undefined);
}

export function deleteColumns(grid: Grid, at: number, count: number): void {
  const { doc } = grid;
  if (at < 1 || count < 1 || at + count - 1 > doc.columns)
    throw new GoogleError('Those columns are out of bounds.');
  if (count >= doc.columns) throw new GoogleError("You can't delete all the columns on the sheet.");
  const later = (column: number) => (column < at ? column : column < at + count ? null : column - count);
  for (const [uid, row] of [...grid.rows]) grid.putUid(uid as number, narrowed(row, at, count, later));
  rekeyFormulas(grid, later);
  const frozenColumns = doc.frozenColumns - Math.max(0, Math.min(at + count - 1, doc.frozenColumns) - at + 1);
  const hiddenColumns = doc.hiddenColumns.map(later).filter((c): c is number => c !== null);
  grid.update({
    columns: doc.columns - count,
    widths: rekeyed(doc.widths, later) ?? {},
    hiddenColumns,
    frozenColumns,
  });
  moveMetadata(grid, later);
  moveEverything(grid, { axis: 'column', at, count: -count });
}

function narrowed(row: RowDoc, at: number, count: number, later: (column: number) => number | null): RowDoc {
  const v = row.v.length < at ? row.v : [...row.v.slice(0, at - 1), ...row.v.slice(at - 1 + count)];
  let last = v.length;
  while (last > 0 && v[last - 1] === null) last -= 1;
  let next: RowDoc = { ...row, v: v.slice(0, last) };
  if (row.s) next = withStyles(next, sharedIds([...row.s.slice(0, at - 1), ...row.s.slice(at - 1 + count)]));
  return withMaps(next, rekeyed(row.n, later), rekeyed(row.d, later));
}

function withMaps(row: RowDoc, notes: RowDoc['n'] | undefined, rules: RowDoc['d'] | undefined): RowDoc {
  const { n: _n, d: _d, ...rest } = row;
  return { ...rest, ...(notes ? { n: notes } : {}), ...(rules ? { d: rules } : {}) };
}

function rekeyed<T>(
  record: Readonly<Record<number, T>> | undefined,
  later: (column: number) => number | null,
): Record<number, T> | undefined {
  if (!record) return undefined;
  const entries = Object.entries(record).map(([column, value]) => [later(Number(column)), value] as const);
  const kept = entries.filter((entry): entry is readonly [number, T] => entry[0] !== null);
  return kept.length > 0 ? (Object.fromEntries(kept) as Record<number, T>) : undefined;
}

function rekeyFormulas(grid: Grid, later: (column: number) => number | null): void {
  const { store, formulasName } = grid;
  const all = [...store.all<FormulaDoc>(formulasName)].map(
    ([key, doc]) => [...splitKey(String(key)), doc] as const,
  );
  const moving = all.filter(([, column]) => later(column) !== column);
  for (const [uid, column] of moving) dropFormula(grid, uid, column);
  for (const [uid, column, doc] of moving) {
    const to = later(column);
    if (to !== null) store.put(formulasName, formulaKey(uid, to), doc);
  }
}

function moveMetadata(grid: Grid, later: (column: number) => number | null): void {
  const name = `metadata:${grid.file}`;
  for (const [id, doc] of [...grid.store.all<MetadataDoc>(name)]) {
    if (doc.location['sheet'] !== grid.sheetId || doc.location['type'] !== 'COLUMN') continue;
    const column = later(doc.location['column'] as number);
    if (column === null) grid.store.delete(name, id);
    else grid.store.put(name, id, { ...doc, location: { ...doc.location, column } });
  }
}
