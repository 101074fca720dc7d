import { answerNext, openQuestion, shownBy, shownPage } from '../../local/world/ui';
import { isLocked } from '../../local/world/lock';
import { tiny } from './tiny';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const menu = (body: string) => tiny(`function item() { const ui = SpreadsheetApp.getUi(); ${body} }`);

test('onOpen makes menus, and one of the same name takes the place of the old (§13)', () => {
  const workspace = tiny(`function onOpen(e) { const ui = SpreadsheetApp.getUi();
    ui.createMenu('Induction').addItem('Old', 'a').addToUi();
    ui.createMenu('Induction').addItem('Set up', 'setUp').addSeparator().addSubMenu(ui.createMenu('More').addItem('Help', 'help')).addToUi(); }`);
  workspace.openFile();
  expect(workspace.menus()).toEqual([
    {
      caption: 'Induction',
      items: [
        { kind: 'item', label: 'Set up', fn: 'setUp' },
        { kind: 'separator' },
        { kind: 'menu', caption: 'More', items: [{ kind: 'item', label: 'Help', fn: 'help' }] },
      ],
    },
  ]);
});

test('a simple trigger may show nothing (§13)', () => {
  const workspace = tiny(
    "function onOpen() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('x')); }",
  );
  expect(workspace.openFile().error?.message).toContain('You do not have permission to call Ui.showSidebar');
});

test('there is no Ui in a trigger (§1)', () => {
  const workspace = tiny(
    "function tick() { SpreadsheetApp.getUi(); } function main() { ScriptApp.newTrigger('tick').timeBased().everyMinutes(1).create(); }",
  );
  workspace.call('main');
  expect(workspace.advance({ minutes: 1 })[0]?.error).toBe(
    'Exception: Cannot call SpreadsheetApp.getUi() from this context.',
  );
});

test('an alert answers with the button a person chose, as an enum value (§13)', () => {
  const workspace = menu(
    "const b = ui.alert('Sure?', 'This sends mail.', ui.ButtonSet.YES_NO); console.log(b === ui.Button.YES, String(b));",
  );
  answerNext(workspace.world, [{ button: 'YES' }]);
  expect(workspace.menu('item').record.log).toEqual(['true YES']);
});

test('a prompt gives its text also after Cancel (§13)', () => {
  const workspace = menu(
    "const r = ui.prompt('TRN'); console.log(r.getSelectedButton() === ui.Button.CANCEL, r.getResponseText());",
  );
  answerNext(workspace.world, [{ button: 'CANCEL', text: '1234567' }]);
  expect(workspace.menu('item').record.log).toEqual(['true 1234567']);
});

test('a question nobody has answered ends the run and can be asked of the person', () => {
  const workspace = menu("ui.alert('Sure?', 'This sends mail.', ui.ButtonSet.OK_CANCEL);");
  const { outcome, record } = workspace.menu('item');
  expect([outcome, openQuestion(workspace.world, record.id)]).toEqual([
    'killed',
    { kind: 'alert', title: 'Sure?', text: 'This sends mail.', buttons: ['OK', 'CANCEL'] },
  ]);
});

test('the script lock does not outlive a question (§26.26)', () => {
  const workspace = menu(
    "const lock = LockService.getScriptLock(); lock.tryLock(10); ui.alert('Wait'); console.log(lock.hasLock());",
  );
  answerNext(workspace.world, [{ button: 'OK' }]);
  expect([workspace.menu('item').record.log, isLocked(workspace.world)]).toEqual([['false'], false]);
});

test('a sidebar shows its page, 300 pixels wide whatever it asks (§13)', () => {
  const workspace = menu(
    "ui.showSidebar(HtmlService.createHtmlOutputFromFile('side').setTitle('Register').setWidth(900));",
  );
  writeFileSync(join(workspace.world.options.dist, 'side.html'), '<!DOCTYPE html><p>Hello</p>');
  const [shown] = shownBy(workspace.world, workspace.menu('item').record.id);
  expect(shown).toMatchObject({
    kind: 'sidebar',
    title: 'Register',
    width: 300,
    html: '<!DOCTYPE html><p>Hello</p>',
  });
  expect(shown?.kind === 'sidebar' && shownPage(workspace.world, shown.id)?.title).toBe('Register');
});

test("a dialog's own title argument wins (§13)", () => {
  const workspace = menu(
    "ui.showModalDialog(HtmlService.createHtmlOutput('<p>x</p>').setTitle('a').setWidth(400), 'b');",
  );
  expect(shownBy(workspace.world, workspace.menu('item').record.id)[0]).toMatchObject({
    kind: 'dialog',
    modal: true,
    title: 'b',
    width: 400,
  });
});

test('a page that is not there is named (§14)', () => {
  expect(menu("HtmlService.createHtmlOutputFromFile('nope');").menu('item').error?.message).toBe(
    'No HTML file named nope was found.',
  );
});

test('a page is asked for by its name without the extension (§14)', () => {
  const workspace = menu("HtmlService.createHtmlOutputFromFile('side.html');");
  writeFileSync(join(workspace.world.options.dist, 'side.html'), '<!DOCTYPE html><p>Hello</p>');
  expect(workspace.menu('item').error?.message).toBe('No HTML file named side.html was found.');
});

test('untrusted text is escaped, other text is not (§14)', () => {
  const workspace = menu(
    "console.log(HtmlService.createHtmlOutput('<b>').append('<i>').appendUntrusted('<s>').getContent());",
  );
  expect(workspace.menu('item').record.log).toEqual(['<b><i>&lt;s&gt;']);
});
