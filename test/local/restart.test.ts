import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWorkspace } from '../../local/workspace';
import { distOf } from './tiny';

const code = `
  function main() {
    const form = FormApp.create('Review', true);
    form.addTextItem().setTitle('TRN');
    form.setDestination(FormApp.DestinationType.SPREADSHEET, SpreadsheetApp.getActive().getId());
    ScriptApp.newTrigger('take').forSpreadsheet(SpreadsheetApp.getActive()).onFormSubmit().create();
    ScriptApp.newTrigger('tick').timeBased().everyDays(1).atHour(5).create();
    const doc = DocumentApp.create('Letter');
    doc.getBody().appendParagraph('Dear tutor');
    doc.saveAndClose();
    Drive.Files.create({ name: 'Letter.pdf', mimeType: 'application/pdf' }, doc.getAs('application/pdf'));
    MailApp.sendEmail({ to: 'tutor@example.org', subject: 'Letter', body: 'Here', attachments: [doc] });
  }
  function take() {}
  function tick() {}`;

test('forms, answers, triggers, documents, files, mail and what is used of the day outlive a restart', () => {
  const options = { dist: distOf(code), folder: mkdtempSync(join(tmpdir(), 'restart-')) };
  const first = openWorkspace(options);
  first.call('main');
  first.submitForm(first.forms()[0]?.id ?? '', { TRN: '0012345' });
  first.advance({ days: 1 });
  const state = (workspace: typeof first) => ({
    now: workspace.now(),
    forms: workspace.forms(),
    responses: workspace.responses(workspace.forms()[0]?.id ?? ''),
    rows: workspace.read('Form Responses 1'),
    triggers: workspace.triggers(),
    files: workspace.files(),
    mails: workspace.inbox(),
    quotas: workspace.quotas(),
  });
  const before = JSON.parse(JSON.stringify(state(first))) as object;
  // Not closed: a process that is killed closes nothing.
  const second = openWorkspace(options);
  expect(JSON.parse(JSON.stringify(state(second)))).toEqual(before);
});
