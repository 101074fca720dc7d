/** Formulas as stored, and what they show: in their own cell and over the cells they spill into. */
import type { Cell, Grid } from './grid';

export interface FormulaResult {
  /** One cell, or the block it spills over. */
  readonly values: readonly (readonly Cell[])[];
  /** Why it shows an error, as the cell's note. */
  readonly note?: string;
  /** Number formats a result brings along, by column of the block; one serves for all. */
  readonly formats?: readonly (string | null)[];
  /** How large a block was not expanded, for want of room. */
  readonly wants?: { readonly rows: number; readonly columns: number };
}

export interface FormulaDoc {
  /** With its leading =. */
  readonly text: string;
  /** Null until it was calculated. */
  readonly result: FormulaResult | null;
}

/** What a formula shows before it was calculated. */
export const LOADING = 'Loading...';

interface Shown {
  readonly value: Cell;
  readonly format?: string;
}

interface Overlay {
  /** By uid, then column number. */
  readonly anchors: ReadonlyMap<number, ReadonlyMap<number, FormulaDoc>>;
  readonly shown: ReadonlyMap<number, ReadonlyMap<number, Shown>>;
  /** Lowest and rightmost place that shows something, as row and column numbers; 0 if nothing does. */
  readonly lastRow: number;
  readonly lastColumn: number;
}

const none: Overlay = { anchors: new Map(), shown: new Map(), lastRow: 0, lastColumn: 0 };
const overlays = new WeakMap<object, Map<string, { revision: number; runs: object; overlay: Overlay }>>();

export function formulaKey(uid: number, column: number): string {
  return `${uid}:${column}`;
}

export function splitKey(key: string): [uid: number, column: number] {
  const colon = key.indexOf(':');
  return [Number(key.slice(0, colon)), Number(key.slice(colon + 1))];
}

export function hasFormulas(grid: Grid): boolean {
  return grid.store.all(grid.formulasName).size > 0;
}

/** What formulas put over the sheet, kept until one of them or the order of rows changes. */
export function overlayOf(grid: Grid): Overlay {
  if (!hasFormulas(grid)) return none;
  let bySheet = overlays.get(grid.store);
  if (!bySheet) overlays.set(grid.store, (bySheet = new Map()));
  const revision = grid.store.revisionOf(grid.formulasName);
  const { runs } = grid.doc;
  const known = bySheet.get(grid.formulasName);
  if (known && known.revision === revision && known.runs === runs) return known.overlay;
  const overlay = build(grid);
  bySheet.set(grid.formulasName, { revision, runs, overlay });
  return overlay;
}

function build(grid: Grid): Overlay {
  const anchors = new Map<number, Map<number, FormulaDoc>>();
  const shown = new Map<number, Map<number, Shown>>();
  const { order } = grid;
  const rowOfUid = rowNumbers(grid);
  let [lastRow, lastColumn] = [0, 0];
  for (const [key, doc] of grid.store.all<FormulaDoc>(grid.formulasName)) {
    const [uid, column] = splitKey(String(key));
    const row = rowOfUid.get(uid);
    if (row === undefined) continue;
    entry(anchors, uid).set(column, doc);
    const values = doc.result?.values ?? [[LOADING]];
    const formats = doc.result?.formats ?? [];
    for (let i = 0; i < values.length; i += 1) {
      const cells = entry(shown, order[row - 1 + i] as number);
      const line = values[i] as readonly Cell[];
      for (let j = 0; j < line.length; j += 1) {
        const value = line[j] as Cell;
        const format = (formats.length === 1 ? formats[0] : formats[j]) ?? null;
        cells.set(column + j, format === null ? { value } : { value, format });
      }
      lastColumn = Math.max(lastColumn, column + line.length - 1);
    }
    lastRow = Math.max(lastRow, row + values.length - 1);
  }
  return { anchors, shown, lastRow, lastColumn };
}

function entry<T>(map: Map<number, Map<number, T>>, key: number): Map<number, T> {
  let found = map.get(key);
  if (!found) map.set(key, (found = new Map()));
  return found;
}

export function formulaAt(grid: Grid, row: number, column: number): FormulaDoc | undefined {
  return grid.store.get<FormulaDoc>(grid.formulasName, formulaKey(grid.uidAt(row), column));
}

export function putFormula(grid: Grid, uid: number, column: number, text: string): void {
  grid.store.put(grid.formulasName, formulaKey(uid, column), { text, result: null } satisfies FormulaDoc);
}

/** Where a sheet's row stands by its uid, from 1. */
export function rowNumbers(grid: Grid): ReadonlyMap<number, number> {
  const { runs } = grid.doc;
  let known = numbers.get(runs);
  if (!known) numbers.set(runs, (known = new Map(grid.order.map((uid, i) => [uid, i + 1]))));
  return known;
}

const numbers = new WeakMap<object, ReadonlyMap<number, number>>();

export function dropFormula(grid: Grid, uid: number, column: number): void {
  grid.store.delete(grid.formulasName, formulaKey(uid, column));
}
