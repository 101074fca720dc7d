import { run, tiny } from './tiny';
import { formAt, submit, answersByItem, responsesOf } from '../../local/world/forms-submit';
import { readings } from '../../local/world/quotas';
import { setSwitches } from '../../local/world/switches';
import type { Answer } from '../../local/world/forms';
import type { Workspace } from '../../local/workspace';
import { shown, sheetCalled } from '../../local/world/person';

const send = (workspace: Workspace, answers: Readonly<Record<string, Answer>>, email = '') => {
  const form = formAt(workspace.world.store, workspace.call('address') as string);
  if (!form) throw new Error('The test has no form.');
  return submit(workspace.world, form, { answers: answersByItem(form, answers), email });
};

const says = (workspace: Workspace, answers: Readonly<Record<string, Answer>>, email = '') => {
  const outcome = send(workspace, answers, email);
  return 'objections' in outcome ? outcome.objections.map((one) => one.says) : [];
};

const rows = (workspace: Workspace, name = 'Form Responses 1') =>
  shown(workspace.world, sheetCalled(workspace.world, name));

/** A form of one text question, linked to the workbook, with a trigger that notes what it is told. */
const linked = (more = '') => `
  function address() { return PropertiesService.getScriptProperties().getProperty('form'); }
  function main() {
    const form = FormApp.create('Review', true).setTitle('Progress review');
    form.addTextItem().setTitle('TRN');
    ${more}
    const ss = SpreadsheetApp.getActive();
    form.setDestination(FormApp.DestinationType.SPREADSHEET, ss.getId());
    ScriptApp.newTrigger('take').forSpreadsheet(ss).onFormSubmit().create();
    PropertiesService.getScriptProperties().setProperty('form', form.getId());
    return form.getPublishedUrl();
  }
  function take(e) {
    const p = PropertiesService.getScriptProperties();
    const seen = JSON.parse(p.getProperty('seen') || '[]');
    seen.push({ values: e.values, named: e.namedValues, row: e.range.getRow(), mode: String(e.authMode), uid: typeof e.triggerUid, sheet: e.range.getSheet().getName(), me: Session.getEffectiveUser().getEmail() });
    p.setProperty('seen', JSON.stringify(seen));
  }
  function seen() { return JSON.parse(PropertiesService.getScriptProperties().getProperty('seen') || '[]'); }
  function edit(body) { return new Function('form', body)(FormApp.openById(address())); }`;

const open = (more = '') => {
  const workspace = tiny(linked(more), { now: '2026-11-23T08:00:00.000Z' });
  workspace.call('main');
  return workspace;
};

test('a form made without true is not published and takes no answers (§26.13)', () => {
  expect(
    run(
      "const f = FormApp.create('Review'); return [f.isPublished(), f.isAcceptingResponses(), f.getTitle()];",
    ),
  ).toEqual([false, false, '']);
});

test("the respondents' address has another id than the form (§15)", () => {
  expect(
    run("const f = FormApp.create('Review', true); return f.getPublishedUrl().includes(f.getId());"),
  ).toBe(false);
});

test('linking adds a sheet headed by timestamp and questions, found by its form address (§15)', () => {
  const workspace = open();
  expect(rows(workspace)).toEqual([['Timestamp', 'TRN']]);
  expect(
    workspace.world.store.get<{ formUrl: string }>(
      'sheets:local-register',
      workspace.world.store.need<{ sheets: number[] }>('spreadsheets', 'local-register').sheets[0] as number,
    )?.formUrl,
  ).toContain(workspace.call('address'));
});

test('a later question gets a column at the right end, and a new title changes its heading (§15)', () => {
  const workspace = open();
  workspace.call('edit', [
    "form.addTextItem().setTitle('Name'); form.getItems()[0].setTitle('Teacher reference number');",
  ]);
  expect(rows(workspace)).toEqual([['Timestamp', 'Teacher reference number', 'Name']]);
});

