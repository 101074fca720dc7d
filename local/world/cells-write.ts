/** Cells as they are written: typing, refusals, formulas (services.md §5). Runs when the buffer is sent. */
import { a1Of, contains, intersects, type Rect } from './a1';
import { dropFormula, formulaKey, hasFormulas, putFormula, type FormulaDoc } from './formula-cells';
import { GoogleError } from './errors';
import { emptyRow, withCells, type Cell, type Grid, type RowDoc } from './grid';
import { serialAt } from './serial';
import { restyled, sharedIds, styleId, styleOf, withStyles } from './styles';
import { typed, type Typing } from './typing';
import { Instant, type Value } from './values';
import { refuseByValidation } from './validation-rules';

export interface Writing {
  readonly grid: Grid;
  readonly zone: string;
  readonly locale: string;
  /** The year of an incomplete date. */
  readonly year: number;
  readonly formulaBeatsText: boolean;
  readonly apostropheStaysInText: boolean;
  /** A refused row leaves the rows above it written. */
  readonly partialRefusal: boolean;
  /** Formulas written as such, never typed: setFormula. */
  readonly asFormulas?: boolean;
}

export const LONGEST_TEXT = 50_000;

interface Outcome {
  readonly cell: Cell;
  readonly formula?: string;
  /** A format the cell takes if it has none. */
  readonly format?: string;
}

/** Writes a block of values; its shape fits the rectangle. Throws what Google throws when a cell refuses. */
export function writeCells(writing: Writing, rect: Rect, values: readonly (readonly Value[])[]): void {
  const { grid, partialRefusal } = writing;
  const { order } = grid;
  const rows: { uid: number; doc: RowDoc; outcomes: Outcome[] }[] = [];
  const typing = typist(writing);
  const store = () => rows.splice(0).forEach((row) => storeRow(grid, rect.column, row));
  for (let i = 0; i < rect.rows; i += 1) {
    const uid = order[rect.row - 1 + i] as number;
    const doc = grid.rows.get(uid) ?? emptyRow;
    try {
      rows.push({
        uid,
        doc,
        outcomes: typedRow(typing, writing, doc, rect, i, values[i] as readonly Value[]),
      });
    } catch (error) {
      if (partialRefusal) store();
      throw error;
    }
  }
  store();
}

type Typist = (value: Value, styleId: number) => Outcome;

function typedRow(
  typing: Typist,
  writing: Writing,
  doc: RowDoc,
  rect: Rect,
  i: number,
  line: readonly Value[],
): Outcome[] {
  const { grid } = writing;
  const row = rect.row + i;
  const { merges } = grid.doc;
  return line.map((value, j) => {
    const column = rect.column + j;
    if (merges.length > 0 && isHidden(merges, row, column)) return { cell: null };
    const outcome = typing(value, doc.s?.[column - 1] ?? 0);
    const rule = doc.d?.[column];
    if (rule !== undefined && outcome.formula === undefined)
      refuseByValidation(grid, rule, row, column, outcome.cell);
    return outcome;
  });
}

/** Writing an array over a merged block drops the hidden parts. */
function isHidden(merges: readonly Rect[], row: number, column: number): boolean {
  return merges.some(
    (m) => contains(m, { row, column, rows: 1, columns: 1 }) && (m.row !== row || m.column !== column),
  );
}

/** setValue on any cell of a merged block goes to its top-left. */
export function anchorOf(grid: Grid, rect: Rect): Rect {
  const merge =
    rect.rows === 1 && rect.columns === 1 ? grid.doc.merges.find((m) => intersects(m, rect)) : undefined;
  return merge ? { ...rect, row: merge.row, column: merge.column } : rect;
}

