import type { Sheets } from '../google/ports';
import { finishRows } from './half-rows';
import type { Opened } from './open';
import { byTable, readOpened } from './open';
import type { TableKey } from './tables';

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