test('the trigger is told the row as displayed, and what stands in it by heading (§15)', () => {
  const workspace = open();
  send(workspace, { TRN: 'AB1' });
  expect(workspace.call('seen')).toEqual([
    {
      values: ['23/11/2026 08:00:00', 'AB1'].map((value, i) =>
        i === 0 ? expect.stringMatching(/^23\/11\/2026 08:00:\d\d$/) : value,
      ),
      named: { Timestamp: [expect.stringMatching(/^23\/11\/2026/)], TRN: ['AB1'] },
      row: 2,
      mode: 'FULL',
      uid: 'string',
      sheet: 'Form Responses 1',
      me: 'officer@example.org',
    },
  ]);
});

test.each([
  ['0012345', '12345'],
  ['=1+1', '=1+1'],
  ['1/2/2026', '01/02/2026'],
  ['+44 20', '+44 20'],
])('the sheet shows the answer %s as %s (§26.18)', (answer, shownAs) => {
  const workspace = open();
  send(workspace, { TRN: answer });
  expect(rows(workspace)[1]?.[1]).toBe(shownAs);
});

test("the form's own store keeps an answer as it was typed (§15)", () => {
  const workspace = open();
  send(workspace, { TRN: '0012345' });
  const form = formAt(workspace.world.store, workspace.call('address') as string);
  expect(responsesOf(workspace.world.store, form?.id ?? '').map((one) => Object.values(one.answers))).toEqual(
    [['0012345']],
  );
});

test('a response a script submits is stored and put in the sheet, but fires no trigger (§15)', () => {
  const workspace = open();
  workspace.call('edit', [
    "form.createResponse().withItemResponse(form.getItems()[0].asTextItem().createResponse('X1')).submit();",
  ]);
  expect([rows(workspace)[1]?.[1], workspace.call('seen')]).toEqual(['X1', []]);
});

test('a response goes below a row somebody typed in', () => {
  const workspace = open();
  workspace.edit('Form Responses 1', 'A2', 'mine');
  send(workspace, { TRN: 'A' });
  expect(rows(workspace).map((row) => row[1])).toEqual(['TRN', '', 'A']);
});

test('answers follow their column when somebody inserts one before it (§15)', () => {
  const workspace = open();
  workspace.insertColumn('Form Responses 1', 2);
  send(workspace, { TRN: 'A' });
  expect(rows(workspace)[1]?.slice(1)).toEqual(['', 'A']);
});

test('a linked sheet cannot be deleted before the form is unlinked (§2)', () => {
  const workspace = open();
  expect(() => workspace.deleteSheet('Form Responses 1')).toThrow(
    'You cannot delete a sheet with a linked form.',
  );
  workspace.call('edit', ['form.removeDestination();']);
  workspace.deleteSheet('Form Responses 1');
});

test('a required question must be answered', () => {
  expect(says(open('form.getItems()[0].asTextItem().setRequired(true);'), {})).toEqual([
    'This is a required question',
  ]);
});

test('a pattern is of the whole answer, and its help text says what is wrong (§15)', () => {
  const workspace = open(
    "form.getItems()[0].asTextItem().setValidation(FormApp.createTextValidation().requireTextMatchesPattern('\\\\d{7}').setHelpText('Enter 7 digits.').build());",
  );
  expect([says(workspace, { TRN: 'x1234567' }), says(workspace, { TRN: '1234567' })]).toEqual([
    ['Enter 7 digits.'],
    [],
  ]);
});

test('an answer that is no choice is refused, unless the item has an other option', () => {
  const workspace = open("form.addMultipleChoiceItem().setTitle('On track').setChoiceValues(['Yes', 'No']);");
  expect(says(workspace, { 'On track': 'Perhaps' })).toEqual(['Must be one of the choices']);
  workspace.call('edit', ['form.getItems()[1].asMultipleChoiceItem().showOtherOption(true);']);
  expect(says(workspace, { 'On track': 'Perhaps' })).toEqual([]);
});

test('a fresh choice item has one blank choice, and an empty list is refused (§15)', () => {
  expect(
    run(
      "const i = FormApp.create('x', true).addListItem(); try { i.setChoiceValues([]); } catch (e) { return [i.getChoices().map((c) => c.getValue()), e.name]; }",
    ),
  ).toEqual([[''], 'Exception']);
});