/** Decides what each value becomes. Formats are looked up once per style. */
function typist(writing: Writing): Typist {
  const { grid, locale, year, zone } = writing;
  const texts = new Map<number, boolean>();
  const isText = (id: number) => {
    let known = texts.get(id);
    if (known === undefined) texts.set(id, (known = styleOf(grid.store, grid.file, id).numberFormat === '@'));
    return known;
  };
  return (value, id) => {
    if (typeof value === 'string') {
      if (value.length > LONGEST_TEXT)
        throw new GoogleError(
          'Your input contains more than the maximum of 50000 characters in a single cell.',
        );
      if (writing.asFormulas) return formulaOutcome(value);
      return outcomeOf(
        typed(value, {
          locale,
          year,
          isText: isText(id),
          formulaBeatsText: writing.formulaBeatsText,
          apostropheStaysInText: writing.apostropheStaysInText,
        }),
      );
    }
    if (typeof value === 'number') return { cell: Number.isFinite(value) ? value : { e: '#NUM!' } };
    if (typeof value === 'boolean') return { cell: value };
    if (value instanceof Instant) return dateOutcome(value, zone, locale);
    return { cell: null };
  };
}

function formulaOutcome(text: string): Outcome {
  if (text === '') return { cell: null };
  return { cell: null, formula: text.startsWith('=') ? text : `=${text}` };
}

function outcomeOf(typing: Typing): Outcome {
  if (typing.kind === 'formula') return { cell: null, formula: typing.text };
  return typing.format === undefined ? { cell: typing.value } : { cell: typing.value, format: typing.format };
}

function dateOutcome({ at }: Instant, zone: string, locale: string): Outcome {
  const serial = serialAt(at, zone);
  const date = locale === 'en_US' ? 'm/d/yyyy' : 'dd/mm/yyyy';
  return { cell: serial, format: Number.isInteger(serial) ? date : `${date} hh:mm:ss` };
}

function storeRow(
  grid: Grid,
  column: number,
  { uid, doc, outcomes }: { uid: number; doc: RowDoc; outcomes: readonly Outcome[] },
): void {
  const mayHoldFormulas = hasFormulas(grid);
  outcomes.forEach(({ formula }, j) => {
    if (formula !== undefined) putFormula(grid, uid, column + j, formula);
    else if (mayHoldFormulas && grid.store.get<FormulaDoc>(grid.formulasName, formulaKey(uid, column + j)))
      dropFormula(grid, uid, column + j);
  });
  let next = withCells(
    doc,
    column - 1,
    outcomes.map(({ cell }) => cell),
  );
  if (outcomes.some(({ format }) => format !== undefined))
    next = withStyles(next, formatted(grid, next, column, outcomes));
  grid.putUid(uid, next);
}

function formatted(
  grid: Grid,
  doc: RowDoc,
  column: number,
  outcomes: readonly Outcome[],
): readonly number[] | undefined {
  const ids = (doc.s ?? []).slice();
  outcomes.forEach(({ format }, j) => {
    if (format === undefined) return;
    const at = column - 1 + j;
    const style = styleOf(grid.store, grid.file, ids[at] ?? 0);
    if (style.numberFormat === undefined)
      ids[at] = styleId(grid.store, grid.file, restyled(style, { numberFormat: format }));
  });
  return sharedIds(ids);
}

/** Refuses, when the call is made, what Google would store as useless text or not at all. */
export function checkWritable(method: string, rect: Rect, values: readonly (readonly Value[])[]): void {
  values.forEach((line, i) =>
    line.forEach((value, j) => {
      if (value === null || typeof value !== 'object') return;
      const place = a1Of({ row: rect.row + i, column: rect.column + j, rows: 1, columns: 1 });
      if (!(value instanceof Instant))
        throw new Error(
          `${method}: the value for ${place} is an object or a list; Google would store useless text such as [object Object].`,
        );
      if (Number.isNaN(value.at))
        throw new GoogleError(`${method}: the value for ${place} is an Invalid Date.`);
    }),
  );
}

/** Takes literals and formulas away; formats, notes and rules stay. */
export function clearCells(grid: Grid, rect: Rect): void {
  const blanks = new Array<Cell>(rect.columns).fill(null);
  const formulas = hasFormulas(grid);
  const { order } = grid;
  grid.updateRows(rect, (doc, row) => {
    if (formulas)
      for (let j = 0; j < rect.columns; j += 1) dropFormula(grid, order[row - 1] as number, rect.column + j);
    return doc.v.length < rect.column ? doc : withCells(doc, rect.column - 1, blanks);
  });
}
