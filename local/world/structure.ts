/** Rows, columns and sheets come and go; everything that names cells moves along. */
import { bottomOf, rightOf, type Rect } from './a1';
import type { ProtectionDoc } from './access';
import { GoogleError } from './errors';
import type { ValidationDoc } from './validation-rules';
import { dropFormula, formulaKey, splitKey, type FormulaDoc } from './formula-cells';
import { renameInFormulas, shiftFormulas } from './formula-shift';
import { Grid, MOST_CELLS, newSheet, runsOf, type RowDoc, type SheetDoc } from './grid';
import type { Store } from './store';
import { sharedIds, withStyles } from './styles';
import { sheetDocs, spreadsheet, updateSpreadsheet } from './workbook';

export type Axis = 'row' | 'column';

/** `count` rows or columns appear before position `at` (positive) or those from `at` on vanish (negative). */
export interface Shift {
  readonly axis: Axis;
  readonly at: number;
  readonly count: number;
}

/** Where a rectangle lies afterwards; null when nothing is left of it. Inserting inside it stretches it. */
export function shifted(rect: Rect, { axis, at, count }: Shift): Rect | null {
  const [start, length] = axis === 'row' ? [rect.row, rect.rows] : [rect.column, rect.columns];
  const end = start + length - 1;
  let [first, last] = [start, end];
  if (count > 0) {
    first = start >= at ? start + count : start;
    last = end >= at ? end + count : end;
  } else {
    const gone = -count;
    const after = (n: number, isEnd: boolean) =>
      n < at ? n : n >= at + gone ? n - gone : isEnd ? at - 1 : at;
    [first, last] = [after(start, false), after(end, true)];
  }
  if (last < first) return null;
  return axis === 'row'
    ? { ...rect, row: first, rows: last - first + 1 }
    : { ...rect, column: first, columns: last - first + 1 };
}

/** Documents that hold rectangles of one sheet; each says how it is rewritten, null to delete it. */
interface Mover<T> {
  readonly collection: string;
  move(doc: T, id: string | number, sheet: number, by: (rect: Rect) => Rect | null): T | null;
}

interface OnSheet {
  readonly sheet: number;
  readonly rect: Rect;
}
interface ConditionalDoc {
  readonly rules: readonly { readonly ranges: readonly Rect[] }[];
}
interface FormLinkDoc {
  readonly sheet: number;
  readonly columns: readonly { readonly rect: Rect }[];
}
interface FilterDoc {
  readonly rect: Rect;
  readonly criteria: Readonly<Record<number, object>>;
}

const movers: readonly Mover<never>[] = [
  {
    collection: 'named',
    move: (doc: OnSheet, _, sheet, by) => {
      if (doc.sheet !== sheet) return doc;
      const rect = by(doc.rect);
      return rect && { ...doc, rect };
    },
  },
  {
    collection: 'protections',
    move: (doc: ProtectionDoc, _, sheet, by) => {
      if (doc.sheet !== sheet) return doc;
      const rect = doc.rect && by(doc.rect);
      if (doc.rect && !rect) return null;
      return { ...doc, rect, unprotected: doc.unprotected.map(by).filter((r): r is Rect => r !== null) };
    },
  },
  {
    collection: 'conditional',
    move: (doc: ConditionalDoc, id, sheet, by) => {
      if (id !== sheet) return doc;
      const rules = doc.rules.map((rule) => ({
        ...rule,
        ranges: rule.ranges.map(by).filter((r): r is Rect => r !== null),
      }));
      return { ...doc, rules: rules.filter((rule) => rule.ranges.length > 0) };
    },
  },
  {
    collection: 'validations',
    move: (doc: ValidationDoc, _, sheet, by) => {
      if (doc.range?.sheet !== sheet) return doc;
      const rect = by(doc.range.rect);
      return { ...doc, range: rect ? { sheet, rect } : { sheet: -1, rect: doc.range.rect } };
    },
  },
  {
    // The columns of a form's questions follow; a question whose column is deleted gets a new one at the next change.
    collection: 'formLinks',
    move: (doc: FormLinkDoc, _, sheet, by) => {
      if (doc.sheet !== sheet) return doc;
      const columns = doc.columns.flatMap((column) => {
        const rect = by(column.rect);
        return rect ? [{ ...column, rect }] : [];
      });
      return { ...doc, columns };
    },
  },
  {
    collection: 'filters',
    move: (doc: FilterDoc, id, sheet, by) => {
      if (id !== sheet) return doc;
      const rect = by(doc.rect);
      if (!rect) return null;
      const moved = Object.entries(doc.criteria).map(([column, criterion]) => {
        const place = by({ row: doc.rect.row, column: Number(column), rows: doc.rect.rows, columns: 1 });
        return place ? ([String(place.column), criterion] as const) : null;
      });
      return { rect, criteria: Object.fromEntries(moved.filter((entry) => entry !== null)) };
    },
  },
] as readonly Mover<never>[];

