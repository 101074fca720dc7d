import { tiny } from './tiny';

const empty = 'function nothing() {}';

/** A workbook with a small register in Sheet1. */
function register() {
  const w = tiny(empty, { now: '2026-11-23T09:00:00.000Z' });
  w.edit('Sheet1', 'A1', [
    ['Name', 'School', 'Terms', 'Start'],
    ['Ann', 'Oak', 3, '01/09/2026'],
    ['Ben', 'Elm', 6, '01/09/2025'],
    ['Cat', 'Oak', 1, '05/01/2026'],
  ]);
  return w;
}

test.each<[string, unknown]>([
  ['=SUM(C2:C4)', 10],
  ['=SUM(C:C)', 10],
  ['=COUNTA(A2:A)', 3],
  ['=COUNTIF(B2:B4, "oak")', 2],
  ['=COUNTIFS(B2:B4, "Oak", C2:C4, ">=2")', 1],
  ['=SUMIFS(C2:C4, B2:B4, "Oak")', 4],
  ['=VLOOKUP("Ben", A2:C4, 3, FALSE)', 6],
  ['=INDEX(A2:A4, MATCH(6, C2:C4, 0))', 'Ben'],
  ['=IFERROR(VLOOKUP("Zoe", A2:C4, 3, FALSE), "none")', 'none'],
  ['=VLOOKUP("Zoe", A2:C4, 3, FALSE)', '#N/A'],
  ['=1/0', '#DIV/0!'],
  ['="a"+1', '#VALUE!'],
  ['=NOSUCH(1)', '#NAME?'],
  ['=1+', '#ERROR!'],
  ['=IF(C2>=3, "long", "short")', 'long'],
  ['="a"&"b"&3', 'ab3'],
  ['=A2="ann"', true],
  ['=ROWS(A2:A4)', 3],
  ['=LEN(TRIM("  a  b "))', 3],
  ['=TEXT(D2, "d mmmm yyyy")', '1 September 2026'],
  ['=NETWORKDAYS(DATE(2026,11,23), DATE(2026,11,29))', 5],
  ['=TODAY()-DATE(2026,11,1)', 22],
  ['=YEAR(D3)', 2025],
  ['=REGEXMATCH("TRN 1234567", "\\d{7}")', true],
  ['=HYPERLINK("https://example.org", "Open")', 'Open'],
  ['=ROUND(2.345, 2)', 2.35],
  ['=MAX(C2:C4)-MIN(C2:C4)', 5],
  ['=AVERAGE(C2:C4)', 10 / 3],
  ['=MEDIAN(C2:C4)', 3],
  ['=Sheet1!A2&""', 'Ann'],
  ['=UPPER(A2)', 'ANN'],
  ['=EDATE(DATE(2028,2,29),12)-DATE(2029,2,28)', 0],
])('%s gives %j', (formula, value) => {
  expect(register().formula(formula)).toEqual([[value]]);
});

