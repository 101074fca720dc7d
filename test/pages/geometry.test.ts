import fc from 'fast-check';
import type { SheetFrame } from '../../local/api';
import { a1, layoutOf, letters, parseA1, placeOfRow, windowOf } from '../../local/pages/workbook/geometry';
import { jumpFrom, stepFrom } from '../../local/pages/workbook/selection';

const frame = (change: Partial<SheetFrame> = {}): SheetFrame => ({
  id: 1,
  name: 'ECTs',
  version: 1,
  rows: 100,
  columns: 5,
  frozenRows: 1,
  frozenColumns: 1,
  gridlines: true,
  widths: [100, 100, 100, 100, 100],
  heights: [],
  hiddenColumns: [],
  hiddenRows: [],
  merges: [],
  filter: null,
  guards: [],
  rules: [],
  charts: [],
  ...change,
});
const layout = (change: Partial<SheetFrame> = {}) => layoutOf(frame(change), () => 20);

test('column letters go on after Z', () => {
  expect([1, 26, 27, 52, 703].map(letters)).toEqual(['A', 'Z', 'AA', 'AZ', 'AAA']);
});

test('an address and the block it names are the same thing', () => {
  const size = fc.integer({ min: 1, max: 900 });
  fc.assert(
    fc.property(size, size, size, size, (row, column, rows, columns) => {
      const block = { row, column, rows, columns };
      expect(parseA1(a1(block))).toEqual(block);
    }),
  );
});

test('what is no address names nothing', () => {
  expect(['', 'A', '12', 'A1:B', 'Sheet1!A1'].map(parseA1)).toEqual([null, null, null, null, null]);
});

test('hidden rows and columns take no room', () => {
  const { rows, tops, columns, width } = layout({ hiddenRows: [[3, 12]], hiddenColumns: [2] });
  expect([...rows.subarray(0, 3)]).toEqual([2, 13, 14]);
  expect(tops.at(-1)).toBe(89 * 20);
  expect([columns, width]).toEqual([[1, 3, 4, 5], 400]);
});

test('the rows drawn always cover the view', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1980 }), fc.integer({ min: 20, max: 900 }), (top, height) => {
      const drawn = layout();
      const { first, last } = windowOf(drawn, top, height);
      expect(drawn.tops[first]).toBeLessThanOrEqual(top);
      expect(drawn.tops[last]).toBeGreaterThanOrEqual(Math.min(top + height, drawn.tops.at(-1) ?? 0));
    }),
  );
});

test('a step down from the frozen heading enters the rows below, over hidden ones', () => {
  expect(stepFrom(layout({ hiddenRows: [[2, 4]] }), { row: 1, column: 1 }, 1, 0)).toEqual({
    row: 5,
    column: 1,
  });
});

test('a step stops at the edges', () => {
  expect(stepFrom(layout(), { row: 100, column: 5 }, 5, 5)).toEqual({ row: 100, column: 5 });
  expect(stepFrom(layout(), { row: 1, column: 1 }, -1, -1)).toEqual({ row: 1, column: 1 });
});

test('a jump ends at the last filled cell of a run, then at the next one', () => {
  const filled = ({ row }: { row: number }) => row <= 4 || row === 9;
  const from = (row: number) => jumpFrom(layout(), { row, column: 1 }, 1, 0, filled).row;
  expect([from(1), from(4), from(9)]).toEqual([4, 9, 100]);
});

test('a row that is hidden has the place of the one before it', () => {
  expect(placeOfRow(layout({ hiddenRows: [[5, 6]] }), 6)).toBe(2);
});