function moveEverything(grid: Grid, shift: Shift): void {
  const { store, file, sheetId } = grid;
  const by = (rect: Rect) => shifted(rect, shift);
  for (const { collection, move } of movers) {
    const name = `${collection}:${file}`;
    for (const [id, doc] of [...store.all(name)]) {
      const next = move(doc as never, id, sheetId, by);
      if (next === null) store.delete(name, id);
      else if (next !== doc) store.put(name, id, next);
    }
  }
  grid.update({ merges: grid.doc.merges.map(by).filter((m): m is Rect => m !== null) });
  shiftFormulas(store, file, sheetId, shift);
}

/** New rows before row `at`, looking like row `like`. */
export function insertRows(grid: Grid, at: number, count: number, like: number | null): void {
  refuseTooManyCells(grid.store, grid.file, count * grid.maxColumns);
  const { doc, order } = grid;
  const model = like === null ? null : grid.row(like);
  const uids = Array.from({ length: count }, (_, i) => doc.nextUid + i);
  grid.update({
    runs: runsOf([...order.slice(0, at - 1), ...uids, ...order.slice(at - 1)]),
    nextUid: doc.nextUid + count,
  });
  if (model?.s || model?.d) {
    const looks: RowDoc = { v: [], ...(model.s ? { s: model.s } : {}), ...(model.d ? { d: model.d } : {}) };
    for (const uid of uids) grid.putUid(uid, looks);
  }
  moveEverything(grid, { axis: 'row', at, count });
}

export function deleteRows(grid: Grid, at: number, count: number): void {
  const { doc, order } = grid;
  if (at < 1 || count < 1 || at + count - 1 > order.length)
    throw new GoogleError('Those rows are out of bounds.');
  const unfrozen = order.length - doc.frozenRows;
  const goneUnfrozen = Math.max(0, at + count - 1 - Math.max(at - 1, doc.frozenRows));
  if (goneUnfrozen >= unfrozen)
    throw new GoogleError('Sorry, it is not possible to delete all non-frozen rows.');
  const gone = new Set(order.slice(at - 1, at - 1 + count));
  for (const uid of gone) grid.store.delete(grid.rowsName, uid);
  for (const key of [...grid.store.all(grid.formulasName).keys()])
    if (gone.has(splitKey(String(key))[0])) grid.store.delete(grid.formulasName, key);
  const frozenRows = doc.frozenRows - Math.max(0, Math.min(at + count - 1, doc.frozenRows) - at + 1);
  grid.update({ runs: runsOf(order.filter((uid) => !gone.has(uid))), frozenRows });
  forgetMetadata(grid, (location) => location['type'] === 'ROW' && gone.has(location['uid'] as number));
  moveEverything(grid, { axis: 'row', at, count: -count });
}

function refuseTooManyCells(store: Store, file: string, more: number): void {
  const cells = sheetDocs(store, file).reduce(
    (sum, sheet) => sum + sheet.columns * sheet.runs.reduce((n, [, count]) => n + count, 0),
    0,
  );
  if (cells + more > MOST_CELLS) {
    throw new GoogleError(
      `This action would increase the number of cells in the workbook above the limit of ${MOST_CELLS} cells.`,
    );
  }
}

/** New columns before column `at`, looking like column `like`. */
export function insertColumns(grid: Grid, at: number, count: number, like: number | null): void {
  refuseTooManyCells(grid.store, grid.file, count * grid.maxRows);
  const { doc } = grid;
  const later = (column: number) => (column >= at ? column + count : column);
  for (const [uid, row] of [...grid.rows]) grid.putUid(uid as number, widened(row, at, count, like, later));
  rekeyFormulas(grid, later);
  grid.update({
    columns: doc.columns + count,
    widths: rekeyed(doc.widths, later) ?? {},
    hiddenColumns: doc.hiddenColumns.map(later),
  });
  moveMetadata(grid, later);
  moveEverything(grid, { axis: 'column', at, count });
}

function widened(
  row: RowDoc,
  at: number,
  count: number,
  like: number | null,
  later: (column: number) => number,
): RowDoc {
  const v =
    row.v.length < at
      ? row.v
      : [...row.v.slice(0, at - 1), ...new Array<null>(count).fill(null), ...row.v.slice(at - 1)];
  let next: RowDoc = { ...row, v };
  if (row.s) {
    const padded = row.s.slice();
    while (padded.length < at - 1) padded.push(0);
    const style = like === null ? 0 : (row.s[like - 1] ?? 0);
    next = withStyles(
      next,
      sharedIds([
        ...padded.slice(0, at - 1),
        ...new Array<number>(count).fill(style),
        ...padded.slice(at - 1),
      ]),
    );
  }
  const d: Record<number, number> = { ...rekeyed(row.d, later) };
  const rule = like === null ? undefined : row.d?.[like];
  if (rule !== undefined) for (let i = 0; i < count; i += 1) d[at + i] = rule;
  return withMaps(next, rekeyed(row.n, later), Object.keys(d).length > 0 ? d : undefined);
}

