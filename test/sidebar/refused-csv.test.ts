import { File } from 'node:buffer';
import fc from 'fast-check';
import { refusedCsv } from '../../sidebar/import/refused-csv';
import { rowsIn } from '../../sidebar/import/send';
import { takeFrom, type Taken } from '../../sidebar/import/take';

const taken = (...cells: readonly string[]): Taken => ({
  fileName: 'ects.csv',
  headings: ['TRN', 'Name'],
  chunks: [JSON.stringify([{ line: 2, cells }])],
  rows: 1,
  passedOver: 0,
  refused: [],
});

const refused = [{ line: 2, key: '', name: '', says: ['Enter a TRN of 7 digits.', 'Enter a name.'] }];
const lineOf = (...cells: readonly string[]): string =>
  refusedCsv(taken(...cells), refused).split('\r\n')[1] ?? '';

test('a refused row carries its own cells and its reasons', () => {
  expect(refusedCsv(taken('123', 'Amina Yusuf'), refused)).toBe(
    '\uFEFFTRN,Name,Reasons\r\n123,Amina Yusuf,Enter a TRN of 7 digits. Enter a name.\r\n',
  );
});

test.each(['=1+1', '+cmd', '-x', '@SUM(A1)', '\t=1', '＝1', '\0=1'])('%j gets an apostrophe', (cell) => {
  expect(lineOf('1', cell)).toContain(`'${cell}`);
});

test.each(['-1', '+44', '-0.5'])('%s is a number and stays one', (cell) => {
  expect(lineOf('1', cell)).toBe(`1,${cell},Enter a TRN of 7 digits. Enter a name.`);
});

test('rows the page refused itself are among them', () => {
  const own = {
    ...taken('1', 'a'),
    refused: [{ line: 3, key: '', name: '', says: ['Mend it.'], cells: ['2', 'b'] }],
  };
  expect(refusedCsv(own, own.refused)).toContain('2,b,Mend it.');
});

test('mended and chosen again, every cell is what it was', async () => {
  const cell = fc
    .oneof(fc.constantFrom('=1', '-x', 'a,b', '"q"', 'a\nb', 'Zoë'), fc.string({ minLength: 1 }))
    .filter(
      (text) =>
        text.trim() !== '' && !text.startsWith("'") && text === text.trim() && !/^[\t\0＝＋－＠]/.test(text),
    );
  await fc.assert(
    fc.asyncProperty(cell, async (name) => {
      const file = new File([refusedCsv(taken('1234567', name), refused)], 'refused-rows.csv');
      const plan = { kind: 'ects', needed: ['TRN', 'Name'], used: [], only: null, chunk: 9 } as const;
      const again = await takeFrom(file as unknown as globalThis.File, plan, () => undefined);
      expect(again.chunks.flatMap(rowsIn)[0]?.cells).toEqual(['1234567', name]);
    }),
  );
});
