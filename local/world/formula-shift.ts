/** Formulas name cells; when rows or columns come and go, their texts follow. */
import type { Store } from './store';
import type { Shift } from './structure';

export function shiftFormulas(_store: Store, _file: string, _sheet: number, _shift: Shift): void {
  return;
}
