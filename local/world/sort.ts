/** Sorting moves values, formats, notes and rules between rows; the rows themselves, and what is tied to them, stay. */
import { rightOf, type Rect } from './a1';
import { cellsOf } from './cells-read';
import { dropFormula, formulaKey, hasFormulas, type FormulaDoc } from './formula-cells';
import { emptyRow, withCells, type Cell, type Grid, type RowDoc } from './grid';
import { sharedIds, withStyles } from './styles';

export interface SortKey {
  /** Absolute, from 1. */
  readonly column: number;
  readonly ascending: boolean;
}

/** Numbers, then text, then booleans; blanks last in both directions. Equal rows keep their order. */
export function compareCells(a: Cell, b: Cell, ascending: boolean): number {
  const [x, y] = [rank(a), rank(b)];
  if (x === BLANK || y === BLANK) return x - y;
  const order = x !== y ? x - y : compareAlike(a, b);
  return ascending ? order : -order;
}

const BLANK = 9;

function rank(cell: Cell): number {
  if (cell === null || cell === '') return BLANK;
  if (typeof cell === 'number') return 1;
  if (typeof cell === 'string') return 2;
  return typeof cell === 'boolean' ? 3 : 4;
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: false });

function compareAlike(a: Cell, b: Cell): number {
  if (typeof a === 'number') return a - (b as number);
  if (typeof a === 'string')
    return collator.compare(a, b as string) || (a < (b as string) ? -1 : a > (b as string) ? 1 : 0);
  return Number(a) - Number(b);
}

export function sortRect(grid: Grid, rect: Rect, keys: readonly SortKey[]): void {
  const cells = cellsOf(grid, { ...grid.whole, row: rect.row, rows: rect.rows });
  const order = Array.from({ length: rect.rows }, (_, i) => i).sort((a, b) => {
    for (const { column, ascending } of keys) {
      const by = compareCells(cells[a]?.[column - 1] ?? null, cells[b]?.[column - 1] ?? null, ascending);
      if (by !== 0) return by;
    }
    return a - b;
  });
  rearrange(grid, rect, order);
}

/** Row i of the rectangle takes what row `order[i]` held. */
export function rearrange(grid: Grid, rect: Rect, order: readonly number[]): void {
  const uids = grid.order.slice(rect.row - 1, rect.row - 1 + rect.rows);
  const before = uids.map((uid) => grid.rows.get(uid) ?? emptyRow);
  const formulas = hasFormulas(grid) ? uids.map((uid) => formulasIn(grid, uid, rect)) : [];
  order.forEach((from, i) => {
    if (from !== i)
      grid.putUid(uids[i] as number, transplanted(before[i] as RowDoc, before[from] as RowDoc, rect));
  });
  if (formulas.every((line) => line.length === 0)) return;
  uids.forEach((uid, i) => (formulas[i] ?? []).forEach(([column]) => dropFormula(grid, uid, column)));
  order.forEach((from, i) => {
    for (const [column, doc] of formulas[from] ?? [])
      grid.store.put(grid.formulasName, formulaKey(uids[i] as number, column), doc);
  });
}

function formulasIn(grid: Grid, uid: number, rect: Rect): [number, FormulaDoc][] {
  const found: [number, FormulaDoc][] = [];
  for (let column = rect.column; column <= rightOf(rect); column += 1) {
    const doc = grid.store.get<FormulaDoc>(grid.formulasName, formulaKey(uid, column));
    if (doc) found.push([column, doc]);
  }
  return found;
}

/** `to` with the part of `from` that lies in the rectangle's columns. */
function transplanted(to: RowDoc, from: RowDoc, rect: Rect): RowDoc {
  const at = rect.column - 1;
  const cells = Array.from({ length: rect.columns }, (_, j) => from.v[at + j] ?? null);
  let next = withCells(to, at, cells);
  if (to.s || from.s) {
    const ids = (to.s ?? []).slice();
    for (let j = 0; j < rect.columns; j += 1) ids[at + j] = from.s?.[at + j] ?? 0;
    next = withStyles(next, sharedIds(Array.from(ids, (id) => id ?? 0)));
  }
  const { n: _n, d: _d, ...rest } = next;
  const notes = mixed(to.n, from.n, rect);
  const rules = mixed(to.d, from.d, rect);
  return { ...rest, ...(notes ? { n: notes } : {}), ...(rules ? { d: rules } : {}) };
}

function mixed<T>(
  to: Readonly<Record<number, T>> | undefined,
  from: Readonly<Record<number, T>> | undefined,
  rect: Rect,
): Readonly<Record<number, T>> | undefined {
  if (!to && !from) return undefined;
  const inside = ([column]: [string, T]) => Number(column) >= rect.column && Number(column) <= rightOf(rect);
  const entries = [
    ...Object.entries(to ?? {}).filter((e) => !inside(e)),
    ...Object.entries(from ?? {}).filter(inside),
  ];
  return entries.length > 0 ? (Object.fromEntries(entries) as Record<number, T>) : undefined;
}
