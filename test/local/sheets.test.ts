import { tiny } from './tiny';

const run = (body: string) =>
  tiny(
    `function main() { const ss = SpreadsheetApp.getActive(); const s = ss.getSheets()[0]; ${body} }`,
  ).call('main');

test('a new sheet becomes the active one, at an index from 0 (§2)', () => {
  expect(
    run(
      "ss.insertSheet('A'); const b = ss.insertSheet('B', 0); return [ss.getActiveSheet().getName(), ss.getSheets().map((x) => x.getName()), b.getIndex()];",
    ),
  ).toEqual(['B', ['B', 'Sheet1', 'A'], 1]);
});

test('moving counts from 1', () => {
  expect(
    run("ss.insertSheet('A'); ss.moveActiveSheet(1); return ss.getSheets().map((x) => x.getName());"),
  ).toEqual(['A', 'Sheet1']);
});

test("a sheet's name is taken whatever its case", () => {
  expect(() => run("ss.insertSheet('sheet1')")).toThrow(
    'A sheet with the name "sheet1" already exists. Please enter another name.',
  );
});

test('the only sheet cannot go', () => {
  expect(() => run('ss.deleteSheet(s)')).toThrow("You can't remove all the sheets in a document.");
});

test('a sheet is found by id, as a number; the first one has id 0', () => {
  expect(
    run(
      "const a = ss.insertSheet('A'); a.setName('B'); return [ss.getSheetById(a.getSheetId()).getName(), ss.getSheetById(0).getName(), ss.getSheetById(7)];",
    ),
  ).toEqual(['B', 'Sheet1', null]);
});

test('new rows look like the row above; what names cells moves along', () => {
  expect(
    run(`s.getRange('A2').setBackground('#ff0000'); s.getRange('A3').setValue('below'); ss.setNamedRange('Mark', s.getRange('A3'));
      s.insertRowsAfter(2, 2); return [s.getRange('A4').getBackground(), s.getRange('A5').getValue(), ss.getRangeByName('Mark').getA1Notation(), s.getMaxRows()];`),
  ).toEqual(['#ff0000', 'below', 'A5', 1002]);
});

test('columns inserted and deleted take values, formats and notes along', () => {
  expect(
    run(`s.getRange('A1:C1').setValues([['a', 'b', 'c']]); s.getRange('C1').setNote('n').setFontWeight('bold'); s.insertColumnsAfter(1, 2); s.deleteColumn(4);
      return [s.getRange('A1:E1').getValues()[0], s.getRange('D1').getNote(), s.getRange('D1').getFontWeight()];`),
  ).toEqual([['a', '', '', 'c', ''], 'n', 'bold']);
});

test('deleting every row that is not frozen is refused', () => {
  expect(() => run('s.setFrozenRows(1); s.deleteRows(2, 999);')).toThrow(
    'Sorry, it is not possible to delete all non-frozen rows.',
  );
});

test('setters that return nothing return nothing (§0)', () => {
  expect(
    run(
      'return [s.setFrozenRows(1), s.insertRows(3, 1), s.deleteRows(3, 1), ss.toast("hi"), s.setName("X").getName()]',
    ),
  ).toEqual([null, null, null, null, 'X']);
});

test('appendRow lands below the last content of the whole sheet', () => {
  expect(
    run(
      "s.getRange('C5').setValue('stray'); s.appendRow(['007', 'b']); return s.getRange('A6:B6').getValues();",
    ),
  ).toEqual([[7, 'b']]);
});

test('a sort moves values and notes; row metadata stays (§26.10)', () => {
  expect(
    run(`s.getRange('A1:A3').setValues([['b'], ['a'], ['']]); s.getRange('A1').setNote('of b'); s.getRange('1:1').addDeveloperMetadata('k'); s.getRange('A1:A3').sort(1);
      return [s.getRange('A1:A3').getValues(), s.getRange('A1:A3').getNotes(), s.createDeveloperMetadataFinder().withKey('k').find()[0].getLocation().getRow().getRow()];`),
  ).toEqual([[['a'], ['b'], ['']], [[''], ['of b'], ['']], 1]);
});

