import fc from 'fast-check';
import Papa from 'papaparse';
import { recordsIn, type FileRow } from '../../sidebar/import/records';

async function* partsOf(parts: readonly string[]): AsyncGenerator<string> {
  yield* parts;
}

async function read(...parts: readonly string[]): Promise<readonly FileRow[]> {
  const rows: FileRow[] = [];
  for await (const batch of recordsIn(partsOf(parts))) rows.push(...batch);
  return rows;
}

const cellsOf = (rows: readonly FileRow[]) => rows.map(({ cells }) => cells);

const aLongText = (line: string): string => line.repeat(Math.ceil(70_000 / line.length));

test('lines end in CRLF, LF or CR', async () => {
  const rows = [
    ['a', 'b'],
    ['1', '2'],
  ];
  for (const end of ['\r\n', '\n', '\r']) expect(cellsOf(await read(`a,b${end}1,2${end}`))).toEqual(rows);
});

test('the last line needs no end', async () => {
  expect(cellsOf(await read('a,b\n1,2'))).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
});

test('a delimiter at the very end opens an empty cell', async () => {
  expect(cellsOf(await read('a,b\n1,'))).toEqual([
    ['a', 'b'],
    ['1', ''],
  ]);
});

test('a quoted cell may hold delimiters, line ends and doubled quotation marks', async () => {
  expect(cellsOf(await read('a,b\r\n"1,\r\n""x""",2\r\n'))).toEqual([
    ['a', 'b'],
    ['1,\r\n"x"', '2'],
  ]);
});

test('a quoted cell that is empty is empty', async () => {
  expect(cellsOf(await read('a,b\n"",2\n'))[1]).toEqual(['', '2']);
});

test('rows count as a spreadsheet counts them, blank rows included and a quoted line end not', async () => {
  const rows = await read('a,b\n\n"1\n1",2\n3,4\n');
  expect(rows.map(({ row, cells }) => [row, cells[0]])).toEqual([
    [1, 'a'],
    [2, ''],
    [3, '1\n1'],
    [4, '3'],
  ]);
});

test.each([
  ['semicolons', 'a;b\n1,5;2\n'],
  ['tabs', 'a\tb\n1,5\t2\n'],
])('%s are told apart from commas by the headings', async (_, text) => {
  expect(cellsOf(await read(text))).toEqual([
    ['a', 'b'],
    ['1,5', '2'],
  ]);
});

test('a comma within quoted headings does not count for the delimiter', async () => {
  expect(cellsOf(await read('"a,b,c";d\n1;2\n'))[0]).toEqual(['a,b,c', 'd']);
});

test('quotation marks that do not pair up mark their row and no other', async () => {
  const rows = await read('a,b\n"Oak "Free" School",2\n3,4\n');
  expect(rows.map(({ unpaired }) => unpaired)).toEqual([false, true, false]);
});

test('a quotation mark that is never closed is named with its row', async () => {
  await expect(read('a,b\n1,2\n"3,4\n5,6\n')).rejects.toThrow('opened in row 3 and never closed');
});

test('a quotation mark that is never closed is found before a large file is held whole', async () => {
  let given = 0;
  async function* endless(): AsyncGenerator<string> {
    yield `a,b\n${aLongText('1,2\n')}"`;
    for (;;) {
      given += 1;
      yield aLongText('3,4\n');
    }
  }
  const reading = async () => {
    for await (const rows of recordsIn(endless())) if (rows.length < 0) break;
  };
  await expect(reading()).rejects.toThrow('never closed');
  expect(given).toBeLessThan(70);
});

test('where a file is cut into parts makes no difference', async () => {
  const cell = fc.oneof(
    fc.constantFrom('', ' ', 'x', '"', '""', ',', '\r\n', 'é', '😀'),
    fc.string({ maxLength: 5 }),
  );
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(table, fc.nat(), fc.nat(), async (rows, one, other) => {
      const text = `${aLongText(`${'h'.repeat(700)},h\r\n`)}${Papa.unparse(rows, { newline: '\r\n' })}\r\n`;
      const start = text.length - 40;
      const [first, second] = [start + (one % 40), start + (other % 40)].sort((a, b) => a - b) as [
        number,
        number,
      ];
      const whole = await read(text);
      expect(await read(text.slice(0, first), text.slice(first, second), text.slice(second))).toEqual(whole);
    }),
    { numRuns: 60 },
  );
});

test('what a spreadsheet writes is read as another reader of CSV reads it', async () => {
  const cell = fc.oneof(
    fc.constantFrom('', 'x', '"', '""', ',', '\n', ' "', 'O’Brien', 'a "b" c'),
    fc.string({ maxLength: 6 }).map((text) => text.replace(/\r/g, '')),
  );
  const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const written = Papa.unparse([['a', 'b', 'c'], ...rows], { newline: '\r\n', quotes: true });
      expect(cellsOf(await read(written))).toEqual(Papa.parse(written).data);
    }),
  );
});
