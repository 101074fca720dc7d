/**
 * Recalculation: when cells change, the formulas that read them, and the formulas that read those, are computed anew, each
 * after what it reads. Results are stored, so nothing is computed to show a sheet.
 */
import { rowNumbers } from './formula-cells';
import type { Cell, RowDoc } from './grid';
import type { Doc, Id } from './store';
import { BOUND_ID, gridOf, sheetDocs } from './workbook';
import type { World } from './world';

import { Pass, type Box } from './recalculation-pass';

/** Cells that changed, as one block per sheet. */
interface Changed {
  /** uids, or null for all rows. */
  rows: Set<number> | null;
  left: number;
  right: number;
}

const EVERYTHING = 20_000;

export class Recalculation {
  private readonly changed = new Map<number, Changed>();
  /** A sheet came or went: any formula may name it. */
  private all = false;
  private formulas = -1;
  private branch = -1;
  private isRunning = false;

  constructor(private readonly world: World) {
    world.store.watch((collection, id, before, after) => this.heard(collection, id, before, after));
  }

  /** Whether the workbook holds any formula; counted anew after a restore. */
  private any(): boolean {
    const { store } = this.world;
    if (this.branch !== store.branch || this.formulas < 0) {
      this.branch = store.branch;
      this.formulas = 0;
      for (const sheet of sheetDocs(store, BOUND_ID))
        this.formulas += store.all(`formulas:${BOUND_ID}:${sheet.id}`).size;
    }
    return this.formulas > 0;
  }

  private heard(collection: string, id: Id, before: Doc | undefined, after: Doc | undefined): void {
    // A workspace being reset has no workbook for a moment.
    if (!this.world.store.get('spreadsheets', BOUND_ID)) return;
    if (collection.startsWith('formulas:')) this.formulas = -1;
    else if (collection.startsWith(`rows:${BOUND_ID}:`)) {
      if (this.any())
        this.rowChanged(
          Number(collection.slice(collection.lastIndexOf(':') + 1)),
          id as number,
          before as RowDoc | undefined,
          after as RowDoc | undefined,
        );
    } else if (collection === `sheets:${BOUND_ID}`) {
      if (!before || !after) this.all = true;
      else if (structureChanged(before as Shape | undefined, after as Shape | undefined))
        this.changed.set(id as number, { rows: null, left: 1, right: EVERYTHING });
    } else if (collection === `named:${BOUND_ID}`) {
      for (const sheet of sheetDocs(this.world.store, BOUND_ID))
        this.changed.set(sheet.id, { rows: null, left: 1, right: EVERYTHING });
    }
  }

  private rowChanged(
    sheet: number,
    uid: number,
    before: RowDoc | undefined,
    after: RowDoc | undefined,
  ): void {
    const span =
      before?.s === after?.s ? difference(before?.v ?? [], after?.v ?? []) : ([1, EVERYTHING] as const);
    if (!span) return;
    let known = this.changed.get(sheet);
    if (!known) this.changed.set(sheet, (known = { rows: new Set(), left: span[0], right: span[1] }));
    known.rows?.add(uid);
    known.left = Math.min(known.left, span[0]);
    known.right = Math.max(known.right, span[1]);
  }

  /** Computes what is due. Formulas never write into the bundle's own time. */
  run(): void {
    if (this.isRunning) return;
    this.isRunning = true;
    try {
      const boxes = this.takeBoxes();
      if (this.any()) new Pass(this.world).run(boxes, this.all);
      this.all = false;
    } finally {
      this.isRunning = false;
    }
  }

  private takeBoxes(): Box[] {
    const { store } = this.world;
    const boxes: Box[] = [];
    for (const [sheet, { rows, left, right }] of this.changed) {
      if (!store.get(`sheets:${BOUND_ID}`, sheet)) continue;
      const grid = gridOf(store, BOUND_ID, sheet);
      const span = rows === null ? ([1, grid.maxRows] as const) : spanOf(rows, rowNumbers(grid));
      if (span)
        boxes.push({
          sheet,
          rect: { row: span[0], rows: span[1] - span[0] + 1, column: left, columns: right - left + 1 },
        });
    }
    this.changed.clear();
    return boxes;
  }
}
interface Shape {
  readonly runs: object;
  readonly columns: number;
  readonly name: string;
}

function structureChanged(before: Shape | undefined, after: Shape | undefined): boolean {
  return before?.runs !== after?.runs || before?.columns !== after?.columns || before?.name !== after?.name;
}

/** First and last column (from 1) in which two rows differ. */
function difference(before: readonly Cell[], after: readonly Cell[]): readonly [number, number] | null {
  const length = Math.max(before.length, after.length);
  let first = 0;
  while (first < length && (before[first] ?? null) === (after[first] ?? null)) first += 1;
  if (first === length) return null;
  let last = length - 1;
  while ((before[last] ?? null) === (after[last] ?? null)) last -= 1;
  return [first + 1, last + 1];
}

function spanOf(
  uids: ReadonlySet<number>,
  numbers: ReadonlyMap<number, number>,
): readonly [number, number] | null {
  let [first, last] = [Infinity, 0];
  for (const uid of uids) {
    const row = numbers.get(uid);
    if (row === undefined) continue;
    first = Math.min(first, row);
    last = Math.max(last, row);
  }
  return last === 0 ? null : [first, last];
}
