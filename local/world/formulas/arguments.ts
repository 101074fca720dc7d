/** How functions read their arguments. */
import { matrixOf, type Context } from './context';
import { toNumber, type Matrix, type Scalar, type Val } from './values';

export const one = (value: Val | undefined, context: Context): Scalar =>
  matrixOf(value ?? null, context)[0]?.[0] ?? null;
export const whole = (value: Val | undefined, context: Context, otherwise: number): number => {
  if (value === undefined) return otherwise;
  const number = toNumber(one(value, context));
  return typeof number === 'number' ? Math.trunc(number) : NaN;
};
export const transposed = (block: Matrix): Scalar[][] =>
  (block[0] ?? []).map((_, j) => block.map((line) => line[j] ?? null));
