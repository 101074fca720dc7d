/** Formulas name cells; when rows or columns come and go, or a sheet is renamed, their texts follow. */
import { tokenize } from '@borgar/fx';
import { columnLetters, withSheet } from './a1';
import { Grid, type SheetDoc } from './grid';
import type { FormulaDoc } from './formula-cells';
import { parseReference, type RefText } from './formulas/parse';
import type { Store } from './store';
import type { Shift } from './moving';

/** Rewrites every formula of the file that names cells of this sheet. */
export function shiftFormulas(store: Store, file: string, sheet: number, shift: Shift): void {
  const name = store.need<SheetDoc>(`sheets:${file}`, sheet).name;
  rewrite(store, file, (reference, home) => {
    const isHere = reference.sheet === null ? home === sheet : reference.sheet === name;
    return isHere ? moved(reference, shift) : reference;
  });
}

export function renameInFormulas(store: Store, file: string, from: string, to: string): void {
  rewrite(store, file, (reference) => (reference.sheet === from ? { ...reference, sheet: to } : reference));
}

type Rewriter = (reference: RefText, home: number) => RefText | null;

function rewrite(store: Store, file: string, change: Rewriter): void {
  for (const id of store.all<SheetDoc>(`sheets:${file}`).keys()) {
    const { formulasName } = new Grid(store, file, id as number);
    for (const [key, doc] of [...store.all<FormulaDoc>(formulasName)]) {
      const text = rewritten(doc.text, (reference) => change(reference, id as number));
      if (text !== doc.text) store.put(formulasName, key, { ...doc, text });
    }
  }
}

/** The formula with each reference replaced; #REF! where nothing is left of one. */
export function rewritten(formula: string, change: (reference: RefText) => RefText | null): string {
  return tokenize(formula, { allowTernary: true })
    .map(({ type, value }) => {
      if (!type.startsWith('range')) return value;
      const reference = parseReference(value);
      if (!reference) return value;
      const next = change(reference);
      return next === reference ? value : next === null ? '#REF!' : written(next);
    })
    .join('');
}

/** A reference moved by the shift; null when all of it is deleted. Inserting inside it stretches it. */
function moved(reference: RefText, { axis, at, count }: Shift): RefText | null {
  const [from, to] = axis === 'row' ? [reference.top, reference.bottom] : [reference.left, reference.right];
  const first = from === null ? null : edge(from, at, count, false);
  const last = to === null ? null : edge(to, at, count, true);
  if (first !== null && last !== null && last < first) return null;
  if (first === from && last === to) return reference;
  return axis === 'row'
    ? { ...reference, top: first, bottom: last }
    : { ...reference, left: first, right: last };
}

function edge(n: number, at: number, count: number, isEnd: boolean): number {
  if (count > 0) return n >= at ? n + count : n;
  const gone = -count;
  if (n < at) return n;
  if (n >= at + gone) return n - gone;
  return isEnd ? at - 1 : at;
}

function written({ sheet, top, left, bottom, right, fixed }: RefText): string {
  const corner = (column: number | null, row: number | null, $column: boolean, $row: boolean) =>
    `${column === null ? '' : `${$column ? '$' : ''}${columnLetters(column)}`}${row === null ? '' : `${$row ? '$' : ''}${row}`}`;
  const first = corner(left, top, fixed.left, fixed.top);
  const last = corner(right, bottom, fixed.right, fixed.bottom);
  const isCell = first === last && left !== null && top !== null;
  const a1 = isCell ? first : `${first}:${last}`;
  return sheet === null ? a1 : withSheet(sheet, a1);
}
