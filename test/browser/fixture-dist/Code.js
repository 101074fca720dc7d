// A small script for the tests of the workspace's pages: one of each thing a bundle may do.

function onOpen() {
  SpreadsheetApp.getUi()
    .createMenu('Try')
    .addItem('Open sidebar', 'openSidebar')
    .addItem('Set up', 'setUp')
    .addSeparator()
    .addItem('Ask me', 'askMe')
    .addItem('Fail', 'fail')
    .addSubMenu(
      SpreadsheetApp.getUi()
        .createMenu('More')
        .addItem('Open dialog', 'openDialog')
        .addItem('Say hello', 'sayHello'),
    )
    .addToUi();
}

function openSidebar() {
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('sidebar').setTitle('Try it'));
}

function openDialog() {
  var page = HtmlService.createHtmlOutput(
    '<!DOCTYPE html><html lang="en"><head><title>d</title></head><body><p>In a dialog</p></body></html>',
  );
  SpreadsheetApp.getUi().showModalDialog(page.setWidth(420).setHeight(160), 'A dialog');
}

function sayHello() {
  SpreadsheetApp.getActive().toast('Hello there', 'Greeting', 5);
}

function askMe() {
  var ui = SpreadsheetApp.getUi();
  SpreadsheetApp.getActive().getSheetByName('ECTs').getRange('A2').setValue('Asked once');
  if (ui.alert('Really?', 'This asks before it goes on.', ui.ButtonSet.YES_NO) !== ui.Button.YES) return;
  var named = ui.prompt('A name', 'Whose name?', ui.ButtonSet.OK_CANCEL);
  SpreadsheetApp.getActive().getSheetByName('ECTs').getRange('A3').setValue(named.getResponseText());
}

function fail() {
  throw new Error('The sheet "Settings" is missing. Run Set up.');
}

function add(a, b) {
  return a + b;
}

function echo(value) {
  return value;
}

function whoAmI() {
  return Session.getActiveUser().getEmail();
}

function selected() {
  return SpreadsheetApp.getActiveRange().getA1Notation();
}

function fillMany() {
  var sheet = SpreadsheetApp.getActive().insertSheet('Many', 0);
  sheet.insertRowsAfter(1000, 9001);
  var rows = [];
  for (var i = 1; i <= 10000; i += 1)
    rows.push([
      'School ' + i,
      100000 + i,
      'Town ' + (i % 40),
      i % 2 === 0,
      i / 7,
      'Open',
      'Primary',
      'A sentence about school ' + i,
    ]);
  sheet
    .getRange(1, 1, 1, 8)
    .setValues([['School', 'URN', 'Town', 'Visited', 'Score', 'Status', 'Phase', 'Reason']]);
  sheet.getRange(2, 1, 10000, 8).setValues(rows);
  sheet.setFrozenRows(1);
  sheet.getRange(1, 1, 10001, 8).createFilter();
}

function onEdit(e) {
  if (e.value === 'hello') e.source.toast('The script saw it', 'Edited');
}

function slowly() {
  Utilities.sleep(700);
  return 'slept';
}

function giveDate() {
  return new Date();
}

/**
 * Doubles every number.
 * @param {range} numbers What to double.
 * @customfunction
 */
function DOUBLE(numbers) {
  if (!Array.isArray(numbers)) return numbers * 2;
  return numbers.map(function (row) {
    return row.map(function (n) {
      return n * 2;
    });
  });
}

/**
 * Always fails.
 * @customfunction
 */
function BROKEN() {
  throw new Error('Give the as-at day in the second argument.');
}