test('metadata on an arbitrary range is refused', () => {
  expect(() => run("s.getRange('A1:B2').addDeveloperMetadata('k')")).toThrow(
    'Adding developer metadata to arbitrary ranges is not currently supported.',
  );
});

test('a column is found again by its metadata after an insert', () => {
  expect(
    run(
      "s.getRange('B:B').addDeveloperMetadata('trn', 'x'); s.insertColumnBefore(1); return s.createDeveloperMetadataFinder().withKey('trn').find().map((m) => [m.getValue(), m.getLocation().getColumn().getA1Notation()]);",
    ),
  ).toEqual([['x', 'C1:C1000']]);
});

test('a list of up to 500 choices; a refused value names the cell and the choices (§5)', () => {
  const rule =
    "const rule = SpreadsheetApp.newDataValidation().requireValueInList(['pass', 'fail'], true).setAllowInvalid(false).build(); s.getRange('A1:A3').setDataValidation(rule);";
  expect(() => run(`${rule} s.getRange('A2').setValue('other'); SpreadsheetApp.flush();`)).toThrow(
    'The data you entered in cell A2 violates the data validation rules set on this cell. Please enter one of the following values: pass, fail.',
  );
  expect(
    run(
      `${rule} s.getRange('A1:A3').setValues([['pass'], [''], ['fail']]); return s.getRange('A1:A3').getValues();`,
    ),
  ).toEqual([['pass'], [''], ['fail']]);
});

test('by default a value that breaks the rule is stored', () => {
  expect(
    run(
      "s.getRange('A1').setDataValidation(SpreadsheetApp.newDataValidation().requireNumberBetween(0, 1).build()); s.getRange('A1').setValue(7); return [s.getRange('A1').getValue(), s.getRange('A1').getDataValidation().getAllowInvalid()];",
    ),
  ).toEqual([7, true]);
});

test('checkboxes overwrite what was there', () => {
  expect(
    run(
      "s.getRange('A1:A2').setValues([['x'], [true]]).insertCheckboxes(); return [s.getRange('A1:A2').getValues(), s.getLastRow()];",
    ),
  ).toEqual([[[false], [false]], 2]);
});

test('a protected range refuses another officer at the flush, not the owner; a warning refuses nobody', () => {
  const w = tiny(`
    function protect(warn) { const p = SpreadsheetApp.getActive().getSheets()[0].getRange('A1').protect().setDescription('d'); p.addEditor(Session.getEffectiveUser()); p.removeEditors(p.getEditors()); p.setWarningOnly(warn); }
    function write() { SpreadsheetApp.getActive().getSheets()[0].getRange('A1').setValue(1); }`);
  w.call('protect', [true]);
  w.call('write', [], { user: 'other@example.org' });
  w.call('protect', [false]);
  w.call('write');
  expect(() => w.call('write', [], { user: 'other@example.org' })).toThrow(
    'You are trying to edit a protected cell or object.',
  );
});

test('a protected sheet keeps its shape, and protected cells are not deleted with their row', () => {
  const w = tiny(`
    function protect() { const s = SpreadsheetApp.getActive().getSheets()[0]; const p = s.getRange('A2').protect(); p.removeEditors(p.getEditors()); }
    function protectAll() { const p = SpreadsheetApp.getActive().getSheets()[0].protect(); p.removeEditors(p.getEditors()); }
    function drop(row) { SpreadsheetApp.getActive().getSheets()[0].deleteRow(row); } function insert() { SpreadsheetApp.getActive().getSheets()[0].insertRowAfter(1); }`);
  const other = { user: 'other@example.org' };
  w.call('protect');
  w.call('drop', [3], other);
  w.call('insert', [], other);
  expect(() => w.call('drop', [3], other)).toThrow('You are trying to edit a protected cell');
  w.call('protectAll');
  expect(() => w.call('insert', [], other)).toThrow('You are trying to edit a protected cell');
  w.call('insert');
});

