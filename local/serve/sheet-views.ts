import type { CellRule, ColumnValue, Guard, SheetFrame, SheetTab } from '../api';
import { mayEdit, protectionsOn, type ProtectionDoc } from '../world/access';
import { displayOf } from '../world/cells-read';
import { chartsOn, figuresOf } from '../world/chart-kind';
import { filterOn } from '../world/filter-kind';
import type { Grid, SheetDoc } from '../world/grid';
import { choicesOf, type ValidationDoc } from '../world/validation-rules';
import { BOUND_ID, gridOf, sheetDocs, spreadsheet } from '../world/workbook';
import type { World } from '../world/world';

/** Sheets' own sizes, in pixels. */
const DEFAULT_WIDTH = 100;

export function sheetTabs({ store }: World): SheetTab[] {
  return sheetDocs(store, BOUND_ID).map(({ id, name, tabColor, hidden, formUrl }) => ({
    id,
    name,
    color: tabColor,
    hidden,
    answers: formUrl !== null,
    guarded: protectionsOn(store, BOUND_ID, id).some(({ type }) => type === 'SHEET'),
  }));
}

export function gridWithId({ store }: World, sheet: number): Grid | null {
  return store.get<SheetDoc>(`sheets:${BOUND_ID}`, sheet) ? gridOf(store, BOUND_ID, sheet) : null;
}

function guardOf(grid: Grid, user: string, protection: ProtectionDoc): Guard {
  const block = protection.rect ?? grid.whole;
  return {
    block,
    description: protection.description,
    warningOnly: protection.warningOnly,
    mayEdit: protection.warningOnly || mayEdit(grid, block, user),
    open: protection.unprotected,
  };
}

/** The rules of a file, in the order cells name them, and the place of each by its stored number. */
export function rulesOf(grid: Grid): { rules: CellRule[]; places: Map<number, number> } {
  const stored = [...grid.store.all<ValidationDoc>(`validations:${grid.file}`)];
  return {
    rules: stored.map(([, rule]) => ruleView(grid, rule)),
    places: new Map(stored.map(([id], place) => [id as number, place])),
  };
}

function ruleView(grid: Grid, rule: ValidationDoc): CellRule {
  const choices = rule.dropdown ? choicesOf(grid, rule) : null;
  const kind = rule.criteria === 'CHECKBOX' ? 'checkbox' : choices ? 'list' : 'other';
  return { kind, choices: choices ?? [], help: rule.help, strict: rule.strict };
}

interface RowFacts {
  readonly heights: [number, number][];
  readonly hiddenRows: [number, number][];
}

function rowFacts(grid: Grid): RowFacts {
  const facts: RowFacts = { heights: [], hiddenRows: [] };
  const { rows } = grid;
  grid.order.forEach((uid, index) => {
    const doc = rows.get(uid);
    if (!doc) return;
    const row = index + 1;
    if (doc.height !== undefined) facts.heights.push([row, doc.height]);
    if (!doc.hidden && !doc.filtered) return;
    const last = facts.hiddenRows.at(-1);
    if (last?.[1] === row - 1) last[1] = row;
    else facts.hiddenRows.push([row, row]);
  });
  return facts;
}

/** A sheet without its cells, as the grid needs it. */
export function frameOf(world: World, sheet: number, user: string): Omit<SheetFrame, 'version'> | null {
  const grid = gridWithId(world, sheet);
  if (!grid) return null;
  const { doc } = grid;
  const filter = filterOn(grid) ?? null;
  return {
    id: sheet,
    name: doc.name,
    rows: grid.maxRows,
    columns: doc.columns,
    frozenRows: doc.frozenRows,
    frozenColumns: doc.frozenColumns,
    gridlines: !doc.hiddenGridlines,
    widths: Array.from({ length: doc.columns }, (_, index) => doc.widths[index + 1] ?? DEFAULT_WIDTH),
    ...rowFacts(grid),
    hiddenColumns: doc.hiddenColumns,
    merges: doc.merges,
    filter: filter && { ...filter.rect, filtered: Object.keys(filter.criteria).map(Number) },
    guards: protectionsOn(world.store, BOUND_ID, sheet).map((protection) => guardOf(grid, user, protection)),
    rules: rulesOf(grid).rules,
    charts: chartsOn(grid).map((chart) => ({
      id: chart.id ?? 0,
      ...figuresOf(grid, chart),
      row: chart.row,
      column: chart.column,
      width: Number(chart.options['width'] ?? 600),
      height: Number(chart.options['height'] ?? 371),
    })),
  };
}

/** What a column of the filter holds below its heading, as displayed, in order of first appearance. */
export function columnValues(world: World, sheet: number, column: number): ColumnValue[] {
  const grid = gridWithId(world, sheet);
  const filter = grid && filterOn(grid);
  if (!grid || !filter) return [];
  const { rect, criteria } = filter;
  const rows = Math.min(rect.row + rect.rows - 1, grid.maxRows) - rect.row;
  if (rows < 1) return [];
  const { locale } = spreadsheet(world.store, BOUND_ID);
  const counts = new Map<string, number>();
  for (const [text = ''] of displayOf(grid, { row: rect.row + 1, column, rows, columns: 1 }, locale))
    counts.set(text, (counts.get(text) ?? 0) + 1);
  const hidden = new Set(criteria[column]?.hidden ?? []);
  return [...counts].map(([text, count]) => ({ text, count, hidden: hidden.has(text) }));
}
