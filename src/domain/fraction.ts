import { counted } from './counted';
import type { Fraction, Problem } from './facts';
import { problem } from './answer';

/** `n / d` in lowest terms with `d > 0`. Both must be whole numbers, and `d` not 0. */
export function fraction(n: number, d = 1): Fraction {
  if (!Number.isSafeInteger(n) || !Number.isSafeInteger(d) || d === 0) {
    throw new Error(`A fraction is made of two whole numbers, the second not 0. These are ${n} and ${d}.`);
  }
  const shared = commonDivisor(Math.abs(n), Math.abs(d)) * Math.sign(d);
  return { n: n / shared + 0, d: d / shared };
}

export const ZERO: Fraction = { n: 0, d: 1 };
export const ONE: Fraction = { n: 1, d: 1 };

function commonDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

export function add(one: Fraction, other: Fraction): Fraction {
  return safely(one.n * other.d + other.n * one.d, one.d * other.d, () => [
    big(one.n) * big(other.d) + big(other.n) * big(one.d),
    big(one.d) * big(other.d),
  ]);
}

export function subtract(one: Fraction, other: Fraction): Fraction {
  return add(one, { n: -other.n, d: other.d });
}

export function multiply(one: Fraction, other: Fraction): Fraction {
  return safely(one.n * other.n, one.d * other.d, () => [
    big(one.n) * big(other.n),
    big(one.d) * big(other.d),
  ]);
}

export function divide(one: Fraction, other: Fraction): Fraction {
  if (other.n === 0) throw new Error('A fraction cannot be divided by nothing.');
  return multiply(one, fraction(other.d, other.n));
}

/** Negative when `one` is less, 0 when equal, positive when more. */
export function compare(one: Fraction, other: Fraction): number {
  const left = one.n * other.d;
  const right = other.n * one.d;
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return left - right;
  return Number(big(one.n) * big(other.d) - big(other.n) * big(one.d));
}

export function min(one: Fraction, other: Fraction): Fraction {
  return compare(one, other) <= 0 ? one : other;
}

export function max(one: Fraction, other: Fraction): Fraction {
  return compare(one, other) >= 0 ? one : other;
}

export function sum(all: readonly Fraction[]): Fraction {
  return all.reduce(add, ZERO);
}

/** The least whole number that is not below. */
export function ceiling(it: Fraction): number {
  return Math.floor(it.n / it.d) + (it.n % it.d === 0 ? 0 : 1);
}

/** As a floating number: for charts and order, never for a rule. */
export function decimal(it: Fraction): number {
  return it.n / it.d;
}

/** Rounded half up to a number of decimal places, as a number. */
export function rounded(it: Fraction, places: number): number {
  const scale = 10 ** places;
  const doubled = multiply(it, fraction(2 * scale));
  return Math.floor((doubled.n + doubled.d) / (2 * doubled.d)) / scale;
}

/**
 * One decimal, half up, as the DfE's service takes the number of terms: 1.25 gives 1.3. The exact fraction stays here
 * (2.34); the rounding is a convention, so show it to the officer before it leaves.
 */
export function oneDecimal(it: Fraction): string {
  return rounded(it, 1).toFixed(1);
}

/** At most two decimals, no idle zeros: "3.25", "0.6", "4". */
export function spellFraction(it: Fraction): string {
  return String(rounded(it, 2));
}

/** "3.25 of 6 terms". */
export function spellTerms(served: Fraction, required: Fraction): string {
  return `${spellFraction(served)} of ${countOf(required, 'term')}`;
}

/** "1 term", "0.5 terms", "32 days". */
export function countOf(amount: Fraction, noun: string): string {
  return counted(amount.n / amount.d, noun, spellFraction(amount));
}

/** A number that someone typed: "0.6" or "3/5", exactly. A percentage is asked for again as a decimal. */
export function parseFraction(typed: string, field: string): Fraction | Problem {
  // Marks of the direction of writing, which come with pasting, show nowhere.
  const text = typed.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim();
  const percent = /^(-?\d+(?:\.\d+)?)\s*(%|per ?cent)$/i.exec(text);
  if (percent) {
    const read = parseFraction(percent[1] ?? '', field);
    return isFraction(read)
      ? problem(field, `Enter it as a decimal: ${decimal(divide(read, fraction(100)))} instead of ${text}.`)
      : read;
  }
  const decimals = /^(-?)(\d{0,6})(?:\.(\d{0,6}))?$/.exec(text);
  if (decimals && /\d/.test(text)) {
    const [, sign, whole, part = ''] = decimals;
    const n = Number(`${whole}${part}`);
    return fraction(sign === '-' ? -n : n, 10 ** part.length);
  }
  const ratio = /^(-?\d{1,6})\s*\/\s*(\d{1,6})$/.exec(text);
  if (ratio && Number(ratio[2]) !== 0) return fraction(Number(ratio[1]), Number(ratio[2]));
  return problem(
    field,
    text === '' ? 'Enter a number, like 0.6.' : `Enter a number, like 0.6. "${text}" is not one.`,
  );
}

/** True for what `parseFraction` gives when the text is a number. */
export function isFraction(read: Fraction | Problem): read is Fraction {
  return 'n' in read;
}

function big(whole: number): bigint {
  return BigInt(whole);
}

/** Plain numbers while they are exact, big ones when they would not be. */
function safely(n: number, d: number, exactly: () => [bigint, bigint]): Fraction {
  return Number.isSafeInteger(n) && Number.isSafeInteger(d) ? fraction(n, d) : fromBig(...exactly());
}

/**
 * Beyond 2^53 even in lowest terms, both halves are shortened alike. That takes more part-served terms than one
 * induction has; the error is below 2^-50, and equal sums still come out equal.
 */
function fromBig(n: bigint, d: bigint): Fraction {
  let [shared, rest] = [d, n];
  while (rest !== 0n) [shared, rest] = [rest, shared % rest];
  let [top, bottom] = [n / shared, d / shared];
  while (!isSafe(top) || !isSafe(bottom)) [top, bottom] = [top / 2n, bottom / 2n];
  return fraction(Number(top), Number(bottom));
}

function isSafe(whole: bigint): boolean {
  return Number.isSafeInteger(Number(whole));
}