test('choices that lead somewhere cannot be mixed with choices that do not (§15)', () => {
  expect(
    run(
      "const f = FormApp.create('x', true); const i = f.addListItem(); const p = f.addPageBreakItem(); try { i.setChoices([i.createChoice('a', p), i.createChoice('b')]); } catch (e) { return e.name; }",
    ),
  ).toBe('Exception');
});

const branching = `
  const ask = form.addMultipleChoiceItem().setTitle('Concern?');
  const yes = form.addPageBreakItem().setTitle('Concern');
  form.addTextItem().setTitle('Which').setRequired(true);
  const end = form.addPageBreakItem().setTitle('End');
  form.addTextItem().setTitle('Remarks');
  ask.setChoices([ask.createChoice('Yes', yes), ask.createChoice('No', end)]);`;

test('a required question on a section that was passed by is not asked', () => {
  const workspace = open(branching);
  expect([says(workspace, { 'Concern?': 'No' }), says(workspace, { 'Concern?': 'Yes' })]).toEqual([
    [],
    ['This is a required question'],
  ]);
});

test('answers of a section that was passed by are dropped', () => {
  const workspace = open(branching);
  send(workspace, { 'Concern?': 'No', Which: 'TS1' });
  expect(rows(workspace)[1]?.slice(1)).toEqual(['', 'No', '', '']);
});

test("a page break's own way is that of the page before it (§15)", () => {
  const workspace = open(
    `${branching} ask.setChoiceValues(['Yes', 'No']); yes.setGoToPage(FormApp.PageNavigationType.SUBMIT);`,
  );
  expect(says(workspace, { 'Concern?': 'Yes' })).toEqual([]);
});

test('entry numbers of a prefilled address are not item ids, and the address fills the form (§15)', () => {
  const workspace = open("form.addCheckboxItem().setTitle('Standards').setChoiceValues(['TS 1', 'TS 2']);");
  const url = workspace.call('edit', [
    "const [t, c] = form.getItems(); return form.createResponse().withItemResponse(t.asTextItem().createResponse('A&B')).withItemResponse(c.asCheckboxItem().createResponse(['TS 1', 'TS 2'])).toPrefilledUrl();",
  ]) as string;
  const ids = workspace.call('edit', ['return form.getItems().map((i) => i.getId());']) as number[];
  const names = [...url.matchAll(/entry\.(\d+)=/g)].map((match) => Number(match[1]));
  expect(url).toMatch(/\/viewform\?usp=pp_url&entry\.\d+=A%26B&entry\.\d+=TS\+1&entry\.\d+=TS\+2$/);
  expect(names.some((name) => ids.includes(name))).toBe(false);
});

test('an address is asked and kept where the form collects it, under its own heading (§15)', () => {
  const workspace = open('form.setCollectEmail(true);');
  expect(says(workspace, { TRN: 'A' }, 'nobody')).toEqual(['Must be a valid email address']);
  send(workspace, { TRN: 'A' }, 'tutor@example.org');
  expect(rows(workspace)).toEqual([
    ['Timestamp', 'Email Address', 'TRN'],
    [expect.any(String), 'tutor@example.org', 'A'],
  ]);
});

test('an unpublished form refuses everybody', () => {
  const workspace = open();
  workspace.call('edit', ['form.setPublished(false);']);
  expect(says(workspace, { TRN: 'A' })).toHaveLength(1);
});

test('unanswered text comes back as empty, other unanswered questions are left out (§15)', () => {
  const workspace = open(
    "form.addListItem().setTitle('Term').setChoiceValues(['1']); form.addDateItem().setTitle('Day');",
  );
  send(workspace, { TRN: 'A' });
  expect(
    workspace.call('edit', [
      'return form.getResponses()[0].getItemResponses().map((r) => [r.getItem().getTitle(), r.getResponse()]);',
    ]),
  ).toEqual([
    ['TRN', 'A'],
    ['Day', ''],
  ]);
});

