/** Cells of Reports pasted or filled down: one ECT's words and file never become another's. */
import type { Workspace } from '../../local/workspace';
import {
  EARLY_MONDAY,
  TUTOR_SAYS,
  ask,
  byDay,
  cell,
  click,
  linksIn,
  pastMonday,
  reviewOf,
  row,
  rows,
  signLinkOf,
  smallRegister,
  trigger,
} from './register';

let workspace: Workspace;
let begun: ReturnType<Workspace['snapshot']>;
let review = '';
const [ZOE, BO] = ['0012345', '0012347'];

beforeAll(async () => {
  workspace = await smallRegister({ now: EARLY_MONDAY });
  pastMonday(workspace);
  byDay(workspace);
  review = reviewOf(workspace, ZOE);
  begun = workspace.snapshot();
});
beforeEach(() => workspace.restore(begun));
afterAll(() => workspace.close());

const type = (column: string, typed: string, of = review): void =>
  workspace.edit('Reports', cell(workspace, 'Reports', ['Report', of], column), typed);
const report = (of = review) => row(workspace, 'Reports', 'Report', of);
const needs = () => rows(workspace, 'Desk').map((line) => line['Where to look'] ?? '');
const tutorWrites = (): void => {
  workspace.submitForm(linksIn(workspace, 'tom@example.org')[0] ?? '', TUTOR_SAYS);
  workspace.advance({ minutes: 25 });
};
const intake = () => rows(workspace, 'Intake').at(-1) ?? {};
const pdfs = () => workspace.files().filter(({ mimeType }) => mimeType === 'application/pdf');
const isOnHold = expect.stringMatching(
  /^Reports, row \d+, TRN: This report is about another ECT, TRN 0012345\./,
);

describe('the TRN of another ECT in the row of a report that was written', () => {
  beforeEach(() => {
    tutorWrites();
    type('TRN', BO);
  });

  test('the other ECT hears nothing of it, and gets no file; the Desk names the cell', () => {
    const before = { mails: workspace.inbox('bo@example.org').length, files: JSON.stringify(pdfs()) };
    workspace.advance({ days: 1 });
    expect(workspace.inbox('bo@example.org')).toHaveLength(before.mails);
    expect(JSON.stringify(pdfs())).toBe(before.files);
    expect(report()).toMatchObject({ ECT: 'Zoë Example', State: 'with ECT' });
    expect(needs()).toContainEqual(isOnHold);
  });

  test('nothing is called for a second time, of either', () => {
    const before = rows(workspace, 'Reports').length;
    workspace.advance({ days: 1 });
    expect(rows(workspace, 'Reports')).toHaveLength(before);
  });

  test('it can’t be opened to be accepted, and a signature waits until the TRN is put back', () => {
    expect(ask(workspace, { ask: 'report', id: review })).toMatchObject({ kind: 'fault', says: isOnHold });
    workspace.submitForm(signLinkOf(workspace, 'zoe@example.org'), {
      'I am': 'The early career teacher',
      'Your signature': 'I have read this report and sign it',
      'Your full name': 'Zoë Example',
    });
    expect(intake()['Reasons']).toContain(
      'This report is about another ECT, TRN 0012345. Put that TRN back.',
    );
    type('TRN', ZOE);
    workspace.edit(
      'Intake',
      cell(workspace, 'Intake', ['Submission', intake()['Submission'] ?? ''], 'Verdict'),
      'mended',
    );
    workspace.advance({ days: 1 });
    expect(report()['ECT signed']).not.toBe('');
    expect(needs()).not.toContainEqual(isOnHold);
  });
});

test('answers to a link sent of one ECT are not taken in for another', () => {
  type('TRN', BO);
  tutorWrites();
  expect(report()).toMatchObject({ State: 'due', Evidence: '' });
  expect(intake()['Reasons']).toContain('Put that TRN back');
});

