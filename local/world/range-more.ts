/** Range: clearing, merging, sorting, copying (services.md §5). */
import type { Execution } from '../run/execution';
import { intersects, type Rect } from './a1';
import { cellsOf } from './cells-read';
import { clearCells } from './cells-write';
import type { Kind } from './dispatch';
import { GoogleError } from './errors';
import { formulaKey, putFormula, type FormulaDoc } from './formula-cells';
import { withCells, type Grid } from './grid';
import { clearFormats, writeNotes } from './range-formats';
import { buffer, setter, writers, type Target } from './range-kind';
import { sortRect, type SortKey } from './sort';
import { restyle, styleOf } from './styles';
import { isPlain, type Handle, type Value } from './values';
import { clearRules } from './validation-kind';
import { setActiveRange, viewerOf } from './view';
import { beforeReading, checkedRect, rangeRect, sheetGrid } from './workbook';

const target = (x: Execution, self: Handle): Target => ({
  x,
  grid: sheetGrid(x, self),
  rect: rangeRect(self),
});

interface ClearOptions {
  readonly [name: string]: Value;
}

/** Without options contents and formats go; validations and notes stay (services.md §26.3). */
function clearer(options: ClearOptions): (grid: Grid, rect: Rect) => void {
  const chosen = ['contentsOnly', 'formatOnly', 'validationsOnly', 'commentsOnly'].filter(
    (name) => options[name] === true,
  );
  const wants = (name: string, byDefault: boolean) =>
    chosen.length === 0 ? byDefault : chosen.includes(name);
  return (grid, rect) => {
    if (wants('contentsOnly', true)) clearCells(grid, rect);
    if (wants('formatOnly', true)) clearFormats(grid, rect, true);
    if (wants('validationsOnly', false)) clearRules(grid, rect);
    if (wants('commentsOnly', false)) writeNotes(grid, rect, () => undefined);
  };
}

function merge(rects: (rect: Rect) => Rect[]): (grid: Grid, rect: Rect) => void {
  return (grid, rect) => {
    for (const part of rects(rect)) {
      if (part.rows * part.columns === 1) continue;
      const cells = cellsOf(grid, part);
      const keep = cells[0]?.[0] ?? null;
      clearCells(grid, part);
      grid.updateRows({ ...part, rows: 1, columns: 1 }, (doc) => withCells(doc, part.column - 1, [keep]));
      grid.update({ merges: [...grid.doc.merges.filter((m) => !intersects(m, part)), part] });
    }
  };
}

function sortKeys(rect: Rect, spec: Value): SortKey[] {
  const specs: readonly Value[] = Array.isArray(spec) ? (spec as readonly Value[]) : [spec];
  return specs.map((one) => {
    const column = isPlain(one) ? Number(one['column']) : Number(one);
    if (!(column >= rect.column && column < rect.column + rect.columns))
      throw new GoogleError('Sort column is outside the range.');
    return { column, ascending: !(isPlain(one) && one['ascending'] === false) };
  });
}

/** Copies a block within the file, tiling a larger destination. */
function copyBlock(from: Target, to: Target, values: boolean, formats: boolean): void {
  const cells = cellsOf(from.grid, from.rect);
  const rows = Math.max(from.rect.rows, Math.floor(to.rect.rows / from.rect.rows) * from.rect.rows);
  const columns = Math.max(
    from.rect.columns,
    Math.floor(to.rect.columns / from.rect.columns) * from.rect.columns,
  );
  const rect = checkedRect(to.grid, to.rect.row, to.rect.column, rows, columns);
  const sources = Array.from({ length: from.rect.rows }, (_, i) => from.grid.row(from.rect.row + i));
  if (values) {
    to.grid.updateRows(rect, (doc, _, i) => {
      const line = cells[i % from.rect.rows] as (typeof cells)[number];
      return withCells(
        doc,
        rect.column - 1,
        Array.from({ length: columns }, (__, j) => line[j % from.rect.columns] ?? null),
      );
    });
    copyFormulas(from, to.grid, rect);
  }
  if (formats) {
    const { store, file } = to.grid;
    clearFormats(to.grid, rect, true);
    restyle(
      to.grid,
      rect,
      (i, j) =>
        styleOf(
          store,
          file,
          sources[i % from.rect.rows]?.s?.[from.rect.column - 1 + (j % from.rect.columns)] ?? 0,
        ) as Readonly<Record<string, unknown>>,
    );
  }
}

function copyFormulas(from: Target, grid: Grid, rect: Rect): void {
  for (let i = 0; i < rect.rows; i += 1) {
    for (let j = 0; j < rect.columns; j += 1) {
      const uid = from.grid.uidAt(from.rect.row + (i % from.rect.rows));
      const doc = from.grid.store.get<FormulaDoc>(
        from.grid.formulasName,
        formulaKey(uid, from.rect.column + (j % from.rect.columns)),
      );
      if (doc) putFormula(grid, grid.uidAt(rect.row + i), rect.column + j, doc.text);
    }
  }
}

export const rangeMore: Kind = {
  clear: setter(['', 'Object'], (_, [options]) =>
    clearer(isPlain(options as Value) ? (options as ClearOptions) : {}),
  ),
  merge: setter([''], () => merge((rect) => [rect])),
  mergeAcross: setter([''], () =>
    merge((rect) => Array.from({ length: rect.rows }, (_, i) => ({ ...rect, row: rect.row + i, rows: 1 }))),
  ),
  mergeVertically: setter([''], () =>
    merge((rect) =>
      Array.from({ length: rect.columns }, (_, j) => ({ ...rect, column: rect.column + j, columns: 1 })),
    ),
  ),
  breakApart: setter(
    [''],
    () => (grid, rect) => grid.update({ merges: grid.doc.merges.filter((m) => !intersects(m, rect)) }),
  ),
  sort: {
    takes: ['Number', 'Object', 'Number[]', 'Object[]', 'Any[]'],
    price: 'sort',
    modes: writers,
    run: (x, self, [spec]) => {
      const t = target(x, self);
      const keys = sortKeys(t.rect, spec as Value);
      x.moves(t.rect.rows * t.rect.columns);
      buffer(t, (grid, rect) => {
        if (grid.doc.merges.some((m) => intersects(m, rect)))
          throw new GoogleError('You must select all cells in a merged range to sort the range.');
        sortRect(grid, rect, keys);
      });
      return self;
    },
  },
  copyTo: {
    takes: ['Range', 'Range, Object'],
    price: 'write',
    modes: writers,
    run: (x, self, [destination, options]) => {
      const from = target(x, self);
      const to = target(x, destination as Handle);
      const only = (name: string) => isPlain(options as Value) && (options as ClearOptions)[name] === true;
      beforeReading(x, from.grid);
      x.moves(from.rect.rows * from.rect.columns);
      buffer(to, () => copyBlock(from, to, !only('formatOnly'), !only('contentsOnly')));
    },
  },
  activate: {
    takes: [''],
    price: 'identity',
    modes: writers,
    run: (x, self) => {
      const { grid, rect } = target(x, self);
      setActiveRange(x.store, grid.file, viewerOf(x), grid.sheetId, rect);
      return self;
    },
  },
};
