import { tiny } from './tiny';

const code = `
function DOUBLE(x) { return Array.isArray(x) ? x.map((r) => r.map((c) => (c === '' ? '' : c * 2))) : x * 2; }
function KINDS(v) { return [[typeof v, Array.isArray(v), v instanceof Date]]; }
function LIST() { return ['a', 'b']; }
function SHOUT() { throw new Error('No schools in the range'); }
function TEXTS() { return [['=1+1', '007', null, NaN]]; }
function EMPTY() { return []; }
function RAGGED() { return [[1, 2], [3]]; }
function WRITE() { SpreadsheetApp.getActive().getSheets()[0].getRange('A1').setValue(1); return 1; }
function OPEN() { return SpreadsheetApp.openById('x'); }
function WHO() { return '[' + Session.getActiveUser().getEmail() + ']'; }
function MAIL() { MailApp.sendEmail('a@example.org', 's', 'b'); }
function WHERE() { return SpreadsheetApp.getActiveRange().getA1Notation(); }
function SLOW() { Utilities.sleep(31000); return 1; }
function HIDDEN_() { return 1; }
function READ() { return SpreadsheetApp.getActive().getSheets()[0].getRange('A1').getValue(); }
`;
const open = () => tiny(code);
const shown = (formula: string) => {
  const w = open();
  w.edit('Sheet1', 'C3', formula);
  return w.read('Sheet1', 'C3')[0]?.[0];
};
const note = (formula: string) => {
  const w = open();
  w.edit('Sheet1', 'C3', formula);
  return w.note('Sheet1', 'C3');
};

test('a cell arrives as a value, a range two-dimensional, a blank as "", a date as a Date (§24)', () => {
  const w = open();
  w.edit('Sheet1', 'A1', [[1], ['01/09/2026']]);
  w.edit('Sheet1', 'C1', [
    ['=KINDS(A1)'],
    ['=KINDS(A1:A1)'],
    ['=KINDS(A1:A2)'],
    ['=KINDS(A2)'],
    ['=KINDS(B9)'],
  ]);
  expect(w.read('Sheet1', 'C1:E5')).toEqual([
    ['number', 'FALSE', 'FALSE'],
    ['number', 'FALSE', 'FALSE'],
    ['object', 'TRUE', 'FALSE'],
    ['object', 'FALSE', 'TRUE'],
    ['string', 'FALSE', 'FALSE'],
  ]);
});

test('its name is found whatever the case; one that ends in _ is not', () => {
  expect(shown('=double(21)')).toBe('42');
  expect(shown('=HIDDEN_()')).toBe('#NAME?');
});

test('a list spills as a column', () => {
  const w = open();
  w.edit('Sheet1', 'C3', '=LIST()');
  expect(w.read('Sheet1', 'C3:C4')).toEqual([['a'], ['b']]);
});

test('a thrown error shows #ERROR! with its message as the note', () => {
  expect(shown('=SHOUT()')).toBe('#ERROR!');
  expect(note('=SHOUT()')).toMatch(/^No schools in the range \(line 5\)\.$/);
});

test('text stays text; null looks blank; NaN is #NUM!', () => {
  const w = open();
  w.edit('Sheet1', 'C3', '=TEXTS()');
  expect(w.read('Sheet1', 'C3:F3')).toEqual([['=1+1', '007', '', '#NUM!']]);
  expect(w.values('Sheet1', 'D3')).toEqual([['007']]);
});

test('nothing, or no rectangle, is an error', () => {
  expect([shown('=EMPTY()'), shown('=RAGGED()')]).toEqual(['#ERROR!', '#ERROR!']);
});

test('it may read but not write, open, mail or know who is there', () => {
  expect(note('=WRITE()')).toContain('You do not have permission to call');
  expect(note('=OPEN()')).toContain('You do not have permission to call SpreadsheetApp.openById');
  expect(note('=MAIL()')).toContain('You do not have permission to call MailApp.sendEmail');
  expect(shown('=WHO()')).toBe('[]');
});

test('the active range is the cell being calculated', () => {
  expect(shown('=WHERE()')).toBe('C3');
});

test('after 30 seconds it is stopped', () => {
  expect([shown('=SLOW()'), note('=SLOW()')]).toEqual([
    '#ERROR!',
    'Exceeded maximum execution time (line 0)',
  ]);
});

test('arguments that never stay the same keep it loading', () => {
  const w = open();
  w.edit('Sheet1', 'A1', '=NOW()');
  w.edit('Sheet1', 'C3', [['=DOUBLE(TODAY())', '=DOUBLE(A1)']]);
  expect(w.read('Sheet1', 'C3:D3')).toEqual([['Loading...', 'Loading...']]);
});

test('an error among the arguments shows through; the call is not made', () => {
  expect(shown('=DOUBLE(1/0)')).toBe('#DIV/0!');
});

test('it runs again only when an argument changes, not when what it reads by itself does', () => {
  const w = open();
  w.edit('Sheet1', 'A1', [[1], [2]]);
  w.edit('Sheet1', 'C3', [['=DOUBLE(A2)'], ['=READ()']]);
  const before = w.executions().length;
  w.edit('Sheet1', 'B1', 'elsewhere');
  w.edit('Sheet1', 'A1', 5);
  expect([w.executions().length - before, w.read('Sheet1', 'C4')]).toEqual([0, [['1']]]);
  w.edit('Sheet1', 'A2', 7);
  expect([w.executions().length - before, w.read('Sheet1', 'C3')]).toEqual([1, [['14']]]);
});

test('a spill into another sheet’s formula recalculates in order', () => {
  const w = open();
  w.edit('Sheet1', 'A1', [[1], [2], [3]]);
  w.edit('Sheet1', 'C1', '=DOUBLE(A1:A3)');
  w.edit('Sheet1', 'E1', '=SUM(C1:C3)');
  w.edit('Sheet1', 'A3', 10);
  expect(w.read('Sheet1', 'E1')).toEqual([['26']]);
});
