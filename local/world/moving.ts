/** Everything that names cells, and how it moves when rows or columns come and go. */
import { type Rect } from './a1';
import type { ProtectionDoc } from './access';
import type { ValidationDoc } from './validation-rules';
import { shiftFormulas } from './formula-shift';
import type { Grid } from './grid';

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

export function moveEverything(grid: Grid, shift: Shift): void {
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
