import type { Cell } from './column';
import { textOf } from './column';
import type { Columns, Layout, RowOf, Table } from './table';
import { layoutOf } from './table';
import type { TableKey } from './tables';
import { TABLES } from './tables';

/** What a task decided, as data: one row to add, or some facts of one row to change. */
export interface Change {
  readonly table: TableKey;
  readonly kind: 'add' | 'update';
  readonly key: string;
  readonly set: Readonly<Record<string, unknown>>;
  /** The row's version when the decision was made; undefined where any version will do. */
  readonly expects?: number;
  /** In the words History shows: "Record progress review". */
  readonly what: string;
}

type RowIn<K extends TableKey> = RowOf<(typeof TABLES)[K]>;
type Facts<K extends TableKey> = Omit<RowIn<K>, 'version' | 'pending'>;

export function add<K extends TableKey>(table: K, row: Partial<Facts<K>>, what: string): Change {
  const key = String((row as Record<string, unknown>)[TABLES[table].key]);
  return { table, kind: 'add', key, set: row, what };
}

export function update<K extends TableKey>(
  table: K,
  key: string,
  set: Partial<Facts<K>>,
  what: string,
  expects?: number | null,
): Change {
  return { table, kind: 'update', key, set, what, ...(typeof expects === 'number' ? { expects } : {}) };
}

/** Who makes the changes, and when: both go to History. */
export interface Author {
  readonly who: string;
  /** ISO instant. */
  readonly at: string;
}

/** Why a change was not made. The person is shown both versions; nothing is merged in silence. */
export interface Conflict {
  readonly table: TableKey;
  readonly key: string;
  readonly says: string;
}

/** A rectangle of cells to write: row and column count from 1. */
export interface Block {
  readonly row: number;
  readonly column: number;
  readonly values: readonly (readonly Cell[])[];
}

/** One change to one row, as it waits in the row's own "Not yet in History" cell and then stands in History. */
export interface Note {
  readonly version: number;
  readonly at: string;
  readonly who: string;
  readonly what: string;
  /** Heading, before, after. Empty for a row that was added. */
  readonly fields: readonly (readonly [heading: string, before: string, after: string])[];
  /** Every cell of the change by field, where it takes several writes: what a killed run leaves out is written from here. */
  readonly cells?: Readonly<Record<string, Cell>>;
}

/** What to write in one sheet, and which rows then hold notes that History still lacks. */
export interface Plan {
  readonly table: TableKey;
  readonly blocks: readonly Block[];
  readonly lastRow: number;
  readonly noted: readonly { readonly at: number; readonly key: string; readonly notes: readonly Note[] }[];
  readonly layout: Layout;
  readonly conflicts: readonly Conflict[];
}

const isKept = (declared: Table): boolean => 'version' in declared.columns;

/** A cell as text for History, cut where it would not fit: a cell takes 50,000 characters. */
const cut = (text: string): string =>
  text.length > 4000 ? `${text.slice(0, 3900)}… (${text.length} characters in all)` : text;

/**
 * Before and after, as History shows them. Two long texts that begin alike and are as long as each other are shown from
 * where they part.
 */
export function shown(was: string, is: string): [before: string, after: string] {
  const texts: [string, string] = [cut(was), cut(is)];
  if (texts[0] !== texts[1]) return texts;
  let from = 0;
  while (was[from] === is[from]) from += 1;
  const apart = (text: string) => `(from character ${from + 1}) ${text.slice(from, from + 3900)}`;
  return [apart(was), apart(is)];
}

/** What History shows in place of a text that is kept no longer. */
export const CLEARED = '(cleared, and not kept)';

/** A row to write: the cells that change, by place. */
export interface Edited {
  readonly at: number;
  readonly key: string;
  readonly cells: Map<number, Cell>;
  readonly notes: Note[];
}

/**
 * Plans the writes for the changes to one sheet, found again by key in `values`, the sheet as it stands this moment.
 * @param values every row from row 1, headings first; or, for a single known row, headings and that row with `firstRow`.
 */
