/** Formulas as conditions: of validation, conditional formats, filters. */
import type { Cell, Grid } from './grid';

export interface Offset {
  readonly rows: number;
  readonly columns: number;
}

/** A cell read as if it already held this value: what is about to be written. */
export interface Pretence {
  readonly row: number;
  readonly column: number;
  readonly cell: Cell;
}

/** Whether the formula, its relative references moved by `offset`, gives TRUE. */
export function isTrueAt(_grid: Grid, _formula: string, _offset: Offset, _pretence?: Pretence): boolean {
  return true;
}
