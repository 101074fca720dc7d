import type { Grid, Memory, Ports } from '../google/ports';
import { asItStands } from './change';
import type { Cell } from './column';
import { textOf } from './column';
import { finishRows } from './half-rows';
import { forgetful, nextIds } from './ids';
import { type Opened, open } from './open';
import { type Layout, layoutOf } from './table';
import type { TableKey } from './tables';
import { TABLES } from './tables';

/** Tables whose rows people add by hand, with how their keys begin. */
export const KEY_PREFIXES: { readonly [table in TableKey]?: string } = {
  periods: 'IP',
  absences: 'AB',
  adjustments: 'AD',
  supportPlans: 'SP',
  observations: 'OB',
  documents: 'DC',
  visits: 'V',
  visitDocuments: 'VD',
  visitFindings: 'VF',
  moderation: 'MO',
  decisions: 'QD',
  ofsted: 'OF',
  people: 'PO',
  extraQuestions: 'EQ',
};

/**
 * Gives a key to every row that someone added without one, in the sheet and in `values`, the sheet as just read. Rows that
 * a killed run only began are finished first.
 * @returns how many rows got one.
 */
export function fillKeys(
  grid: Pick<Grid, 'write'>,
  table: TableKey,
  values: unknown[][],
  memory: Pick<Memory, 'get' | 'set'>,
): number {
  finishRows(grid, table, values);
  const prefix = KEY_PREFIXES[table];
  if (prefix === undefined && table !== 'terms') return 0;
  const layout = layoutOf(TABLES[table], values[0] ?? []);
  const keyAt = layout[TABLES[table].key] ?? 0;
  const ours = Object.values(layout);
  const next =
    prefix === undefined
      ? null
      : nextIds(
          memory,
          prefix,
          4,
          values.map((cells) => textOf(cells[keyAt])),
        );
  const blank = values.flatMap((cells, index) =>
    index > 0 && textOf(cells[keyAt]) === '' && ours.some((at) => textOf(cells[at]) !== '') ? [index] : [],
  );
  for (const index of blank) {
    const cells = values[index];
    if (cells) cells[keyAt] = next?.() ?? termName(layout, cells);
  }
  writeColumn(grid, values, keyAt, blank);
  return blank.length;
}

/** Writes what `values` holds in the column `at`, from 0, from the first to the last of these rows. */
export function writeColumn(
  grid: Pick<Grid, 'write'>,
  values: readonly (readonly unknown[])[],
  at: number,
  changed: readonly number[],
): void {
  const first = changed[0];
  const last = changed[changed.length - 1];
  if (first === undefined || last === undefined) return;
  const column: Cell[][] = values.slice(first, last + 1).map((cells) => [asItStands(cells[at])]);
  grid.write({ row: first + 1, column: at + 1, values: column });
}

/** A term is known by its area and name, "England Autumn 2026"; nothing where either is missing. */
function termName(layout: Layout, cells: readonly unknown[]): string {
  const [area, name] = ['area', 'name'].map((field) => textOf(cells[layout[field] ?? -1]));
  return area && name ? `${area} ${name}` : '';
}

/** A check gives keys in what it read, and writes nothing. */
const UNWRITTEN = { write: () => undefined };

/**
 * Some tables as `open` reads them, once every row that people entered has its key: without one it would be taken for a
 * stranger, and entered again. The caller holds the lock, unless nothing `isWritten`.
 */
export const openWithKeys = <K extends TableKey>(
  { sheets, memory }: Pick<Ports, 'sheets' | 'memory'>,
  keys: readonly K[],
  isWritten = true,
): Opened<K> =>
  open(sheets, keys, (grid, table, values) =>
    isWritten ? fillKeys(grid, table, values, memory) : fillKeys(UNWRITTEN, table, values, forgetful(memory)),
  );
