/** One recalculation of the workbook: what is due, in the order of who reads whom, and where results find room. */
import { a1Of, intersects, type Rect } from './a1';
import { callCustom, customFunction } from './custom-functions';
import { LOADING, rowNumbers, splitKey, type FormulaDoc, type FormulaResult } from './formula-cells';
import { formatsOf } from './formulas/formats';
import { areaOf, contextFor, matrixOf, scalarOf } from './formulas/context';
import { evaluateFormula } from './formulas/evaluate';
import { builtIns } from './formulas/functions';
import { NEVER_THE_SAME, parseFormula, walk, type Formula } from './formulas/parse';
import { Area, ERROR, FormulaFault, Lambda, REF, isError, type Matrix, type Val } from './formulas/values';
import type { Cell, Grid } from './grid';
import { BOUND_ID, gridOf, sheetDocs } from './workbook';
import type { World } from './world';

/** A block of cells on a sheet. */
export interface Box {
  readonly sheet: number;
  readonly rect: Rect;
}
interface Node {
  readonly key: string;
  readonly grid: Grid;
  readonly row: number;
  readonly column: number;
  readonly doc: FormulaDoc;
  readonly parsed: Formula | null;
  readonly areas: readonly Area[];
  state: 'clean' | 'due' | 'running' | 'done';
  runs: number;
}

/** A formula that changes again and again feeds itself. */
const MOST_RUNS = 20;
export class Pass {
  private readonly nodes: Node[];

  constructor(private readonly world: World) {
    const { store } = world;
    this.nodes = sheetDocs(store, BOUND_ID).flatMap((sheet) => {
      const grid = gridOf(store, BOUND_ID, sheet.id);
      const numbers = rowNumbers(grid);
      return [...store.all<FormulaDoc>(grid.formulasName)].map(([key, doc]) =>
        nodeOf(grid, numbers, String(key), doc),
      );
    });
  }

  run(boxes: readonly Box[], all: boolean): void {
    for (const node of this.nodes) {
      const { result } = node.doc;
      const isDue =
        all ||
        result === null ||
        node.parsed?.isVolatile ||
        boxes.some((box) => reads(node, box) || occupies(node, box, wantedRect(node, this.world)));
      if (isDue) node.state = 'due';
    }
    for (
      let due = this.nodes.filter((node) => node.state === 'due');
      due.length > 0;
      due = this.nodes.filter((node) => node.state === 'due')
    ) {
      for (const node of due) this.compute(node);
    }
  }

  private compute(node: Node): void {
    if (node.state !== 'due') return;
    node.state = 'running';
    node.runs += 1;
    let isCircular = node.areas.some(
      (area) => area.grid.sheetId === node.grid.sheetId && intersects(area.rect, cellRect(node)),
    );
    for (const other of this.nodes) {
      if (other === node || !feeds(other, node, this.world)) continue;
      if (other.state === 'running') isCircular = true;
      else this.compute(other);
    }
    const before = this.current(node);
    const after = isCircular || node.runs > MOST_RUNS ? circular : this.evaluated(node);
    node.state = 'done';
    if (before && JSON.stringify(before) === JSON.stringify(after)) return;
    this.world.store.put(node.grid.formulasName, node.key, {
      text: node.doc.text,
      result: after,
    } satisfies FormulaDoc);
    for (const rect of [before, after]
      .map((result) => result && rectOf(node, result))
      .filter((r): r is Rect => r !== null)) {
      this.spread({ sheet: node.grid.sheetId, rect }, node);
    }
  }

  /** What reads the cells that just changed, or wants them, is due again. */
  private spread(box: Box, from: Node): void {
    for (const node of this.nodes) {
      if (node === from || node.state === 'running' || node.runs > MOST_RUNS) continue;
      const wants = wantedRect(node, this.world);
      if (reads(node, box) || (this.current(node)?.wants && occupies(node, box, wants))) node.state = 'due';
    }
  }

  private current(node: Node): FormulaResult | null {
    return this.world.store.get<FormulaDoc>(node.grid.formulasName, node.key)?.result ?? null;
  }

  private evaluated(node: Node): FormulaResult {
    const { grid, row, column, parsed } = node;
    if (!parsed) return { values: [[ERROR]], note: 'Formula parse error.' };
    if (neverReady(this.world, node, parsed, this.nodes)) return { values: [[LOADING]] };
    const custom = (name: string, args: readonly (Val | undefined)[]) =>
      callCustom(this.world, { grid, row, column }, name, args);
    const context = contextFor(grid, { row, column }, this.world.now(), { custom });
    try {
      const value = evaluateFormula(parsed, context);
      if (value instanceof Lambda) return { values: [[ERROR]], note: 'A LAMBDA must be called.' };
      const isBare = parsed.ast.type === 'ReferenceIdentifier';
      const block = value instanceof Area && isBare ? [[scalarOf(value, context)]] : matrixOf(value, context);
      const formats = formatsOf(parsed.ast, context);
      return this.placed(node, block, formats);
    } catch (fault) {
      if (fault instanceof FormulaFault) return { values: [[fault.shows]], note: fault.message };
      throw fault;
    }
  }

