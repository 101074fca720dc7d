/** Sheets come, go and change their names. */
import type { ProtectionDoc } from './access';
import { GoogleError } from './errors';
import { renameInFormulas } from './formula-shift';
import { Grid, newSheet, type SheetDoc } from './grid';
import { forgetMetadata, refuseTooManyCells } from './rows';
import type { Store } from './store';
import { sheetDocs, spreadsheet, updateSpreadsheet } from './workbook';

/** A new sheet at `index` (from 0) among the tabs. */
export function addSheet(
  store: Store,
  file: string,
  name: string | null,
  index: number | null,
  rows?: number,
  columns?: number,
): SheetDoc {
  const sheets = sheetDocs(store, file);
  const title =
    name ??
    freeName(
      sheets.map((sheet) => sheet.name),
      'Sheet',
    );
  refuseSheetName(store, file, title, null);
  // Ids are opaque numbers; only the first sheet's is 0.
  const id = 100_003 * store.next(`sheetIds:${file}`);
  const doc = newSheet(id, title, rows, columns);
  refuseTooManyCells(store, file, doc.columns * doc.runs.reduce((n, [, count]) => n + count, 0));
  store.put(`sheets:${file}`, id, doc);
  const order = sheets.map((sheet) => sheet.id);
  order.splice(index ?? order.length, 0, id);
  updateSpreadsheet(store, file, { sheets: order });
  return doc;
}

export function freeName(taken: readonly string[], stem: string): string {
  for (let n = taken.length; ; n += 1)
    if (n > 0 && !taken.some((name) => name.toLowerCase() === `${stem}${n}`.toLowerCase()))
      return `${stem}${n}`;
}

export function refuseSheetName(store: Store, file: string, name: string, self: number | null): void {
  if (name === '' || name.length > 100)
    throw new GoogleError('A sheet name must have from 1 to 100 characters.');
  const taken = sheetDocs(store, file).some(
    (sheet) => sheet.id !== self && sheet.name.toLowerCase() === name.toLowerCase(),
  );
  if (taken)
    throw new GoogleError(`A sheet with the name "${name}" already exists. Please enter another name.`);
}

/** Formulas follow the new name. */
export function renameSheet(grid: Grid, name: string): void {
  const before = grid.doc.name;
  grid.update({ name });
  renameInFormulas(grid.store, grid.file, before, name);
}

export function removeSheet(store: Store, file: string, id: number): void {
  const { sheets } = spreadsheet(store, file);
  const doc = store.need<SheetDoc>(`sheets:${file}`, id);
  if (sheets.length === 1) throw new GoogleError("You can't remove all the sheets in a document.");
  if (doc.formUrl !== null)
    throw new GoogleError('You cannot delete a sheet with a linked form. Please unlink the form first.');
  const grid = new Grid(store, file, id);
  for (const name of [grid.rowsName, grid.formulasName])
    for (const key of [...store.all(name).keys()]) store.delete(name, key);
  for (const name of ['conditional', 'filters']) store.delete(`${name}:${file}`, id);
  for (const [key, p] of [...store.all<ProtectionDoc>(`protections:${file}`)])
    if (p.sheet === id) store.delete(`protections:${file}`, key);
  forgetMetadata(grid, () => true);
  store.delete(`sheets:${file}`, id);
  updateSpreadsheet(store, file, { sheets: sheets.filter((sheet) => sheet !== id) });
}
