import { tiny } from './tiny';
import { paintOf } from '../../local/world/conditional-kind';
import { Grid } from '../../local/world/grid';

function painted(rules: string, cells: (string | number | boolean | null)[][]) {
  const w = tiny(
    `function main() { const s = SpreadsheetApp.getActive().getSheets()[0]; const rule = () => SpreadsheetApp.newConditionalFormatRule(); s.setConditionalFormatRules([${rules}]); }`,
  );
  w.call('main');
  w.edit('Sheet1', 'A1', cells);
  const rect = { row: 1, column: 1, rows: cells.length, columns: (cells[0] as unknown[]).length };
  return paintOf(new Grid(w.world.store, 'local-register', 0), rect, w.world.now()).map((line) =>
    line.map((paint) => paint?.background ?? ''),
  );
}

test('text equal to, whatever its case', () => {
  expect(
    painted(
      "rule().whenTextEqualTo('overdue').setBackground('Red').setRanges([s.getRange('A1:A3')]).build()",
      [['Overdue'], ['overdue now'], ['']],
    ),
  ).toEqual([['red'], [''], ['']]);
});

test('text that contains', () => {
  expect(
    painted("rule().whenTextContains('due').setBackground('#F00').setRanges([s.getRange('A1:B1')]).build()", [
      ['Overdue', 'fine'],
    ]),
  ).toEqual([['#f00', '']]);
});

test('a formula is relative to the top-left of the first range', () => {
  expect(
    painted(
      "rule().whenFormulaSatisfied('=$B1=\"late\"').setBackground('red').setRanges([s.getRange('A1:B3')]).build()",
      [
        ['a', 'late'],
        ['b', ''],
        ['c', 'LATE'],
      ],
    ),
  ).toEqual([
    ['red', 'red'],
    ['', ''],
    ['red', 'red'],
  ]);
});

test('the first true rule wins, part by part', () => {
  expect(
    painted(
      "rule().whenCellNotEmpty().setFontColor('blue').setRanges([s.getRange('A1')]).build(), rule().whenTextEqualTo('x').setBackground('red').setRanges([s.getRange('A1')]).build(), rule().whenCellNotEmpty().setBackground('green').setRanges([s.getRange('A1:B1')]).build()",
      [['x', 'y']],
    ),
  ).toEqual([['red', 'green']]);
});

test('setting the rules replaces them all; reading gives them back to build upon', () => {
  const w =
    tiny(`function main() { const s = SpreadsheetApp.getActive().getSheets()[0]; const rule = (t) => SpreadsheetApp.newConditionalFormatRule().whenFormulaSatisfied(t).setBackground('red').setRanges([s.getRange('A1:A2')]).build();
    s.setConditionalFormatRules([rule('=A1=1')]); s.setConditionalFormatRules(s.getConditionalFormatRules().concat([rule('=A1=2')]));
    return s.getConditionalFormatRules().map((r) => [r.getBooleanCondition().getCriteriaType().toString(), r.getBooleanCondition().getCriteriaValues()[0], r.getRanges()[0].getA1Notation()]); }`);
  expect(w.call('main')).toEqual([
    ['CUSTOM_FORMULA', '=A1=1', 'A1:A2'],
    ['CUSTOM_FORMULA', '=A1=2', 'A1:A2'],
  ]);
});

test('a rule without a condition or without ranges can’t be built', () => {
  expect(() => painted("rule().setRanges([s.getRange('A1')]).build()", [['']])).toThrow('needs a condition');
  expect(() => painted('rule().whenCellEmpty().build()', [['']])).toThrow('needs ranges');
});