test('protect() on a sheet returns the one it has; on a range it makes another', () => {
  expect(
    run(`s.protect(); s.protect(); s.getRange('A1').protect(); s.getRange('A1').protect();
      return [SpreadsheetApp.ProtectionType.SHEET, SpreadsheetApp.ProtectionType.RANGE].map((t) => s.getProtections(t).length);`),
  ).toEqual([1, 2]);
});

test('a second filter is refused; a filter hides rows when set and not when values change (§9)', () => {
  expect(() => run("s.getRange('A1:B3').createFilter(); s.getRange('A1:B3').createFilter();")).toThrow(
    "You can't create a filter in a sheet that already has a filter.",
  );
  expect(
    run(`s.getRange('A1:A3').setValues([['h'], ['x'], ['y']]); const f = s.getRange('A1:A3').createFilter();
      f.setColumnFilterCriteria(1, SpreadsheetApp.newFilterCriteria().setHiddenValues(['x']).build()); s.getRange('A3').setValue('x');
      return [s.isRowHiddenByFilter(2), s.isRowHiddenByFilter(3), s.getRange('A1:A3').getValues()];`),
  ).toEqual([true, false, [['h'], ['x'], ['x']]]);
});

test('text is found as displayed, whatever its case, partly or as a whole (§6)', () => {
  expect(
    run(`s.getRange('A1:A3').setValues([['Ann'], ['Joann'], ['7']]); const f = (t) => s.createTextFinder(t);
      return [f('ann').findAll().map((r) => r.getA1Notation()), f('ann').matchEntireCell(true).findNext().getA1Notation(), f('ann').matchCase(true).findAll().length, f('7').matchEntireCell(true).findNext().getValue()];`),
  ).toEqual([['A1', 'A2'], 'A1', 1, 7]);
});

test('a range list paints scattered cells in one call', () => {
  expect(
    run(
      "s.getRangeList(['A1', 'C3']).setBackground('#EEE'); return [s.getRange('A1').getBackground(), s.getRange('C3').getBackground(), s.getRange('B2').getBackground()];",
    ),
  ).toEqual(['#eee', '#eee', '#ffffff']);
});

test('null resets a look, also inside a block; getters tell the defaults', () => {
  expect(
    run(`s.getRange('A1:B1').setBackgrounds([['#111111', '#222222']]).setFontWeight('bold'); s.getRange('A1:B1').setBackgrounds([[null, '#333333']]).setFontWeight(null);
      return [s.getRange('A1:B1').getBackgrounds(), s.getRange('A1').getFontWeight(), s.getRange('A1').getNumberFormat(), s.getRange('A1').getHorizontalAlignment(), s.getRange('A1').getWrapStrategy().toString(), s.getRange('A1').getWrap()];`),
  ).toEqual([[['#ffffff', '#333333']], 'normal', '0.###############', 'general', 'OVERFLOW', true]);
});

test('merging keeps the top-left value', () => {
  expect(
    run("s.getRange('A1:B2').setValues([[1, 2], [3, 4]]).merge(); return s.getRange('A1:B2').getValues();"),
  ).toEqual([
    [1, ''],
    ['', ''],
  ]);
});

test('clear takes contents and formats, not rules and notes (§26.3)', () => {
  expect(
    run(`s.getRange('A1').setValue(1).setNote('n').setBackground('red').setDataValidation(SpreadsheetApp.newDataValidation().requireNumberEqualTo(1).build()).clear();
      const r = s.getRange('A1'); return [r.getValue(), r.getNote(), r.getBackground(), r.getDataValidation() === null];`),
  ).toEqual(['', 'n', '#ffffff', false]);
});

test('a rule of conditional format may not name another sheet', () => {
  expect(() =>
    run(
      "SpreadsheetApp.newConditionalFormatRule().whenFormulaSatisfied('=Other!A1=1').setBackground('red').setRanges([s.getRange('A1')]).build()",
    ),
  ).toThrow('Conditional format rule cannot reference a different sheet.');
});

