import fc from 'fast-check';
import { longPrint, print, shortPrint } from '../../src/domain/fingerprint';

/** The published values of FNV-1a of 32 bits. */
test.each([
  ['', 0x811c9dc5],
  ['a', 0xe40c292c],
  ['foobar', 0xbf9cf968],
])('the print of %p is its FNV-1a', (text, hash) => {
  expect(shortPrint(text)).toBe(hash.toString(36).padStart(7, '0'));
  expect(print(text).startsWith(hash.toString(36))).toBe(true);
});

test('a short print has seven characters, a long one fourteen, whatever the text', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(shortPrint(text)).toMatch(/^[0-9a-z]{7}$/);
      expect(longPrint(text)).toMatch(/^[0-9a-z]{14}$/);
      expect(longPrint(text).startsWith(shortPrint(text))).toBe(true);
      expect(print(text)).toMatch(/^[0-9a-z]{2,14}$/);
    }),
  );
});

test('the second half tells apart what the first half does not', () => {
  const [half, other] = [longPrint('foobar').slice(7), shortPrint('foobar')];
  expect(half).not.toBe(other);
  const texts = Array.from({ length: 2000 }, (_, at) => `R-${String(at).padStart(5, '0')}`);
  expect(new Set(texts.map(longPrint)).size).toBe(2000);
  expect(new Set(texts.map((text) => longPrint(text).slice(7))).size).toBe(2000);
});
