import { spellProblem, type Row } from './open';
import type { Broken, Read, RowProblem } from './table';
import type { TableKey } from './tables';

/** A row that is there and can't be read is not one that is not there: which cell to mend; null where there is no such row. */
export function tornRow<K extends TableKey>(
  table: K,
  { broken }: Pick<Read<Row<K>>, 'broken'>,
  isMeant: (one: Broken<Row<K>>) => boolean,
): string | null {
  const found = broken.find(isMeant);
  return found === undefined ? null : mendFirst(table, found.problem);
}

/** Which cell has to be mended before anything else. */
export const mendFirst = (table: TableKey, problem: RowProblem): string =>
  `${spellProblem(table, problem)} Mend that cell first.`;