test('a TRN put right in ECTs and everywhere is the same ECT’s', () => {
  tutorWrites();
  const right = '0054321';
  for (const sheet of ['ECTs', 'Induction periods', 'Reports'])
    for (const [at, line] of rows(workspace, sheet).entries())
      if (line['TRN'] === ZOE)
        workspace.edit(
          sheet,
          cell(workspace, sheet, ['TRN', ZOE], 'TRN').replace(/\d+$/, String(at + 2)),
          right,
        );
  click(workspace, 'refreshViews');
  expect(needs().filter((says) => says.includes('another ECT'))).toEqual([]);
  expect(report()).toMatchObject({ TRN: right, 'Begun for': right });
});

test('a register set up before reports said whom they are about has it noted by the next night', () => {
  for (const { Report = '' } of rows(workspace, 'Reports')) type('Begun for', '', Report);
  workspace.advance({ days: 1 });
  for (const line of rows(workspace, 'Reports')) expect(line['Begun for']).toBe(line['TRN']);
});

describe('the PDF of one report copied over that of another', () => {
  let ofBo = '';
  const openTo = (address: string) =>
    pdfs()
      .filter(({ permissions }) => permissions.some((one) => one.emailAddress === address))
      .map(({ id, name }) => `${id} ${name.split(',')[0] ?? ''}`);

  const words = (file: { readonly content: unknown }) => JSON.stringify(file.content);

  beforeEach(() => {
    ofBo = reviewOf(workspace, BO);
    for (const link of linksIn(workspace, 'una@example.org'))
      workspace.submitForm(link, { ...TUTOR_SAYS, 'What evidence have you drawn on?': 'Words on others.' });
    tutorWrites();
  });

  test('what is written next goes into the report’s own file, which its cell then names', () => {
    const own = report(ofBo)['PDF'] ?? '';
    const files = pdfs().length;
    type('PDF', report()['PDF'] ?? '', ofBo);
    type('Evidence', 'Other words on Bo.', ofBo);
    workspace.advance({ days: 1 });
    expect(report(ofBo)['PDF']).toBe(own);
    expect(pdfs()).toHaveLength(files);
    const [zoes = null] = pdfs().filter(({ id }) => report()['PDF']?.includes(id));
    expect(words(zoes ?? { content: null })).toContain('Four observed lessons.');
    expect(words(zoes ?? { content: null })).not.toContain('Other words on Bo.');
  });

  test('nobody is let into the other’s file, and the cell is put right by itself', () => {
    const own = report(ofBo)['PDF'] ?? '';
    const before = openTo('bo@example.org');
    type('PDF', report()['PDF'] ?? '', ofBo);
    workspace.submitForm(signLinkOf(workspace, 'bo@example.org'), {
      'I am': 'The early career teacher',
      'Your signature': 'I have read this report and sign it',
      'Your full name': 'Bo Example',
    });
    workspace.advance({ days: 1 });
    expect(openTo('bo@example.org')).toEqual(before);
    expect(openTo('una@example.org').some((name) => name.includes('Zoë'))).toBe(false);
    expect(report(ofBo)['PDF']).toBe(own);
  });

  test.each(['', 'see folder'])('a cell that says "%s" gets the address back', (typed) => {
    const own = report(ofBo)['PDF'] ?? '';
    type('PDF', typed, ofBo);
    workspace.advance({ days: 1 });
    expect(report(ofBo)['PDF']).toBe(own);
  });
});

test('two ECTs of one name are told apart by their TRN in their tutor’s mail and on each form', () => {
  workspace.edit('ECTs', cell(workspace, 'ECTs', ['TRN', BO], 'Name'), 'Ann Example');
  click(workspace, 'refreshViews');
  workspace.world.setNow(Date.parse('2026-12-14T09:00:00Z'));
  trigger(workspace, 'everyNight');
  trigger(workspace, 'everyTenMinutes');
  const text = workspace.inbox('una@example.org').at(-1)?.text ?? '';
  const links = linksIn(workspace, 'una@example.org').slice(-2).map(decodeURIComponent);
  for (const trn of ['0012346', BO]) {
    const called = `Ann Example (TRN ${trn})`;
    expect(text).toContain(`${called}: progress review`);
    expect(text).toContain(`Log an observation: ${called}`);
    expect(links.filter((link) => link.includes(`${called}: progress review`))).toHaveLength(1);
  }
});
