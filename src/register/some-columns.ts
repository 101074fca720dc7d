import type { Sheets } from '../google/ports';
import type { Row } from './open';
import type { Columns, Read, Table } from './table';
import { layoutOf, readRows } from './table';
import type { TableKey } from './tables';
import { TABLES } from './tables';

/** Columns this few apart are fetched together: a call costs more than the cells between. */
const NEAR = 6;

/**
 * The rows of a sheet with these fields alone, so that long texts nobody asks for stay where they are. The key should be
 * among the fields. As many calls at any number of rows.
 * @throws HeadingsFault as any reading does.
 */
export function readSome<K extends TableKey, F extends keyof Row<K> & string>(
  sheets: Sheets,
  key: K,
  fields: readonly F[],
): Read<Pick<Row<K>, F>> {
  const declared = TABLES[key] as Table;
  const grid = sheets.open(key);
  const headings = grid.row(1);
  const layout = layoutOf(declared, headings);
  const places = fields.map((field) => layout[field] ?? 0).sort((one, other) => one - other);
  const values: unknown[][] = [];
  for (const [from, until] of stretchesOf(places)) {
    grid.columns(from, until - from + 1).forEach((cells, line) => {
      const row = (values[line] ??= []);
      cells.forEach((cell, step) => {
        row[from + step] = cell;
      });
    });
  }
  const columns: Columns = Object.fromEntries(
    Object.entries(declared.columns).filter(([field]) => (fields as readonly string[]).includes(field)),
  );
  return readRows({ ...declared, columns }, values) as Read<Pick<Row<K>, F>>;
}

/** Places in order, as first and last of each stretch worth one call. */
function stretchesOf(places: readonly number[]): readonly (readonly [number, number])[] {
  const stretches: [number, number][] = [];
  for (const place of places) {
    const last = stretches[stretches.length - 1];
    if (last && place - last[1] <= NEAR) last[1] = place;
    else stretches.push([place, place]);
  }
  return stretches;
}