test('enums are singletons that know their name and do not survive JSON', () => {
  expect(
    run(
      'const t = SpreadsheetApp.ProtectionType; return [s.protect().getProtectionType() === t.SHEET, String(t.SHEET), t.SHEET.name(), JSON.stringify({ t: t.SHEET })];',
    ),
  ).toEqual([true, 'SHEET', 'SHEET', '{"t":{}}']);
});

test('an enum by its name as text is refused', () => {
  expect(() => run("s.getProtections('SHEET')")).toThrow(
    "The parameters (String) don't match the method signature for SpreadsheetApp.Sheet.getProtections.",
  );
});

test('a range handle is plain coordinates and does not follow inserted rows (§26.9)', () => {
  expect(
    run(
      "const r = s.getRange('A2'); r.setValue('x'); s.insertRowBefore(1); return [r.getValue(), s.getRange('A3').getValue()];",
    ),
  ).toEqual(['', 'x']);
});

test('a row or column with a fraction is refused', () => {
  expect(() => run('s.getRange(1.5, 1)')).toThrow(
    "The parameters (number,number) don't match the method signature for SpreadsheetApp.Sheet.getRange.",
  );
});

test('the workbook holds ten million cells and no more', () => {
  expect(() => run('s.insertRowsAfter(1000, 384000)')).toThrow('above the limit of 10000000 cells');
});

test('more than 50,000 characters are refused, at the flush', () => {
  expect(() => run("s.getRange('A1').setValue('x'.repeat(50001)); SpreadsheetApp.flush();")).toThrow(
    'Your input contains more than the maximum of 50000 characters in a single cell.',
  );
  expect(
    run("s.getRange('A1').setValue('x'.repeat(50000)); return s.getRange('A1').getValue().length;"),
  ).toBe(50000);
});

test('an error of a buffered write surfaces at the flush, or at the setter by switch (§26.4)', () => {
  const code =
    "function main() { const s = SpreadsheetApp.getActive().getSheets()[0]; let at = 'nowhere'; try { s.getRange('A1').setValue('x'.repeat(50001)); at = 'flush'; SpreadsheetApp.flush(); at = 'nowhere'; } catch (e) { return at; } }";
  expect([tiny(code).call('main'), tiny(code, { errorsAtSetter: true }).call('main')]).toEqual([
    'flush',
    'nowhere',
  ]);
});

test('a refused row stops the block; the rows above it are written, or none by switch (§26.5)', () => {
  const code = `function main() { const s = SpreadsheetApp.getActive().getSheets()[0]; s.getRange('A2').setDataValidation(SpreadsheetApp.newDataValidation().requireNumberBetween(0, 1).setAllowInvalid(false).build());
    try { s.getRange('A1:A3').setValues([[5], [5], [5]]); SpreadsheetApp.flush(); } catch (e) {} return s.getRange('A1:A3').getValues().flat(); }`;
  expect([tiny(code).call('main'), tiny(code, { partialRefusal: false }).call('main')]).toEqual([
    [5, '', ''],
    ['', '', ''],
  ]);
});

test('a formula rule is read from the cell it was set on', () => {
  const rule =
    "s.getRange('A1:B1').setValues([[1, 2]]); s.getRange('A2:B3').setDataValidation(SpreadsheetApp.newDataValidation().requireFormulaSatisfied('=A2>A1').setAllowInvalid(false).setHelpText('Must grow.').build());";
  expect(run(`${rule} s.getRange('B2').setValue(3); return s.getRange('B2').getValue();`)).toBe(3);
  expect(() => run(`${rule} s.getRange('B2').setValue(2); SpreadsheetApp.flush();`)).toThrow(
    'The data you entered in cell B2 violates the data validation rules set on this cell. Must grow.',
  );
});

test('a list from a range takes what stands there, and follows when rows come before it', () => {
  const rule =
    "s.getRange('D1:D3').setValues([['x'], [''], ['y']]); s.getRange('A5').setDataValidation(SpreadsheetApp.newDataValidation().requireValueInRange(s.getRange('D1:D3')).setAllowInvalid(false).build()); s.insertRowBefore(1);";
  expect(
    run(
      `${rule} s.getRange('A6').setValue('y'); return [s.getRange('A6').getValue(), s.getRange('A6').getDataValidation().getCriteriaValues()[0].getA1Notation()];`,
    ),
  ).toEqual(['y', 'D2:D4']);
  expect(() => run(`${rule} s.getRange('A6').setValue('z'); SpreadsheetApp.flush();`)).toThrow(
    'Please enter one of the following values: x, y.',
  );
});

