/** What a formula computes with. Blank is null; errors are values and spread. */
import type { Rect } from '../a1';
import type { Cell, CellError, Grid } from '../grid';

export type Scalar = Cell;
export type Matrix = readonly (readonly Scalar[])[];

/** A reference: read only when its values are asked for. */
export class Area {
  constructor(
    readonly grid: Grid,
    readonly rect: Rect,
  ) {}
}

export class Lambda {
  constructor(
    readonly parameters: readonly string[],
    readonly call: (args: readonly Val[]) => Val,
  ) {}
}

export type Val = Scalar | Matrix | Area | Lambda;

export const fail = (e: string): CellError => ({ e });
export const REF = fail('#REF!');
export const VALUE = fail('#VALUE!');
export const NA = fail('#N/A');
export const NUM = fail('#NUM!');
export const NAME = fail('#NAME?');
export const DIV0 = fail('#DIV/0!');
export const ERROR = fail('#ERROR!');

export function isError(value: Val): value is CellError {
  return typeof value === 'object' && value !== null && 'e' in value;
}

export function isMatrix(value: Val): value is Matrix {
  return Array.isArray(value);
}

/** A formula that can't be computed, with what its note says. */
export class FormulaFault extends Error {
  constructor(
    readonly shows: CellError,
    note: string,
  ) {
    super(note);
  }
}

const numeric = /^\s*[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?(?:e[-+]?\d+)?%?\s*$/i;

/** Blank is 0; text counts only if it reads as a number or a day. */
export function toNumber(value: Scalar, parseText?: (text: string) => number | null): number | CellError {
  if (value === null) return 0;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'object') return value;
  if (numeric.test(value) && /\d/.test(value)) {
    const number = Number(value.replace(/[,%\s]/g, ''));
    return value.includes('%') ? number / 100 : number;
  }
  return parseText?.(value) ?? VALUE;
}

export function toText(value: Scalar): string | CellError {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'object') return value;
  return String(Number(value.toPrecision(15)));
}

export function toBoolean(value: Scalar): boolean | CellError {
  if (value === null || value === '') return false;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  if (typeof value === 'object') return value;
  const upper = value.toUpperCase();
  return upper === 'TRUE' ? true : upper === 'FALSE' ? false : VALUE;
}

/** Order of kinds: numbers, text, booleans. Text compares without case; blank is 0, "" or FALSE as it needs. */
export function compare(a: Scalar, b: Scalar): number {
  const [x, y] = [blankAs(a, b), blankAs(b, a)];
  const order = kindOf(x) - kindOf(y);
  if (order !== 0) return order;
  if (typeof x === 'string') {
    const [p, q] = [x.toLowerCase(), String(y).toLowerCase()];
    return p < q ? -1 : p > q ? 1 : 0;
  }
  return Number(x) - Number(y);
}

function blankAs(value: Scalar, other: Scalar): Scalar {
  if (value !== null) return value;
  return typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0;
}

function kindOf(value: Scalar): number {
  return typeof value === 'number' ? 1 : typeof value === 'string' ? 2 : typeof value === 'boolean' ? 3 : 4;
}
