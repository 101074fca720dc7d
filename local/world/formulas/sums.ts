/** Functions that add up, count and compare whole ranges. */
import { criterion, type Criterion } from './conditions';
import type { BuiltIn } from './evaluate';
import { matrixOf, readArea, type Context } from './context';
import {
  Area,
  DIV0,
  FormulaFault,
  VALUE,
  isError,
  isMatrix,
  toBoolean,
  toNumber,
  type Matrix,
  type Scalar,
  type Val,
} from './values';

/** Numbers of all arguments: in ranges only true numbers count, given one by one anything that reads as one. */
function numbersOf(args: readonly Val[], context: Context): number[] | Scalar {
  const found: number[] = [];
  for (const arg of args) {
    const isRange = arg instanceof Area || isMatrix(arg);
    for (const line of matrixOf(arg, context)) {
      for (const cell of line) {
        if (isError(cell)) return cell;
        if (typeof cell === 'number') found.push(cell);
        else if (!isRange && cell !== null) {
          const number = toNumber(cell);
          if (typeof number !== 'number') return number;
          found.push(number);
        }
      }
    }
  }
  return found;
}

function aggregate(run: (numbers: readonly number[]) => Scalar): BuiltIn {
  return {
    kind: 'ranges',
    least: 1,
    most: Infinity,
    run: (args, context) => {
      const numbers = numbersOf(args, context);
      return Array.isArray(numbers) ? run(numbers) : numbers;
    },
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

function counting(counts: (cell: Scalar) => boolean): BuiltIn {
  return {
    kind: 'ranges',
    least: 1,
    most: Infinity,
    run: (args, context) =>
      args.reduce<number>(
        (total, arg) => total + matrixOf(arg, context).reduce((n, line) => n + line.filter(counts).length, 0),
        0,
      ),
  };
}

/** Pairs of (range, criterion): which places satisfy all. */
function places(
  pairs: readonly Val[],
  context: Context,
): { rows: number; columns: number; has: (i: number, j: number) => boolean } {
  const tests: [Matrix, Criterion][] = [];
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    tests.push([
      matrixOf(pairs[at] as Val, context),
      criterion(first(pairs[at + 1] as Val, context), context),
    ]);
  }
  const [rows, columns] = sizeOf(tests[0]?.[0] ?? []);
  if (tests.some(([block]) => block.length !== rows || (block[0]?.length ?? 0) !== columns)) {
    throw new FormulaFault(VALUE, 'Array arguments are of different size.');
  }
  return {
    rows,
    columns,
    has: (i, j) => tests.every(([block, test]) => test((block[i] as readonly Scalar[])[j] ?? null)),
  };
}

const sizeOf = (block: Matrix): [number, number] => [block.length, block[0]?.length ?? 0];
const first = (value: Val, context: Context): Scalar => matrixOf(value, context)[0]?.[0] ?? null;

function countWhere(pairs: readonly Val[], context: Context): number {
  const { rows, columns, has } = places(pairs, context);
  let count = 0;
  for (let i = 0; i < rows; i += 1) for (let j = 0; j < columns; j += 1) if (has(i, j)) count += 1;
  return count;
}

function numbersWhere(values: Val, pairs: readonly Val[], context: Context): number[] {
  const block = matrixOf(sameSize(values, pairs[0] as Val), context);
  const { rows, columns, has } = places(pairs, context);
  const found: number[] = [];
  for (let i = 0; i < rows; i += 1) {
    for (let j = 0; j < columns; j += 1) {
      const cell = block[i]?.[j];
      if (typeof cell === 'number' && has(i, j)) found.push(cell);
    }
  }
  return found;
}

/** SUMIF's last range only says where it begins. */
function sameSize(values: Val, model: Val): Val {
  if (!(values instanceof Area) || !(model instanceof Area)) return values;
  return new Area(values.grid, { ...values.rect, rows: model.rect.rows, columns: model.rect.columns });
}

const onePair = (run: (numbers: readonly number[]) => Scalar): BuiltIn => ({
  kind: 'ranges',
  least: 2,
  most: 3,
  run: ([range, wanted, values], context) =>
    run(numbersWhere(values ?? (range as Val), [range as Val, wanted as Val], context)),
});
const manyPairs = (run: (numbers: readonly number[]) => Scalar): BuiltIn => ({
  kind: 'ranges',
  least: 3,
  most: Infinity,
  run: ([values, ...pairs], context) => run(numbersWhere(values as Val, pairs, context)),
});

const average = (numbers: readonly number[]): Scalar =>
  numbers.length === 0 ? DIV0 : sum(numbers) / numbers.length;
const most = (numbers: readonly number[]): number =>
  numbers.reduce((a, b) => Math.max(a, b), numbers[0] ?? 0);
const fewest = (numbers: readonly number[]): number =>
  numbers.reduce((a, b) => Math.min(a, b), numbers[0] ?? 0);

/** Over everything given; blanks and text in ranges are passed over. */
function logical(run: (values: readonly boolean[]) => boolean): BuiltIn {
  return {
    kind: 'ranges',
    least: 1,
    most: Infinity,
    run: (args, context) => {
      const values: boolean[] = [];
      for (const arg of args) {
        const isRange = arg instanceof Area || isMatrix(arg);
        for (const cell of matrixOf(arg, context).flat()) {
          if (isRange && (cell === null || typeof cell === 'string')) continue;
          const value = toBoolean(cell);
          if (typeof value !== 'boolean') return value;
          values.push(value);
        }
      }
      return values.length === 0 ? VALUE : run(values);
    },
  };
}

function sumProduct(args: readonly Val[], context: Context): Scalar {
  const blocks = args.map((arg) => (arg instanceof Area ? readArea(arg, context) : matrixOf(arg, context)));
  const [rows, columns] = sizeOf(blocks[0] as Matrix);
  if (blocks.some((block) => block.length !== rows || (block[0]?.length ?? 0) !== columns)) return VALUE;
  let total = 0;
  for (let i = 0; i < rows; i += 1) {
    for (let j = 0; j < columns; j += 1) {
      let product = 1;
      for (const block of blocks) {
        const cell = block[i]?.[j] ?? null;
        if (isError(cell)) return cell;
        product *=
          typeof cell === 'number'
            ? cell
            : typeof cell === 'boolean' && blocks.length === 1
              ? Number(cell)
              : 0;
      }
      total += product;
    }
  }
  return total;
}

export const sumFunctions: Readonly<Record<string, BuiltIn>> = {
  SUM: aggregate(sum),
  AVERAGE: aggregate(average),
  MAX: aggregate(most),
  MIN: aggregate(fewest),
  COUNT: counting((cell) => typeof cell === 'number'),
  COUNTA: counting((cell) => cell !== null),
  COUNTBLANK: counting((cell) => cell === null || cell === ''),
  COUNTIF: { kind: 'ranges', least: 2, most: 2, run: (args, context) => countWhere(args, context) },
  COUNTIFS: { kind: 'ranges', least: 2, most: Infinity, run: countWhere },
  COUNTUNIQUE: {
    kind: 'ranges',
    least: 1,
    most: Infinity,
    run: (args, context) =>
      new Set(
        args
          .flatMap((arg) => matrixOf(arg, context).flat())
          .filter((cell) => cell !== null)
          .map((cell) => JSON.stringify(cell)),
      ).size,
  },
  SUMIF: onePair(sum),
  AVERAGEIF: onePair(average),
  SUMIFS: manyPairs(sum),
  AVERAGEIFS: manyPairs(average),
  MAXIFS: manyPairs(most),
  MINIFS: manyPairs(fewest),
  SUMPRODUCT: { kind: 'ranges', least: 1, most: Infinity, isArray: true, run: sumProduct },
  AND: logical((values) => values.every(Boolean)),
  OR: logical((values) => values.some(Boolean)),
  XOR: logical((values) => values.filter(Boolean).length % 2 === 1),
};
