/** Custom functions (services.md §24): called anonymously, with copies of their arguments, and only when those changed. */
import { createHash } from 'node:crypto';
import { BUDGET_MS, OVERHEAD } from '../run/costs';
import { valuesOf } from './cells-read';
import {
  Area,
  FormulaFault,
  ERROR,
  NUM,
  Lambda,
  isError,
  isMatrix,
  type Scalar,
  type Val,
} from './formulas/values';
import { serialAt } from './serial';
import { Instant, toWire, type Value } from './values';
import { spreadsheet } from './workbook';
import type { World } from './world';
import type { Cell, Grid } from './grid';

/** A result kept under its function and arguments: it stays even after the code changed. */
interface Kept {
  readonly values: readonly (readonly Cell[])[] | null;
  readonly note: string | null;
}

const KEPT = 'customResults';
const MOST_KEPT = 300;

export interface Place {
  readonly grid: Grid;
  readonly row: number;
  readonly column: number;
}

/** The script's function of this name, whatever its case; not one that ends in an underscore. */
export function customFunction(world: World, name: string): string | null {
  const wanted = name.toLowerCase();
  return [...world.scripts.functions].find((fn) => fn.toLowerCase() === wanted && !fn.endsWith('_')) ?? null;
}

/** Null when the script has no such function. A thrown error becomes #ERROR! with the message as its note. */
export function callCustom(
  world: World,
  place: Place,
  name: string,
  args: readonly (Val | undefined)[],
): Val | null {
  const fn = customFunction(world, name);
  if (fn === null) return null;
  const bad = args.find((arg) => arg !== undefined && isError(arg));
  // With an error among the arguments the call is not made.
  if (bad !== undefined) return bad;
  const passed = args.map((arg) => argument(arg, place));
  const key = createHash('sha1').update(fn).update('\n').update(toWire(passed)).digest('base64');
  const kept = world.store.get<Kept>(KEPT, key) ?? remember(world, key, called(world, place, fn, passed));
  if (kept.values === null) throw new FormulaFault(ERROR, kept.note ?? '');
  return kept.values;
}

function remember(world: World, key: string, result: Kept): Kept {
  const { store } = world;
  store.put(KEPT, key, result);
  const keys = [...store.all(KEPT).keys()];
  for (const old of keys.slice(0, Math.max(0, keys.length - MOST_KEPT))) store.delete(KEPT, old);
  return result;
}

/** A single cell is a scalar, a range always two-dimensional; blank cells are '', dates Dates, errors their text. */
function argument(arg: Val | undefined, { grid }: Place): Value {
  if (arg === undefined) return '';
  if (arg instanceof Lambda) return null;
  if (arg instanceof Area) {
    const values = valuesOf(arg.grid, arg.rect, spreadsheet(grid.store, grid.file).zone);
    return arg.rect.rows * arg.rect.columns === 1 ? ((values[0] as Value[])[0] as Value) : values;
  }
  if (isMatrix(arg)) return arg.map((line) => line.map(plain));
  return plain(arg);
}

function plain(cell: Scalar): Value {
  if (cell === null) return '';
  return typeof cell === 'object' ? cell.e : cell;
}

const count = (value: Value): number =>
  Array.isArray(value)
    ? (value as readonly Value[]).reduce<number>((sum, part) => sum + count(part as Value), 0)
    : 1;

function called(world: World, { grid, row, column }: Place, fn: string, args: readonly Value[]): Kept {
  const { customFunction: price } = OVERHEAD;
  const before = price.ms + price.perCellIn * args.reduce<number>((sum, arg) => sum + count(arg), 0);
  const result = world.run({
    fn,
    args,
    door: 'formula',
    mode: 'CUSTOM_FUNCTION',
    user: world.owner,
    activeUser: '',
    reply: 'cell',
    cell: [grid.file, grid.sheetId, row, column, 1, 1],
  });
  if (result.outcome === 'killed') return { values: null, note: `${result.error?.message ?? ''} (line 0)` };
  if (result.error) return { values: null, note: `${result.error.message}${lineOf(result.error.stack)}` };
  const values = block(result.value, spreadsheet(grid.store, grid.file).zone);
  const ms =
    before +
    result.record.simulatedSeconds * 1000 +
    price.perCellOut * (values?.reduce((sum, line) => sum + line.length, 0) ?? 0);
  if (world.options.recalculationBlocks)
    world.calculatingUntil = Math.max(world.calculatingUntil, world.now()) + ms;
  if (ms > BUDGET_MS.CUSTOM_FUNCTION)
    return { values: null, note: 'Exceeded maximum execution time (line 0)' };
  return values
    ? { values, note: null }
    : { values: null, note: 'The function returned no rectangle of values.' };
}

function lineOf(stack: string): string {
  const line = /Code\.js:(\d+)/.exec(stack)?.[1];
  return line === undefined ? '' : ` (line ${line}).`;
}

/** A list spills as a column; what is no rectangle, or empty, is an error. */
function block(value: Value, zone: string): Cell[][] | null {
  if (!Array.isArray(value)) return [[cellOf(value, zone)]];
  const list = value as readonly Value[];
  const rows = list.some(Array.isArray)
    ? list.map((line) => (Array.isArray(line) ? (line as readonly Value[]) : [line]))
    : list.map((cell) => [cell]);
  const width = rows[0]?.length ?? 0;
  if (width === 0 || rows.some((line) => line.length !== width)) return null;
  return rows.map((line) => line.map((cell) => cellOf(cell, zone)));
}

/** Strings stay text, also those that begin with = or look like numbers. */
function cellOf(value: Value, zone: string): Cell {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : NUM;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (value instanceof Instant) return Number.isFinite(value.at) ? serialAt(value.at, zone) : NUM;
  return ERROR;
}
