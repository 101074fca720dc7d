import type { Sheets } from '../google/ports';
import { open, rowsOf, type Row } from '../register/open';
import { TABLES } from '../register/tables';

/** How History names the taking in of a submission: by this it is known later that it was. */
export const TAKE_IN = 'Take in a submission';

/**
 * Of rows of Intake to be taken in again, those that were taken in already: their answers are kept no longer, and nothing is
 * left to do. Others without answers had theirs removed by hand.
 */
export function takenBefore(sheets: Sheets, rows: readonly Row<'intake'>[]): ReadonlySet<string> {
  const bare = rows.filter(
    ({ verdict, answers }) => (verdict === 'mended' || verdict === 'confirmed') && answers === null,
  );
  if (bare.length === 0) return new Set();
  const ids = new Set(bare.map(({ id }) => id));
  const done = rowsOf(open(sheets, ['history']).tables.history).filter(
    ({ table, key, what }) => table === TABLES.intake.name && ids.has(key) && what === TAKE_IN,
  );
  const waiting = bare.filter(({ pending }) => (pending ?? '').includes(TAKE_IN));
  return new Set([...done.map(({ key }) => key), ...waiting.map(({ id }) => id)]);
}
