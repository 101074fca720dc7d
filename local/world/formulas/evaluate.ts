/** Evaluates a parsed formula (what Sheets computes; arguments one by one, errors as values). */
import type { AstExpression } from '@borgar/fx';
import { fallback } from './fallback';
import { areaOf, matrixOf, scalarOf, type Context } from './context';
import { builtIns } from './functions';
import { binary, unary } from './operators';
import { parseReference, type Formula } from './parse';
import {
  Area,
  ERROR,
  FormulaFault,
  Lambda,
  NA,
  NAME,
  REF,
  VALUE,
  isError,
  isMatrix,
  type Matrix,
  type Scalar,
  type Val,
} from './values';

/** An argument not yet evaluated; undefined where it was left out: F(a,,b). */
export type Thunk = (context?: Context) => Val;

/** A function of Sheets. `scalar` ones are applied cell by cell in array mode; `ranges` get what they are given. */
export type BuiltIn =
  | {
      readonly kind: 'scalar';
      readonly least: number;
      readonly most: number;
      run(args: readonly Scalar[], context: Context): Scalar;
    }
  | {
      readonly kind: 'ranges';
      readonly least: number;
      readonly most: number;
      readonly isArray?: boolean;
      run(args: readonly Val[], context: Context): Val;
    }
  | {
      readonly kind: 'lazy';
      readonly least: number;
      readonly most: number;
      run(args: readonly Thunk[], context: Context): Val;
    };

export function evaluateFormula(formula: Formula, context: Context): Val {
  return evaluate(formula.ast, context);
}

export function evaluate(node: AstExpression, context: Context): Val {
  switch (node.type) {
    case 'Literal':
      return node.value;
    case 'ErrorLiteral':
      return { e: node.value };
    case 'ReferenceIdentifier':
      return reference(node.value, context);
    case 'UnaryExpression':
      return lift([evaluate(node.arguments[0] as AstExpression, context)], context, ([a]) =>
        unary(node.operator, a as Scalar, context),
      );
    case 'BinaryExpression':
      return binaryExpression(node.operator, node.arguments as [AstExpression, AstExpression], context);
    case 'ArrayExpression':
      return stacked(
        node.elements.map((line) => line.map((part) => matrixOf(evaluate(part, context), context))),
      );
    case 'CallExpression':
      return call(node, context);
    case 'LambdaExpression':
      return lambda(node, context);
    case 'LetExpression': {
      let scope = context.scope;
      for (const { id, init } of node.declarations) {
        const value = init ? evaluate(init, { ...context, scope }) : null;
        scope = new Map([...scope, [id.name.toUpperCase(), value]]);
      }
      return node.body ? evaluate(node.body, { ...context, scope }) : null;
    }
  }
}

function reference(text: string, context: Context): Val {
  const inScope = context.scope.get(text.toUpperCase());
  if (inScope !== undefined) return inScope;
  const written = parseReference(text);
  if (written) return areaOf(written, context) ?? REF;
  const { store, file } = context.grid;
  const named = store.get<{ sheet: number; rect: Area['rect'] }>(`named:${file}`, text.toLowerCase());
  if (!named) throw new FormulaFault(NAME, `Unknown range name: '${text.toUpperCase()}'.`);
  return (
    areaOf(
      { sheet: sheetName(context, named.sheet), ...cornersOf(named.rect) },
      { ...context, offset: { rows: 0, columns: 0 } },
    ) ?? REF
  );
}

function sheetName({ grid }: Context, id: number): string {
  return grid.store.get<{ name: string }>(`sheets:${grid.file}`, id)?.name ?? '';
}

function cornersOf(rect: Area['rect']) {
  const fixed = { top: true, left: true, bottom: true, right: true };
  return {
    top: rect.row,
    left: rect.column,
    bottom: rect.row + rect.rows - 1,
    right: rect.column + rect.columns - 1,
    fixed,
  };
}

function binaryExpression(
  operator: string,
  [left, right]: [AstExpression, AstExpression],
  context: Context,
): Val {
  const [a, b] = [evaluate(left, context), evaluate(right, context)];
  if (operator === ':') return spanned(a, b);
  return lift([a, b], context, ([x, y]) => binary(operator, x as Scalar, y as Scalar, context));
}

/** `A1:INDEX(…)` is the block from the one to the other. */
function spanned(a: Val, b: Val): Val {
  if (!(a instanceof Area) || !(b instanceof Area) || a.grid.sheetId !== b.grid.sheetId) return REF;
  const row = Math.min(a.rect.row, b.rect.row);
  const column = Math.min(a.rect.column, b.rect.column);
  const bottom = Math.max(a.rect.row + a.rect.rows, b.rect.row + b.rect.rows);
  const right = Math.max(a.rect.column + a.rect.columns, b.rect.column + b.rect.columns);
  return new Area(a.grid, { row, column, rows: bottom - row, columns: right - column });
}