test('a wall time is the spreadsheet’s; reading hours is the script’s (§4)', () => {
  const code =
    "function main() { const s = SpreadsheetApp.getActive().getSheets()[0]; s.getRange('A1').setValue('01/07/2026 09:00'); const d = s.getRange('A1').getValue(); return [d.toISOString(), d.getHours(), s.getRange('A1').getDisplayValue()]; }";
  expect(
    tiny(code, { spreadsheetZone: 'Europe/London' }, { timeZone: 'America/New_York' }).call('main'),
  ).toEqual(['2026-07-01T08:00:00.000Z', 4, '01/07/2026 09:00:00']);
});

test('changing the spreadsheet’s zone keeps wall time and moves the instant', () => {
  expect(
    run(
      "s.getRange('A1').setValue('01/07/2026 09:00'); const a = s.getRange('A1').getValue().toISOString(); ss.setSpreadsheetTimeZone('America/New_York'); return [a, s.getRange('A1').getValue().toISOString(), s.getRange('A1').getDisplayValue()];",
    ),
  ).toEqual(['2026-07-01T08:00:00.000Z', '2026-07-01T13:00:00.000Z', '01/07/2026 09:00:00']);
});

test('nothing is null in a clock trigger or a web app but the active spreadsheet (§26.6)', () => {
  const w = tiny(
    'function main() { return [SpreadsheetApp.getActive() === null, SpreadsheetApp.openById("local-register").getName()]; }',
  );
  const at = (door: 'clock' | 'form') =>
    w.world.run({ fn: 'main', args: [], door, mode: 'FULL', user: 'officer@example.org', activeUser: '' })
      .value;
  expect([at('clock'), at('form')]).toEqual([
    [true, 'Induction register'],
    [false, 'Induction register'],
  ]);
});

test('a simple trigger may not open other files or ask who is there by mail service', () => {
  const w = tiny('function main() { SpreadsheetApp.openById("local-register"); }');
  expect(() => w.call('main', [], { mode: 'LIMITED' })).toThrow(
    'You do not have permission to call SpreadsheetApp.openById. Required permissions: (https://www.googleapis.com/auth/spreadsheets)',
  );
});

test('a viewer can read and not write', () => {
  const w = tiny(
    "function read() { return SpreadsheetApp.getActive().getSheets()[0].getRange('A1').getValue(); } function write() { SpreadsheetApp.getActive().getSheets()[0].getRange('A1').setValue(1); }",
  );
  w.share('viewer@example.org', 'viewer');
  expect(w.call('read', [], { user: 'viewer@example.org' })).toBe('');
  expect(() => w.call('write', [], { user: 'viewer@example.org' })).toThrow(
    'You do not have permission to perform that action.',
  );
});

test('a page may not send a Date, nor call what ends in an underscore', () => {
  const w = tiny('function echo(x) { return x; } function secret_() { return 1; }');
  expect(() => w.call('echo', [{ a: [new Date()] }])).toThrow('Failed due to illegal value in property: 0');
  expect(w.call('echo', [undefined])).toBeNull();
  expect(() => w.call('secret_')).toThrow('Script function not found: secret_');
});

test('a person’s edit fires onEdit with little authority, with value and old value', () => {
  const w = tiny(
    "function onEdit(e) { PropertiesService.getScriptProperties().setProperty('e', JSON.stringify([e.range.getA1Notation(), e.value, e.oldValue, String(e.authMode)])); }",
  );
  w.edit('Sheet1', 'B2', 'first');
  w.edit('Sheet1', 'B2', 'second');
  expect(JSON.parse(w.properties()['e'] as string)).toEqual(['B2', 'second', 'first', 'LIMITED']);
});
