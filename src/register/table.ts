import type { Problem } from '../domain/facts';
import { once } from '../domain/once';
import type { Column, ValueOf } from './column';
import { hidden, ifKnown, longText, number, optional, textOf } from './column';
import { wordOf } from '../domain/word';

export type Columns = Readonly<Record<string, Column<unknown>>>;

/** Who a sheet is for; it decides the tab's colour and place. */
export type Shelf = 'look' | 'keep' | 'own';

export interface Table<C extends Columns = Columns> {
  readonly name: string;
  /** One sentence at the head of the handbook's page on this sheet. */
  readonly about: string;
  readonly shelf: Shelf;
  /** The field that tells rows apart. */
  readonly key: string;
  readonly frozenColumns: number;
  readonly columns: C;
  /** What two cells of a row that do not go together say to a person, of the first of them; null where they do. */
  readonly odd?: (row: Readonly<Record<string, unknown>>) => Problem | null;
}

export type RowOf<T> = T extends Table<infer C> ? { readonly [K in keyof C]: ValueOf<C[K]> } : never;

/** What every row the register changes carries besides its facts. */
const bookkeeping = once(() => ({
  version: hidden(
    ifKnown(number('Version', 'Counts the changes to this row, so that nobody saves over somebody else.')),
  ),
  pending: hidden(
    optional(longText('Not yet in History', 'Changes that are still to be copied to the History sheet.')),
  ),
}));
export type Bookkeeping = ReturnType<typeof bookkeeping>;

/** A table as declared: its columns are made when the table is first used, and `id` tells its rows apart where it names no other field. */
type Declared<C extends Columns> = Omit<Table<C>, 'columns' | 'key'> & {
  readonly key?: keyof C & string;
  readonly columns: () => C;
};

/** A table whose rows change: it keeps a version, and its changes until History has them. */
export const table = <const C extends Columns>(declared: Declared<C>): Table<C & Bookkeeping> =>
  ledger({ ...declared, columns: () => ({ ...declared.columns(), ...bookkeeping() }) });

/** A table the register only adds to, or rewrites whole. */
export function ledger<const C extends Columns>(declared: Declared<C>): Table<C> {
  const columns = once(declared.columns);
  return {
    key: 'id',
    ...declared,
    get columns() {
      return columns();
    },
  };
}

/** Where each declared column stands in a sheet, from 0. */
export type Layout = Readonly<Record<string, number>>;

/** The sheet's headings are not what the table declares; nothing may be read or written until they are. */
export class HeadingsFault extends Error {
  override readonly name = 'HeadingsFault';
  constructor(
    message: string,
    /** What is wrong, to follow the name of the sheet or range: `has no column headed "URN"`. */
    readonly says: string,
  ) {
    super(message);
  }
}

/**
 * Finds the declared columns by heading; people move columns and add their own.
 * @throws HeadingsFault naming the sheet, the headings and the cure.
 */
export function layoutOf(declared: Table, headings: readonly unknown[]): Layout {
  const places = new Map<string, number[]>();
  headings.forEach((cell, at) => {
    const heading = wordOf(textOf(cell));
    if (heading !== '') places.set(heading, [...(places.get(heading) ?? []), at]);
  });
  const layout: Record<string, number> = {};
  const missing: string[] = [];
  const twice: string[] = [];
  for (const [field, { heading }] of Object.entries(declared.columns)) {
    const found = places.get(wordOf(heading)) ?? [];
    if (found[0] === undefined) missing.push(heading);
    else if (found.length > 1) twice.push(heading);
    else layout[field] = found[0];
  }
  if (missing.length > 0 || twice.length > 0) {
    const says = [
      missing.length > 0 ? `has no column headed ${missing.map((h) => `"${h}"`).join(', ')}` : '',
      twice.length > 0 ? `has two columns headed ${twice.map((h) => `"${h}"`).join(', ')}` : '',
    ].filter((part) => part !== '');
    const cure =
      missing.length > 0 ? 'Choose Induction > Set up register to mend the headings.' : 'Rename one of them.';
    const wrong = says.join(' and ');
    throw new HeadingsFault(`The sheet "${declared.name}" ${wrong}. Nothing was changed. ${cure}`, wrong);
  }
  return layout;
}