/** Applies a scalar operation: cell by cell over ranges in array mode, once otherwise. */
export function lift(args: readonly Val[], context: Context, run: (args: readonly Scalar[]) => Scalar): Val {
  const spreads = (arg: Val) =>
    isMatrix(arg) || (context.isArray && arg instanceof Area && arg.rect.rows * arg.rect.columns > 1);
  if (!args.some(spreads)) return run(args.map((arg) => scalarOf(arg, context)));
  const blocks = args.map((arg) => matrixOf(arg, context));
  const rows = Math.max(...blocks.map((block) => block.length));
  const columns = Math.max(...blocks.map((block) => block[0]?.length ?? 1));
  return Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (__, j) => run(blocks.map((block) => broadcast(block, i, j)))),
  );
}

/** A single row or column serves for all; beyond a block's end there is nothing. */
function broadcast(block: Matrix, i: number, j: number): Scalar {
  const line = block.length === 1 ? block[0] : block[i];
  if (!line) return NA;
  const cell = line.length === 1 ? line[0] : line[j];
  return cell === undefined ? NA : cell;
}

function stacked(rows: readonly (readonly Matrix[])[]): Val {
  const lines: Scalar[][] = [];
  let width = -1;
  for (const blocks of rows) {
    const height = Math.max(...blocks.map((block) => block.length));
    if (blocks.some((block) => block.length !== height))
      throw new FormulaFault(VALUE, 'Array blocks beside each other must have as many rows.');
    const part = Array.from({ length: height }, (_, i) => blocks.flatMap((block) => block[i] ?? []));
    const columns = part[0]?.length ?? 0;
    if (width >= 0 && columns !== width)
      throw new FormulaFault(
        VALUE,
        'In ARRAY_LITERAL, an Array Literal was missing values for one or more rows.',
      );
    width = columns;
    lines.push(...part);
  }
  return lines;
}

function lambda(node: Extract<AstExpression, { type: 'LambdaExpression' }>, context: Context): Lambda {
  const names = node.params.map((param) => param.name.toUpperCase());
  return new Lambda(names, (args) => {
    const scope = new Map([...context.scope, ...names.map((name, i) => [name, args[i] ?? null] as const)]);
    return node.body ? evaluate(node.body, { ...context, scope }) : null;
  });
}

function call(node: Extract<AstExpression, { type: 'CallExpression' }>, context: Context): Val {
  const thunks = (node.arguments as (AstExpression | null)[]).map((part): Thunk | undefined =>
    part === null ? undefined : (inside = context) => evaluate(part, inside),
  );
  const callee = node.callee as unknown as AstExpression | { type: 'Identifier'; name: string };
  if (callee.type !== 'Identifier') {
    const made = evaluate(callee, context);
    if (!(made instanceof Lambda)) return ERROR;
    return made.call(thunks.map((thunk) => thunk?.() ?? null));
  }
  const name = callee.name.toUpperCase();
  const local = context.scope.get(name);
  if (local instanceof Lambda) return local.call(thunks.map((thunk) => thunk?.() ?? null));
  const builtIn = builtIns[name] ?? fallback(name);
  return builtIn ? apply(name, builtIn, thunks, context) : custom(callee.name, thunks, context);
}

function apply(
  name: string,
  builtIn: BuiltIn,
  thunks: readonly (Thunk | undefined)[],
  context: Context,
): Val {
  if (thunks.length < builtIn.least || thunks.length > builtIn.most) {
    throw new FormulaFault(
      NA,
      `Wrong number of arguments to ${name}. Expected ${expected(builtIn)}, but got ${thunks.length} arguments.`,
    );
  }
  if (builtIn.kind === 'lazy')
    return builtIn.run(
      thunks.map((thunk) => thunk ?? (() => null)),
      context,
    );
  const inner = builtIn.kind === 'ranges' && builtIn.isArray ? { ...context, isArray: true } : context;
  const args = thunks.map((thunk) => thunk?.(inner) ?? null);
  if (builtIn.kind === 'ranges') return builtIn.run(args, inner);
  return lift(args, context, (scalars) => scalars.find(isError) ?? builtIn.run(scalars, context));
}

function expected({ least, most }: BuiltIn): string {
  return least === most
    ? `${least} arguments`
    : most === Infinity
      ? `at least ${least} arguments`
      : `between ${least} and ${most} arguments`;
}

function custom(name: string, thunks: readonly (Thunk | undefined)[], context: Context): Val {
  const result = context.custom(
    name,
    thunks.map((thunk) => thunk?.()),
  );
  if (result === null) throw new FormulaFault(NAME, `Unknown function: '${name.toUpperCase()}'.`);
  return result;
}