test('a date answer is a day, in the sheet a date (§15)', () => {
  const workspace = open("form.addDateItem().setTitle('Day');");
  send(workspace, { Day: '2026-03-04' });
  expect(rows(workspace)[1]?.[2]).toBe('04/03/2026');
});

test('an event can come twice, or never', () => {
  const workspace = open();
  setSwitches(workspace.world, { formEventsTwice: 1 });
  send(workspace, { TRN: 'A' });
  setSwitches(workspace.world, { formEventsLost: 1 });
  send(workspace, { TRN: 'B' });
  expect((workspace.call('seen') as { values: string[] }[]).map(({ values }) => values[1])).toEqual([
    'A',
    'A',
  ]);
});

test('an event can come again with nothing in it (F12)', () => {
  const workspace = open();
  setSwitches(workspace.world, { formEventsBlankAgain: 1 });
  send(workspace, { TRN: 'A' });
  expect((workspace.call('seen') as { named: object }[])[1]?.named).toEqual({ Timestamp: [''], TRN: [''] });
});

test("a trigger's time counts against its owner's day", () => {
  const workspace = open();
  send(workspace, { TRN: 'A' });
  expect(
    readings(workspace.world, 'officer@example.org').find(({ meter }) => meter === 'triggerRuntime')?.used,
  ).toBeGreaterThan(0);
});

test('an event can be there before its row can be read', () => {
  const workspace = tiny(
    `${linked()} function take(e) { console.log(e.values[1], '[' + e.range.getDisplayValues()[0].join() + ']'); }`,
  );
  workspace.call('main');
  setSwitches(workspace.world, { formRowsLate: 1 });
  const outcome = send(workspace, { TRN: 'A' });
  expect('executions' in outcome && outcome.executions.map(({ log }) => log)).toEqual([['A [,]']]);
  expect(rows(workspace)[1]?.[1]).toBe('A');
});

test('an event can be late: it comes when its time has come', () => {
  const workspace = open();
  setSwitches(workspace.world, { formEventsLate: 1 });
  send(workspace, { TRN: 'A' });
  const before = (workspace.call('seen') as object[]).length;
  workspace.advance({ minutes: 11 });
  expect([before, (workspace.call('seen') as object[]).length]).toEqual([0, 1]);
});

test("the form's own trigger is told the response, with no row (§15)", () => {
  const workspace =
    tiny(`${linked()} function fromForm(e) { console.log(e.response.getItemResponses()[0].getResponse(), e.source.getTitle(), String(e.range)); }
    function also() { ScriptApp.newTrigger('fromForm').forForm(FormApp.openById(address())).onFormSubmit().create(); }`);
  workspace.call('main');
  workspace.call('also');
  const outcome = send(workspace, { TRN: 'A' });
  expect('executions' in outcome && outcome.executions.map(({ fn, log }) => [fn, log])).toContainEqual([
    'fromForm',
    ['A Progress review undefined'],
  ]);
});

test('an edited response keeps its id and its row, and the event brings only what changed (§26.17)', () => {
  const workspace = open("form.addTextItem().setTitle('Name'); form.setAllowResponseEdits(true);");
  const first = send(workspace, { TRN: 'A', Name: 'Ada' });
  const id = 'response' in first ? first.response.id : '';
  workspace.submitForm(
    workspace.call('address') as string,
    { TRN: 'A', Name: 'Ada Lovelace' },
    { edits: id },
  );
  expect(
    rows(workspace)
      .slice(1)
      .map((row) => row.slice(1)),
  ).toEqual([['A', 'Ada Lovelace']]);
  expect((workspace.call('seen') as { named: object }[])[1]?.named).toMatchObject({
    TRN: [''],
    Name: ['Ada Lovelace'],
  });
});

test('a prefilled address fills the form, and what is typed wins', () => {
  const workspace = open("form.addTextItem().setTitle('Name');");
  const url = workspace.call('edit', [
    "const [t, n] = form.getItems().map((i) => i.asTextItem()); return form.createResponse().withItemResponse(t.createResponse('1234567')).withItemResponse(n.createResponse('Ada')).toPrefilledUrl();",
  ]) as string;
  workspace.submitForm(url, { Name: 'Grace' });
  expect(rows(workspace)[1]?.slice(1)).toEqual(['1234567', 'Grace']);
});