export function plan(
  table: TableKey,
  values: readonly (readonly unknown[])[],
  changes: readonly Change[],
  author: Author,
  firstRow = 2,
): Plan {
  const declared: Table = TABLES[table];
  const layout = layoutOf(declared, values[0] ?? []);
  const keyAt = layout[declared.key] ?? 0;
  const rowOf = new Map<string, number>();
  let next = firstRow;
  values.forEach((cells, index) => {
    if (index === 0) return;
    const key = textOf(cells[keyAt]);
    if (key !== '' && !rowOf.has(key)) rowOf.set(key, index);
    if (Object.values(layout).some((at) => textOf(cells[at]) !== '')) next = firstRow + index;
  });

  const conflicts: Conflict[] = [];
  const edited = new Map<string, Edited>();
  for (const change of changes) {
    const index = rowOf.get(change.key);
    const already = edited.get(change.key);
    if (change.kind === 'add' && (index !== undefined || already)) {
      conflicts.push({
        table,
        key: change.key,
        says: `${declared.name} already has a row for ${change.key}.`,
      });
      continue;
    }
    if (change.kind === 'update' && index === undefined && !already) {
      conflicts.push({
        table,
        key: change.key,
        says: `${declared.name} has no row for ${change.key} any more.`,
      });
      continue;
    }
    const before = index === undefined ? [] : (values[index] ?? []);
    const at = already?.at ?? (index === undefined ? next++ : firstRow + index - 1);
    const row = already ?? { at, key: change.key, cells: new Map<number, Cell>(), notes: [] };
    const conflict = layChange(declared, layout, before, change, author, row);
    if (conflict) conflicts.push({ table, key: change.key, says: conflict });
    else edited.set(change.key, row);
  }

  const rows = [...edited.values()].filter((row) => row.cells.size > 0).sort((a, b) => a.at - b.at);
  const noted = rows.filter(({ notes }) => notes[0]);
  return {
    table,
    layout,
    conflicts,
    lastRow: next - 1,
    blocks:
      conflicts.length > 0
        ? []
        : [noted, rows.filter(({ notes }) => !notes[0])].flatMap((some) =>
            blocksOf(table, layout, some, values, firstRow, rows),
          ),
    noted,
  };
}

/** Lays one change over a row; answers with a sentence if somebody else changed the row meanwhile. */
function layChange(
  declared: Table,
  layout: Layout,
  before: readonly unknown[],
  change: Change,
  author: Author,
  row: Edited,
): string | null {
  const versionAt = layout['version'];
  const stands =
    versionAt === undefined ? 0 : Number(row.cells.get(versionAt) ?? textOf(before[versionAt])) || 0;
  if (change.expects !== undefined && change.expects !== stands) {
    return 'Somebody else saved this first. Look at what they wrote, then save again if yours should stand.';
  }
  const fields: [string, string, string][] = [];
  let byPeople = change.kind === 'add';
  for (const [field, value] of Object.entries(change.set)) {
    const column = (declared.columns as Columns)[field];
    const at = layout[field];
    if (!column || at === undefined)
      throw new Error(`The table "${declared.name}" declares no column for "${field}".`);
    const cell = column.write(value);
    const was = textOf(row.cells.has(at) ? row.cells.get(at) : before[at]);
    const is = textOf(cell);
    if (was === is) continue;
    row.cells.set(at, cell);
    if (column.writtenBy === 'people') {
      byPeople = true;
      if (change.kind === 'update')
        fields.push([column.heading, ...shown(column.passing && is === '' ? CLEARED : was, is)]);
    }
  }
  if (byPeople && row.cells.size > 0 && isKept(declared) && versionAt !== undefined) {
    const version = stands + 1;
    const pendingAt = layout['pending'] ?? -1;
    if (row.notes.length === 0) row.notes.push(...notesIn(textOf(before[pendingAt])));
    row.cells.set(versionAt, version);
    row.notes.push({ version, at: author.at, who: author.who, what: change.what, fields });
    row.cells.set(pendingAt, waiting(row.notes));
  }
  return null;
}

