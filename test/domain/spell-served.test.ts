import type { Served } from '../../src/domain/induction';
import { spellServed } from '../../src/domain/spell-served';
import { fraction } from './examples';

const served = (extension: Served['extension']): string =>
  spellServed({ terms: fraction(6), required: fraction(6), extension } as Served);

test('3.6 terms served are said with the days of extension still to serve', () => {
  expect(served(fraction(11))).toBe('6 of 6 terms, and 11 days of extension to serve');
  expect(served(fraction(1))).toBe('6 of 6 terms, and 1 day of extension to serve');
});

test('alone where there is no extension, or none left of it', () => {
  expect(served(null)).toBe('6 of 6 terms');
  expect(served(fraction(0))).toBe('6 of 6 terms');
});