test('two questions of one title share their values (§15)', () => {
  const workspace = open("form.addTextItem().setTitle('TRN');");
  const form = formAt(workspace.world.store, workspace.call('address') as string);
  const [one, two] = form?.items ?? [];
  send(workspace, { [String(one?.id)]: 'A', [String(two?.id)]: 'B' });
  expect((workspace.call('seen') as { named: object }[])[0]?.named).toMatchObject({ TRN: ['A', 'B'] });
});

test('answers to several choices are one text, joined by commas (§15)', () => {
  const workspace = open("form.addCheckboxItem().setTitle('Standards').setChoiceValues(['TS1', 'TS2']);");
  send(workspace, { Standards: ['TS1', 'TS2'] });
  expect(rows(workspace)[1]?.[2]).toBe('TS1, TS2');
});

test('a choice that is no choice cannot be put into a response (§15)', () => {
  const workspace = open("form.addListItem().setTitle('Term').setChoiceValues(['1']);");
  expect(() => workspace.call('edit', ["form.getItems()[1].asListItem().createResponse('2');"])).toThrow(
    'Must be one of the choices',
  );
});

test('a response is submitted once (§15)', () => {
  const workspace = open();
  expect(() => workspace.call('edit', ['const r = form.createResponse(); r.submit(); r.submit();'])).toThrow(
    'already been submitted',
  );
});

test('the wrong as-method is refused (§15)', () => {
  const workspace = open();
  expect(() => workspace.call('edit', ['form.getItems()[0].asDateItem();'])).toThrow(
    'Invalid conversion for item type: TEXT.',
  );
});

test('a form without a destination has no destination id (§15)', () => {
  expect(
    run(
      "const f = FormApp.create('x', true); try { f.getDestinationId(); } catch (e) { return [e.name, f.getDestinationType()]; }",
    ),
  ).toEqual(['Exception', null]);
});

test('a form linked to the workbook twice has two sheets, the first no longer its own', () => {
  const workspace = open();
  workspace.call('edit', [
    'const file = form.getDestinationId(); form.removeDestination(); form.setDestination(FormApp.DestinationType.SPREADSHEET, file);',
  ]);
  expect(rows(workspace, 'Form Responses 2')).toEqual([['Timestamp', 'TRN']]);
  workspace.deleteSheet('Form Responses 1');
});

test('answers given before are copied when a form is linked', () => {
  const workspace = open();
  send(workspace, { TRN: 'A' });
  workspace.call('edit', [
    'const file = form.getDestinationId(); form.removeDestination(); form.setDestination(FormApp.DestinationType.SPREADSHEET, file);',
  ]);
  expect(rows(workspace, 'Form Responses 2')[1]?.[1]).toBe('A');
});

test('deleting a question leaves its column (§15)', () => {
  const workspace = open("form.addTextItem().setTitle('Name');");
  workspace.call('edit', ['form.deleteItem(0);']);
  send(workspace, { Name: 'Ada' });
  expect(rows(workspace)).toEqual([
    ['Timestamp', 'TRN', 'Name'],
    [expect.any(String), '', 'Ada'],
  ]);
});

test('the columns of a linked sheet refuse formats and rules, but take values (§1, §15)', () => {
  const workspace = open();
  const range = "SpreadsheetApp.getActive().getSheetByName('Form Responses 1').getRange('B2')";
  expect(() => workspace.call('edit', [`${range}.setNumberFormat('@');`])).toThrow(
    'This operation is not allowed on cells in typed columns.',
  );
  workspace.call('edit', [`${range}.setValue('x'); ${range}.offset(0, 1).setBackground('#ffffff');`]);
  setSwitches(workspace.world, { linkedSheetsAreTables: false });
  workspace.call('edit', [`${range}.setNumberFormat('@');`]);
});