/** A cell takes 50,000 characters. */
const ROOM = 49_000;

/** Notes as they wait in a cell, the last one with all cells of the change: where they are longer, each text in them is cut. */
export function waiting(notes: readonly Note[], cells = ''): string {
  let text = JSON.stringify(notes);
  for (let most = 2000; text.length + cells.length > ROOM && most > 1; most /= 2)
    text = JSON.stringify(notes, (_, value: unknown) =>
      typeof value === 'string' && value.length > most ? `${value.slice(0, most)}…` : value,
    );
  return cells === '' ? text : `${text.slice(0, -2)},"cells":${cells}}]`;
}

/** The notes in a row's "Not yet in History" cell; none where it holds anything else. */
export function notesIn(cell: string): Note[] {
  if (!cell.startsWith('[')) return [];
  try {
    return (JSON.parse(cell) as (Note | null)[]).filter((note): note is Note => Array.isArray(note?.fields));
  } catch (cause) {
    if (cause instanceof SyntaxError) return [];
    throw cause;
  }
}

/** Whether a run was killed before it had written all of a row: its notes are of a later version than its own. */
export const isHalf = (layout: Layout, cells: readonly unknown[]): boolean =>
  (notesIn(textOf(cells[layout['pending'] ?? -1])).pop()?.version ?? 0) >
  Number(textOf(cells[layout['version'] ?? -1]));

/** Runs of neighbouring numbers: [2,3,7] is [[2,3],[7,7]]. */
export function runs(sorted: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const n of sorted) {
    const last = found[found.length - 1];
    if (last && last[1] === n - 1) last[1] = n;
    else found.push([n, n]);
  }
  return found;
}

/** More separate runs of rows than this are written as one block: calls may not grow with the register. */
const MOST_RUNS = 3;

/**
 * The rectangles to write. Only columns that change are touched, and never one that is not ours. Where changed rows lie
 * far apart, the rows between are written back as they stand. Where only grey columns change, nothing that people type is
 * written back with them: sorted meanwhile, it would stand in another row. In a ledger nobody types, so that its rows are
 * written in one piece all the same.
 *
 * Where an office has columns of its own between ours, a row takes several writes, and a run may be killed between them. So
 * what waits for History is written first, with every cell of the change, and the version last: a row whose notes are of a
 * later version than its own was only begun, and `finishRows` finishes it. A mail in Outbox, which has neither, is one when
 * it has its name, and is under way when all that `recover` reads of it stands; what became of it is written state first,
 * or a mail that went would be taken for one that waits.
 * @param all every row that changes, these among them: what lies between is written as it will stand.
 */
export function blocksOf(
  table: TableKey,
  layout: Layout,
  rows: readonly Edited[],
  values: readonly (readonly unknown[])[],
  firstRow: number,
  all = rows,
): Block[] {
  const columns: Columns = TABLES[table].columns;
  const changed = [...new Set(rows.flatMap((row) => [...row.cells.keys()]))].sort((a, b) => a - b);
  const whole = layout['pending'] === undefined || rows[0]?.notes[0];
  const ours = new Set(
    Object.entries(layout).flatMap(([field, at]) =>
      whole || columns[field]?.writtenBy === 'register' || changed.includes(at) ? at : [],
    ),
  );
  let spans = columnSpans(changed, ours);
  if (spans.length > 1) {
    rows.forEach((row) => keepCells(layout, row));
    const keyAt = layout[TABLES[table].key] ?? -1;
    const lastAt = layout['version'] ?? (changed.includes(keyAt) ? keyAt : layout['state']);
    const isClaim = rows.some(({ cells }) => cells.get(lastAt ?? -1) === 'sending');
    const firstAt = layout['pending'] ?? (isClaim || lastAt === keyAt ? -1 : lastAt);
    const between = new Set([...ours].filter((at) => at !== firstAt && at !== lastAt));
    const alone = (at?: number): [number, number][] =>
      at !== undefined && changed.includes(at) ? [[at, at]] : [];
    const others = changed.filter((at) => between.has(at));
    spans = [...alone(firstAt), ...columnSpans(others, between), ...alone(lastAt)];
  }
  const byRow = new Map(all.map((row) => [row.at, row]));
  const apart = runs(rows.map((row) => row.at));
  const first = rows[0]?.at ?? 0;
  const last = rows[rows.length - 1]?.at ?? 0;
  // The lowest rows first: what is added stands before a row it takes over from is closed, so that a run killed in between
  // is finished by the next one.
  const heights: [number, number][] = apart.length > MOST_RUNS ? [[first, last]] : apart.reverse();
  return spans.flatMap(([from, to]) =>
    heights.map(([top, bottom]) => {
      const block: Cell[][] = [];
      for (let at = top; at <= bottom; at++) {
        const stands = values[at - firstRow + 1] ?? [];
        const cells = byRow.get(at)?.cells;
        const line: Cell[] = [];
        for (let column = from; column <= to; column++)
          line.push(cells?.get(column) ?? asItStands(stands[column]));
        block.push(line);
      }
      return { row: top, column: from + 1, values: block };
    }),
  );
}