/** One row as it stands in a sheet. */
export interface Entry<R> {
  readonly row: R;
  /** The sheet's row number; the headings are row 1. A hint only: people sort. */
  readonly at: number;
}

/** A cell that could not be read: on which row, under which heading, and what to do. */
export interface RowProblem extends Problem {
  readonly at: number;
  readonly key: string;
  readonly heading: string;
}

/** A row that nothing can be concluded from: which cell is to blame, and what can be read of it. */
export interface Broken<R> {
  readonly row: Partial<R>;
  readonly problem: RowProblem;
  /** Whether all is there that the row needs to be shown; what can't be read is blank. */
  readonly shows: boolean;
}

export interface Read<R> {
  readonly entries: readonly Entry<R>[];
  readonly broken: readonly Broken<R>[];
  /** Every cell that can't be read, whatever it makes of its row. */
  readonly problems: readonly RowProblem[];
  /** The row number of every key that stands, also of rows that can't be read: those keys are taken all the same. */
  readonly rowOf: ReadonlyMap<string, number>;
  readonly layout: Layout;
  /** The row number after the last one that holds anything of ours. */
  readonly nextRow: number;
}

/**
 * The rows of a sheet. Blank rows are passed over. Every cell that can't be read is reported; its column says whether the
 * row goes on without it, and the other rows go on in any case.
 */
export function readRows<C extends Columns>(
  declared: Table<C>,
  values: readonly (readonly unknown[])[],
): Read<RowOf<Table<C>>> {
  type R = RowOf<Table<C>>;
  const layout = layoutOf(declared, values[0] ?? []);
  // A range that was cut lacks columns: each reads the same in every row.
  const columns = Object.entries(declared.columns).map(([field, column]) => {
    const at = layout[field] ?? -1;
    return { field, column, at, lacking: at === -1 ? column.read(undefined) : null };
  });
  // A copy of one row with all its fields takes less room than a row that grows field by field.
  const blank = Object.fromEntries(columns.map(({ field }) => [field, null as unknown]));
  const places = columns.flatMap(({ at }) => (at === -1 ? [] : [at]));
  const entries: Entry<R>[] = [];
  const broken: Broken<R>[] = [];
  const problems: RowProblem[] = [];
  const seen = new Map<string, number>();
  let nextRow = 2;
  values.forEach((cells, index) => {
    if (index === 0 || places.every((at) => textOf(cells[at]) === '')) return;
    const at = index + 1;
    nextRow = at + 1;
    const key = textOf(cells[layout[declared.key] ?? -1]);
    const row = { ...blank };
    let blame = null as RowProblem | null;
    let shows = true;
    for (const { field, column, at: place, lacking } of columns) {
      const reading = lacking ?? column.read(cells[place]);
      if ('value' in reading) {
        row[field] = reading.value;
        continue;
      }
      const problem = { at, key, field, heading: column.heading, says: reading.says };
      problems.push(problem);
      const { unread } = column;
      if (unread === 'row') {
        shows = false;
        row[field] = reading.likely;
      } else row[field] = unread === 'doubt' ? null : unread.as;
      if (unread === 'row' || unread === 'doubt') blame ??= problem;
    }
    const spoil = ({ field, says }: Problem): void => {
      shows = false;
      const problem = { at, key, field, heading: declared.columns[field]?.heading ?? field, says };
      problems.push(problem);
      blame ??= problem;
    };
    const twin = key === '' ? undefined : seen.get(key);
    if (twin !== undefined) {
      const heading = declared.columns[declared.key]?.heading ?? declared.key;
      spoil({
        field: declared.key,
        says: `Rows ${twin} and ${at} have the same ${heading}. Keep one of them.`,
      });
    } else if (key !== '') seen.set(key, at);
    const odd = declared.odd?.(row);
    if (odd) spoil(odd);
    if (blame === null) entries.push({ row: row as R, at });
    else broken.push({ row: row as Partial<R>, problem: blame, shows });
  });
  return { entries, broken, problems, rowOf: seen, layout, nextRow };
}