export function deleteColumns(grid: Grid, at: number, count: number): void {
  const { doc } = grid;
  if (at < 1 || count < 1 || at + count - 1 > doc.columns)
    throw new GoogleError('Those columns are out of bounds.');
  if (count >= doc.columns) throw new GoogleError("You can't delete all the columns on the sheet.");
  const later = (column: number) => (column < at ? column : column < at + count ? null : column - count);
  for (const [uid, row] of [...grid.rows]) grid.putUid(uid as number, narrowed(row, at, count, later));
  rekeyFormulas(grid, later);
  const frozenColumns = doc.frozenColumns - Math.max(0, Math.min(at + count - 1, doc.frozenColumns) - at + 1);
  const hiddenColumns = doc.hiddenColumns.map(later).filter((c): c is number => c !== null);
  grid.update({
    columns: doc.columns - count,
    widths: rekeyed(doc.widths, later) ?? {},
    hiddenColumns,
    frozenColumns,
  });
  moveMetadata(grid, later);
  moveEverything(grid, { axis: 'column', at, count: -count });
}

function narrowed(row: RowDoc, at: number, count: number, later: (column: number) => number | null): RowDoc {
  const v = row.v.length < at ? row.v : [...row.v.slice(0, at - 1), ...row.v.slice(at - 1 + count)];
  let last = v.length;
  while (last > 0 && v[last - 1] === null) last -= 1;
  let next: RowDoc = { ...row, v: v.slice(0, last) };
  if (row.s) next = withStyles(next, sharedIds([...row.s.slice(0, at - 1), ...row.s.slice(at - 1 + count)]));
  return withMaps(next, rekeyed(row.n, later), rekeyed(row.d, later));
}

function withMaps(row: RowDoc, notes: RowDoc['n'] | undefined, rules: RowDoc['d'] | undefined): RowDoc {
  const { n: _n, d: _d, ...rest } = row;
  return { ...rest, ...(notes ? { n: notes } : {}), ...(rules ? { d: rules } : {}) };
}

function rekeyed<T>(
  record: Readonly<Record<number, T>> | undefined,
  later: (column: number) => number | null,
): Record<number, T> | undefined {
  if (!record) return undefined;
  const entries = Object.entries(record).map(([column, value]) => [later(Number(column)), value] as const);
  const kept = entries.filter((entry): entry is readonly [number, T] => entry[0] !== null);
  return kept.length > 0 ? (Object.fromEntries(kept) as Record<number, T>) : undefined;
}

function rekeyFormulas(grid: Grid, later: (column: number) => number | null): void {
  const { store, formulasName } = grid;
  const all = [...store.all<FormulaDoc>(formulasName)].map(
    ([key, doc]) => [...splitKey(String(key)), doc] as const,
  );
  const moving = all.filter(([, column]) => later(column) !== column);
  for (const [uid, column] of moving) dropFormula(grid, uid, column);
  for (const [uid, column, doc] of moving) {
    const to = later(column);
    if (to !== null) store.put(formulasName, formulaKey(uid, to), doc);
  }
}

interface MetadataDoc {
  readonly location: Readonly<Record<string, unknown>>;
}

function forgetMetadata(grid: Grid, gone: (location: MetadataDoc['location']) => boolean): void {
  const name = `metadata:${grid.file}`;
  for (const [id, doc] of [...grid.store.all<MetadataDoc>(name)]) {
    if (doc.location['sheet'] === grid.sheetId && gone(doc.location)) grid.store.delete(name, id);
  }
}

function moveMetadata(grid: Grid, later: (column: number) => number | null): void {
  const name = `metadata:${grid.file}`;
  for (const [id, doc] of [...grid.store.all<MetadataDoc>(name)]) {
    if (doc.location['sheet'] !== grid.sheetId || doc.location['type'] !== 'COLUMN') continue;
    const column = later(doc.location['column'] as number);
    if (column === null) grid.store.delete(name, id);
    else grid.store.put(name, id, { ...doc, location: { ...doc.location, column } });
  }
}

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

/** The last cell of a rectangle, for messages. */
export function cornerOf(rect: Rect): { row: number; column: number } {
  return { row: bottomOf(rect), column: rightOf(rect) };
}
