/** Rows come and go. */
import { GoogleError } from './errors';
import { splitKey } from './formula-cells';
import { MOST_CELLS, runsOf, type Grid, type RowDoc } from './grid';
import { moveEverything } from './moving';
import type { Store } from './store';
import { sheetDocs } from './workbook';

/** New rows before row `at`, looking like row `like`. */
export function insertRows(grid: Grid, at: number, count: number, like: number | null): void {
  refuseTooManyCells(grid.store, grid.file, count * grid.maxColumns);
  const { doc, order } = grid;
  const model = like === null ? null : grid.row(like);
  const uids = Array.from({ length: count }, (_, i) => doc.nextUid + i);
  grid.update({
    runs: runsOf([...order.slice(0, at - 1), ...uids, ...order.slice(at - 1)]),
    nextUid: doc.nextUid + count,
  });
  if (model?.s || model?.d) {
    const looks: RowDoc = { v: [], ...(model.s ? { s: model.s } : {}), ...(model.d ? { d: model.d } : {}) };
    for (const uid of uids) grid.putUid(uid, looks);
  }
  moveEverything(grid, { axis: 'row', at, count });
}

export function deleteRows(grid: Grid, at: number, count: number): void {
  const { doc, order } = grid;
  if (at < 1 || count < 1 || at + count - 1 > order.length)
    throw new GoogleError('Those rows are out of bounds.');
  const unfrozen = order.length - doc.frozenRows;
  const goneUnfrozen = Math.max(0, at + count - 1 - Math.max(at - 1, doc.frozenRows));
  if (goneUnfrozen >= unfrozen)
    throw new GoogleError('Sorry, it is not possible to delete all non-frozen rows.');
  const gone = new Set(order.slice(at - 1, at - 1 + count));
  for (const uid of gone) grid.store.delete(grid.rowsName, uid);
  for (const key of [...grid.store.all(grid.formulasName).keys()])
    if (gone.has(splitKey(String(key))[0])) grid.store.delete(grid.formulasName, key);
  const frozenRows = doc.frozenRows - Math.max(0, Math.min(at + count - 1, doc.frozenRows) - at + 1);
  grid.update({ runs: runsOf(order.filter((uid) => !gone.has(uid))), frozenRows });
  forgetMetadata(grid, (location) => location['type'] === 'ROW' && gone.has(location['uid'] as number));
  moveEverything(grid, { axis: 'row', at, count: -count });
}

export function refuseTooManyCells(store: Store, file: string, more: number): void {
  const cells = sheetDocs(store, file).reduce(
    (sum, sheet) => sum + sheet.columns * sheet.runs.reduce((n, [, count]) => n + count, 0),
    0,
  );
  if (cells + more > MOST_CELLS) {
    throw new GoogleError(
      `This action would increase the number of cells in the workbook above the limit of ${MOST_CELLS} cells.`,
    );
  }
}

export interface MetadataDoc {
  readonly location: Readonly<Record<string, unknown>>;
}

/** Tags of rows, columns or a sheet that are no more. */
export function forgetMetadata(grid: Grid, gone: (location: MetadataDoc['location']) => boolean): void {
  const name = `metadata:${grid.file}`;
  for (const [id, doc] of [...grid.store.all<MetadataDoc>(name)]) {
    if (doc.location['sheet'] === grid.sheetId && gone(doc.location)) grid.store.delete(name, id);
  }
}
