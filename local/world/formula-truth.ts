/** Formulas as conditions: of validation, conditional formats, filters. */
import { contextFor, scalarOf } from './formulas/context';
import { evaluateFormula } from './formulas/evaluate';
import { parseFormula } from './formulas/parse';
import { FormulaFault, toBoolean } from './formulas/values';
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

/** Whether the formula, its relative references moved by `offset`, gives TRUE at this moment. */
export function isTrueAt(
  grid: Grid,
  formula: string,
  offset: Offset,
  pretence: Pretence | null = null,
): boolean {
  const parsed = parseFormula(formula.startsWith('=') ? formula : `=${formula}`);
  if (!parsed) return false;
  const now = grid.store.get<number>('world', 'now') ?? 0;
  const context = contextFor(grid, { row: 1 + offset.rows, column: 1 + offset.columns }, now, {
    offset,
    pretence,
  });
  try {
    return toBoolean(scalarOf(evaluateFormula(parsed, context), context)) === true;
  } catch (fault) {
    if (fault instanceof FormulaFault) return false;
    throw fault;
  }
}
