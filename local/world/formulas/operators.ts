/** Arithmetic, comparison, joining. */
import { textToSerial } from './dates';
import type { Context } from './context';
import { DIV0, ERROR, NUM, compare, isError, toNumber, toText, type Scalar } from './values';

export function unary(operator: string, value: Scalar, context: Context): Scalar {
  if (operator === '+' || operator === '@' || operator === '#') return value;
  const number = toNumber(value, (text) => textToSerial(text, context));
  if (typeof number !== 'number') return number;
  return operator === '%' ? number / 100 : -number;
}

const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '>': (order) => order > 0,
  '<=': (order) => order <= 0,
  '>=': (order) => order >= 0,
};

const sums: Readonly<Record<string, (a: number, b: number) => Scalar>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => (b === 0 ? DIV0 : a / b),
  '^': (a, b) => a ** b,
};

export function binary(operator: string, a: Scalar, b: Scalar, context: Context): Scalar {
  if (isError(a)) return a;
  if (isError(b)) return b;
  const test = comparisons[operator];
  if (test) return test(compare(a, b));
  if (operator === '&') return `${String(toText(a))}${String(toText(b))}`;
  const sum = sums[operator];
  if (!sum) return ERROR;
  const parse = (text: string) => textToSerial(text, context);
  const [x, y] = [toNumber(a, parse), toNumber(b, parse)];
  if (typeof x !== 'number') return x;
  if (typeof y !== 'number') return y;
  const result = sum(x, y);
  return typeof result === 'number' && !Number.isFinite(result) ? NUM : result;
}
