import type {
  Absence,
  Adjustment,
  Career,
  Ect,
  InductionPeriod,
  Observation,
  Post,
  Report,
  SupportPlan,
} from '../domain/facts';
import type { Grid, Sheets } from '../google/ports';
import { reportOf } from './report-row';
import type { Broken, Entry, Read, RowOf, RowProblem, Table } from './table';
import { readRows } from './table';
import type { TableKey } from './tables';
import { TABLES } from './tables';

export type Row<K extends TableKey> = RowOf<(typeof TABLES)[K]>;
export type EctRow = Row<'ects'>;
export type ReportRow = Row<'reports'>;

/** Some tables of the register as they stood at one moment: each sheet read once. */
export interface Opened<K extends TableKey> {
  readonly tables: { readonly [T in K]: Read<Row<T>> };
  /** The cells as read, for planning writes without reading again. */
  readonly values: { readonly [T in K]: readonly (readonly unknown[])[] };
}

/** Something for each of these tables, by its key. */
export const byTable = <K extends TableKey, V>(keys: readonly K[], of: (key: K) => V) =>
  Object.fromEntries(keys.map((key) => [key, of(key)])) as { readonly [T in K]: V };

/**
 * Reads tables, each sheet once.
 * @param mend what is put right first, in the sheet and in the cells as read alike; whoever gives one holds the lock.
 */
export function open<K extends TableKey>(
  sheets: Sheets,
  keys: readonly K[],
  mend?: (grid: Grid, table: TableKey, values: unknown[][]) => unknown,
): Opened<K> {
  return readOpened(
    keys,
    byTable(keys, (key) => {
      const grid = sheets.open(key);
      const values = grid.values();
      mend?.(grid, key, values);
      return values;
    }),
  );
}

/** The rows in cells that were read already. */
export function readOpened<K extends TableKey>(keys: readonly K[], values: Opened<K>['values']): Opened<K> {
  // Which columns a table has goes with its key, and a type that depends on a key is lost in a loop over keys.
  const tables = byTable(keys, (key) => readRows(TABLES[key] as Table, values[key]));
  return { tables: tables as unknown as Opened<K>['tables'], values };
}

export const rowsOf = <R>(read: Pick<Read<R>, 'entries'>): readonly R[] =>
  read.entries.map((entry: Entry<R>) => entry.row);

/** The rows to show: those in doubt too, from which nothing is concluded. */
export const shownOf = <R>(read: Pick<Read<R>, 'entries' | 'broken'>): readonly R[] => [
  ...read.entries.map((entry) => entry.row),
  ...read.broken.flatMap(({ row, shows }) => (shows ? [row as R] : [])),
];

/** The tables a career is told from. */
export const CAREER_TABLES = [
  'ects',
  'periods',
  'absences',
  'adjustments',
  'reports',
  'supportPlans',
  'observations',
] as const;
export type CareerTable = (typeof CAREER_TABLES)[number];

/** Who is meant by a row that names nobody: it may be about any ECT. */
const ANYBODY = '';

/**
 * Everything known of each ECT, by TRN, in the order of the ECTs sheet. Where a row about one can't be read, the career says
 * so, and nothing is worked out from the rest.
 */
export function careersIn(
  tables: Omit<Opened<CareerTable>['tables'], 'ects'> & {
    readonly ects: Pick<Read<Ect>, 'entries' | 'broken' | 'problems'>;
  },
): ReadonlyMap<string, Career> {
  const group = <R extends { readonly trn: string }>(rows: readonly R[]): ReadonlyMap<string, R[]> => {
    const groups = new Map<string, R[]>();
    for (const row of rows) {
      const group = groups.get(row.trn);
      if (group) group.push(row);
      else groups.set(row.trn, [row]);
    }
    return groups;
  };
  const unread = new Map(
    [...CAREER_TABLES]
      .reverse()
      .flatMap((key) =>
        brokenIn(tables, key).flatMap(({ row: { trn, begunFor }, problem }) =>
          [trn ?? begunFor ?? (key === 'ects' ? key : ANYBODY), begunFor].map(
            (whose) => [whose, spellProblem(key, problem)] as const,
          ),
        ),
      ),
  );
  const astray = unread.get(ANYBODY) ?? null;
  const gaps = new Map(tables.ects.problems.map((one) => [one.key, spellProblem('ects', one)]));
  const periods = group<InductionPeriod>(rowsOf(tables.periods));
  const absences = group<Absence>(rowsOf(tables.absences));
  const adjustments = group<Adjustment>(rowsOf(tables.adjustments));
  const reports = group<Report>(rowsOf(tables.reports).map(reportOf));
  const supportPlans = group<SupportPlan>(rowsOf(tables.supportPlans));
  const observations = group<Observation>(rowsOf(tables.observations));
  return new Map(
    shownOf(tables.ects).map((ect) => {
      const of = <R>(groups: ReadonlyMap<string, R[]>): readonly R[] => groups.get(ect.trn) ?? [];
      return [
        ect.trn,
        {
          ect,
          periods: of(periods),
          absences: of(absences),
          adjustments: of(adjustments),
          reports: of(reports),
          supportPlans: of(supportPlans),
          observations: of(observations),
          unread: unread.get(ect.trn) ?? null,
          gap: gaps.get(ect.trn) ?? null,
          astray,
        },
      ];
    }),
  );
}

/** Rows of a sheet that nothing can be concluded from: each with its TRN, where that can be read. */
export const brokenIn = (
  tables: { readonly [T in CareerTable]: { readonly broken: readonly Broken<About>[] } },
  key: CareerTable,
): readonly Broken<About>[] => tables[key].broken;

/** Whom a row is about; a report also whom it was begun for. */
interface About {
  readonly trn: string;
  readonly begunFor?: string | null;
}

export const postsIn = (read: Read<Row<'people'>>): readonly Post[] => rowsOf(read);

/** "Sheet Reports, row 12, Due: Enter a date." */
export const spellProblem = (table: TableKey, { at, heading, says }: RowProblem): string =>
  `${TABLES[table].name}, row ${at}, ${heading}: ${says}`;
