/** Rows, columns and sheets come and go; everything that names cells moves along. */
export { shifted, type Axis, type Shift } from './moving';
export { deleteRows, insertRows } from './rows';
export { deleteColumns, insertColumns } from './columns';
export { addSheet, freeName, refuseSheetName, removeSheet, renameSheet } from './tabs';
