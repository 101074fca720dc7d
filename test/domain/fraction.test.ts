import fc from 'fast-check';
import {
  add,
  ceiling,
  compare,
  countOf,
  decimal,
  divide,
  fraction,
  max,
  min,
  multiply,
  oneDecimal,
  parseFraction,
  rounded,
  spellFraction,
  spellTerms,
  subtract,
  sum,
} from '../../src/domain/fraction';

const anyFraction = fc
  .tuple(fc.integer({ min: -900, max: 900 }), fc.integer({ min: 1, max: 900 }))
  .map(([n, d]) => fraction(n, d));

test('a fraction is kept in lowest terms, its sign above', () => {
  expect(fraction(6, 4)).toEqual({ n: 3, d: 2 });
  expect(fraction(3, -6)).toEqual({ n: -1, d: 2 });
  expect(fraction(0, 7)).toEqual({ n: 0, d: 1 });
  expect(fraction(0, -7)).toEqual({ n: 0, d: 1 });
  expect(Object.is(fraction(0, -7).n, 0)).toBe(true);
  expect(fraction(5)).toEqual({ n: 5, d: 1 });
});

test.each([
  [1, 0],
  [1.5, 2],
  [1, 2.5],
  [NaN, 1],
])('%p over %p is a fault of ours', (n, d) => {
  expect(() => fraction(n, d)).toThrow(
    `A fraction is made of two whole numbers, the second not 0. These are ${n} and ${d}.`,
  );
});

test('V11: a tenth and two tenths are three tenths exactly', () => {
  expect(add(fraction(1, 10), fraction(2, 10))).toEqual({ n: 3, d: 10 });
});

test('sums, differences, products and quotients are exact', () => {
  expect(add(fraction(1, 2), fraction(1, 3))).toEqual({ n: 5, d: 6 });
  expect(add(fraction(1, 6), fraction(1, 6))).toEqual({ n: 1, d: 3 });
  expect(subtract(fraction(1, 2), fraction(1, 3))).toEqual({ n: 1, d: 6 });
  expect(multiply(fraction(2, 3), fraction(3, 4))).toEqual({ n: 1, d: 2 });
  expect(divide(fraction(1, 2), fraction(3, 4))).toEqual({ n: 2, d: 3 });
  expect(divide(fraction(1, 2), fraction(-3, 4))).toEqual({ n: -2, d: 3 });
  expect(sum([fraction(1, 2), fraction(1, 3), fraction(1, 6)])).toEqual({ n: 1, d: 1 });
  expect(sum([])).toEqual({ n: 0, d: 1 });
});

test('nothing is divided by nothing', () => {
  expect(() => divide(fraction(1), fraction(0))).toThrow('A fraction cannot be divided by nothing.');
});

test('what is added can be taken away, and what multiplied divided', () => {
  fc.assert(
    fc.property(anyFraction, anyFraction, (one, other) => {
      expect(subtract(add(one, other), other)).toEqual(one);
      if (other.n !== 0) expect(divide(multiply(one, other), other)).toEqual(one);
    }),
  );
});

test('fractions are put in order, and the less and the more of two picked', () => {
  const [third, half] = [fraction(1, 3), fraction(1, 2)];
  expect(compare(third, half)).toBeLessThan(0);
  expect(compare(half, third)).toBeGreaterThan(0);
  expect(compare(half, fraction(2, 4))).toBe(0);
  expect([min(third, half), min(half, third), max(third, half), max(half, third)]).toEqual([
    third,
    third,
    half,
    half,
  ]);
});

test('numbers too long for plain arithmetic stay exact while their lowest terms fit', () => {
  const long = fraction(4_000_000_007, 3_000_000_019);
  expect(multiply(long, divide(fraction(1), long))).toEqual({ n: 1, d: 1 });
  expect(add(long, subtract(fraction(1), long))).toEqual({ n: 1, d: 1 });
  expect(compare(long, add(long, fraction(1, 3_000_000_037)))).toBeLessThan(0);
  expect(compare(add(long, fraction(1, 3_000_000_037)), long)).toBeGreaterThan(0);
  expect(
    compare(fraction(9007199254740991, 9007199254740989), fraction(9007199254740991, 9007199254740989)),
  ).toBe(0);
});

test('numbers whose lowest terms do not fit are shortened, not lost', () => {
  const near = add(fraction(1, 9007199254740881), fraction(1, 9007199254740847));
  expect(near.d).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER);
  expect(decimal(near)).toBeCloseTo(2 / 9007199254740881, 14);
  expect(decimal(near)).toBeGreaterThan(0);
  const third = add(fraction(1, 9007199254740881), fraction(1, 3));
  expect(decimal(third)).toBeCloseTo(1 / 3, 14);
  const less = subtract(fraction(-1, 9007199254740881), fraction(1, 9007199254740847));
  expect(decimal(less)).toBeLessThan(0);
  expect(decimal(less)).toBeCloseTo(-2 / 9007199254740881, 14);
});

test('numbers too long to be exact are a fault of ours', () => {
  expect(() => fraction(2 ** 53)).toThrow('two whole numbers');
  expect(() => fraction(1, 2 ** 53)).toThrow('two whole numbers');
  expect(fraction(2 ** 53 - 1, 2 ** 53 - 1)).toEqual({ n: 1, d: 1 });
});