function setUp() {
  var ss = SpreadsheetApp.getActive();
  var sheet = ss.getSheetByName('ECTs') || ss.insertSheet('ECTs', 0);
  var headings = ['ECT', 'TRN', 'School', 'Terms served', 'Status', 'Signed', 'Risk'];
  sheet
    .getRange(1, 1, 1, headings.length)
    .setValues([headings])
    .setFontWeight('bold')
    .setBackground('#e2efec')
    .setNotes([
      headings.map(function (h) {
        return 'What belongs in ' + h + '.';
      }),
    ]);
  sheet.getRange('B2:B').setNumberFormat('@');
  var people = [
    ['Avery Quill', '0012345', 'Millbrook Primary', 1.25, 'In progress', false, 'Amber'],
    ['Blessing Okonkwo', '1234567', 'Tansy Vale School', 3, 'Extended', true, ''],
    ['Catrin Wyn', '7654321', 'Millbrook Primary', 5.5, 'In progress', false, 'Red'],
    ['Dev Marsh', '2345678', 'Harrow Lane Academy', 6, 'Completed', true, ''],
  ];
  sheet.getRange(2, 1, people.length, headings.length).setValues(people);
  sheet.getRange('D2:D').setBackground('#f1f3f4');
  sheet
    .getRange('E2:E')
    .setDataValidation(
      SpreadsheetApp.newDataValidation()
        .requireValueInList(['In progress', 'Extended', 'Completed'])
        .setHelpText('Choose a status from the list.')
        .build(),
    );
  sheet.getRange('F2:F5').setDataValidation(SpreadsheetApp.newDataValidation().requireCheckbox().build());
  sheet.getRange('D2:D').protect().setDescription('The register works this out').setWarningOnly(true);
  sheet.setConditionalFormatRules([
    SpreadsheetApp.newConditionalFormatRule()
      .whenTextEqualTo('Red')
      .setBackground('#fbe0dd')
      .setFontColor('#8c1d13')
      .setRanges([sheet.getRange('G2:G')])
      .build(),
  ]);
  sheet.setFrozenRows(1);
  sheet.setFrozenColumns(1);
  sheet.setColumnWidth(1, 150);
  sheet.setTabColor('#1a63c9');
  sheet.getRange('A1:G5').createFilter();

  var sums = ss.getSheetByName('Sums') || ss.insertSheet('Sums', 1);
  sums.getRange('A1:A3').setValues([[1], [2], [3]]);
  sums.getRange('B1').setFormula('=DOUBLE(A1:A3)');
  sums.getRange('C1').setFormula('=BROKEN()');
  sums.getRange('D1').setFormula('=SUM(A1:A3)');
  var hidden = ss.getSheetByName('History') || ss.insertSheet('History', 2);
  hidden.hideSheet();
  makeForm(ss);
  makeFiles();
}

function makeForm(ss) {
  if (PropertiesService.getScriptProperties().getProperty('form')) return;
  var form = FormApp.create('Progress review', true);
  form
    .setTitle('Progress review')
    .setDescription('For induction tutors.')
    .setConfirmationMessage('Thank you. The review has arrived.');
  form.addTextItem().setTitle('Name of the ECT').setRequired(true);
  form
    .addTextItem()
    .setTitle('TRN')
    .setHelpText('Seven digits')
    .setValidation(
      FormApp.createTextValidation()
        .requireTextMatchesPattern('[0-9]{7}')
        .setHelpText('Enter a TRN of 7 digits.')
        .build(),
    );
  var track = form.addMultipleChoiceItem().setTitle('Is the ECT on track?').setRequired(true);
  var support = form.addPageBreakItem().setTitle('Support');
  form.addParagraphTextItem().setTitle('What support will they have?').setRequired(true);
  track.setChoices([
    track.createChoice('Yes', FormApp.PageNavigationType.SUBMIT),
    track.createChoice('No', support),
  ]);
  form.setDestination(FormApp.DestinationType.SPREADSHEET, ss.getId());
  PropertiesService.getScriptProperties().setProperty('form', form.getId());
  ScriptApp.newTrigger('onFormSubmitted').forSpreadsheet(ss).onFormSubmit().create();
  ScriptApp.newTrigger('daily').timeBased().everyDays(1).atHour(6).create();
}

function makeFiles() {
  if (PropertiesService.getScriptProperties().getProperty('doc')) return;
  var folder = Drive.Files.create({ name: 'Register files', mimeType: 'application/vnd.google-apps.folder' });
  var doc = DocumentApp.create('Report template');
  var body = doc.getBody();
  body
    .getChild(0)
    .asParagraph()
    .setText('Progress review of {{ECT}}')
    .setHeading(DocumentApp.ParagraphHeading.TITLE);
  body.appendParagraph('Written by {{tutor}}.');
  body.appendTable([['School', '{{school}}']]);
  doc.saveAndClose();
  var pdf = doc.getAs('application/pdf').setName('Example report.pdf');
  Drive.Files.create({ name: 'Example report.pdf', mimeType: 'application/pdf', parents: [folder.id] }, pdf);
  PropertiesService.getScriptProperties().setProperty('doc', doc.getId());
}

function onFormSubmitted(e) {
  var name = e.namedValues['Name of the ECT'][0];
  var form = FormApp.openById(PropertiesService.getScriptProperties().getProperty('form'));
  console.log('A review of ' + name + ' arrived');
  MailApp.sendEmail({
    to: 'tutor@millbrook.example.org',
    name: 'The register',
    subject: 'Review received: ' + name,
    body: 'Thank you for the review of ' + name + '.\nAnother: ' + form.getPublishedUrl(),
    htmlBody:
      '<!DOCTYPE html><html lang="en"><head><title>Review</title></head><body><h1>Thank you</h1><p><a href="' +
      form.getPublishedUrl() +
      '">Write another review</a></p></body></html>',
  });
}

function daily() {
  MailApp.sendEmail('officer@example.org', 'The daily run', 'Nothing is due.');
}