test.each<[string, unknown[][]]>([
  ['=FILTER(A2:A4, B2:B4="Oak")', [['Ann'], ['Cat']]],
  [
    '=SORT(A2:C4, 3, TRUE)',
    [
      ['Cat', 'Oak', 1],
      ['Ann', 'Oak', 3],
      ['Ben', 'Elm', 6],
    ],
  ],
  ['=UNIQUE(B2:B4)', [['Oak'], ['Elm']]],
  ['=ARRAYFORMULA(C2:C4*2)', [[6], [12], [2]]],
  ['=ARRAYFORMULA(IF(B2:B4="Oak", A2:A4, ""))', [['Ann'], [''], ['Cat']]],
  [
    '={1,2;3,4}',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  ['=FILTER(A2:A4, B2:B4="Ash")', [['#N/A']]],
])('%s spills %j', (formula, block) => {
  expect(register().formula(formula)).toEqual(block);
});

test('outside ARRAYFORMULA a range gives the cell of the same row', () => {
  const w = register();
  w.edit('Sheet1', 'F3', '=C2:C4*2');
  expect(w.read('Sheet1', 'F3')).toEqual([['12']]);
});

test('a formula is computed again when what it reads changes, each after what it reads', () => {
  const w = register();
  w.edit('Sheet1', 'F1', [['=F2+1'], ['=F3*2'], ['=SUM(C2:C4)']]);
  expect(w.read('Sheet1', 'F1:F3')).toEqual([['21'], ['20'], ['10']]);
  w.edit('Sheet1', 'C2', 4);
  expect(w.read('Sheet1', 'F1:F3')).toEqual([['23'], ['22'], ['11']]);
});

test('a circle shows #REF!', () => {
  const w = register();
  w.edit('Sheet1', 'F1', [['=F2'], ['=F1']]);
  expect(w.read('Sheet1', 'F1:F2').flat()).toContain('#REF!');
});

test('a spill blocked by a value shows #REF! and names the cell; freed, it spills', () => {
  const w = register();
  w.edit('Sheet1', 'F1', '=UNIQUE(B2:B4)');
  expect(w.read('Sheet1', 'F1:F2')).toEqual([['Oak'], ['Elm']]);
  w.edit('Sheet1', 'F2', 'mine');
  expect(w.read('Sheet1', 'F1:F2')).toEqual([['#REF!'], ['mine']]);
  expect(w.note('Sheet1', 'F1')).toBe('Array result was not expanded because it would overwrite data in F2.');
  w.edit('Sheet1', 'F2', null);
  expect(w.read('Sheet1', 'F1:F2')).toEqual([['Oak'], ['Elm']]);
});

test('a spill that runs off the grid asks for rows', () => {
  const w = register();
  w.edit('Sheet1', 'F1000', '=UNIQUE(B2:B4)');
  expect(w.note('Sheet1', 'F1000')).toBe(
    'Result was not automatically expanded, please insert more rows (1).',
  );
});

test('references follow inserted rows and columns, renamed sheets, and end in #REF! when deleted', () => {
  const w =
    tiny(`function main() { const ss = SpreadsheetApp.getActive(); const s = ss.getSheets()[0]; const b = ss.insertSheet('B'); b.getRange('A1').setFormula("=SUM(Sheet1!C2:C4)+Sheet1!A9");
    s.insertRowsAfter(2, 2); s.insertColumnBefore(1); s.setName('My register'); const after = b.getRange('A1').getFormula(); s.deleteRow(11); return [after, b.getRange('A1').getFormula(), b.getRange('A1').getDisplayValue()]; }`);
  expect(w.call('main')).toEqual([
    "=SUM('My register'!D2:D6)+'My register'!B11",
    "=SUM('My register'!D2:D6)+#REF!",
    '#REF!',
  ]);
});

test('a date stays a date through a formula', () => {
  const w = register();
  w.edit('Sheet1', 'F1', '=MAX(D2:D4)+7');
  expect(w.read('Sheet1', 'F1')).toEqual([['08/09/2026']]);
});

test('a formula that gives "" is content for getLastRow', () => {
  const w = tiny(
    'function main() { const s = SpreadsheetApp.getActive().getSheets()[0]; s.getRange("A7").setFormula(\'=""\'); return [s.getLastRow(), s.getRange("A7").getValue(), s.getRange("A7").isBlank()]; }',
  );
  expect(w.call('main')).toEqual([7, '', false]);
});

test('a string beginning with = or + becomes a formula, also in a cell formatted as text (§26.1)', () => {
  const code =
    'function main() { const r = SpreadsheetApp.getActive().getSheets()[0].getRange("A1:A3"); r.setNumberFormats([["@"], ["@"], ["General"]]).setValues([["=1+1"], ["\'=1+1"], ["+1+1"]]); return [r.getValues(), r.getFormulas()]; }';
  expect(tiny(code).call('main')).toEqual([
    [[2], ['=1+1'], [2]],
    [['=1+1'], [''], ['=+1+1']],
  ]);
  expect(tiny(code, { formulaBeatsText: false }).call('main')).toEqual([
    [['=1+1'], ['=1+1'], [2]],
    [[''], [''], ['=+1+1']],
  ]);
});