/** Puts every cell of a row's change beside its notes, for whoever finishes what a killed run began; not where it is too long. */
function keepCells(layout: Layout, { cells, notes }: Edited): void {
  const kept = Object.entries(layout).filter(([field, at]) => field !== 'pending' && cells.has(at));
  const text = JSON.stringify(Object.fromEntries(kept.map(([field, at]) => [field, cells.get(at)])));
  if (notes.length > 0 && text.length < ROOM - 2000) cells.set(layout['pending'] ?? -1, waiting(notes, text));
}

/** Joins changed columns into as few spans as lie wholly within our own columns. */
function columnSpans(changed: readonly number[], ours: ReadonlySet<number>): [number, number][] {
  const found: [number, number][] = [];
  for (const column of changed) {
    const last = found[found.length - 1];
    const gapIsOurs =
      last !== undefined && [...Array(column - last[1]).keys()].every((step) => ours.has(last[1] + step));
    if (last && gapIsOurs) last[1] = column;
    else found.push([column, column]);
  }
  return found;
}

/** A cell as read, made ready to be written back unchanged. */
export function asItStands(cell: unknown): Cell {
  if (typeof cell === 'string') return /^[=+\-@'\t\r]/.test(cell) ? `'${cell}` : cell;
  if (typeof cell === 'number' || typeof cell === 'boolean') return cell;
  return textOf(cell);
}

/** The rows History gets for the notes of one row. The id makes a note that was copied before known again. */
export function historyRows(table: TableKey, key: string, notes: readonly Note[]): HistoryRow[] {
  const sheet = TABLES[table].name;
  return notes.flatMap(({ version, at, who, what, fields }) => {
    const changes = fields.length > 0 ? fields : [['', '', ''] as const];
    return changes.map(([field, before, after]) => ({
      id: `${table}/${key}/${version}/${field}`,
      at,
      who,
      what,
      table: sheet,
      key,
      field: field === '' ? null : field,
      before: before === '' ? null : before,
      after: after === '' ? null : after,
    }));
  });
}

export type HistoryRow = RowIn<'history'>;

/** Rows of a table as cells in the order of the sheet's own columns. */
export function linesOf(
  table: TableKey,
  headings: readonly unknown[],
  rows: readonly Readonly<Record<string, unknown>>[],
): Cell[][] {
  const declared: Table = TABLES[table];
  const layout = layoutOf(declared, headings);
  const width = Math.max(...Object.values(layout)) + 1;
  return rows.map((row) => {
    const line: Cell[] = Array.from({ length: width }, () => '');
    for (const [field, column] of Object.entries(declared.columns)) {
      const at = layout[field];
      if (at !== undefined && field in row) line[at] = column.write(row[field]);
    }
    return line;
  });
}
