import type { Opened } from '../register/open';
import { spellProblem } from '../register/open';
import type { RowProblem } from '../register/table';
import type { TableKey } from '../register/tables';

/**
 * Rows that can't be read, by whatever a link names of them: a report, an ECT (whose row or induction period it is), a
 * person, a visit, a school. What to mend, for the officer: to say that nobody knows the link would be wrong.
 */
export function unreadRows({
  reports,
  ects,
  periods,
  people,
  visits,
  schools,
}: Opened<'reports' | 'ects' | 'periods' | 'people' | 'visits' | 'schools'>['tables']): ReadonlyMap<
  string,
  string
> {
  const rows = [
    // What was just typed gets its number with the next refresh, and holds nobody up till then.
    ...people.broken
      .filter(({ problem }) => problem.key !== '')
      .map(({ row, problem }) => [[row.personId], spellProblem('people', problem)] as const),
    ...periods.broken
      .filter(({ problem }) => problem.key !== '')
      .map(({ row, problem }) => [[problem.key, row.trn], spellProblem('periods', problem)] as const),
    ...byKey('ects', ects.broken),
    ...byKey('reports', reports.broken),
    ...byKey('visits', visits.broken),
    ...byKey('schools', schools.broken),
  ];
  return new Map(rows.flatMap(([keys, says]) => keys.flatMap((key) => (key ? [[key, says] as const] : []))));
}

const byKey = (table: TableKey, broken: readonly { readonly problem: RowProblem }[]) =>
  broken.map(({ problem }) => [[problem.key], spellProblem(table, problem)] as const);

/** Everybody who ever had a part, by number: a link of somebody who left is still theirs, and one we can't read of too. */
export const namesIn = ({
  entries,
  broken,
}: Opened<'people'>['tables']['people']): ReadonlyMap<string, string> =>
  new Map(
    [...broken, ...entries].flatMap(({ row: { personId, name } }) =>
      personId === undefined ? [] : [[personId, name ?? personId] as const],
    ),
  );

/** Every address of each person, by number, and of each ECT, by TRN: also of rows in which something else can't be read. */
export function addressesOf({
  people,
  ects,
}: Opened<'people' | 'ects'>['tables']): ReadonlyMap<string, readonly string[]> {
  const all = [
    ...[...people.broken, ...people.entries].map(({ row }) => [row.personId, row.email] as const),
    ...[...ects.broken, ...ects.entries].map(({ row }) => [row.trn, row.email] as const),
  ];
  const found = new Map<string, string[]>();
  for (const [id, email] of all)
    if (id !== undefined && email) found.set(id, [...(found.get(id) ?? []), email]);
  return found;
}