  /** The block, if there is room for it below and right of its formula. */
  private placed(node: Node, block: Matrix, formats: readonly (string | null)[]): FormulaResult {
    const rows = block.length;
    const columns = block[0]?.length ?? 0;
    if (rows === 0 || columns === 0) return { values: [[ERROR]], note: 'The result is empty.' };
    const brought = formats.some((format) => format !== null) ? { formats } : {};
    if (rows === 1 && columns === 1) {
      const cell = (block[0] as readonly Cell[])[0] as Cell;
      return isError(cell) ? { values: block } : { values: block, ...brought };
    }
    const { grid } = node;
    const missingRows = node.row + rows - 1 - grid.maxRows;
    const missingColumns = node.column + columns - 1 - grid.maxColumns;
    const wants = { rows, columns };
    if (missingRows > 0)
      return {
        values: [[REF]],
        note: `Result was not automatically expanded, please insert more rows (${missingRows}).`,
        wants,
      };
    if (missingColumns > 0)
      return {
        values: [[REF]],
        note: `Result was not automatically expanded, please insert more columns (${missingColumns}).`,
        wants,
      };
    const obstacle = this.obstacle(node, { row: node.row, column: node.column, rows, columns });
    if (obstacle)
      return {
        values: [[REF]],
        note: `Array result was not expanded because it would overwrite data in ${obstacle}.`,
        wants,
      };
    return { values: block, ...brought, wants };
  }

  /** The first cell in the way: a literal, another formula, or what another formula shows. */
  private obstacle(node: Node, rect: Rect): string | null {
    const { grid } = node;
    const taken = this.nodes
      .filter((other) => other !== node && other.grid.sheetId === grid.sheetId)
      .map((other) => rectOf(other, this.current(other) ?? { values: [[null]] }))
      .filter((other) => intersects(other, rect));
    for (let i = 0; i < rect.rows; i += 1) {
      const row = rect.row + i;
      const { v } = grid.row(row);
      for (let column = rect.column; column < rect.column + rect.columns; column += 1) {
        if (row === node.row && column === node.column) continue;
        const here = { row, column, rows: 1, columns: 1 };
        if ((v[column - 1] ?? null) !== null || taken.some((other) => intersects(other, here)))
          return a1Of(here);
      }
    }
    return null;
  }
}

const circular: FormulaResult = { values: [[REF]], note: 'Circular dependency detected.' };

function nodeOf(grid: Grid, numbers: ReadonlyMap<number, number>, key: string, doc: FormulaDoc): Node {
  const [uid, column] = splitKey(key);
  const parsed = parseFormula(doc.text);
  const home = { grid, offset: { rows: 0, columns: 0 } };
  const areas = [
    ...(parsed?.references ?? []).map((reference) => areaOf(reference, home)),
    ...(parsed?.names ?? []).map((name) => namedArea(grid, name)),
  ];
  return {
    key,
    grid,
    row: numbers.get(uid) ?? 0,
    column,
    doc,
    parsed,
    areas: areas.filter((area): area is Area => area !== null),
    state: 'clean',
    runs: 0,
  };
}

function namedArea(grid: Grid, name: string): Area | null {
  const named = grid.store.get<{ sheet: number; rect: Rect }>(`named:${grid.file}`, name.toLowerCase());
  if (!named || !grid.store.get(`sheets:${grid.file}`, named.sheet)) return null;
  return new Area(gridOf(grid.store, grid.file, named.sheet), named.rect);
}

const cellRect = ({ row, column }: Node): Rect => ({ row, column, rows: 1, columns: 1 });

function rectOf(node: Node, result: FormulaResult): Rect {
  return {
    row: node.row,
    column: node.column,
    rows: result.values.length,
    columns: result.values[0]?.length ?? 1,
  };
}

/** The block a formula covers or would cover. */
function wantedRect(node: Node, world: World): Rect {
  const result = world.store.get<FormulaDoc>(node.grid.formulasName, node.key)?.result;
  return result?.wants ? { row: node.row, column: node.column, ...result.wants } : cellRect(node);
}

function reads(node: Node, { sheet, rect }: Box): boolean {
  return node.areas.some((area) => area.grid.sheetId === sheet && intersects(area.rect, rect));
}

function occupies(node: Node, { sheet, rect }: Box, wanted: Rect): boolean {
  return node.grid.sheetId === sheet && wanted.rows * wanted.columns > 1 && intersects(wanted, rect);
}

/** Whether what `other` shows is read by `node`. Only what is due needs to go first. */
function feeds(other: Node, node: Node, world: World): boolean {
  if (other.state !== 'due' && other.state !== 'running') return false;
  return reads(node, { sheet: other.grid.sheetId, rect: wantedRect(other, world) });
}

/** Arguments that never stay the same keep a custom function loading for ever. */
function neverReady(world: World, node: Node, parsed: Formula, nodes: readonly Node[]): boolean {
  if (!parsed.calls.some((name) => !(name in builtIns) && customFunction(world, name) !== null)) return false;
  let isVolatile = false;
  walk(parsed.ast, (part) => {
    if (
      part.type === 'CallExpression' &&
      'name' in part.callee &&
      NEVER_THE_SAME.has(part.callee.name.toUpperCase())
    )
      isVolatile = true;
  });
  if (isVolatile) return true;
  const moving = nodes.filter((other) => other.parsed?.calls.some((name) => NEVER_THE_SAME.has(name)));
  return moving.some((other) =>
    node.areas.some(
      (area) => area.grid.sheetId === other.grid.sheetId && intersects(area.rect, cellRect(other)),
    ),
  );
}

/** Values of a formula as if typed into an empty cell below everything; a spill comes back whole. */
export function evaluateOnce(world: World, grid: Grid, text: string): FormulaResult {
  const parsed = parseFormula(text.startsWith('=') ? text : `=${text}`);
  if (!parsed) return { values: [[ERROR]], note: 'Formula parse error.' };
  const place = { grid, row: grid.maxRows + 1, column: grid.maxColumns + 1 };
  const context = contextFor(grid, place, world.now(), {
    custom: (name, args) => callCustom(world, place, name, args),
  });
  try {
    return { values: matrixOf(evaluateFormula(parsed, context), context) };
  } catch (fault) {
    if (fault instanceof FormulaFault) return { values: [[fault.shows]], note: fault.message };
    throw fault;
  }
}
