/**
 * A spreadsheet as documents of the store: one for the file, one per sheet, one per row that holds anything, one per
 * formula. Rows are known by a uid that no insert, delete or move changes; `runs` says in which order they stand.
 */
import type { Rect } from './a1';
import type { Store } from './store';

/** An error cell that no formula made. */
export interface CellError {
  readonly e: string;
}
export type Cell = string | number | boolean | null | CellError;

export interface SpreadsheetDoc {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly locale: string;
  readonly owner: string;
  readonly editors: readonly string[];
  readonly viewers: readonly string[];
  /** Sheet ids in the order of the tabs. */
  readonly sheets: readonly number[];
}

export interface SheetDoc {
  readonly id: number;
  readonly name: string;
  readonly hidden: boolean;
  /** [first uid, how many][] from top to bottom. */
  readonly runs: readonly (readonly [number, number])[];
  readonly nextUid: number;
  readonly columns: number;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly tabColor: string | null;
  readonly hiddenGridlines: boolean;
  /** Pixels, by column number. */
  readonly widths: Readonly<Record<number, number>>;
  readonly hiddenColumns: readonly number[];
  readonly merges: readonly Rect[];
  /** The form whose answers land here. */
  readonly formUrl: string | null;
}

/** Column n of the sheet is index n - 1 of `v` and `s`; both end where nothing follows. */
export interface RowDoc {
  readonly v: readonly Cell[];
  /** Style ids. */
  readonly s?: readonly number[];
  /** Notes by column number. */
  readonly n?: Readonly<Record<number, string>>;
  /** Validation ids by column number. */
  readonly d?: Readonly<Record<number, number>>;
  readonly hidden?: boolean;
  readonly filtered?: boolean;
  /** Pixels. */
  readonly height?: number;
}

export const emptyRow: RowDoc = { v: [] };
export const DEFAULT_ROWS = 1000;
export const DEFAULT_COLUMNS = 26;
export const MOST_CELLS = 10_000_000;

export function newSheet(id: number, name: string, rows = DEFAULT_ROWS, columns = DEFAULT_COLUMNS): SheetDoc {
  return {
    id,
    name,
    hidden: false,
    runs: [[1, rows]],
    nextUid: rows + 1,
    columns,
    frozenRows: 0,
    frozenColumns: 0,
    tabColor: null,
    hiddenGridlines: false,
    widths: {},
    hiddenColumns: [],
    merges: [],
    formUrl: null,
  };
}

const orders = new WeakMap<SheetDoc['runs'], readonly number[]>();

/** The uid of each row; index 0 is row 1. */
export function rowOrder(runs: SheetDoc['runs']): readonly number[] {
  const known = orders.get(runs);
  if (known) return known;
  const order: number[] = [];
  for (const [first, count] of runs) for (let i = 0; i < count; i += 1) order.push(first + i);
  orders.set(runs, order);
  return order;
}

/** The shortest runs that give this order. */
export function runsOf(order: readonly number[]): SheetDoc['runs'] {
  const runs: [number, number][] = [];
  for (const uid of order) {
    const last = runs[runs.length - 1];
    if (last && last[0] + last[1] === uid) last[1] += 1;
    else runs.push([uid, 1]);
  }
  return runs;
}

/** One sheet of one file, found anew at every use: other executions and people change it in between. */
export class Grid {
  readonly rowsName: string;
  readonly formulasName: string;

  constructor(
    readonly store: Store,
    readonly file: string,
    readonly sheetId: number,
  ) {
    this.rowsName = `rows:${file}:${sheetId}`;
    this.formulasName = `formulas:${file}:${sheetId}`;
  }

  get doc(): SheetDoc {
    return this.store.need<SheetDoc>(`sheets:${this.file}`, this.sheetId);
  }
  update(change: Partial<SheetDoc>): void {
    this.store.put(`sheets:${this.file}`, this.sheetId, { ...this.doc, ...change });
  }

  get order(): readonly number[] {
    return rowOrder(this.doc.runs);
  }
  get maxRows(): number {
    return this.order.length;
  }
  get maxColumns(): number {
    return this.doc.columns;
  }
  get whole(): Rect {
    return { row: 1, column: 1, rows: this.maxRows, columns: this.maxColumns };
  }

  uidAt(row: number): number {
    const uid = this.order[row - 1];
    if (uid === undefined) throw new Error(`Row ${row} is outside the sheet "${this.doc.name}".`);
    return uid;
  }
  get rows(): ReadonlyMap<string | number, RowDoc> {
    return this.store.all<RowDoc>(this.rowsName);
  }
  row(row: number): RowDoc {
    return this.store.get<RowDoc>(this.rowsName, this.uidAt(row)) ?? emptyRow;
  }

  /** Replaces a row; one that holds nothing at all is forgotten. */
  putRow(row: number, doc: RowDoc): void {
    this.putUid(this.uidAt(row), doc);
  }
  putUid(uid: number, doc: RowDoc): void {
    if (isBare(doc)) this.store.delete(this.rowsName, uid);
    else this.store.put(this.rowsName, uid, doc);
  }

  /** The literal in a cell, whatever a formula shows there. */
  literal(row: number, column: number): Cell {
    return this.row(row).v[column - 1] ?? null;
  }
  styleId(row: number, column: number): number {
    return this.row(row).s?.[column - 1] ?? 0;
  }

  /** Changes every row of a rectangle by `change`, given the row, its number, and its place in the rectangle from 0. */
  updateRows(rect: Rect, change: (doc: RowDoc, row: number, index: number) => RowDoc): void {
    const { order, rows } = this;
    for (let i = 0; i < rect.rows; i += 1) {
      const uid = order[rect.row - 1 + i] as number;
      const before = rows.get(uid) ?? emptyRow;
      const after = change(before, rect.row + i, i);
      if (after !== before) this.putUid(uid, after);
    }
  }
}

function isBare(doc: RowDoc): boolean {
  return (
    doc.v.length === 0 &&
    !doc.s &&
    !doc.n &&
    !doc.d &&
    !doc.hidden &&
    !doc.filtered &&
    doc.height === undefined
  );
}

/** `cells` without the blanks at its end. */
export function trimmed(cells: Cell[]): Cell[] {
  let length = cells.length;
  while (length > 0 && (cells[length - 1] === null || cells[length - 1] === undefined)) length -= 1;
  if (length < cells.length) cells.length = length;
  return cells;
}

/** A row with some cells replaced; `at` counts from 0. */
export function withCells(doc: RowDoc, at: number, cells: readonly Cell[]): RowDoc {
  const v: Cell[] = doc.v.slice();
  while (v.length < at) v.push(null);
  for (let i = 0; i < cells.length; i += 1) v[at + i] = cells[i] as Cell;
  return { ...doc, v: trimmed(v) };
}

/** A record with one entry set or, with undefined, removed; undefined when nothing is left. */
export function withEntry<T>(
  record: Readonly<Record<number, T>> | undefined,
  key: number,
  value: T | undefined,
): Readonly<Record<number, T>> | undefined {
  const next: Record<number, T> = { ...record };
  if (value === undefined) Reflect.deleteProperty(next, key);
  else next[key] = value;
  return Object.keys(next).length > 0 ? next : undefined;
}
