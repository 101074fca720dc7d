import type { Grid } from '../google/ports';
import { textOf } from './column';
import { writeColumn } from './fill-keys';
import { layoutOf } from './table';
import { TABLES } from './tables';

/**
 * Notes of each report whom it is about, where nobody has yet, in the sheet and in `values`, the sheet as just read. Where
 * that TRN is nobody's any more, it was put right in ECTs, and the report follows. The caller holds the lock.
 * @param ects the sheet ECTs as just read.
 */
export function fillBegunFor(
  grid: Pick<Grid, 'write'>,
  values: unknown[][],
  ects: readonly (readonly unknown[])[],
): void {
  const { trn = -1, begunFor = -1 } = layoutOf(TABLES.reports, values[0] ?? []);
  const { trn: ectAt = -1 } = layoutOf(TABLES.ects, ects[0] ?? []);
  const ours = new Set(ects.slice(1).flatMap((cells) => textOf(cells[ectAt]) || []));
  const changed = values.flatMap((cells, index) => {
    const [is, was] = [textOf(cells[trn]), textOf(cells[begunFor])];
    if (is === was || !ours.has(is) || ours.has(was)) return [];
    cells[begunFor] = is;
    return [index];
  });
  writeColumn(grid, values, begunFor, changed);
}
