import type { Sheets } from '../google/ports';
import { finishRows } from './half-rows';
import type { Opened } from './open';
import { open } from './open';
import type { TableKey } from './tables';

/** Some tables as `open` reads them, once every row in them is whole. The caller holds the lock. */
export const openWhole = <K extends TableKey>(sheets: Sheets, keys: readonly K[]): Opened<K> =>
  open(sheets, keys, finishRows);