test('a product that fits though its halves do not is exact, whatever the signs', () => {
  const [one, other] = [fraction(-6_000_000_019, 5_000_000_029), fraction(5_000_000_029, 6_000_000_019)];
  expect(multiply(one, other)).toEqual({ n: -1, d: 1 });
  expect(add(one, fraction(6_000_000_019, 5_000_000_029))).toEqual({ n: 0, d: 1 });
});

test('fractions nearer than plain arithmetic can tell are told apart', () => {
  const [one, other] = [
    fraction(9007199254740990, 9007199254740991),
    fraction(9007199254740989, 9007199254740990),
  ];
  expect(compare(one, other)).toBeGreaterThan(0);
  expect(compare(other, one)).toBeLessThan(0);
  expect(compare(one, one)).toBe(0);
});

test('the least whole number not below', () => {
  expect([
    ceiling(fraction(7, 2)),
    ceiling(fraction(4)),
    ceiling(fraction(-1, 2)),
    ceiling(fraction(1, 9)),
  ]).toEqual([4, 4, 0, 1]);
});

test.each([
  [fraction(5, 4), '1.3'],
  [fraction(49, 20), '2.5'],
  [fraction(124, 100), '1.2'],
  [fraction(7, 2), '3.5'],
  [fraction(6), '6.0'],
  [fraction(1, 3), '0.3'],
  [fraction(0), '0.0'],
])('one decimal for the DfE is rounded half up: %p gives %s', (it, expected) => {
  expect(oneDecimal(it)).toBe(expected);
});

test('rounding is half up at any place', () => {
  expect(rounded(fraction(1, 8), 2)).toBe(0.13);
  expect(rounded(fraction(5, 2), 0)).toBe(3);
  expect(decimal(fraction(1, 4))).toBe(0.25);
});

test('terms and counts are spelt for people', () => {
  expect(spellTerms(fraction(13, 4), fraction(6))).toBe('3.25 of 6 terms');
  expect(spellTerms(fraction(1, 2), fraction(1))).toBe('0.5 of 1 term');
  expect(spellFraction(fraction(1, 3))).toBe('0.33');
  expect(spellFraction(fraction(4))).toBe('4');
  expect([countOf(fraction(1), 'day'), countOf(fraction(32), 'day'), countOf(fraction(1, 2), 'day')]).toEqual(
    ['1 day', '32 days', '0.5 days'],
  );
});

test.each([
  ['0.6', 3, 5],
  ['0.6 ', 3, 5],
  ['.6', 3, 5],
  ['1', 1, 1],
  ['1.', 1, 1],
  ['3/5', 3, 5],
  [' 3 / 5 ', 3, 5],
  ['-1', -1, 1],
  ['-1/2', -1, 2],
  ['0', 0, 1],
  ['123456.654321', 123456654321, 1000000],
  ['12/25', 12, 25],
])('"%s" is read exactly', (typed, n, d) => {
  expect(parseFraction(typed, 'fte')).toEqual(fraction(n, d));
});

test.each([
  ['60%', 'Enter it as a decimal: 0.6 instead of 60%.'],
  ['62.5 %', 'Enter it as a decimal: 0.625 instead of 62.5 %.'],
  ['62.55%', 'Enter it as a decimal: 0.6255 instead of 62.55%.'],
  ['60 per cent', 'Enter it as a decimal: 0.6 instead of 60 per cent.'],
  ['60 percent', 'Enter it as a decimal: 0.6 instead of 60 percent.'],
  ['-5%', 'Enter it as a decimal: -0.05 instead of -5%.'],
  ['x60%', 'Enter a number, like 0.6. "x60%" is not one.'],
  ['60%x', 'Enter a number, like 0.6. "60%x" is not one.'],
  ['1234567%', 'Enter a number, like 0.6. "1234567" is not one.'],
  ['', 'Enter a number, like 0.6.'],
  [' ', 'Enter a number, like 0.6.'],
  ['half', 'Enter a number, like 0.6. "half" is not one.'],
  ['.', 'Enter a number, like 0.6. "." is not one.'],
  ['-', 'Enter a number, like 0.6. "-" is not one.'],
  ['0,6', 'Enter a number, like 0.6. "0,6" is not one.'],
  ['1e3', 'Enter a number, like 0.6. "1e3" is not one.'],
  ['3/0', 'Enter a number, like 0.6. "3/0" is not one.'],
  ['3/5/7', 'Enter a number, like 0.6. "3/5/7" is not one.'],
  ['x3/5', 'Enter a number, like 0.6. "x3/5" is not one.'],
  ['1234567', 'Enter a number, like 0.6. "1234567" is not one.'],
])('V11: "%s" is asked for again', (typed, says) => {
  expect(parseFraction(typed, 'fte')).toEqual({ field: 'fte', says });
});

test('V11: an FTE in per cent is asked for as a decimal', () => {
  expect(parseFraction('60%', 'fte')).toEqual({
    field: 'fte',
    says: 'Enter it as a decimal: 0.6 instead of 60%.',
  });
});
