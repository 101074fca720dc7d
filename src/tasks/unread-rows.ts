import type { Opened } from '../register/open';
import { spellProblem } from '../register/open';

/**
 * Rows that can't be read, by whatever a link names of them: a report, an ECT (whose row or induction period it is), a
 * person. What to mend, for the officer: to say that nobody knows the link would be wrong.
 */
export function unreadRows({
  reports,
  ects,
  periods,
  people,
}: Opened<'reports' | 'ects' | 'periods' | 'people'>['tables']): ReadonlyMap<string, string> {
  const rows = [
    ...people.broken.map(({ row, problem }) => [[row.personId], spellProblem('people', problem)] as const),
    ...periods.broken.map(
      ({ row, problem }) => [[problem.key, row.trn], spellProblem('periods', problem)] as const,
    ),
    ...ects.broken.map(({ problem }) => [[problem.key], spellProblem('ects', problem)] as const),
    ...reports.broken.map(({ problem }) => [[problem.key], spellProblem('reports', problem)] as const),
  ];
  return new Map(rows.flatMap(([keys, says]) => keys.flatMap((key) => (key ? [[key, says] as const] : []))));
}

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
