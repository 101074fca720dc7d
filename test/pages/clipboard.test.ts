import fc from 'fast-check';
import { fromText, toText } from '../../local/pages/workbook/clipboard';

test('cells survive the clipboard, whatever is in them', () => {
  const cell = fc.string().map((text) => text.replace(/\r\n?/g, '\n'));
  const block = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    );
  fc.assert(
    fc.property(block, (cells) => {
      // A last row of one blank cell is no row: spreadsheets end their text with a line break.
      fc.pre(!(cells.length > 1 && cells.at(-1)?.every((text) => text === '') && cells[0]?.length === 1));
      expect(fromText(toText(cells))).toEqual(cells);
    }),
  );
});

test('text of a spreadsheet on Windows is read as rows and cells', () => {
  expect(fromText('a\tb\r\nc\td\r\n')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
});

test('short rows are filled up', () => {
  expect(fromText('a\tb\nc')).toEqual([
    ['a', 'b'],
    ['c', ''],
  ]);
});
