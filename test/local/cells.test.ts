import { tiny } from './tiny';

const head = 'const s = SpreadsheetApp.getActive().getSheets()[0];';
const run = (body: string) => tiny(`function main() { ${head} ${body} }`).call('main');

test('values of each kind come back as they went in (§5)', () => {
  expect(
    run("s.getRange('A1:D1').setValues([[1.5, true, 'text', '']]); return s.getRange('A1:D1').getValues();"),
  ).toEqual([[1.5, true, 'text', '']]);
});

test.each([
  ['007', 7],
  ['TRUE', true],
  ['10%', 0.1],
  ['1e5', 100000],
  ['1,000,000', 1000000],
  ['$2.99', 2.99],
  ['£1,200.50', 1200.5],
  [' 12 ', 12],
  ['-3', -3],
  ["'007", '007'],
  ["''x", "'x"],
  ['31/02/2026', '31/02/2026'],
  ['1 2 3', '1 2 3'],
  ['-', '-'],
  ['NaN', 'NaN'],
  ["O'Brien", "O'Brien"],
])('the string %j is typed as %j (§5)', (typed, value) => {
  expect(
    run(`s.getRange('A1').setValue(${JSON.stringify(typed)}); return s.getRange('A1').getValue();`),
  ).toEqual(value);
});

test.each([
  ['1/2', '01/02/2026'],
  ['1-2', '01/02/2026'],
  ['01/02/2027', '01/02/2027'],
  ['2026-09-01', '01/09/2026'],
  ['1 Sep 2026', '01/09/2026'],
  ['Mar-1', '01/03/2026'],
  ['4 March', '04/03/2026'],
])('the string %j becomes the date %s, day first in en_GB', (typed, shown) => {
  expect(
    run(
      `s.getRange('A1').setValue(${JSON.stringify(typed)}); return [s.getRange('A1').getDisplayValue(), s.getRange('A1').getValue() instanceof Date];`,
    ),
  ).toEqual([shown, true]);
});

test('a telephone number that begins with + becomes a broken formula (§5)', () => {
  expect(
    run(
      "s.getRange('A1').setValue('+44 20 7946 0000'); return [s.getRange('A1').getValue(), s.getRange('A1').getFormula()];",
    ),
  ).toEqual(['#ERROR!', '=+44 20 7946 0000']);
});

test('writing what was read is not the same: text that looks like a number is typed again', () => {
  expect(
    run(
      "s.getRange('A1').setValue(\"'007\"); s.getRange('A1').setValues(s.getRange('A1').getValues()); return s.getRange('A1').getValue();",
    ),
  ).toBe(7);
});

test('in a cell formatted as text beforehand the exact text stays', () => {
  expect(
    run(
      "s.getRange('A1:A2').setNumberFormat('@').setValues([['0012345'], ['1/2']]); return s.getRange('A1:A2').getValues();",
    ),
  ).toEqual([['0012345'], ['1/2']]);
});

test('formatting as text after the damage brings no zeros back', () => {
  expect(
    run("s.getRange('A1').setValue('007').setNumberFormat('@'); return s.getRange('A1').getValue();"),
  ).toBe(7);
});

test('a block of the wrong shape is refused with both counts', () => {
  expect(() => run("s.getRange('A1:B2').setValues([[1, 2]])")).toThrow(
    'The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.',
  );
  expect(() => run("s.getRange('A1:B2').setValues([[1, 2], [3]])")).toThrow(
    'The number of columns in the data does not match the number of columns in the range. The data has 1 but the range has 2.',
  );
});

test('a list without rows is no block', () => {
  expect(() => run("s.getRange('A1:B1').setValues([1, 2])")).toThrow(
    "The parameters (number[]) don't match the method signature for SpreadsheetApp.Range.setValues.",
  );
});

test('arrays, instanceof and dates hold in the realm of the bundle', () => {
  expect(
    run(
      "s.getRange('A1').setValue(new Date(2026, 8, 1)); const v = s.getRange('A1').getValues(); return [v instanceof Array, v[0] instanceof Array, v[0][0] instanceof Date, v[0][0].getMonth()];",
    ),
  ).toEqual([true, true, true, 8]);
});

test('the grid is not extended by a range beyond it', () => {
  expect(() => run('s.getRange(1000, 1, 2, 1)')).toThrow(
    'The coordinates of the range are outside the dimensions of the sheet.',
  );
  expect(() => run('s.getRange(2, 1, s.getLastRow() - 1)')).toThrow(
    'The number of rows in the range must be at least 1.',
  );
});

test('an empty sheet has last row 0 and a data range of one blank', () => {
  expect(run('return [s.getLastRow(), s.getLastColumn(), s.getDataRange().getValues()]')).toEqual([
    0,
    0,
    [['']],
  ]);
});

test('writes are buffered: another execution sees them only after the flush', () => {
  const w = tiny(`
    function write() { const s = SpreadsheetApp.getActive().getSheets()[0]; s.getRange('A1').setValue('new'); s.getName(); SpreadsheetApp.flush(); s.getName(); }
    function read() { return SpreadsheetApp.getActive().getSheets()[0].getRange('A1').getValue(); }`);
  const seen: unknown[] = [];
  w.call('write', [], { onCall: (_, method) => method.endsWith('getName') && seen.push(w.call('read')) });
  expect(seen).toEqual(['', 'new']);
});
